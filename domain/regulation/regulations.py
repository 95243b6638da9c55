"""The regulations of an office: issued, amended, repealed, never rewritten."""

from collections import Counter
from datetime import date
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.ids import stream_id
from domain.regulation import refusals
from domain.regulation.events import RegulationAmended, RegulationIssued, RegulationRepealed
from domain.regulation.state import Article, Regulation, RegulationsState, RegulationText


class Regulations(Aggregate[RegulationsState]):
    """The regulations of one office; a stream of their own, for every decision on points reads them."""

    NAME = "regulation"
    UNKNOWN = refusals.RegulationUnknown

    @staticmethod
    def id_of(office: str) -> UUID:
        """One collection per office."""
        return stream_id("regulation", office)

    def issue(self, office: str, code: str, text: RegulationText, since: date) -> None:
        """Put a new regulation in force from ``since``."""
        if self.exists and code in self.state.regulations:
            raise refusals.RegulationExists("code", regulation=code)
        _must_be_citable(text.articles)
        self.trigger(RegulationIssued, effective_on=since, office=office, code=code, text=text)

    def amend(self, code: str, text: RegulationText, since: date) -> None:
        """Let a regulation read as ``text`` from ``since``, later than its present edition."""
        _must_follow(self._standing(code), "since", since)
        _must_be_citable(text.articles)
        self.trigger(RegulationAmended, effective_on=since, code=code, text=text)

    def repeal(self, code: str, until: date, document: str, reason: str) -> None:
        """End a regulation on ``until``, the first day on which it is in force no more."""
        _must_follow(self._standing(code), "until", until)
        self.trigger(RegulationRepealed, effective_on=until, code=code, document=document, reason=reason)

    def _standing(self, code: str) -> Regulation:
        regulation = self.state.regulations.get(code)
        if regulation is None:
            raise refusals.RegulationUnknown("code")
        if regulation.until is not None:
            raise refusals.RegulationAlreadyRepealed("code", regulation=code, until=regulation.until)
        return regulation


def _must_follow(regulation: Regulation, field: str, day: date) -> None:
    since = regulation.editions[-1].since
    if day <= since:
        raise refusals.RegulationDatesWrong(field, since=since)


def _must_be_citable(articles: tuple[Article, ...]) -> None:
    if not articles:
        raise refusals.ArticlesMissing("text.articles")
    number, times = Counter(each.number for each in articles).most_common(1)[0]
    if times > 1:
        raise refusals.ArticleTwice("text.articles", article=number)

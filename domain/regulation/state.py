"""The regulations of an office as they stand, each with every edition that it has had."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from domain.kernel.value import Value

RegulationStatus = Literal["TRIAL", "FORMAL"]
CitedName = Annotated[str, StringConstraints(pattern=r"^[^#\s]{1,80}$")]
"""A regulation's code or an article's number, as ``code#article`` cites them."""


class Article(Value):
    """An article (条) by its number, and what it says."""

    number: CitedName
    text: str


class RegulationText(Value):
    """What a regulation says: title, whether it is on trial, articles; ``document`` puts it in force."""

    title: str
    status: RegulationStatus
    document: str
    articles: tuple[Article, ...]

    def has(self, article: str) -> bool:
        """Whether it has an article of that number."""
        return any(each.number == article for each in self.articles)


@dataclass(frozen=True, slots=True)
class Edition:
    """A regulation as it reads from ``since`` on."""

    since: date
    text: RegulationText


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation: its editions in the order of their days, until it is repealed (that day excluded)."""

    code: str
    editions: tuple[Edition, ...]
    until: date | None

    def edition_on(self, day: date) -> Edition | None:
        """How it reads on ``day``; ``None`` before it is issued and from its repeal on."""
        if self.until is not None and day >= self.until:
            return None
        return next((each for each in reversed(self.editions) if each.since <= day), None)


@dataclass(frozen=True, slots=True)
class RegulationsState:
    """The regulations of an office by code."""

    office: str
    regulations: Mapping[str, Regulation]

    def in_force(self, basis: str, day: date) -> bool:
        """Whether ``basis``, a ``code#article``, is in force on ``day``."""
        code, _, article = basis.partition("#")
        regulation = self.regulations.get(code)
        edition = None if regulation is None else regulation.edition_on(day)
        return edition is not None and edition.text.has(article)

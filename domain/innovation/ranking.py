"""The one ranking of a year's projects over both classes: ranks by score, prizes in their order (P21)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from domain.innovation.refusals import PrizeNotDue, PrizeOutOfOrder, PrizeUnknown, RankingIncomplete
from domain.innovation.state import InnovationState, InnovationStatus, Place
from domain.kernel.points import ZERO, Points
from domain.kernel.value import Value
from domain.policy.innovation import InnovationRules, Prize, Verdict
from domain.scoring.ranking import ranks


class InnovationFinding(Value):
    """What the committee finds of a project: its verdict, and its prize (``None``: none)."""

    innovation: UUID
    prize: str | None
    verdict: str


class RankedInnovation(Value):
    """A project in the ranking of its year, with the score that it was ranked by."""

    innovation: UUID
    score: Points
    place: Place


@dataclass(frozen=True, slots=True)
class Contest:
    """The projects of a year; ``earlier`` are the verdicts on those of other years that they borrow."""

    projects: Mapping[UUID, InnovationState]
    earlier: Mapping[UUID, str]
    rules: InnovationRules

    def ranked(self, findings: tuple[InnovationFinding, ...]) -> tuple[RankedInnovation, ...]:
        """The ranking, the first one first; raises what is wrong with verdicts and prizes."""
        self._must_be_all(findings)
        verdicts = {**self.earlier, **{each.innovation: each.verdict for each in findings}}
        for each in findings:
            self._must_be_due(each, verdicts)
        self._must_follow_the_scores(findings)
        by_rank = ranks({str(each.innovation): self._score(each) for each in findings})
        placed = [self._placed(each, by_rank[str(each.innovation)]) for each in findings]
        return tuple(
            sorted(placed, key=lambda each: (each.place.rank, self.projects[each.innovation].number))
        )

    def _placed(self, finding: InnovationFinding, rank: int) -> RankedInnovation:
        place = Place(rank=rank, prize=finding.prize, verdict=finding.verdict)
        return RankedInnovation(innovation=finding.innovation, score=self._score(finding), place=place)

    def _must_be_all(self, findings: tuple[InnovationFinding, ...]) -> None:
        named = [each.innovation for each in findings]
        if amiss := sorted(self._amiss(named)):
            raise RankingIncomplete("findings", numbers=", ".join(map(str, amiss)))
        if not named or len(set(named)) < len(named) or not set(named) <= self.projects.keys():
            raise RankingIncomplete("findings", numbers="–")

    def _amiss(self, named: list[UUID]) -> Iterator[int]:
        """The numbers of projects that are left out or named wrongly, or are still under review."""
        for key, project in self.projects.items():
            reviewed = project.status is InnovationStatus.REVIEWED
            if project.status is InnovationStatus.SUBMITTED or (key in named) != reviewed:
                yield project.number

    def _must_be_due(self, finding: InnovationFinding, verdicts: Mapping[UUID, str]) -> None:
        """A prize needs a verdict that earns; that for borrowing, a borrowed project whose verdict does."""
        verdict, borrows = self._verdict(finding), self._of(finding).application.borrows
        if (prize := self._prize(finding)) is None:
            return
        due = not prize.borrowed if borrows is None else prize.borrowed and self._earns(borrows, verdicts)
        if not (verdict.earns and due):
            raise PrizeNotDue("findings", number=self._of(finding).number, prize=prize.code)

    def _must_follow_the_scores(self, findings: tuple[InnovationFinding, ...]) -> None:
        """Of those whose verdict earns and who borrow nothing, a lower score has no better prize."""
        competing = [each for each in findings if self._competes(each)]
        for each in competing:
            higher = (self._place(other) for other in competing if self._score(other) > self._score(each))
            if self._place(each) < max(higher, default=0):
                raise PrizeOutOfOrder("findings", number=self._of(each).number)

    def _competes(self, finding: InnovationFinding) -> bool:
        return self._verdict(finding).earns and self._of(finding).application.borrows is None

    def _place(self, finding: InnovationFinding) -> int:
        """The place of the prize among the policy's, the best first; behind all of them without one."""
        codes = [each.code for each in self.rules.prizes]
        return len(codes) if finding.prize is None else codes.index(finding.prize)

    def _earns(self, source: UUID, verdicts: Mapping[UUID, str]) -> bool:
        found = self.rules.verdict(verdicts.get(source, ""))
        return found is not None and found.earns

    def _of(self, finding: InnovationFinding) -> InnovationState:
        return self.projects[finding.innovation]

    def _score(self, finding: InnovationFinding) -> Decimal:
        return self._of(finding).score or ZERO

    def _verdict(self, finding: InnovationFinding) -> Verdict:
        if (found := self.rules.verdict(finding.verdict)) is None:
            raise PrizeUnknown("findings", named=finding.verdict)
        return found

    def _prize(self, finding: InnovationFinding) -> Prize | None:
        if finding.prize is None:
            return None
        if (found := self.rules.prize(finding.prize)) is None:
            raise PrizeUnknown("findings", named=finding.prize)
        return found

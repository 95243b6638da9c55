"""A year told step by step: a small office in which a test says what happens, kept as a log in memory."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

from domain.appeal.appeal import Appeal
from domain.appeal.filing import Timeliness
from domain.appeal.register import AppealRegister
from domain.appeal.state import About, ContestedItem, ItemRuling
from domain.assessment.assessment import Assessment
from domain.assessment.entries import entry_ref
from domain.assessment.ruled import Outcome
from domain.assessment.state import AssessmentState
from domain.plan.indicator import Indicator
from domain.scoring.worth import worth_of
from tests.support import hearing
from tests.support.authors import ARBITER, OFFICE, OFFICER, YEAR, Player, grounds
from tests.support.calendars import TIMING
from tests.support.plans import PLAN
from tests.support.recorded import MemoryLog
from tests.support.sheets import Move, Under
from tests.support.world import INDICATORS, Desk, World, reporter_of

Verdict = tuple[Outcome, str | None]
"""The outcome for an item, with its points where it is varied."""


class Story:
    """An office with some assessments, and what a test lets happen in it."""

    def __init__(
        self, subjects: tuple[str, ...] = ("U01",), indicators: tuple[Indicator, ...] = INDICATORS
    ) -> None:
        self.world = World(subjects, indicators)
        self.under: Final = Under(self.world.plan)

    @property
    def log(self) -> MemoryLog:
        """What was recorded so far."""
        return MemoryLog(self.world.commands)

    @staticmethod
    def assessment(subject: str = "U01") -> UUID:
        """The stream of a subject's assessment."""
        return Assessment.id_of(PLAN, subject)

    def state(self, subject: str = "U01") -> AssessmentState:
        """A subject's assessment as it stands."""
        state: AssessmentState = self.world.state(self.assessment(subject))
        return state

    def take(self, *moves: Move | Sequence[Move], subject: str = "U01") -> None:
        """Take steps on a subject's assessment, each a command of its own."""
        for move in moves:
            for step in move if isinstance(move, Sequence) else [move]:
                self._run(step.by, partial(self._act, step, subject))

    def confirm(
        self, points: str, indicator: str = "A", period: str = f"{YEAR}Q1", subject: str = "U01"
    ) -> str:
        """Report, review and recheck a self-assessment; gives the entry's reference."""
        reported, *rest = self.under.confirmed(points, indicator, period)
        self._run(reporter_of(subject), lambda desk: reported.act(self._sheet(desk, subject)))
        self.take(rest, subject=subject)
        return entry_ref(indicator, period, "SELF")

    def file(self, *items: str, subject: str = "U01", statement: str = "") -> UUID:
        """Contest items, or state a case in words; gives the appeal."""
        number = AppealRegister.id_of(OFFICE, YEAR)
        filed: list[UUID] = []

        def act(desk: Desk) -> None:
            register = desk.edit(AppealRegister, number)
            appeal = desk.edit(Appeal, Appeal.id_of(OFFICE, YEAR, register.next_number))
            appeal.file(
                register.allot(OFFICE, YEAR, appeal.id),
                About(self.assessment(subject), OFFICE, subject, subject, frozenset()),
                statement=statement,
                items=tuple(map(_contested, items)),
                timeliness=Timeliness(None, None),
                timing=TIMING,
            )
            for item in items:
                self._sheet(desk, subject).contest(item, appeal.id, self.under.plan, official=True)
            filed.append(appeal.id)

        self._run(reporter_of(subject), act)
        return filed[0]

    def accept(self, appeal: UUID) -> None:
        """Accept an appeal."""
        self._run(OFFICER, lambda desk: desk.edit(Appeal, appeal).accept(TIMING))

    def turn_down(self, appeal: UUID) -> None:
        """Do not accept an appeal."""
        self._run(OFFICER, lambda desk: self._end(desk, appeal, lambda each: each.not_accept(grounds())))

    def withdraw(self, appeal: UUID, subject: str = "U01") -> None:
        """Withdraw an appeal."""
        self._run(
            reporter_of(subject), lambda desk: self._end(desk, appeal, lambda each: each.withdraw("已说明"))
        )

    def rule(self, appeal: UUID, verdicts: dict[str, Verdict]) -> None:
        """Hear an accepted appeal and rule on every item of it, in one command with the effects."""
        rulings = tuple(
            ItemRuling(
                item=item,
                outcome=outcome,
                points=None if points is None else Decimal(points),
                reason="经审议裁定",
            )
            for item, (outcome, points) in verdicts.items()
        )
        for step in hearing.decided(rulings):
            self._run(step.by, partial(_hear, step, appeal))
        self._run(ARBITER, lambda desk: self._decide(desk, appeal, rulings))

    def settle(self, appeal: UUID, item: str, verdict: Verdict, subject: str = "U01") -> None:
        """Settle what the ruling on an appeal remitted."""
        outcome, points = verdict
        worth = None if points is None else Decimal(points)
        ruling = ItemRuling(item=item, outcome=outcome, points=worth, reason="重新核定")
        self._run(ARBITER, lambda desk: self._settle(desk, appeal, ruling, subject))

    def _settle(self, desk: Desk, stream: UUID, ruling: ItemRuling, subject: str) -> None:
        sheet = self._sheet(desk, subject)
        effect = hearing.effect(ruling, self._apply(sheet, ruling, stream))
        desk.edit(Appeal, stream).settle(ruling, effect, grounds())

    def _decide(self, desk: Desk, stream: UUID, rulings: tuple[ItemRuling, ...]) -> None:
        appeal = desk.edit(Appeal, stream)
        appeal.rule(rulings, grounds(), hearing.LIGHT)
        sheet = desk.edit(Assessment, appeal.state.assessment)
        events = {each.item: self._apply(sheet, each, stream) for each in rulings}
        appeal.execute(hearing.effects(events, rulings))

    def _apply(self, sheet: Assessment, ruling: ItemRuling, appeal: UUID) -> UUID:
        return sheet.apply_ruling(
            item=ruling.item,
            appeal=appeal,
            outcome=ruling.outcome,
            points=ruling.points,
            grounds=grounds(ruling.reason),
            plan=self.under.plan,
            worth=lambda code: worth_of(code, sheet.state, self.under.plan, self.under.policy),
        )

    @staticmethod
    def _end(desk: Desk, stream: UUID, act: Callable[[Appeal], object]) -> None:
        appeal = desk.edit(Appeal, stream)
        act(appeal)
        for each in appeal.state.items:
            desk.edit(Assessment, appeal.state.assessment).close_contest(each.item, stream)

    def _act(self, move: Move, subject: str, desk: Desk) -> None:
        move.act(self._sheet(desk, subject))

    def _sheet(self, desk: Desk, subject: str) -> Assessment:
        return desk.edit(Assessment, self.assessment(subject))

    def _run(self, player: Player, act: Callable[[Desk], object]) -> None:
        assert self.world.run(player, act), "a story tells only what the rules allow"


def _hear(step: hearing.Hearer, appeal: UUID, desk: Desk) -> None:
    step.act(desk.edit(Appeal, appeal))


def _contested(item: str) -> ContestedItem:
    return ContestedItem(item=item, ground="FACT_WRONG", statement="与事实不符", remedy="更正")

"""Random histories of assessments: everything that may happen to a score, in any order.

Each move draws what somebody might try; what the rules refuse is left out, so every history is one
that could be recorded.  ``histories()`` tells of one assessment, ``histories(("U01", "U02"))`` of more.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Final
from uuid import UUID

from hypothesis import strategies as st

from domain.appeal.appeal import Appeal
from domain.appeal.filing import Timeliness
from domain.appeal.register import AppealRegister
from domain.appeal.state import About, AppealState, AppealStatus, ContestedItem, ItemRuling
from domain.assessment.assessment import Assessment
from domain.assessment.exemption import NotApplicable, NotApplicableStatus
from domain.assessment.ruled import Outcome, RuledIndicator
from domain.assessment.score_comment import ScoreCommentStatus
from domain.assessment.state import (
    AssessmentState,
    ClaimStatus,
    Entry,
    EntryStatus,
    Item,
    Veto,
    VetoStatus,
)
from domain.assessment.voiding import status_of
from domain.assessment.wholes import PLACEMENTS, indicator_ref
from domain.methods.catalogue import MethodDefinition
from domain.methods.measure import Measure
from domain.plan.claim_item import ClaimKind
from domain.plan.indicator import AssessmentChannel
from domain.plan.version import ScoredIndicator
from domain.policy.policy import POLICY_V1
from domain.scoring.worth import worth_of
from tests.support import hearing
from tests.support.amendments import amend_world, swap
from tests.support.authors import (
    ARBITER,
    ASSESSOR,
    LEADER,
    OFFICE,
    OFFICER,
    SECOND_ASSESSOR,
    SECOND_OFFICER,
    SUPERVISOR,
    YEAR,
    Player,
    grounds,
)
from tests.support.calendars import TIMING
from tests.support.methods import measured
from tests.support.plans import PLAN
from tests.support.sheets import Under
from tests.support.world import Desk, History, World, history_of, reporter_of

DAYS: Final = tuple(date(YEAR, month, 15) for month in (1, 3, 6, 7, 10, 12))
MATTERS: Final = ("honour", "innovation", "service")
_SETTLED: Final = {
    *(EntryStatus.RECHECKED, ClaimStatus.IN_FORCE, ClaimStatus.REFUSED),
    VetoStatus.CONFIRMED,
}
_UNSAID: Final[dict[str, Outcome]] = {"veto": "VARIED", "indicator": "REVOKED"}
"""The outcome that a ruling on what a reference begins with never has."""


class Chance:
    """The draws of one move on one assessment of a world."""

    def __init__(self, draw: st.DrawFn, world: World, subject: str) -> None:
        self.draw = draw
        self.world = world
        self.subject = subject
        self.stream = Assessment.id_of(PLAN, subject)
        self.under = Under(world.plan)

    @property
    def state(self) -> AssessmentState:
        """The assessment as it stands."""
        state: AssessmentState = self.world.state(self.stream)
        return state

    def points(self, least: Decimal | int, most: Decimal | int) -> Decimal:
        """Points with up to four digits, round ones first."""
        if self.draw(st.booleans()):
            return Decimal(self.draw(st.integers(int(least), int(most))))
        return Decimal(self.draw(st.integers(int(least * 10_000), int(most * 10_000)))).scaleb(-4)

    def slot(self) -> tuple[ScoredIndicator, str, AssessmentChannel]:
        """An indicator with one of its periods and channels."""
        rule = self.draw(st.sampled_from(list(self.world.plan.indicators.values())))
        channel = self.draw(st.sampled_from(rule.channels))
        return rule, self.draw(st.sampled_from(rule.periods)), channel

    def entry_at(self, *statuses: EntryStatus) -> str | None:
        """An entry in one of these statuses, if there is any."""
        return self.one_of(
            entry.ref
            for record in self.state.records.values()
            for entry in record.entries.values()
            if entry.status in statuses
        )

    def exemption_at(self, *statuses: NotApplicableStatus) -> str | None:
        """What does not apply, in one of these statuses, if there is any."""
        return self.one_of(
            each.ref
            for record in self.state.records.values()
            for each in record.exempted.values()
            if each.status in statuses
        )

    def claim_at(self, *statuses: ClaimStatus) -> str | None:
        """A claim in one of these statuses, if there is any."""
        return self.one_of(claim.ref for claim in self.state.claims.values() if claim.status in statuses)

    def veto_at(self, *statuses: VetoStatus) -> str | None:
        """A veto in one of these statuses, if there is any."""
        return self.one_of(veto.ref for veto in self.state.vetoes.values() if veto.status in statuses)

    def comment_at(self, *statuses: ScoreCommentStatus) -> str | None:
        """A comment in one of these statuses, if there is any."""
        return self.one_of(each.ref for each in self.state.comments.values() if each.status in statuses)

    def appeal_at(self, *statuses: AppealStatus) -> UUID | None:
        """An appeal in one of these statuses, if there is any."""
        register = self.world.state(AppealRegister.id_of(OFFICE, YEAR))
        numbers = range(1, 1 + (0 if register is None else register.last))
        ids = [Appeal.id_of(OFFICE, YEAR, number) for number in numbers]
        found = [each for each in ids if self._is_mine(self.world.state(each), statuses)]
        return self.draw(st.sampled_from(found)) if found else None

    def one_of(self, refs: Iterable[str]) -> str | None:
        """One of some references, if there is any."""
        found = list(refs)
        return self.draw(st.sampled_from(found)) if found else None

    def _is_mine(self, appeal: AppealState, statuses: Sequence[AppealStatus]) -> bool:
        return appeal.assessment == self.stream and appeal.status in statuses

    def take(self, player: Player, act: Callable[[Assessment], object]) -> None:
        """One person does one thing to the assessment."""
        self.world.run(player, lambda desk: act(desk.edit(Assessment, self.stream)))


def _report(chance: Chance) -> None:
    rule, period, channel = chance.slot()
    by = reporter_of(chance.subject) if channel == "SELF" else SECOND_ASSESSOR
    measures = _measured(chance, rule.method, rule.marks[period])
    chance.take(by, chance.under.reported(measures, rule.code, period, channel).act)


def _measured(chance: Chance, method: MethodDefinition, marks: Decimal) -> tuple[Measure, ...]:
    match method.name:
        case "STEP":
            return measured(value=chance.points(55, 105))
        case "BONUS":
            return measured(bonus=[chance.points(0, 1)])
        case _:
            return measured(points=chance.points(0, marks))


def _review(chance: Chance) -> None:
    if entry := chance.entry_at(EntryStatus.REPORTED):
        chance.take(ASSESSOR, chance.under.reviewed(entry).act)


def _recheck(chance: Chance) -> None:
    if entry := chance.entry_at(EntryStatus.REVIEWED):
        chance.take(OFFICER, Under.rechecked(entry).act)


def _return(chance: Chance) -> None:
    if entry := chance.entry_at(EntryStatus.REPORTED, EntryStatus.REVIEWED):
        chance.take(ASSESSOR, Under.returned(entry).act)


def _comment(chance: Chance) -> None:
    if entry := chance.entry_at(EntryStatus.REPORTED, EntryStatus.REVIEWED):
        chance.take(reporter_of(chance.subject), Under.commented(entry).act)


def _answer(chance: Chance) -> None:
    if ref := chance.comment_at(ScoreCommentStatus.OPEN):
        answer = chance.draw(st.sampled_from((Under.comment_accepted, Under.comment_declined)))
        chance.take(ASSESSOR, answer(ref).act)


def _escalate(chance: Chance) -> None:
    if ref := chance.comment_at(ScoreCommentStatus.OPEN, ScoreCommentStatus.DECLINED):
        chance.world.run(reporter_of(chance.subject), partial(_file_comment, chance, ref))


def _file_comment(chance: Chance, ref: str, desk: Desk) -> None:
    _file(chance, [chance.state.comments[ref].item], desk)
    sheet = desk.edit(Assessment, chance.stream)
    sheet.escalate_comment(ref, sheet.state.contests[chance.state.comments[ref].item])


def _adjust(chance: Chance) -> None:
    if ref := chance.entry_at(EntryStatus.RECHECKED):
        entry = chance.state.item(ref)
        assert isinstance(entry, Entry)
        delta = chance.points(-entry.most, entry.most)
        chance.take(OFFICER, chance.under.adjusted(delta, entry.indicator, entry.period).act)


def _claim(chance: Chance) -> None:
    kind: ClaimKind = chance.draw(st.sampled_from(("BONUS", "BONUS", "DEDUCTION")))
    items = [code for code, item in chance.world.plan.catalogue.items.items() if item.kind == kind]
    code, occurrences = chance.draw(st.sampled_from(items)), chance.draw(st.sampled_from((1, 1, 2)))
    points, matter = chance.points(0, 8), chance.draw(st.sampled_from(MATTERS))
    on = chance.draw(st.sampled_from(DAYS))
    by = reporter_of(chance.subject) if kind == "BONUS" else SUPERVISOR
    claimed = chance.under.claimed(points, matter, on, kind=kind, code=code, occurrences=occurrences)
    chance.take(by, claimed.act)


def _decide_special(chance: Chance) -> None:
    kind: ClaimKind = chance.draw(st.sampled_from(("BONUS", "DEDUCTION")))
    points, matter = chance.points(0, 8), chance.draw(st.sampled_from(MATTERS))
    chance.take(LEADER, chance.under.special(points, matter, kind=kind).act)


def _book_innovation(chance: Chance) -> None:
    points, matter = chance.points(0, 12), chance.draw(st.sampled_from(MATTERS))
    on = chance.draw(st.sampled_from(DAYS))
    chance.take(LEADER, chance.under.innovation(points, matter, on).act)


def _deduct_for_rectification(chance: Chance) -> None:
    points, on = chance.points(0, 6), chance.draw(st.sampled_from(DAYS))
    chance.take(OFFICER, chance.under.rectified_late(points, on, owner=chance.subject).act)


def _verify(chance: Chance) -> None:
    if claim := chance.claim_at(ClaimStatus.CLAIMED):
        chance.take(ASSESSOR, chance.under.verified(claim).act)


def _accept(chance: Chance) -> None:
    if claim := chance.claim_at(ClaimStatus.VERIFIED):
        chance.take(OFFICER, chance.under.accepted(claim).act)


def _refuse(chance: Chance) -> None:
    if claim := chance.claim_at(ClaimStatus.VERIFIED):
        chance.take(OFFICER, Under.refused(claim).act)


def _record_veto(chance: Chance) -> None:
    ground = chance.draw(st.sampled_from([each.code for each in POLICY_V1.vetoes.grounds]))
    chance.take(SUPERVISOR, chance.under.vetoed(chance.draw(st.sampled_from(DAYS)), ground).act)


def _confirm_veto(chance: Chance) -> None:
    if veto := chance.veto_at(VetoStatus.RECORDED):
        chance.take(LEADER, Under.veto_confirmed(veto).act)


def _lift_veto(chance: Chance) -> None:
    if veto := chance.veto_at(VetoStatus.CONFIRMED):
        chance.take(LEADER, Under.veto_lifted(veto).act)


def _void(chance: Chance) -> None:
    if ref := chance.one_of(
        item.ref
        for item in items_of(chance.state)
        if not isinstance(item, Veto | NotApplicable | RuledIndicator)
    ):
        chance.take(OFFICER, Under.voided(ref).act)


def _exempt(chance: Chance) -> None:
    rule, period, _ = chance.slot()
    chance.take(OFFICER, chance.under.exempting(rule.code, period).act)


def _approve_exemption(chance: Chance) -> None:
    if ref := chance.exemption_at(NotApplicableStatus.REQUESTED):
        chance.take(SECOND_OFFICER, Under.exemption_approved(ref).act)


def _withdraw_exemption(chance: Chance) -> None:
    if ref := chance.exemption_at(NotApplicableStatus.REQUESTED, NotApplicableStatus.APPROVED):
        chance.take(OFFICER, Under.exemption_withdrawn(ref).act)


def _publicise(chance: Chance) -> None:
    chance.take(OFFICER, Under.interim(chance.draw(st.sampled_from(("2014Q1", "2014H1")))).act)


def _appeal(chance: Chance) -> None:
    official = chance.draw(st.booleans())
    if refs := [*_contestable(chance.state), *(PLACEMENTS if official else ())]:
        items = chance.draw(st.lists(st.sampled_from(refs), min_size=1, max_size=3, unique=True))
        chance.world.run(reporter_of(chance.subject), partial(_file, chance, items))


def _contestable(state: AssessmentState) -> list[str]:
    items = [item for item in items_of(state) if not isinstance(item, RuledIndicator)]
    settled = [item.ref for item in items if status_of(item) in _SETTLED]
    return [*settled, *map(indicator_ref, state.records)]


def _file(chance: Chance, items: list[str], desk: Desk) -> None:
    register = desk.edit(AppealRegister, AppealRegister.id_of(OFFICE, YEAR))
    appeal = desk.edit(Appeal, Appeal.id_of(OFFICE, YEAR, register.next_number))
    contested = tuple(
        ContestedItem(item=item, ground="FACT_WRONG", statement="与事实不符", remedy="更正") for item in items
    )
    appeal.file(
        register.allot(OFFICE, YEAR, appeal.id),
        About(chance.stream, OFFICE, chance.subject, chance.subject, frozenset()),
        statement="",
        items=contested,
        timeliness=Timeliness(None, None),
        timing=TIMING,
    )
    for item in items:
        desk.edit(Assessment, chance.stream).contest(item, appeal.id, chance.world.plan, official=True)


def _withdraw(chance: Chance) -> None:
    if appeal := chance.appeal_at(AppealStatus.FILED, AppealStatus.ACCEPTED):
        by = reporter_of(chance.subject)
        chance.world.run(by, partial(_end, chance, appeal, "已说明"))


def _turn_down(chance: Chance) -> None:
    if appeal := chance.appeal_at(AppealStatus.FILED):
        chance.world.run(OFFICER, partial(_end, chance, appeal, None))


def _end(chance: Chance, stream: UUID, withdrawn: str | None, desk: Desk) -> None:
    appeal = desk.edit(Appeal, stream)
    if withdrawn is None:
        appeal.not_accept(grounds())
    else:
        appeal.withdraw(withdrawn)
    for each in appeal.state.items:
        desk.edit(Assessment, chance.stream).close_contest(each.item, appeal.id)


def _accept_appeal(stream: UUID, desk: Desk) -> None:
    desk.edit(Appeal, stream).accept(TIMING)


def _rule(chance: Chance) -> None:
    if appeal := chance.appeal_at(AppealStatus.FILED):
        chance.world.run(OFFICER, partial(_accept_appeal, appeal))
    if appeal := chance.appeal_at(AppealStatus.ACCEPTED):
        rulings = tuple(_ruling(chance, each.item) for each in chance.world.state(appeal).items)
        if not chance.world.fork().run(ARBITER, partial(_apply, chance, appeal, rulings)):
            return
        for step in hearing.decided(rulings):
            chance.world.run(step.by, partial(_hear, step, appeal))
        chance.world.run(ARBITER, partial(_decide, chance, appeal, rulings))


def _ruling(chance: Chance, ref: str) -> ItemRuling:
    outcome, points = _verdict(chance, ref, (*_settling(ref)[: 1 if ref in PLACEMENTS else None], "REMITTED"))
    return ItemRuling(item=ref, outcome=outcome, points=points, reason="经审议裁定")


def _settling(ref: str) -> tuple[Outcome, ...]:
    """What may be said of an item or a whole in the end."""
    if ref in PLACEMENTS:
        return "MAINTAINED", "REVOKED"
    unsaid = _UNSAID.get(ref.partition(":")[0])
    outcomes: tuple[Outcome, ...] = ("MAINTAINED", "VARIED", "REVOKED")
    return tuple(each for each in outcomes if each != unsaid)


def _verdict(chance: Chance, ref: str, outcomes: Sequence[Outcome]) -> tuple[Outcome, Decimal | None]:
    outcome = chance.draw(st.sampled_from(outcomes))
    least = -5 if ref.startswith("adjustment:") else 0
    return outcome, chance.points(least, 5) if outcome == "VARIED" else None


def _settle_remitted(chance: Chance) -> None:
    if ref := chance.one_of(sorted(chance.state.remitted)):
        outcome, points = _verdict(chance, ref, _settling(ref))
        ruling = ItemRuling(item=ref, outcome=outcome, points=points, reason="重新核定")
        chance.world.run(ARBITER, partial(_settle, chance, chance.state.contests[ref], ruling))


def _settle(chance: Chance, stream: UUID, ruling: ItemRuling, desk: Desk) -> None:
    (event,) = _apply(chance, stream, (ruling,), desk).values()
    desk.edit(Appeal, stream).settle(ruling, hearing.effect(ruling, event), grounds())


def _decide(chance: Chance, stream: UUID, rulings: tuple[ItemRuling, ...], desk: Desk) -> None:
    appeal = desk.edit(Appeal, stream)
    appeal.rule(rulings, grounds(), hearing.LIGHT)
    appeal.execute(hearing.effects(_apply(chance, stream, rulings, desk), rulings))


def _apply(chance: Chance, stream: UUID, rulings: tuple[ItemRuling, ...], desk: Desk) -> dict[str, UUID]:
    """The effects of rulings, by item."""
    sheet = desk.edit(Assessment, chance.stream)
    return {
        each.item: sheet.apply_ruling(
            item=each.item,
            appeal=stream,
            outcome=each.outcome,
            points=each.points,
            grounds=grounds(each.reason),
            plan=chance.world.plan,
            worth=lambda code: worth_of(code, sheet.state, chance.world.plan, POLICY_V1),
        )
        for each in rulings
    }


def _hear(step: hearing.Hearer, stream: UUID, desk: Desk) -> None:
    step.act(desk.edit(Appeal, stream))


def _amend(chance: Chance) -> None:
    taken, given = chance.draw(st.sampled_from((("E", "C"), ("A", "F"))))
    since = max(chance.world.authors.now.date(), chance.world.plan.effective_from)
    points = Decimal(chance.draw(st.sampled_from((-1, 1, 2))))
    amend_world(chance.world, swap(chance.world.state(PLAN), taken, given, points, since), since)


def items_of(state: AssessmentState) -> list[Item]:
    """Every item of an assessment."""
    entries = [entry for record in state.records.values() for entry in record.entries.values()]
    adjustments = [each for record in state.records.values() for each in record.adjustments.values()]
    exempted = [each for record in state.records.values() for each in record.exempted.values()]
    wholes = [record.ruled for record in state.records.values() if record.ruled is not None]
    return [*entries, *adjustments, *exempted, *wholes, *state.claims.values(), *state.vetoes.values()]


Move = Callable[[Chance], None]
_CONFIRM: Final[tuple[Move, ...]] = (_report, _review, _recheck)
_SETTLE: Final[tuple[Move, ...]] = (_claim, _verify, _accept)
_COURSES: Final[tuple[tuple[Move, ...], ...]] = (
    *(_CONFIRM,) * 8,
    *(_SETTLE,) * 5,
    *((_adjust,),) * 4,
    *((_appeal, _rule),) * 4,
    *((_settle_remitted,),) * 2,
    *((_exempt, _approve_exemption),) * 3,
    *((_exempt,), (_approve_exemption,), (_withdraw_exemption,)),
    *((_report,), (_review,), (_recheck,), (_report, _return), (_report, _return, *_CONFIRM)),
    *((_report, _comment), (_report, _comment, _answer), (_report, _review, _comment, _recheck, _escalate)),
    *((_comment,), (_answer,), (_answer,), (_recheck, _escalate)),
    *((_claim,), (_verify,), (_accept,), (_claim, _verify, _refuse), (_decide_special,)),
    (_deduct_for_rectification,),
    *((_book_innovation,), (_book_innovation, _book_innovation, _book_innovation)),
    *((_record_veto,), (_record_veto, _confirm_veto), (_record_veto, _confirm_veto, _lift_veto)),
    *((_confirm_veto,), (_lift_veto,), (_void,), (_void,), (_publicise,)),
    *((_amend,), (_amend,)),
    *((_appeal,), (_rule,), (_appeal, _withdraw), (_appeal, _turn_down)),
)


@cache
def _founded(subjects: tuple[str, ...]) -> World:
    return World(subjects)


def founded_world(subjects: tuple[str, ...] = ("U01",)) -> World:
    """A world of one's own in which the assessments are open and nothing has happened to them."""
    return _founded(subjects).fork()


@st.composite
def histories(draw: st.DrawFn, subjects: tuple[str, ...] = ("U01",), courses: int = 20) -> History:
    """A history of up to ``courses`` courses of moves; some end sealed, and are ruled on after that."""
    world = founded_world(subjects)
    founded = len(world.commands)
    for _ in range(draw(st.integers(0, courses))):
        world.authors.later(timedelta(days=draw(st.integers(0, 20))))
        chance = Chance(draw, world, draw(st.sampled_from(subjects)))
        for move in draw(st.sampled_from(_COURSES)):
            move(chance)
    if draw(st.integers(0, 4)) == 4:
        _seal_and_rule(draw, world, subjects)
    return history_of(world, founded)


def _seal_and_rule(draw: st.DrawFn, world: World, subjects: tuple[str, ...]) -> None:
    for subject in subjects:
        chance = Chance(draw, world, subject)
        chance.take(OFFICER, Under.sealed().act)
        _appeal(chance)
        _rule(chance)

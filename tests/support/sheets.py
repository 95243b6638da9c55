"""The steps of assessments, in words: ``under.confirmed("9.50")``, ``under.bonus(10, "honour")``."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.claims import Claiming
from domain.assessment.entries import Finding, entry_ref
from domain.assessment.exemption import not_applicable_ref
from domain.assessment.innovation_bonus import InnovationBonus
from domain.assessment.lifecycle import Subject
from domain.assessment.rectifying import LateRectification
from domain.assessment.reviewing import Revision
from domain.assessment.ruled import Outcome
from domain.assessment.source import Source
from domain.assessment.special_items import SpecialItem
from domain.assessment.state import AssessmentState
from domain.kernel.event import Grounds
from domain.methods.measure import Measure
from domain.plan.claim_item import ClaimKind, ClaimWorkKind
from domain.plan.indicator import AssessmentChannel, Mode
from domain.plan.version import PlanVersion
from domain.policy.policy import POLICY_V1, Policy
from domain.scoring.breakdown import Breakdown, Leaf, LeafKind
from domain.scoring.composition import compose_state
from domain.scoring.worth import worth_of
from tests.support.authors import (
    ARBITER,
    ASSESSOR,
    LEADER,
    OFFICER,
    REPORTER,
    SECOND_ASSESSOR,
    SECOND_OFFICER,
    SUPERVISOR,
    YEAR,
    Player,
    grounds,
)
from tests.support.scenario import Stage, Step, given, latest

Move = Step[Assessment]
Ref = str | Callable[[AssessmentState], str]
Number = Decimal | str | int
Worth = Number | tuple[Measure, ...]
"""Points as they are, or measures that a method makes points of."""

APPEAL: Final = UUID("00000000-0000-4000-8000-0000000000a1")
OTHER_APPEAL: Final = UUID("00000000-0000-4000-8000-0000000000a2")
ENTRY: Final = entry_ref("A", "2014Q1", "SELF")
EXEMPTION: Final = not_applicable_ref("A", "2014Q1")
CLAIM: Final = latest("claims")
COMMENT: Final = latest("comments")
VETO: Final = latest("vetoes")
PROJECT: Final = UUID("00000000-0000-4000-8000-0000000000b1")
JUNE: Final = date(YEAR, 6, 1)


def adjustment(indicator: str = "A") -> Callable[[AssessmentState], str]:
    """The reference of the adjustment that an indicator got last."""
    return lambda state: list(state.record(indicator).adjustments)[-1]


def claim(number: int) -> Callable[[AssessmentState], str]:
    """The reference of the claim made ``number``-th, from 0."""
    return lambda state: list(state.claims)[number]


def resolved(ref: Ref, state: AssessmentState) -> str:
    """The reference meant by ``ref``."""
    return ref if isinstance(ref, str) else ref(state)


def measures_of(worth: Worth) -> tuple[Measure, ...]:
    """What is reported where something is worth so much."""
    return worth if isinstance(worth, tuple) else (Measure(name="points", value=Decimal(worth)),)


def mode_of(channel: AssessmentChannel) -> Mode:
    """How results come through a channel, unless a machine measures."""
    return "EVALUATION" if channel == "EVALUATION" else "MANUAL"


@dataclass(frozen=True)
class Under:
    """Steps of the assessment of U01 under a plan and a policy; each names who takes it by default."""

    plan: PlanVersion
    policy: Policy = POLICY_V1

    def opened(self, subject: str = "U01", by: Player = OFFICER) -> Move:
        return Step(
            lambda sheet: sheet.open(
                plan=self.plan, policy=1, subject=Subject("UNIT", subject, subject, "GRASSROOTS")
            ),
            by,
        )

    def reported(
        self,
        worth: Worth = 10,
        indicator: str = "A",
        period: str = "2014Q1",
        channel: AssessmentChannel = "SELF",
        *,
        expected: int | None = None,
        source: Source | None = None,
        reason: str | None = None,
        by: Player | None = None,
    ) -> Move:
        return Step(
            lambda sheet: sheet.report(
                Finding(
                    indicator=indicator,
                    period=period,
                    channel=channel,
                    measures=measures_of(worth),
                    mode="AUTO" if source else mode_of(channel),
                    source=source,
                    reason=reason,
                    evidence=(),
                ),
                self.plan,
                expected,
            ),
            by or (REPORTER if channel == "SELF" else SECOND_ASSESSOR),
        )

    @staticmethod
    def returned(
        entry: str = ENTRY, reason: str = "缺少依据", expected: int | None = None, by: Player = ASSESSOR
    ) -> Move:
        return Step(lambda sheet: sheet.return_result(entry, reason, expected), by)

    def reviewed(
        self,
        entry: str = ENTRY,
        expected: int | None = None,
        by: Player = ASSESSOR,
        revision: Revision | None = None,
    ) -> Move:
        return Step(lambda sheet: sheet.review(entry, revision, self.plan, expected), by)

    @staticmethod
    def rechecked(entry: str = ENTRY, expected: int | None = None, by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.recheck(entry, expected), by)

    @staticmethod
    def commented(entry: str = ENTRY, statement: str = "少计一户", by: Player = REPORTER) -> Move:
        return Step(
            lambda sheet: sheet.comment_on_score(
                item=entry, ground="DATA_WRONG", statement=statement, remedy="更正", evidence=()
            ),
            by,
        )

    @staticmethod
    def comment_accepted(which: Ref = COMMENT, reason: str = "核实属实", by: Player = ASSESSOR) -> Move:
        return Step(lambda sheet: sheet.accept_comment(resolved(which, sheet.state), reason), by)

    @staticmethod
    def comment_declined(which: Ref = COMMENT, reason: str = "数据无误", by: Player = ASSESSOR) -> Move:
        return Step(lambda sheet: sheet.decline_comment(resolved(which, sheet.state), reason), by)

    @staticmethod
    def comment_escalated(which: Ref = COMMENT, appeal: UUID = APPEAL) -> Move:
        return Step(lambda sheet: sheet.escalate_comment(resolved(which, sheet.state), appeal), REPORTER)

    def confirmed(
        self,
        worth: Worth = 10,
        indicator: str = "A",
        period: str = "2014Q1",
        channel: AssessmentChannel = "SELF",
    ) -> tuple[Move, ...]:
        entry = entry_ref(indicator, period, channel)
        return (
            self.reported(worth, indicator, period, channel),
            self.reviewed(entry),
            self.rechecked(entry),
        )

    def adjusted(
        self,
        delta: Number,
        indicator: str = "A",
        period: str = "2014Q1",
        why: Grounds | None = None,
        by: Player = OFFICER,
    ) -> Move:
        return Step(
            lambda sheet: sheet.adjust(
                indicator=indicator,
                period=period,
                delta=Decimal(delta),
                grounds=why or grounds(),
                plan=self.plan,
            ),
            by,
        )

    def claimed(
        self,
        points: Number | None = 10,
        matter: str = "honour",
        on: date = JUNE,
        *,
        kind: ClaimKind = "BONUS",
        why: Grounds | None = None,
        by: Player = REPORTER,
        **details: Any,
    ) -> Move:
        """``details`` are code, occurrences, explicit praise."""
        what = Claiming(
            kind=kind,
            code=f"{kind}-1",
            matter=matter,
            occurrences=1,
            points=None if points is None else Decimal(points),
            explicit_praise=None,
            occurred_on=on,
            grounds=why or grounds(),
        )
        return Step(lambda sheet: sheet.claim(replace(what, **details), self.plan), by)

    def special(
        self,
        points: Number = 5,
        matter: str = "honour",
        on: date = JUNE,
        *,
        kind: ClaimKind = "BONUS",
        work_kind: ClaimWorkKind | None = "HONOUR_OUTSIDE",
        why: Grounds | None = None,
        by: Player = LEADER,
    ) -> Move:
        what = SpecialItem(
            kind=kind,
            matter=matter,
            work_kind=work_kind if kind == "BONUS" else None,
            points=Decimal(points),
            occurred_on=on,
            grounds=why or grounds(),
        )
        return Step(lambda sheet: sheet.decide_special_item(what, self.plan), by)

    def rectified_late(
        self, points: Number = "1.50", until: date = JUNE, *, owner: str = "U01", by: Player = OFFICER
    ) -> Move:
        late = LateRectification(
            rectification=PROJECT,
            office=self.plan.office,
            owner=owner,
            year=YEAR,
            until=until,
            matter="rectification",
            points=Decimal(points),
            grounds=grounds(),
        )
        return Step(lambda sheet: sheet.deduct_for_rectification(late, self.plan), by)

    def innovation(
        self, points: Number = 8, matter: str = "innovation", on: date = JUNE, by: Player = LEADER
    ) -> Move:
        bonus = InnovationBonus(
            innovation=PROJECT, matter=matter, points=Decimal(points), completed_on=on, grounds=grounds()
        )
        return Step(lambda sheet: sheet.book_innovation(bonus, self.plan), by)

    def verified(self, which: Ref = CLAIM, *, praise: bool | None = None, by: Player = ASSESSOR) -> Move:
        return Step(
            lambda sheet: sheet.verify_claim(resolved(which, sheet.state), self.plan, explicit_praise=praise),
            by,
        )

    def accepted(self, which: Ref = CLAIM, by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.accept_claim(resolved(which, sheet.state), self.plan), by)

    @staticmethod
    def refused(which: Ref = CLAIM, why: Grounds | None = None, by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.refuse_claim(resolved(which, sheet.state), why or grounds()), by)

    def bonus(
        self, points: Number = 10, matter: str = "honour", on: date = JUNE, code: str = "BONUS-1"
    ) -> tuple[Move, ...]:
        return self.claimed(points, matter, on, code=code), self.verified(), self.accepted()

    def deduction(
        self, points: Number = 2, matter: str = "fault", on: date = JUNE, code: str = "DEDUCTION-1"
    ) -> tuple[Move, ...]:
        claimed = self.claimed(points, matter, on, kind="DEDUCTION", code=code)
        return claimed, self.verified(), self.accepted()

    def refused_bonus(self, points: Number = 8, matter: str = "honour") -> tuple[Move, ...]:
        return self.claimed(points, matter), self.verified(), self.refused()

    def vetoed(
        self,
        on: date = JUNE,
        ground: str = "MAJOR_FAULT",
        why: Grounds | None = None,
        by: Player = SUPERVISOR,
    ) -> Move:
        return Step(
            lambda sheet: sheet.record_veto(
                ground=ground, occurred_on=on, grounds=why or grounds(), policy=self.policy
            ),
            by,
        )

    @staticmethod
    def veto_confirmed(which: Ref = VETO, by: Player = LEADER) -> Move:
        return Step(lambda sheet: sheet.confirm_veto(resolved(which, sheet.state)), by)

    @staticmethod
    def veto_lifted(which: Ref = VETO, why: Grounds | None = None, by: Player = LEADER) -> Move:
        return Step(lambda sheet: sheet.lift_veto(resolved(which, sheet.state), why or grounds()), by)

    def veto_in_force(self, on: date = JUNE) -> tuple[Move, ...]:
        return self.vetoed(on), self.veto_confirmed()

    @staticmethod
    def voided(which: Ref = ENTRY, why: Grounds | None = None, by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.void(resolved(which, sheet.state), why or grounds()), by)

    def contested(self, which: Ref = ENTRY, appeal: UUID = APPEAL, *, official: bool = True) -> Move:
        return Step(
            lambda sheet: sheet.contest(resolved(which, sheet.state), appeal, self.plan, official=official),
            REPORTER,
        )

    @staticmethod
    def contest_closed(which: Ref = ENTRY, appeal: UUID = APPEAL) -> Move:
        return Step(lambda sheet: sheet.close_contest(resolved(which, sheet.state), appeal))

    def ruled(
        self,
        outcome: Outcome,
        points: Number | None = None,
        which: Ref = ENTRY,
        *,
        appeal: UUID = APPEAL,
        why: Grounds | None = None,
        by: Player = ARBITER,
    ) -> Move:
        return Step(
            lambda sheet: sheet.apply_ruling(
                item=resolved(which, sheet.state),
                appeal=appeal,
                outcome=outcome,
                points=None if points is None else Decimal(points),
                grounds=why or grounds(),
                plan=self.plan,
                worth=lambda code: worth_of(code, sheet.state, self.plan, self.policy),
            ),
            by,
        )

    def appealed(
        self, outcome: Outcome, points: Number | None = None, which: Ref = ENTRY
    ) -> tuple[Move, Move]:
        return self.contested(which), self.ruled(outcome, points, which)

    def exempting(
        self, indicator: str = "A", period: str = "2014Q1", why: Grounds | None = None, by: Player = OFFICER
    ) -> Move:
        return Step(
            lambda sheet: sheet.request_not_applicable(
                indicator=indicator, period=period, grounds=why or grounds(), plan=self.plan
            ),
            by,
        )

    @staticmethod
    def exemption_approved(ref: str = EXEMPTION, by: Player = SECOND_OFFICER) -> Move:
        return Step(lambda sheet: sheet.approve_not_applicable(ref), by)

    @staticmethod
    def exemption_withdrawn(ref: str = EXEMPTION, why: Grounds | None = None, by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.withdraw_not_applicable(ref, why or grounds()), by)

    def exempted(self, indicator: str = "A", period: str = "2014Q1") -> tuple[Move, Move]:
        ref = not_applicable_ref(indicator, period)
        return self.exempting(indicator, period), self.exemption_approved(ref)

    @staticmethod
    def interim(period: str = "2014Q1", by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.publicise_interim(period), by)

    @staticmethod
    def sealed(by: Player = OFFICER) -> Move:
        return Step(lambda sheet: sheet.seal(), by)

    def after(self, *moves: Move) -> Stage[Assessment]:
        """The opened assessment after these steps."""
        return given(Assessment, self.opened(), *moves)

    def score(self, *moves: Move) -> Breakdown:
        """The breakdown of the opened assessment after these steps."""
        return compose_state(self.after(*moves).state, self.plan, self.policy)


def leaves(breakdown: Breakdown, *kinds: LeafKind) -> list[Leaf]:
    """The leaves of some kinds, or all."""
    return [leaf for leaf in breakdown.leaves if not kinds or leaf.kind in kinds]


def told(breakdown: Breakdown, *kinds: LeafKind) -> list[tuple[str, str, str]]:
    """Kind, points and state of the leaves, as readable words; the rounding leaf only when asked for."""
    shown = kinds or tuple(kind for kind in LeafKind if kind is not LeafKind.ROUNDING)
    return [(leaf.kind.value, plain(leaf.points), leaf.state.value) for leaf in leaves(breakdown, *shown)]


def plain(points: Decimal) -> str:
    """Points without trailing zeros: ``-2``, ``9.5``."""
    return format(points.normalize() + 0, "f")

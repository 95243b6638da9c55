"""What a case file tells of the rule that an item was scored by: its text, as of the version in force."""

from typing import NamedTuple, Self

from domain.assessment.exemption import NotApplicable
from domain.assessment.state import Adjustment, AssessmentState, Claim, Entry, Veto
from domain.assessment.wholes import indicator_in
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.methods.catalogue import MethodDefinition
from domain.plan.claim_item import ClaimItem
from domain.plan.state import PlanState
from domain.plan.version import ScoredIndicator
from domain.policy.policy import Policy
from domain.policy.vetoes import VetoGround


class PeriodMarks(Value):
    """The full marks of a period."""

    period: str
    marks: Points


class IndicatorRule(Value):
    """The text of an indicator, with the full marks of the periods that are contested."""

    code: str
    name: str
    standard: str
    legal_basis: str
    points: Points
    method: MethodDefinition
    marks: tuple[PeriodMarks, ...]

    @classmethod
    def of(cls, indicator: ScoredIndicator, period: str | None) -> Self:
        """The text for one period, or for the year."""
        return cls(
            code=indicator.code,
            name=indicator.name,
            standard=indicator.standard,
            legal_basis=indicator.legal_basis,
            points=indicator.points,
            method=indicator.method,
            marks=tuple(
                PeriodMarks(period=each, marks=marks)
                for each, marks in indicator.marks.items()
                if period in {None, each}
            ),
        )


class ItemRule(Value):
    """The rule of an item: an indicator, an item of the catalogue, or the ground of a veto.

    It stands in that version of the plan, the ground in that of the policy; none of the three: the item
    stands beside the catalogue.
    """

    plan_version: int
    policy_version: int
    indicator: IndicatorRule | None
    claim_item: ClaimItem | None
    veto_ground: VetoGround | None

    @property
    def basis(self) -> str | None:
        """What the rule rests on."""
        if self.indicator is not None:
            return self.indicator.legal_basis
        named = self.claim_item or self.veto_ground
        return None if named is None else named.basis


class RuleBook(NamedTuple):
    """Every version of the plan, and the policy that the assessment is scored by."""

    plans: PlanState
    policy: Policy


def rule_of(ref: str, state: AssessmentState, book: RuleBook) -> ItemRule | None:
    """The rule of an item; ``None`` for a grade or a rank, which follow from the whole board."""
    if (code := indicator_in(ref)) is not None:
        return _indicator_rule(code, None, state, book)
    match state.item(ref):
        case Entry() | Adjustment() | NotApplicable() as item:
            return _indicator_rule(item.indicator, item.period, state, book)
        case Claim() as claim:
            catalogue = book.plans.version(state.plan_version).catalogue
            return _rule(state, claim_item=catalogue.items.get(claim.code))
        case Veto() as veto:
            return _rule(state, veto_ground=book.policy.vetoes.ground(veto.ground))
        case _:
            return None


def _indicator_rule(code: str, period: str | None, state: AssessmentState, book: RuleBook) -> ItemRule:
    adopted = state.plan_version
    version = book.plans.version(adopted) if period is None else book.plans.in_force(code, period, adopted)
    indicator = IndicatorRule.of(version.indicator(code), period)
    return _rule(state, plan_version=version.number, indicator=indicator)


def _rule(
    state: AssessmentState,
    *,
    plan_version: int | None = None,
    indicator: IndicatorRule | None = None,
    claim_item: ClaimItem | None = None,
    veto_ground: VetoGround | None = None,
) -> ItemRule:
    return ItemRule(
        plan_version=state.plan_version if plan_version is None else plan_version,
        policy_version=state.policy_version,
        indicator=indicator,
        claim_item=claim_item,
        veto_ground=veto_ground,
    )

"""How a hypothesis changes what is known: a step that the rules know is taken by them, on a state alone.

What the rules would refuse to do is refused here for the same reason.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.refusals import ItemNotInForce, ItemUnknown, VetoNotVariable
from domain.assessment.rulings import ruled_points
from domain.assessment.state import Adjustment, AssessmentState, Claim, Entry, Item, Veto
from domain.assessment.voiding import status_of
from domain.kernel.event import Authorship, Grounds, Sealed
from domain.kernel.points import working
from domain.kernel.refusal import Refusal, Refusals
from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.result.group import Group, Rules
from domain.scoring.contribution import contribution
from domain.scoring.worth import worth_of
from domain.what_if.hypotheses import (
    ApplyRuling,
    Hypothesis,
    LiftVeto,
    ReplacePoints,
    UsePlanVersion,
    UsePolicyVersion,
    VoidItem,
)
from domain.what_if.refusals import HypothesisTwice, PlanVersionUnknown

_NOBODY: Final = UUID(int=0)
"""Stands for the ids of events and of an appeal that there are not."""


def _sealed(_event: UUID, _field: str, text: str) -> Sealed:
    return Sealed(person=str(_NOBODY), box=text)


_SUPPOSED: Final = Authorship(
    actor_id="system:what-if",
    role="SYSTEM",
    unit=None,
    name=None,
    on_behalf_of=None,
    channel="SYSTEM",
    correlation_id=_NOBODY,
    causation_id=None,
    request_id=None,
    policy_version=0,
    now=datetime(1, 1, 2, tzinfo=UTC),
    new_id=lambda: _NOBODY,
    seal=_sealed,
)
_GROUNDS: Final = Grounds(reason_code="WHAT_IF", reason="what if", legal_basis="WHAT-IF#1", evidence=())


def supposed(hypotheses: Sequence[Hypothesis], assessment: UUID, group: Group, rules: Rules) -> Group:
    """The peer group of an assessment if all of it were so; raises ``Refusals`` with all that cannot be.

    What is supposed of items comes before what is supposed of the rules, whatever the order given.
    """
    faults, about = list[Refusal](), set[str]()
    for place, each in sorted(enumerate(hypotheses), key=_of_rules):
        try:
            if each.about in about:
                raise HypothesisTwice(about=each.about)
            about.add(each.about)
            group = _with(each, assessment, group, rules)
        except Refusal as refusal:
            refusal.field = f"hypotheses.{place}"
            faults.append(refusal)
    if faults:
        raise Refusals(faults)
    return group


def _of_rules(placed: tuple[int, Hypothesis]) -> bool:
    return isinstance(placed[1], UsePlanVersion | UsePolicyVersion)


def _with(hypothesis: Hypothesis, assessment: UUID, group: Group, rules: Rules) -> Group:
    match hypothesis:
        case UsePlanVersion(number=number):
            version = _plan_version(number, rules)
            return {each: _by_plan(state, version) for each, state in group.items()}
        case UsePolicyVersion(number=number):
            rules.policies.version(number)
            return {each: state._replace(policy_version=number) for each, state in group.items()}
        case _:
            state = group[assessment]
            plan = rules.plans.version(state.plan_version)
            policy = rules.policies.version(state.policy_version)
            return {**group, assessment: _changed(hypothesis, assessment, state, plan, policy)}


def _changed(
    hypothesis: ReplacePoints | VoidItem | ApplyRuling | LiftVeto,
    assessment: UUID,
    state: AssessmentState,
    plan: PlanVersion,
    policy: Policy,
) -> AssessmentState:
    match hypothesis:
        case ReplacePoints(item=item, points=points):
            return state.with_item(_worth(item, points, state, plan))
        case VoidItem(item=item):
            return _after(assessment, state, lambda sheet: sheet.void(item, _GROUNDS))
        case ApplyRuling():
            return _after(assessment, state, lambda sheet: _rule(hypothesis, sheet, plan, policy))
        case LiftVeto(veto=veto):
            return _after(assessment, state, lambda sheet: sheet.lift_veto(veto, _GROUNDS))


def _after(assessment: UUID, state: AssessmentState, step: Callable[[Assessment], object]) -> AssessmentState:
    sheet = Assessment.of(assessment, 0, state, _SUPPOSED)
    step(sheet)
    return sheet.state


def _rule(hypothesis: ApplyRuling, sheet: Assessment, plan: PlanVersion, policy: Policy) -> None:
    """As the appeal that contests the item would be ruled on, or one that contested it now."""
    if hypothesis.item not in sheet.state.contests:
        sheet.contest(hypothesis.item, _NOBODY, plan, official=True)
    sheet.apply_ruling(
        item=hypothesis.item,
        appeal=sheet.state.contests[hypothesis.item],
        outcome=hypothesis.outcome,
        points=hypothesis.points,
        grounds=_GROUNDS,
        plan=plan,
        worth=lambda indicator: worth_of(indicator, sheet.state, plan, policy),
    )


def _worth(ref: str, points: Decimal, state: AssessmentState, plan: PlanVersion) -> Item:
    """The item with other points in the place of those that count: the ruled ones, once it was ruled on."""
    match item := state.item(ref):
        case None:
            raise ItemUnknown(item=ref)
        case Veto():
            raise VetoNotVariable(item=ref)
        case Entry() | Adjustment() | Claim() if contribution(item) is not None:
            return _with_points(item, working(ruled_points(item, "VARIED", points, plan), plan.digits))
        case _:
            raise ItemNotInForce(item=ref, status=status_of(item))


def _with_points(item: Entry | Adjustment | Claim, points: Decimal) -> Item:
    if item.ruled is not None:
        return item._replace(ruled=item.ruled._replace(points=points))
    return item._replace(delta=points) if isinstance(item, Adjustment) else item._replace(points=points)


def _plan_version(number: int, rules: Rules) -> PlanVersion:
    if number not in rules.plans.versions:
        raise PlanVersionUnknown(version=number)
    return rules.plans.version(number)


def _by_plan(state: AssessmentState, version: PlanVersion) -> AssessmentState:
    """The assessment by another version, without what was entered under indicators that it does not have."""
    records = {code: each for code, each in state.records.items() if code in version.indicators}
    return state._replace(plan_version=version.number, records=records)

"""Assessments follow the plan: what is confirmed keeps its terms, the rest is reported again."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.adopting import PlanVersionAdopted
from domain.assessment.assessment import Assessment
from domain.assessment.refusals import AlreadySealed, PointsOutOfRange
from domain.assessment.reviewing import ResultReturned
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.methods.ratio import Ratio
from domain.plan.change_set import ChangeSet
from domain.plan.indicator import Indicator, PeriodRule
from domain.plan.version import PlanVersion
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import adopt, compose_state
from tests.support.amendments import JULY, approved, change_set, ready
from tests.support.authors import LEADER
from tests.support.plans import but, indicator
from tests.support.scenario import Stage, Step, fact, given
from tests.support.sheets import Under

A, B = indicator("A", 40), indicator("B", 60)
MORE = change_set(points={"A": 60, "B": 40})
REASON = "第1号指标调整"


def versions(changes: ChangeSet, since: date = JULY) -> tuple[PlanVersion, PlanVersion]:
    plan = approved(ready(A, B), changes, since)
    return plan.version(1), plan.version(2)


def adopting(before: PlanVersion, after: PlanVersion) -> Step[Assessment]:
    return Step(lambda sheet: sheet.adopt(before, after, 1, REASON), LEADER)


def status_of(state: AssessmentState, entry: str) -> EntryStatus:
    item = state.item(entry)
    assert isinstance(item, Entry)
    return item.status


def opened(under: Under) -> Stage[Assessment]:
    return given(Assessment, under.opened())


def test_an_assessment_follows_the_version_from_its_day_on() -> None:
    before, after = versions(MORE)
    stage = opened(Under(before))
    state = stage.when(adopting(before, after)).then(
        fact(PlanVersionAdopted, effective_on=JULY, plan_version=2, amendment=1, reason=REASON)
    )
    assert state.plan_version == 2


def test_unconfirmed_entries_whose_marks_changed_are_returned_with_the_amendment_as_reason() -> None:
    before, after = versions(MORE)
    under = Under(before)
    stage = opened(under)
    for period in ("2014Q2", "2014Q3"):
        stage.take(under.reported(10, period=period))
    state = stage.when(adopting(before, after)).then(
        fact(PlanVersionAdopted, plan_version=2, amendment=1, reason=REASON),
        fact(ResultReturned, entry="entry:A/2014Q3/SELF", reason=REASON),
    )
    assert status_of(state, "entry:A/2014Q2/SELF") is EntryStatus.REPORTED
    adopted, returned = stage.events[-2:]
    assert returned.envelope.causation_id == adopted.envelope.event_id


def test_what_is_confirmed_keeps_its_terms_even_ahead_of_time() -> None:
    before, after = versions(change_set(points={"A": 20, "B": 80}))
    under = Under(before)
    stage = opened(under)
    for step in under.confirmed("9.50", "A", "2014Q3"):
        stage.take(step)
    stage.take(adopting(before, after))
    assert compose_state(stage.state, after, POLICY_V1).total == Decimal("9.50")
    stage.take(Under(after).adjusted("0.50", "A", "2014Q3"))
    assert compose_state(stage.state, after, POLICY_V1).total == Decimal("10.00")
    with pytest.raises(PointsOutOfRange):
        stage.take(Under(after).reported("5.01", "A", "2014Q4"))


@pytest.mark.parametrize(
    ("changed", "returned"),
    [
        (but(A, standard="更严格"), True),
        (but(A, method=Ratio(name="RATIO", version=1, most=Decimal(1), target=None)), True),
        (but(A, measurement=A.measurement.model_copy(update={"target": Decimal(98)})), True),
        (but(A, channels=("DESK",)), True),
        (but(A, name="另一个名称"), False),
        (but(A, assessing_department="D2"), False),
    ],
)
def test_what_decides_the_worth_of_an_entry_returns_it_and_nothing_else(
    changed: Indicator, *, returned: bool
) -> None:
    before, after = versions(change_set(revised=(changed,)))
    under = Under(before)
    stage = opened(under)
    stage.take(under.reported(10, period="2014Q3"))
    stage.take(adopting(before, after))
    expected = EntryStatus.RETURNED if returned else EntryStatus.REPORTED
    assert status_of(stage.state, "entry:A/2014Q3/SELF") is expected


def test_a_retired_indicator_counts_what_was_confirmed_and_takes_no_more() -> None:
    digital = indicator("D", 60)
    before, after = versions(change_set(retired=("B",), added=(digital,)))
    under = Under(before)
    stage = opened(under)
    for step in under.confirmed("15", "B", "2014Q2"):
        stage.take(step)
    stage.take(under.reported("15", "B", "2014Q3"))
    stage.take(adopting(before, after))
    assert status_of(stage.state, "entry:B/2014Q3/SELF") is EntryStatus.RETURNED
    for step in Under(after).confirmed("15", "D", "2014Q3"):
        stage.take(step)
    score = compose_state(stage.state, after, POLICY_V1)
    assert (score.total, score.provisional_total) == (Decimal("30.00"), Decimal("30.00"))


def test_a_sealed_assessment_stays_as_it_is() -> None:
    before, after = versions(MORE)
    stage = opened(Under(before))
    stage.take(Under.sealed())
    stage.when(adopting(before, after)).then_refused(AlreadySealed)


def test_a_score_carried_over_is_the_score_composed_anew() -> None:
    mean = indicator("C", 20, rule=PeriodRule.MEAN)
    plan = approved(ready(A, B, mean), MORE)
    before, after = plan.version(1), plan.version(2)
    under = Under(before)
    stage = opened(under)
    for code, period in (("A", "2014Q2"), ("B", "2014Q2"), ("C", "2014Q1")):
        for step in under.confirmed("5", code, period):
            stage.take(step)
    score = compose_state(stage.state, before, POLICY_V1)
    carried = adopt(score, before, after, POLICY_V1)
    assert carried.parts["C"] is score.parts["C"]
    assert list(carried.leaves) == list(compose_state(stage.state, after, POLICY_V1).leaves)

"""What stands against publishing a plan: who bears it, what it measures, what is above it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from domain.period import Cycle
from domain.plan.check_refusals import (
    AddOn,
    AgencyCanCarry,
    AngleMissing,
    AssessedOutsidePlan,
    DuplicateMeasure,
    ExternalCannotLead,
    IndicatorTypeUnknown,
    LayerMismatch,
    MajorTaskUncovered,
    MajorTaskUnknown,
    NotMeasurable,
    OutOfBalance,
    OverrideNotNeeded,
    SharesWrong,
    SuperiorUnknown,
    TargetUnexplained,
    UnitOutsideOffice,
)
from domain.plan.checks import CHECKS
from domain.plan.context import PlanContext, PlanUnit
from domain.plan.events import MajorTaskDeclared, PlanPublished
from domain.plan.indicator import Cooperation, Indicator, MajorTask, SystemArea
from domain.plan.plan import Plan
from domain.plan.procedure import Override
from domain.plan.refusals import NodeExists, PlanAssessesNobody, ScaleMismatch, WordsMissing
from domain.policy.planning import PLANNING
from tests.support.authors import LEADER
from tests.support.plans import (
    BUREAUS,
    CLASSIFICATION,
    CONSULTING,
    DUTY,
    MEASUREMENT,
    ORIGIN,
    PUBLISHED_ON,
    but,
    drafting,
    indicator,
    sections_of,
    world_of,
)
from tests.support.scenario import Stage, Step, fact, given

WORLD = world_of()
TASK = MajorTask(code="DIGITAL", name="数字经济税收", document="内国税发〔2014〕30号")


def draft(*indicators: Indicator, scale: int | None = None) -> Stage[Plan]:
    return given(Plan, *drafting(*indicators, scale=scale), *CONSULTING)


def publishing(world: PlanContext = WORLD, *overrides: Override) -> Step[Plan]:
    return Step(lambda plan: plan.publish(PUBLISHED_ON, world, tuple(overrides)), LEADER)


def cooperating(*shares: tuple[str, str]) -> dict[str, Any]:
    units = tuple(Cooperation(unit=unit, share=Decimal(share)) for unit, share in shares)
    return {"duty": DUTY.model_copy(update={"cooperating": units})}


def measuring(**changes: Any) -> Indicator:
    return but(indicator("A", 100), measurement=MEASUREMENT.model_copy(update=changes))


def from_above(code: str = "A", superior: str | None = "S1", **changes: Any) -> Indicator:
    measurement = MEASUREMENT.model_copy(update=changes)
    return but(
        indicator(code, 100),
        origin=ORIGIN.model_copy(update={"superior": superior}),
        measurement=measurement,
    )


def area(code: str, points: int, of: SystemArea) -> Indicator:
    return but(indicator(code, points), classification=CLASSIFICATION.model_copy(update={"area": of}))


@pytest.mark.parametrize(
    "shares",
    [
        [("D2", "0.6"), ("D3", "0.5")],
        [("D2", "-0.1")],
        [("D2", "0.1"), ("D2", "0.1")],
        [("D1", "0.1")],
    ],
    ids=["more than all", "negative", "twice", "the lead"],
)
def test_cooperating_units_share_at_most_everything_and_each_once(shares: list[tuple[str, str]]) -> None:
    stage = draft(but(indicator("A", 100), **cooperating(*shares)))
    stage.when(publishing()).then_refused(SharesWrong, on="indicators")
    draft(but(indicator("A", 100), **cooperating(("D2", "0.6"), ("D3", "0.4")))).take(publishing())


def test_a_body_outside_cooperates_and_neither_leads_nor_assesses() -> None:
    """P28."""
    world = replace(WORLD, external=frozenset({"FINANCE"}))
    draft(but(indicator("A", 100), **cooperating(("FINANCE", "0.3")))).take(publishing(world))
    leading = but(indicator("A", 100), duty=DUTY.model_copy(update={"lead_unit": "FINANCE"}))
    assessing = but(indicator("A", 100), assessing_department="FINANCE")
    for wrong in (leading, assessing):
        refusal = draft(wrong).when(publishing(world)).then_refused(ExternalCannotLead)
        assert refusal.facts == {"indicator": "A", "body": "FINANCE"}


def test_duties_lie_with_units_that_stand() -> None:
    lost = but(indicator("A", 100), **cooperating(("D9", "0.1")), assessing_department="D8")
    refusal = draft(lost).when(publishing()).then_refused(UnitOutsideOffice)
    assert refusal.facts == {"indicator": "A", "units": "D8, D9"}


def test_an_indicator_is_assessed_for_units_of_the_plans_groups() -> None:
    stage = draft(but(indicator("A", 100), assessed=(*BUREAUS, "D1")))
    assert stage.when(publishing()).then_refused(AssessedOutsidePlan).facts == {
        "indicator": "A",
        "units": "D1",
    }


def test_points_sum_to_the_scale_for_every_subject() -> None:
    """Rule 2, where indicators are assessed for single units."""
    common, first = indicator("A", 600), but(indicator("B", 400), assessed=("U01",))
    others = but(indicator("C", 400), assessed=BUREAUS[1:])
    draft(common, first, others).take(publishing())
    short = but(indicator("C", 390), assessed=BUREAUS[1:])
    found = draft(common, first, short).when(publishing()).then_all_refused(ScaleMismatch, ScaleMismatch)
    whom = f" ({', '.join(BUREAUS[1:])})"
    assert [each.facts for each in found] == [
        {"where": f"S{whom}", "sum": "990", "expected": "1000"},
        {"where": f"系统绩效计划{whom}", "sum": "990", "expected": "1000"},
    ]


def test_a_plan_names_whom_it_assesses() -> None:
    def begin(plan: Plan) -> None:
        plan.draft(
            office="HHHT",
            year=2014,
            side="SYSTEM",
            title="计划",
            scale=Decimal(100),
            digits=2,
            sections=sections_of([indicator("A", 100)]),
            peer_groups=(),
        )

    given(Plan).when(begin).then_refused(PlanAssessesNobody, on="peerGroups")


def test_an_indicator_measures_from_an_angle() -> None:
    """P9."""
    assert draft(measuring(angles=())).when(publishing()).then_refused(AngleMissing).facts == {
        "indicator": "A"
    }
    draft(measuring(angles=("EFFECT",))).take(publishing())


def test_what_is_qualitative_is_converted() -> None:
    """P10."""
    draft(measuring(kind="QUALITATIVE")).when(publishing()).then_refused(NotMeasurable)
    draft(measuring(kind="QUALITATIVE", conversion="TIME_LIMIT")).take(publishing())


@pytest.mark.parametrize(
    "target",
    ["12500", "12000.01"],
)
def test_a_target_over_its_baseline_by_more_than_a_fifth_says_why(target: str) -> None:
    """P10: 10000 → 12500."""
    figures = {"target": Decimal(target), "baseline": Decimal(10000)}
    found = draft(measuring(**figures)).when(publishing()).then_refused(TargetUnexplained)
    assert found.facts == {"indicator": "A", "target": target, "baseline": "10000", "most": "20.00"}
    draft(measuring(**figures, target_reason="新增三户重点税源企业")).take(publishing())


@pytest.mark.parametrize(
    ("target", "baseline"), [("12000", "10000"), ("8000", "10000"), ("5", "0"), ("5", None)]
)
def test_a_target_within_a_fifth_of_its_baseline_needs_no_reason(target: str, baseline: str | None) -> None:
    start = None if baseline is None else Decimal(baseline)
    draft(measuring(target=Decimal(target), baseline=start)).take(publishing())


def test_the_same_is_measured_once_for_a_unit_and_a_period() -> None:
    """P11."""
    accuracy = MEASUREMENT.model_copy(update={"measure": "按期申报率"})
    first = but(indicator("A", 50), measurement=accuracy)
    second = but(indicator("B", 50), measurement=accuracy)
    refusal = draft(first, second).when(publishing()).then_refused(DuplicateMeasure)
    assert refusal.facts == {"first": "A", "second": "B", "measure": "按期申报率", "period": "2014Q1"}
    draft(first, but(indicator("B", 50, Cycle.YEAR), measurement=accuracy)).take(publishing())


def test_the_same_measure_of_different_units_is_no_duplicate() -> None:
    accuracy = MEASUREMENT.model_copy(update={"measure": "按期申报率"})
    first = but(indicator("A", 100), measurement=accuracy, assessed=BUREAUS[:5])
    draft(first, but(indicator("B", 100), measurement=accuracy, assessed=BUREAUS[5:])).take(publishing())


def test_without_a_measure_the_name_says_what_is_measured() -> None:
    twin = but(indicator("B", 50), name="指标A")
    draft(indicator("A", 50), twin).when(publishing()).then_refused(DuplicateMeasure)


def above(target: str | None = "98", agency_can_carry: bool = False) -> PlanContext:  # noqa: FBT001, FBT002
    figures = {"target": None if target is None else Decimal(target)}
    parent = but(
        indicator("S1"),
        measurement=MEASUREMENT.model_copy(update=figures),
        origin=ORIGIN.model_copy(update={"agency_can_carry": agency_can_carry}),
    )
    return world_of(superior={"S1": parent})


def test_a_target_above_the_superiors_is_an_add_on_unless_the_leading_group_lets_it_pass() -> None:
    """P11: 98 % → 99 %."""
    stage = draft(from_above(target=Decimal(99)))
    refusal = stage.when(publishing(above())).then_refused(AddOn)
    assert refusal.facts == {"indicator": "A", "target": "99", "superior": "S1", "limit": "98"}
    allowed = Override(check="ADD_ON", node="A", reason="本市征管基础较好")
    done = stage.when(publishing(above(), allowed))
    state = done.then(
        fact(PlanPublished, version=1, checks=tuple(CHECKS), overrides=(allowed,), effective_on=PUBLISHED_ON)
    )
    assert state.overrides == (allowed,)
    for target in ("98", None):
        figure = None if target is None else Decimal(target)
        draft(from_above(target=figure)).take(publishing(above()))
    draft(from_above(target=Decimal(99))).take(publishing(above(None)))


def test_an_override_has_words_and_something_to_override() -> None:
    stage = draft(from_above(target=Decimal(99)))
    silent = Override(check="ADD_ON", node="A", reason=" ")
    stage.when(publishing(above(), silent)).then_refused(WordsMissing, on="overrides")
    for check, node in (("ADD_ON", "B"), ("ANGLE_MISSING", "A")):
        other = Override(check=check, node=node, reason="-")
        found = stage.when(publishing(above(), other)).then_all_refused(AddOn, OverrideNotNeeded)
        assert found[1].facts == {"check": check, "node": node}


def test_what_must_hold_cannot_be_overridden() -> None:
    override = Override(check="ANGLE_MISSING", node="A", reason="-")
    stage = draft(measuring(angles=()))
    stage.when(publishing(WORLD, override)).then_all_refused(AngleMissing, OverrideNotNeeded)


def test_only_what_the_superiors_plan_has_is_taken_up() -> None:
    lost = draft(from_above(superior="S9"))
    assert lost.when(publishing(above())).then_refused(SuperiorUnknown).facts == {
        "indicator": "A",
        "superior": "S9",
    }
    draft(from_above(superior="S9")).take(publishing())


SUB_BUREAUS = {"F01": PlanUnit("SUB_BUREAU", "GRASSROOTS")}


@pytest.mark.parametrize("whose", ["its own", "the superior's"])
def test_what_the_agency_can_carry_is_not_pushed_down_to_sub_bureaus(whose: str) -> None:
    """Rule 4."""
    world = above(agency_can_carry=whose != "its own")
    world = replace(world, units={**world.units, **SUB_BUREAUS})
    flagged = ORIGIN.model_copy(update={"superior": "S1", "agency_can_carry": whose == "its own"})
    refusal = (
        draft(but(indicator("A", 100), origin=flagged)).when(publishing(world)).then_refused(AgencyCanCarry)
    )
    assert refusal.facts == {"indicator": "A", "units": "F01"}
    spared = but(indicator("A", 100), origin=flagged, assessed=BUREAUS)
    instead = but(indicator("B", 100), assessed=("F01",))
    draft(spared, instead).take(publishing(world))


def typed(name: str) -> Indicator:
    classification = CLASSIFICATION.model_copy(update={"type": name})
    return but(indicator("A", 100), classification=classification)


def test_a_type_of_indicators_is_for_the_posts_of_its_layer() -> None:
    """P13."""
    world = world_of(layers={"征管岗": "EXECUTION"})
    refusal = draft(typed("STRATEGIC_GOALS")).when(publishing(world)).then_refused(LayerMismatch)
    assert refusal.facts == {
        "indicator": "A",
        "type": "STRATEGIC_GOALS",
        "layer": "DECISION",
        "post": "征管岗",
        "other": "EXECUTION",
    }
    draft(typed("FILING_ACCURACY")).take(publishing(world))
    draft(typed("STRATEGIC_GOALS")).take(publishing())
    draft(typed("SPEED")).when(publishing(world)).then_refused(IndicatorTypeUnknown)


def test_nine_types_stand_in_three_layers() -> None:
    layers = [each.layer for each in PLANNING.types]
    assert [layers.count(each) for each in ("DECISION", "MANAGEMENT", "EXECUTION")] == [3, 3, 3]


def test_a_declared_major_task_needs_an_indicator() -> None:
    """P14."""
    declaring: Step[Plan] = Step(lambda plan: plan.declare_major_task(TASK))
    stage = draft(indicator("A", 100))
    stage.when(declaring).then(fact(MajorTaskDeclared, major_task=TASK))
    assert stage.when(publishing()).then_refused(MajorTaskUncovered).facts["task"] == "DIGITAL"
    stage.when(declaring).then_refused(NodeExists, on="code")
    serving = but(indicator("A", 100), origin=ORIGIN.model_copy(update={"major_task": "DIGITAL"}))
    stage.take(Step(lambda plan: plan.revise_indicator(serving)))
    stage.take(publishing())
    draft(serving).when(publishing()).then_refused(MajorTaskUnknown)


@pytest.mark.parametrize(
    ("collection", "service", "share"),
    [(320, 200, "61.54"), (61, 39, "61.00"), (39, 61, "39.00"), (60, 40, None), (40, 60, None)],
)
def test_collection_and_service_keep_their_balance(collection: int, service: int, share: str | None) -> None:
    """P29: 320 against 200 = 61.54 %; the bounds are included."""
    stage = draft(area("A", collection, "COLLECTION"), area("B", service, "SERVICE"))
    if share is not None:
        refusal = stage.when(publishing()).then_refused(OutOfBalance)
        assert refusal.facts == {
            "areas": "COLLECTION/SERVICE",
            "share": share,
            "least": "40.00",
            "most": "60.00",
        }
    reason = Override(check="OUT_OF_BALANCE", node="COLLECTION/SERVICE", reason="本年组织收入任务重")
    stage.take(publishing(WORLD, *([reason] if share else [])))


def test_a_plan_with_one_of_two_areas_has_no_balance_to_keep() -> None:
    draft(area("A", 100, "COLLECTION")).take(publishing())

"""Making a plan, through commands: what the dossier asks of it, figure by figure."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import count
from typing import Any

import pytest

from application.library import AddLibraryIndicator, RetireLibraryIndicator
from application.office.performance_office import RegisterExternalBody
from application.office.posts import RegisterPost
from application.plan.drafting import (
    CascadeIndicator,
    DeclareMajorTask,
    ProposeFromLibrary,
    ProposeProject,
    ProposeWorkItem,
    ReviseIndicator,
    WithdrawIndicator,
)
from application.plan.procedure import (
    AnswerComment,
    CommentOnPlan,
    ConsultOnPlan,
    ReviewPlan,
    SubmitPlanForReview,
)
from domain.kernel.clock import local_date
from domain.kernel.refusal import Refusal
from domain.library.refusals import LibraryIndicatorRetired, LibraryTypeUnknown
from domain.period import Cycle
from domain.plan.check_refusals import AgencyCanCarry
from domain.plan.indicator import (
    Cooperation,
    Indicator,
    MajorTask,
    Project,
    Section,
    WorkItem,
    WorkKind,
    WorkSource,
)
from domain.plan.procedure import CommentAnswer, Override, Phase
from domain.plan.refusals import PlanReviewedBySubmitter, PlanUnderReview
from domain.policy.policy import POLICY_V1
from infra.clock import ScriptedClock
from tests.support.city import NEW_YEAR, OFFICE, City, consult
from tests.support.library import PLACE, library_indicator
from tests.support.planning import (
    COUNTY,
    OF_COUNTY,
    SUB_BUREAUS,
    agree,
    codes,
    consulted,
    drafted,
    found_county,
    published,
    refused,
)
from tests.support.plans import CLASSIFICATION, DUTY, MEASUREMENT, ORIGIN, but, indicator

YEARS = count(2015)
LAST_DAY_AHEAD = timedelta(days=10)


@pytest.fixture(scope="module")
def city(shared_city: City) -> City:
    """The city with a county below it; every test plans a year of its own."""
    found_county(shared_city)
    return shared_city


@pytest.fixture
def year() -> int:
    """A year that no other test plans."""
    return next(YEARS)


def measuring(code: str = "A", points: int = 100, **changes: Any) -> Indicator:
    return but(indicator(code, points), measurement=MEASUREMENT.model_copy(update=changes))


def coming_from(each: Indicator, **changes: Any) -> Indicator:
    return but(each, origin=ORIGIN.model_copy(update=changes))


def facts(refusals: list[Refusal]) -> list[dict[str, str]]:
    return [each.facts for each in refusals]


@pytest.mark.parametrize(
    ("field", "lacking"),
    [
        ("name", {"name": None}),
        ("standard", {"standard": None}),
        ("cycle", {"cycle": None}),
        ("assessing_department", {"assessing_department": None}),
    ],
)
def test_rule_01_an_indicator_without_a_mandatory_field_is_not_published(
    city: City, year: int, field: str, lacking: dict[str, None]
) -> None:
    plan = consulted(city, year, but(indicator("A", 1000), **lacking))
    (refusal,) = refused(city, plan)
    assert (refusal.code, refusal.facts) == ("INDICATOR_FIELD_MISSING", {"indicator": "A", "missing": field})
    city.run("officer", ReviseIndicator(plan=plan, indicator=indicator("A", 1000)))
    assert published(city, plan).latest.number == 1


def test_rule_01_an_indicator_without_points_or_a_responsible_party_is_not_published(
    city: City, year: int
) -> None:
    nobody = DUTY.model_copy(update={"lead_unit": None})
    open_ends = but(indicator("A"), points=None, duty=nobody)
    plan = consulted(city, year, open_ends, indicator("B", 1000))
    assert codes(refused(city, plan)) == ["INDICATOR_FIELD_MISSING", "DUTY_CHAIN_INCOMPLETE"]


def test_rule_02_indicators_that_sum_to_990_are_not_published_on_a_scale_of_1000(
    city: City, year: int
) -> None:
    law = Section(code="S", name="依法行政", points=Decimal(1000))
    plan = drafted(city, year, indicator("A", 600), indicator("B", 390), sections=(law,))
    consult(city, plan)
    assert facts(refused(city, plan)) == [
        {"where": "S", "sum": "990", "expected": "1000"},
        {"where": f"{year}年SYSTEM绩效计划", "sum": "990", "expected": "1000"},
    ]
    city.run("officer", ReviseIndicator(plan=plan, indicator=indicator("B", 400)))
    assert published(city, plan).latest.scale == 1000


def test_rule_02_holds_for_every_subject_where_indicators_are_assessed_for_single_units(
    city: City, year: int
) -> None:
    first = but(indicator("B", 400), assessed=("U01",))
    short = but(indicator("C", 390), assessed=("U02", "U03"))
    plan = consulted(city, year, indicator("A", 600), first, short)
    assert [each["where"] for each in facts(refused(city, plan))] == [
        "S (U02, U03)",
        f"{year}年SYSTEM绩效计划 (U02, U03)",
    ]
    whole = but(indicator("C", 400), assessed=("U02", "U03"))
    city.run("officer", ReviseIndicator(plan=plan, indicator=whole))
    assert published(city, plan).latest.number == 1


def test_rule_03_a_plan_that_nobody_was_consulted_on_is_not_published(city: City, year: int) -> None:
    plan = drafted(city, year, indicator("A", 100))
    assert codes(refused(city, plan)) == ["CONSULTATION_MISSING"]
    city.run("officer", SubmitPlanForReview(plan=plan))
    with pytest.raises(PlanReviewedBySubmitter):
        city.run("officer", ReviewPlan(plan=plan, comment=None))
    with pytest.raises(PlanUnderReview):
        city.run("officer", WithdrawIndicator(plan=plan, indicator="A"))
    city.run("second_officer", ReviewPlan(plan=plan, comment="可以征求意见"))
    assert codes(refused(city, plan)) == ["CONSULTATION_MISSING"]


def test_rule_03_a_plan_is_not_published_before_its_consultation_ends_or_with_open_comments(
    city: City, year: int, clock_of_city: ScriptedClock
) -> None:
    plan, today = drafted(city, year, indicator("A", 100)), local_date(clock_of_city.now())
    city.run("officer", SubmitPlanForReview(plan=plan))
    city.run("second_officer", ReviewPlan(plan=plan, comment=None))
    asked = ConsultOnPlan(plan=plan, units=("U01", "U02"), until=today + LAST_DAY_AHEAD)
    city.run("officer", asked)
    said = CommentOnPlan(plan=plan, unit="U01", indicator="A", channel="REPORT", text="分值偏高")
    comment = city.made("reporter of U01", said)
    assert codes(refused(city, plan)) == ["CONSULTATION_OPEN", "COMMENTS_UNANSWERED"]
    clock_of_city.set(clock_of_city.now() + LAST_DAY_AHEAD + timedelta(days=1))
    assert codes(refused(city, plan)) == ["COMMENTS_UNANSWERED"]
    answer = CommentAnswer(outcome="EXPLAINED", text="与上级一致")
    city.run("officer", AnswerComment(plan=plan, comment=comment, answer=answer))
    assert published(city, plan).phase is Phase.PUBLISHED


def test_rule_04_what_the_agency_can_carry_is_not_cascaded_to_sub_bureaus(city: City, year: int) -> None:
    carried = coming_from(indicator("A", 100), agency_can_carry=True)
    plan = consulted(city, year, carried, office=COUNTY)
    assert facts(refused(city, plan)) == [{"indicator": "A", "units": ", ".join(SUB_BUREAUS)}]
    city.run("officer", ReviseIndicator(plan=plan, indicator=indicator("A", 100)))
    assert published(city, plan).latest.number == 1


def test_rule_04_a_superiors_indicator_that_the_agency_can_carry_is_not_cascaded_to_sub_bureaus(
    city: City, year: int
) -> None:
    carried = coming_from(indicator("S1", 60), agency_can_carry=True)
    published(city, consulted(city, year, carried, indicator("S2", 40)))
    plan = drafted(city, year, indicator("A", 60), office=COUNTY)
    place = PLACE.model_copy(update={"points": Decimal(40)})
    with pytest.raises(AgencyCanCarry) as caught:
        city.run("officer", CascadeIndicator(plan=plan, superior="S1", placement=place, target=None))
    assert caught.value.facts == {"indicator": "Z", "units": ", ".join(SUB_BUREAUS)}
    city.run(OF_COUNTY, CascadeIndicator(plan=plan, superior="S2", placement=place, target=None))
    city.run("officer", ReviseIndicator(plan=plan, indicator=indicator("A", 20)))
    agree(city, plan, COUNTY)
    kept = published(city, plan).indicators["Z"]
    assert (kept.origin.superior, kept.name, kept.points) == ("S2", "指标S2", Decimal(40))


def test_rule_05_an_indicator_across_departments_has_exactly_one_lead(city: City, year: int) -> None:
    shared = (Cooperation(unit="PO", share=Decimal("0.30")), Cooperation(unit="SV", share=Decimal("0.20")))
    leaderless = DUTY.model_copy(update={"lead_unit": None, "cooperating": shared})
    plan = consulted(city, year, but(indicator("A", 100), duty=leaderless))
    assert facts(refused(city, plan)) == [{"indicator": "A", "missing": "lead_unit"}]
    led = DUTY.model_copy(update={"cooperating": shared})
    city.run("officer", ReviseIndicator(plan=plan, indicator=but(indicator("A", 100), duty=led)))
    assert published(city, plan).indicators["A"].duty.lead_unit == "D1"


def test_p_06_indicators_say_which_kind_of_work_they_assess(city: City, year: int) -> None:
    kinds: tuple[WorkKind, ...] = ("DAILY", "KEY", "EVALUATION")
    kept = published(city, consulted(city, year, *(indicator(kind, 100, kind=kind) for kind in kinds)))
    assert {code: each.work_kind for code, each in kept.latest.indicators.items()} == {
        kind: kind for kind in kinds
    }
    assert kept.latest.key_indicators == {"KEY"}


def test_p_07_a_childless_node_is_named_and_every_leaf_is_traced_to_its_work_item(
    city: City, year: int
) -> None:
    plan = drafted(city, year, indicator("A", 100))
    idle = WorkItem(code="W2", name="税收宣传", source="OWN_KEY", document="年度重点工作")
    city.run("officer", ProposeWorkItem(plan=plan, work_item=idle))
    project = Project(code="P2", name="规范文书", work_item="W")
    city.run("officer", ProposeProject(plan=plan, project=project))
    consult(city, plan)
    found = refused(city, plan)
    assert (codes(found), facts(found)) == (["CHAIN_BROKEN"] * 2, [{"node": "W2"}, {"node": "P2"}])


def test_p_08_a_work_item_names_its_source_and_its_document(city: City) -> None:
    sources: tuple[WorkSource, ...] = ("SUPERIOR", "LOCAL_GOVERNMENT", "OWN_KEY", "OWN_POINTS")
    for source in sources:
        item = WorkItem(code="W", name="年度工作", source=source, document="内国税发〔2014〕1号")
        plan = drafted(city, next(YEARS), indicator("A", 100), work_item=item)
        consult(city, plan)
        assert published(city, plan).work_items["W"] == item


def test_p_09_an_indicator_measures_from_at_least_one_angle(city: City, year: int) -> None:
    plan = consulted(city, year, measuring(angles=()))
    assert codes(refused(city, plan)) == ["ANGLE_MISSING"]
    city.run("officer", ReviseIndicator(plan=plan, indicator=measuring(angles=("QUALITY", "EFFECT"))))
    assert published(city, plan).indicators["A"].measurement.angles == ("QUALITY", "EFFECT")


def test_p_10_a_qualitative_indicator_is_converted_to_something_measurable(city: City, year: int) -> None:
    plan = consulted(city, year, measuring(kind="QUALITATIVE"))
    assert codes(refused(city, plan)) == ["NOT_MEASURABLE"]
    timed = measuring(kind="QUALITATIVE", conversion="TIME_LIMIT")
    city.run("officer", ReviseIndicator(plan=plan, indicator=timed))
    assert published(city, plan).latest.number == 1


def test_p_10_from_10000_to_12500_needs_a_reason_and_to_12000_none(city: City, year: int) -> None:
    figures: dict[str, Any] = {"baseline": Decimal(10000), "target": Decimal(12500)}
    plan = consulted(city, year, measuring(**figures))
    assert codes(refused(city, plan)) == ["TARGET_UNEXPLAINED"]
    explained = measuring(**figures, target_reason="新增重点税源企业三户")
    city.run("officer", ReviseIndicator(plan=plan, indicator=explained))
    assert published(city, plan).latest.number == 1
    within = measuring(baseline=Decimal(10000), target=Decimal(12000))
    assert published(city, consulted(city, next(YEARS), within)).latest.number == 1


def test_p_11_99_percent_below_a_superiors_98_is_an_add_on_unless_the_leading_group_overrides_it(
    city: City, year: int
) -> None:
    published(city, consulted(city, year, measuring("S1", target=Decimal(98))))
    child = coming_from(measuring(target=Decimal(99)), superior="S1")
    plan = consulted(city, year, child, office=COUNTY)
    (refusal,) = refused(city, plan)
    assert (refusal.code, refusal.facts["target"], refusal.facts["limit"]) == ("ADD_ON", "99", "98")
    allowed = Override(check="ADD_ON", node="A", reason="县局征管基础较好")
    assert published(city, plan, allowed).overrides == (allowed,)


def test_p_11_the_superiors_own_98_is_taken_up_as_it_is(city: City, year: int) -> None:
    published(city, consulted(city, year, measuring("S1", target=Decimal(98))))
    child = coming_from(measuring(target=Decimal(98)), superior="S1")
    lost = coming_from(measuring("B"), superior="S9")
    plan = consulted(city, year, child, lost, office=COUNTY)
    assert facts(refused(city, plan)) == [{"indicator": "B", "superior": "S9"}]
    city.run("officer", WithdrawIndicator(plan=plan, indicator="B"))
    city.run("officer", ReviseIndicator(plan=plan, indicator=but(child, points=Decimal(200))))
    assert published(city, plan).latest.number == 1


def test_p_11_the_same_measure_of_the_same_unit_in_the_same_period_is_a_duplicate(
    city: City, year: int
) -> None:
    twins = (measuring("A", 50, measure="按期申报率"), measuring("B", 50, measure="按期申报率"))
    plan = consulted(city, year, *twins)
    assert facts(refused(city, plan)) == [
        {"first": "A", "second": "B", "measure": "按期申报率", "period": f"{year}Q1"}
    ]
    yearly = but(twins[1], cycle=Cycle.YEAR)
    city.run("officer", ReviseIndicator(plan=plan, indicator=yearly))
    assert published(city, plan).latest.number == 1


def test_p_13_an_indicator_type_of_another_layer_does_not_fit_a_post(city: City, year: int) -> None:
    post = RegisterPost(
        office=OFFICE,
        unit="D1",
        code=f"HALL-{year}",
        name="办税服务岗",
        layer="EXECUTION",
        chief=False,
        in_charge_of=(),
        since=NEW_YEAR,
    )
    city.run("system:bootstrap", post)
    duty = DUTY.model_copy(update={"posts": (f"HALL-{year}",)})
    strategic = CLASSIFICATION.model_copy(update={"type": "STRATEGIC_GOALS"})
    plan = consulted(city, year, but(indicator("A", 100), duty=duty, classification=strategic))
    (refusal,) = refused(city, plan)
    assert (refusal.code, refusal.facts["layer"], refusal.facts["other"]) == (
        "LAYER_MISMATCH",
        "DECISION",
        "EXECUTION",
    )
    timely = CLASSIFICATION.model_copy(update={"type": "HANDLING_TIME"})
    fitting = but(indicator("A", 100), duty=duty, classification=timely)
    city.run("officer", ReviseIndicator(plan=plan, indicator=fitting))
    assert published(city, plan).latest.number == 1


def test_p_11_what_is_retired_as_redundant_is_taken_into_plans_no_more(city: City, year: int) -> None:
    entry = library_indicator(f"L{year}")
    city.run("officer", AddLibraryIndicator(office=OFFICE, indicator=entry))
    draw = partial(ProposeFromLibrary, library=entry.code, placement=PLACE)
    plan = drafted(city, year, indicator("A", 60))
    city.run("officer", draw(plan=plan))
    retiring = RetireLibraryIndicator(
        office=OFFICE, indicator=entry.code, reason="REDUNDANT", note="与按期申报率重复"
    )
    city.run("officer", retiring)
    later = drafted(city, next(YEARS), indicator("A", 60))
    with pytest.raises(LibraryIndicatorRetired):
        city.run("officer", draw(plan=later))
    city.run("officer", ReviseIndicator(plan=plan, indicator=indicator("A", 20)))
    consult(city, plan)
    assert published(city, plan).indicators["Z"].name == entry.name


def test_p_13_the_nine_types_of_three_layers_are_what_a_library_starts_with(city: City, year: int) -> None:
    for number, kind in enumerate(POLICY_V1.planning.types):
        entry = library_indicator(f"T{year}-{number}", type=kind.code)
        city.run("officer", AddLibraryIndicator(office=OFFICE, indicator=entry))
    assert Counter(kind.layer for kind in POLICY_V1.planning.types) == {
        "DECISION": 3,
        "MANAGEMENT": 3,
        "EXECUTION": 3,
    }
    odd = library_indicator(f"X{year}", type="SPEED")
    with pytest.raises(LibraryTypeUnknown):
        city.run("officer", AddLibraryIndicator(office=OFFICE, indicator=odd))


def test_p_14_a_declared_major_task_without_an_indicator_keeps_a_plan_from_publication(
    city: City, year: int
) -> None:
    plan = consulted(city, year, indicator("A", 100))
    task = MajorTask(code="DIGITAL", name="数字经济税收", document="内国税发〔2014〕30号")
    city.run("officer", DeclareMajorTask(plan=plan, major_task=task))
    assert facts(refused(city, plan)) == [{"task": "DIGITAL", "name": "数字经济税收"}]
    serving = coming_from(indicator("A", 100), major_task="DIGITAL")
    city.run("officer", ReviseIndicator(plan=plan, indicator=serving))
    assert published(city, plan).major_tasks == {"DIGITAL": task}


def test_p_28_a_body_outside_the_tax_system_cooperates_and_does_not_lead(city: City, year: int) -> None:
    body = RegisterExternalBody(office=OFFICE, code=f"FIN-{year}", name="市财政局", since=NEW_YEAR)
    city.run("administrator", body)
    leading = DUTY.model_copy(update={"lead_unit": body.code})
    plan = consulted(city, year, but(indicator("A", 100), duty=leading))
    assert codes(refused(city, plan)) == ["EXTERNAL_CANNOT_LEAD"]
    share = (Cooperation(unit=body.code, share=Decimal("0.30")),)
    helping = but(indicator("A", 100), duty=DUTY.model_copy(update={"cooperating": share}))
    city.run("officer", ReviseIndicator(plan=plan, indicator=helping))
    assert published(city, plan).indicators["A"].duty.cooperating == share


def weighing(collection: int, service: int) -> Iterator[Indicator]:
    for code, points in (("COLLECTION", collection), ("SERVICE", service)):
        yield but(indicator(code, points), classification=CLASSIFICATION.model_copy(update={"area": code}))


def test_p_29_320_against_200_is_out_of_balance_and_needs_a_reason(city: City, year: int) -> None:
    plan = consulted(city, year, *weighing(320, 200))
    (refusal,) = refused(city, plan)
    assert (refusal.code, refusal.facts["share"]) == ("OUT_OF_BALANCE", "61.54")
    reason = Override(check="OUT_OF_BALANCE", node="COLLECTION/SERVICE", reason="本年组织收入任务重")
    assert published(city, plan, reason).overrides == (reason,)


def test_p_29_300_against_200_lies_on_the_bound_and_needs_none(city: City, year: int) -> None:
    assert published(city, consulted(city, year, *weighing(300, 200))).overrides == ()


@pytest.fixture
def clock_of_city(city: City) -> ScriptedClock:
    """The clock of the shared city."""
    clock = city.system.clock
    assert isinstance(clock, ScriptedClock)
    return clock

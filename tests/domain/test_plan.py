"""Drafting and publishing a plan."""

from datetime import date
from decimal import Decimal

import pytest

from domain.period import Cycle
from domain.plan import checks
from domain.plan.events import (
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    PlanDrafted,
    PlanPublished,
    ProjectProposed,
    WorkItemProposed,
)
from domain.plan.indicator import PeriodRule, Project
from domain.plan.plan import Plan
from domain.plan.refusals import (
    ChannelNotAssessed,
    CodeMalformed,
    DigitsOutOfRange,
    IndicatorUnknown,
    NodeExists,
    NodeUnknown,
    PeriodNotAssessed,
    PlanExists,
    PlanNotDraft,
    PlanNotPublished,
    PlanUnknown,
)
from tests.support.plans import (
    CONSULTING,
    PROJECT,
    PUBLISHED_ON,
    PUBLISHING,
    WORK_ITEM,
    a_plan,
    but,
    drafting,
    indicator,
    proposing,
    revising,
    sections_of,
    withdrawing,
)
from tests.support.scenario import STREAM, Step, fact, given

A, B = indicator("A", 600), indicator("B", 400)
DRAFTED, WITH_WORK_ITEM, WITH_PROJECT, *WITH_INDICATORS = drafting(A, B)
DRAFT = (DRAFTED, WITH_WORK_ITEM, WITH_PROJECT, *WITH_INDICATORS)
CHECKS = tuple(checks.CHECKS)


def test_a_plan_begins_with_its_year_scale_and_sections() -> None:
    given(Plan).when(DRAFTED).then(
        fact(
            PlanDrafted,
            office="HHHT",
            year=2014,
            side="SYSTEM",
            title="系统绩效计划",
            scale=Decimal(1000),
            digits=2,
            sections=sections_of([A, B]),
            peer_groups=("GRASSROOTS",),
        )
    )


def test_work_becomes_projects_and_projects_become_indicators() -> None:
    given(Plan, DRAFTED).when(WITH_WORK_ITEM).then(fact(WorkItemProposed, work_item=WORK_ITEM))
    given(Plan, DRAFTED, WITH_WORK_ITEM).when(WITH_PROJECT).then(fact(ProjectProposed, project=PROJECT))
    given(Plan, *DRAFT[:3]).when(proposing(A)).then(fact(IndicatorProposed, indicator=A))


def test_a_draft_may_lack_what_a_published_indicator_must_have() -> None:
    vague = but(indicator("A"), name=None, points=None, cycle=None)
    given(Plan, *DRAFT[:3]).when(proposing(vague)).then(fact(IndicatorProposed, indicator=vague))


def test_an_indicator_of_the_draft_is_revised_or_withdrawn() -> None:
    revised = but(indicator("A", 600), standard="修订后的考评标准")
    state = given(Plan, *DRAFT).when(revising(revised)).then(fact(IndicatorRevised, indicator=revised))
    assert state.indicators == {"A": revised, "B": B}
    state = given(Plan, *DRAFT).when(withdrawing("A")).then(fact(IndicatorWithdrawn, indicator="A"))
    assert state.indicators == {"B": B}


def test_a_plan_is_drafted_once_per_office_year_and_side() -> None:
    given(Plan, DRAFTED).when(DRAFTED).then_refused(PlanExists, on="year")
    assert Plan.id_of("HHHT", 2014, "SYSTEM") == Plan.id_of("HHHT", 2014, "SYSTEM")
    others = {Plan.id_of("HHHT", 2014, "AGENCY"), Plan.id_of("HHHT", 2015, "SYSTEM")}
    assert Plan.id_of("HHHT", 2014, "SYSTEM") not in others


@pytest.mark.parametrize("digits", [-1, 3])
def test_points_are_published_with_at_most_two_digits(digits: int) -> None:
    given(Plan).when(drafting(A, digits=digits)[0]).then_refused(DigitsOutOfRange, on="digits")


@pytest.mark.parametrize("code", ["", " ", "A/1", "A:1", "BONUS", "DEDUCTION", "TOTAL", "A" * 41, "A\n"])
def test_a_code_must_be_fit_to_name_a_place_in_a_breakdown(code: str) -> None:
    proposal = proposing(indicator(code))
    given(Plan, *DRAFT[:3]).when(proposal).then_refused(CodeMalformed, on="code")


@pytest.mark.parametrize("code", ["A", "A-1.2_x", "依法行政01"])
def test_a_code_may_be_words_digits_dots_and_dashes(code: str) -> None:
    assert code in given(Plan, *DRAFT[:3], proposing(indicator(code))).state.indicators


@pytest.mark.parametrize("step", DRAFT[1:4])
def test_a_code_is_used_once(step: Step[Plan]) -> None:
    given(Plan, *DRAFT).when(step).then_refused(NodeExists, on="code")


def test_a_node_hangs_on_a_node_that_exists() -> None:
    def orphan(plan: Plan) -> None:
        plan.propose_project(Project(code="Q", name="无主项目", work_item="X"))

    given(Plan, *DRAFT).when(orphan).then_refused(NodeUnknown, on="workItem")
    for change, field in (({"project": "X"}, "project"), ({"section": "X"}, "section")):
        lost = but(indicator("C"), **change)
        given(Plan, *DRAFT).when(proposing(lost)).then_refused(NodeUnknown, on=field)


def test_only_an_indicator_that_exists_is_revised_or_withdrawn() -> None:
    for step in (revising(indicator("C")), withdrawing("C")):
        given(Plan, *DRAFT).when(step).then_refused(NodeUnknown, on="code")


def test_a_revised_indicator_still_needs_its_place() -> None:
    lost = indicator("A", section="X")
    given(Plan, *DRAFT).when(revising(lost)).then_refused(NodeUnknown, on="section")


def test_publishing_freezes_version_1_with_the_checks_it_passed() -> None:
    state = (
        given(Plan, *DRAFT, *CONSULTING)
        .when(PUBLISHING)
        .then(fact(PlanPublished, effective_on=PUBLISHED_ON, version=1, checks=CHECKS, overrides=()))
    )
    version = state.latest
    assert (version.plan, version.number, version.scale, version.year) == (STREAM, 1, 1000, 2014)
    assert list(version.indicators) == ["A", "B"]


@pytest.mark.parametrize(
    "change",
    [
        WITH_WORK_ITEM,
        WITH_PROJECT,
        proposing(indicator("C")),
        revising(A),
        withdrawing("A"),
        PUBLISHING,
    ],
    ids=["work item", "project", "indicator", "revision", "withdrawal", "publication"],
)
def test_a_published_plan_is_no_draft(change: Step[Plan]) -> None:
    given(Plan, *DRAFT, *CONSULTING, PUBLISHING).when(change).then_refused(PlanNotDraft)


def test_a_draft_has_no_version_to_score_by() -> None:
    state = given(Plan, *DRAFT).state
    with pytest.raises(PlanNotPublished):
        _ = state.latest
    with pytest.raises(PlanNotPublished):
        state.version(1)


def test_a_plan_that_was_never_drafted_is_unknown() -> None:
    given(Plan).when(WITH_WORK_ITEM).then_refused(PlanUnknown)


def test_points_summed_over_periods_are_shared_among_them() -> None:
    shared = a_plan(indicator("A", 40, Cycle.QUARTER)).indicator("A")
    assert shared.periods == ("2014Q1", "2014Q2", "2014Q3", "2014Q4")
    assert set(shared.marks.values()) == {Decimal(10)}
    odd = a_plan(indicator("A", 100, Cycle.MONTH)).indicator("A")
    assert set(odd.marks.values()) == {Decimal("8.333333")}


@pytest.mark.parametrize("rule", [PeriodRule.MEAN, PeriodRule.LAST, PeriodRule.MIN])
def test_each_period_is_worth_all_points_unless_they_are_summed(rule: PeriodRule) -> None:
    assert set(a_plan(indicator("A", 40, rule=rule)).indicator("A").marks.values()) == {Decimal(40)}


def test_a_version_knows_its_key_indicators() -> None:
    version = a_plan(indicator("A", kind="KEY"), indicator("B"), indicator("C", kind="EVALUATION"))
    assert version.key_indicators == {"A"}


def test_a_version_refuses_what_it_does_not_assess() -> None:
    version = a_plan(indicator("A", channels=("SELF", "DESK")))
    with pytest.raises(IndicatorUnknown, match="B"):
        version.indicator("B")
    rule = version.indicator("A")
    rule.check("2014Q1", "DESK", "U01")
    for period in ("2013Q1", "2014", "2014M01", ""):
        with pytest.raises(PeriodNotAssessed):
            rule.check(period, "SELF", "U01")
    with pytest.raises(ChannelNotAssessed):
        rule.check("2014Q1", "FIELD", "U01")


def test_a_plan_comes_into_force_on_the_day_that_is_named() -> None:
    stage = given(Plan, *DRAFT, *CONSULTING, PUBLISHING)
    assert stage.events[-1].envelope.effective_on == date(2014, 2, 14)

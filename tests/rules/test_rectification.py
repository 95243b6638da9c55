"""Rectifications through commands: rule 35, P26, and what follows from a repeat."""

from datetime import date
from decimal import Decimal
from typing import Final

import pytest

from api.bootstrap import CALENDAR, System, tick
from application.appeal.filing import FileAppeal
from application.assessment.lifecycle import SealAssessment
from application.policy import AmendPolicy
from application.rectification.closing import ChargeRectification, CloseRectification, RectificationCharge
from application.rectification.steps import (
    ApproveRectificationPlan,
    ExtendRectification,
    RaiseRectificationAlerts,
    ReturnRectificationPlan,
    ReturnRectificationReport,
    WithdrawRectification,
)
from application.refusals import OutOfScope, RoleMissing
from domain.appeal.state import ContestedItem
from domain.calendar.deadline import workdays_until
from domain.kernel.refusal import Refusals
from domain.person import Role
from domain.plan.refusals import IndicatorUnknown
from domain.policy.changes import PolicyChange
from domain.policy.policy_set import PolicyAmendment
from domain.policy.rectification import RECTIFICATION
from domain.rectification.dues import GivenDues
from domain.rectification.refusals import (
    RectificationChargeMissing,
    RectificationDueMissing,
    RectificationDueWrong,
    RectificationExtended,
    RectificationIndicatorAlone,
    RectificationMisplaced,
    RectificationNotLate,
    RectificationOverdue,
    RectificationOwn,
    RectificationSamePerson,
    RectificationStepWrong,
    RectificationUnderWay,
    RectificationVerifierMissing,
    RectificationVerifierOwn,
    RectificationYearSealed,
)
from domain.rectification.state import RectificationStatus
from tests.support.city import OFFICE, City, build
from tests.support.rectifications import (
    Case,
    charging,
    deductions,
    executing,
    issued,
    lost,
    on,
)

FORBIDDEN: Final = (OutOfScope, RoleMissing)
ISSUED_ON: Final = "2014-10-20"
LATE: Final = {
    "2014-12-01": (0, "0"),
    "2014-12-02": (1, "-1.00"),
    "2014-12-08": (5, "-1.00"),
    "2014-12-09": (6, "-1.50"),
    "2014-12-10": (7, "-1.50"),
    "2014-12-15": (10, "-1.50"),
    "2014-12-16": (11, "-2.00"),
    "2014-12-22": (15, "-2.00"),
    "2014-12-23": (16, "-2.50"),
    "2014-12-29": (20, "-2.50"),
    "2014-12-30": (21, "-3.00"),
    "2015-01-30": (43, "-3.00"),
}
"""Closed on a day: so many working days after 2014-12-01, and what that costs (P26)."""


@pytest.fixture
def city(system: System) -> City:
    """A bureau on the day on which P26 begins."""
    city = build(system, ["U01", "U02"])
    on(city, ISSUED_ON)
    return city


def in_policy(city: City, **values: str) -> None:
    """Change keys of the topic from today on."""
    changes = tuple(PolicyChange(key=f"rectification.{key}", value=value) for key, value in values.items())
    today = city.system.clock.now().date()
    amendment = PolicyAmendment(
        changes=changes, effective_from=today, document="呼国税发〔2014〕30号", reason="加强整改"
    )
    city.run("leader", AmendPolicy(office=OFFICE, expected_version=1, amendment=amendment))


def alerts_told(city: City) -> list[str]:
    told = tick(city.system).run()
    return [each.due.subject for each in told if each.process == "rectification-alerts"]


def test_p_26_issued_on_october_20_the_plan_is_due_on_october_27_and_the_report_on_december_1(
    city: City,
) -> None:
    dues = issued(city).state.dues
    assert {step: due.deadline.due_on.isoformat() for step, due in dues.items()} == {
        "PLAN": "2014-10-27",
        "REPORT": "2014-12-01",
    }
    assert [due.deadline.workdays for due in dues.values()] == [5, 30]
    assert [day.day for day in dues["PLAN"].deadline.counted] == [21, 22, 23, 24, 27]


@pytest.mark.parametrize("source", ["SOCIAL", "SUPERVISION", "SELF_CHECK", "MEETING", "APPEAL"])
def test_p_26_a_rectification_without_a_due_date_is_refused_whatever_its_source(
    shared_city: City, source: str
) -> None:
    none = GivenDues(plan_due_on=None, report_due_on=None, by_policy=False)
    with pytest.raises(RectificationDueMissing):
        issued(shared_city, source=source, due=none)
    half = GivenDues(plan_due_on=date(2014, 2, 10), report_due_on=None, by_policy=False)
    with pytest.raises(RectificationDueMissing):
        issued(shared_city, source=source, due=half)
    assert issued(shared_city, source, source=source).state.problem.source == source


def test_p_26_closed_on_december_10_is_7_working_days_late_and_costs_1_50(city: City) -> None:
    case = issued(city)
    on(city, "2014-10-27")
    case.plan()
    case.approve()
    on(city, "2014-12-10")
    deduction = case.finish()
    assert deductions(city) == ["-1.50"]
    claim = city.state().claims[str(deduction)]
    assert (claim.effective_on, claim.status) == (date(2014, 12, 10), "IN_FORCE")
    assert city.breakdown().total == Decimal("-1.50")
    *_, booked = city.system.stream(city.assessments["U01"])
    charged = next(
        each for each in city.system.stream(case.id) if each.event.TOPIC.endswith("lateness-charged.v1")
    )
    assert booked.event.envelope.causation_id == charged.event.envelope.event_id
    assert booked.commit_position == charged.commit_position
    assert case.state.status is RectificationStatus.CLOSED


def test_p_26_each_further_five_working_days_cost_half_a_point_up_to_3_00(city: City) -> None:
    cases = {day: executing(city, f"PROBLEM-{day}") for day in LATE}
    for day, (late, cost) in LATE.items():
        assert len(workdays_until(date(2014, 12, 1), date.fromisoformat(day), CALENDAR)) == late
        before = lost(city)
        on(city, day)
        cases[day].finish()
        assert lost(city) - before == Decimal(cost), day


def test_p_26_what_came_in_in_time_and_is_closed_later_costs_nothing(city: City) -> None:
    case = executing(city)
    on(city, "2014-12-01")
    case.report()
    on(city, "2014-12-10")
    case.verify()
    assert case.close() is None
    assert deductions(city) == []


def test_p_26_an_office_may_count_until_the_closing(city: City) -> None:
    in_policy(city, counted_until='"CLOSING"')
    case = executing(city)
    on(city, "2014-12-01")
    case.report()
    on(city, "2014-12-10")
    case.verify()
    case.close()
    assert deductions(city) == ["-1.50"]


def test_p_26_a_late_plan_and_a_late_report_cost_both_and_3_00_at_most(city: City) -> None:
    one, other = issued(city), issued(city, "OTHER")
    on(city, "2014-10-28")
    for case in (one, other):
        case.plan()
        case.approve()
    on(city, "2014-12-02")
    one.finish()
    assert deductions(city) == ["-2.00"]
    on(city, "2014-12-29")
    other.finish()
    assert deductions(city) == ["-2.00", "-3.00"]


def test_rule_35_an_overdue_rectification_is_alerted_once_and_costs_its_owner(city: City) -> None:
    case = executing(city)
    alerts = {}
    for day in ("2014-11-25", "2014-11-26", "2014-12-01", "2014-12-02", "2014-12-03"):
        on(city, day)
        alerts[day[5:]] = alerts_told(city)
        assert alerts_told(city) == []
    assert alerts == {
        "11-25": [],
        "11-26": ["U01/REPORT/WARNING"],
        "12-01": [],
        "12-02": ["U01/REPORT/OVERDUE"],
        "12-03": [],
    }
    raised = [each.event for each in city.system.stream(case.id)][-2:]
    assert {each.envelope.actor.id for each in raised} == {"system:deadline-clock"}
    city.run("officer", ChargeRectification(rectification=case.id, charge=charging(city)))
    assert city.breakdown().total == Decimal("-1.00")


def test_rule_35_what_stays_open_is_charged_as_it_grows_and_nothing_twice(city: City) -> None:
    case = executing(city)
    charge = ChargeRectification(rectification=case.id, charge=charging(city))
    with pytest.raises(RectificationNotLate):
        city.run("officer", charge)
    on(city, "2014-12-02")
    city.run("officer", charge)
    with pytest.raises(RectificationNotLate):
        city.run("officer", charge)
    on(city, "2014-12-10")
    case.finish()
    assert deductions(city) == ["-1.00", "-0.50"]
    with pytest.raises(RectificationStepWrong):
        city.run("officer", charge)


def test_rule_35_a_returned_report_has_not_come_in(city: City) -> None:
    case = executing(city)
    on(city, "2014-12-01")
    case.report()
    city.run("assessor", ReturnRectificationReport(rectification=case.id, reason="未见回访记录"))
    assert case.state.returned_because == "未见回访记录"
    on(city, "2014-12-02")
    case.finish()
    assert deductions(city) == ["-1.00"]


def test_rule_35_the_deduction_may_be_contested_like_any_other(city: City) -> None:
    case = executing(city)
    on(city, "2014-12-02")
    item = case.finish()
    contested = ContestedItem(item=str(item), ground="FACT_WRONG", statement="已按期上报", remedy="撤销减分")
    city.run(
        "head of U01",
        FileAppeal(assessment=city.assessments["U01"], statement="对减分有异议", items=(contested,)),
    )
    assert item in city.state().contests


def test_rule_35_lateness_is_charged_before_it_is_closed_and_where_it_belongs(city: City) -> None:
    case = executing(city)
    on(city, "2014-12-02")
    case.report()
    case.verify()
    with pytest.raises(RectificationChargeMissing) as refused:
        city.run("officer", CloseRectification(rectification=case.id, charge=None))
    assert "1.00" in refused.value.message("zh")
    with pytest.raises(RectificationMisplaced):
        case.close(charge=charging(city, "U02"))
    city.run("officer", SealAssessment(assessment=city.assessments["U01"]))
    with pytest.raises(RectificationYearSealed) as sealed:
        case.close()
    assert "下一年度计划" in sealed.value.message("zh")
    assert case.state.status is RectificationStatus.VERIFIED


def test_rule_35_the_deduction_rests_on_law_in_force(city: City) -> None:
    case = executing(city)
    on(city, "2014-12-02")
    case.report()
    case.verify()
    unknown = RectificationCharge(assessment=city.assessments["U01"], legal_basis="HHHT-2014-01#99")
    with pytest.raises(Refusals, match="LEGAL_BASIS_NOT_IN_FORCE"):
        case.close(charge=unknown)


def test_rule_35_only_the_clock_raises_alerts(shared_city: City) -> None:
    case = issued(shared_city, "ALERTS")
    with pytest.raises(RoleMissing):
        shared_city.run("officer", RaiseRectificationAlerts(rectification=case.id))


def test_a_due_date_that_is_given_takes_the_place_of_the_policys(city: City) -> None:
    given = GivenDues(plan_due_on=date(2014, 10, 22), report_due_on=date(2014, 11, 3), by_policy=False)
    dues = issued(city, due=given).state.dues
    assert [(due.deadline.due_on.day, due.deadline.workdays) for due in dues.values()] == [(22, 2), (3, 10)]
    for plan, report in (
        (date(2014, 10, 20), date(2014, 11, 3)),
        (date(2014, 10, 25), date(2014, 11, 3)),
        (date(2014, 10, 22), date(2014, 10, 22)),
        (date(2014, 11, 3), date(2014, 10, 22)),
    ):
        wrong = GivenDues(plan_due_on=plan, report_due_on=report, by_policy=False)
        with pytest.raises(RectificationDueWrong):
            issued(city, "OTHER", due=wrong)


def test_the_department_that_assesses_the_indicator_verifies(city: City) -> None:
    case = issued(city, plan=city.plan, indicator="A", verifier=None)
    assert case.state.problem.verifier == "D1"
    with pytest.raises(IndicatorUnknown):
        issued(city, "OTHER", plan=city.plan, indicator="Z", verifier=None)
    with pytest.raises(RectificationIndicatorAlone):
        issued(city, "OTHER", indicator="A")
    with pytest.raises(RectificationVerifierMissing):
        issued(city, "OTHER", verifier=None)
    with pytest.raises(RectificationVerifierOwn):
        issued(city, "OTHER", verifier="U01")


def test_supervision_issues_what_it_found_and_nothing_else(shared_city: City) -> None:
    issued(shared_city, "SUPERVISED", who="supervisor", source="SUPERVISION")
    with pytest.raises(FORBIDDEN):
        issued(shared_city, "SURVEYED", who="supervisor")


def test_each_does_its_own_part(city: City) -> None:
    case = issued(city)
    with pytest.raises(FORBIDDEN):
        case.plan(who="head of U02")
    case.plan()
    with pytest.raises(FORBIDDEN):
        case.approve("assessor")
    case.approve()
    case.report()
    for who in ("officer", "supervisor", "head of U01"):
        with pytest.raises(FORBIDDEN):
            case.verify(who)
    case.verify()
    with pytest.raises(FORBIDDEN):
        case.close("assessor")
    assert case.close() is None


def test_nobody_decides_on_a_rectification_of_the_own_unit_nor_takes_two_of_its_steps(city: City) -> None:
    with pytest.raises(RectificationOwn):
        issued(city, owner="PO")
    city.hire("officer of both", "D1", Role.ASSESSOR, Role.PERFORMANCE_OFFICE)
    case = executing(city)
    case.report()
    case.verify("officer of both")
    with pytest.raises(RectificationSamePerson):
        case.close("officer of both")
    case.close()


def test_a_report_is_put_off_once_while_it_is_not_overdue(city: City) -> None:
    case = executing(city)
    extend = ExtendRectification(rectification=case.id, due_on=date(2014, 12, 15), reason="系统升级")
    for day in (date(2014, 12, 1), date(2014, 12, 13), date(2014, 12, 16)):
        with pytest.raises(RectificationDueWrong):
            city.run("officer", extend.model_copy(update={"due_on": day}))
    city.run("officer", extend)
    assert case.state.dues["REPORT"].deadline.workdays == 40
    with pytest.raises(RectificationExtended):
        city.run("officer", extend.model_copy(update={"due_on": date(2014, 12, 16)}))
    on(city, "2014-12-16")
    case.finish()
    assert deductions(city) == ["-1.00"]
    late = executing(
        city,
        "OTHER",
        due=GivenDues(plan_due_on=date(2014, 12, 17), report_due_on=date(2014, 12, 18), by_policy=False),
    )
    on(city, "2014-12-19")
    with pytest.raises(RectificationOverdue):
        city.run(
            "officer", extend.model_copy(update={"rectification": late.id, "due_on": date(2014, 12, 22)})
        )


def test_a_repeat_of_the_problem_goes_to_the_leading_group_with_shorter_dues(city: City) -> None:
    first = executing(city)
    with pytest.raises(RectificationUnderWay):
        issued(city)
    on(city, "2014-12-01")
    first.finish()
    on(city, "2015-03-02")
    again = issued(city)
    assert again.state.repeat_of == first.id
    assert [due.deadline.workdays for due in again.state.dues.values()] == [3, 20]
    topics = [each.event.TOPIC for each in city.system.stream(again.id)]
    assert topics == ["rectification.rectification-issued.v1", "rectification.rectification-escalated.v1"]
    again.plan("2015-03-20")
    with pytest.raises(FORBIDDEN):
        again.approve("officer")
    city.run("leader", ReturnRectificationPlan(rectification=again.id, reason="未触及原因"))
    again.plan("2015-03-20")
    again.approve("leader")
    assert again.state.status is RectificationStatus.EXECUTING
    assert issued(city, owner="U02").state.repeat_of is None


def test_what_lies_further_back_or_was_withdrawn_is_no_repeat(city: City) -> None:
    first = issued(city)
    city.run("officer", WithdrawRectification(rectification=first.id, reason="重复下达"))
    assert issued_and_closed(city).state.repeat_of is None
    on(city, "2016-01-04")
    assert issued(city).state.repeat_of is None


def test_a_repeat_may_cost_more(city: City) -> None:
    in_policy(city, repeat_factor='"2"')
    issued_and_closed(city)
    again = issued(city)
    on(city, "2014-10-24")
    again.plan("2014-10-31")
    city.run("leader", ApproveRectificationPlan(rectification=again.id))
    on(city, "2014-10-31")
    again.finish()
    assert deductions(city) == ["-2.00"]


def issued_and_closed(city: City) -> Case:
    case = executing(city)
    case.finish()
    return case


def test_the_policy_says_what_lateness_costs() -> None:
    costs = [RECTIFICATION.cost([days], repeat=False) for days in (0, 1, 5, 6, 10, 11, 21, 250)]
    assert costs == [Decimal(each) for each in ("0", "1", "1", "1.5", "1.5", "2", "3", "3")]
    assert RECTIFICATION.cost([1, 6], repeat=False) == Decimal("2.5")


def test_numbers_of_a_year_have_no_gaps(city: City) -> None:
    numbers = [issued(city, problem).state.number for problem in ("A", "B")]
    with pytest.raises(RectificationUnderWay):
        issued(city, "A")
    assert [*numbers, issued(city, "C").state.number] == [1, 2, 3]

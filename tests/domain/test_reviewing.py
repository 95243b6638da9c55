"""Individual indicators: self-assessed first, then reviewed, perhaps with other points."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.assessment.entries import entry_place, entry_ref
from domain.assessment.refusals import (
    EntryUnknown,
    PointsOutOfRange,
    ReasonMissing,
    ReviewSetsNoPoints,
    SelfAssessmentMissing,
)
from domain.assessment.reviewing import ResultReviewed, Revision
from domain.assessment.routing import Desk, rechecking_desks, reviewing_desk
from domain.assessment.state import Entry
from domain.office.office import Office
from domain.plan.indicator import Classification
from domain.plan.refusals import SubjectNotAssessed
from tests.support.authors import OFFICER, grounds
from tests.support.offices import an_office, assigned, post, registered
from tests.support.plans import BUREAUS, a_plan, but, indicator
from tests.support.scenario import Step, fact
from tests.support.sheets import Move, Under

JULY, EVE = date(2014, 7, 1), date(2014, 6, 30)
INDIVIDUAL = Classification(area=None, part="INDIVIDUAL", type=None)
PLAN = a_plan(
    but(indicator("OWN", 450, channels=("SELF", "DESK")), classification=INDIVIDUAL),
    indicator("ALL", 350),
    but(indicator("ELSE", 200), assessed=("U02",)),
    but(indicator("REST", 200), assessed=tuple(each for each in BUREAUS if each != "U02")),
)
under = Under(PLAN)
OWN = entry_ref("OWN", "2014Q1", "SELF")
REPORTED = under.reported(110, "OWN")


def revising(points: str, reason: str = "两项工作晚于计划完成", entry: str = OWN) -> Move:
    revision = Revision(points=Decimal(points), grounds=grounds(reason))
    return under.reviewed(entry, by=OFFICER, revision=revision)


def test_a_review_may_set_other_points_with_grounds() -> None:
    state = (
        under.after(REPORTED)
        .when(revising("108.5"))
        .then(
            fact(
                ResultReviewed,
                effective_on=date(2014, 3, 31),
                entry=OWN,
                points=Decimal("108.5"),
                grounds=grounds("两项工作晚于计划完成"),
            )
        )
    )
    found = state.item(OWN)
    assert isinstance(found, Entry)
    assert (found.reported, found.points) == (Decimal(110), Decimal("108.5"))
    assert found.revised_because == "两项工作晚于计划完成"


def test_a_new_report_forgets_what_a_review_had_set() -> None:
    stage = under.after(REPORTED, revising("108.5"), under.returned(OWN), under.reported(109, "OWN"))
    found = stage.state.item(OWN)
    assert isinstance(found, Entry)
    assert (found.reported, found.points, found.revised_because) == (Decimal(109), Decimal(109), None)


@pytest.mark.parametrize("points", ["-0.01", "112.500001"])
def test_reviewed_points_lie_within_the_full_marks_too(points: str) -> None:
    under.after(REPORTED).when(revising(points)).then_refused(PointsOutOfRange, on="revision")


def test_other_points_need_a_reason() -> None:
    under.after(REPORTED).when(revising("108.5", reason=" ")).then_refused(ReasonMissing)


def test_only_a_self_assessment_gets_points_from_its_review() -> None:
    common, desk = entry_ref("ALL", "2014Q1", "SELF"), entry_ref("OWN", "2014Q1", "DESK")
    reported = under.reported(80, "ALL"), REPORTED, under.reported(109, "OWN", channel="DESK")
    for entry in (common, desk):
        under.after(*reported).when(revising("1", entry=entry)).then_refused(ReviewSetsNoPoints)


def test_an_individual_indicator_is_not_reviewed_before_it_is_self_assessed() -> None:
    refusal = under.after().when(under.reviewed(OWN)).then_refused(SelfAssessmentMissing, on="entry")
    assert refusal.facts == {"indicator": "OWN", "period": "2014Q1"}


def test_elsewhere_an_entry_that_is_not_there_is_unknown() -> None:
    for entry in (entry_ref("ALL", "2014Q1", "SELF"), "entry:OWN", "claim:1", ""):
        under.after().when(under.reviewed(entry)).then_refused(EntryUnknown)


@pytest.mark.parametrize(
    "history",
    [
        (),
        (REPORTED, under.returned(OWN)),
        (REPORTED, under.reviewed(OWN), under.rechecked(OWN), under.voided(OWN)),
    ],
)
def test_others_assess_an_individual_indicator_once_it_is_self_assessed(history: tuple[Move, ...]) -> None:
    desk = under.reported(109, "OWN", channel="DESK")
    under.after(*history).when(desk).then_refused(SelfAssessmentMissing, on="indicator")


def test_an_indicator_of_another_unit_is_not_reported() -> None:
    refusal = under.after().when(under.reported(1, "ELSE")).then_refused(SubjectNotAssessed, on="indicator")
    assert refusal.facts == {"indicator": "ELSE", "subject": "U01"}


def test_the_performance_office_reviews_what_is_individual_or_would_be_scored_by_its_own_unit() -> None:
    own, common = PLAN.indicator("OWN"), PLAN.indicator("ALL")
    office = an_office()
    assert reviewing_desk(own, "U01", office, JULY) is Desk.OFFICE
    assert reviewing_desk(common, "U01", office, JULY) is Desk.DEPARTMENT
    assert reviewing_desk(common, common.assessing_department, office, JULY) is Desk.OFFICE


HOSTING = (
    *(registered("LG", None), registered("D1", None), registered("LAW", None)),
    Step[Office](lambda office: office.host("D1", "LAW", JULY)),
)
DEPUTY = (post("DEPUTY", in_charge_of=("LAW",)), assigned("DEPUTY", UUID(int=1)))


@pytest.mark.parametrize(
    ("subject", "day", "reviewing", "rechecking"),
    [
        ("U01", JULY, Desk.OFFICE, (Desk.OFFICE,)),
        ("LAW", EVE, Desk.OFFICE, (Desk.OFFICE,)),
        ("LAW", JULY, Desk.DEPUTY, (Desk.DEPUTY, Desk.LEADING_GROUP)),
        ("D1", EVE, Desk.OFFICE, (Desk.OFFICE,)),
        ("D1", JULY, Desk.LEADING_GROUP, (Desk.LEADING_GROUP,)),
    ],
)
def test_what_concerns_the_performance_office_or_its_host_goes_to_the_leaders(
    subject: str, day: date, reviewing: Desk, rechecking: tuple[Desk, ...]
) -> None:
    office = an_office("HHHT", "CITY", *HOSTING, *DEPUTY)
    assert reviewing_desk(PLAN.indicator("OWN"), subject, office, day) is reviewing
    assert rechecking_desks(subject, office, day) == rechecking


def test_a_common_item_of_the_host_is_reviewed_by_its_department_unless_that_is_the_office() -> None:
    office, common = an_office("HHHT", "CITY", *HOSTING, *DEPUTY), PLAN.indicator("ALL")
    other = replace(common, assessing_department="D2")
    assert reviewing_desk(other, "LAW", office, JULY) is Desk.DEPARTMENT
    assert reviewing_desk(common, "LAW", office, JULY) is Desk.DEPUTY
    assert reviewing_desk(common, "U01", office, JULY) is Desk.DEPARTMENT


def test_without_a_deputy_in_charge_the_leading_group_takes_what_concerns_the_host() -> None:
    office = an_office("HHHT", "CITY", *HOSTING)
    assert reviewing_desk(PLAN.indicator("OWN"), "LAW", office, JULY) is Desk.LEADING_GROUP
    assert rechecking_desks("LAW", office, JULY) == (Desk.LEADING_GROUP,)


@pytest.mark.parametrize("ref", ["", "entry:", "entry:A/2014", "entry:A/2014/SELF/x", "veto:A/2014/SELF"])
def test_a_reference_that_names_no_entry_names_no_place(ref: str) -> None:
    assert entry_place(ref) == ("", "", "")

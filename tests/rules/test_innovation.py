"""Innovation projects: rule 19, P21, and P5 for the measures that their bonuses rest on, through commands."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.innovation.awarding import RankInnovations
from application.innovation.projects import (
    ApplyForInnovation,
    DeclineInnovation,
    RegisterInnovation,
    WithdrawInnovation,
)
from application.innovation.reviewing import CloseInnovationReview
from application.office.performance_office import HostPerformanceOffice
from application.policy import AmendPolicy
from application.refusals import OutOfScope, RoleMissing
from application.regulation import IssueRegulation, RepealRegulation
from domain.assessment.refusals import PointsOutOfRange, SelfInterest
from domain.innovation.ranking import InnovationFinding
from domain.innovation.refusals import (
    ApplicantNotAssessed,
    ApplicantTwice,
    BorrowedFromOneself,
    InnovationAppliedLate,
    InnovationDatesWrong,
    InnovationDayWrong,
    InnovationsRanked,
    InnovationStepWrong,
    InnovationUnknown,
    RankingIncomplete,
    ReviewedAlready,
    ReviewerConcerned,
    ReviewsTooFew,
    SharesNot100,
    TrackingEvidenceMissing,
    TrackingMissing,
    WrongPanel,
)
from domain.innovation.state import InnovationStatus
from domain.kernel.refusal import Refusals
from domain.office.refusals import BodySeatMissing, UnitUnknown
from domain.person import Role
from domain.policy.changes import PolicyChange
from domain.policy.policy_set import PolicyAmendment
from infra.clock import ScriptedClock
from tests.support.city import NEW_YEAR, OFFICE, START, City, build, constituting, registering
from tests.support.databases import Databases
from tests.support.innovations import DOCUMENTED, Innovations, application, innovations
from tests.support.plans import indicator
from tests.support.regulations import text

UNITS: Final = tuple(f"U{number:02}" for number in range(1, 11))
DAY: Final = date(2014, 3, 3)
NEXT: Final = DAY + timedelta(days=1)
BEFORE: Final = DAY - timedelta(days=1)
AUTUMN: Final = date(2014, 10, 1)
DECEMBER: Final = date(2014, 12, 15)


def bureau(databases: Databases) -> Iterator[Innovations]:
    """A bureau of ten units on 1000 points, on 3 March."""
    with opened_on(databases.fresh("scripted"), ScriptedClock(START)) as system:
        begun = innovations(build(system, UNITS, (indicator("A", 1000),)))
        begun.on(DAY)
        yield begun


@pytest.fixture
def begun(_all_databases: Databases) -> Iterator[Innovations]:
    """A bureau of one's own."""
    yield from bureau(_all_databases)


@pytest.fixture(scope="module")
def spring(_all_databases: Databases) -> Iterator[Innovations]:
    """A bureau whose clock stands still on 3 March."""
    yield from bureau(_all_databases)


def test_rule_19_a_project_filed_after_the_work_has_begun_is_refused(spring: Innovations) -> None:
    spring.applied("U01", starts_on=DAY)
    with pytest.raises(InnovationAppliedLate):
        spring.applied("U01", starts_on=BEFORE)


def test_rule_19_a_project_filed_after_completion_is_refused_whatever_the_policy_says(
    begun: Innovations,
) -> None:
    amend(begun, "innovation.applied_before", '"COMPLETION"')
    started = date(2014, 1, 6)
    begun.applied("U01", starts_on=started, completes_on=DAY)
    with pytest.raises(InnovationAppliedLate):
        begun.applied("U01", starts_on=started, completes_on=BEFORE)


def test_an_application_is_by_units_of_the_office_each_once_and_by_the_own_one_first(
    spring: Innovations,
) -> None:
    with pytest.raises(ApplicantTwice):
        spring.applied("U01", "U02", "U01")
    with pytest.raises(UnitUnknown):
        spring.applied("U01", "U99")
    with pytest.raises(InnovationDatesWrong):
        spring.applied("U01", starts_on=NEXT, completes_on=DAY)
    others = ApplyForInnovation(office=OFFICE, application=application("U01", "U02"))
    with pytest.raises(OutOfScope):
        spring.city.run("reporter of U02", others)


@pytest.mark.parametrize(
    "shares",
    [
        (("U01", "50"), ("U02", "30"), ("U03", "19")),
        (("U01", "50"), ("U02", "30"), ("U03", "20.000001")),
        (("U01", "100"), ("U02", "0")),
        (("U01", "150"), ("U02", "-50")),
        (("U01", "100"), "U02"),
        (("U01", "99"),),
    ],
)
def test_p_21_shares_of_joint_applicants_sum_to_100(
    spring: Innovations, shares: tuple[str | tuple[str, str], ...]
) -> None:
    with pytest.raises(SharesNot100):
        spring.applied(*shares)


def test_p_21_joint_applicants_share_100_or_all_alike(spring: Innovations) -> None:
    for applicants in ((("U01", "50"), ("U02", "30"), ("U03", "20")), ("U01", "U02", "U03")):
        applied = spring.state(spring.applied(*applicants)).application
        assert applied == application(*applicants)


def test_the_performance_office_registers_or_says_why_not(spring: Innovations) -> None:
    innovation = spring.applied("U04")
    spring.city.run("officer", DeclineInnovation(innovation=innovation, reason="属日常工作"))
    assert spring.state(innovation).status is InnovationStatus.NOT_REGISTERED
    with pytest.raises(InnovationStepWrong):
        spring.city.run("officer", RegisterInnovation(innovation=innovation))
    with pytest.raises(RoleMissing):
        spring.city.run("assessor", RegisterInnovation(innovation=spring.applied("U04")))


def test_nobody_registers_for_their_own_unit(spring: Innovations) -> None:
    spring.city.hire("officer of U05", "U05", Role.PERFORMANCE_OFFICE)
    innovation = spring.applied("U04", "U05")
    with pytest.raises(SelfInterest):
        spring.city.run("officer of U05", RegisterInnovation(innovation=innovation))
    spring.city.run("officer", RegisterInnovation(innovation=innovation))


def test_what_was_not_tracked_is_not_submitted_for_review(spring: Innovations) -> None:
    innovation = spring.registered("U04")
    with pytest.raises(TrackingMissing):
        spring.submit(innovation)
    spring.track(innovation, by="reporter of U04")
    spring.submit(innovation)
    assert spring.state(innovation).status is InnovationStatus.SUBMITTED


def test_a_tracking_record_is_of_a_day_of_the_project_with_evidence_by_an_applicant_or_the_office(
    spring: Innovations,
) -> None:
    with pytest.raises(InnovationStepWrong):
        spring.track(spring.applied("U04"))
    innovation = spring.registered("U04", "U05")
    with pytest.raises(TrackingEvidenceMissing):
        spring.track(innovation, evidence=())
    for day in (BEFORE, NEXT):
        with pytest.raises(InnovationDayWrong):
            spring.track(innovation, on=day)
    with pytest.raises(OutOfScope):
        spring.track(innovation, by="reporter of U06")
    for who in ("reporter of U05", "officer"):
        spring.track(innovation, by=who)
    assert spring.state(innovation).tracking == (2, DAY)
    with pytest.raises(InnovationDayWrong):
        spring.submit(innovation, completed_on=NEXT)


def test_p_21_a_project_is_for_the_panel_of_its_class_only(spring: Innovations) -> None:
    innovation = spring.submitted("U04", kind="BUSINESS")
    with pytest.raises(WrongPanel):
        spring.score(innovation, "service chair", "90")
    spring.city.hire("unseated", "D1", Role.REVIEWER)
    with pytest.raises(BodySeatMissing):
        spring.score(innovation, "unseated", "90")
    with pytest.raises(RoleMissing):
        spring.score(innovation, "assessor", "90")
    spring.score(innovation, "business chair", "90")


def test_p_21_a_member_of_any_applicant_is_recused(spring: Innovations) -> None:
    joint = spring.submitted("U04", "U05", "U01")
    with pytest.raises(ReviewerConcerned):
        spring.score(joint, "service of U01", "100")
    spring.score(spring.submitted("U04", "U05"), "service of U01", "90")


def test_a_review_is_the_mean_of_at_least_three_members_each_of_whom_scores_once(spring: Innovations) -> None:
    innovation = spring.submitted("U04")
    spring.score(innovation, "service chair", "90")
    for score in ("100.01", "-0.01"):
        with pytest.raises(PointsOutOfRange):
            spring.score(innovation, "service second", score)
    with pytest.raises(ReviewedAlready):
        spring.score(innovation, "service chair", "91")
    spring.score(innovation, "service second", "85")
    with pytest.raises(ReviewsTooFew):
        spring.city.run("officer", CloseInnovationReview(innovation=innovation))
    spring.score(innovation, "service third", "91")
    spring.city.run("officer", CloseInnovationReview(innovation=innovation))
    assert spring.state(innovation).score == Decimal("88.67")
    with pytest.raises(InnovationStepWrong):
        spring.score(innovation, "service of U01", "91")


def test_a_project_is_withdrawn_by_its_first_applicant(spring: Innovations) -> None:
    innovation = spring.registered("U04", "U05")
    withdrawn = WithdrawInnovation(innovation=innovation, reason="条件变化")
    with pytest.raises(OutOfScope):
        spring.city.run("reporter of U05", withdrawn)
    spring.city.run("head of U04", withdrawn)
    with pytest.raises(InnovationStepWrong):
        spring.track(innovation)


def test_only_the_project_of_another_unit_is_borrowed(spring: Innovations) -> None:
    source = spring.applied("U04", "U05")
    spring.applied("U06", borrows=source)
    with pytest.raises(BorrowedFromOneself):
        spring.applied("U06", "U05", borrows=source)
    with pytest.raises(InnovationUnknown):
        spring.applied("U06", borrows=UUID(int=1))


def test_the_performance_office_leaves_projects_of_its_host_to_the_leading_group(
    begun: Innovations,
) -> None:
    hosted = HostPerformanceOffice(office=OFFICE, unit="PO", department="D1", since=NEW_YEAR)
    begun.city.run("system:bootstrap", hosted)
    begun.city.hire("reporter of D1", "D1", Role.REPORTER)
    innovation = begun.applied("D1", "U02")
    with pytest.raises(SelfInterest):
        begun.city.run("officer", RegisterInnovation(innovation=innovation))
    begun.city.run("leader", RegisterInnovation(innovation=innovation))


class Year:
    """A year of six projects, ranked and granted in December."""

    def __init__(self, begun: Innovations) -> None:
        self.begun = begun
        first = begun.registered("U01", kind="BUSINESS", title="网格化管理")
        joint = begun.registered(("U02", "50"), ("U03", "30"), ("U04", "20"), title="联合办税点")
        alike = begun.registered("U05", "U06", "U07", kind="BUSINESS", title="预约办理")
        borrowed = begun.registered("U08", borrows=first, title="借鉴网格化管理")
        none = begun.registered("U09", title="例行培训")
        third = begun.registered("U10", kind="BUSINESS", title="联络员制度")
        self.projects = (first, joint, alike, borrowed, none, third)
        begun.on(date(2014, 11, 28))
        for each in self.projects:
            begun.track(each)
            begun.submit(each)
        begun.on(DECEMBER)
        with pytest.raises(RankingIncomplete):
            begun.rank()
        for each, score in zip(self.projects, ("95", "90", "88", "80", "85", "84"), strict=True):
            begun.review(each, score, score, score)
        self.findings = (
            (first, "FIRST", "ROLL_OUT"),
            (joint, "SECOND", "ROLL_OUT"),
            (alike, "SECOND", "LEARN_FROM"),
            (borrowed, "BORROWED", "LEARN_FROM"),
            (none, None, "NO_INNOVATION"),
            (third, "THIRD", "LEARN_FROM"),
        )
        begun.rank(*self.findings)
        for each in (first, joint, alike, borrowed, third):
            begun.grant(each)

    def bonus(self, unit: str) -> Decimal:
        """What the projects of a unit came to."""
        return self.begun.city.breakdown(unit).total


@pytest.fixture(scope="module")
def year(_all_databases: Databases) -> Iterator[Year]:
    """A year that is over."""
    for begun in bureau(_all_databases):
        yield Year(begun)


def test_p_21_eight_points_at_50_30_20_are_4_00_and_2_40_and_1_60(year: Year) -> None:
    assert [year.bonus(unit) for unit in ("U02", "U03", "U04")] == [
        Decimal("4.00"),
        Decimal("2.40"),
        Decimal("1.60"),
    ]


def test_p_21_thirds_of_eight_points_are_2_67_and_2_67_and_2_66(year: Year) -> None:
    assert [year.bonus(unit) for unit in ("U05", "U06", "U07")] == [
        Decimal("2.67"),
        Decimal("2.67"),
        Decimal("2.66"),
    ]


def test_p_21_the_ranking_is_one_over_both_classes(year: Year) -> None:
    places = [year.begun.state(each).place for each in year.projects]
    assert [place.rank for place in places if place is not None] == [1, 2, 3, 6, 4, 5]


def test_a_first_prize_earns_10_a_third_5_borrowing_3_and_what_is_no_innovation_nothing(year: Year) -> None:
    assert [year.bonus(unit) for unit in ("U01", "U10", "U08", "U09")] == [10, 5, 3, 0]
    assert year.begun.state(year.projects[4]).status is InnovationStatus.NO_BONUS
    with pytest.raises(InnovationStepWrong):
        year.begun.grant(year.projects[4])


def test_a_bonus_is_booked_on_the_day_the_work_was_done_and_caused_by_its_grant(year: Year) -> None:
    city = year.begun.city
    (claim,) = city.state("U02").claims.values()
    assert (claim.code, claim.work_kind, claim.effective_on) == (
        "INNOVATION",
        "INNOVATION",
        date(2014, 11, 28),
    )
    *_, granted = city.system.stream(year.projects[1])
    *_, booked = city.system.stream(city.assessments["U02"])
    assert booked.event.envelope.causation_id == granted.event.envelope.event_id
    assert booked.commit_position == granted.commit_position


def test_a_year_is_ranked_once_and_a_bonus_granted_once(year: Year) -> None:
    with pytest.raises(InnovationsRanked):
        year.begun.rank(*year.findings)
    with pytest.raises(InnovationStepWrong):
        year.begun.grant(year.projects[0])
    with pytest.raises(InnovationsRanked):
        year.begun.applied("U01", starts_on=DECEMBER, completes_on=date(2014, 12, 31))


def test_p_05_a_bonus_rests_on_the_measures_in_force_on_the_day_the_work_was_done(
    begun: Innovations,
) -> None:
    """创新项目评审办法, repealed on 1 October: work done on 30 September earns, on 1 October it does not."""
    code, city = "创新项目评审办法", begun.city
    city.run("leader", IssueRegulation(office=OFFICE, code=code, text=text("9"), since=NEW_YEAR))
    repeal = RepealRegulation(office=OFFICE, code=code, until=AUTUMN, document="x", reason="由新办法取代")
    city.run("leader", repeal)
    done = [begun.registered(unit) for unit in ("U01", "U02")]
    begun.on(DECEMBER)
    for each, day in zip(done, (AUTUMN - timedelta(days=1), AUTUMN), strict=True):
        begun.track(each)
        begun.submit(each, completed_on=day)
        begun.review(each, "90", "90", "90")
    begun.rank(*((each, "SECOND", "ROLL_OUT") for each in done))
    grounds = DOCUMENTED.model_copy(update={"legal_basis": f"{code}#9"})
    begun.grant(done[0], grounds=grounds)
    with pytest.raises(Refusals, match="LEGAL_BASIS_NOT_IN_FORCE"):
        begun.grant(done[1], grounds=grounds)
    assert city.breakdown("U01").total == 8
    assert city.breakdown("U02").total == 0


def test_what_is_submitted_after_the_ranking_comes_too_late_and_nothing_is_no_ranking(
    begun: Innovations,
) -> None:
    late = begun.registered("U01")
    begun.track(late)
    with pytest.raises(RankingIncomplete):
        begun.rank()
    done = begun.submitted("U02")
    begun.review(done, "90", "90", "90")
    begun.rank((done, "FIRST", "ROLL_OUT"))
    with pytest.raises(InnovationsRanked):
        begun.submit(late)


def test_every_applicant_has_an_assessment_or_nothing_is_granted(
    begun: Innovations,
) -> None:
    begun.city.run("system:bootstrap", registering("U11", "GRASSROOTS_BUREAU"))
    innovation = begun.submitted("U01", "U11")
    begun.review(innovation, "90", "90", "90")
    begun.rank((innovation, "FIRST", "ROLL_OUT"))
    with pytest.raises(ApplicantNotAssessed):
        begun.grant(innovation)
    assert begun.city.breakdown("U01").total == 0
    assert begun.state(innovation).portions == ()


def test_nobody_ranks_or_grants_for_their_own_unit(begun: Innovations) -> None:
    innovation, city = begun.submitted("U01", "U02"), begun.city
    begun.review(innovation, "90", "90", "90")
    committee, group = (
        UUID(city.hire(f"{role} of U02", "U02", role)) for role in (Role.COMMITTEE, Role.LEADING_GROUP)
    )
    member, leader = UUID(city.people["member"]), UUID(city.people["leader"])
    city.run("system:bootstrap", constituting(member, committee, kind="COMMITTEE"))
    city.run("system:bootstrap", constituting(leader, group))
    findings = (InnovationFinding(innovation=innovation, prize="FIRST", verdict="ROLL_OUT"),)
    with pytest.raises(SelfInterest):
        city.run("COMMITTEE of U02", RankInnovations(office=OFFICE, year=2014, findings=findings))
    begun.rank((innovation, "FIRST", "ROLL_OUT"))
    with pytest.raises(SelfInterest):
        begun.grant(innovation, by="LEADING_GROUP of U02")
    begun.grant(innovation)
    assert [city.breakdown(unit).total for unit in ("U01", "U02")] == [5, 5]


def amend(begun: Innovations, key: str, value: str) -> None:
    """Change a key of the policy from today on."""
    amendment = PolicyAmendment(
        changes=(PolicyChange(key=key, value=value),), effective_from=DAY, document="x", reason="x"
    )
    city: City = begun.city
    city.run("leader", AmendPolicy(office=OFFICE, expected_version=1, amendment=amendment))

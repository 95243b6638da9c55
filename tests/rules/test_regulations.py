"""P5: what is decided rests on an article that was in force on the day of the fact."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from application.appeal.filing import AcceptAppeal, FileAppeal, RejectAppeal
from application.appeal.ruling import RuleOnAppeal
from application.assessment.adjustments import AdjustScore, VoidItem
from application.assessment.claims import ClaimBonus, ClaimDeduction, RefuseClaim, VerifyClaim
from application.assessment.vetoes import ApplyVeto, ConfirmVeto, LiftVeto
from application.person import GrantRole
from application.plan.claim_catalogue import ProposeClaimItem
from application.plan.drafting import DraftPlan, ProposeIndicator, ProposeProject, ProposeWorkItem
from application.plan.procedure import PublishPlan
from application.policy import PublishPolicy
from application.regulation import AmendRegulation, IssueRegulation, RepealRegulation
from domain.appeal.state import ContestedItem, ItemRuling
from domain.kernel.event import Grounds
from domain.kernel.refusal import Refusals
from domain.person import Role
from domain.plan.indicator import Section
from domain.regulation.refusals import LegalBasisNotInForce
from infra.clock import ScriptedClock
from tests.support import bench
from tests.support.city import OFFICE, City, consult, establishing, registering, seat_leaders
from tests.support.plans import PROJECT, WORK_ITEM, but, claim_item, indicator
from tests.support.regulations import AUTUMN, NEW_YEAR, text

LAST_DAY = date(2014, 9, 30)
PLANNERS = {
    "officer": Role.PERFORMANCE_OFFICE,
    "second_officer": Role.PERFORMANCE_OFFICE,
    "leader": Role.LEADING_GROUP,
}
NOW = datetime(2014, 11, 3, 2, 0, tzinfo=UTC)


def grounds(basis: str = "OLD#1") -> Grounds:
    return Grounds(reason_code="CORRECTION", reason="核实后更正", legal_basis=basis, evidence=())


@contextmanager
def not_in_force(*bases: str, on: date = AUTUMN, field: str = "grounds.legal_basis") -> Iterator[None]:
    with pytest.raises(Refusals, match=LegalBasisNotInForce.code) as refused:
        yield
    found = refused.value.refusals
    assert [type(each) for each in found] == [LegalBasisNotInForce] * len(bases)
    assert [each.facts for each in found] == [{"basis": basis, "day": on.isoformat()} for basis in bases]
    assert {each.field for each in found} == {field}


@pytest.fixture(scope="module")
def city(shared_city: City) -> City:
    """OLD is in force from New Year to 30 September 2014; the tests act in November."""
    city, clock = shared_city, shared_city.system.clock
    assert isinstance(clock, ScriptedClock)
    clock.set(NOW)
    city.run("leader", IssueRegulation(office=OFFICE, code="OLD", text=text("1", "2"), since=NEW_YEAR))
    repeal = RepealRegulation(
        office=OFFICE, code="OLD", until=AUTUMN, document="呼国税发〔2014〕9号", reason="由新办法取代"
    )
    city.run("leader", repeal)
    return city


def bonus(city: City, day: date, basis: str = "OLD#1") -> ClaimBonus:
    return ClaimBonus(
        assessment=city.assessments["U01"],
        code="BONUS-1",
        matter=f"创新项目 {day} {basis}",
        occurrences=1,
        points=Decimal(1),
        explicit_praise=None,
        occurred_on=day,
        grounds=grounds(basis),
    )


def test_p_05_repealed_on_october_1_a_fact_of_september_30_is_accepted_and_one_of_october_1_refused(
    city: City,
) -> None:
    assert city.made("head of U01", bonus(city, LAST_DAY))
    with not_in_force("OLD#1"):
        city.run("head of U01", bonus(city, AUTUMN))


def test_p_05_an_article_that_the_regulation_does_not_have_is_refused(city: City) -> None:
    with not_in_force("OLD#9", on=LAST_DAY):
        city.run("head of U01", bonus(city, LAST_DAY, "OLD#9"))
    with not_in_force("NOWHERE#1", on=LAST_DAY):
        city.run("head of U01", bonus(city, LAST_DAY, "NOWHERE#1"))


def test_p_05_an_article_is_cited_from_the_day_on_which_the_amendment_brings_it(city: City) -> None:
    city.run("leader", IssueRegulation(office=OFFICE, code="TRIAL", text=text("1"), since=NEW_YEAR))
    formal = text("1", "2", status="FORMAL")
    city.run("leader", AmendRegulation(office=OFFICE, code="TRIAL", text=formal, since=AUTUMN))
    assert city.made("head of U01", bonus(city, AUTUMN, "TRIAL#2"))
    with not_in_force("TRIAL#2", on=LAST_DAY):
        city.run("head of U01", bonus(city, LAST_DAY, "TRIAL#2"))


def test_p_05_a_deduction_rests_on_the_law_of_its_day(city: City) -> None:
    def deduction(day: date) -> ClaimDeduction:
        return ClaimDeduction(
            assessment=city.assessments["U01"],
            code="DEDUCTION-1",
            matter=f"报送逾期 {day}",
            occurrences=1,
            points=Decimal(1),
            occurred_on=day,
            grounds=grounds(),
        )

    assert city.made("supervisor", deduction(LAST_DAY))
    with not_in_force("OLD#1"):
        city.run("supervisor", deduction(AUTUMN))


def test_p_05_an_adjustment_and_a_voiding_rest_on_the_law_of_the_day_they_correct(city: City) -> None:
    third, fourth = city.confirm("9", period="2014Q3"), city.confirm("9", period="2014Q4")
    assessment = city.assessments["U01"]

    def adjusting(period: str) -> AdjustScore:
        given = {"assessment": assessment, "indicator": "A", "period": period}
        return AdjustScore.of(**given, delta=Decimal("-0.5"), grounds=grounds())

    year_end = date(2014, 12, 31)
    city.run("officer", adjusting("2014Q3"))
    with not_in_force("OLD#1", on=year_end):
        city.run("officer", adjusting("2014Q4"))
    city.run("officer", VoidItem(assessment=assessment, item=third, grounds=grounds()))
    with not_in_force("OLD#1", on=year_end):
        city.run("officer", VoidItem(assessment=assessment, item=fourth, grounds=grounds()))


def test_p_05_a_veto_rests_on_the_law_of_its_fact_and_is_lifted_by_that_of_the_day(city: City) -> None:
    assessment = city.assessments["U02"]

    def vetoing(day: date) -> ApplyVeto:
        return ApplyVeto(assessment=assessment, ground="MAJOR_FAULT", occurred_on=day, grounds=grounds())

    veto = city.made("supervisor", vetoing(LAST_DAY))
    with not_in_force("OLD#1"):
        city.run("supervisor", vetoing(AUTUMN))
    city.run("leader", ConfirmVeto(assessment=assessment, veto=veto))
    with not_in_force("OLD#1", on=NOW.date()):
        city.run("leader", LiftVeto(assessment=assessment, veto=veto, grounds=grounds()))
    city.run("leader", LiftVeto(assessment=assessment, veto=veto, grounds=grounds("HHHT-2014-01#12")))


def test_p_05_a_refusal_of_a_claim_rests_on_the_law_of_the_day(city: City) -> None:
    assessment = city.assessments["U01"]
    claim = city.made("head of U01", bonus(city, date(2014, 9, 29)))
    city.run("assessor", VerifyClaim(assessment=assessment, claim=claim, explicit_praise=None))
    with not_in_force("OLD#1", on=NOW.date()):
        city.run("officer", RefuseClaim(assessment=assessment, claim=claim, grounds=grounds()))


def filed(city: City, period: str) -> tuple[UUID, str]:
    entry = city.confirm("8", "U03", period=period)
    item = ContestedItem(item=entry, ground="FACT_WRONG", statement="计算有误", remedy="8.5")
    command = FileAppeal(assessment=city.assessments["U03"], statement="请予更正", items=(item,))
    return UUID(city.made("head of U03", command)), entry


def test_p_05_a_ruling_rests_on_the_law_of_the_day_of_the_item(city: City) -> None:
    for period, basis, refused in (("2014Q3", "OLD#1", False), ("2014Q4", "OLD#1", True)):
        appeal, entry = filed(city, period)
        city.run("officer", AcceptAppeal(appeal=appeal))
        ruling = ItemRuling(item=entry, outcome="VARIED", points=Decimal("8.5"), reason="经审议裁定")
        bench.hear(city, appeal, ruling)
        command = RuleOnAppeal(appeal=appeal, rulings=(ruling,), grounds=grounds(basis))
        if refused:
            with not_in_force(basis, on=date(2014, 12, 31)):
                city.run("member", command)
        else:
            city.run("member", command)


def test_p_05_an_appeal_is_not_accepted_by_the_law_of_the_day(city: City) -> None:
    appeal, _ = filed(city, "2014Q2")
    with not_in_force("OLD#1", on=NOW.date()):
        city.run("officer", RejectAppeal(appeal=appeal, grounds=grounds()))


def drafted(city: City, office: str, bases: dict[str, str], asked: str = "assessor") -> UUID:
    """The draft of a plan of 100 points whose indicators rest on these bases."""
    drafting = DraftPlan(
        office=office,
        year=2015,
        side="SYSTEM",
        title="2015年系统绩效计划",
        scale=Decimal(100),
        digits=2,
        sections=(Section(code="S", name="依法行政", points=Decimal(100)),),
        peer_groups=("GRASSROOTS",),
    )
    plan = UUID(city.made("officer", drafting))
    city.run("officer", ProposeWorkItem(plan=plan, work_item=WORK_ITEM))
    city.run("officer", ProposeProject(plan=plan, project=PROJECT))
    for number, (code, basis) in enumerate(bases.items()):
        points = 100 - 30 * (len(bases) - 1) if number == 0 else 30
        proposed = but(indicator(code, points), legal_basis=basis)
        city.run("officer", ProposeIndicator(plan=plan, indicator=proposed))
    consult(city, plan, ("D1", asked))
    return plan


def test_p_05_a_plan_is_published_on_the_law_of_the_day_from_which_it_is_in_force(city: City) -> None:
    plan = drafted(city, OFFICE, {"A": "OLD#1", "B": "HHHT-2014-01#7"})
    city.run("officer", ProposeClaimItem(plan=plan, claim_item=claim_item(basis="OLD#2")))
    with not_in_force("OLD#1", "OLD#2", field="indicators"):
        city.run("leader", PublishPlan(plan=plan, effective_from=AUTUMN, overrides=()))
    city.run("leader", PublishPlan(plan=plan, effective_from=LAST_DAY, overrides=()))


def test_p_05_the_regulations_of_the_offices_above_bind_and_those_beside_do_not(city: City) -> None:
    for office, superior in (("COUNTY", OFFICE), ("BESIDE", None)):
        city.run("system:bootstrap", establishing(office, office, "COUNTY", superior))
        city.run("system:bootstrap", registering("D1", "DEPARTMENT", office=office))
        for who, role in PLANNERS.items():
            granting = GrantRole(person=UUID(city.people[who]), role=role, office=office, since=NEW_YEAR)
            city.run("system:bootstrap", granting)
        city.run("system:bootstrap", registering("LG", "DEPARTMENT", office=office))
        seat_leaders(city, office)
        city.hire(f"assessor of {office}", "D1", Role.ASSESSOR, office=office)
        city.run("system:bootstrap", PublishPolicy(office=office))
    for office in ("COUNTY", "BESIDE"):
        plan = drafted(city, office, {"A": "HHHT-2014-01#7"}, f"assessor of {office}")
        publishing = PublishPlan(plan=plan, effective_from=LAST_DAY, overrides=())
        if office == "BESIDE":
            with not_in_force("HHHT-2014-01#7", on=LAST_DAY, field="indicators"):
                city.run("leader", publishing)
        else:
            city.run("leader", publishing)

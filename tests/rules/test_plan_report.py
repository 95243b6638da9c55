"""The plan report, coverage and the ledger: P6, P8 to P12, the share of P16, P29.

[CON] figures of the founding documents' rows: the plan of 2015 is a draft of 1000 points beside that of 2014.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from api.graphql.ids import Kind
from application.assessment.claims import AcceptClaim, ClaimBonus, ClaimDeduction, VerifyClaim
from application.office.posts import AssignPost, RegisterPost
from application.plan.drafting import DraftPlan, ProposeIndicator, ProposeProject, ProposeWorkItem
from domain.period import Cycle
from domain.person import Role
from domain.plan.indicator import Indicator, Project, Section, WorkItem, WorkSource
from domain.scoring.subtotals import subtotals
from infra.clock import ScriptedClock
from projections.score_ledger.axes import Axis, grouped
from tests.support.city import GROUNDS, OFFICE, START, City, build, establishing, registering
from tests.support.databases import Databases
from tests.support.plans import CLASSIFICATION, MEASUREMENT, ORIGIN, but, claim_item, indicator
from tests.support.serving import follow_once, served

UNITS: Final = tuple(f"U{number:02}" for number in range(1, 35))
PUBLISHED: Final = (
    indicator("D", 430, Cycle.YEAR),
    indicator("K", 420, Cycle.HALF, kind="KEY"),
    indicator("E", 150, Cycle.YEAR, kind="EVALUATION"),
)
CATALOGUE: Final = (
    claim_item("TITLE", work_kind="HONOUR_OUTSIDE"),
    claim_item("CIRCULAR", excludes=("TITLE",)),
    claim_item("NOVELTY", work_kind="INNOVATION"),
    claim_item("LATE", "DEDUCTION"),
)
SOURCES: Final[tuple[WorkSource, ...]] = ("SUPERIOR", "LOCAL_GOVERNMENT", "OWN_KEY", "OWN_POINTS")


def measured(**changed: Any) -> dict[str, Any]:
    return {"measurement": MEASUREMENT.model_copy(update=changed)}


def drafted(code: str, points: int, project: str, area: str | None, **changed: Any) -> Indicator:
    classified = CLASSIFICATION.model_copy(update={"area": area})
    return but(indicator(code, points), project=project, classification=classified, **changed)


DRAFT: Final = (
    drafted(
        "A",
        320,
        "SUPERIOR",
        "COLLECTION",
        mode="AUTO",
        **measured(
            angles=("QUANTITY", "PROGRESS"), baseline=Decimal(10_000), target=Decimal(12_500), measure="VAT"
        ),
    ),
    drafted("B", 200, "LOCAL_GOVERNMENT", "SERVICE", **measured(angles=("QUALITY",), measure="VAT")),
    drafted(
        "C",
        240,
        "OWN_KEY",
        "LAW",
        mode="AUTO",
        **measured(angles=("EFFECT",), baseline=Decimal(10_000), target=Decimal(12_000)),
    ),
    drafted(
        "F",
        150,
        "OWN_POINTS",
        "INFORMATION",
        **measured(kind="QUALITATIVE", conversion="TIME_LIMIT", angles=("QUALITY",)),
    ),
    drafted("G", 90, "SUPERIOR", None, assessed=("U01",), **measured(angles=("PROGRESS",))),
)


@pytest.fixture(scope="module")
def city(_all_databases: Databases) -> Iterator[City]:
    """A bureau with 34 assessed units and a 35th, its plan of 2014, and drafts beside that."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = build(system, UNITS, PUBLISHED, CATALOGUE)
        city.run("system:bootstrap", registering("U35", "GRASSROOTS_BUREAU", "GRASSROOTS"))
        yield city


def draft(city: City, who: str, office: str, year: int, indicators: tuple[Indicator, ...]) -> UUID:
    """A draft with a work item and a project, of the same code, per source."""
    total = sum((each.points or Decimal(0) for each in indicators), Decimal(0))
    begun = DraftPlan(
        office=office,
        year=year,
        side="SYSTEM",
        title=f"{year}年计划",
        scale=total,
        digits=2,
        sections=(Section(code="S", name="依法行政", points=total),),
        peer_groups=("GRASSROOTS",),
    )
    plan = UUID(city.made(who, begun))
    for source in SOURCES:
        item = WorkItem(code=source, name=source, source=source, document="工作要点")
        city.run(who, ProposeWorkItem(plan=plan, work_item=item))
        project = Project(code=source, name=source, work_item=source)
        city.run(who, ProposeProject(plan=plan, project=project))
    for each in indicators:
        city.run(who, ProposeIndicator(plan=plan, indicator=each))
    return plan


@pytest.fixture(scope="module")
def next_year(city: City) -> UUID:
    return draft(city, "officer", OFFICE, 2015, DRAFT)


async def asked(city: City, who: str, document: str, plan: UUID) -> Any:
    follow_once(city)
    async with served(city) as client:
        answer = await client.ask(who, document, plan=client.id_of(Kind.PLAN, plan))
        return answer.data


async def report(city: City, plan: UUID, fields: str) -> Any:
    document = f"query ($plan: ID!) {{ planReport(plan: $plan) {{ {fields} }} }}"
    return (await asked(city, "officer", document, plan))["planReport"]


def percents(places: Any) -> dict[str | None, tuple[str, str]]:
    return {each["code"]: (each["portion"]["part"], each["portion"]["percent"]) for each in places}


PLACES: Final = "{ code portion { part percent } }"


def test_p_06_the_kinds_of_work_sum_to_the_total_and_key_work_breaks_ties(city: City) -> None:
    for points, code, period in (
        ("414.20", "D", "2014"),
        ("206", "K", "2014H1"),
        ("206", "K", "2014H2"),
        ("136.59", "E", "2014"),
    ):
        city.confirm(points, "U03", code, period)
    kinds = claims_of_u03(city)
    score = city.breakdown("U03")
    groups = grouped(score.leaves, Axis.WORK_KIND, city.version, kinds)
    told = {group.code: group.points for group in groups if group.points}
    assert told.pop("DAILY") + told.pop("KEY") == Decimal("826.20")
    assert told == {
        "EVALUATION": Decimal("136.59"),
        "HONOUR_OUTSIDE": Decimal(10),
        "INNOVATION": Decimal(8),
        "DEDUCTION": Decimal(-2),
    }
    assert score.total == sum((group.points for group in groups), Decimal(0)) == Decimal("978.79")
    assert subtotals(score, city.version).key == Decimal("412.00")


def claims_of_u03(city: City) -> dict[str, str]:
    """Honours of one matter, an innovation, a deduction; gives the kind of work of each bonus."""
    for code, matter, points in (
        ("TITLE", "街区", 10),
        ("CIRCULAR", "街区", 3),
        ("NOVELTY", "联合办税", 8),
    ):
        claimed = ClaimBonus(
            assessment=city.assessments["U03"],
            code=code,
            matter=matter,
            occurrences=1,
            points=Decimal(points),
            explicit_praise=None,
            occurred_on=date(2014, 6, 1),
            grounds=GROUNDS,
        )
        decide(city, city.made("reporter of U03", claimed))
    late = ClaimDeduction(
        assessment=city.assessments["U03"],
        code="LATE",
        matter="月报逾期",
        occurrences=1,
        points=Decimal(2),
        occurred_on=date(2014, 9, 12),
        grounds=GROUNDS,
    )
    decide(city, city.made("supervisor", late))
    return {claim.ref: claim.work_kind for claim in city.state("U03").claims.values() if claim.work_kind}


def decide(city: City, claim: str) -> None:
    assessment = city.assessments["U03"]
    city.run("assessor", VerifyClaim(assessment=assessment, claim=claim, explicit_praise=None))
    city.run("officer", AcceptClaim(assessment=assessment, claim=claim))


async def test_p_08_points_stand_under_the_source_of_their_work(city: City, next_year: UUID) -> None:
    found = await report(city, next_year, f"bySource {PLACES}")
    assert percents(found["bySource"]) == {
        "SUPERIOR": ("410", "41.00"),
        "LOCAL_GOVERNMENT": ("200", "20.00"),
        "OWN_KEY": ("240", "24.00"),
        "OWN_POINTS": ("150", "15.00"),
    }


async def test_p_08_a_superiors_indicator_that_nothing_takes_up_is_listed(city: City) -> None:
    city.run("system:bootstrap", establishing("COUNTY", "县国家税务局", "COUNTY", OFFICE))
    city.run("system:bootstrap", registering("CPO", "DEPARTMENT", office="COUNTY"))
    city.hire("county officer", "CPO", Role.PERFORMANCE_OFFICE, office="COUNTY")
    origin = ORIGIN.model_copy(update={"superior": "K"})
    takes_up = drafted("X", 1000, "SUPERIOR", "LAW", origin=origin)
    plan = draft(city, "county officer", "COUNTY", 2014, (takes_up,))
    document = "query ($plan: ID!) { planReport(plan: $plan) { notTakenUp { code name } } }"
    found = await asked(city, "county officer", document, plan)
    assert found["planReport"]["notTakenUp"] == [
        {"code": "D", "name": "指标D"},
        {"code": "E", "name": "指标E"},
    ]


async def test_p_09_an_indicator_weighs_in_each_of_its_angles(city: City, next_year: UUID) -> None:
    found = await report(city, next_year, f"byAngle {PLACES}")
    assert percents(found["byAngle"]) == {
        "QUANTITY": ("320", "32.00"),
        "QUALITY": ("350", "35.00"),
        "PROGRESS": ("410", "41.00"),
        "EFFECT": ("240", "24.00"),
    }


async def test_p_10_850_of_1000_points_are_quantitative_and_a_target_a_quarter_over_its_baseline_is_beyond(
    city: City, next_year: UUID
) -> None:
    found = await report(
        city,
        next_year,
        "quantitative { part whole percent } raisedTargets { indicator rise { percent } beyond reason }",
    )
    assert found["quantitative"] == {"part": "850", "whole": "1000", "percent": "85.00"}
    assert found["raisedTargets"] == [
        {"indicator": "A", "rise": {"percent": "25.00"}, "beyond": True, "reason": None},
        {"indicator": "C", "rise": {"percent": "20.00"}, "beyond": False, "reason": None},
    ]


async def test_p_11_the_burden_of_a_unit_stands_beside_that_of_last_year(city: City, next_year: UUID) -> None:
    found = await report(
        city,
        next_year,
        "burdens { unit indicators results indicatorsLastYear resultsLastYear } alike { one other }",
    )
    burdens = {each.pop("unit"): each for each in found["burdens"]}
    before = {"indicatorsLastYear": 3, "resultsLastYear": 4}
    assert burdens["U01"] == {"indicators": 5, "results": 20, **before}
    assert burdens["U02"] == {"indicators": 4, "results": 16, **before}
    assert found["alike"] == [{"one": "A", "other": "B"}]


async def test_p_11_without_a_plan_of_last_year_there_is_nothing_to_set_beside(city: City) -> None:
    found = await report(city, city.plan, "burdens { unit indicators indicatorsLastYear }")
    assert found["burdens"][0] == {"unit": "U01", "indicators": 3, "indicatorsLastYear": None}


async def test_p_12_34_of_35_units_are_assessed_and_the_gap_is_named(city: City) -> None:
    follow_once(city)
    async with served(city) as client:
        found = (
            await client.ask(
                "officer", '{ coverage(office: "HHHT", year: 2014) { units { portion { percent } gaps } } }'
            )
        ).data
    assert found["coverage"]["units"] == {"portion": {"percent": "97.14"}, "gaps": ["U35"]}


async def test_p_12_indicators_posts_and_periods_have_their_gaps_too(city: City) -> None:
    """Before the posts were held no indicator ended in a person; the idle one answers for nothing."""
    for post in ("征管岗", "IDLE"):
        registered = RegisterPost(
            office=OFFICE,
            unit="D1",
            code=post,
            name=post,
            layer="EXECUTION",
            chief=False,
            in_charge_of=(),
            since=date(2014, 1, 1),
        )
        before = city.run("system:bootstrap", registered).position
    for post, who in (("征管岗", "assessor"), ("IDLE", "second_assessor")):
        held = AssignPost(office=OFFICE, post=post, person=UUID(city.people[who]), since=date(2014, 3, 1))
        city.run("system:bootstrap", held)
    follow_once(city)
    document = """query ($asOf: AsOf) { coverage(office: "HHHT", year: 2014, asOf: $asOf) {
      posts { gaps } plans { indicators { portion { percent } gaps }
        entries { portion { part whole } gaps { indicator period units } } } } }"""
    async with served(city) as client:
        now = (await client.ask("officer", document)).data["coverage"]
        then = (await client.ask("officer", document, asOf={"position": str(before)})).data["coverage"]
        june = (await client.ask("officer", document, asOf={"effectiveOn": "2014-06-30"})).data["coverage"]
    assert "IDLE" in now["posts"]["gaps"]
    assert "征管岗" not in now["posts"]["gaps"]
    assert now["plans"][0]["indicators"] == {"portion": {"percent": "100.00"}, "gaps": []}
    assert then["plans"][0]["indicators"] == {"portion": {"percent": "0.00"}, "gaps": ["D", "E", "K"]}
    assert now["plans"][0]["entries"]["portion"] == {"part": "4", "whole": "136"}
    (gap,) = june["plans"][0]["entries"]["gaps"]
    assert (gap["indicator"], gap["period"], len(gap["units"])) == ("K", "2014H1", 33)


async def test_p_16_560_of_1000_points_are_established_by_machine(city: City, next_year: UUID) -> None:
    found = await report(city, next_year, "byMachine { part percent }")
    assert found["byMachine"] == {"part": "560", "percent": "56.00"}


async def test_p_29_320_against_200_is_61_54_to_38_46_percent_and_out_of_bounds(
    city: City, next_year: UUID
) -> None:
    fields = "first second firstPortion { part percent } secondPortion { part percent } least most within"
    found = await report(city, next_year, f"byArea {PLACES} balances {{ {fields} }}")
    (balance,) = found["balances"]
    assert balance["firstPortion"] == {"part": "320", "percent": "61.54"}
    assert balance["secondPortion"] == {"part": "200", "percent": "38.46"}
    assert (balance["first"], balance["second"], balance["within"]) == ("COLLECTION", "SERVICE", False)
    assert percents(found["byArea"])[None] == ("90", "9.00")


LEDGER: Final = """query ($plan: ID!) { indicatorLedger(plan: $plan, filter: %s) {
  indicator { code } units { unit counts { status count } missing { period dueOn } } } }"""


async def test_the_ledger_shows_how_far_each_unit_has_come(city: City) -> None:
    city.report("100", "U07", "K", "2014H1")
    found = await asked(city, "officer", LEDGER % '{ indicator: "K", unit: "U07" }', city.plan)
    (line,) = found["indicatorLedger"]
    assert line["indicator"] == {"code": "K"}
    assert line["units"] == [
        {
            "unit": "U07",
            "counts": [{"status": "REPORTED", "count": 1}],
            "missing": [{"period": "2014H2", "dueOn": "2015-01-22"}],
        }
    ]


async def test_the_ledger_is_filtered_and_shows_a_unit_only_itself(city: City) -> None:
    filters = '{ indicator: "D", missing: true }'
    found = await asked(city, "reporter of U08", LEDGER % filters, city.plan)
    (line,) = found["indicatorLedger"]
    assert line["units"] == [
        {"unit": "U08", "counts": [], "missing": [{"period": "2014", "dueOn": "2015-01-22"}]}
    ]
    found = await asked(city, "officer", LEDGER % '{ section: "NONE" }', city.plan)
    assert found["indicatorLedger"] == []

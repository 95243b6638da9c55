"""The persons of a section under a plan of 100 points: four quarters of 95, and 5 by the bureau's leaders.

Source: the person formula of ``domain.md`` §4.
"""

from decimal import Decimal
from typing import Final
from uuid import UUID

from api.bootstrap import System
from application.assessment.entries import RecheckResult, ReviewResult
from application.assessment.lifecycle import OpenAssessment
from domain.methods.measure import Measure
from domain.methods.person import PERSON_FORMULA
from domain.period import Cycle, periods_of
from domain.person import Role
from domain.plan.indicator import Indicator, Section
from tests.support.city import City, founded, publish_plan, registering, seat_leaders
from tests.support.plans import DUTY, but, indicator

WORK: Final = "WORK"
LEADERS: Final = "LEADERS"
SECTION: Final = "LAW"
"""政策法规科."""
CLERKS: Final = tuple(f"clerk {number}" for number in range(1, 6))
SCORES: Final = {
    "VIRTUE": ("90",),
    "ABILITY": ("85",),
    "DILIGENCE": ("95",),
    "ACHIEVEMENT": ("90",),
    "INTEGRITY": ("100",),
    "SELF": ("94.5",),
    "SECTION": ("85", "90"),
    "SAME_RANK": ("83.75",),
}
"""What comes to 90.255: 0.60 × 92.5 + 0.40 × (0.10 × 94.5 + 0.55 × 87.5 + 0.35 × 83.75)."""


def measures(**changed: str) -> tuple[Measure, ...]:
    """The scores of the example, some of them changed."""
    scores = SCORES | {name: (value,) for name, value in changed.items()}
    return tuple(
        Measure(name=name, value=Decimal(each)) for name, values in scores.items() for each in values
    )


def persons(system: System) -> City:
    """A bureau whose section of five is assessed person by person."""
    city = founded(system)
    for unit in (SECTION, "PERSONNEL", "PERFORMANCE", "LG", str(DUTY.lead_unit)):
        city.run("system:bootstrap", registering(unit, "DEPARTMENT"))
    _hire(city)
    seat_leaders(city)
    sections = (Section(code="S", name="个人绩效", points=Decimal(100)),)
    groups = (SECTION, "PERSONNEL")
    publish_plan(city, "PERSON", sections, _indicators(), peer_groups=groups, asked=(SECTION, "head"))
    for clerk in CLERKS:
        open_for(city, clerk)
    return city


def open_for(city: City, who: str) -> UUID:
    """Begin the assessment of a person."""
    opened = city.made("officer", OpenAssessment(plan=city.plan, subject=city.people[who]))
    city.assessments[who] = UUID(opened)
    return city.assessments[who]


def rate(city: City, who: str, quarter: str = "2014Q1", **changed: str) -> str:
    """Report what the assessor, the person and the peers gave for a quarter; gives the entry's reference."""
    command = city.reporting("0", who, WORK, quarter, channel="EVALUATION", mode="EVALUATION")
    return city.made("assessor", command.model_copy(update={"points": None, "measures": measures(**changed)}))


def whole_year(city: City, who: str, score: str, leaders: str) -> None:
    """Let everybody give a person one score in every quarter, and the leaders their points at the end."""
    for quarter in periods_of(2014, Cycle.QUARTER):
        confirm(city, who, rate(city, who, quarter, **dict.fromkeys(SCORES, score)))
    given = city.reporting(leaders, who, LEADERS, "2014", channel="EVALUATION", mode="EVALUATION")
    confirm(city, who, city.made("assessor", given))


def confirm(city: City, who: str, entry: str) -> None:
    """Review and recheck a result."""
    assessment = city.assessments[who]
    review = ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
    city.run("second assessor", review)
    city.run("officer", RecheckResult(assessment=assessment, entry=entry, expected_version=None))


def _hire(city: City) -> None:
    for clerk in CLERKS:
        city.hire(clerk, SECTION)
    city.hire("head", SECTION, Role.UNIT_HEAD)
    for assessor in ("assessor", "second assessor"):
        city.hire(assessor, "PERSONNEL", Role.ASSESSOR)
    for officer in ("officer", "second_officer"):
        city.hire(officer, "PERFORMANCE", Role.PERFORMANCE_OFFICE)
    city.hire("administrator", "PERFORMANCE", Role.ADMINISTRATOR)
    city.hire("leader", "LG", Role.LEADING_GROUP)


def _indicators() -> tuple[Indicator, ...]:
    work = indicator(WORK, 95, channels=("SELF", "EVALUATION"), method=PERSON_FORMULA)
    leaders = indicator(LEADERS, 5, Cycle.YEAR, channels=("EVALUATION",))
    return tuple(
        but(each, assessing_department="PERSONNEL", mode="EVALUATION", name=name)
        for each, name in ((work, "季度考核"), (leaders, "领导评分"))
    )

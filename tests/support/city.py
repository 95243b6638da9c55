"""A city bureau on a real log, set up through the same commands as any client uses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID, uuid4

from api.bootstrap import System
from application.assessment.entries import RecheckResult, ReportResult, ReviewResult
from application.assessment.lifecycle import OpenAssessment
from application.command import Caller, Command, Receipt
from application.office.bodies import ConstituteBody
from application.office.offices import EstablishOffice
from application.office.performance_office import RecordStaffing
from application.office.posts import AssignPost, RegisterPost
from application.office.units import RegisterUnit
from application.person import GrantRole, RegisterPerson
from application.plan.claim_catalogue import ProposeClaimItem
from application.plan.drafting import DraftPlan, ProposeIndicator, ProposeProject, ProposeWorkItem
from application.plan.procedure import (
    AgreeToPlan,
    ConsultOnPlan,
    PublishPlan,
    ReviewPlan,
    SubmitPlanForReview,
)
from application.policy import AmendPolicy, PublishPolicy
from application.regulation import IssueRegulation
from application.replay import fold
from domain.assessment.state import AssessmentState
from domain.kernel.clock import local_date
from domain.kernel.event import Grounds
from domain.kernel.points import add
from domain.office.state import BodyKind, Level, UnitKind
from domain.person import Role
from domain.plan.claim_item import ClaimItem
from domain.plan.indicator import Indicator, Project, Section, Side, WorkItem
from domain.plan.state import PlanState
from domain.plan.version import PlanVersion
from domain.policy.changes import PolicyChange
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicyAmendment
from domain.regulation.state import Article, RegulationText
from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import compose_state
from tests.support.plans import claim_item, indicator

OFFICE: Final = "HHHT"
NEW_YEAR: Final = date(2014, 1, 1)
FAR_AWAY: Final = date(2099, 12, 31)
"""A last day that lies ahead on any clock."""
START: Final = datetime(2014, 1, 6, 1, 0, tzinfo=UTC)
NIL: Final = UUID(int=0)
POSTS: Final = {
    "administrator": ("PO", Role.ADMINISTRATOR),
    "officer": ("PO", Role.PERFORMANCE_OFFICE),
    "second_officer": ("PO", Role.PERFORMANCE_OFFICE),
    "leader": ("LG", Role.LEADING_GROUP),
    "assessor": ("D1", Role.ASSESSOR),
    "second_assessor": ("D1", Role.ASSESSOR),
    "supervisor": ("SV", Role.SUPERVISION),
    "member": ("CO", Role.COMMITTEE),
    "auditor": ("SV", Role.AUDITOR),
}
ASKED: Final = ("D1", "assessor")
"""The unit that is asked for its comments, and who replies for it."""
SUBJECTS: Final = ("U01", "U02", "U03")
INDICATORS: Final = (
    indicator("A", 40, channels=("SELF", "DESK", "FIELD"), kind="KEY"),
    indicator("B", 60, channels=("SELF", "EVALUATION")),
)
CATALOGUE: Final = (claim_item("BONUS-1"), claim_item("DEDUCTION-1", "DEDUCTION"))
GROUNDS: Final = Grounds(
    reason_code="CORRECTION", reason="核实后更正", legal_basis="HHHT-2014-01#12", evidence=()
)

REGULATION: Final = IssueRegulation(
    office=OFFICE,
    code="HHHT-2014-01",
    text=RegulationText(
        title="系统绩效管理办法(试行)",
        status="TRIAL",
        document="呼国税发〔2014〕1号",
        articles=tuple(Article(number=str(number), text=f"第{number}条") for number in range(1, 21)),
    ),
    since=NEW_YEAR,
)
"""What indicators and grounds of the tests rest on."""


@dataclass
class City:
    """The bureau: its system, its people by post, its plan and its assessments by unit."""

    system: System
    people: dict[str, str] = field(default_factory=dict)
    plan: UUID = NIL
    assessments: dict[str, UUID] = field(default_factory=dict)

    def run(self, who: str, command: Command, key: str | None = None) -> Receipt:
        """Let a post (or ``system:…``) send a command."""
        person = who if who.startswith("system:") else self.people[who]
        caller = Caller(person=person, channel="API", correlation_id=uuid4())
        return self.system.dispatcher.execute(command, caller, key)

    def made(self, who: str, command: Command) -> str:
        """The same, for the id or reference of what it created."""
        result = self.run(who, command).result
        assert result is not None
        return result

    def hire(self, who: str, unit: str, *roles: Role, office: str = OFFICE) -> str:
        """Register a person in a post of ``unit`` and grant roles."""
        register = RegisterPerson(office=office, unit=unit, post=who, name=f"{unit}的{who}")
        self.people[who] = self.made("system:bootstrap", register)
        for role in roles:
            grant = GrantRole(person=UUID(self.people[who]), role=role, office=office, since=NEW_YEAR)
            self.run("system:bootstrap", grant)
        return self.people[who]

    def state(self, unit: str = "U01") -> AssessmentState:
        """The state of a unit's assessment, read from the log."""
        state: AssessmentState = fold(self.system.stream(self.assessments[unit]))
        return state

    def breakdown(self, unit: str = "U01") -> Breakdown:
        """The breakdown of a unit's assessment, composed from the log."""
        return compose_state(self.state(unit), self.version, POLICY_V1)

    @property
    def version(self) -> PlanVersion:
        """The published plan."""
        plan: PlanState = fold(self.system.stream(self.plan))
        return plan.latest

    def report(
        self, points: str, unit: str = "U01", indicator: str = "A", period: str = "2014Q1", **changed: object
    ) -> str:
        """Report a result of a unit; gives the entry's reference."""
        return self.made(f"reporter of {unit}", self.reporting(points, unit, indicator, period, **changed))

    def reporting(
        self, points: str, unit: str = "U01", indicator: str = "A", period: str = "2014Q1", **changed: object
    ) -> ReportResult:
        """The command that reports a result of a unit."""
        given: dict[str, object] = {
            "assessment": self.assessments[unit],
            "indicator": indicator,
            "period": period,
            "channel": "SELF",
            "points": Decimal(points),
            "measures": (),
            "mode": "EVALUATION" if changed.get("channel") == "EVALUATION" else "MANUAL",
            "source": None,
            "reason": None,
            "evidence": (),
            "expected_version": None,
        }
        return ReportResult.of(**given | changed)

    def confirm(
        self,
        points: str,
        unit: str = "U01",
        indicator: str = "A",
        period: str = "2014Q1",
        reviewer: str = "assessor",
    ) -> str:
        """Report, review and recheck a result; gives the entry's reference."""
        entry = self.report(points, unit, indicator, period)
        assessment = self.assessments[unit]
        self.run(
            reviewer, ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
        )
        self.run("officer", RecheckResult(assessment=assessment, entry=entry, expected_version=None))
        return entry


def build(
    system: System,
    subjects: Sequence[str] = SUBJECTS,
    indicators: Sequence[Indicator] = INDICATORS,
    catalogue: Sequence[ClaimItem] = CATALOGUE,
    policy: Mapping[str, str] | None = None,
) -> City:
    """A bureau with its people, a published plan (of 100 points), and an open assessment per subject.

    ``policy`` says what differs from the standard one, in JSON by key.
    """
    city = founded(system)
    if policy:
        city.run("system:bootstrap", amending(policy))
    for unit in ("PO", "LG", "D1", "SV", "CO"):
        city.run("system:bootstrap", registering(unit, "DEPARTMENT"))
    for unit in subjects:
        city.run("system:bootstrap", registering(unit, "GRASSROOTS_BUREAU", "GRASSROOTS"))
    for post, (unit, role) in POSTS.items():
        city.hire(post, unit, role)
    for subject in subjects:
        city.hire(f"reporter of {subject}", subject, Role.REPORTER)
        city.hire(f"head of {subject}", subject, Role.UNIT_HEAD)
    seat_leaders(city)
    total = add(each.points for each in indicators if each.points is not None)
    sections = (Section(code=indicators[0].section, name="依法行政", points=total),)
    publish_plan(city, "SYSTEM", sections, indicators, catalogue=catalogue)
    open_assessments(city, subjects)
    return city


def founded(system: System) -> City:
    """A bureau with its policy and its regulation, and nobody in it."""
    city = City(system)
    city.run("system:bootstrap", establishing(OFFICE, "呼和浩特市国家税务局", "CITY"))
    city.run("system:bootstrap", PublishPolicy(office=OFFICE))
    city.run("system:bootstrap", REGULATION)
    return city


def amending(changes: Mapping[str, str]) -> AmendPolicy:
    """The command that changes keys of the first policy version, from the first day of the tests on."""
    amendment = PolicyAmendment(
        changes=tuple(PolicyChange(key=key, value=value) for key, value in changes.items()),
        effective_from=local_date(START),
        document="呼国税发〔2014〕2号",
        reason="按本局情况",
    )
    return AmendPolicy(office=OFFICE, expected_version=1, amendment=amendment)


def open_assessments(city: City, subjects: Iterable[str]) -> None:
    """Begin the assessment of these subjects under the plan of the city."""
    for subject in subjects:
        opened = city.made("officer", OpenAssessment(plan=city.plan, subject=subject))
        city.assessments[subject] = UUID(opened)


def establishing(code: str, name: str, level: Level, superior: str | None = None) -> EstablishOffice:
    """The command that founds an office at the beginning of the year."""
    return EstablishOffice.of(code=code, name=name, level=level, superior=superior, since=NEW_YEAR)


def registering(
    code: str, kind: UnitKind, peer_group: str | None = None, *, office: str = OFFICE, **changed: object
) -> RegisterUnit:
    """The command that registers a unit at the beginning of the year."""
    given: dict[str, object] = {
        "office": office,
        "code": code,
        "name": f"单位{code}",
        "kind": kind,
        "peer_group": peer_group,
        "since": NEW_YEAR,
        "parent": None,
        "represents": None,
    }
    return RegisterUnit.of(**given | changed)


def seat_leaders(city: City, office: str = OFFICE, chief: str = "leader", unit: str = "LG") -> None:
    """Let an office have a chief, who chairs its leading group, and three to run the year."""
    person = UUID(city.people[chief])
    post = RegisterPost(
        office=office,
        unit=unit,
        code="CHIEF",
        name="局长",
        layer="DECISION",
        chief=True,
        in_charge_of=(),
        since=NEW_YEAR,
    )
    city.run("system:bootstrap", post)
    city.run("system:bootstrap", AssignPost(office=office, post="CHIEF", person=person, since=NEW_YEAR))
    city.run("system:bootstrap", constituting(person, office=office))
    city.run("system:bootstrap", RecordStaffing(office=office, full_time=3, part_time=0, on=NEW_YEAR))


def constituting(
    chair: UUID,
    *members: UUID,
    office: str = OFFICE,
    kind: BodyKind = "LEADING_GROUP",
    since: date = NEW_YEAR,
) -> ConstituteBody:
    """The command that constitutes a body."""
    return ConstituteBody(office=office, kind=kind, chair=chair, members=members, since=since)


def publish_plan(
    city: City,
    side: Side,
    sections: tuple[Section, ...],
    indicators: Sequence[Indicator],
    *,
    peer_groups: tuple[str, ...] = ("GRASSROOTS", "URBAN"),
    asked: tuple[str, str] = ASKED,
    catalogue: Sequence[ClaimItem] = CATALOGUE,
) -> None:
    """Draft, consult on and publish the plan of a side, on the scale that its sections sum to."""
    drafted = DraftPlan(
        office=OFFICE,
        year=2014,
        side=side,
        title=f"2014年{side}绩效计划",
        scale=add(each.points for each in sections),
        digits=2,
        sections=sections,
        peer_groups=peer_groups,
    )
    city.plan = UUID(city.made("officer", drafted))
    _propose(city, indicators)
    for item in catalogue:
        city.run("officer", ProposeClaimItem(plan=city.plan, claim_item=item))
    consult(city, city.plan, asked)
    city.run("leader", PublishPlan(plan=city.plan, effective_from=NEW_YEAR, overrides=()))


def consult(city: City, plan: UUID, asked: tuple[str, str] = ASKED) -> None:
    """Take a draft through review and consultation: the one unit that is asked agrees."""
    unit, who = asked
    city.run("officer", SubmitPlanForReview(plan=plan))
    city.run("second_officer", ReviewPlan(plan=plan, comment=None))
    city.run("officer", ConsultOnPlan(plan=plan, units=(unit,), until=FAR_AWAY))
    city.run(who, AgreeToPlan(plan=plan, unit=unit))


def _propose(city: City, indicators: Sequence[Indicator]) -> None:
    work_item = WorkItem(code="W", name="组织收入", source="SUPERIOR", document="内国税发〔2014〕1号")
    project = Project(code=indicators[0].project, name="征管质量", work_item="W")
    city.run("officer", ProposeWorkItem(plan=city.plan, work_item=work_item))
    city.run("officer", ProposeProject(plan=city.plan, project=project))
    for each in indicators:
        city.run("officer", ProposeIndicator(plan=city.plan, indicator=each))

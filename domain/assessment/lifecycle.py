"""Opening, publicising and sealing an assessment."""

from typing import ClassVar, Final, NamedTuple
from uuid import UUID

from domain.assessment.deadlines import DueDate
from domain.assessment.refusals import AssessmentExists
from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState, SubjectKind
from domain.assessment.watch import NOTHING_WATCHED
from domain.kernel.event import Event
from domain.period import last_day
from domain.plan.version import PlanVersion


class Subject(NamedTuple):
    """Who is assessed: a unit, or a person of a ``unit``, and the group in which they are ranked."""

    kind: SubjectKind
    code: str
    unit: str
    peer_group: str


class AssessmentOpened(Event):
    """A subject is assessed under a plan version and a policy version, in a peer group.

    ``unit`` is that of a person, and the subject itself otherwise; ``due_dates`` are those that the calendar
    lets count by then.
    """

    TOPIC: ClassVar[str] = "assessment.assessment-opened.v1"

    plan: UUID
    plan_version: int
    policy: int
    office: str
    year: int
    subject: str
    subject_kind: SubjectKind
    unit: str
    peer_group: str
    due_dates: tuple[DueDate, ...]

    def evolve(self, state: AssessmentState | None) -> AssessmentState:
        """The empty assessment."""
        del state
        return AssessmentState(
            plan=self.plan,
            plan_version=self.plan_version,
            policy_version=self.policy,
            office=self.office,
            year=self.year,
            subject=self.subject,
            subject_kind=self.subject_kind,
            unit=self.unit,
            peer_group=self.peer_group,
            records={},
            claims={},
            vetoes={},
            faults={},
            comments={},
            watch=NOTHING_WATCHED._replace(deadlines={each.of: each.deadline for each in self.due_dates}),
            contests={},
            remitted=frozenset(),
            interims=(),
            sealed=False,
        )


class InterimPublicised(Event):
    """Interim results (公示) were shown to the assessed unit: it may contest them at any time (rule 26)."""

    TOPIC: ClassVar[str] = "assessment.interim-publicised.v1"

    period: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember the period."""
        return state._replace(interims=(*state.interims, self.period))


class AssessmentSealed(Event):
    """The assessment is closed: only rulings change its score from now on; vetoes still touch its grade."""

    TOPIC: ClassVar[str] = "assessment.assessment-sealed.v1"

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Close it."""
        return state._replace(sealed=True)


class Lifecycle(Sheet):
    """From opening to sealing."""

    def open(
        self, *, plan: PlanVersion, policy: int, subject: Subject, due_dates: tuple[DueDate, ...] = ()
    ) -> None:
        """Begin the assessment of ``subject``; raises ``AssessmentExists``."""
        if self.exists:
            raise AssessmentExists("subject", subject=subject.code)
        self.trigger(
            AssessmentOpened,
            plan=plan.plan,
            plan_version=plan.number,
            policy=policy,
            office=plan.office,
            year=plan.year,
            subject=subject.code,
            subject_kind=subject.kind,
            unit=subject.unit,
            peer_group=subject.peer_group,
            due_dates=due_dates,
        )

    def publicise_interim(self, period: str) -> None:
        """Show interim results of a period of the year to the assessed unit."""
        self._must_be_open()
        self._must_be_in_year(last_day(period), "period")
        self.trigger(InterimPublicised, period=period)

    def seal(self) -> None:
        """Close the assessment."""
        self._must_be_open()
        self.trigger(AssessmentSealed)


EVENTS: Final = (AssessmentOpened, InterimPublicised, AssessmentSealed)

"""Opening evaluation rounds, giving them more time, and what outside sources say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.evaluation.opened import rules_of, run_by_office
from application.evaluation.raters import listed_person, listed_unit
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.roll import AssessmentRoll
from domain.evaluation.opening import Opening
from domain.evaluation.refusals import EvaluationSubjectsWrong, SourceUnknown
from domain.evaluation.round import EvaluationRound
from domain.evaluation.state import Direction, ScoreSource, SourceScore, Target
from domain.kernel.event import ContentHash
from domain.kernel.value import Code, Value
from domain.office.office import Office
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.plan.version import PlanVersion


class RatingPerson(Value):
    """A person who casts a ballot, and the group that it counts in, where the method has groups."""

    person: UUID
    group: Code | None


class RatingUnit(Value):
    """A unit that casts one ballot, and the group that it counts in, where the method has groups."""

    unit: str
    group: Code | None


class OpenEvaluationRound(Command):
    """Open the evaluation round of an indicator and a period: who rates whom, until when.

    ``persons`` rate on their own; for ``units`` whoever heads or reports for them casts one ballot;
    ``sources`` are surveys and external bodies whose scores the performance office records.
    """

    NAME: ClassVar[str] = "openEvaluationRound"

    plan: UUID
    indicator: str
    period: str
    direction: Direction
    target: Target
    subjects: Annotated[tuple[str, ...], Field(min_length=1)]
    persons: tuple[RatingPerson, ...]
    units: tuple[RatingUnit, ...]
    sources: tuple[ScoreSource, ...]
    last_day: date


def open_evaluation_round(command: OpenEvaluationRound, work: Work) -> str:
    """Gives the round's id."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.RUN_EVALUATION, office=plan.office)
    version = plan.in_force(command.indicator, command.period, plan.latest.number)
    _must_be_assessed(command, plan, version, work)
    _must_be_registered(command.sources, plan.office, work)
    opening = Opening(
        plan=command.plan,
        indicator=command.indicator,
        period=command.period,
        direction=command.direction,
        target=command.target,
        subjects=command.subjects,
        persons=tuple(
            listed_person(each.person, each.group, plan.office, command.direction, work)
            for each in command.persons
        ),
        units=tuple(listed_unit(each.unit, each.group, plan.office, work) for each in command.units),
        sources=command.sources,
        last_day=command.last_day,
    )
    round_ = work.begin(
        EvaluationRound, EvaluationRound.id_of(command.plan, command.indicator, command.period)
    )
    round_.open(opening, version, rules_of(plan.office, work.by.policy_version, work))
    return str(round_.id)


class ExtendEvaluationRound(Command):
    """Give raters more time, with the reason."""

    NAME: ClassVar[str] = "extendEvaluationRound"

    round: UUID
    last_day: date
    reason: str


def extend_evaluation_round(command: ExtendEvaluationRound, work: Work) -> None:
    """As long as nothing is counted."""
    run_by_office(command.round, work).extend(command.last_day, command.reason)


class RecordEvaluationScores(Command):
    """Record the scores that a survey or an external body gives the subjects, with the evidence."""

    NAME: ClassVar[str] = "recordEvaluationScores"

    round: UUID
    source: str
    scores: tuple[SourceScore, ...]
    evidence: tuple[ContentHash, ...]


def record_evaluation_scores(command: RecordEvaluationScores, work: Work) -> None:
    """Once per source."""
    run_by_office(command.round, work).record_scores(command.source, command.scores, command.evidence)


def _must_be_assessed(
    command: OpenEvaluationRound, plan: PlanState, version: PlanVersion, work: Work
) -> None:
    """Every subject has an assessment, in which the indicator is evaluated in that period."""
    roll = work.find(AssessmentRoll, AssessmentRoll.id_of(command.plan))
    enrolled = {*(() if roll is None else roll.assessments)}
    times = Counter(command.subjects)
    wrong = [
        subject
        for subject in times
        if times[subject] > 1 or Assessment.id_of(command.plan, subject) not in enrolled
    ]
    if wrong:
        raise EvaluationSubjectsWrong("subjects", subjects=", ".join(sorted(wrong)))
    rule = version.indicator(command.indicator)
    for subject in command.subjects:
        rule.check(command.period, "EVALUATION", _unit_of(subject, plan, command.plan, work))


def _unit_of(subject: str, plan: PlanState, plan_id: UUID, work: Work) -> str:
    """The unit that an indicator applies to: that of a person, or the subject itself."""
    if plan.side != "PERSON":
        return subject
    return work.read(Assessment, Assessment.id_of(plan_id, subject)).unit


def _must_be_registered(sources: Iterable[ScoreSource], office: str, work: Work) -> None:
    bodies = work.read(Office, Office.id_of(office)).external_bodies
    for each in sources:
        if each.kind == "EXTERNAL_BODY" and each.code not in bodies:
            raise SourceUnknown("sources", source=each.code)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    OpenEvaluationRound: open_evaluation_round,
    ExtendEvaluationRound: extend_evaluation_round,
    RecordEvaluationScores: record_evaluation_scores,
}

"""What the analysis of a quarter is made of: the same from the states of the log and from stored rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.analysis.values import AlarmLine, FaultLine, MeasureLine, MeetingLine
from domain.assessment.watch import SelfCheck
from domain.period import last_day, quarter_of
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown


class SubjectFacts(NamedTuple):
    """A subject under the plan version that it is assessed by; ``unit`` is that of a person."""

    subject: str
    unit: str
    peer_group: str
    plan: PlanVersion
    score: Breakdown
    faults: tuple[FaultLine, ...]
    alarms: tuple[AlarmLine, ...]
    self_checks: tuple[SelfCheck, ...]


class Agreed(NamedTuple):
    """A measure that a meeting agreed: in which meeting, for which unit."""

    meeting: int
    ref: str
    unit: str
    text: str
    due_on: date


class QuarterFacts(NamedTuple):
    """All subjects of a plan, and the meetings about the quarter; ``losses`` is the policy's number."""

    office: str
    plan: UUID
    quarter: str
    digits: int
    losses: int
    subjects: tuple[SubjectFacts, ...]
    meetings: tuple[MeetingLine, ...]
    agreed: tuple[Agreed, ...]


def faults_of(facts: SubjectFacts, quarter: str) -> tuple[FaultLine, ...]:
    """The faults in periods that end in the quarter."""
    found = (each for each in facts.faults if quarter_of(last_day(each.period)) == quarter)
    return tuple(sorted(found, key=lambda each: (each.indicator, each.period, each.ref)))


def alarms_of(facts: SubjectFacts, quarter: str) -> tuple[AlarmLine, ...]:
    """The alarms over results and self-checks of the quarter."""
    found = (each for each in facts.alarms if quarter_of(last_day(_period(each.about))) == quarter)
    return tuple(sorted(found, key=lambda each: each.about))


def measures_of(facts: SubjectFacts, quarter: str, agreed: Iterable[Agreed]) -> tuple[MeasureLine, ...]:
    """What is still to be done when the quarter ends, those due first first."""
    found = [*_checked(facts, quarter), *_agreed(facts.unit, agreed)]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.source, each.reference)))


def _period(about: str) -> str:
    """The period in ``results:<indicator>/<period>`` or ``check:<quarter>``."""
    return about.partition(":")[2].rpartition("/")[2]


def _checked(facts: SubjectFacts, quarter: str) -> Iterator[MeasureLine]:
    """The measures of self-checks up to that of the quarter that are due after its end."""
    ends = last_day(quarter)
    for check in facts.self_checks:
        for item in check.items:
            due_on, text = item.measure_due, item.measure
            if check.quarter <= quarter and text is not None and due_on is not None and due_on > ends:
                reference = f"{check.quarter}/{item.indicator}"
                yield MeasureLine(source="SELF_CHECK", reference=reference, text=text, due_on=due_on)


def _agreed(unit: str, agreed: Iterable[Agreed]) -> Iterator[MeasureLine]:
    for each in agreed:
        if each.unit == unit:
            reference = f"{each.meeting}/{each.ref}"
            yield MeasureLine(source="MEETING", reference=reference, text=each.text, due_on=each.due_on)

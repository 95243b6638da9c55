"""Watching milestones (节点监控): set, moved, reached or dropped, and told once when their day has passed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.refusals import OutsideTheYear
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.ids import stream_id
from domain.milestone.refusals import (
    MilestoneAhead,
    MilestoneClosed,
    MilestoneExists,
    MilestoneUnknown,
    MilestoneUnmoved,
)
from domain.milestone.state import Milestone, MilestonesState, MilestoneStatus
from domain.plan.draft import must_be_code, must_say
from domain.plan.version import PlanVersion


class MilestoneSet(Event):
    """Something is to be there by a day; the first milestone begins the stream of its plan."""

    TOPIC: ClassVar[str] = "milestone.milestone-set.v1"

    office: str
    plan: UUID
    code: str
    indicator: str | None
    name: str
    due_on: date

    def evolve(self, state: MilestonesState | None) -> MilestonesState:
        """Add the milestone."""
        known = state or MilestonesState(self.office, self.plan, {})
        milestone = Milestone(
            code=self.code,
            indicator=self.indicator,
            name=self.name,
            planned_on=self.due_on,
            due_on=self.due_on,
            status=MilestoneStatus.OPEN,
            reached_on=None,
            evidence=(),
            reason=None,
            told=None,
        )
        return _with(known, milestone)


class MilestoneRescheduled(Event):
    """Another day counts from now on; the planned one stays known."""

    TOPIC: ClassVar[str] = "milestone.milestone-rescheduled.v1"

    milestone: str
    due_on: date
    reason: str

    def evolve(self, state: MilestonesState) -> MilestonesState:
        """Move it."""
        found = state.milestones[self.milestone]
        return _with(state, replace(found, due_on=self.due_on, reason=self.reason))


class MilestoneReached(Event):
    """It was there on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "milestone.milestone-reached.v1"

    milestone: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: MilestonesState) -> MilestonesState:
        """Close it with its actual day."""
        found = state.milestones[self.milestone]
        day, reached = self.envelope.effective_on, MilestoneStatus.REACHED
        return _with(state, replace(found, status=reached, reached_on=day, evidence=self.evidence))


class MilestoneDropped(Event):
    """It is watched no more."""

    TOPIC: ClassVar[str] = "milestone.milestone-dropped.v1"

    milestone: str
    reason: str

    def evolve(self, state: MilestonesState) -> MilestonesState:
        """Close it with the reason."""
        found = state.milestones[self.milestone]
        return _with(state, replace(found, status=MilestoneStatus.DROPPED, reason=self.reason))


class MilestoneOverdue(Event):
    """Its day has passed, and it was not reached."""

    TOPIC: ClassVar[str] = "milestone.milestone-overdue.v1"

    milestone: str
    due_on: date

    def evolve(self, state: MilestonesState) -> MilestonesState:
        """Remember for which day that was told."""
        return _with(state, replace(state.milestones[self.milestone], told=self.due_on))


class Milestones(Aggregate[MilestonesState]):
    """The milestones of one plan."""

    NAME = "milestone"
    UNKNOWN = MilestoneUnknown

    @staticmethod
    def id_of(plan: UUID) -> UUID:
        """One stream of milestones per plan."""
        return stream_id("milestone", plan)

    def set(self, plan: PlanVersion, code: str, indicator: str | None, name: str, due_on: date) -> None:
        """Watch a day of the plan's year; ``indicator`` is one of the plan's, or the plan as a whole."""
        must_be_code(code)
        must_say(name, "name")
        if indicator is not None:
            plan.indicator(indicator)
        _must_be_in_year(due_on, plan.year)
        if self.exists and code in self.state.milestones:
            raise MilestoneExists("code", milestone=code)
        self.trigger(
            MilestoneSet,
            office=plan.office,
            plan=plan.plan,
            code=code,
            indicator=indicator,
            name=name,
            due_on=due_on,
        )

    def reschedule(self, code: str, due_on: date, year: int, reason: str) -> None:
        """Let another day of the year count, and say why."""
        found = self._open(code)
        must_say(reason, "reason")
        _must_be_in_year(due_on, year)
        if found.due_on == due_on:
            raise MilestoneUnmoved("due_on", milestone=code, day=due_on)
        self.trigger(MilestoneRescheduled, milestone=code, due_on=due_on, reason=reason)

    def reach(self, code: str, on: date, evidence: tuple[str, ...]) -> None:
        """Record the day on which it was there: today or before."""
        self._open(code)
        if on > self.by.today:
            raise MilestoneAhead("on", day=on)
        self.trigger(MilestoneReached, effective_on=on, milestone=code, evidence=evidence)

    def drop(self, code: str, reason: str) -> None:
        """Watch it no more, and say why."""
        self._open(code)
        must_say(reason, "reason")
        self.trigger(MilestoneDropped, milestone=code, reason=reason)

    def tell_overdue(self) -> None:
        """Raise each milestone whose day has passed, once for that day."""
        for found in overdue(self.state, self.by.today):
            self.trigger(MilestoneOverdue, milestone=found.code, due_on=found.due_on)

    def _open(self, code: str) -> Milestone:
        found = self.state.milestone(code)
        if found.status is not MilestoneStatus.OPEN:
            raise MilestoneClosed("milestone", milestone=code, status=found.status)
        return found


def overdue(state: MilestonesState, day: date) -> Iterator[Milestone]:
    """The milestones to be raised on ``day``."""
    return (each for each in state.milestones.values() if each.is_to_be_told(day))


def _must_be_in_year(day: date, year: int) -> None:
    if day.year != year:
        raise OutsideTheYear("due_on", day=day, year=year)


def _with(state: MilestonesState, milestone: Milestone) -> MilestonesState:
    return replace(state, milestones={**state.milestones, milestone.code: milestone})


EVENTS: Final = (MilestoneSet, MilestoneRescheduled, MilestoneReached, MilestoneDropped, MilestoneOverdue)

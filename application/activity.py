"""Publicity and culture (宣传与文化): activities of units, corrected and withdrawn."""

from collections.abc import Collection, Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.citation import cited_subject
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.activity.activity import Activity, ActivityFacts
from domain.office.office import Office
from domain.policy.policy_set import PolicySet


class RecordActivity(Command):
    """Record what a unit did to make performance management known; the title names no person.

    A model case cites a result that was determined, or a leaf of a score.
    """

    NAME: ClassVar[str] = "recordActivity"

    office: str
    facts: ActivityFacts


def record_activity(command: RecordActivity, work: Work) -> str:
    """Gives the id of the activity."""
    channels = _must_be_allowed(command.office, command.facts, work)
    activity = work.begin(Activity, work.new_id())
    activity.record(command.office, command.facts, channels)
    return str(activity.id)


class CorrectActivity(Command):
    """Put the right facts in place of what was recorded of an activity, with the reason."""

    NAME: ClassVar[str] = "correctActivity"

    activity: UUID
    facts: ActivityFacts
    reason: str


def correct_activity(command: CorrectActivity, work: Work) -> None:
    """By somebody who may record for the unit before and after."""
    activity = _open(command.activity, work)
    channels = _must_be_allowed(activity.state.office, command.facts, work)
    activity.correct(command.facts, command.reason, channels)


class WithdrawActivity(Command):
    """Take back an activity that should not have been recorded, with the reason."""

    NAME: ClassVar[str] = "withdrawActivity"

    activity: UUID
    reason: str


def withdraw_activity(command: WithdrawActivity, work: Work) -> None:
    """It stays in the log, and is told as withdrawn."""
    _open(command.activity, work).withdraw(command.reason)


def _open(activity: UUID, work: Work) -> Activity:
    state = work.read(Activity, activity)
    work.authorise(Action.RECORD_ACTIVITY, office=state.office, unit=state.facts.unit)
    return work.edit(Activity, activity)


def _must_be_allowed(office: str, facts: ActivityFacts, work: Work) -> Collection[str]:
    """The channels of the policy, for who may record for the unit, and of whom is cited where it is not."""
    work.authorise(Action.RECORD_ACTIVITY, office=office, unit=facts.unit)
    work.read(Office, Office.id_of(office)).unit_on(facts.unit, facts.held_on, "facts.unit")
    if facts.citation is not None and (subject := cited_subject(facts.citation, office, work)) != facts.unit:
        work.authorise(Action.RECORD_ACTIVITY, office=office, unit=subject)
    return work.read(PolicySet, PolicySet.id_of(office)).on(work.today).culture.channels


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RecordActivity: record_activity,
    CorrectActivity: correct_activity,
    WithdrawActivity: withdraw_activity,
}

"""Recording activities: corrected and withdrawn by further events."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, Literal

from domain.activity import refusals
from domain.activity.citation import Citation, must_name_one
from domain.held import must_have_come
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.value import Code, Value
from domain.plan.draft import must_say

ActivityKind = Literal["MOBILISATION", "PUBLICITY", "MODEL_CASE", "BRAND"]
"""动员部署、宣传、先进典型、品牌."""


class ActivityFacts(Value):
    """What took place: by which unit, on which day, through which channel of the policy, what shows it."""

    kind: ActivityKind
    channel: Code
    unit: Code
    held_on: date
    title: str
    evidence: tuple[ContentHash, ...]
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity as it was recorded or corrected last; why it was withdrawn, if it was."""

    office: str
    facts: ActivityFacts
    withdrawn_because: str | None


class ActivityRecorded(Event):
    """An activity took place on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "activity.activity-recorded.v1"

    office: str
    facts: ActivityFacts

    def evolve(self, state: ActivityState | None) -> ActivityState:
        """The new activity."""
        del state
        return ActivityState(self.office, self.facts, None)


class ActivityCorrected(Event):
    """What was recorded of an activity was wrong; these are the facts."""

    TOPIC: ClassVar[str] = "activity.activity-corrected.v1"

    facts: ActivityFacts
    reason: str

    def evolve(self, state: ActivityState) -> ActivityState:
        """The facts in place of the former."""
        return replace(state, facts=self.facts)


class ActivityWithdrawn(Event):
    """The activity should not have been recorded."""

    TOPIC: ClassVar[str] = "activity.activity-withdrawn.v1"

    reason: str

    def evolve(self, state: ActivityState) -> ActivityState:
        """It counts no more."""
        return replace(state, withdrawn_because=self.reason)


class Activity(Aggregate[ActivityState]):
    """One activity."""

    NAME = "activity"
    UNKNOWN = refusals.ActivityUnknown

    def record(self, office: str, facts: ActivityFacts, channels: Collection[str]) -> None:
        """Record what took place through one of ``channels``."""
        self._must_be_so(facts, channels)
        self.trigger(ActivityRecorded, effective_on=facts.held_on, office=office, facts=facts)

    def correct(self, facts: ActivityFacts, reason: str, channels: Collection[str]) -> None:
        """Put other facts in place, and say why."""
        self._must_stand()
        must_say(reason, "reason")
        self._must_be_so(facts, channels)
        self.trigger(ActivityCorrected, effective_on=facts.held_on, facts=facts, reason=reason)

    def withdraw(self, reason: str) -> None:
        """Take the activity back, and say why."""
        self._must_stand()
        must_say(reason, "reason")
        self.trigger(ActivityWithdrawn, effective_on=self.state.facts.held_on, reason=reason)

    def _must_stand(self) -> None:
        if self.state.withdrawn_because is not None:
            raise refusals.ActivityWithdrawnAlready("activity")

    def _must_be_so(self, facts: ActivityFacts, channels: Collection[str]) -> None:
        must_say(facts.title, "facts.title")
        must_have_come(facts.held_on, self.by.today, "facts.heldOn")
        if facts.channel not in channels:
            told = "、".join(channels)
            raise refusals.ActivityChannelUnknown("facts.channel", channel=facts.channel, channels=told)
        if not facts.evidence:
            raise refusals.ActivityEvidenceMissing("facts.evidence")
        if facts.citation is not None:
            must_name_one(facts.citation)
        elif facts.kind == "MODEL_CASE":
            raise refusals.ModelCaseUncited("facts.citation")


EVENTS: Final = (ActivityRecorded, ActivityCorrected, ActivityWithdrawn)

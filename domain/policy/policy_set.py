"""The policy set of an office: its versions, published in sequence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.calendar.notice import CalendarNotice
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusals
from domain.kernel.value import Value
from domain.policy.changes import PolicyChange, changed
from domain.policy.policy import Policy
from domain.policy.refusals import (
    PolicyDatesWrong,
    PolicyMissing,
    PolicyReasonMissing,
    PolicyUnchanged,
    PolicyVersionExists,
    PolicyVersionStale,
    PolicyVersionUnknown,
)


@dataclass(frozen=True, slots=True)
class PolicySetState:
    """Every version published so far, and the notices on holidays in the order they came in."""

    office: str
    versions: Mapping[int, Policy]
    since: Mapping[int, date]
    notices: tuple[CalendarNotice, ...]

    @property
    def latest(self) -> int:
        """The number of the newest version."""
        return max(self.versions)

    def in_force_on(self, day: date) -> int:
        """The number of the version in force on ``day``; before the first one's day, the first."""
        return max((number for number, since in self.since.items() if since <= day), default=1)

    def on(self, day: date) -> Policy:
        """The version in force on ``day``."""
        return self.versions[self.in_force_on(day)]

    def version(self, number: int) -> Policy:
        """The version of that number; raises ``PolicyVersionUnknown``."""
        if (policy := self.versions.get(number)) is None:
            raise PolicyVersionUnknown("version", version=number)
        return policy

    def with_version(self, number: int, policy: Policy, since: date) -> "PolicySetState":
        """The set with one more version, in force from ``since``."""
        versions = {**self.versions, number: policy}
        return replace(self, versions=versions, since={**self.since, number: since})


class PolicyPublished(Event):
    """A version of the policy came into force."""

    TOPIC: ClassVar[str] = "policy.policy-published.v1"

    office: str
    version: int
    policy: Policy

    def evolve(self, state: PolicySetState | None) -> PolicySetState:
        """Add the version."""
        known = state or PolicySetState(self.office, {}, {}, ())
        return known.with_version(self.version, self.policy, self.envelope.effective_on)


class PolicyAmended(Event):
    """A version superseded the one before it from ``envelope.effective_on``: what ``changed``, and why."""

    TOPIC: ClassVar[str] = "policy.policy-amended.v1"

    version: int
    policy: Policy
    changed: tuple[str, ...]
    document: str
    reason: str

    def evolve(self, state: PolicySetState) -> PolicySetState:
        """Add the version."""
        return state.with_version(self.version, self.policy, self.envelope.effective_on)


class PolicyAmendment(Value):
    """What is to change (change set), from which day, by which document, and why."""

    changes: tuple[PolicyChange, ...]
    effective_from: date
    document: str
    reason: str


class CalendarNoticed(Event):
    """A notice on the holidays of a year came in."""

    TOPIC: ClassVar[str] = "policy.calendar-noticed.v1"

    notice: CalendarNotice

    def evolve(self, state: PolicySetState) -> PolicySetState:
        """Add the notice after the earlier ones."""
        return replace(state, notices=(*state.notices, self.notice))


class PolicySet(Aggregate[PolicySetState]):
    """The policy versions of one office."""

    NAME = "policy"
    UNKNOWN = PolicyMissing

    @staticmethod
    def id_of(office: str) -> UUID:
        """One policy set per office."""
        return stream_id("policy", office)

    def publish(self, office: str, version: int, policy: Policy) -> None:
        """Publish the next version; raises ``PolicyVersionExists``."""
        known = len(self.state.versions) if self.exists else 0
        if version != known + 1:
            raise PolicyVersionExists("version", version=version)
        if faults := policy.faults():
            raise Refusals(faults)
        self.trigger(PolicyPublished, office=office, version=version, policy=policy)

    def amend(self, amendment: PolicyAmendment, seen: int) -> None:
        """Supersede version ``seen``, the latest one; raises all that is wrong with the change set."""
        self._must_be_latest(seen)
        self._must_be_due(amendment, seen)
        before = self.state.versions[seen]
        if (after := changed(before, amendment.changes)) == before:
            raise PolicyUnchanged("amendment.changes")
        self.trigger(
            PolicyAmended,
            effective_on=amendment.effective_from,
            version=seen + 1,
            policy=after,
            changed=tuple(sorted(change.key for change in amendment.changes)),
            document=amendment.document,
            reason=amendment.reason,
        )

    def notice(self, notice: CalendarNotice) -> None:
        """Take in a notice on holidays; raises ``Refusals`` with all its faults."""
        if faults := list(notice.faults()):
            raise Refusals(faults)
        self.trigger(CalendarNoticed, notice=notice)

    def _must_be_latest(self, seen: int) -> None:
        if seen != self.state.latest:
            raise PolicyVersionStale("expected_version", latest=self.state.latest, seen=seen)

    def _must_be_due(self, amendment: PolicyAmendment, seen: int) -> None:
        if not amendment.reason.strip() or not amendment.document.strip():
            raise PolicyReasonMissing("amendment.reason")
        least = max(self.by.today, self.state.since[seen])
        if amendment.effective_from < least:
            raise PolicyDatesWrong("amendment.effective_from", least=least)


EVENTS: Final = (PolicyPublished, PolicyAmended, CalendarNoticed)

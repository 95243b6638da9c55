"""The policy set of an office: its versions, published in sequence."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from uuid import UUID

from domain.calendar.notice import CalendarNotice
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusals
from domain.policy.policy import Policy
from domain.policy.refusals import PolicyMissing, PolicyVersionExists


@dataclass(frozen=True, slots=True)
class PolicySetState:
    """Every version published so far, and the notices on holidays in the order they came in."""

    office: str
    versions: Mapping[int, Policy]
    notices: tuple[CalendarNotice, ...]

    @property
    def latest(self) -> int:
        """The number of the newest version."""
        return max(self.versions)


class PolicyPublished(Event):
    """A version of the policy came into force."""

    TOPIC: ClassVar[str] = "policy.policy-published.v1"

    office: str
    version: int
    policy: Policy

    def evolve(self, state: PolicySetState | None) -> PolicySetState:
        """Add the version."""
        if state is None:
            return PolicySetState(self.office, {self.version: self.policy}, ())
        return replace(state, versions={**state.versions, self.version: self.policy})


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
        self.trigger(PolicyPublished, office=office, version=version, policy=policy)

    def notice(self, notice: CalendarNotice) -> None:
        """Take in a notice on holidays; raises ``Refusals`` with all its faults."""
        if faults := list(notice.faults()):
            raise Refusals(faults)
        self.trigger(CalendarNoticed, notice=notice)


EVENTS: Final = (PolicyPublished, CalendarNoticed)

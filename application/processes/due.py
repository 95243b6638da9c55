"""What falls due (到期): found by looking at the log at a moment, done by a command, once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID, uuid5

from application.command import Command
from application.replay import fold
from domain.calendar.calendar import NoticedCalendar, WorkingCalendar
from domain.kernel.clock import local_date
from domain.kernel.recorded import Recorded
from domain.policy.policy_set import PolicySet, PolicySetState

_NAMESPACE: Final = UUID("3d0b6c9e-1f0a-5a5e-8a35-6f2f7f1c2014")


class Log(Protocol):
    """The log, as far as it has got."""

    def of(self, topics: Iterable[str]) -> Iterable[Recorded]:
        """Every event of these topics, in order."""
        ...

    def stream(self, stream: UUID) -> Iterable[Recorded]:
        """The events of a stream, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Outlook:
    """The log at the moment ``now``, for whoever looks for what falls due."""

    log: Log
    published: WorkingCalendar
    now: datetime
    _states: dict[UUID, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of ``now``."""
        return local_date(self.now)

    def state(self, stream: UUID) -> Any:
        """The state of a stream; ``None`` before its first event."""
        if stream not in self._states:
            self._states[stream] = fold(self.log.stream(stream))
        return self._states[stream]

    def calendar(self, office: str) -> WorkingCalendar:
        """The days on which people work, by the notices of an office."""
        policies: PolicySetState | None = self.state(PolicySet.id_of(office))
        return NoticedCalendar(self.published, () if policies is None else policies.notices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something of ``stream`` that fell due on ``due_on``, and the command that says so.

    ``subject`` tells what it is among the things of the stream that are due on one day.
    """

    stream: UUID
    subject: str
    due_on: date
    command: Command

    def key(self, process: str) -> UUID:
        """The idempotency key: the same thing falls due once."""
        parts = (process, str(self.stream), self.subject, self.due_on.isoformat())
        return uuid5(_NAMESPACE, "\x1f".join(parts))


class DueProcess(Protocol):
    """Looks for what has fallen due.  It need not remember what it told: that is done once."""

    @property
    def name(self) -> str:
        """The name in keys and reports; never changes."""
        ...

    def due(self, outlook: Outlook) -> Iterable[Due]:
        """Everything that has fallen due by ``outlook.now`` and is not settled yet."""
        ...

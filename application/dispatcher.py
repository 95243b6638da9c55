"""Executes commands: authorised, decided once, recorded once."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import Any, Final
from uuid import UUID

from application.command import Caller, Command, Receipt
from application.ledger import Ledger
from application.legal_basis import must_rest_on_law
from application.log import AlreadyDone, ClockRefused, Commit, KeyReused, StreamMoved
from application.refusals import ClockOutOfOrder, Conflict, IdempotencyKeyReused
from application.work import KeyStore, Tools, Work
from domain.calendar.calendar import WorkingCalendar
from domain.kernel.clock import Clock
from domain.kernel.refusal import Refusal, Refusals

Handler = Callable[[Any, Work], str | None]
"""Decides a command in its work; gives the id or reference of what it created."""

_TRIES: Final = 8
_STRIPES: Final = 256


class Dispatcher:
    """The one way in: everything that changes goes through ``execute``."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Clock,
        keys: KeyStore,
        calendar: WorkingCalendar,
        handlers: Mapping[type[Command], Handler],
        new_id: Callable[[], UUID],
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._handlers = handlers
        self._stripes = [Lock() for _ in range(_STRIPES)]
        self._tools = Tools(ledger, keys, calendar, new_id, self._locked)

    def execute(self, command: Command, caller: Caller, key: str | None = None) -> Receipt:
        """Decide and record a command.

        Under the same key the same command is recorded once, and a repeat gets the first outcome.
        Raises ``Refusal`` or ``Refusals`` when a rule says no, ``Conflict`` when others kept moving
        what it needs, ``LogUnavailable`` when the log cannot be reached.
        """
        scoped = None if key is None else f"{caller.person}|{command.NAME}|{key}"
        for _ in range(_TRIES):
            if (receipt := self._try(command, caller, scoped)) is not None:
                return receipt
        raise Conflict

    def rehearse(self, command: Command, caller: Caller) -> tuple[Refusal, ...]:
        """Why a command would be refused now, by permissions and rules; nothing is recorded.

        What it rests on in law is not asked: that depends on grounds that nobody has given yet.
        """
        with ExitStack() as held:
            work = Work(self._tools, caller, self._clock.now(), held)
            try:
                self._handlers[type(command)](command, work)
            except Refusal as refusal:
                return (refusal,)
            except Refusals as several:
                return several.refusals
        return ()

    def _try(self, command: Command, caller: Caller, key: str | None) -> Receipt | None:
        with ExitStack() as held:
            work = Work(self._tools, caller, self._clock.now(), held)
            try:
                result = self._handlers[type(command)](command, work)
                must_rest_on_law(work)
                return self._record(command, work, key, result)
            except (Refusal, Refusals):
                if (first := self._first_outcome(command, key)) is not None:
                    return first
                if self._ledger.refresh(work.streams):
                    return None
                raise
            except StreamMoved:
                self._ledger.refresh(work.streams)
                return None

    def _record(self, command: Command, work: Work, key: str | None, result: str | None) -> Receipt:
        commit = Commit(
            key=key,
            digest=command.digest,
            outcome=json.dumps(result),
            at=work.now if self._clock.scripted else None,
            guards=work.guards,
        )
        try:
            return Receipt(self._ledger.record(work.decided, commit), result)
        except AlreadyDone as done:
            self._ledger.forget(work.streams)
            return Receipt(done.position, json.loads(done.outcome))
        except KeyReused as error:
            raise IdempotencyKeyReused("idempotencyKey") from error
        except ClockRefused as error:
            raise ClockOutOfOrder from error

    def _first_outcome(self, command: Command, key: str | None) -> Receipt | None:
        if key is None or (found := self._ledger.outcome_of(key)) is None:
            return None
        digest, outcome, position = found
        if digest != command.digest:
            raise IdempotencyKeyReused("idempotencyKey")
        return Receipt(position, json.loads(outcome))

    @contextmanager
    def _locked(self, stream: UUID) -> Iterator[None]:
        """One command at a time decides on a stream: those behind it start from what it recorded."""
        with self._stripes[stream.int % _STRIPES]:
            yield

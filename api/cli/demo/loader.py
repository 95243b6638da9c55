"""Loading a script: every step goes through the dispatcher, as any client's command does."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from api.bootstrap import opened_on
from api.cli.demo.step import Step, person
from application.command import Caller, Command
from application.commands import HANDLERS
from application.dispatcher import Dispatcher
from domain.kernel.refusal import Refusal, Refusals
from infra.clock import ScriptedClock
from infra.eventstore.bulk import BulkRecorder
from infra.eventstore.cell import initialise
from infra.postgres.database import Database

OnStep = Callable[[int], None]
"""Told how many steps are done."""

Created = Mapping[str, str]
"""What named steps have created: ids and references, by the name of the step."""

_COMMANDS: Final[Mapping[str, type[Command]]] = {kind.NAME: kind for kind in HANDLERS}


class StepRefused(Refusal):
    """A step of the script breaks a rule."""

    code = "STEP_REFUSED"
    zh = "脚本中 {by} 于 {at} 的 {do} 被拒绝：{why}"
    en = "the script's {do} by {by} at {at} is refused: {why}"


def load(database: Database, script: Sequence[Step], on_step: OnStep = lambda _: None) -> Created:
    """Play ``script`` on a scripted cell, which is created if need be; a second time adds nothing.

    Raises ``StepRefused``, or ``ClockIsFixed`` for a cell on a wall clock.
    """
    clock = ScriptedClock(script[0].at)
    if initialise(database, "scripted").position:  # an interrupted load is gone on with, command by command
        with opened_on(database, clock) as system:
            return _Player(system.dispatcher, clock).play(script, on_step)
    recorder = BulkRecorder(database)
    with opened_on(database, clock, recorder) as system:
        created = _Player(system.dispatcher, clock).play(script, on_step)
        recorder.flush()
        return created


class _Player:
    """Plays steps on a dispatcher whose clock it moves, and remembers what they create."""

    def __init__(self, dispatcher: Dispatcher, clock: ScriptedClock) -> None:
        self._dispatcher = dispatcher
        self._clock = clock
        self._created: dict[str, str] = {}

    def play(self, script: Sequence[Step], on_step: OnStep) -> Created:
        for done, step in enumerate(script, 1):
            try:
                self._play(step)
            except (Refusal, Refusals) as refusal:
                raise StepRefused(by=step.by, at=step.at, do=step.do, why=refusal) from refusal
            on_step(done)
        return self._created

    def _play(self, step: Step) -> None:
        self._clock.set(step.at)
        receipt = self._dispatcher.execute(self._command(step), self._caller(step), step.key)
        if step.name is not None and receipt.result is not None:
            self._created[step.name] = receipt.result

    def _command(self, step: Step) -> Command:
        return _COMMANDS[step.do].model_validate_json(json.dumps(self._resolved(step.input)))

    def _caller(self, step: Step) -> Caller:
        who = step.by if step.by.startswith("system:") else self._created[person(step.by)]
        return Caller(person=who, channel="CLI", correlation_id=step.correlation_id)

    def _resolved(self, given: Any) -> Any:
        """The input with what earlier steps have created in place of their names."""
        match given:
            case str() if given.startswith("$"):
                return self._created[given[1:]]
            case Mapping():
                return {name: self._resolved(each) for name, each in given.items()}
            case list() | tuple():
                return [self._resolved(each) for each in given]
            case _:
                return given

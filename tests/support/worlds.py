"""Worlds: a story told to a copy of one bureau, every step at a moment and under ids of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from api.bootstrap import CALENDAR, System, opened_on
from application.command import Caller, Command, Receipt
from application.commands import HANDLERS
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from domain.catalogue import CODEC
from domain.kernel.clock import ZONE
from domain.person import Role
from infra.clock import ScriptedClock
from infra.eventstore.reader import decoded
from tests.support.city import OFFICE, City, build, constituting, open_assessments, registering
from tests.support.databases import Databases
from tests.support.hidden_case import (
    BENCH,
    GROUP,
    HANDLER,
    HIDDEN,
    NEWCOMER,
    OPEN,
    PLAIN,
    REWORDED,
    SEALED,
    Story,
    clerk_of,
)
from tests.support.results import INDICATORS, determine, publicise, seal
from tests.support.serving import built, follow_once

BEGIN: Final = datetime(2015, 1, 26, 9, 0, tzinfo=ZONE)
BASE: Final = "base"
_NAMES: Final = UUID("6f1c5f3e-7f0b-4f7e-9f43-3a4f4bd2f5b1")
_NOWHERE: Final = uuid5(_NAMES, "nowhere")
_WATCHING: Final = (Role.COMMITTEE, Role.PERFORMANCE_OFFICE, Role.AUDITOR)


def matter_of(label: str) -> UUID:
    """The correlation id of the step of that name."""
    return uuid5(_NAMES, f"{label} is asked for")


@dataclass
class LabelledCity(City):
    """A city whose ids come from the names of its steps."""

    label: str = BASE
    numbers: Iterator[int] = field(default_factory=count)

    def begin(self, label: str) -> None:
        """Take the step of that name."""
        self.label, self.numbers = label, count()

    def new_id(self) -> UUID:
        """The next id of the step."""
        return uuid5(_NAMES, f"{self.label}/{next(self.numbers)}")

    def run(self, who: str, command: Command, key: str | None = None) -> Receipt:
        """Let a post send a command of the step."""
        caller = Caller(person=self.people[who], channel="API", correlation_id=matter_of(self.label))
        return self.system.dispatcher.execute(command, caller, key)


@dataclass(frozen=True)
class World:
    """A bureau after a story: its appeals by name, and the end of the log after each step that was taken."""

    city: City
    story: Story
    appeals: Mapping[str, UUID]
    borders: Mapping[str, int]

    @property
    def hidden(self) -> UUID:
        """The hidden appeal, or the id of nothing where there is none."""
        return self.appeals.get(HIDDEN, _NOWHERE)

    def border(self, label: str) -> int:
        """The end of the log after a step, or after the last one before it that was taken."""
        labels = [each.label for each in self.story.steps]
        return max(self.borders.get(each, 0) for each in [BASE, *labels[: labels.index(label) + 1]])

    @property
    def events(self) -> list[UUID]:
        """The events of the story."""
        found = self.city.system.reader.page(self.borders[BASE], 10_000)
        return [each.event.envelope.event_id for each in decoded(CODEC, found)]


class Bureau:
    """The bureau that every world is a copy of, with its read models built."""

    def __init__(self, databases: Databases, data_dir: Path) -> None:
        self._databases = databases
        self._data_dir = data_dir
        self._database = databases.fresh("scripted")
        with built(self._database, data_dir, bureau) as city:
            follow_once(city)
            self._city = city

    @contextmanager
    def after(self, story: Story) -> Iterator[World]:
        """A copy of the bureau after a story, with everything readable."""
        database = self._databases.copy(self._database)
        with opened_on(database, ScriptedClock(BEGIN)) as system:
            settings = system.settings.model_copy(update={"data_dir": self._data_dir})
            world = told(replace(self._city, system=replace(system, settings=settings)), story)
            follow_once(world.city)
            yield world


def bureau(system: System) -> City:
    """Three units with a public result, two still being assessed, a committee and a working group."""
    city = build(system, SEALED, INDICATORS)
    for unit in OPEN:
        city.run("system:bootstrap", registering(unit, "GRASSROOTS_BUREAU", "URBAN"))
        city.hire(f"reporter of {unit}", unit, Role.REPORTER)
        city.hire(f"head of {unit}", unit, Role.UNIT_HEAD)
    _hire_judges(city)
    open_assessments(city, OPEN)
    for unit, key in (("U01", "415"), ("U02", "412"), ("U03", "400"), ("U05", "405")):
        for code, points in (("A", key), ("B", "550")):
            city.confirm(
                points, unit, code, "2014", reviewer=HANDLER if unit in {"U01", "U05"} else "assessor"
            )
    city.confirm("399", "U06", "A", "2014")
    seal(city, SEALED)
    determine(city)
    publicise(city)
    return city


def _hire_judges(city: City) -> None:
    for unit in (SEALED[0], OPEN[0]):
        city.hire(clerk_of(unit), unit, *_WATCHING)
    city.hire(HANDLER, "D1", Role.ASSESSOR, Role.COMMITTEE, Role.AUDITOR)
    city.hire(NEWCOMER, "PO", *_WATCHING)
    others = [city.hire(each, "CO", Role.COMMITTEE, Role.AUDITOR) for each in BENCH[1:]]
    bench = [UUID(each) for each in (city.people[BENCH[0]], *others)]
    group = [UUID(city.hire(each, "SV")) for each in GROUP]
    city.run("system:bootstrap", constituting(*bench, kind="COMMITTEE"))
    city.run("system:bootstrap", constituting(*group, kind="APPEAL_WORKING_GROUP"))


def told(city: City, story: Story) -> World:
    """Let a story happen in a bureau."""
    system, clock = city.system, city.system.clock
    assert isinstance(clock, ScriptedClock)
    retold = LabelledCity(system, city.people, city.plan, city.assessments)
    ledger = Ledger(system.recorder, CODEC)
    dispatcher = Dispatcher(ledger, clock, system.keys, CALENDAR, HANDLERS, retold.new_id)
    retold.system = replace(system, dispatcher=dispatcher)
    appeals: dict[str, UUID] = {}
    borders = {BASE: system.reader.head().position}
    for number, step in enumerate(story.steps):
        clock.set(BEGIN + timedelta(minutes=number))
        if story.tells(step):
            retold.begin(step.label)
            receipt = retold.run(step.who, step.make(retold, appeals.get(step.appeal or "", _NOWHERE)))
            borders[step.label] = receipt.position
            if step.files and step.appeal is not None and receipt.result is not None:
                appeals[step.appeal] = UUID(receipt.result)
    for case in (PLAIN, REWORDED):
        system.evidence.keep(OFFICE, case.hash, case.document)
    return World(retold, story, appeals, borders)

"""A tick records what has fallen due, once, and goes on when something is refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from api.bootstrap import System, tick
from application.processes.due import Due, Outlook
from application.processes.tick import CLOCK, Told
from application.regulation import IssueRegulation
from domain.assessment.lifecycle import AssessmentOpened
from domain.assessment.state import AssessmentState
from domain.calendar.deadline import due
from domain.regulation.regulations import Regulations
from infra.clock import ScriptedClock
from tests.support.city import NEW_YEAR, OFFICE, City
from tests.support.regulations import text

QUARTER_END: Final = date(2014, 3, 31)
APRIL_10: Final = date(2014, 4, 10)


class Missing:
    """Writes a regulation, which can be seen, for every unit without a result of the first quarter."""

    name = "missing"

    def __init__(self, *faulty: str) -> None:
        self._faulty = faulty

    def due(self, outlook: Outlook) -> Iterator[Due]:
        for opened in outlook.log.of([AssessmentOpened.TOPIC]):
            state: AssessmentState = outlook.state(opened.stream)
            deadline = due(QUARTER_END, 7, outlook.calendar(state.office))
            if not state.records and outlook.today > deadline.due_on:
                yield self._said(opened.stream, state, deadline.due_on)

    def _said(self, stream: UUID, state: AssessmentState, due_on: date) -> Due:
        numbers = () if state.subject in self._faulty else ("1",)
        command = IssueRegulation(
            office=OFFICE, code=f"MISSING-{state.subject}", text=text(*numbers), since=NEW_YEAR
        )
        return Due(stream=stream, subject=state.subject, due_on=due_on, command=command)


def ticked(system: System, *faulty: str) -> list[Told]:
    return list(tick(system, [Missing(*faulty)]).run())


def missing(city: City) -> set[str]:
    found = city.system.stream(Regulations.id_of(OFFICE))
    codes = {getattr(each.event, "code", "") for each in found}
    return {code.removeprefix("MISSING-") for code in codes if code.startswith("MISSING-")}


def test_nothing_is_due_until_the_day_is_over_in_shanghai(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 4, 10, 15, 59, 59, tzinfo=UTC))
    assert ticked(city.system) == []
    clock.set(datetime(2014, 4, 10, 16, tzinfo=UTC))
    assert {each.due.subject for each in ticked(city.system)} == {"U01", "U02", "U03"}


def test_what_is_due_is_recorded_by_the_clock_and_said(city: City, clock: ScriptedClock) -> None:
    city.report("9.0", "U02")
    clock.set(datetime(2014, 4, 14, 1, tzinfo=UTC))
    told = ticked(city.system)
    assert [(each.process, each.due.subject, each.due.due_on) for each in told] == [
        ("missing", "U01", APRIL_10),
        ("missing", "U03", APRIL_10),
    ]
    assert missing(city) == {"U01", "U03"}
    head = city.system.reader.head().position
    assert [each.position for each in told] == [head - 1, head]
    *_, last = city.system.stream(Regulations.id_of(OFFICE))
    assert (last.event.envelope.actor.id, last.event.envelope.channel) == (CLOCK, "SYSTEM")


def test_a_tick_that_is_repeated_records_nothing_twice(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 4, 14, 1, tzinfo=UTC))
    first = ticked(city.system)
    head = city.system.reader.head()
    clock.set(datetime(2014, 4, 15, 1, tzinfo=UTC))
    again = ticked(city.system)
    assert [each.position for each in again] == [each.position for each in first]
    assert city.system.reader.head() == head


def test_a_tick_that_was_interrupted_is_gone_on_with(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 4, 14, 1, tzinfo=UTC))
    next(tick(city.system, [Missing()]).run())
    assert missing(city) == {"U01"}
    ticked(city.system)
    assert missing(city) == {"U01", "U02", "U03"}


def test_what_is_refused_is_said_and_the_rest_is_done(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 4, 14, 1, tzinfo=UTC))
    told = {each.due.subject: each for each in ticked(city.system, "U02")}
    assert [refusal.code for refusal in told["U02"].refusals] == ["ARTICLES_MISSING"]
    assert told["U02"].position is None
    assert missing(city) == {"U01", "U03"}
    assert ticked(city.system)
    assert missing(city) == {"U01", "U02", "U03"}


def test_the_same_thing_due_on_another_day_is_another_thing() -> None:
    command = IssueRegulation(office=OFFICE, code="X", text=text("1"), since=NEW_YEAR)
    one = Due(stream=UUID(int=1), subject="A", due_on=APRIL_10, command=command)
    keys = {
        one.key("missing"),
        one.key("other"),
        Due(stream=UUID(int=2), subject="A", due_on=APRIL_10, command=command).key("missing"),
        Due(stream=UUID(int=1), subject="B", due_on=APRIL_10, command=command).key("missing"),
        Due(stream=UUID(int=1), subject="A", due_on=QUARTER_END, command=command).key("missing"),
    }
    assert len(keys) == 5
    assert one.key("missing") == one.key("missing")

"""Registers: the rows of feedback, activities, trainings and signals, page by page, at any position."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final, TypeVar
from uuid import UUID, uuid5

import pytest

from domain.activity.activity import Activity
from domain.feedback.feedback import Feedback
from domain.feedback.state import FeedbackStatus
from domain.kernel.aggregate import Aggregate
from domain.risk_signal.risk_signal import RiskSignal
from domain.training.training import Training
from projections.activities.queries import ACTIVITY_REGISTER
from projections.feedback.queries import FEEDBACK_REGISTER
from projections.reading import Visible
from projections.register import Span, Wanted
from projections.risk_signals.queries import RISK_SIGNAL_REGISTER
from projections.trainings.queries import TRAINING_REGISTER, trained
from tests.domain import test_activity, test_feedback, test_risk_signal, test_training
from tests.support.authors import OFFICE, OFFICER
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.recorded import MemoryLog
from tests.support.scenario import Step
from tests.support.world import Desk, World

A = TypeVar("A", bound=Aggregate[Any])
ALL: Final = Visible(frozenset({OFFICE}), frozenset())
OF_U01: Final = Visible(frozenset(), frozenset({(OFFICE, "U01")}))


def stream(name: str) -> UUID:
    return uuid5(PLAN, name)


def wanted(visible: Visible = ALL, until: date | None = None, **given: object) -> Wanted:
    return Wanted(given=given, until=until, visible=visible)


@pytest.fixture(scope="module")
def log() -> MemoryLog:
    """Three activities, feedback that is answered, a training that is withdrawn, a signal."""
    world = World()

    def act(step: Callable[[Desk], object]) -> None:
        assert world.run(OFFICER, step)

    for number, day in enumerate((date(2014, 1, 2), date(2014, 1, 3), date(2014, 1, 3))):
        recording = test_activity.recording(unit="U01" if number == 1 else "PO", held_on=day)
        act(partial(_taking, Activity, stream(f"activity {number}"), recording))
    feedback = stream("feedback")
    act(partial(_taking, Feedback, feedback, test_feedback.raising()))
    act(partial(_taking, Feedback, feedback, test_feedback.answering()))
    act(partial(_taking, Training, stream("training"), test_training.recording()))
    act(partial(_taking, Training, stream("training"), test_training.withdrawing()))
    signal = RiskSignal.id_of(OFFICE, test_risk_signal.facts())
    act(partial(_taking, RiskSignal, signal, test_risk_signal.receiving()))
    return MemoryLog(world.commands)


def _taking(kind: type[A], key: UUID, step: Step[A], desk: Desk) -> None:
    step.act(desk.edit(kind, key))


def test_rows_do_not_depend_on_where_batches_are_cut(tables: ReadTables, log: MemoryLog) -> None:
    tables.fill(log, batch=1)
    one_by_one = tables.rows()
    tables.fill(log)
    assert tables.rows() == one_by_one


def test_a_register_is_walked_in_both_directions_by_day_and_id(tables: ReadTables, log: MemoryLog) -> None:
    tables.fill(log)
    ask, register = tables.ask, ACTIVITY_REGISTER
    rows = ask(log.head, register.all, wanted())
    places = [(row.day, row.id) for row in rows]
    assert places == sorted(places)
    assert len(rows) == ask(log.head, register.count, wanted()) == 3
    assert ask(log.head, register.page, wanted(), Span(limit=2)) == rows[:2]
    assert ask(log.head, register.page, wanted(), Span(limit=2, after=places[1])) == rows[2:]
    assert ask(log.head, register.page, wanted(), Span(limit=2, backward=True)) == rows[1:]
    before = Span(limit=2, before=places[1], backward=True)
    assert ask(log.head, register.page, wanted(), before) == rows[:1]


def test_a_reader_sees_what_is_theirs_up_to_a_day(tables: ReadTables, log: MemoryLog) -> None:
    tables.fill(log)
    of_unit = tables.ask(log.head, ACTIVITY_REGISTER.all, wanted(OF_U01))
    assert [row.subject for row in of_unit] == ["U01"]
    until = wanted(until=date(2014, 1, 2))
    assert tables.ask(log.head, ACTIVITY_REGISTER.count, until) == 1
    assert tables.ask(log.head, TRAINING_REGISTER.count, wanted(OF_U01)) == 0


def test_a_row_is_read_as_it_was_at_any_position(tables: ReadTables, log: MemoryLog) -> None:
    tables.fill(log)
    feedback = stream("feedback")
    raised, answered = [each.position for each in log.events if each.stream == feedback]
    found = [
        tables.ask(position, FEEDBACK_REGISTER.one, feedback) for position in (raised - 1, raised, answered)
    ]
    assert [row and row.status for row in found] == [None, FeedbackStatus.RAISED, FeedbackStatus.ANSWERED]
    recorded, withdrawn = [each.position for each in log.events if each.stream == stream("training")]
    persons, day = test_training.FORTY, test_training.DAY
    knew = [tables.ask(position, trained, persons, "SYSTEM", day) for position in (recorded, withdrawn)]
    assert [len(each) for each in knew] == [34, 0]
    assert tables.ask(recorded, trained, persons, "SYSTEM", date(2014, 1, 5)) == frozenset()
    signal = RiskSignal.id_of(OFFICE, test_risk_signal.facts())
    row = tables.ask(log.head, RISK_SIGNAL_REGISTER.one, signal)
    assert row is not None
    assert (row.batch, row.batch_row, row.status) == ("2014-04", "17", "RECEIVED")

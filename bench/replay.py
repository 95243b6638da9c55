"""Replaying scores: streams of assessments decoded, evolved, and composed once at the end, as attesting does.

Streams are read from memory.  A core's worth of work is counted in processor time of this process, so that
others at work on the machine count little.  The baseline replays the same streams by the library's
application, over its recorder in memory and with our codec as its mapper, and composes them as we do.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from time import process_time
from typing import Final, cast
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.popo import POPOApplicationRecorder

from bench.commands import StockLedger
from bench.harness import in_turns, report
from bench.rebuild import UNITS, year
from domain.assessment.assessment import Assessment
from domain.assessment.folding import folded
from domain.assessment.state import AssessmentState
from domain.catalogue import CODEC
from domain.kernel.event import Event
from domain.plan.state import PlanState
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import compose_state
from infra.eventstore.reader import LogRow, decoded
from infra.feed.process import collect_rarely
from projections.step import kind_of
from tests.support.plans import PLAN
from tests.support.recorded import DELAY

STOCK: Final = "the library's application over its recorder in memory"
Streams = Mapping[UUID, Sequence[LogRow]]


def main() -> None:
    """Print the figures: for a replay, for a part of it alone, and for decoding alone."""
    collect_rarely()
    log = [event for command in year(UNITS) for event in command]
    streams = _rows(event for event in log if kind_of(type(event)) == Assessment.NAME)
    plan = _plan(event for event in log if event.originator_id == PLAN)
    events = sum(map(len, streams.values()))
    stock = StockLedger(_recorder(streams), CODEC)
    works = (
        lambda: [_score(_state(rows), plan) for rows in streams.values()],
        lambda: [_score(stock.load(stream).state, plan) for stream in streams],
        lambda: [_state(rows) for rows in streams.values()],
        lambda: [deque(decoded(CODEC, rows), maxlen=0) for rows in streams.values()],
    )
    ours, baseline, evolved, alone = in_turns(*(partial(_rate, events, work) for work in works))
    report("replay.scores", ours, "events/s per core", STOCK, baseline, events)
    report("replay.states", evolved, "events/s per core", None, None, events)
    report("replay.decoding", alone, "events/s per core", None, None, events)


def _state(rows: Iterable[LogRow]) -> AssessmentState:
    return folded(recorded.event for recorded in decoded(CODEC, rows))


def _plan(events: Iterable[Event]) -> PlanState:
    state = None
    for event in events:
        state = event.evolve(state)
    return cast("PlanState", state)


def _score(state: AssessmentState, plan: PlanState) -> Decimal:
    return compose_state(state, plan.version(state.plan_version), POLICY_V1).total


def _rows(events: Iterable[Event]) -> Streams:
    streams = defaultdict[UUID, list[LogRow]](list)
    for position, event in enumerate(events, 1):
        at = event.envelope.decided_at + DELAY
        stream, version = event.originator_id, event.originator_version
        row = LogRow(position, position, stream, version, event.TOPIC, at, CODEC.encode(event))
        streams[stream].append(row)
    return streams


def _recorder(streams: Streams) -> POPOApplicationRecorder:
    recorder = POPOApplicationRecorder()
    for rows in streams.values():
        recorder.insert_events([StoredEvent(row.stream, row.version, row.topic, row.state) for row in rows])
    return recorder


def _rate(events: int, work: Callable[[], object]) -> float:
    """Events per second of processor time."""
    started = process_time()
    work()
    return events / (process_time() - started)


if __name__ == "__main__":
    main()

"""The scorer that shares no code with the rules comes to the same results."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given

from domain.assessment.assessment import Assessment
from domain.catalogue import CODEC
from domain.kernel.event import Event
from domain.scoring.breakdown import Breakdown
from domain.scoring.composition import compose_state
from domain.scoring.ranking import ranks
from tests.support import scorer
from tests.support.histories import founded_world, histories
from tests.support.plans import PLAN
from tests.support.sheets import Move, Under
from tests.support.world import Desk, History

SUBJECTS = ("U01", "U02", "U03")


def exported(events: Iterable[Event]) -> list[str]:
    """Events as the export of the log has them, one JSON object a line."""
    return [
        json.dumps(
            {
                "topic": event.TOPIC,
                "stream": str(event.originator_id),
                "version": event.originator_version,
                "position": position,
                "state": json.loads(CODEC.encode(event)),
            }
        )
        for position, event in enumerate(events, start=1)
    ]


def breakdown(history: History, subject: str) -> Breakdown:
    state = None
    for event in history.events_of(history.assessments[subject]):
        state = event.evolve(state)
    assert state is not None
    return compose_state(state, history.plan, history.policy)


def by_kind(score: Breakdown) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for leaf in score.leaves:
        sums[leaf.kind.value] += leaf.points
    return {kind: points for kind, points in sums.items() if points}


@given(histories())
def test_both_come_to_the_same_total_and_leaves(history: History) -> None:
    ours = breakdown(history, "U01")
    (theirs,) = scorer.scores(exported(history.log)).values()
    assert theirs.total == ours.total
    assert {kind: points for kind, points in theirs.leaves.items() if points} == by_kind(ours)


@given(histories(SUBJECTS))
def test_both_come_to_the_same_ranks(history: History) -> None:
    totals = {subject: breakdown(history, subject).total for subject in SUBJECTS}
    theirs = scorer.scores(exported(history.log)).values()
    assert {score.subject: score.rank for score in theirs} == ranks(totals)


def test_an_event_about_points_that_it_does_not_know_stops_it() -> None:
    state = {"envelope": {"event_id": "1", "effective_on": "2014-01-01"}}
    line = json.dumps({"topic": "assessment.points-conjured.v1", "stream": "s", "state": state})
    with pytest.raises(ValueError, match="points-conjured"):
        scorer.scores([line])


def test_it_runs_on_its_own_without_the_project_in_reach() -> None:
    world = founded_world()
    for step in Under(world.plan).confirmed("9.5"):
        world.run(step.by, partial(_taking, step))
    lines = "\n".join(exported(event for command in world.commands for event in command))
    command = [sys.executable, "-I", scorer.__file__]
    printed = subprocess.run(command, input=lines, capture_output=True, check=True, text=True).stdout
    assert json.loads(printed) == {
        "subject": "U01",
        "total": "9.50",
        "rank": 1,
        "leaves": {"ENTRY": "9.500000"},
    }


def _taking(step: Move, desk: Desk) -> None:
    step.act(desk.edit(Assessment, Assessment.id_of(PLAN, "U01")))

from typing import Final
from uuid import UUID, uuid4

import pytest

from domain.catalogue import EVENTS
from domain.kernel.aggregate import Aggregate
from domain.kernel.recorded import Recorded
from domain.policy.policy_set import PolicySet
from projections.fold import ModelFold
from projections.kept import NOTHING, Kept, States
from projections.models import MODELS, fold_all
from projections.step import kind_of
from projections.table import Change
from tests.architecture.source import import_all, shipped_subclasses
from tests.support.authors import OFFICE
from tests.support.plans import PLAN
from tests.support.recorded import MemoryLog
from tests.support.story import Story

POLICY: Final = PolicySet.id_of(OFFICE)


@pytest.fixture(scope="module")
def log() -> MemoryLog:
    """Three assessments taken forward in turns, with an appeal that is ruled on."""
    story = Story(("U01", "U02", "U03"))
    for period in ("2014Q1", "2014Q2"):
        for subject in ("U01", "U02", "U03"):
            entry = story.confirm("9.1234", period=period, subject=subject)
    story.take(story.under.adjusted("-0.1"), story.under.bonus(4))
    appeal = story.file(entry, subject="U03")
    story.accept(appeal)
    story.rule(appeal, {entry: ("VARIED", "9.5")})
    return story.log


def told(fold: ModelFold, log: MemoryLog, start: int = 0) -> list[Change]:
    return [change for recorded in log.events[start:] for change in fold.changes(recorded)]


def test_states_that_were_dropped_come_back_from_the_log(log: MemoryLog) -> None:
    everything = told(fold_all(log.history), log)
    assert told(ModelFold(MODELS, log.history, most_streams=1), log) == everything


def test_a_fold_that_forgets_goes_on_as_if_it_had_not(log: MemoryLog) -> None:
    everything = told(fold_all(log.history), log)
    fold = fold_all(log.history)
    changes: list[Change] = []
    for recorded in log.events:
        changes += fold.changes(recorded)
        fold.forget()
    assert changes == everything


@pytest.mark.parametrize("start", [5, 60, 80])
def test_a_fold_that_starts_late_reads_what_it_needs(log: MemoryLog, start: int) -> None:
    fold = fold_all(log.history)
    before = sum(len(list(fold.changes(recorded))) for recorded in log.up_to(start))
    assert told(fold_all(log.history), log, start) == told(fold_all(log.history), log)[before:]


def test_an_event_folded_again_gives_the_same_changes(log: MemoryLog) -> None:
    fold = fold_all(log.history)
    for recorded in log.events:
        assert list(fold.changes(recorded)) == list(fold.changes(recorded))


def test_models_folded_alone_tell_the_same(log: MemoryLog) -> None:
    everything = told(fold_all(log.history), log)
    for model in MODELS:
        tables = {table.name for table in model.tables}
        alone = told(ModelFold([model], log.history), log)
        assert alone == [change for change in everything if change.table.name in tables]


def test_changes_are_valid_from_the_border_of_their_command(log: MemoryLog) -> None:
    fold = fold_all(log.history)
    for recorded in log.events:
        assert {change.position for change in fold.changes(recorded)} <= {recorded.commit_position}


def test_an_assessment_depends_on_its_plan_and_policy_and_an_appeal_on_its_assessment(log: MemoryLog) -> None:
    fold = fold_all(log.history)
    found: dict[str, set[frozenset[UUID]]] = {}
    for recorded in log.events:
        found.setdefault(kind_of(type(recorded.event)), set()).add(fold.depends_on(recorded))
        list(fold.changes(recorded))
    assert found == {
        **{kind: {frozenset()} for kind in ("office", "person", "policy", "plan", "appeal-register")},
        "assessment": {frozenset({PLAN, POLICY})},
        "appeal": {frozenset({Story.assessment("U03")})},
    }


def test_what_an_event_depends_on_is_known_without_what_came_before(log: MemoryLog) -> None:
    for recorded in log.events[-3:]:
        assert fold_all(log.history).depends_on(recorded)


def test_kinds_are_named_as_their_aggregates() -> None:
    import_all("domain")
    kinds = shipped_subclasses(Aggregate)
    names = {kind.NAME for kind in kinds if "NAME" in vars(kind)}
    assert {kind_of(event) for event in EVENTS} == names


def test_table_names_are_unique_over_all_models() -> None:
    names = [table.name for model in MODELS for table in model.tables]
    assert len(names) == len(set(names))


def test_the_streams_met_last_are_kept() -> None:
    asked: list[UUID] = []

    def history(stream: UUID, before: int) -> list[Recorded]:
        assert before == 9
        asked.append(stream)
        return []

    states = States(history, most=2)
    first, second, third = uuid4(), uuid4(), uuid4()
    states.keep(first, Kept(1, "first"))
    states.keep(second, Kept(1, "second"))
    assert states.at(first, 9).state == "first"
    states.keep(third, Kept(1, "third"))
    assert states.at(second, 9).state is None
    assert asked == [second]


def test_a_stream_has_nothing_before_its_first_event() -> None:
    assert States(lambda _stream, _before: []).before(uuid4(), 1, 9) is NOTHING

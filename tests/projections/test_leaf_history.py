"""Leaves with their history: nothing is lost that was voided or ruled on, and the total is the same."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.scoring.breakdown import Leaf, LeafState
from projections.items.queries import items
from projections.score_ledger.history import with_history
from projections.score_ledger.ledgers import ledgers
from projections.standings.queries import standings
from projections.trail.item_lines import ItemLine
from projections.trail.kinds import EventKind
from tests.support.histories import histories
from tests.support.read_tables import ReadTables
from tests.support.recorded import MemoryLog
from tests.support.story import Story
from tests.support.world import History

YEARS: Final = histories(("U01", "U02"), courses=60)


def told(tables: ReadTables, position: int, assessment: UUID) -> tuple[list[Leaf], Sequence[ItemLine]]:
    """The leaves of an assessment with their history, and the lines that this is told by."""
    ledger = tables.ask(position, ledgers, [assessment])[assessment]
    rows = {row.item: row for row in tables.ask(position, items, [assessment])}
    return with_history(ledger.leaves, ledger.lines, rows), ledger.lines


@settings(max_examples=15, deadline=None)
@given(YEARS, st.data())
def test_every_ruling_has_one_leaf_what_is_voided_stays_and_the_sum_is_the_total(
    tables: ReadTables, year: History, data: st.DataObject
) -> None:
    log = MemoryLog(year.commands)
    tables.fill(log)
    position = data.draw(st.sampled_from(log.borders[year.founded - 1 :]))
    assessments = [each.stream for each in log.up_to(position) if each.event.TOPIC.endswith("-opened.v1")]
    for standing in tables.ask(position, standings, assessments):
        found, lines = told(tables, position, standing.assessment)
        assert sum((leaf.points for leaf in found), Decimal(0)) == standing.total
        assert max(Counter((leaf.path, leaf.kind) for leaf in found).values()) == 1
        cited = Counter(event for leaf in found for event in leaf.events)
        assert all(cited[line.event_id] == 1 for line in lines if line.kind is EventKind.RULING_EFFECT)
        rows = tables.ask(position, items, [standing.assessment])
        voided = [leaf for leaf in found if leaf.state is LeafState.VOIDED]
        assert {leaf.item for leaf in voided} == {row.item for row in rows if row.status == "VOIDED"}
        assert not any(leaf.points for leaf in voided)


def test_a_voided_adjustment_stays_at_its_place_with_who_made_and_who_voided_it(tables: ReadTables) -> None:
    story = Story()
    story.confirm("9.5")
    story.take(story.under.adjusted("-0.5"))
    adjusted = story.log.events[-1].event.envelope.event_id
    ref = f"adjustment:{adjusted}"
    tables.fill(story.log)
    counted = told(tables, story.log.head, story.assessment())[0]
    story.take(story.under.voided(ref))
    tables.fill(story.log)
    found, lines = told(tables, story.log.head, story.assessment())
    (before,) = [leaf for leaf in counted if leaf.item == ref]
    (after,) = [leaf for leaf in found if leaf.item == ref]
    assert (after.path, after.kind, after.stated) == (before.path, before.kind, before.stated)
    assert (after.points, after.state) == (Decimal(0), LeafState.VOIDED)
    assert after.events == (adjusted, lines[-1].event_id)
    assert told(tables, story.log.head - 1, story.assessment())[0] == counted

from decimal import Decimal

import pytest

from domain.appeal.state import AppealStatus
from projections.appeal_docket.queries import (
    DocketFilter,
    appeals,
    appeals_against,
    appeals_contesting,
    count,
    page,
)
from projections.appeal_docket.rows import AppealRow, DocketStep
from projections.reading import Visible
from projections.standings.queries import standings
from tests.support.authors import ARBITER, OFFICER
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.story import Story
from tests.support.world import reporter_of


@pytest.fixture
def story() -> Story:
    return Story(("U01", "U02"))


def one(tables: ReadTables, story: Story, position: int | None = None) -> AppealRow:
    (found,) = tables.ask(position or story.log.head, appeals_against, [story.assessment()])
    return found


def test_an_appeal_is_told_from_filing_to_execution(tables: ReadTables, story: Story) -> None:
    first, second = story.confirm("9"), story.confirm("4", "B")
    appeal = story.file(first, second)
    filed = story.log.head
    story.accept(appeal)
    accepted = story.log.head
    story.rule(appeal, {second: ("MAINTAINED", None), first: ("VARIED", "9.8")})
    tables.fill(story.log)

    row = one(tables, story, filed)
    assert (row.appeal, row.number, row.year, row.status) == (appeal, 1, 2014, AppealStatus.FILED)
    assert (row.office, row.subject, row.peer_group, row.plan) == ("HHHT", "U01", "GRASSROOTS", PLAN)
    assert [item.item for item in row.items] == [first, second]
    assert {(item.ground, item.remedy, item.outcome) for item in row.items} == {("FACT_WRONG", "更正", None)}
    assert [(step.step, step.actor) for step in row.steps] == [(DocketStep.FILED, reporter_of("U01").id)]

    row = one(tables, story, accepted)
    assert (row.status, len(row.steps)) == (AppealStatus.ACCEPTED, 2)

    row = one(tables, story)
    assert row.status is AppealStatus.EXECUTED
    assert [(item.item, item.outcome, item.points) for item in row.items] == [
        (first, "VARIED", Decimal("9.8")),
        (second, "MAINTAINED", None),
    ]
    ruled = row.step(DocketStep.RULED)
    assert ruled
    assert (ruled.actor, ruled.actor_role, ruled.reason) == (ARBITER.id, "COMMITTEE", "核实后更正")
    applied = [each for each in story.log.events if each.event.TOPIC == "assessment.ruling-applied.v1"]
    assert set(row.effects) == {each.event.envelope.event_id for each in applied}
    accepted_step = row.step(DocketStep.ACCEPTED)
    assert accepted_step
    assert accepted_step.actor == OFFICER.id


def test_a_ruling_and_its_effect_are_seen_together_or_not_at_all(tables: ReadTables, story: Story) -> None:
    entry = story.confirm("9")
    appeal = story.file(entry)
    story.accept(appeal)
    accepted = story.log.head
    story.rule(appeal, {entry: ("VARIED", "9.8")})
    tables.fill(story.log)
    seen = set()
    for position in range(accepted, story.log.head + 1):
        (standing,) = tables.ask(position, standings, [story.assessment()])
        row = one(tables, story, position)
        seen.add((row.status is AppealStatus.EXECUTED, bool(row.effects), str(standing.total)))
    assert seen == {(False, False, "9.00"), (True, True, "9.80")}


def test_an_appeal_that_is_turned_down_or_withdrawn_says_why(tables: ReadTables, story: Story) -> None:
    entry = story.confirm("9")
    story.turn_down(story.file(entry))
    story.withdraw(story.file(entry))
    tables.fill(story.log)
    first, second = tables.ask(story.log.head, appeals_contesting, story.assessment(), entry)
    assert (first.status, second.status) == (AppealStatus.NOT_ACCEPTED, AppealStatus.WITHDRAWN)
    not_accepted, withdrawn = first.step(DocketStep.NOT_ACCEPTED), second.step(DocketStep.WITHDRAWN)
    assert not_accepted
    assert withdrawn
    assert (not_accepted.reason_code, not_accepted.reason) == ("CORRECTION", "核实后更正")
    assert (withdrawn.reason_code, withdrawn.reason) == (None, "已说明")
    assert first.step(DocketStep.RULED) is None


def test_an_appeal_may_state_its_case_in_words_alone(tables: ReadTables, story: Story) -> None:
    story.file(statement="总体评价偏低")
    tables.fill(story.log)
    row = one(tables, story)
    assert (row.statement, row.items) == ("总体评价偏低", ())


def test_appeals_are_paged_by_number_both_ways(tables: ReadTables, story: Story) -> None:
    entry, other = story.confirm("9"), story.confirm("8", subject="U02")
    for _ in range(3):
        story.withdraw(story.file(entry))
    story.file(other, subject="U02")
    tables.fill(story.log)
    head = story.log.head

    def numbers(where: DocketFilter, **cursor: object) -> list[int]:
        return [row.number for row in tables.ask(head, page, where, **cursor)]

    everything = DocketFilter()
    assert numbers(everything, limit=10) == [1, 2, 3, 4]
    assert numbers(everything, limit=2, after=("HHHT", 2014, 1)) == [2, 3]
    assert numbers(everything, limit=2, backward=True) == [3, 4]
    assert numbers(everything, limit=2, before=("HHHT", 2014, 3), backward=True) == [1, 2]
    assert numbers(DocketFilter(subject="U02", year=2014, plan=PLAN), limit=10) == [4]
    assert numbers(DocketFilter(statuses=[AppealStatus.FILED]), limit=10) == [4]
    own = Visible(frozenset(), frozenset({("HHHT", "U01")}))
    assert numbers(DocketFilter(visible=own), limit=10) == [1, 2, 3]
    assert tables.ask(head, count, DocketFilter(office="HHHT", visible=own)) == 3
    assert tables.ask(head, page, DocketFilter(office="OTHER"), limit=10) == []


def test_an_unknown_appeal_is_left_out(tables: ReadTables, story: Story) -> None:
    appeal = story.file(statement="总体评价偏低")
    tables.fill(story.log)
    found = tables.ask(story.log.head, appeals, [appeal, PLAN])
    assert [row.appeal for row in found] == [appeal]

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from domain.assessment.assessment import Assessment
from projections.reading import Visible
from projections.trail.queries import TrailFilter, TrailRow, border_at, count, effects, events, page
from tests.support.authors import OFFICER, REPORTER, grounds
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.recorded import DELAY
from tests.support.story import Story

Find = Callable[..., list[TrailRow]]


@pytest.fixture
def story(tables: ReadTables) -> Story:
    """Two units with an entry each; the first has a return, an adjustment, a veto and a ruling behind it."""
    story = Story(("U01", "U02"))
    under = story.under
    story.confirm("7", subject="U02")
    story.take(under.reported("9"), under.returned())
    entry = story.confirm("9.5")
    story.take(under.adjusted("-0.5"), under.bonus(3), under.veto_in_force())
    appeal = story.file(entry)
    story.accept(appeal)
    story.rule(appeal, {entry: ("VARIED", "10")})
    tables.fill(story.log)
    return story


@pytest.fixture
def find(tables: ReadTables, story: Story) -> Find:
    """The lines that a filter finds."""
    return lambda **where: tables.ask(story.log.head, page, TrailFilter(**where), limit=1000)


def topics(rows: list[TrailRow]) -> list[str]:
    return [row.topic.split(".")[1] for row in rows]


def test_a_line_tells_who_when_why_and_what_it_did(find: Find, story: Story) -> None:
    (line,) = find(topics=["assessment.score-adjusted.v1"])
    event = next(each for each in story.log.events if each.position == line.position)
    envelope = event.event.envelope
    assert (line.actor, line.actor_role, line.actor_unit) == (OFFICER.id, "PERFORMANCE_OFFICE", "PO")
    assert line.actor_name == envelope.actor.name
    assert (line.decided_at, line.recorded_at) == (envelope.decided_at, envelope.decided_at + DELAY)
    assert (line.effective_on, line.policy_version) == (envelope.effective_on, 1)
    assert (line.correlation_id, line.causation_id) == (envelope.correlation_id, None)
    why = grounds()
    assert (line.reason_code, line.reason, line.legal_basis) == (why.reason_code, why.reason, why.legal_basis)
    assert line.evidence == why.evidence
    assert (line.office, line.subject, line.assessment) == ("HHHT", "U01", story.assessment())
    assert (line.indicator, line.period) == ("A", "2014Q1")
    assert line.item == f"adjustment:{line.event_id}"
    assert (line.points, line.total_before, line.total_after) == (Decimal("-0.5"), Decimal("9.5"), Decimal(9))
    assert line.changed_score


def test_a_return_gives_its_reason_and_changes_the_provisional_total_only(find: Find) -> None:
    (line,) = find(topics=["assessment.result-returned.v1"])
    assert (line.reason_code, line.reason) == (None, "缺少依据")
    assert (line.provisional_before, line.provisional_after) == (Decimal(9), Decimal(0))
    assert not line.changed_score


def test_every_step_names_its_item_indicator_and_period(find: Find) -> None:
    lines = find(item="entry:A/2014Q1/SELF", unit="U01")
    assert topics(lines) == [
        *("result-reported", "result-returned", "result-reported", "result-reviewed", "result-rechecked"),
        *("contest-opened", "ruling-applied"),
    ]
    assert {(line.indicator, line.period) for line in lines} == {("A", "2014Q1")}
    (claim,) = find(topics=["assessment.claim-accepted.v1"])
    assert (claim.item, claim.indicator, claim.period) == (story_claim(find), None, None)


def story_claim(find: Find) -> str | None:
    (line,) = find(topics=["assessment.item-claimed.v1"])
    return line.item


def test_the_lines_of_an_assessment_take_in_its_appeals(find: Find, story: Story) -> None:
    lines = find(assessment=story.assessment())
    assert [topic for topic in topics(lines) if topic.startswith("appeal")] == [
        *("appeal-filed", "appeal-accepted", "appeal-ruled", "appeal-executed")
    ]
    assert {line.subject for line in lines} == {"U01"}


def test_the_lines_of_an_appeal_take_in_its_number_contests_and_effects(find: Find) -> None:
    (filed,) = find(topics=["appeal.appeal-filed.v1"])
    assert topics(find(appeal=filed.appeal)) == [
        *("number-allotted", "appeal-filed", "contest-opened", "appeal-accepted"),
        *("bench-seated", "investigators-appointed", *4 * ["conflict-declared"]),
        *("investigation-reported", "report-signed", "case-file-frozen"),
        *("voting-opened", "vote-cast", "vote-cast", "votes-opened"),
        *("appeal-ruled", "appeal-executed", "ruling-applied"),
    ]


def test_only_what_changed_the_score_is_found_on_demand(find: Find) -> None:
    assert topics(find(changed_score=True)) == [
        *("result-rechecked", "result-rechecked", "score-adjusted", "claim-accepted", "ruling-applied")
    ]


def test_filters_are_combined(find: Find) -> None:
    assert topics(find(unit="U02", actor=OFFICER.id)) == ["assessment-opened", "result-rechecked"]
    assert topics(find(stream=PLAN, indicator="B")) == ["indicator-proposed"]
    first = find(unit="U01", changed_score=True)[0]
    assert find(unit="U01", changed_score=True, to_position=first.position) == [first]
    assert first not in find(unit="U01", changed_score=True, from_position=first.position + 1)
    assert find(recorded_from=first.recorded_at, recorded_to=first.recorded_at) == [first]
    assert find(correlation=first.correlation_id) == [first]
    assert find(office="HHHT", actor="nobody") == []


def test_rows_out_of_sight_are_not_found(tables: ReadTables, story: Story, find: Find) -> None:
    own = Visible(offices=frozenset(), units=frozenset({("HHHT", "U02")}))
    assert {line.subject for line in find(visible=own)} == {"U02"}
    everything = Visible(offices=frozenset({"HHHT"}), units=frozenset())
    assert len(find(visible=everything)) == story.log.head
    assert find(visible=Visible(frozenset(), frozenset())) == []
    assert tables.ask(story.log.head, count, TrailFilter(visible=own)) == len(find(visible=own))


def test_pages_forward_and_backward_meet(tables: ReadTables, story: Story, find: Find) -> None:
    everything = [line.position for line in find(unit="U01")]

    def walk(*, backward: bool) -> list[int]:
        seen: list[int] = []
        while True:
            cursor = {"before": seen[0]} if seen and backward else {"after": seen[-1]} if seen else {}
            rows = tables.ask(
                story.log.head, page, TrailFilter(unit="U01"), limit=4, backward=backward, **cursor
            )
            found = [row.position for row in rows]
            if not found:
                return seen
            seen = found + seen if backward else seen + found

    assert walk(backward=False) == walk(backward=True) == everything


def test_a_walk_at_one_position_never_sees_later_events(tables: ReadTables, story: Story) -> None:
    for position in story.log.borders:
        rows = tables.ask(position, page, TrailFilter(), limit=1000, backward=True)
        assert [row.position for row in rows] == list(range(1, position + 1))


def test_half_a_command_is_never_seen(tables: ReadTables, story: Story) -> None:
    ruled = next(each for each in story.log.events if each.event.TOPIC == "appeal.appeal-ruled.v1")
    assert ruled.commit_position == ruled.position + 2
    for position in range(ruled.position - 1, ruled.commit_position):
        assert tables.ask(position, count, TrailFilter(from_position=ruled.position)) == 0
    assert tables.ask(ruled.commit_position, count, TrailFilter(from_position=ruled.position)) == 3


def test_causes_and_effects_find_each_other(tables: ReadTables) -> None:
    story = Story()
    entry = story.confirm("9")
    version, state = story.world.standing(story.assessment())
    cause = story.log.events[-1].event.envelope.event_id
    by = story.world.authors.of(OFFICER, causation=cause)
    sheet = Assessment.of(story.assessment(), version, state, by)
    sheet.void(entry, grounds())
    log = story.log
    log.append(sheet.pending_events)  # type: ignore[arg-type]
    tables.fill(log)
    (effect,) = tables.ask(log.head, effects, [cause])
    assert (effect.topic, effect.causation_id) == ("assessment.item-voided.v1", cause)
    (found,) = tables.ask(log.head, events, [effect.causation_id, UUID(int=0)])
    assert (found.event_id, found.actor) == (cause, OFFICER.id)
    assert tables.ask(log.head - 1, effects, [cause]) == []


def test_a_moment_snaps_down_to_the_last_border_recorded_by_then(tables: ReadTables, story: Story) -> None:
    log = story.log
    for border in log.borders[-5:]:
        at = log.events[border - 1].recorded_at
        assert tables.ask(log.head, border_at, at) == border
        assert tables.ask(log.head, border_at, at - timedelta(microseconds=1)) < border
    assert tables.ask(log.head, border_at, log.events[0].recorded_at - timedelta(days=1)) == 0
    assert tables.ask(log.borders[2], border_at, log.events[-1].recorded_at) == log.borders[2]


def test_a_step_that_needs_no_name_or_reason_has_none(find: Find) -> None:
    line = find(topics=["assessment.assessment-opened.v1"])[0]
    assert (line.reason_code, line.reason, line.legal_basis, line.evidence) == (None, None, None, ())
    assert (line.points, line.total_before, line.total_after) == (None, None, Decimal(0))
    assert not line.changed_score
    office = find(topics=["office.office-established.v1"])[0]
    assert (office.total_after, office.assessment, office.subject) == (None, None, None)
    assert REPORTER.id not in {line.actor for line in find(topics=["office.unit-registered.v1"])}

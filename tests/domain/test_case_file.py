"""Case files: what is told of items, rules and statements, and how one differs from the one before."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Final
from uuid import UUID

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.case_differences import differences
from domain.appeal.case_file import CaseContent, CaseSources, content_of
from domain.appeal.case_rules import RuleBook, rule_of
from domain.appeal.case_trail import ScoredStep, trail_of, worth_of
from domain.assessment.state import AssessmentState
from domain.kernel.event import Actor, Event
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import compose_state
from tests.support import hearing
from tests.support.authors import UNIT_HEAD
from tests.support.scenario import Step
from tests.support.story import Story
from tests.support.world import Desk

ENTRY: Final = "entry:A/2014Q1/SELF"


@pytest.fixture
def story() -> Story:
    """Two results of indicator A, one of B."""
    story = Story()
    for indicator, period, points in (("A", "2014Q1", "7.5"), ("A", "2014Q2", "8"), ("B", "2014Q1", "9")):
        story.confirm(points, indicator, period)
    return story


def steps_of(story: Story) -> list[ScoredStep]:
    return [*_steps(story, [each.event for each in story.log.history(story.assessment(), 10**6)])]


def _steps(story: Story, events: Sequence[Event]) -> Iterator[ScoredStep]:
    before: AssessmentState | None = None
    for event in events:
        after: AssessmentState = event.evolve(before)
        scores = [
            None if state is None else compose_state(state, story.under.plan, POLICY_V1)
            for state in (before, after)
        ]
        assert scores[1] is not None
        yield ScoredStep(event, before, scores[0], after, scores[1])
        before = after


def book(story: Story) -> RuleBook:
    plans = story.world.state(story.state().plan)
    return RuleBook(plans, POLICY_V1)


def test_the_trail_of_an_entry_has_who_why_and_what_it_did(story: Story) -> None:
    lines = [*trail_of(ENTRY, steps_of(story))]
    assert [each.what.split(".")[1] for each in lines] == [
        "result-reported",
        "result-reviewed",
        "result-rechecked",
    ]
    confirmed = lines[-1]
    assert confirmed.by.role == "PERFORMANCE_OFFICE"
    assert (confirmed.worth_before, confirmed.worth_after) == (Decimal("7.5"), Decimal("7.5"))
    assert (confirmed.total_before, confirmed.total_after) == (Decimal("0.00"), Decimal("7.50"))


def test_the_trail_of_an_indicator_is_that_of_all_its_items(story: Story) -> None:
    items = {each.item for each in trail_of("indicator:A", steps_of(story))}
    assert items == {ENTRY, "entry:A/2014Q2/SELF"}
    last = steps_of(story)[-1]
    assert worth_of("indicator:A", last.after, last.score) == Decimal("15.5")


def test_the_rule_of_an_entry_is_the_text_of_its_indicator_in_its_period(story: Story) -> None:
    of_entry, of_indicator = (rule_of(ref, story.state(), book(story)) for ref in (ENTRY, "indicator:A"))
    assert of_entry is not None
    assert of_entry.indicator is not None
    assert of_indicator is not None
    assert of_indicator.indicator is not None
    assert (of_entry.indicator.code, of_entry.basis) == ("A", of_entry.indicator.legal_basis)
    assert [each.period for each in of_entry.indicator.marks] == ["2014Q1"]
    assert len(of_indicator.indicator.marks) == 4
    assert rule_of("grade", story.state(), book(story)) is None


def events_of(story: Story, appeal: UUID) -> list[Event]:
    return [each.event for each in story.log.history(appeal, 10**6)]


def content(story: Story, appeal: UUID) -> CaseContent:
    state = story.world.state(appeal)
    return content_of(CaseSources(events_of(story, appeal), state, steps_of(story), book(story), result=None))


@pytest.fixture
def appeal(story: Story) -> UUID:
    """An appeal against the first result, heard up to the report."""
    appeal = story.file(ENTRY, statement="数据有误")
    story.accept(appeal)
    hear(story, appeal, hearing.seated(), hearing.appointed(), *hearing.declarations())
    hear(story, appeal, hearing.reported([ENTRY]))
    return appeal


def hear(story: Story, appeal: UUID, *steps: hearing.Hearer) -> None:
    for step in steps:
        assert story.world.run(step.by, partial(_act, step, appeal))


def _act(step: hearing.Hearer, appeal: UUID, desk: Desk) -> None:
    step.act(desk.edit(Appeal, appeal))


def replied(story: Story, appeal: UUID, statement: str) -> None:
    hear(story, appeal, Step(lambda each: each.reply(statement, ()), UNIT_HEAD))


def test_the_original_score_is_that_before_the_appeal(story: Story, appeal: UUID) -> None:
    story.confirm("10", "A", "2014Q3")
    told = content(story, appeal)
    assert (told.filed.total, told.now.total) == (Decimal("24.50"), Decimal("34.50"))
    for score in (told.filed, told.now):
        assert sum(each.points for each in score.lines) == score.total


def test_what_is_told_is_digested_in_one_way_only(story: Story, appeal: UUID) -> None:
    first, again = content(story, appeal), content(story, appeal)
    assert (first, first.digest) == (again, again.digest)
    replied(story, appeal, "系统数据有误")
    assert content(story, appeal).digest != first.digest


def test_nobody_is_named(story: Story, appeal: UUID) -> None:
    told = content(story, appeal).model_dump_json()
    assert all(each.name is None or each.name.box not in told for each in actors(story, appeal))


def actors(story: Story, appeal: UUID) -> list[Actor]:
    return [each.envelope.actor for each in events_of(story, appeal)]


def test_a_report_that_is_void_does_not_stand(story: Story, appeal: UUID) -> None:
    (report,) = content(story, appeal).statements
    assert (report.kind, report.stands, len(report.findings)) == ("REPORT", True, 1)
    hear(story, appeal, hearing.declared(hearing.INVESTIGATOR, "KIN", "与申诉人是亲属"))
    told = content(story, appeal)
    assert [each.stands for each in told.statements] == [False]
    barred = {each.seat: each.barred for each in told.bench if each.barred is not None}
    assert barred == {"INVESTIGATOR": "DECLARED"}


def test_two_files_of_the_same_content_do_not_differ(story: Story, appeal: UUID) -> None:
    told = content(story, appeal)
    assert [*differences(told, told)] == []


def test_a_later_file_differs_in_what_was_said_and_in_the_totals(story: Story, appeal: UUID) -> None:
    before = content(story, appeal)
    replied(story, appeal, "系统数据有误")
    story.confirm("10", "A", "2014Q3")
    found = {(each.part, each.change): each for each in differences(before, content(story, appeal))}
    assert set(found) == {
        ("TOTAL", "CHANGED"),
        ("LEAF", "ADDED"),
        ("STATEMENT", "ADDED"),
    }
    (total,) = [each for each in found["TOTAL", "CHANGED"].fields if each.name == "total"]
    assert (total.before, total.after) == ("24.50", "34.50")
    said = {each.name: each.after for each in found["STATEMENT", "ADDED"].fields}
    assert (said["kind"], said["text"], said["by.role"]) == ("REPLY", "系统数据有误", "UNIT_HEAD")


def test_what_is_gone_is_told_last(story: Story, appeal: UUID) -> None:
    before = content(story, appeal)
    fewer = before.model_copy(update={"statements": ()})
    replied(story, appeal, "系统数据有误")
    *_, last = differences(before, fewer)
    assert (last.part, last.change) == ("STATEMENT", "REMOVED")
    assert all(each.after is None for each in last.fields)

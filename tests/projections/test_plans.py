from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.period import Cycle
from domain.plan.claim_item import Catalogue, ClaimGroup
from domain.plan.indicator import PeriodRule, Section
from domain.plan.plan import Plan
from domain.plan.procedure import CommentAnswer, Phase
from domain.policy.policy import POLICY_V1
from projections.plans.making_queries import comments_of, steps_of
from projections.plans.queries import parts, plan_versions, plans, plans_of
from projections.plans.rulebook import Rulebook, RuleKey
from tests.support.authors import OFFICE, OFFICER, SECOND_OFFICER, UNIT_HEAD, Player
from tests.support.plans import CONSULTING, DUTY, PLAN, PROJECT, PUBLISHING, WORK_ITEM, claim_item, indicator
from tests.support.read_tables import ReadTables
from tests.support.story import Story
from tests.support.world import INDICATORS, Desk

DRAFT = Plan.id_of(OFFICE, 2015, "AGENCY")


def test_a_published_version_is_read_exactly_as_it_scores(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    (row,) = tables.ask(story.log.head, plan_versions, [(PLAN, 1), (PLAN, 2)])
    assert row.version == story.under.plan
    assert list(row.version.indicators) == list(story.under.plan.indicators)
    assert repr(row.version) == repr(story.under.plan)
    assert (row.version.effective_from, row.checks[0]) == (date(2014, 2, 14), "CONSULTATION")


def test_the_rulebook_keeps_what_it_has_read(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    rulebook, key = Rulebook(), RuleKey(PLAN, 1, OFFICE, 1)
    rules = tables.ask(story.log.head, rulebook.rules, [key])[key]
    assert (rules.plan, rules.policy) == (story.under.plan, POLICY_V1)
    assert tables.ask(1, rulebook.rules, [key])[key].plan is rules.plan
    with pytest.raises(KeyError):
        tables.ask(story.log.head, rulebook.rules, [replace(key, plan_version=9)])


def test_plans_are_found_by_id_and_by_office(tables: ReadTables) -> None:
    story = Story()
    story.world.run(OFFICER, _draft)
    tables.fill(story.log)
    published, draft = tables.ask(story.log.head, plans, [PLAN]), tables.ask(story.log.head, plans, [DRAFT])
    assert [(row.version, row.scale, row.digits) for row in published] == [(1, Decimal(100), 2)]
    assert [(row.version, row.title) for row in draft] == [(None, "机关绩效计划")]
    found = tables.ask(story.log.head, plans_of, [OFFICE, "OTHER"])
    assert [(row.year, row.side) for row in found] == [(2015, "AGENCY"), (2014, "SYSTEM")]
    assert tables.ask(story.log.head, plans, [UUID(int=0)]) == []


def test_a_plan_is_made_of_sections_work_items_projects_and_indicators(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    found = tables.ask(story.log.head, parts, PLAN)
    assert found.indicators == INDICATORS
    assert [section.code for section in found.sections] == ["S", "T", "V"]
    assert [(item.code, item.source) for item in found.work_items] == [("W", "SUPERIOR")]
    assert [(project.code, project.work_item) for project in found.projects] == [("P", "W")]


def test_a_draft_changes_until_it_is_published(tables: ReadTables) -> None:
    story = Story()
    open_ends = {"duty": DUTY.model_copy(update={"chief": None}), "name": None, "points": None}
    unfinished = indicator("X").model_copy(update=open_ends)
    finished = indicator("X", 60, Cycle.MONTH, PeriodRule.MIN, channels=("DESK", "FIELD"))
    steps: list[Callable[[Desk], object]] = [
        _draft,
        lambda desk: desk.edit(Plan, DRAFT).propose_indicator(unfinished),
        lambda desk: desk.edit(Plan, DRAFT).revise_indicator(finished),
        lambda desk: desk.edit(Plan, DRAFT).withdraw_indicator("X"),
    ]
    positions = []
    for step in steps:
        assert story.world.run(OFFICER, step)
        positions.append(story.log.head)
    tables.fill(story.log)
    found = [tables.ask(position, parts, DRAFT).indicators for position in positions]
    assert found == [(), (unfinished,), (finished,), ()]


def test_a_catalogue_is_read_as_it_was_drafted_and_as_it_was_frozen(tables: ReadTables) -> None:
    honours = ClaimGroup(code="HONOURS", name="荣誉", cap=Decimal(1000))
    title, praise = claim_item("TITLE", group="HONOURS"), claim_item("PRAISE", excludes=("TITLE",))
    story = Story()
    steps: list[Callable[[Desk], object]] = [
        _draft,
        lambda desk: desk.edit(Plan, DRAFT).declare_claim_groups((honours,)),
        lambda desk: desk.edit(Plan, DRAFT).propose_claim_item(title),
        lambda desk: desk.edit(Plan, DRAFT).propose_claim_item(praise),
        lambda desk: desk.edit(Plan, DRAFT).withdraw_claim_item("PRAISE"),
        lambda desk: desk.edit(Plan, DRAFT).propose_indicator(indicator("X", 1000)),
    ]
    found = []
    for step in steps:
        assert story.world.run(OFFICER, step)
        found.append(story.log.head)
    for each in (*CONSULTING, PUBLISHING):
        assert story.world.run(each.by, _acting(each.act))
    tables.fill(story.log)
    drafted = [tables.ask(position, parts, DRAFT) for position in found[1:5]]
    assert [each.claim_groups for each in drafted] == [(honours,)] * 4
    assert [each.claim_items for each in drafted] == [(), (title,), (praise, title), (title,)]
    (version,) = tables.ask(story.log.head, plan_versions, [(DRAFT, 1)])
    assert version.version.catalogue == Catalogue({"TITLE": title}, {"HONOURS": honours})


def _acting(act: Callable[[Plan], object]) -> Callable[[Desk], object]:
    return lambda desk: act(desk.edit(Plan, DRAFT))


def _draft(desk: Desk) -> None:
    plan = desk.edit(Plan, DRAFT)
    plan.draft(
        office=OFFICE,
        year=2015,
        side="AGENCY",
        title="机关绩效计划",
        scale=Decimal(1000),
        digits=2,
        sections=(Section(code="S", name="依法行政", points=Decimal(1000)),),
        peer_groups=("GRASSROOTS",),
    )
    plan.propose_work_item(WORK_ITEM)
    plan.propose_project(PROJECT)


def test_the_way_of_a_plan_is_told_step_by_step(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    steps = [(row.step.value, row.actor_role) for _, row in tables.ask(story.log.head, steps_of, [PLAN])]
    assert steps == [
        ("DRAFTED", "PERFORMANCE_OFFICE"),
        ("SUBMITTED", "PERFORMANCE_OFFICE"),
        ("REVIEWED", "PERFORMANCE_OFFICE"),
        ("CONSULTED", "PERFORMANCE_OFFICE"),
        ("PUBLISHED", "LEADING_GROUP"),
    ]
    (row,) = tables.ask(story.log.head, plans, [PLAN])
    assert (row.phase, row.peer_groups, row.consulted, row.replied) == (
        Phase.PUBLISHED,
        ("GRASSROOTS",),
        ("U01",),
        ("U01",),
    )


def test_comments_and_late_changes_of_a_draft_are_kept(tables: ReadTables) -> None:
    story, unit = Story(), UNIT_HEAD.unit
    answer = CommentAnswer(outcome="ADOPTED", text="已调整")
    steps: list[tuple[Player, Callable[[Plan], object]]] = [
        (OFFICER, lambda plan: plan.propose_indicator(indicator("X"))),
        (OFFICER, lambda plan: plan.submit()),
        (SECOND_OFFICER, lambda plan: plan.pass_review("可以征求意见")),
        (OFFICER, lambda plan: plan.consult((unit,), plan.by.today)),
        (UNIT_HEAD, lambda plan: plan.comment(unit, "X", "REPORT", "分值偏高")),
        (OFFICER, lambda plan: plan.revise_indicator(indicator("X", 30))),
        (OFFICER, lambda plan: plan.answer_comment(next(iter(plan.state.comments)), answer)),
        (OFFICER, lambda plan: plan.withdraw_indicator("X")),
    ]
    story.world.run(OFFICER, _draft)
    for player, act in steps:
        assert story.world.run(player, _acting(act))
    tables.fill(story.log)
    told = [
        (row.step.value, row.indicator, row.note) for _, row in tables.ask(story.log.head, steps_of, [DRAFT])
    ]
    assert told[2:] == [
        ("REVIEWED", None, "可以征求意见"),
        ("CONSULTED", None, None),
        ("INDICATOR_REVISED", "X", None),
        ("INDICATOR_WITHDRAWN", "X", None),
    ]
    before, after = (tables.ask(story.log.head - back, comments_of, [DRAFT])[0][1] for back in (2, 0))
    assert (before.text, before.outcome, before.answered_on) == ("分值偏高", None, None)
    assert (after.text, after.outcome, after.answer) == ("分值偏高", "ADOPTED", "已调整")

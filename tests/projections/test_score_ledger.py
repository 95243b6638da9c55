from datetime import date
from decimal import Decimal

import pytest

from domain.scoring.breakdown import LeafKind, LeafState
from projections.score_ledger.axes import Axis, Group, grouped
from projections.score_ledger.queries import contributions, leaves, work_kinds
from tests.support.read_tables import ReadTables
from tests.support.story import Story

JUNE = date(2014, 6, 1)


@pytest.fixture
def story(tables: ReadTables) -> Story:
    """Entries, an adjustment, a bonus shut out by a higher one of the same matter, a deduction, a ruling."""
    story = Story()
    under = story.under
    story.confirm("9.3333")
    story.confirm("8", period="2014Q2")
    contested = story.confirm("4.5", "B", "2014Q1")
    story.take(
        under.adjusted("-0.5"),
        under.bonus(5, "honour"),
        under.bonus(3, "honour"),
        (under.claimed(2, "idea", code="BONUS-3"), under.verified(), under.accepted()),
        under.deduction("1.25"),
        under.reported("7", "C", "2014H1"),
    )
    appeal = story.file(contested)
    story.accept(appeal)
    story.rule(appeal, {contested: ("VARIED", "5")})
    tables.fill(story.log)
    return story


def along(tables: ReadTables, story: Story, axis: Axis) -> tuple[Group, ...]:
    assessment = story.assessment()
    found = tables.ask(story.log.head, leaves, [assessment])[assessment]
    kinds = tables.ask(story.log.head, work_kinds, [assessment])[assessment]
    return grouped(found, axis, story.under.plan, kinds)


def told(groups: tuple[Group, ...]) -> dict[str, str]:
    return {group.code: format(group.points.normalize() + 0, "f") for group in groups}


@pytest.mark.parametrize("axis", Axis)
def test_the_groups_of_every_axis_sum_to_the_total(tables: ReadTables, story: Story, axis: Axis) -> None:
    groups = along(tables, story, axis)
    assert sum(group.points for group in groups) == Decimal("27.58")
    for group in groups:
        assert sum(leaf.points for leaf in group.leaves) == group.points


def test_a_total_is_told_by_section(tables: ReadTables, story: Story) -> None:
    assert told(along(tables, story, Axis.SECTION)) == {
        "S": "16.8333",
        "T": "5",
        "V": "0",
        "BONUS": "7",
        "DEDUCTION": "-1.25",
        "ROUNDING": "-0.0033",
    }
    assert along(tables, story, Axis.SECTION)[0].name == "方面S"


def test_a_total_is_told_by_kind_of_work(tables: ReadTables, story: Story) -> None:
    assert told(along(tables, story, Axis.WORK_KIND)) == {
        "KEY": "16.8333",
        "DAILY": "5",
        "HONOUR_INSIDE": "5",
        "INNOVATION": "2",
        "DEDUCTION": "-1.25",
        "ROUNDING": "-0.0033",
    }


def test_a_total_is_told_by_indicator_and_by_period(tables: ReadTables, story: Story) -> None:
    by_indicator = told(along(tables, story, Axis.INDICATOR))
    assert [*by_indicator] == ["A", "B", "C", "D", "E", "F", "G", "BONUS", "DEDUCTION", "ROUNDING"]
    assert (by_indicator["A"], by_indicator["C"]) == ("16.8333", "0")
    by_period = told(along(tables, story, Axis.PERIOD))
    assert [*by_period] == [
        *("2014Q1", "2014Q2", "2014H1", "2014Q3", "2014Q4", "2014H2", "2014"),
        *("BONUS", "DEDUCTION", "ROUNDING"),
    ]
    assert (by_period["2014Q1"], by_period["2014Q2"]) == ("13.8333", "8")


def test_a_total_is_told_by_kind_of_leaf(tables: ReadTables, story: Story) -> None:
    assert told(along(tables, story, Axis.KIND)) == {
        "ENTRY": "21.8333",
        "ADJUSTMENT": "-0.5",
        "RULING": "0.5",
        "BONUS": "7",
        "DEDUCTION": "-1.25",
        "ROUNDING": "-0.0033",
    }


def test_an_excluded_bonus_stays_visible_without_points(tables: ReadTables, story: Story) -> None:
    found = tables.ask(story.log.head, leaves, [story.assessment()])[story.assessment()]
    (excluded,) = [leaf for leaf in found if leaf.state is LeafState.EXCLUDED]
    assert (excluded.kind, excluded.points, excluded.stated) == (LeafKind.BONUS, Decimal(0), Decimal(3))
    assert len(excluded.events) == 3


def test_the_original_points_stand_beside_the_ruling(tables: ReadTables, story: Story) -> None:
    found = tables.ask(story.log.head, leaves, [story.assessment()])[story.assessment()]
    entry, ruling = [leaf for leaf in found if leaf.path == "B/2014Q1/SELF"]
    assert (entry.kind, entry.points, ruling.kind, ruling.points) == (
        "ENTRY",
        Decimal("4.5"),
        "RULING",
        Decimal("0.5"),
    )


def test_a_bonus_contributes_with_its_code_and_kind_of_work(tables: ReadTables, story: Story) -> None:
    rows = tables.ask(story.log.head, contributions, [story.assessment()])[story.assessment()]
    counted = [(row.contribution, row.work_kind) for row in rows]
    claims = {(each.stated, each.code, work_kind) for each, work_kind in counted if each.code}
    assert claims == {
        (Decimal(5), "BONUS-1", "HONOUR_INSIDE"),
        (Decimal(3), "BONUS-1", "HONOUR_INSIDE"),
        (Decimal(2), "BONUS-3", "INNOVATION"),
        (Decimal("1.25"), "DEDUCTION-1", None),
    }


def test_what_is_not_confirmed_contributes_without_a_leaf(tables: ReadTables, story: Story) -> None:
    rows = tables.ask(story.log.head, contributions, [story.assessment()])[story.assessment()]
    (open_entry,) = [row.contribution for row in rows if not row.contribution.confirmed]
    assert (open_entry.item, open_entry.stated) == ("entry:C/2014H1/SELF", Decimal(7))
    found = tables.ask(story.log.head, leaves, [story.assessment()])[story.assessment()]
    assert not [leaf for leaf in found if leaf.item == open_entry.item]


def test_a_voided_item_leaves_the_ledger_and_stays_in_its_past(tables: ReadTables, story: Story) -> None:
    before = story.log.head
    story.take(story.under.voided("entry:A/2014Q2/SELF"))
    tables.fill(story.log)

    def items(position: int) -> set[str | None]:
        found = tables.ask(position, leaves, [story.assessment()])[story.assessment()]
        rows = tables.ask(position, contributions, [story.assessment()])[story.assessment()]
        return {leaf.item for leaf in found} & {row.contribution.item for row in rows}

    assert items(before) - items(story.log.head) == {"entry:A/2014Q2/SELF"}


def test_facts_after_the_day_are_left_out(tables: ReadTables, story: Story) -> None:
    rows = tables.ask(story.log.head, contributions, [story.assessment()], date(2014, 4, 1))
    assert {row.contribution.period for row in rows[story.assessment()]} == {"2014Q1"}


def test_an_unknown_assessment_has_no_leaves(tables: ReadTables, story: Story) -> None:
    unknown = story.assessment("U99")
    assert tables.ask(story.log.head, leaves, [unknown]) == {unknown: ()}

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.assessment.state import VetoStatus
from domain.policy.policy import POLICY_V1
from projections.plans.rulebook import Rulebook
from projections.standings.board import board
from projections.standings.effective import board_at
from projections.standings.queries import StandingRow, VetoRow, group, groups, standings_of, totals
from tests.support.plans import PLAN
from tests.support.read_tables import ReadTables
from tests.support.story import Story

HOHHOT = {
    "U01": "985.20",
    "U05": "980.00",
    "U03": "978.79",
    "U02": "971.35",
    "U08": "971.35",
    "U07": "965.00",
    "U11": "962.75",
    "U06": "955.55",
    "U10": "948.40",
    "U04": "940.10",
    "U09": "930.25",
}
KEY_POINTS = {"U02": "412.00", "U08": "409.50"}


def standing(subject: str, total: str, *vetoes: VetoRow) -> StandingRow:
    return StandingRow(
        assessment=UUID(int=int(subject[1:])),
        office="HHHT",
        plan=PLAN,
        plan_version=1,
        policy_version=1,
        year=2014,
        side="SYSTEM",
        subject_kind="UNIT",
        unit="U01",
        assessors=("D1",),
        subject=subject,
        peer_group="GRASSROOTS",
        total=Decimal(total),
        provisional_total=Decimal(total),
        key_points=Decimal(KEY_POINTS.get(subject, "400.00")),
        base_points=Decimal("900.00"),
        deduction_points=Decimal(0),
        vetoes=vetoes,
        contested=(),
        contesting=(),
        sealed=False,
    )


def veto(status: VetoStatus = VetoStatus.CONFIRMED) -> VetoRow:
    return VetoRow(
        ref="veto:1",
        ground="MAJOR_FAULT",
        effect="CAP_BELOW_EXCELLENT",
        spread="UNIT",
        origin=None,
        status=status,
        since=date(2014, 6, 1),
        until=None,
    )


def test_ties_share_a_rank_and_the_next_rank_is_left_out() -> None:
    lines = board([standing(*each) for each in HOHHOT.items()], POLICY_V1)
    assert [(line.standing.subject, line.rank) for line in lines] == [
        *(("U01", 1), ("U05", 2), ("U03", 3), ("U02", 4), ("U08", 4), ("U07", 6)),
        *(("U11", 7), ("U06", 8), ("U10", 9), ("U04", 10), ("U09", 11)),
    ]
    tied = {line.standing.subject: line.tied_with for line in lines if line.tied_with}
    assert tied == {"U02": ("U08",), "U08": ("U02",)}


def test_a_veto_leaves_total_and_rank_and_passes_the_place_on() -> None:
    rows = [standing(*each) for each in HOHHOT.items() if each[0] != "U01"]
    lines = board([*rows, standing("U01", "985.20", veto())], POLICY_V1)
    assert (lines[0].standing.subject, lines[0].rank, lines[0].grade) == ("U01", 1, "GOOD")
    excellent = {line.standing.subject for line in lines if line.grade == "EXCELLENT"}
    assert excellent == {"U05", "U03", "U02"}


def test_a_veto_that_is_only_recorded_or_was_revoked_does_nothing() -> None:
    for status in (VetoStatus.RECORDED, VetoStatus.REVOKED):
        (line,) = board([standing("U01", "985.20", veto(status))], POLICY_V1, date(2014, 7, 1))
        assert line.vetoes == ()


def test_a_group_of_one_position_is_answered_as_it_was_then(tables: ReadTables) -> None:
    story = Story(("U01", "U02"))
    opened = story.log.head
    story.confirm("5", subject="U02")
    first = story.log.head
    story.confirm("9.5", subject="U01")
    tables.fill(story.log)

    def told(position: int) -> list[tuple[str, int, str]]:
        lines = tables.ask(position, board_at, Rulebook(), PLAN, "GRASSROOTS")
        return [(line.standing.subject, line.rank, str(line.standing.total)) for line in lines]

    assert told(opened) == [("U01", 1, "0.00"), ("U02", 1, "0.00")]
    assert told(first) == [("U02", 1, "5.00"), ("U01", 2, "0.00")]
    assert told(story.log.head) == [("U01", 1, "9.50"), ("U02", 2, "5.00")]
    assert told(opened - 1) == [("U01", 1, "0.00")]
    assert told(opened - 2) == []


def test_an_unknown_group_is_empty(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    assert tables.ask(story.log.head, board_at, Rulebook(), PLAN, "DEPARTMENTS") == []
    assert tables.ask(story.log.head, group, UUID(int=0), "GRASSROOTS") == []


def test_standings_are_found_by_subject_and_by_group(tables: ReadTables) -> None:
    story = Story(("U01", "U02", "U03"))
    tables.fill(story.log)
    found = tables.ask(story.log.head, standings_of, PLAN, ["U03", "U01", "U99"])
    assert [row.subject for row in found] == ["U01", "U03"]
    assert [row.subject for row in tables.ask(story.log.head, groups, PLAN)] == ["U01", "U02", "U03"]


def test_the_totals_of_an_assessment_are_told_from_the_first_to_the_one_that_stands(
    tables: ReadTables,
) -> None:
    story = Story()
    opened = story.log.head
    story.confirm("9.5")
    reported, rechecked = opened + 1, opened + 3
    story.take(story.under.adjusted("-0.25"))
    tables.fill(story.log)
    rows = tables.ask(story.log.head, totals, story.assessment())
    assert [(str(row.total), str(row.provisional_total), row.valid_from, row.valid_to) for row in rows] == [
        ("0.00", "0.00", opened, reported),
        ("0.00", "9.50", reported, rechecked),
        ("9.50", "9.50", rechecked, rechecked + 1),
        ("9.25", "9.25", rechecked + 1, None),
    ]
    (first, second) = tables.ask(reported, totals, story.assessment())
    assert (first.valid_to, second.valid_to) == (reported, None)

"""Determination of results: rules 22, 23, 24, 28 and 38, on the totals of ``domain.md`` §12.2 [CON]."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System
from application.appeal.filing import WithdrawAppeal
from application.assessment.claims import DecideSpecialItem
from application.office.posts import AssignPost, LeavePost
from domain.office.refusals import BodyChairNotChief
from domain.person import Role
from domain.plan.indicator import Section
from domain.result.events import ResultRevised
from domain.result.refusals import (
    ChoiceWrong,
    NothingRevised,
    PeerGroupUnknown,
    ResultContested,
    ResultOutdated,
    ResultSuspended,
    WindowOpen,
)
from domain.result.result import Result
from domain.result.state import ResultStatus
from tests.support.city import (
    ASKED,
    GROUNDS,
    OFFICE,
    City,
    amending,
    constituting,
    founded,
    open_assessments,
    publish_plan,
    registering,
    seat_leaders,
)
from tests.support.plans import indicator
from tests.support.results import (
    GROUP,
    REVISED_ON,
    SEALED_ON,
    bureaus,
    compiled,
    determine,
    determining,
    file,
    finalising,
    graded,
    grant,
    on,
    public,
    publicise,
    ranks,
    result_of,
    revising,
    rule,
    seal,
    veto,
)

DOCUMENTED: Final = GROUNDS.model_copy(update={"evidence": (f"sha256:{'d' * 64}",)})
ORDER: Final = ("U01", "U05", "U03", "U02", "U08", "U07", "U11", "U06", "U10", "U04", "U09")
RANKS: Final = dict(zip(ORDER, (1, 2, 3, 4, 4, 6, 7, 8, 9, 10, 11), strict=True))


def moved(city: City) -> dict[str, tuple[tuple[int, str], tuple[int, str]]]:
    """Whom the last revision moved: rank and grade before and after."""
    revised = list(city.system.stream(Result.id_of(city.plan, GROUP)))[-1].event
    assert isinstance(revised, ResultRevised)
    return {
        each.subject: ((each.before.rank, each.before.grade), (each.after.rank, each.after.grade))
        for each in revised.moved
    }


def test_the_eleven_bureaus_end_with_three_excellent_and_eight_good(system: System) -> None:
    city = public(bureaus(system))
    result = result_of(city)
    assert ranks(result.board) == RANKS
    assert graded(result.board) == ["U01", "U05", "U03"]
    assert graded(result.board, "GOOD") == ["U02", "U08", "U07", "U11", "U06", "U10", "U04", "U09"]
    assert set(result.windows.values()) == {date(2015, 1, 30)}
    on(city, date(2015, 1, 30))
    with pytest.raises(WindowOpen):
        city.run("officer", finalising(city))
    on(city, date(2015, 2, 2))
    city.run("officer", finalising(city))
    assert result_of(city).status is ResultStatus.FINALISED


def test_rule_22_a_veto_leaves_score_and_rank_and_its_place_passes_to_the_next(system: System) -> None:
    """U02 and U08 are tied for it: U02 has 412.00 in key work, U08 409.50."""
    city = bureaus(system)
    veto(city, "U01")
    board = result_of(public(city)).board
    line = board.line("U01")
    assert line is not None
    assert (line.total, line.rank, line.grade) == (Decimal("985.20"), 1, "GOOD")
    assert line.vetoes == ("TEAM_MEMBER_CRIMINAL",)
    assert ranks(board) == RANKS
    assert graded(board) == ["U05", "U03", "U02"]


def test_rule_22_under_lapse_the_place_goes_to_nobody(system: System) -> None:
    city = bureaus(system, policy={"quota.vacated": '"LAPSE"'})
    veto(city, "U01")
    assert graded(result_of(public(city)).board) == ["U05", "U03"]


@pytest.mark.parametrize(
    ("tie", "excellent"),
    [("SHRINK", ["U05", "U03"]), ("EXPAND", ["U05", "U03", "U02", "U08"])],
)
def test_rule_22_those_equal_in_everything_all_lose_or_all_get_the_place(
    system: System, tie: str, excellent: list[str]
) -> None:
    city = bureaus(system, policy={"quota.tie": f'"{tie}"', "quota.tie_breakers": "[]"})
    veto(city, "U01")
    assert graded(result_of(public(city)).board) == excellent


def test_rule_22_or_the_leading_group_chooses_whom_of_them_it_gives_the_place(system: System) -> None:
    city = bureaus(system, policy={"quota.tie": '"LEADING_GROUP"', "quota.tie_breakers": "[]"})
    veto(city, "U01")
    seal(city)
    for wrong in ((), ("U07",), ("U02", "U08")):
        with pytest.raises(ChoiceWrong):
            determine(city, chosen=wrong)
    city.run("leader", determining(city, "U08"))
    board = result_of(city).board
    assert (board.tied, board.left, board.chosen) == (("U02", "U08"), 1, ("U08",))
    assert graded(board) == ["U05", "U03", "U08"]
    publicise(city)
    on(city, date(2015, 2, 2))
    city.run("officer", finalising(city))


def test_rule_22_a_veto_after_publication_costs_the_grade_by_a_revision(system: System) -> None:
    city = public(bureaus(system))
    on(city, REVISED_ON)
    veto(city, "U01")
    assert graded(result_of(city).board) == ["U01", "U05", "U03"]
    city.run("leader", revising(city))
    result = result_of(city)
    assert moved(city) == {
        "U01": ((1, "EXCELLENT"), (1, "GOOD")),
        "U02": ((4, "GOOD"), (4, "EXCELLENT")),
    }
    assert graded(result.board) == ["U05", "U03", "U02"]
    assert {unit for unit, until in result.windows.items() if until == date(2015, 2, 6)} == {"U01", "U02"}


def test_rule_23_an_appeal_of_u03_moves_two_ranks_and_nobodys_grade(system: System) -> None:
    city = public(bureaus(system))
    on(city, REVISED_ON)
    grant(city, "U03", "2.00")
    assert city.breakdown("U03").total == Decimal("980.79")
    assert ranks(result_of(city).board) == RANKS
    city.run("leader", revising(city))
    result = result_of(city)
    assert moved(city) == {
        "U03": ((3, "EXCELLENT"), (2, "EXCELLENT")),
        "U05": ((2, "EXCELLENT"), (3, "EXCELLENT")),
    }
    assert ranks(result.board) == {**RANKS, "U03": 2, "U05": 3}
    assert graded(result.board) == ["U01", "U03", "U05"]
    assert (result.edition, set(result.windows.values())) == (2, {date(2015, 1, 30)})


def test_rule_24_an_appeal_of_u02_takes_the_grade_of_u03_which_gets_a_fresh_window(system: System) -> None:
    city = public(bureaus(system))
    on(city, REVISED_ON)
    grant(city, "U02", "8.00")
    city.run("leader", revising(city))
    result = result_of(city)
    line = result.board.line("U02")
    assert line is not None
    assert (line.total, line.rank, line.grade) == (Decimal("979.35"), 3, "EXCELLENT")
    assert moved(city) == {
        "U02": ((4, "GOOD"), (3, "EXCELLENT")),
        "U03": ((3, "EXCELLENT"), (4, "GOOD")),
        "U08": ((4, "GOOD"), (5, "GOOD")),
    }
    regraded = {unit for unit, until in result.windows.items() if until == date(2015, 2, 6)}
    assert regraded == {"U02", "U03"}
    assert {result.windows[unit] for unit in RANKS if unit not in regraded} == {date(2015, 1, 30)}
    on(city, date(2015, 2, 6))
    with pytest.raises(WindowOpen):
        city.run("officer", finalising(city))


def test_rule_28_while_an_appeal_is_pending_the_published_result_stays_in_force(system: System) -> None:
    city = public(bureaus(system))
    before = result_of(city)
    appeal = file(city, "U02")
    assert result_of(city) == before
    on(city, date(2015, 2, 2))
    with pytest.raises(ResultContested) as refused:
        city.run("officer", finalising(city))
    assert refused.value.facts == {"subjects": "U02"}
    with pytest.raises(NothingRevised):
        city.run("leader", revising(city))
    rule(city, appeal, "567.35")
    with pytest.raises(ResultOutdated):
        city.run("officer", finalising(city))
    city.run("leader", revising(city))
    assert result_of(city).edition == 2


def test_rule_28_where_the_policy_says_so_a_pending_appeal_keeps_the_result_from_being_public(
    system: System,
) -> None:
    city = bureaus(system, policy={"appeals.suspends": "true"})
    appeal = file(city, "U02")
    seal(city)
    determine(city)
    with pytest.raises(ResultSuspended) as refused:
        publicise(city)
    assert refused.value.facts == {"subjects": "U02"}
    assert result_of(city).status is ResultStatus.DETERMINED
    city.run("head of U02", WithdrawAppeal(appeal=appeal, reason="误会"))
    publicise(city)
    assert result_of(city).status is ResultStatus.PUBLICISED


def test_rule_28_a_pending_appeal_does_not_keep_the_result_from_being_public(system: System) -> None:
    city = bureaus(system)
    file(city, "U02")
    assert graded(result_of(public(city)).board) == ["U01", "U05", "U03"]
    assert result_of(city).status is ResultStatus.PUBLICISED


def groups_of(system: System, policy: Mapping[str, str] | None = None) -> City:
    """Eleven bureaus, 21 departments and 3 institutions under one plan, with points of their own, sealed."""
    city = founded(system)
    if policy:
        city.run("system:bootstrap", amending(policy))
    for unit in ("PO", "LG", "D1", "CO"):
        city.run("system:bootstrap", registering(unit, "DEPARTMENT"))
    for post, unit, role in (
        ("officer", "PO", Role.PERFORMANCE_OFFICE),
        ("second_officer", "PO", Role.PERFORMANCE_OFFICE),
        ("leader", "LG", Role.LEADING_GROUP),
        ("assessor", "D1", Role.ASSESSOR),
        ("member", "CO", Role.COMMITTEE),
    ):
        city.hire(post, unit, role)
    seat_leaders(city)
    city.run("system:bootstrap", constituting(UUID(city.people["member"]), kind="COMMITTEE"))
    for group, units in SIZES.items():
        for unit in units:
            city.run("system:bootstrap", registering(unit, "GRASSROOTS_BUREAU", group))
    sections = (Section(code="S", name="依法行政", points=Decimal(1000)),)
    publish_plan(city, "SYSTEM", sections, (indicator("A", 1000),), peer_groups=tuple(SIZES), asked=ASKED)
    for units in SIZES.values():
        open_assessments(city, units)
        for points, unit in enumerate(units, start=1):
            city.run("leader", special(city, unit, points))
    seal(city)
    return city


SIZES: Final = {
    "BUREAUS": tuple(f"B{number:02}" for number in range(1, 12)),
    "DEPARTMENTS": tuple(f"D{number:02}" for number in range(1, 22)),
    "INSTITUTIONS": tuple(f"I{number:02}" for number in range(1, 4)),
}


def special(city: City, unit: str, points: int) -> DecideSpecialItem:
    return DecideSpecialItem(
        assessment=city.assessments[unit],
        kind="BONUS",
        matter="抗洪救灾",
        work_kind="HONOUR_OUTSIDE",
        points=Decimal(points),
        occurred_on=date(2014, 7, 20),
        grounds=DOCUMENTED,
    )


def test_rule_38_each_group_is_ranked_alone_with_3_6_and_0_places(system: System) -> None:
    city = groups_of(system)
    boards = {group: compiled(city, group) for group in SIZES}
    assert [board.places for board in boards.values()] == [3, 6, 0]
    for group, units in SIZES.items():
        best_first = reversed(units)
        assert ranks(boards[group]) == {unit: rank for rank, unit in enumerate(best_first, start=1)}
    for joined in ("BUREAUS,DEPARTMENTS,INSTITUTIONS", "BUREAUS+INSTITUTIONS", "GRASSROOTS", ""):
        with pytest.raises(PeerGroupUnknown) as refused:
            compiled(city, joined)
        assert refused.value.facts["groups"] == "BUREAUS, DEPARTMENTS, INSTITUTIONS"


def test_rule_38_a_group_of_three_has_the_least_number_of_places_that_the_policy_grants(
    system: System,
) -> None:
    assert compiled(groups_of(system, {"quota.minimum": "1"}), "INSTITUTIONS").places == 1


def test_p_01_a_chief_who_was_replaced_determines_no_result(system: System) -> None:
    city = bureaus(system)
    seal(city)
    replace_chief(city)
    with pytest.raises(BodyChairNotChief):
        determine(city)
    on(city, date(2015, 1, 23))
    chief = UUID(city.people["new chief"])
    city.run("system:bootstrap", constituting(chief, since=date(2015, 1, 23)))
    city.run("new chief", determining(city))
    assert result_of(city).status is ResultStatus.DETERMINED


def replace_chief(city: City) -> None:
    """On the day of sealing, while the leading group is as it was."""
    city.hire("new chief", "LG", Role.LEADING_GROUP)
    old, new = (UUID(city.people[who]) for who in ("leader", "new chief"))
    leaving = LeavePost(office=OFFICE, post="CHIEF", person=old, until=SEALED_ON)
    city.run("system:bootstrap", leaving)
    coming = AssignPost(office=OFFICE, post="CHIEF", person=new, since=SEALED_ON)
    city.run("system:bootstrap", coming)

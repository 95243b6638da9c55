"""Contests of an indicator, a grade or a rank through commands: rulings take effect in the same commit."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from api.bootstrap import System
from application.appeal.filing import AcceptAppeal, FileAppeal, WithdrawAppeal
from application.appeal.ruling import RuleOnAppeal
from domain.appeal.refusals import RecusalRequired
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.contest_refusals import IndicatorNotConfirmed, NotOfficialYet
from domain.assessment.ruled import Outcome
from domain.assessment.rulings import ItemRemitted
from domain.assessment.whole_rulings import IndicatorRuled
from domain.person import Role
from domain.result.refusals import ResultContested
from domain.scoring.breakdown import LeafKind
from tests.support import bench
from tests.support.city import GROUNDS, City
from tests.support.results import bureaus, finalising, on, public

FEW = {"U01": ("410.00", "985.20"), "U02": ("412.00", "971.35"), "U03": ("400.00", "940.10")}


def filing(city: City, *items: str) -> FileAppeal:
    contested = tuple(
        ContestedItem(item=each, ground="MISCALCULATED", statement="计算有误", remedy="更正")
        for each in items
    )
    return FileAppeal(assessment=city.assessments["U01"], statement="异议", items=contested)


def accepted(city: City, *items: str) -> UUID:
    appeal = UUID(city.made("head of U01", filing(city, *items)))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    return appeal


def ruling(appeal: UUID, outcome: Outcome, points: str | None, *items: str) -> RuleOnAppeal:
    worth = None if points is None else Decimal(points)
    rulings = tuple(ItemRuling(item=each, outcome=outcome, points=worth, reason="查明") for each in items)
    return RuleOnAppeal(appeal=appeal, rulings=rulings, grounds=GROUNDS)


def test_a_ruling_on_an_indicator_changes_the_total_in_the_same_commit(city: City) -> None:
    city.confirm("7.5")
    city.confirm("8", period="2014Q2")
    appeal = accepted(city, "indicator:A")
    receipt = bench.rule(city, appeal, *ruling(appeal, "VARIED", "16.25", "indicator:A").rulings)
    *_, ruled = city.system.stream(city.assessments["U01"])
    assert isinstance(ruled.event, IndicatorRuled)
    assert ruled.commit_position == receipt.position
    assert (ruled.event.worth, ruled.event.difference) == (Decimal("16.25"), Decimal("0.75"))
    breakdown = city.breakdown()
    assert breakdown.total == Decimal("16.25")
    (leaf,) = (each for each in breakdown.leaves if each.kind is LeafKind.RULING)
    assert leaf.events == (ruled.event.envelope.event_id,)
    city.confirm("9", period="2014Q3")
    assert city.breakdown().total == Decimal("25.25")


def test_an_indicator_of_which_nothing_is_confirmed_is_not_contested(city: City) -> None:
    city.report("7.5")
    with pytest.raises(IndicatorNotConfirmed):
        city.run("head of U01", filing(city, "indicator:A"))


def test_who_handled_something_of_an_indicator_does_not_rule_on_it(city: City) -> None:
    city.hire("double", "D1", Role.ASSESSOR, Role.COMMITTEE)
    city.people["assessor"] = city.people["double"]
    city.confirm("7.5")
    appeal = accepted(city, "indicator:A")
    with pytest.raises(RecusalRequired):
        city.run("double", ruling(appeal, "MAINTAINED", None, "indicator:A"))


def test_what_is_remitted_stays_contested_beyond_its_appeal(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    bench.rule(city, appeal, *ruling(appeal, "REMITTED", None, entry).rulings)
    *_, remitted = city.system.stream(city.assessments["U01"])
    assert isinstance(remitted.event, ItemRemitted)
    assert city.state().contests == {entry: appeal}
    assert city.breakdown().total == Decimal("7.50")


@pytest.mark.parametrize("which", ["grade", "rank"])
def test_a_grade_or_rank_is_contested_once_the_result_is_public(system: System, which: str) -> None:
    city = bureaus(system, FEW)
    with pytest.raises(NotOfficialYet):
        city.run("head of U01", filing(city, which))
    public(city)
    appeal = UUID(city.made("head of U01", filing(city, which)))
    assert city.state().contests == {which: appeal}
    city.run("head of U01", WithdrawAppeal(appeal=appeal, reason="误会"))
    assert city.state().contests == {}


def test_a_result_is_not_final_while_a_rank_is_remitted(system: System) -> None:
    city = public(bureaus(system, FEW))
    appeal = accepted(city, "rank", "grade")
    remitted = ItemRuling(item="rank", outcome="REMITTED", points=None, reason="重新排名")
    maintained = ItemRuling(item="grade", outcome="MAINTAINED", points=None, reason="无误")
    city.people["member"] = city.hire("another member", "CO", Role.COMMITTEE)  # who proposed it is concerned
    bench.rule(city, appeal, remitted, maintained)
    assert city.state().contests == {"rank": appeal}
    on(city, date(2015, 1, 31))
    with pytest.raises(ResultContested):
        city.run("second_officer", finalising(city))

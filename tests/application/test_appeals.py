"""Appeals: a ruling and its effects are one commit, and nobody rules on their own decision."""

from decimal import Decimal
from uuid import UUID

import pytest

from application.appeal.case_file import FreezeCaseFile
from application.appeal.exhibits import FileExhibit
from application.appeal.filing import AcceptAppeal, FileAppeal, RejectAppeal, WithdrawAppeal
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from application.refusals import OutOfScope
from domain.appeal.filing import AppealFiled
from domain.appeal.hearing_refusals import HypothesesMissing
from domain.appeal.refusals import AppealStepWrong, NoConcreteItem, RecusalRequired, RulingIncomplete
from domain.appeal.ruling import AppealExecuted, AppealRuled
from domain.appeal.state import AppealState, AppealStatus, ContestedItem, ItemRuling
from domain.assessment.refusals import ItemContested, PointsOutOfRange
from domain.assessment.ruled import Outcome
from domain.assessment.rulings import RulingApplied
from domain.person import Role
from tests.support import bench
from tests.support.city import GROUNDS, City


def contested(*items: str) -> tuple[ContestedItem, ...]:
    return tuple(
        ContestedItem(item=each, ground="FACT_WRONG", statement="少计", remedy="加分") for each in items
    )


def filing(city: City, *items: str, unit: str = "U01") -> FileAppeal:
    return FileAppeal(assessment=city.assessments[unit], statement="异议", items=contested(*items))


def filed(city: City, *items: str, unit: str = "U01") -> UUID:
    return UUID(city.made(f"head of {unit}", filing(city, *items, unit=unit)))


def accepted(city: City, *items: str, unit: str = "U01") -> UUID:
    appeal = filed(city, *items, unit=unit)
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    return appeal


def ruling(appeal: UUID, outcome: Outcome, points: str | None, *items: str) -> RuleOnAppeal:
    worth = None if points is None else Decimal(points)
    rulings = tuple(ItemRuling(item=each, outcome=outcome, points=worth, reason="查明") for each in items)
    return RuleOnAppeal(appeal=appeal, rulings=rulings, grounds=GROUNDS)


def state_of(city: City, appeal: UUID) -> AppealState:
    state = None
    for recorded in city.system.stream(appeal):
        state = recorded.event.evolve(state)
    assert isinstance(state, AppealState)
    return state


def test_a_ruling_changes_the_score_in_the_same_commit(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    decided = ruling(appeal, "VARIED", "9.5", entry)
    receipt = bench.rule(city, appeal, *decided.rulings)
    assert city.breakdown().total == Decimal("9.50")
    ruled = [
        each for each in city.system.stream(appeal) if isinstance(each.event, AppealRuled | AppealExecuted)
    ]
    applied = [
        each for each in city.system.stream(city.assessments["U01"]) if isinstance(each.event, RulingApplied)
    ]
    assert {each.commit_position for each in (*ruled, *applied)} == {receipt.position}
    assert applied[0].event.envelope.causation_id == ruled[0].event.envelope.event_id
    (effect,) = state_of(city, appeal).effects
    assert (effect.kind, effect.event) == ("CHANGED", applied[0].event.envelope.event_id)


def test_filing_is_caused_numbered_and_marked_in_one_commit(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    (filing_event,) = [each for each in city.system.stream(appeal) if isinstance(each.event, AppealFiled)]
    *_, marked = city.system.stream(city.assessments["U01"])
    assert marked.commit_position == filing_event.commit_position
    assert marked.event.envelope.causation_id == filing_event.event.envelope.event_id
    assert city.state().contests == {entry: appeal}


def test_numbers_run_on_without_gaps(city: City) -> None:
    numbers = []
    for unit in ("U01", "U02", "U03"):
        entry = city.confirm("7.5", unit)
        numbers.append(state_of(city, filed(city, entry, unit=unit)).number)
    assert numbers == [1, 2, 3]


def test_the_published_score_stands_while_an_appeal_is_pending(city: City) -> None:
    entry = city.confirm("7.5")
    accepted(city, entry)
    assert city.breakdown().total == Decimal("7.50")


def test_an_item_is_contested_by_one_appeal_at_a_time(city: City) -> None:
    entry = city.confirm("7.5")
    filed(city, entry)
    with pytest.raises(ItemContested):
        city.run("head of U01", filing(city, entry))


def test_withdrawing_and_rejecting_free_the_item(city: City) -> None:
    entry = city.confirm("7.5")
    city.run("head of U01", WithdrawAppeal(appeal=filed(city, entry), reason="误会"))
    assert city.state().contests == {}
    rejected = filed(city, entry)
    city.run("officer", RejectAppeal(appeal=rejected, grounds=GROUNDS))
    assert city.state().contests == {}
    assert state_of(city, rejected).status is AppealStatus.NOT_ACCEPTED


def test_an_appeal_without_items_cannot_be_accepted(city: City) -> None:
    appeal = filed(city)
    with pytest.raises(NoConcreteItem):
        city.run("officer", AcceptAppeal(appeal=appeal))


def test_another_unit_cannot_withdraw_it(city: City) -> None:
    appeal = filed(city, city.confirm("7.5"))
    with pytest.raises(OutOfScope):
        city.run("head of U02", WithdrawAppeal(appeal=appeal, reason="误会"))


def test_a_ruling_decides_every_item_and_nothing_else(city: City) -> None:
    first, second = city.confirm("7.5"), city.confirm("8", period="2014Q2")
    appeal = accepted(city, first, second)
    bench.hear(city, appeal, *ruling(appeal, "MAINTAINED", None, first, second).rulings)
    with pytest.raises(RulingIncomplete):
        city.run("member", ruling(appeal, "MAINTAINED", None, first))


def test_an_appeal_is_ruled_on_once(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    bench.rule(city, appeal, *ruling(appeal, "MAINTAINED", None, entry).rulings)
    with pytest.raises(AppealStepWrong):
        city.run("member", ruling(appeal, "VARIED", "9", entry))


def test_a_vote_for_more_than_full_marks_is_refused_whole(city: City) -> None:
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    bench.seat(city, appeal)
    bench.argue(city, appeal)
    city.run("officer", FreezeCaseFile(appeal=appeal))
    city.run("member", OpenVoting(appeal=appeal))
    head = city.system.reader.head().position
    ballot = CastVote(appeal=appeal, votes=bench.votes(*ruling(appeal, "VARIED", "10.5", entry).rulings))
    with pytest.raises(PointsOutOfRange):
        city.run("member", ballot)
    assert city.system.reader.head().position == head
    assert state_of(city, appeal).status is AppealStatus.ACCEPTED


def test_rule_27_who_handled_the_item_does_not_rule_on_it(city: City) -> None:
    city.hire("double", "D1", Role.ASSESSOR, Role.COMMITTEE)
    city.people["assessor"] = city.people["double"]
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    with pytest.raises(RecusalRequired):
        city.run("double", ruling(appeal, "MAINTAINED", None, entry))


def test_a_member_of_the_unit_does_not_rule_on_it(city: City) -> None:
    city.hire("insider", "U01", Role.COMMITTEE)
    entry = city.confirm("7.5")
    appeal = accepted(city, entry)
    with pytest.raises(RecusalRequired):
        city.run("insider", ruling(appeal, "MAINTAINED", None, entry))


def test_an_exhibit_supposes_something(city: City) -> None:
    appeal = accepted(city, city.confirm("7.5"))
    with pytest.raises(HypothesesMissing) as refused:
        city.run("head of U01", FileExhibit(appeal=appeal, note="若按9.50分", hypotheses=()))
    assert refused.value.field == "hypotheses"

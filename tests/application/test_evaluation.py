"""Evaluation rounds among persons, posts and assessments: who may rate, and whom the outcome reaches."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from application import parts
from application.assessment.lifecycle import SealAssessment
from application.evaluation.ballots import InvalidateBallot
from application.evaluation.counting import CloseEvaluationRound, EnterEvaluations
from application.office.performance_office import RegisterExternalBody
from application.office.posts import LeavePost
from application.parts import DONE, MORE
from application.person import MovePerson
from application.processes.evaluation_entry import evaluation_entry
from application.refusals import OutOfScope, RoleMissing
from domain.assessment.entered import EvaluationEntered
from domain.assessment.state import Entry
from domain.catalogue import CODEC
from domain.evaluation.refusals import (
    EvaluationSubjectsWrong,
    NotARater,
    RaterIneligible,
    RoundStepWrong,
    SourceUnknown,
)
from domain.evaluation.state import RoundStatus, ScoreSource
from domain.office.refusals import UnitUnknown
from domain.period import Cycle
from domain.plan.refusals import ChannelNotAssessed, IndicatorUnknown
from infra.clock import ScriptedClock
from infra.feed.processes import ProcessRunner
from tests.support.city import GROUNDS, NEW_YEAR, OFFICE, START, City, build, establishing, registering
from tests.support.databases import Databases, FreshCell
from tests.support.evaluation import cast, lines, opened, opening, persons, settle, state_of, units
from tests.support.methods import BALLOTS
from tests.support.plans import indicator

PLAN = (
    indicator("RATED", 40, Cycle.YEAR, channels=("EVALUATION",), method=BALLOTS),
    indicator("OTHER", 60, Cycle.YEAR),
)
WHOS = ("leader", "assessor", "supervisor")
SYSTEM = "system:evaluation-entry"


@pytest.fixture
def system(fresh_cell: FreshCell, clock: ScriptedClock) -> Iterator[System]:
    """The cell, opened."""
    with opened_on(fresh_cell("scripted"), clock) as system:
        yield system


@pytest.fixture
def clock() -> ScriptedClock:
    """The clock of the test."""
    return ScriptedClock(START)


@pytest.fixture
def city(system: System) -> City:
    """A bureau with an indicator that is evaluated."""
    return build(system, indicators=PLAN)


@pytest.fixture(scope="module")
def refusing(_all_databases: Databases) -> Iterator[City]:
    """A bureau that tests share in which no round is opened."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, indicators=PLAN)


def begun(city: City, **changed: object) -> UUID:
    given = {"persons": persons(city, *WHOS), "subjects": ("U01", "U02", "U03")}
    return opened(city, opening(city, "RATED", **given | changed))


def counted(city: City) -> UUID:
    round_ = begun(city)
    for who, score in zip(WHOS, (90, 92, 94), strict=True):
        cast(city, round_, who, lines({"U01": [score], "U02": [80], "U03": [70]}))
    return round_


def rated(city: City) -> list[str | None]:
    """What U01, U02 and U03 have got."""
    found = [city.state(unit).item("entry:RATED/2014/EVALUATION") for unit in ("U01", "U02", "U03")]
    return [str(each.points.normalize()) if isinstance(each, Entry) else None for each in found]


def test_the_outcome_enters_with_the_closing_as_its_cause(city: City) -> None:
    round_ = counted(city)
    settle(city, round_)
    assert rated(city) == ["36.8", "32", "28"]
    closed = list(city.system.stream(round_))[-1]
    entered = list(city.system.stream(city.assessments["U02"]))[-1]
    assert isinstance(entered.event, EvaluationEntered)
    assert entered.event.envelope.causation_id == closed.event.envelope.event_id
    assert entered.event.round == round_
    assert entered.event.counted_by == city.people["officer"]
    assert entered.commit_position == closed.commit_position


def test_what_no_longer_takes_it_is_left_out_and_said_so(city: City) -> None:
    round_ = counted(city)
    city.run("officer", SealAssessment(assessment=city.assessments["U02"]))
    settle(city, round_)
    assert rated(city) == ["36.8", None, "28"]
    (event,) = [each.event for each in city.system.stream(round_) if "closed" in each.event.TOPIC]
    assert event.model_dump()["left_out"] == ("U02",)


def test_beyond_the_limit_the_outcome_enters_part_by_part(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "AT_ONCE", 2)
    round_ = counted(city)
    settle(city, round_)
    assert rated(city) == [None, None, None]
    assert state_of(city, round_).status is RoundStatus.ENTERING
    with pytest.raises(RoundStepWrong):
        city.run(SYSTEM, EnterEvaluations(round=round_, part=1))
    begun_entering = list(city.system.stream(round_))[-1]
    process = evaluation_entry(city.system.dispatcher)
    assert process.do_part(begun_entering, 0) == MORE
    assert rated(city) == ["36.8", "32", None]
    runner = ProcessRunner(city.system.database, city.system.reader, CODEC, [process])
    runner.catch_up()
    runner.catch_up()
    assert process.do_part(begun_entering, 1) == DONE
    assert rated(city) == ["36.8", "32", "28"]
    assert state_of(city, round_).status is RoundStatus.CLOSED
    topics = [each.event.TOPIC for each in city.system.stream(city.assessments["U01"])]
    assert topics.count("assessment.evaluation-entered.v1") == 1


def test_a_person_rates_from_the_unit_of_the_list(city: City, clock: ScriptedClock) -> None:
    round_ = begun(city)
    moving = MovePerson(
        person=UUID(city.people["assessor"]), office=OFFICE, unit="SV", post="监察员", since=date(2014, 2, 1)
    )
    city.run("administrator", moving)
    clock.set(datetime(2014, 2, 1, 1, 0, tzinfo=UTC))
    ballot = lines({"U01": [90], "U02": [80], "U03": [70]})
    with pytest.raises(RaterIneligible):
        cast(city, round_, "assessor", ballot)
    cast(city, round_, "supervisor", ballot)


def test_among_leaders_only_who_holds_a_leading_post_that_day_rates(city: City, clock: ScriptedClock) -> None:
    with pytest.raises(RaterIneligible):
        begun(city, direction="LEADER")
    round_ = begun(city, direction="LEADER", persons=persons(city, "leader"))
    leaving = LeavePost(
        office=OFFICE, post="CHIEF", person=UUID(city.people["leader"]), until=date(2014, 7, 1)
    )
    city.run("administrator", leaving)
    clock.set(datetime(2014, 7, 1, 1, 0, tzinfo=UTC))
    with pytest.raises(RaterIneligible):
        cast(city, round_, "leader", lines({"U01": [90], "U02": [80], "U03": [70]}))


def test_nobody_casts_the_ballot_of_another(city: City) -> None:
    round_ = begun(city, direction="UPWARD", persons=(), units=units("U02"), subjects=("U01", "U03"))
    ballot = lines({"U01": [90], "U03": [70]})
    with pytest.raises(OutOfScope):
        cast(city, round_, "head of U01", ballot, "U02")
    with pytest.raises(RoleMissing):
        cast(city, round_, "assessor", ballot, "U02")
    with pytest.raises(NotARater):
        cast(city, round_, "assessor", ballot)
    with pytest.raises(NotARater):
        cast(city, round_, "head of U01", ballot, "U01")


def test_a_person_of_another_office_is_no_rater(refusing: City) -> None:
    refusing.run("system:bootstrap", establishing("BAOTOU", "包头市国家税务局", "CITY"))
    refusing.run("system:bootstrap", registering("X", "DEPARTMENT", office="BAOTOU"))
    refusing.hire("somebody of another office", "X", office="BAOTOU")
    with pytest.raises(RaterIneligible):
        begun(refusing, persons=persons(refusing, "somebody of another office"))
    with pytest.raises(UnitUnknown):
        begun(refusing, direction="UPWARD", persons=(), units=units("U99"))


def test_subjects_have_an_assessment_and_are_named_once(refusing: City) -> None:
    for subjects in (("U01", "U99"), ("U01", "U01")):
        with pytest.raises(EvaluationSubjectsWrong):
            begun(refusing, subjects=subjects)


def test_the_indicator_is_one_that_is_evaluated(refusing: City) -> None:
    with pytest.raises(ChannelNotAssessed):
        opened(refusing, opening(refusing, "OTHER", persons=persons(refusing, *WHOS)))
    with pytest.raises(IndicatorUnknown):
        opened(refusing, opening(refusing, "NONE", persons=persons(refusing, *WHOS)))


def test_an_external_body_is_registered_first(city: City) -> None:
    government = ScoreSource(kind="EXTERNAL_BODY", code="GOV", group=None)
    asked = {"direction": "EXTERNAL", "persons": (), "sources": (government,)}
    with pytest.raises(SourceUnknown):
        begun(city, **asked)
    body = RegisterExternalBody(office=OFFICE, code="GOV", name="市政府", since=NEW_YEAR)
    city.run("administrator", body)
    begun(city, **asked)


def test_a_ballot_is_invalidated_before_the_count_with_a_basis_in_force(city: City) -> None:
    round_ = counted(city)
    voter = city.people["leader"]
    city.run("officer", InvalidateBallot(round=round_, rater=voter, grounds=GROUNDS))
    assert state_of(city, round_).ballots[voter].invalid == "OFFICE"


def test_the_count_is_closed_by_the_performance_office_only(city: City) -> None:
    with pytest.raises(RoleMissing):
        city.run("leader", CloseEvaluationRound(round=counted(city)))

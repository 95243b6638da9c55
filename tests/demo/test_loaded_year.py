"""The year, once it is loaded."""

import json
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from api.cli.demo.check import report_on
from api.cli.demo.loader import StepRefused, load
from api.cli.demo.script import script
from api.cli.demo.step import Step
from api.cli.demo.year import Year
from api.cli.exporting import as_fields, rows_between
from application.replay import fold, replay
from domain.appeal.appeal import Appeal
from domain.appeal.filing import AppealNotAccepted
from domain.appeal.ruling import AppealRuled
from domain.appeal.stage import AppealStage, stage_of
from domain.appeal.state import AppealState, AppealStatus
from domain.assessment.adopting import PlanVersionAdopted
from domain.assessment.assessment import Assessment
from domain.assessment.entries import ResultReported, entry_ref
from domain.assessment.innovation_bonus import InnovationBonusBooked
from domain.assessment.reviewing import ResultRechecked, ResultReviewed
from domain.assessment.rulings import RulingApplied
from domain.catalogue import CODEC
from domain.innovation.applying import InnovationApplied
from domain.innovation.register import YearRanked
from domain.kernel.event import Event
from domain.person import PersonRegistered
from domain.rectification.rectification import Rectification
from domain.result.result import Result
from domain.result.state import ResultState, ResultStatus
from infra.eventstore.reader import decoded
from infra.postgres.database import Database
from tests.demo.conftest import Changed
from tests.support.databases import FreshCell
from tests.support.scorer import Score, scores

Events = list[Event]


def exported(system: System) -> list[str]:
    """The whole log as ``jiheng events --json`` prints it."""
    head = system.reader.head().position
    return [json.dumps(as_fields(row)) for row in rows_between(system, 0, head)]


def by_subject(found: dict[str, Score]) -> dict[str, Score]:
    return {score.subject: score for score in found.values()}


@pytest.fixture(scope="module")
def events(loaded: System) -> Events:
    """Every event of the year."""
    rows = rows_between(loaded, 0, loaded.reader.head().position)
    return [recorded.event for recorded in decoded(CODEC, rows)]


def head_of(database: Database) -> int:
    with opened_on(database) as system:
        return system.reader.head().position


def test_it_comes_to_what_is_expected(loaded: System, year: Year) -> None:
    report = report_on(loaded, year)
    assert report["ok"], report["differences"]
    assert sum(report["events_by_kind"].values()) == report["events"] >= 6_000


def test_a_scorer_of_its_own_recomputes_every_total(loaded: System, year: Year, events: Events) -> None:
    posts = {str(each.originator_id): each.post for each in events if isinstance(each, PersonRegistered)}
    found = by_subject(scores(exported(loaded)))
    expected = {line["subject"]: (line["total"], line["rank"]) for line in year.expected["board"]}
    came = {posts.get(subject, subject): (str(each.total), each.rank) for subject, each in found.items()}
    assert came == expected


def test_what_the_six_leaders_say_of_u03_comes_to_136_59375_and_is_rounded_at_the_total(
    loaded: System,
) -> None:
    """92 90 91.25 87.25 93.25 91 → 91.0625 × 1.5; other totals need their rounding leaf the other way."""
    found = by_subject(scores(exported(loaded)))
    assert found["U03"].leaves["ROUNDING"] == Decimal("-0.00375")
    assert found["U11"].leaves["ROUNDING"] > Decimal("0.004")
    assert found["U02"].leaves["ROUNDING"] < 0


def test_every_actor_is_a_registered_person_or_the_system(events: Events) -> None:
    registered = {str(event.originator_id) for event in events if isinstance(event, PersonRegistered)}
    acting = {event.envelope.actor.id for event in events}
    assert {actor for actor in acting - registered if not actor.startswith("system:")} == set()
    assert len(acting & registered) > 30


def test_u08_stands_at_969_35_until_its_appeal_adds_2(loaded: System, year: Year) -> None:
    told = list(replay(Assessment.id_of(year.plan().stream, "U08"), loaded.stream))
    ruled = next(step for step in told if isinstance(step.recorded.event, RulingApplied))
    assert (ruled.total, ruled.change) == (Decimal("971.35"), Decimal("2.00"))
    assert told[-1].total == Decimal("971.35")


def test_the_year_ends_with_three_excellent_and_eight_good_bureaus_in_a_final_result(
    loaded: System, year: Year
) -> None:
    result: ResultState = fold(loaded.stream(Result.id_of(year.plan().stream, "GRASSROOTS")))
    graded = {line.subject: line.grade for line in result.board.lines}
    assert [unit for unit, grade in graded.items() if grade == "EXCELLENT"] == ["U01", "U05", "U03"]
    assert Counter(graded.values()) == {"EXCELLENT": 3, "GOOD": 8}
    assert (result.status, result.edition) == (ResultStatus.FINALISED, 2)
    assert set(result.windows.values()) == {date(2015, 1, 30)}


def test_one_appeal_is_granted_one_maintained_and_two_are_not_accepted(events: Events) -> None:
    outcomes = [
        ruling.outcome for event in events if isinstance(event, AppealRuled) for ruling in event.rulings
    ]
    assert Counter(outcomes) == {"MAINTAINED": 1, "VARIED": 1}
    refused = [event.grounds.reason_code for event in events if isinstance(event, AppealNotAccepted)]
    assert refused == ["NO_CONCRETE_ITEM", "FILED_LATE"]


def test_u08_is_heard_by_a_substitute_and_granted_two_to_one(loaded: System) -> None:
    state: AppealState = fold(loaded.stream(Appeal.id_of("HOHHOT", 2014, 2)))
    assert (state.subject, list(state.bench.barred.values())) == ("U08", ["DECLARED"])
    assert set(state.bench.barred).isdisjoint(state.bench.seats)
    votes = Counter(vote.outcome for ballot in state.vote.opened for vote in ballot.votes)
    assert votes == {"VARIED": 2, "MAINTAINED": 1}


def test_one_appeal_is_left_to_be_heard(loaded: System) -> None:
    state: AppealState = fold(loaded.stream(Appeal.id_of("HOHHOT", 2014, 5)))
    assert (state.subject, state.status, stage_of(state)) == (
        "U02",
        AppealStatus.ACCEPTED,
        AppealStage.SEATING,
    )
    assert state.late_reason


def test_an_amendment_in_mid_year_reaches_all_eleven_and_moves_no_total(events: Events, year: Year) -> None:
    """2 points go from one indicator to another from July on: 1 point of the year, and 1000 stays 1000."""
    adopted = [event for event in events if isinstance(event, PlanVersionAdopted)]
    assert {event.originator_id for event in adopted} == {
        Assessment.id_of(year.plan().stream, subject) for subject in year.plan().subjects
    }


def test_what_happens_to_one_entry_shares_a_correlation(events: Events) -> None:
    cases: dict[UUID, set[tuple[UUID, str]]] = defaultdict(set)
    for event in events:
        if isinstance(event, ResultReported):
            entry = entry_ref(event.indicator, event.period, event.channel)
            cases[event.envelope.correlation_id].add((event.originator_id, entry))
        elif isinstance(event, ResultReviewed | ResultRechecked):
            cases[event.envelope.correlation_id].add((event.originator_id, event.entry))
    assert len(cases) > 2_000
    assert {len(entries) for entries in cases.values()} == {1}


def test_the_log_lasts_a_year_of_its_own_clock(loaded: System) -> None:
    first, last = loaded.reader.page(0, 1)[0].recorded_at, loaded.reader.head().recorded_at
    assert last is not None
    assert 380 < (last - first).days < 400


def test_loading_again_adds_nothing(loaded: System, steps: list[Step]) -> None:
    before = loaded.reader.head()
    load(loaded.database, steps)
    assert loaded.reader.head() == before


def test_an_interrupted_load_is_gone_on_with(
    fresh_cell: FreshCell, steps: list[Step], loaded: System
) -> None:
    database = fresh_cell("scripted")
    load(database, steps[:300])
    assert 0 < head_of(database) < 400
    load(database, steps[:600])
    with opened_on(database) as system:
        expected = [json.loads(line)["topic"] for line in exported(loaded)]
        found = [json.loads(line)["topic"] for line in exported(system)]
        assert found == expected[: len(found)]
        assert len(found) >= 600


def test_a_step_that_breaks_a_rule_says_which(fresh_cell: FreshCell, changed: Changed) -> None:
    result = "U01,A01,2014Q1,SELF,MANUAL,,FAULT={},,"
    directory = changed("HOHHOT/system/results.csv", result.format(0), result.format("0.5"))
    with pytest.raises(StepRefused, match=r"reportResult by U01-REPORTER at 2014-04-03 .*MEASURE_NOT_WHOLE"):
        load(fresh_cell("scripted"), script(Year(directory)))


def test_a_changed_expectation_is_told_as_a_difference(loaded: System, changed: Changed) -> None:
    directory = changed("expected.json", '"total": "978.79"', '"total": "978.80"')
    report = report_on(loaded, Year(directory))
    assert not report["ok"]
    assert report["differences"] == ["board HOHHOT SYSTEM U03: total is 978.79, not 978.80"]


def test_innovations_are_applied_for_in_spring_ranked_in_december_and_granted(events: Events) -> None:
    applied = {each.originator_id: each for each in events if isinstance(each, InnovationApplied)}
    assert {each.envelope.effective_on.month for each in applied.values()} == {3}
    (ranked,) = (each for each in events if isinstance(each, YearRanked))
    assert [
        (applied[each.innovation].application.units, each.place.rank, each.place.prize)
        for each in ranked.ranking
    ] == [
        (("U01",), 1, "FIRST"),
        (("U03",), 2, "SECOND"),
        (("U02",), 3, "THIRD"),
        (("U07",), 4, "THIRD"),
        (("U08",), 5, "BORROWED"),
        (("U04", "U06"), 6, None),
    ]
    booked = [each.points for each in events if isinstance(each, InnovationBonusBooked)]
    assert booked == [10, 8, 5, 5, 3]


def test_one_rectification_ended_in_time_and_one_15_working_days_late(loaded: System) -> None:
    states = [fold(loaded.stream(Rectification.id_of("HOHHOT", 2014, number))) for number in (1, 2)]
    assert [(each.problem.owner, each.status.value, each.charged) for each in states] == [
        ("U06", "CLOSED", Decimal(0)),
        ("U09", "CLOSED", Decimal("2.00")),
    ]
    (charge,) = states[1].charges
    assert [(each.step, len(each.counted)) for each in charge.late] == [("REPORT", 15)]

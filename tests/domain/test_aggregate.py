"""The shell around a state: who acts, when, because of what, is stamped on each event."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID

import pytest
from pydantic import ValidationError

from domain.kernel.event import Event, Grounds
from domain.office.office import Office
from domain.office.units import UnitRegistered
from domain.plan.plan import Plan
from tests.support.authors import LEADER, OFFICER, Authors, sealed
from tests.support.plans import drafting
from tests.support.scenario import STREAM, Stage, given

CAUSE = UUID(int=7)
SINCE = date(2014, 1, 1)


def registered(office: Office, code: str) -> None:
    office.register_unit(
        code=code, name="新城区国家税务局", kind="GRASSROOTS_BUREAU", peer_group="GRASSROOTS", since=SINCE
    )


def an_office(authors: Authors, *, named: bool = True) -> Office:
    by = authors.of(OFFICER, causation=CAUSE)
    return Office.of(STREAM, 0, None, by if named else replace(by, name=None))


def established(office: Office) -> list[Event]:
    office.establish("HHHT", "呼和浩特市国家税务局", "CITY", SINCE)
    registered(office, "U01")
    return cast("list[Event]", list(office.pending_events))


def test_an_event_says_who_acted_in_which_role_and_unit() -> None:
    event = established(an_office(Authors()))[0]
    actor = event.envelope.actor
    assert (actor.id, actor.role, actor.unit) == (OFFICER.id, "PERFORMANCE_OFFICE", "PO")


def test_the_name_is_sealed_for_each_event_apart() -> None:
    first, second = established(an_office(Authors()))
    for event in (first, second):
        assert event.envelope.actor.name == sealed(
            OFFICER.id, event.envelope.event_id, "envelope.actor.name", OFFICER.who
        )
    assert first.envelope.actor.name != second.envelope.actor.name


def test_an_automatic_step_has_no_name_to_seal() -> None:
    event = established(an_office(Authors(), named=False))[0]
    assert event.envelope.actor.name is None


def test_every_event_of_a_command_has_an_id_of_its_own_and_one_story() -> None:
    first, second = established(an_office(Authors()))
    assert first.envelope.event_id != second.envelope.event_id
    assert first.envelope.correlation_id == second.envelope.correlation_id
    assert first.envelope.causation_id == second.envelope.causation_id == CAUSE


def test_versions_of_a_stream_follow_each_other() -> None:
    office = an_office(Authors())
    assert [event.originator_version for event in established(office)] == [1, 2]
    assert office.version == 2


def test_the_last_event_is_the_one_decided_last() -> None:
    office = an_office(Authors())
    office.establish("HHHT", "呼和浩特市国家税务局", "CITY", SINCE)
    for number in range(1, 4):
        registered(office, f"U{number}")
        *_, last = office.pending_events
        assert office.last_event_id == cast("Event", last).envelope.event_id


def test_a_fact_has_its_own_day_and_a_step_the_day_of_its_decision() -> None:
    authors = Authors(datetime(2014, 5, 5, 9, tzinfo=UTC))
    _, fact = established(an_office(authors))
    assert isinstance(fact, UnitRegistered)
    assert fact.envelope.effective_on == date(2014, 1, 1)
    (step,) = Stage(Plan, authors=authors).take(drafting()[0])
    assert step.envelope.effective_on == date(2014, 5, 5)


def test_days_end_at_midnight_in_the_zone_of_the_cell_not_of_the_server() -> None:
    before_midnight = datetime(2014, 3, 31, 15, 59, 59, tzinfo=UTC)
    assert Authors(before_midnight).of(LEADER).today == date(2014, 3, 31)
    assert Authors(before_midnight + timedelta(seconds=1)).of(LEADER).today == date(2014, 4, 1)


def test_events_alone_rebuild_the_state() -> None:
    stage = given(Office, established)
    state = None
    for event in stage.events:
        state = event.evolve(state)
    assert state == stage.state


@pytest.mark.parametrize("basis", ["", "HHHT-2014-01", "#12", "HHHT 2014#12", "a#b#c", "a#"])
def test_a_legal_basis_names_regulation_and_article(basis: str) -> None:
    with pytest.raises(ValidationError):
        Grounds(reason_code="X", reason="x", legal_basis=basis, evidence=())


@pytest.mark.parametrize("content", ["", "sha256:", "sha256:" + "AB" * 32, "md5:" + "ab" * 16, "ab" * 32])
def test_evidence_is_named_by_the_hash_of_its_content(content: str) -> None:
    with pytest.raises(ValidationError):
        Grounds(reason_code="X", reason="x", legal_basis="a#b", evidence=(content,))

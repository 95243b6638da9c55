"""What final results are used for, and the priority in the allocation of places, through commands (P24)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from application.processes.stale_uses import stale_uses
from application.replay import fold
from application.result_use import (
    AllocatePlaces,
    ConfirmResultUse,
    RegisterResultUse,
    WithdrawResultUse,
)
from domain.catalogue import CODEC
from domain.kernel.event import Event
from domain.office.refusals import BodySeatMissing
from domain.person import Role
from domain.policy.policy import POLICY_V1
from domain.result.events import ResultRevised
from domain.result.result import Result
from domain.result_use.allocation import PlaceRequest
from domain.result_use.events import UsesMarkedStale
from domain.result_use.refusals import (
    EditionSuperseded,
    ResultNotFinal,
    SubjectNotOnBoard,
    UseBarred,
    UseKindUnknown,
)
from domain.result_use.register import UseRegister
from domain.result_use.state import Allocation, UsesState, UseStatus
from infra.clock import ScriptedClock
from infra.feed.processes import ProcessRunner
from tests.support.city import GROUNDS, START, City
from tests.support.databases import Databases
from tests.support.results import GROUP, PUBLIC_ON, bureaus, finalising, on, public, result_of, revising, veto

CLOSED_ON: Final = PUBLIC_ON + timedelta(days=11)
REVISED_ON: Final = date(2015, 3, 2)
SETTLED_ON: Final = date(2015, 3, 20)
ASKED: Final = {"U01": 2, "U05": 1, "U03": 1, "U02": 2, "U08": 1}
LOSING_AWARDS: Final = {
    "vetoes.grounds": json.dumps(
        [
            *(each.model_dump() for each in POLICY_V1.vetoes.grounds),
            {
                "code": "HONOURS_LOST",
                "name": "取消当年评优资格",
                "basis": "HHHT-2014-01#9",
                "effect": "LOSE_AWARDS",
                "spread": "UNIT",
            },
        ]
    )
}


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """Eleven bureaus with a public result, whose window has closed; one lost its awards."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = bureaus(system, policy=LOSING_AWARDS)
        veto(city, "U07", "HONOURS_LOST")
        public(city)
        on(city, CLOSED_ON)
        with pytest.raises(ResultNotFinal):
            city.run("officer", using(city, "U01"))
        with pytest.raises(ResultNotFinal):
            city.run("leader", allocating(city))
        city.run("officer", finalising(city))
        yield city


def using(city: City, subject: str, kind: str = "TRAINING", edition: int = 1) -> RegisterResultUse:
    """The command that registers a use."""
    return RegisterResultUse(
        plan=city.plan,
        peer_group=GROUP,
        edition=edition,
        kind=kind,
        subject=subject,
        document="呼政发〔2015〕3号",
        evidence=(),
        grounds=GROUNDS,
    )


def allocating(city: City, places: int = 5, **changed: int) -> AllocatePlaces:
    """The command that allocates places for awards."""
    return AllocatePlaces(
        plan=city.plan,
        peer_group=GROUP,
        edition=1,
        kind="AWARD",
        places=places,
        requests=tuple(
            PlaceRequest(subject=subject, asked=asked) for subject, asked in (ASKED | changed).items()
        ),
        chosen=(),
        document="呼政发〔2015〕4号",
        grounds=GROUNDS,
    )


def register_of(city: City) -> UsesState:
    state = fold(city.system.stream(UseRegister.id_of(Result.id_of(city.plan, GROUP))))
    assert isinstance(state, UsesState)
    return state


def granted(city: City, command: AllocatePlaces) -> dict[str, int]:
    ref = city.made("leader", command)
    allocation = register_of(city).registered[ref]
    assert isinstance(allocation, Allocation)
    assert allocation.basis.digest == result_of(city).board.digest
    return {each.subject: each.granted for each in allocation.granted}


def status(city: City, ref: str) -> UseStatus:
    return register_of(city).registered[ref].status


def processes(city: City) -> ProcessRunner:
    system = city.system
    return ProcessRunner(system.database, system.reader, CODEC, [stale_uses(system.dispatcher)])


def test_p_24_places_go_by_grade_and_then_by_rank(bureau: City) -> None:
    assert granted(bureau, allocating(bureau)) == {"U01": 2, "U05": 1, "U03": 1, "U02": 1, "U08": 0}
    assert granted(bureau, allocating(bureau, 7)) == ASKED


def test_p_24_a_use_is_one_of_the_policy_of_somebody_on_the_board(bureau: City) -> None:
    assert bureau.made("officer", using(bureau, "U10"))
    with pytest.raises(UseKindUnknown):
        bureau.run("officer", using(bureau, "U10", "HOLIDAY"))
    with pytest.raises(SubjectNotOnBoard):
        bureau.run("officer", using(bureau, "U99"))
    with pytest.raises(EditionSuperseded):
        bureau.run("officer", using(bureau, "U10", edition=2))


def test_p_25_who_lost_its_awards_keeps_its_grade_and_is_registered_for_none(bureau: City) -> None:
    line = result_of(bureau).board.line("U07")
    assert line is not None
    assert (line.rank, line.grade, line.vetoes) == (6, "GOOD", ("HONOURS_LOST",))
    with pytest.raises(UseBarred):
        bureau.run("officer", using(bureau, "U07", "AWARD"))
    with pytest.raises(UseBarred):
        bureau.run("leader", allocating(bureau, U07=1))
    assert bureau.made("officer", using(bureau, "U07", "APPOINTMENT"))


def test_p_24_places_are_allocated_by_who_sits_in_the_leading_group(bureau: City) -> None:
    bureau.hire("adviser", "LG", Role.LEADING_GROUP)
    with pytest.raises(BodySeatMissing):
        bureau.run("adviser", allocating(bureau))


def test_p_24_a_revision_makes_the_uses_of_whom_it_moved_stale(system: System) -> None:
    city = public(bureaus(system))
    on(city, CLOSED_ON)
    city.run("officer", finalising(city))
    moved, stayed = (city.made("officer", using(city, subject)) for subject in ("U01", "U09"))
    places = city.made("leader", allocating(city))
    on(city, REVISED_ON)
    veto(city, "U01")
    city.run("leader", revising(city))
    for _ in range(2):
        processes(city).catch_up()
    assert status(city, moved) is status(city, places) is UseStatus.STALE
    assert status(city, stayed) is UseStatus.IN_FORCE
    revision = _last(city, Result.id_of(city.plan, GROUP), ResultRevised)
    marks = _last(city, UseRegister.id_of(Result.id_of(city.plan, GROUP)), UsesMarkedStale)
    assert marks.envelope.causation_id == revision.envelope.event_id
    confirm = ConfirmResultUse(plan=city.plan, peer_group=GROUP, use=moved, edition=2, grounds=GROUNDS)
    with pytest.raises(ResultNotFinal):
        city.run("officer", confirm)
    on(city, SETTLED_ON)
    city.run("officer", finalising(city))
    city.run("officer", confirm)
    assert status(city, moved) is UseStatus.IN_FORCE
    withdraw = WithdrawResultUse(plan=city.plan, peer_group=GROUP, use=places, grounds=GROUNDS)
    city.run("officer", withdraw)
    assert status(city, places) is UseStatus.WITHDRAWN


def _last(city: City, stream: UUID, kind: type[Event]) -> Event:
    """The last event of a kind in a stream."""
    return [each.event for each in city.system.stream(stream) if isinstance(each.event, kind)][-1]

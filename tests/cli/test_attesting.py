"""``jiheng attest``: whatever the read models tell otherwise than the log is named, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Final, LiteralString
from uuid import uuid4

import pytest

from api.bootstrap import opened_on
from application.actions import Action
from application.command import Caller, Command
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from application.work import Work
from domain.attestation.attestations import ReplayAttested
from domain.catalogue import CODEC
from domain.result.events import ResultCompiled
from domain.result.result import Result
from infra.clock import ScriptedClock
from infra.working_calendar import PublishedCalendar
from projections.results.tables import LINE
from projections.score_ledger.tables import LEAF
from projections.standings.tables import STANDING
from tests.cli.conftest import Said, run
from tests.support.attesting import Tampering
from tests.support.city import START, City
from tests.support.databases import Databases
from tests.support.results import BUREAUS, GROUP, bureaus, file, public, veto
from tests.support.serving import follow_once

UNITS: Final = ("U01", "U02", "U03", "U05", "U06")
STANDINGS: Final[dict[str, LiteralString]] = {
    "U02": "total = 979.00",
    "U03": "provisional_total = 1",
    "U05": "sealed = false",
    "U06": "vetoes = replace(vetoes::text, 'TEAM_MEMBER_CRIMINAL', 'OTHER')::jsonb",
}
"""What is overwritten of the standings: U02 overtakes U03."""


@pytest.fixture
def city(databases: Databases) -> Iterator[City]:
    """A bureau whose result is public, with a veto and an appeal, its read models up to date."""
    with opened_on(databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = bureaus(system, {unit: BUREAUS[unit] for unit in UNITS})
        veto(city, "U06")
        public(city)
        file(city, "U05")
        follow_once(city)
        yield city


def attest(city: City, folder: Path, *arguments: str) -> Said:
    return run({"JIHENG_DSN": dsn(city), "JIHENG_DATA_DIR": str(folder)}, "attest", *arguments)


def dsn(city: City) -> str:
    found = city.system.settings.dsn
    assert found is not None
    return found


def test_what_fits_is_recorded_and_counted(city: City, tmp_path: Path) -> None:
    border = city.system.reader.head().position
    said = attest(city, tmp_path, "--json")
    (told,) = said.lines
    assert (said.code, told["ok"], told["mismatches"]) == (0, True, {})
    assert (told["border"], told["recorded"]) == (border, border + 1)
    assert (told["assessments"], told["boards"], told["editions"]) == (len(UNITS), 1, 2)
    (recorded,) = city.system.of([ReplayAttested.TOPIC])
    assert isinstance(recorded.event, ReplayAttested)
    assert recorded.event.findings.digest == told["digest"]
    assert recorded.event.envelope.actor.id == "system:attestation"


def test_a_dry_run_records_nothing_and_says_the_same(city: City, tmp_path: Path) -> None:
    head = city.system.reader.head().position
    dry = attest(city, tmp_path, "--dry-run")
    assert dry.code == 0
    assert city.system.reader.head().position == head
    (told,) = attest(city, tmp_path, "--json", "--dry-run").lines
    assert told["digest"] in dry.out


def test_one_run_names_all_that_was_tampered_with_and_nothing_else(city: City, tmp_path: Path) -> None:
    hand, of = Tampering(dsn(city)), city.assessments
    result = Result.id_of(city.plan, GROUP)
    leaf = "assessment = %s AND path = 'A/2014/SELF' AND kind = 'ENTRY'"
    hand.change("score_ledger", LEAF, "points = points + 1", leaf, of["U01"])
    for unit, values in STANDINGS.items():
        hand.change("standings", STANDING, values, "assessment = %s", of[unit])
    line = "result = %s AND edition = 1 AND subject = 'U03'"
    hand.change("results", LINE, "rank = 7", line, result)
    hand.park("trail", str(of["U01"]), 7)
    said = attest(city, tmp_path, "--json")
    *mismatches, told = said.lines
    assert (said.code, told["ok"]) == (1, False)
    names = {str(key): unit for unit, key in of.items()} | {str(result): GROUP}
    found = {(each["kind"], names[each["stream"]], each["path"]) for each in mismatches}
    assert found == {
        ("LEAF", "U01", "A/2014/SELF ENTRY"),
        ("TOTAL", "U02", ""),
        ("RANK", "U02", ""),
        ("RANK", "U03", ""),
        ("PROVISIONAL_TOTAL", "U03", ""),
        ("SEAL", "U05", ""),
        ("VETO", "U06", veto_of(city, "U06")),
        ("LINE", GROUP, "1/U03"),
        ("FINGERPRINT", GROUP, "1"),
        ("PARKED", "U01", "trail 7"),
    }
    assert told["mismatches"] == dict.fromkeys(sorted({kind for kind, _, _ in found}), 1) | {"RANK": 2}
    (wrong,) = (each for each in mismatches if each["kind"] == "LEAF")
    assert (wrong["expected"], wrong["found"]) == ({"points": "415"}, {"points": "416"})
    assert wrong["position"] > 0
    (recorded,) = city.system.of([ReplayAttested.TOPIC])
    assert isinstance(recorded.event, ReplayAttested)
    assert recorded.event.findings.mismatched == len(mismatches)


def veto_of(city: City, unit: str) -> str:
    (ref,) = city.state(unit).vetoes
    return ref


class FalsifyBoard(Command):
    """Write a board that nothing compiles."""

    NAME: ClassVar[str] = "falsifyBoard"


def test_a_board_in_the_log_is_compiled_again_at_its_border(city: City, tmp_path: Path) -> None:
    def falsify(_: FalsifyBoard, work: Work) -> None:
        result = work.read(Result, Result.id_of(city.plan, GROUP))
        work.authorise(Action.COMPILE_RESULTS, office=result.office)
        lines = [
            line.model_copy(update={"grade": "EXCELLENT"} if line.subject == "U06" else {})
            for line in result.board.lines
        ]
        board = result.board.model_copy(update={"lines": tuple(lines)}).sealed()
        facts = {name: getattr(result, name) for name in ("plan", "office", "year", "side", "peer_group")}
        work.edit(Result, Result.id_of(city.plan, GROUP)).trigger(ResultCompiled, board=board, **facts)

    system = city.system
    ledger, calendar = Ledger(system.recorder, CODEC), PublishedCalendar()
    forger = Dispatcher(ledger, system.clock, system.keys, calendar, {FalsifyBoard: falsify}, uuid4)
    officer = Caller(person=city.people["officer"], channel="API", correlation_id=uuid4())
    position = forger.execute(FalsifyBoard(), officer).position
    follow_once(city)
    said = attest(city, tmp_path, "--dry-run", "--json")
    *mismatches, _ = said.lines
    assert {(each["kind"], each["path"], each["position"]) for each in mismatches} == {
        ("COMPILATION", "0", position),
        ("COMPILATION", "0/U06", position),
    }
    assert mismatches[-1]["found"] == {"grade": "EXCELLENT"}
    told = attest(city, tmp_path, "--dry-run")
    assert told.code == 1
    assert "重新汇总 compiled again" in told.out

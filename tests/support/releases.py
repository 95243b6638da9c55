"""What a release leaves behind: a small office as its code wrote it, and what that code told of it.

``python -m tests.support.releases`` writes the folder of the version that is installed: a backup of log and
keys, the checkpoints that were kept outside the database, and ``told.json``.  What a release left is never
written again.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID

from api.bootstrap import System, opened_on, processes, sealer
from api.cli.attesting import compared, record
from application.appeal.case_file import case_content
from application.appeal.letters import letter_told_again
from application.person import ErasePersonKey
from domain.appeal.investigation import CaseFileFrozen
from domain.appeal.letter_templates import digests_of
from domain.appeal.letters import LetterIssued
from domain.kernel.digest import canonical
from domain.kernel.event import Event
from infra.backup import back_up
from infra.clock import ScriptedClock
from infra.postgres.database import Database
from tests.support.city import START, City
from tests.support.databases import Databases, running_server
from tests.support.results import REVISED_ON, bureaus, grant, on, public, revising, veto
from tests.support.serving import follow_once

E = TypeVar("E", bound=Event)
FOLDER: Final = Path(__file__).parents[1] / "infra" / "releases"
BACKUP: Final = "backup"
CHECKPOINTS: Final = "checkpoints"
TOLD: Final = "told.json"


def kept_in(database: Database, data: Path) -> Database:
    """The database with a directory of its own."""
    return replace(database, settings=database.settings.model_copy(update={"data_dir": data}))


def told(system: System) -> dict[str, Any]:
    """What the log comes to once its read models are at its head: scores and boards, case files, letters."""
    findings = asyncio.run(compared(system, _refuse))
    return {
        "attested": findings.digest,
        "compared": findings.compared.model_dump(),
        "caseFiles": [*_case_files(system)],
        "letters": [*_letters(system)],
    }


def _refuse(mismatch: object) -> None:
    raise AssertionError(mismatch)


def _case_files(system: System) -> Iterator[str]:
    """The digest of each case file as it is derived now; it must be the one that was recorded."""
    for appeal, frozen in _told_of(system, CaseFileFrozen):

        def events(stream: UUID, border: int = frozen.border) -> list[Event]:
            return [each.event for each in system.stream(stream, border)]

        content = case_content(appeal, events, frozen.template)
        assert content.digest == frozen.digest
        yield content.digest


def _letters(system: System) -> Iterator[dict[str, str]]:
    """The digests of each letter as it is derived now; they must be those that were recorded."""
    until = system.reader.head().position
    for appeal, issued in _told_of(system, LetterIssued):
        again = letter_told_again(appeal, issued.number, system.streams, until)
        assert again is not None
        digests = digests_of(again.decision, issued.template)
        assert digests == issued.digests
        yield digests.model_dump()


def _told_of(system: System, kind: type[E]) -> Iterator[tuple[UUID, E]]:
    for recorded in system.of([kind.TOPIC]):
        if isinstance(recorded.event, kind):
            yield recorded.stream, recorded.event


def _live(system: System) -> City:
    """A year: results, a veto, public boards, an appeal that is heard and granted, a name erased."""
    city = bureaus(system)
    veto(city, "U11")
    public(city)
    on(city, REVISED_ON)
    grant(city, "U04", "18.00")
    city.run("leader", revising(city))
    city.run("administrator", ErasePersonKey(person=UUID(city.people["reporter of U01"]), reason="本人申请"))
    processes(system).catch_up()
    return city


def _write(release: Path, database: Database) -> None:
    with opened_on(database, ScriptedClock(START)) as system:
        city = _live(system)
        sealer(system).seal()
        follow_once(city)
        record(system, asyncio.run(compared(system, _refuse)))
        follow_once(city)
        sealer(system).seal()
        release.mkdir(parents=True)
        (release / TOLD).write_text(canonical(told(system)) + "\n", encoding="utf-8")
    back_up(database, release / BACKUP)
    shutil.copytree(database.settings.data_dir / CHECKPOINTS, release / CHECKPOINTS)


if __name__ == "__main__":
    with running_server() as server, tempfile.TemporaryDirectory() as directory:
        databases = Databases(server)
        _write(FOLDER / version("jiheng"), kept_in(databases.fresh("scripted"), Path(directory)))
        databases.drop()

"""``jiheng seal`` and ``verify``, and the alarm of ``restore``, run as processes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pytest

from domain.proof.checkpoint import SignedCheckpoint
from infra.eventstore.cell import require_cell
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database
from infra.proof.sink import Sink
from tests.cli.conftest import Said, run
from tests.support.databases import FreshCell
from tests.support.log import commit, happened
from tests.support.tampering import tamper


@dataclass
class Cell:
    """A cell with a directory of its own."""

    database: Database
    data: Path

    @property
    def environment(self) -> dict[str, str]:
        """What leads ``jiheng`` to it."""
        return {"JIHENG_DSN": self.database.settings.dsn or "", "JIHENG_DATA_DIR": str(self.data)}

    def jiheng(self, *arguments: str) -> Said:
        """Run ``jiheng`` on it."""
        return run(self.environment, *arguments)

    def record(self, events: int) -> None:
        """Record a command."""
        recorder, stream = LogRecorder(self.database), uuid4()
        recorder.insert_events([happened(stream, each) for each in range(1, events + 1)], commit=commit())
        recorder.close()


@pytest.fixture
def cell(fresh_cell: FreshCell, tmp_path: Path) -> Cell:
    return Cell(fresh_cell(), tmp_path / "data")


def test_a_checkpoint_is_printed_and_verifies(cell: Cell) -> None:
    empty = cell.jiheng("seal")
    assert (empty.code, empty.err.split()[0]) == (3, "NOTHING_TO_SEAL")
    cell.record(3)
    sealed = cell.jiheng("seal")
    assert SignedCheckpoint.parse(sealed.out).checkpoint.size == 3
    whole = cell.jiheng("verify")
    assert whole.code == 0
    assert "完整" in whole.out
    cell.record(1)
    more = cell.jiheng("verify")
    assert more.code == 0
    assert "unsealed above 3" in more.out
    assert "unanchored above 3" in more.out
    assert "complete" not in more.out


def test_faults_are_listed_with_code_and_position(cell: Cell, tmp_path: Path) -> None:
    cell.record(3)
    (tmp_path / "mine").write_text(cell.jiheng("seal").out, encoding="utf-8")
    tamper(cell.database, "UPDATE log SET state = '[]' WHERE position = 2")
    said = cell.jiheng("verify")
    assert said.code == 1
    assert said.out.splitlines()[0].startswith("2  EVENT_CHANGED  事件内容")
    tamper(
        cell.database, "DELETE FROM log WHERE position > 1; DELETE FROM checkpoint; DELETE FROM proof_node"
    )
    told = cell.jiheng("verify", "--json", "--from", str(tmp_path / "mine"))
    assert told.code == 1
    (found,) = told.lines
    assert (found["ok"], found["complete"], found["position"], found["sealed"]) == (False, False, 1, 0)
    assert {(each["code"], each["position"], each["until"]) for each in found["faults"]} >= {
        ("LOG_CUT", 2, 3)
    }
    assert all(each["zh"] and each["en"] for each in found["faults"])


def test_what_is_no_checkpoint_is_a_fault_and_what_is_not_there_wrong_usage(
    cell: Cell, tmp_path: Path
) -> None:
    cell.record(1)
    cell.jiheng("seal")
    (tmp_path / "rubbish").write_text("rubbish")
    said = cell.jiheng("verify", "--from", str(tmp_path / "rubbish"))
    assert (said.code, said.out.split()[1]) == (1, "CHECKPOINT_MALFORMED")
    assert cell.jiheng("verify", "--from", str(tmp_path / "nothing")).code == 2


def test_following_seals_what_is_new(cell: Cell) -> None:
    cell.record(2)
    command = [sys.executable, "-m", "api.cli", "follow"]
    settings = cell.database.settings.model_copy(update={"data_dir": cell.data})
    sealed = Sink(settings, require_cell(cell.database).log_id)
    with subprocess.Popen(command, env={**os.environ, **cell.environment}) as following:
        deadline = monotonic() + 60
        while not sealed.paths() and monotonic() < deadline:
            sleep(0.1)
        following.terminate()
        assert following.wait(30) == 0
    assert list(sealed.paths()) == [2]


def test_a_restore_to_an_older_point_raises_an_alarm(
    cell: Cell, nowhere: dict[str, str], tmp_path: Path
) -> None:
    cell.record(2)
    cell.jiheng("seal")
    assert cell.jiheng("admin", "backup", str(tmp_path / "older")).code == 0
    cell.record(2)
    cell.jiheng("seal")
    elsewhere = nowhere | {"JIHENG_DATA_DIR": cell.environment["JIHENG_DATA_DIR"]}
    restored = run(elsewhere, "admin", "restore", str(tmp_path / "older"))
    assert restored.code == 1
    assert "已恢复至位置 2" in restored.out
    assert restored.err.startswith("LOG_BEHIND_CHECKPOINT")
    assert run(elsewhere, "seal").code == 3
    found = json.loads(run(elsewhere, "verify", "--json").out)
    assert ("LOG_CUT", 3, 4) in {(each["code"], each["position"], each["until"]) for each in found["faults"]}

"""Verifying the read audit beside the log: checkpoints say how far it reached."""

from functools import partial
from typing import Final, LiteralString

import pytest

from infra.read_audit.chain import Head, reads_line, said_of_reads
from infra.read_audit.store import note_at_once
from tests.cli.conftest import run
from tests.infra.proof.conftest import Found, ProvenCell
from tests.support.reads import entry

_REWIND: Final[LiteralString] = (
    "UPDATE read_audit_head SET (count, hash, read_at) ="
    " (SELECT sequence, hash, read_at FROM read_audit WHERE sequence = 3)"
)
TAMPERINGS: Final[dict[LiteralString, list[Found]]] = {
    "UPDATE read_audit SET entry = replace(entry, 'U01', 'U02') WHERE sequence = 2": [("READ_CHANGED", 2, 2)],
    "DELETE FROM read_audit WHERE sequence IN (3, 4)": [("READ_MISSING", 3, 4)],
    "DELETE FROM read_audit WHERE sequence = 5": [("READ_HEAD_WRONG", 4, 4), ("READS_CUT", 5, 5)],
    f"DELETE FROM read_audit WHERE sequence > 3; {_REWIND}": [("READS_CUT", 5, 5)],
    "DELETE FROM read_audit; DELETE FROM read_audit_head": [("READS_CUT", 2, 2)],
}


@pytest.fixture
def read(cell: ProvenCell) -> ProvenCell:
    """A log sealed after two reads, and again after five."""
    for reads in (2, 3):
        cell.record(1)
        for _ in range(reads):
            note_at_once(cell.database, entry())
        assert cell.sealer(partial(reads_line, cell.head.log_id)).seal() is not None
    return cell


def test_a_checkpoint_says_how_far_the_read_audit_reaches(read: ProvenCell) -> None:
    ((digest,),) = read.rows("SELECT hash FROM read_audit WHERE sequence = 5")
    checkpoint = read.sink.newest()
    assert checkpoint is not None
    assert said_of_reads(checkpoint.checkpoint.extensions) == Head(5, digest)
    assert (read.verify().reads, read.verify().complete) == (5, True)


def test_what_was_read_since_then_is_no_fault(read: ProvenCell) -> None:
    note_at_once(read.database, entry())
    assert (read.verify().reads, read.faults()) == (6, [])


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_with_the_read_audit_is_found(read: ProvenCell, tampering: LiteralString) -> None:
    read.tamper(tampering)
    assert read.faults() == TAMPERINGS[tampering]


def test_a_chain_that_was_written_anew_does_not_agree_with_the_checkpoint(read: ProvenCell) -> None:
    read.tamper("DELETE FROM read_audit; DELETE FROM read_audit_head")
    for _ in range(6):
        note_at_once(read.database, entry(purpose="另写"))
    assert read.faults() == [("READS_WRONG", 2, 2)]


def test_the_command_says_so_and_fails(read: ProvenCell) -> None:
    settings = read.database.settings
    environment = {"JIHENG_DSN": read.database.log_dsn, "JIHENG_DATA_DIR": str(settings.data_dir)}
    assert run(environment, "verify", "--json").lines[0]["reads"] == 5
    read.tamper("UPDATE read_audit SET entry = replace(entry, 'U01', 'U02') WHERE sequence = 2")
    said = run(environment, "verify", "--json")
    assert (said.code, said.lines[0]["ok"]) == (1, False)
    assert [each["code"] for each in said.lines[0]["faults"]] == ["READ_CHANGED"]

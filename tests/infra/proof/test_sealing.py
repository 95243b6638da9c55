"""Sealing: what a checkpoint says, where it is kept, and when it is refused."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from domain.proof.leaf import leaf_data, microseconds
from domain.proof.note import VerifierKey
from domain.proof.tree import leaf_hash, root_of
from infra.eventstore.reader import LogReader
from infra.proof.refusals import (
    CheckpointSinkUnavailable,
    LogBehindCheckpoint,
    LogForked,
    LogIncomplete,
    SigningKeyUnusable,
)
from infra.proof.sealing import SealRunner
from infra.proof.signing_key import is_good
from infra.proof.tables import Connection
from tests.infra.proof.conftest import ProvenCell
from tests.support.log import NOON

REWIND = "DELETE FROM log WHERE position > 7; UPDATE head SET position = 7"
FORGET = "DELETE FROM checkpoint WHERE size > 7; DELETE FROM proof_node WHERE (place + 1) << level > 7"


def test_a_checkpoint_says_what_the_log_is(sealed: ProvenCell) -> None:
    reader = LogReader(sealed.database)
    rows, head = reader.page(0, 100), reader.head()
    reader.close()
    leaves = [leaf_hash(leaf_data(*row[:5], microseconds(row.recorded_at), row.state)) for row in rows]
    note, checkpoint = sealed.seal()
    assert checkpoint.origin == f"jiheng/{head.log_id}/scripted"
    assert (checkpoint.size, checkpoint.root) == (20, root_of(leaves))
    assert checkpoint.recorded_at == head.recorded_at
    assert checkpoint.sealed_at == NOON.astimezone(UTC)
    (key,) = [VerifierKey.parse(path.read_text()) for path in sealed.sink.key_paths()]
    assert note.is_signed_by(key, is_good)


def test_each_checkpoint_is_kept_in_the_database_and_outside(sealed: ProvenCell) -> None:
    rows = sealed.rows("SELECT size, note FROM checkpoint ORDER BY size")
    outside = [(size, path.read_text(encoding="utf-8")) for size, path in sealed.sink.paths().items()]
    assert outside == rows
    assert [size for size, _ in outside] == [7, 12, 20]
    assert sealed.rows("SELECT anchored, fault FROM sealing") == [(20, None)]


def test_where_nothing_is_new_the_last_checkpoint_stays(sealed: ProvenCell) -> None:
    assert sealed.seal() == sealed.seal()
    assert sealed.rows("SELECT count(*) FROM checkpoint") == [(3,)]


def test_an_empty_log_has_no_checkpoint(cell: ProvenCell) -> None:
    assert cell.sealer().seal() is None
    assert cell.sink.paths() == {}


def test_the_tree_grows_by_complete_subtrees_only(sealed: ProvenCell) -> None:
    counts = sealed.rows("SELECT level, count(*) FROM proof_node GROUP BY 1 ORDER BY 1")
    assert counts == [(0, 20), (1, 10), (2, 5), (3, 2), (4, 1)]


def test_a_checkpoint_takes_further_lines_out_of_its_own_transaction(cell: ProvenCell) -> None:
    def lines(connection: Connection) -> Iterable[str]:
        ((events,),) = connection.execute("SELECT count(*) FROM log").fetchall()
        yield f"reads {events} AAAA"

    cell.record(2)
    sealed = cell.sealer(lines).seal()
    assert sealed is not None
    assert sealed.checkpoint.extensions == ("reads 2 AAAA",)
    assert cell.faults() == []


def test_of_several_sealers_one_seals(cell: ProvenCell) -> None:
    cell.record(*[1] * 30)
    sealers = [cell.sealer() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        notes = {sealed.note.text for sealed in pool.map(lambda sealer: sealer.seal(), sealers) if sealed}
    assert len(notes) == 1
    assert cell.faults() == []


def test_the_key_is_made_once_and_open_to_its_owner_only(sealed: ProvenCell) -> None:
    key = sealed.database.settings.data_dir / "signing-key.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    made = key.read_bytes()
    sealed.sealer()
    assert key.read_bytes() == made


def test_under_a_new_key_earlier_checkpoints_verify_under_theirs(sealed: ProvenCell) -> None:
    (sealed.database.settings.data_dir / "signing-key.pem").unlink()
    sealed.record(1)
    sealed.seal()
    assert len(sealed.sink.key_paths()) == 2
    assert sealed.verify().complete


@pytest.mark.parametrize("content", [None, b"", b"no key", "of another kind"])
def test_a_key_from_elsewhere_is_taken_as_it_is_and_never_made(
    cell: ProvenCell, tmp_path: Path, content: bytes | str | None
) -> None:
    path = tmp_path / "key.pem"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.write_bytes(_pem_of_another_kind())
    settings = cell.database.settings.model_copy(update={"signing_key": path})
    object.__setattr__(cell.database, "settings", settings)
    with pytest.raises(SigningKeyUnusable, match="SIGNING_KEY_UNUSABLE"):
        cell.sealer()
    assert path.exists() == (content is not None)


def test_while_the_sink_is_away_the_database_keeps_what_is_sealed(sealed: ProvenCell) -> None:
    directory = sealed.sink.directory
    away = directory.rename(directory.with_name("away"))
    directory.touch()
    sealed.record(1)
    with pytest.raises(CheckpointSinkUnavailable, match="CHECKPOINT_SINK_UNAVAILABLE"):
        sealed.seal()
    directory.unlink()
    away.rename(directory)
    assert sealed.rows("SELECT fault FROM sealing") == [("CHECKPOINT_SINK_UNAVAILABLE",)]
    assert sealed.seal().checkpoint.size == 21
    assert list(sealed.sink.paths()) == [7, 12, 20, 21]
    assert sealed.rows("SELECT anchored, fault FROM sealing") == [(21, None)]


def test_what_is_written_outside_stays(sealed: ProvenCell) -> None:
    before = {path: path.read_bytes() for path in sealed.sink.directory.iterdir()}
    sealed.record(1)
    sealed.seal()
    assert before.items() <= {path: path.read_bytes() for path in sealed.sink.directory.iterdir()}.items()


def test_a_log_that_was_cut_is_not_sealed(sealed: ProvenCell) -> None:
    sealed.tamper(REWIND)
    with pytest.raises(LogBehindCheckpoint, match=r"position 7, .*database.* up to 20"):
        sealed.seal()
    assert sealed.rows("SELECT fault FROM sealing") == [("LOG_BEHIND_CHECKPOINT",)]


def test_a_log_that_was_cut_with_its_proof_is_known_by_the_checkpoints_outside(sealed: ProvenCell) -> None:
    sealed.tamper(REWIND)
    sealed.tamper(FORGET)
    with pytest.raises(LogBehindCheckpoint, match=str(sealed.head.log_id)):
        sealed.seal()
    sealed.record(20)
    with pytest.raises(LogForked, match="LOG_FORKED"):
        sealed.seal()
    assert sealed.rows("SELECT max(size) FROM checkpoint") == [(7,)]
    assert sealed.rows("SELECT count(*) FROM proof_node WHERE level = 0") == [(7,)]


def test_a_log_that_was_cut_and_has_grown_again_is_not_sealed(sealed: ProvenCell) -> None:
    sealed.tamper(REWIND)
    sealed.record(20)
    with pytest.raises(LogForked, match=r"database.*position 20"):
        sealed.seal()


def test_a_log_that_was_restored_to_where_it_was_sealed_goes_on(sealed: ProvenCell) -> None:
    """Checkpoints that were lost with the database are made anew where the log is still the same."""
    sealed.tamper("DELETE FROM checkpoint WHERE size > 7")
    sealed.tamper("DELETE FROM proof_node WHERE (place + 1) << level > 7")
    assert sealed.seal().checkpoint.size == 20
    assert sealed.faults() == [("CHECKPOINT_LOST", 12, 12)]


def test_a_log_with_a_gap_is_not_sealed(sealed: ProvenCell) -> None:
    sealed.record(1, 1, 1)
    sealed.tamper("DELETE FROM log WHERE position = 22")
    with pytest.raises(LogIncomplete, match="position 22"):
        sealed.seal()


def test_half_a_command_is_not_sealed(sealed: ProvenCell) -> None:
    sealed.record(3)
    sealed.tamper("DELETE FROM log WHERE position = 23; UPDATE head SET position = 22")
    with pytest.raises(LogIncomplete):
        sealed.seal()


def test_hashes_that_no_checkpoint_covers_are_not_built_upon(sealed: ProvenCell) -> None:
    sealed.tamper("DELETE FROM checkpoint WHERE size > 7")
    with pytest.raises(LogIncomplete, match="position 8"):
        sealed.seal()


def test_a_tree_with_a_hole_is_not_built_upon(sealed: ProvenCell) -> None:
    sealed.tamper("DELETE FROM proof_node WHERE level = 4")
    sealed.record(1)
    with pytest.raises(LogIncomplete):
        sealed.seal()


@pytest.mark.parametrize(("events", "seconds"), [(5, 3600), (1000, 0.1)])
def test_it_seals_by_number_and_by_time(cell: ProvenCell, events: int, seconds: float) -> None:
    with running(SealRunner(cell.sealer(), events, seconds)):
        sleep(0.2)
        cell.record(5)
        assert until_sealed(cell) == 5


def test_sealing_goes_on_after_a_refusal(sealed: ProvenCell) -> None:
    sealed.tamper("UPDATE head SET position = 19")
    with running(SealRunner(sealed.sealer(), 1, 0.1)):
        sleep(0.3)
        sealed.tamper("UPDATE head SET position = 20")
        sealed.record(1)
        assert until_sealed(sealed) == 21


@contextmanager
def running(runner: SealRunner) -> Iterator[None]:
    """A runner at work."""
    stopping = Event()
    thread = Thread(target=runner.run, args=[stopping])
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join()


def until_sealed(cell: ProvenCell) -> object:
    """The size of the last checkpoint, once it covers the log."""
    deadline = monotonic() + 30
    while cell.sealer().waiting():
        assert monotonic() < deadline, "not sealed within 30 s"
        sleep(0.05)
    return cell.rows("SELECT max(size) FROM checkpoint")[0][0]


def _pem_of_another_kind() -> bytes:
    key = X25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

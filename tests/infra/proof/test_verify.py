"""Verifying: what superusers do to the log with the triggers off is found, each with its position."""

from pathlib import Path
from typing import Final, LiteralString

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.proof.checkpoint import SignedCheckpoint
from domain.proof.note import VerifierKey, signed
from domain.proof.refusals import ProofNewerThanCode
from domain.proof.tree import node_hash
from infra.backup import back_up, restore
from infra.postgres.database import Role, open_database
from infra.proof import tables
from infra.proof import verify as verifying
from infra.proof.signing_key import signing_key
from infra.proof.tables import leaf_of, log_rows
from infra.proof.verify import verify
from tests.infra.proof.conftest import Found, ProvenCell
from tests.support.databases import Databases

OTHER_KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(32))


def test_an_untouched_log_is_complete(sealed: ProvenCell) -> None:
    found = sealed.verify()
    assert (found.position, found.events, found.sealed, found.anchored) == (20, 20, 20, 20)
    assert found.complete
    assert found.faults == []


def test_an_empty_log_is_complete(cell: ProvenCell) -> None:
    assert cell.verify().complete


def test_what_is_not_sealed_yet_is_said(sealed: ProvenCell) -> None:
    sealed.record(2)
    found = sealed.verify()
    assert (found.position, found.sealed, found.anchored, found.complete) == (22, 20, 20, False)
    assert found.faults == []


def test_without_a_checkpoint_outside_it_is_never_complete(sealed: ProvenCell) -> None:
    sealed.sink.directory.rename(sealed.sink.directory.with_name("away"))
    found = sealed.verify()
    assert (found.sealed, found.anchored, found.complete) == (20, 0, False)
    assert found.faults == []


def test_progress_is_told(sealed: ProvenCell) -> None:
    told: list[int] = []
    verify(sealed.database, sealed.head, on_progress=told.append)
    assert told == [20]


def test_what_is_sealed_meanwhile_is_of_a_later_moment(sealed: ProvenCell) -> None:
    def goes_on(_: int) -> None:
        sealed.record(1)
        sealed.seal()

    found = verify(sealed.database, sealed.head, on_progress=goes_on)
    assert (found.position, found.complete) == (20, True)
    assert sealed.verify().position == 21


def test_nothing_is_written(sealed: ProvenCell) -> None:
    tables: LiteralString = (
        "SELECT (SELECT array_agg((xmin, log)::text ORDER BY position) FROM log),"
        " (SELECT array_agg((xmin, n)::text ORDER BY level, place) FROM proof_node n),"
        " (SELECT array_agg((xmin, c)::text ORDER BY size) FROM checkpoint c),"
        " (SELECT (xmin, h)::text FROM head h), (SELECT (xmin, s)::text FROM sealing s)"
    )
    before = sealed.rows(tables)
    sealed.verify()
    assert sealed.rows(tables) == before


CHANGES: Final[dict[LiteralString, list[Found]]] = {
    "UPDATE log SET topic = 'test.other.v1' WHERE position = 4": [("EVENT_CHANGED", 4, 4)],
    "UPDATE log SET topic = E'test.happened.v1\\n' WHERE position = 4": [
        ("TOPIC_MALFORMED", 4, 4),
        ("EVENT_CHANGED", 4, 4),
    ],
    "UPDATE log SET recorded_at = recorded_at - interval '1 microsecond' WHERE position = 6": [
        ("TIME_WRONG", 6, 6),
        ("EVENT_CHANGED", 6, 6),
    ],
    "UPDATE log SET recorded_at = 'infinity' WHERE position = 20": [
        ("HEAD_WRONG", 20, 20),
        ("TIME_WRONG", 20, 20),
        ("EVENT_CHANGED", 20, 20),
    ],
    "UPDATE log SET commit_position = 7 WHERE position = 5": [
        ("EVENT_CHANGED", 5, 5),
        ("BORDER_WRONG", 6, 6),
    ],
    "UPDATE log SET version = 9 WHERE position = 20": [("VERSION_WRONG", 20, 20), ("EVENT_CHANGED", 20, 20)],
    "DELETE FROM log WHERE position = 20": [
        ("HEAD_WRONG", 19, 19),
        ("BORDER_WRONG", 19, 19),
        ("LOG_CUT", 20, 20),
        ("LOG_CUT", 20, 20),
    ],
    "DELETE FROM log WHERE position = 4": [("EVENT_MISSING", 4, 4), ("VERSION_WRONG", 5, 5)],
    "DELETE FROM log": [("HEAD_WRONG", 0, 0), ("LOG_CUT", 1, 20), ("LOG_CUT", 1, 20)],
    "UPDATE head SET position = 21": [("HEAD_WRONG", 20, 20)],
    "UPDATE head SET recorded_at = recorded_at + interval '1 day'": [("HEAD_WRONG", 20, 20)],
    "DELETE FROM head": [("HEAD_WRONG", 20, 20)],
    "DELETE FROM proof_node WHERE (level, place) = (0, 4)": [("HASH_MISSING", 5, 5)],
    "DELETE FROM proof_node WHERE (level, place) = (2, 1)": [("HASH_MISSING", 5, 8)],
    "UPDATE proof_node SET hash = sha256('') WHERE (level, place) = (2, 1)": [
        ("HASH_CHANGED", 1, 8),
        ("HASH_CHANGED", 5, 8),
    ],
    "DELETE FROM checkpoint WHERE size = 20": [("HASH_UNSEALED", 13, 20), ("CHECKPOINT_LOST", 20, 20)],
    "UPDATE checkpoint SET root = sha256('') WHERE size = 12": [("CHECKPOINT_CHANGED", 12, 12)],
    "UPDATE checkpoint SET note = replace(note, E'\\n12\\n', E'\\n11\\n') WHERE size = 12": [
        ("CHECKPOINT_UNSIGNED", 12, 12)
    ],
    "UPDATE checkpoint SET sealed_at = 'infinity', recorded_at = '12345-01-01' WHERE size = 12": [
        ("CHECKPOINT_CHANGED", 12, 12)
    ],
    "UPDATE checkpoint SET note = '' WHERE size = 12": [("CHECKPOINT_MALFORMED", 12, 12)],
    "INSERT INTO log SELECT 30, 30, stream, 9, topic, recorded_at + interval '1 day', state FROM log"
    " WHERE position = 20": [("EVENT_MISSING", 21, 29), ("HEAD_WRONG", 30, 30)],
}


def test_a_change_is_found_where_it_was_made(sealed: ProvenCell) -> None:
    for change, faults in CHANGES.items():
        with sealed.tampered(change):
            assert (change, sealed.faults()) == (change, faults)
    assert sealed.verify().complete


@pytest.mark.parametrize("page", [1, 4])
def test_so_it_is_in_pages_of_any_size(
    sealed: ProvenCell, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "PAGE", page)
    monkeypatch.setattr(verifying, "PAGE", page)
    assert sealed.verify().complete
    for change, faults in CHANGES.items():
        with sealed.tampered(change):
            assert (change, sealed.faults()) == (change, faults)


def test_what_was_emptied_is_found(sealed: ProvenCell) -> None:
    columns: tuple[LiteralString, ...] = ("commit_position", "stream", "topic", "recorded_at", "state")
    for column in columns:
        sealed.tamper(f"ALTER TABLE log ALTER {column} DROP NOT NULL")
        with sealed.tampered(f"UPDATE log SET {column} = NULL WHERE position = 8"):
            assert ("EVENT_CHANGED", 8, 8) in sealed.faults()


def test_one_flipped_bit_is_found(sealed: ProvenCell) -> None:
    flip: LiteralString = (
        "UPDATE log SET state = set_bit(state, 3, 1 - get_bit(state, 3)) WHERE position = %s"
    )
    for position in (1, 5, 7, 8, 12, 19, 20):
        with sealed.tampered(flip, position):
            assert sealed.faults() == [("EVENT_CHANGED", position, position)]


def test_two_states_that_were_swapped_are_found(sealed: ProvenCell) -> None:
    sealed.tamper("""
        UPDATE log SET state = other.state FROM log AS other
        WHERE (log.position, other.position) IN ((9, 17), (17, 9))
    """)
    assert sealed.faults() == [("EVENT_CHANGED", 9, 9), ("EVENT_CHANGED", 17, 17)]


def test_two_positions_that_were_swapped_are_found(sealed: ProvenCell) -> None:
    sealed.tamper("""
        ALTER TABLE log DROP CONSTRAINT log_pkey;
        UPDATE log SET position = 31 - position WHERE position IN (14, 17);
    """)
    codes = {(code, position) for code, position, _ in sealed.faults()}
    assert {("EVENT_CHANGED", 14), ("EVENT_CHANGED", 17)} <= codes


def test_positions_that_cannot_be_are_found(sealed: ProvenCell) -> None:
    sealed.tamper("""
        ALTER TABLE log DROP CONSTRAINT log_pkey;
        ALTER TABLE log DROP CONSTRAINT log_position_check;
        ALTER TABLE log DROP CONSTRAINT log_stream_version_key;
        INSERT INTO log SELECT -1, 7, gen_random_uuid(), 1, topic, recorded_at, state FROM log
            WHERE position = 7;
        INSERT INTO log SELECT * FROM log WHERE position = 7;
    """)
    assert [found for found in sealed.faults() if found[0] == "POSITION_WRONG"] == [
        ("POSITION_WRONG", -1, -1),
        ("POSITION_WRONG", 7, 7),
    ]


def test_a_change_of_event_and_leaf_is_found_in_the_tree(sealed: ProvenCell) -> None:
    rewrite(sealed, 10, levels=1)
    assert sealed.faults() == [("HASH_CHANGED", 9, 10)]


def test_a_change_of_event_and_tree_is_found_between_two_checkpoints(sealed: ProvenCell) -> None:
    rewrite(sealed, 10, levels=64)
    found = sealed.verify()
    assert (found.sealed, found.anchored) == (7, 7)
    told = [
        (each.code, each.position, each.until, each.facts["where"] == "database") for each in found.faults
    ]
    assert told == [("ROOT_WRONG", 8, 12, True), ("ROOT_WRONG", 8, 12, False)]


def test_a_change_of_event_tree_and_checkpoint_is_found_outside(sealed: ProvenCell) -> None:
    """Somebody has the signing key as well, but not the copies of the checkpoints."""
    rewrite(sealed, 10, levels=64)
    sealed.tamper("DELETE FROM checkpoint WHERE size > 7")
    sealed.tamper("DELETE FROM proof_node WHERE (place + 1) << level > 7")
    away = sealed.sink.directory.rename(sealed.sink.directory.with_name("away"))
    sealed.seal()
    assert sealed.faults() == []
    brought = away / "000000000012.checkpoint"
    assert sealed.faults(brought) == [("ROOT_WRONG", 8, 12), ("CHECKPOINT_LOST", 12, 12)]


def test_a_log_that_was_cut_with_all_its_proof_is_found_by_a_checkpoint_outside(sealed: ProvenCell) -> None:
    away = sealed.sink.directory / "000000000020.checkpoint"
    brought = away.rename(away.with_name("kept-by-an-auditor"))
    sealed.tamper("""
        DELETE FROM log WHERE position > 12;
        UPDATE head SET position = 12, recorded_at = (SELECT max(recorded_at) FROM log);
        DELETE FROM checkpoint WHERE size > 12;
        DELETE FROM proof_node WHERE (place + 1) << level > 12;
    """)
    assert sealed.verify().complete
    assert sealed.faults(brought) == [("LOG_CUT", 13, 20), ("CHECKPOINT_LOST", 20, 20)]


def test_an_older_backup_is_found(sealed: ProvenCell, databases: Databases, tmp_path: Path) -> None:
    back_up(sealed.database, tmp_path / "backup")
    sealed.record(3)
    sealed.seal()
    elsewhere = open_database(databases.empty())
    restore(elsewhere, tmp_path / "backup")
    restored = ProvenCell(elsewhere, sealed.database.settings.data_dir)
    assert restored.faults() == [("LOG_CUT", 21, 23), ("CHECKPOINT_LOST", 23, 23)]


def test_a_restored_backup_is_complete(sealed: ProvenCell, databases: Databases, tmp_path: Path) -> None:
    back_up(sealed.database, tmp_path / "backup")
    elsewhere = open_database(databases.empty())
    restore(elsewhere, tmp_path / "backup")
    restored = ProvenCell(elsewhere, sealed.database.settings.data_dir)
    assert restored.verify().complete
    restored.record(1)
    assert restored.seal().checkpoint.size == 21


def test_a_checkpoint_outside_that_was_changed_is_found(sealed: ProvenCell) -> None:
    file = sealed.sink.paths()[12]
    text = file.read_text(encoding="utf-8")
    for changed, code in (
        (text.replace("\n12\n", "\n11\n"), "CHECKPOINT_UNSIGNED"),
        (text.replace("—", "-"), "CHECKPOINT_MALFORMED"),
        (sealed.sink.paths()[7].read_text(encoding="utf-8"), "CHECKPOINT_CHANGED"),
        (signed_by_another(sealed, text), "CHECKPOINT_UNSIGNED"),
    ):
        file.write_text(changed, encoding="utf-8")
        assert [found[0] for found in sealed.faults()] == [code]
    file.write_bytes(b"\xff")
    assert sealed.faults() == [("CHECKPOINT_MALFORMED", 12, 12)]


def test_a_key_that_was_changed_is_found(sealed: ProvenCell) -> None:
    (file,) = sealed.sink.key_paths()
    file.write_text("no key")
    assert ("KEY_MALFORMED", 0, 0) in sealed.faults()
    file.write_text(VerifierKey(f"jiheng/{sealed.head.log_id}/scripted", bytes(32)).text)
    assert [code for code, *_ in sealed.faults()] == ["CHECKPOINT_UNSIGNED"] * 6


def test_a_checkpoint_of_a_later_kind_is_refused_by_name(sealed: ProvenCell) -> None:
    key = signing_key(sealed.database.settings, sealed.seal().checkpoint.origin)
    body = sealed.seal().note.body.replace("hash sha256", "hash sm3")
    sealed.sink.paths()[12].write_text(signed(body, key.verifier, key.sign).text, encoding="utf-8")
    with pytest.raises(ProofNewerThanCode, match="sm3"):
        sealed.verify()


def test_faults_are_told_in_both_languages(sealed: ProvenCell) -> None:
    rewrite(sealed, 10, levels=64)
    for fault in sealed.verify().faults:
        assert fault.facts["where"] in fault.message("zh")
        assert fault.facts["where"] in fault.message("en")


def rewrite(cell: ProvenCell, position: int, *, levels: int) -> None:
    """Change an event and, as far as ``levels`` reach, the hashes that are kept over it."""
    cell.tamper("UPDATE log SET state = '{}' WHERE position = %s", position)
    with psycopg.connect(cell.database.log(Role.READER)) as connection:
        (row,) = log_rows(connection, position - 1, position)
    place, found = position - 1, leaf_of(row)
    for level in range(levels):
        cell.tamper("UPDATE proof_node SET hash = %s WHERE (level, place) = (%s, %s)", found, level, place)
        children = cell.rows(
            "SELECT hash FROM proof_node WHERE level = %s AND place / 2 = %s ORDER BY place",
            level,
            place // 2,
        )
        if len(children) < 2:
            return
        place, found = place // 2, node_hash(*(child for (child,) in children))


def signed_by_another(cell: ProvenCell, text: str) -> str:
    """A checkpoint as somebody signs it who has another key, in the name of the log."""
    body = SignedCheckpoint.parse(text).note.body
    key = VerifierKey(f"jiheng/{cell.head.log_id}/scripted", OTHER_KEY.public_key().public_bytes_raw())
    return signed(body, key, OTHER_KEY.sign).text

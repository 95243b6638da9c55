"""Contents are kept under their own hash, never changed, and erased for good."""

import hashlib
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from infra.evidence import EvidenceStore
from infra.postgres.database import Database, Role
from tests.support.databases import FreshCell

CONTENT = b"%PDF-1.7 ..."
HASH = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """A cell without documents."""
    return fresh_cell()


@pytest.fixture
def store(cell: Database) -> Iterator[EvidenceStore]:
    """Its documents."""
    store = EvidenceStore(cell)
    yield store
    store.close()


def test_a_content_comes_back_as_it_was(store: EvidenceStore) -> None:
    store.keep("HHHT", HASH, CONTENT)
    store.keep("HHHT", HASH, CONTENT)
    assert store.find("HHHT", HASH) == CONTENT
    assert store.find("OTHER", HASH) is None


def test_what_is_held_is_told_without_the_contents(store: EvidenceStore) -> None:
    missing = f"sha256:{'0' * 64}"
    store.keep("HHHT", HASH, CONTENT)
    assert store.held("HHHT", [HASH, missing]) == {HASH}
    store.erase("HHHT", HASH)
    assert store.held("HHHT", [HASH, missing]) == set()


def test_a_content_under_another_hash_is_refused_by_the_database(store: EvidenceStore) -> None:
    with pytest.raises(errors.CheckViolation):
        store.keep("HHHT", "sha256:" + "0" * 64, CONTENT)


def test_what_was_erased_never_comes_back(store: EvidenceStore) -> None:
    store.keep("HHHT", HASH, CONTENT)
    store.erase("HHHT", HASH)
    store.erase("HHHT", HASH)
    store.keep("HHHT", HASH, CONTENT)
    assert store.find("HHHT", HASH) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE evidence SET content = 'x'",
        "UPDATE evidence SET office = 'X'",
        "DELETE FROM evidence",
        "TRUNCATE evidence",
    ],
)
def test_even_the_owner_changes_no_content(cell: Database, store: EvidenceStore, change: str) -> None:
    store.keep("HHHT", HASH, CONTENT)
    with psycopg.connect(cell.keys(Role.OWNER)) as owner, pytest.raises(errors.Error) as refused:
        owner.execute(change.encode())
    assert isinstance(refused.value, errors.RestrictViolation | errors.CheckViolation)

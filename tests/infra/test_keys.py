"""Personal texts are sealed for one person and one place, and forgotten for good."""

from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from domain.kernel.event import Sealed
from infra.keys import BoxMoved, KeyStore, PersonForgotten
from infra.postgres.database import Database, Role
from tests.support.databases import FreshCell

NAME = "envelope.actor.name"


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """A cell without any person."""
    return fresh_cell()


@pytest.fixture
def keys(cell: Database) -> Iterator[KeyStore]:
    """The key store of that cell."""
    store = KeyStore(cell)
    yield store
    store.close()


def test_what_is_sealed_can_be_read_in_its_place(keys: KeyStore) -> None:
    event = uuid4()
    sealed = keys.seal(event, NAME, "p-1", "张三")
    assert keys.unseal(event, NAME, sealed) == "张三"
    assert "张三" not in sealed.box


def test_the_same_text_is_never_sealed_into_the_same_box(keys: KeyStore) -> None:
    event = uuid4()
    assert keys.seal(event, NAME, "p-1", "张三").box != keys.seal(event, NAME, "p-1", "张三").box


def test_a_key_is_made_once_and_shared_by_all_stores(cell: Database, keys: KeyStore) -> None:
    other = KeyStore(cell)
    assert keys.key_of("p-1") == other.key_of("p-1")
    assert keys.key_of("p-1") != keys.key_of("p-2")
    other.close()


def test_a_box_moved_to_another_event_or_field_or_person_fails_loudly(keys: KeyStore) -> None:
    event = uuid4()
    sealed = keys.seal(event, NAME, "p-1", "张三")
    keys.key_of("p-2")
    with pytest.raises(BoxMoved):
        keys.unseal(uuid4(), NAME, sealed)
    with pytest.raises(BoxMoved):
        keys.unseal(event, "payload.name", sealed)
    with pytest.raises(BoxMoved):
        keys.unseal(event, NAME, Sealed(person="p-2", box=sealed.box))


def test_an_erased_person_is_forgotten_and_stays_so(keys: KeyStore) -> None:
    event = uuid4()
    sealed = keys.seal(event, NAME, "p-1", "张三")
    keys.erase("p-1")
    keys.erase("p-1")
    assert keys.unseal(event, NAME, sealed) is None
    with pytest.raises(PersonForgotten):
        keys.seal(event, NAME, "p-1", "张三")


def test_erasing_somebody_without_a_key_keeps_them_from_getting_one(keys: KeyStore) -> None:
    keys.erase("p-9")
    with pytest.raises(PersonForgotten):
        keys.key_of("p-9")


def test_another_process_forgets_within_its_memory(cell: Database, keys: KeyStore) -> None:
    forgetful = KeyStore(cell, remembered=0)
    event = uuid4()
    sealed = forgetful.seal(event, NAME, "p-1", "张三")
    keys.erase("p-1")
    assert forgetful.unseal(event, NAME, sealed) is None
    forgetful.close()


def test_a_person_that_is_erased_leaves_the_others_readable(keys: KeyStore) -> None:
    event = uuid4()
    kept = keys.seal(event, NAME, "p-2", "李四")
    keys.key_of("p-1")
    keys.erase("p-1")
    assert keys.unseal(event, NAME, kept) == "李四"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person_key SET key = decode(repeat('00', 32), 'hex'), erased_at = NULL",
        "UPDATE person_key SET person = 'p-2'",
        "DELETE FROM person_key",
        "TRUNCATE person_key",
    ],
)
@pytest.mark.parametrize("role", [Role.OWNER, Role.WRITER])
def test_a_key_cannot_be_changed_or_brought_back(
    cell: Database, keys: KeyStore, role: Role, statement: str
) -> None:
    keys.key_of("p-1")
    keys.erase("p-1")
    with (
        psycopg.connect(cell.keys(role)) as connection,
        pytest.raises((errors.InsufficientPrivilege, errors.RestrictViolation)),
    ):
        connection.execute(statement.encode())


@pytest.mark.parametrize("role", [Role.PROJECTOR, Role.READER])
def test_nobody_but_the_writer_sees_keys(cell: Database, role: Role) -> None:
    with psycopg.connect(cell.keys(role)) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"SELECT * FROM {cell.cell}_keys.person_key".encode())

"""The keys of persons: what was sealed for them can be read as long as their key is kept, and no longer."""

import os
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final, LiteralString
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg.rows import scalar_row

from domain.kernel.event import Sealed
from domain.kernel.refusal import Refusal
from infra.postgres.database import Database, Role
from infra.postgres.statements import Statements

_NONCE_BYTES: Final = 12
_KEY_BITS: Final = 256

_SELECT: Final[LiteralString] = "SELECT key FROM person_key WHERE person = %s"
_CREATE: Final[LiteralString] = (
    "INSERT INTO person_key (person, key) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING person"
)
_ERASE: Final[LiteralString] = (
    "INSERT INTO person_key (person, erased_at) VALUES (%s, clock_timestamp())"
    " ON CONFLICT (person) DO UPDATE SET key = NULL, erased_at = clock_timestamp()"
    " WHERE person_key.erased_at IS NULL RETURNING person"
)


class PersonForgotten(Refusal):
    """The person's key was erased: nothing can be sealed under it any more."""

    code = "PERSON_FORGOTTEN"
    zh = "该人员的密钥已销毁, 不能再以其名义记录。"
    en = "The key of this person has been erased; nothing can be recorded in their name any more."


class BoxMoved(Exception):
    """A sealed text does not open in its place: it was moved there, or altered."""


class KeyStore:
    """Seals and unseals personal texts under one key per person.

    A process remembers a key for ``remembered`` seconds: that long may it still show a name whose key
    another process has erased.  Backups made before an erasure hold the key and must go with it.
    Every method raises ``LogUnavailable``.
    """

    def __init__(self, database: Database, remembered: float = 30.0) -> None:
        settings = database.settings
        conninfo = database.keys(Role.WRITER)
        self._statements = Statements(conninfo, settings.pool_size, settings.connect_timeout)
        self._remembered = remembered
        self._known: dict[str, tuple[bytes, float]] = {}

    def key_of(self, person: str) -> bytes:
        """The key of ``person``, created when first asked for; raises ``PersonForgotten``."""
        key = self._find(person)
        if key is None:
            self._statements.fetch(_CREATE, (person, AESGCM.generate_key(_KEY_BITS)), scalar_row)
            key = self._find(person)
        if key is None:
            raise PersonForgotten
        return key

    def erase(self, person: str) -> None:
        """Destroy the key of ``person`` for good; whoever had none never gets one."""
        self._statements.fetch(_ERASE, (person,), scalar_row)
        self._known.pop(person, None)

    def seal(self, event_id: UUID, field: str, person: str, text: str) -> Sealed:
        """``text`` for ``field`` of one event, readable only there and with the key of ``person``."""
        nonce = os.urandom(_NONCE_BYTES)
        box = AESGCM(self.key_of(person)).encrypt(nonce, text.encode(), _place(event_id, field))
        return Sealed(person=person, box=urlsafe_b64encode(nonce + box).decode())

    def unseal(self, event_id: UUID, field: str, sealed: Sealed) -> str | None:
        """The text of ``field`` of an event, ``None`` once its person is forgotten; raises ``BoxMoved``."""
        key = self._find(sealed.person)
        if key is None:
            return None
        box = urlsafe_b64decode(sealed.box)
        try:
            text = AESGCM(key).decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], _place(event_id, field))
        except InvalidTag as error:
            msg = f"{field} of event {event_id}"
            raise BoxMoved(msg) from error
        return text.decode()

    def close(self) -> None:
        """Close all connections."""
        self._statements.close()

    def _find(self, person: str) -> bytes | None:
        key, until = self._known.get(person, (None, 0.0))
        if key is None or until < time.monotonic():
            key = next(iter(self._statements.fetch(_SELECT, (person,), scalar_row)), None)
            self._remember(person, key)
        return key

    def _remember(self, person: str, key: bytes | None) -> None:
        if key is None:
            self._known.pop(person, None)
        else:
            self._known[person] = key, time.monotonic() + self._remembered


def _place(event_id: UUID, field: str) -> bytes:
    return event_id.bytes + field.encode()

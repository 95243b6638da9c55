"""Records of reading, for tests of the read audit."""

from typing import Any, Final
from uuid import uuid4

import psycopg
from psycopg.sql import SQL, Identifier

from application.read_audit import Look, ObjectKind, ReadEntry, ReadOutcome, RoleThen
from infra.postgres.database import Database

ASSESSMENT: Final = uuid4()
READER: Final = uuid4()


def look(kind: ObjectKind = ObjectKind.ASSESSMENT, **given: Any) -> Look:
    """An assessment of the office A that was shown, unless something else is given."""
    told: dict[str, Any] = {"id": str(ASSESSMENT), "part": None, "office": "A", "subject": "U01"}
    told |= {"appeal": None, "position": 7, "effective_on": None, "outcome": ReadOutcome.SHOWN}
    return Look(kind=kind, **(told | given))


def entry(*objects: Look, **given: Any) -> ReadEntry:
    """Somebody of the office B who looks at something."""
    told: dict[str, Any] = {"person": str(READER), "office": "B", "unit": "U09", "language": "zh"}
    told |= {"roles": (RoleThen(role="AUDITOR", office="B"),), "channel": "API", "request_id": "r-12345678"}
    told |= {"operation": "", "document": None, "fields": ("assessment",), "purpose": None}
    return ReadEntry.of(objects=objects or (look(),), **(told | given))


def forget(database: Database) -> None:
    """Let nobody have looked at anything yet, as only a superuser can with the triggers off."""
    with psycopg.connect(database.log_dsn) as login:
        login.execute("SET session_replication_role = replica")
        login.execute(SQL("SET search_path = {}").format(Identifier(database.cell)))
        login.execute("DELETE FROM read_audit; DELETE FROM read_audit_head")

"""Noting what is read at the server itself, before it is told."""

import os
import pwd
from uuid import UUID

from api.bootstrap import System
from application.read_audit import Look, ObjectKind, ReadEntry, ReadOutcome
from infra.read_audit.store import note_at_once


def note_reading(
    system: System, command: str, kind: ObjectKind, key: UUID, position: int, part: str | None = None
) -> None:
    """Note that whoever runs a command looks at something; raises ``ReadAuditUnavailable``.

    Whoever works here sees the log of every office, so that every auditor may know of it.
    """
    look = Look(
        kind=kind,
        id=str(key),
        part=part,
        office=None,
        subject=None,
        appeal=None,
        position=position,
        effective_on=None,
        outcome=ReadOutcome.SHOWN,
    )
    entry = ReadEntry.of(
        person=f"account:{_account()}",
        office=None,
        unit=None,
        roles=(),
        channel="CLI",
        language=None,
        request_id=None,
        operation=command,
        document=None,
        fields=(),
        purpose=None,
        objects=(look,),
    )
    note_at_once(system.database, entry)


def _account() -> str:
    """The name of the account that the process runs as; its number where it has none."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)

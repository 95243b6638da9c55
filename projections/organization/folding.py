"""How offices and persons become rows."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from uuid import UUID

from domain.office.office import Office
from domain.office.state import OfficeState
from domain.person import Person, PersonState, RoleHeld
from projections.model import Model, put
from projections.organization.office_rows import (
    body_rows,
    external_body_rows,
    holding_rows,
    office_rows,
    performance_office_rows,
    post_rows,
    staff_rows,
    unit_rows,
)
from projections.organization.tables import (
    BODY,
    EXTERNAL_BODY,
    OFFICE,
    PERFORMANCE_OFFICE,
    PERSON,
    POST,
    POST_HELD,
    ROLE_HELD,
    STAFF,
    UNIT,
)
from projections.step import Step
from projections.table import Change, Row, Table

_OFFICE_ROWS: Final[tuple[tuple[Table, Callable[[OfficeState], Iterable[Row]]], ...]] = (
    (OFFICE, office_rows),
    (UNIT, unit_rows),
    (POST, post_rows),
    (POST_HELD, holding_rows),
    (BODY, body_rows),
    (PERFORMANCE_OFFICE, performance_office_rows),
    (STAFF, staff_rows),
    (EXTERNAL_BODY, external_body_rows),
)
"""What the state of an office says, table by table; nothing that was said ever leaves it."""


def office_changes(step: Step[OfficeState]) -> Iterator[Change]:
    """The rows that are not as they were before."""
    for table, rows in _OFFICE_ROWS:
        known = {} if step.before is None else {row[: table.key]: row for row in rows(step.before)}
        for row in rows(step.after):
            if known.get(row[: table.key]) != row:
                yield put(table, row, step.recorded.commit_position)


def person_changes(step: Step[PersonState]) -> Iterator[Change]:
    """The person, and the roles that changed."""
    person, position = step.recorded.stream, step.recorded.commit_position
    row = _person(person, step.after)
    if step.before is None or row != _person(person, step.before):
        yield put(PERSON, row, position)
    known = () if step.before is None else step.before.roles
    for number, held in enumerate(step.after.roles):
        if number >= len(known) or held != known[number]:
            yield put(ROLE_HELD, _role(person, number, held), position)


def _person(person: UUID, state: PersonState) -> Row:
    name = state.name
    places = [
        [since.isoformat(), place.office, place.unit, place.post] for since, place in state.places.entries
    ]
    return (person, state.office, places, name.person, name.box, state.key_erased)


def _role(person: UUID, number: int, held: RoleHeld) -> Row:
    return (person, number, held.role.value, held.office, held.since, held.until)


ORGANIZATION: Final = Model(
    name="organization",
    version=5,
    tables=(*(table for table, _ in _OFFICE_ROWS), PERSON, ROLE_HELD),
    folds={Office.NAME: office_changes, Person.NAME: person_changes},
)
"""The read model."""

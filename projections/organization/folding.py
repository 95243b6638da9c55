"""How offices and persons become rows."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.office import Office, OfficeState, Unit
from domain.person import Person, PersonState, RoleHeld
from projections.model import Model, put
from projections.organization.tables import OFFICE, PERSON, ROLE_HELD, UNIT
from projections.step import Step
from projections.table import Change, Row


def office_changes(step: Step[OfficeState]) -> Iterator[Change]:
    """The office once, and its units that changed."""
    position, after = step.recorded.commit_position, step.after
    if step.before is None:
        yield put(OFFICE, (after.code, after.name, after.level), position)
    known = {} if step.before is None else step.before.units
    for code, unit in after.units.items():
        if known.get(code) is not unit:
            yield put(UNIT, _unit(after.code, unit), position)


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


def _unit(office: str, unit: Unit) -> Row:
    return (office, unit.code, unit.name, unit.kind, unit.peer_group, unit.since)


def _person(person: UUID, state: PersonState) -> Row:
    name = state.name
    return (person, state.office, state.unit, state.post, name.person, name.box, state.key_erased)


def _role(person: UUID, number: int, held: RoleHeld) -> Row:
    return (person, number, held.role.value, held.office, held.since, held.until)


ORGANIZATION: Final = Model(
    name="organization",
    version=1,
    tables=(OFFICE, UNIT, PERSON, ROLE_HELD),
    folds={Office.NAME: office_changes, Person.NAME: person_changes},
)
"""The read model."""

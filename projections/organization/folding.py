"""How offices and persons become rows."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.office.office import Office
from domain.office.state import OfficeState, Unit
from domain.person import Person, PersonState, RoleHeld
from projections.model import Model, put
from projections.organization.tables import OFFICE, PERSON, ROLE_HELD, UNIT
from projections.step import Step
from projections.table import Change, Row


def office_changes(step: Step[OfficeState]) -> Iterator[Change]:
    """The office as it stands, and its units that changed."""
    position, after = step.recorded.commit_position, step.after
    row = _office(after)
    if step.before is None or row != _office(step.before):
        yield put(OFFICE, row, position)
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


def _office(state: OfficeState) -> Row:
    merger = state.merger
    return (
        state.code,
        state.level,
        state.superior,
        state.since,
        [[since.isoformat(), name] for since, name in state.names.entries],
        None if merger is None else merger.on,
        None if merger is None else merger.successor,
        None if merger is None else merger.document,
    )


def _unit(office: str, unit: Unit) -> Row:
    return (
        office,
        unit.code,
        unit.kind,
        unit.parent,
        unit.represents,
        unit.since,
        unit.until,
        unit.successor,
        [[form.since.isoformat(), form.name, form.peer_group] for form in unit.forms],
    )


def _person(person: UUID, state: PersonState) -> Row:
    name = state.name
    return (person, state.office, state.unit, state.post, name.person, name.box, state.key_erased)


def _role(person: UUID, number: int, held: RoleHeld) -> Row:
    return (person, number, held.role.value, held.office, held.since, held.until)


ORGANIZATION: Final = Model(
    name="organization",
    version=2,
    tables=(OFFICE, UNIT, PERSON, ROLE_HELD),
    folds={Office.NAME: office_changes, Person.NAME: person_changes},
)
"""The read model."""

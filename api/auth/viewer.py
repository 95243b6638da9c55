"""The viewer: who asks, and what the roles they hold today let them see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from api.auth.concealment import NOTHING_CONCEALED, Concealment, Judge, Sight
from api.auth.tokens import Unauthenticated
from application.actions import Action
from application.permissions import Own
from application.refusals import OutOfScope, RoleMissing
from application.rights import role_for, visibility
from domain.person import Role, RoleHeld, as_staff
from projections.appeal_docket.involvement import involvement
from projections.organization.queries import RoleRow, persons, roles, units_for
from projections.reading import Reading, Visible


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person, the unit they belong to, all roles they hold or held, and what is concealed from them.

    ``own_units`` are the units that are theirs by office: in another office the one that their own is there.
    """

    person: UUID
    office: str
    unit: str
    own_units: Mapping[str, str]
    roles: tuple[RoleHeld, ...]
    day: date
    concealment: Concealment = NOTHING_CONCEALED

    def visible(self, action: Action, sight: Sight | None = None) -> Visible:
        """The rows that the action lets this viewer see; with ``sight``, of rows that are about appeals."""
        found = visibility(action, roles=self._acting, own=self._own, day=self.day)
        visible = Visible(found.offices, found.units, found.staff, found.blocks)
        if sight is None:
            return visible
        return replace(visible, cases=self.concealment.cases, hidden=self.concealed(sight))

    def concealed(self, sight: Sight) -> frozenset[UUID]:
        """The appeals of which this viewer is shown nothing there."""
        return self.concealment.hidden(sight)

    def sees(self, action: Action, office: str | None, unit: str | None = None) -> bool:
        """Whether one row is among them."""
        visible = self.visible(action)
        return office in visible.offices or (unit is not None and (office, unit) in visible.units)

    def roles_at(self, office: str) -> list[Role]:
        """The roles held today in an office."""
        return [held.role for held in self.roles if held.office == office and held.holds_on(self.day)]

    def may(self, action: Action, office: str, unit: str | None) -> bool:
        """Whether this viewer holds a role for the action on a unit."""
        try:
            own = self._own(office)
            role_for(action, roles=self._acting, own=own, office=office, unit=unit, day=self.day)
        except (RoleMissing, OutOfScope):
            return False
        return True

    @property
    def _acting(self) -> tuple[RoleHeld, ...]:
        return (*self.roles, as_staff(self.office))

    def _own(self, office: str) -> Own:
        return Own(self.own_units.get(office), str(self.person))


async def viewer_of(reading: Reading, person: UUID, day: date) -> Viewer:
    """The viewer as the organization and the docket know them; raises ``Unauthenticated`` for a stranger."""
    found = await persons(reading, [person])
    if not found:
        raise Unauthenticated
    held, place = _held(await roles(reading, [person])), found[0].place(day)
    own_units = {place.office: place.unit}
    if any(each.office != place.office for each in held):
        for unit in await units_for(reading, place.office):
            if unit.stands_on(day):
                own_units[unit.office] = unit.code
    viewer = Viewer(person, place.office, place.unit, own_units, held, day)
    return replace(viewer, concealment=await _concealment(reading, viewer))


async def _concealment(reading: Reading, viewer: Viewer) -> Concealment:
    """What is concealed from a viewer, as of the reading."""
    offices = {held.office for held in viewer.roles if held.role is Role.COMMITTEE}
    committees = [office for office in offices if Role.COMMITTEE in viewer.roles_at(office)]
    parties = viewer.visible(Action.READ_APPEAL).units
    judge = Judge(
        str(viewer.person), viewer.own_units, committees, lambda office, subject: (office, subject) in parties
    )
    return judge.concealment(await involvement(reading, viewer.person, committees))


def _held(rows: Iterable[RoleRow]) -> tuple[RoleHeld, ...]:
    return tuple(RoleHeld(row.role, row.office, row.since, row.until) for row in rows)

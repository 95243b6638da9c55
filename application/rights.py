"""What the permissions give a person: the role to act under, the rows that may be read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from application.actions import IN_CHINESE, Action
from application.permissions import GRANTS, Own, Scope
from application.refusals import OutOfScope, RoleMissing
from domain.person import Role, RoleHeld


@dataclass(frozen=True, slots=True)
class Visibility:
    """The rows that may be read: whole offices, and single units or persons (as ``(office, subject)``).

    ``staff`` are units whose persons may be read, ``blocks`` units that may read whom they assess.
    """

    offices: frozenset[str]
    units: frozenset[tuple[str, str]]
    staff: frozenset[tuple[str, str]]
    blocks: frozenset[tuple[str, str]]

    def covers(self, office: str, unit: str | None) -> bool:
        """Whether a row of that office and unit is visible."""
        return office in self.offices or (unit is not None and (office, unit) in self.units)


def role_for(
    action: Action,
    *,
    roles: Iterable[RoleHeld],
    own: Own,
    office: str,
    unit: str | None,
    day: date,
) -> Role:
    """The role under which the action is allowed; raises ``RoleMissing`` or ``OutOfScope``.

    ``unit`` is the unit, or the person, that the action is about.  What everybody may do about themselves
    is no role as far as others are concerned.
    """
    held = [each for each in roles if each.holds_on(day)]
    names = {each.role for each in held}
    here = {each.role for each in held if each.office == office}
    fitting = [grant for grant in GRANTS[action] if grant.role in names]
    for grant in fitting:
        reached = grant.scope is Scope.OFFICE or (unit is not None and unit == own.within(grant.scope))
        if grant.role in here and reached:
            return grant.role
    if any(grant.scope is not Scope.OWN for grant in fitting):
        raise OutOfScope
    raise RoleMissing(zh=IN_CHINESE[action], en=action.value)


def visibility(
    action: Action, *, roles: Iterable[RoleHeld], own: Callable[[str], Own], day: date
) -> Visibility:
    """Every row that may be read under the roles held on ``day``; nothing by default.

    ``own`` tells what is the reader's own in an office.
    """
    reached: dict[Scope, set[tuple[str, str]]] = {scope: set() for scope in Scope}
    for held in roles:
        scopes = {grant.scope for grant in GRANTS[action] if grant.role is held.role and held.holds_on(day)}
        for scope in scopes:
            reached[scope].add((held.office, own(held.office).within(scope) or ""))
    return Visibility(
        offices=frozenset(office for office, _ in reached[Scope.OFFICE]),
        units=frozenset(reached[Scope.OWN_UNIT] | reached[Scope.OWN]),
        staff=frozenset(reached[Scope.OWN_STAFF]),
        blocks=frozenset(reached[Scope.OWN_BLOCK]),
    )

"""The desks of a demonstration over HTTP: anybody may sit down at any of them, without a password."""

from datetime import date
from typing import Any
from uuid import UUID

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.auth.local import LocalIssuer
from api.graphql.context import Runtime
from api.graphql.moments import taken
from api.http.problems import problem
from api.http.requests import current
from api.refusals import DesksClosed, NotFound
from domain.kernel.clock import local_date
from domain.person import RoleHeld
from projections.organization.queries import OfficeRow, PersonRow, offices, persons, roles, staff, units
from projections.reading import Reading


class Desks:
    """``GET /desks`` and ``POST /desks/{person}``; both are refused where real work may be done."""

    def __init__(self, runtime: Runtime) -> None:
        self._services = runtime.services

    async def all(self, _request: Request) -> Response:
        """Who there is, by office and unit: what each of them may do is the matter of their roles."""
        try:
            self._issuer()
            return _json({"desks": await self._desks()})
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())

    async def take(self, request: Request) -> Response:
        """A token that names the person at a desk."""
        try:
            return _json({"token": await self._token(request.path_params["person"])})
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())

    async def _token(self, person: UUID) -> str:
        issuer = self._issuer()
        if not await persons(await self._reading(), [person]):
            raise NotFound
        return issuer.issue(person)

    def _issuer(self) -> LocalIssuer:
        if self._services.desks is None:
            raise DesksClosed
        return self._services.desks

    async def _reading(self) -> Reading:
        snapshot = await taken(self._services)
        return Reading(self._services.reads, snapshot, snapshot.position)

    async def _desks(self) -> list[dict[str, Any]]:
        reading, day = await self._reading(), local_date(self._services.clock.now())
        return [desk for office in await offices(reading) for desk in await _desks_of(reading, office, day)]


async def _desks_of(reading: Reading, office: OfficeRow, day: date) -> list[dict[str, Any]]:
    people = await staff(reading, [office.code])
    names = {unit.code: unit.form(day).name for unit in await units(reading, [office.code])}
    held = await _roles_on(day, reading, people)
    desks = [
        {
            "person": str(each.person),
            "post": (place := each.place(day)).post,
            "unit": place.unit,
            "unitName": names.get(place.unit, place.unit),
            "office": office.code,
            "officeName": office.name(day),
            "roles": held[each.person],
        }
        for each in people
    ]
    return sorted(desks, key=lambda desk: (desk["unit"], desk["post"]))


async def _roles_on(day: date, reading: Reading, people: list[PersonRow]) -> dict[UUID, list[str]]:
    held: dict[UUID, list[str]] = {each.person: [] for each in people}
    for row in await roles(reading, list(held)):
        if RoleHeld(row.role, row.office, row.since, row.until).holds_on(day):
            held[row.person].append(row.role.value)
    return held


def _json(body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), headers={"Cache-Control": "no-store"}, media_type="application/json")

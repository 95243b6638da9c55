"""Loaders of what is in an office, by the office's code."""

from collections.abc import Mapping
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import each, every, grouped
from projections.meetings.queries import MeasureRow, measures_of
from projections.organization.bodies import (
    BodyRow,
    ExternalBodyRow,
    HoldingRow,
    PerformanceOfficeRow,
    PostRow,
    StaffRow,
    bodies,
    external_bodies,
    holdings,
    performance_offices,
    posts,
    staff_of,
)
from projections.organization.queries import OfficeRow, PersonRow, predecessors, staff
from projections.policies.queries import PolicyVersionRow, latest_policies
from projections.reading import Reading


class OfficeLoaders:
    """Everything that an office leads to besides its units."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.predecessors: DataLoader[str, list[OfficeRow]] = every(self._predecessors)
        self.posts: DataLoader[str, list[PostRow]] = every(self._posts)
        self.holdings: DataLoader[str, list[HoldingRow]] = every(self._holdings)
        self.bodies: DataLoader[str, list[BodyRow]] = every(self._bodies)
        self.persons: DataLoader[str, list[PersonRow]] = every(self._persons)
        self.places: DataLoader[str, list[PerformanceOfficeRow]] = every(self._places)
        self.staff: DataLoader[str, list[StaffRow]] = every(self._staff)
        self.external_bodies: DataLoader[str, list[ExternalBodyRow]] = every(self._external_bodies)
        self.meeting_measures: DataLoader[UUID, list[MeasureRow]] = every(self._meeting_measures)
        self.policies: DataLoader[str, PolicyVersionRow | None] = each(self._policies)

    async def _predecessors(self, codes: list[str]) -> Mapping[str, list[OfficeRow]]:
        return grouped(codes, await predecessors(self._reading, codes), lambda row: row.successor)

    async def _posts(self, codes: list[str]) -> Mapping[str, list[PostRow]]:
        return grouped(codes, await posts(self._reading, codes), lambda row: row.office)

    async def _holdings(self, codes: list[str]) -> Mapping[str, list[HoldingRow]]:
        return grouped(codes, await holdings(self._reading, codes), lambda row: row.office)

    async def _bodies(self, codes: list[str]) -> Mapping[str, list[BodyRow]]:
        return grouped(codes, await bodies(self._reading, codes), lambda row: row.office)

    async def _persons(self, codes: list[str]) -> Mapping[str, list[PersonRow]]:
        return grouped(codes, await staff(self._reading, codes), lambda row: row.office)

    async def _places(self, codes: list[str]) -> Mapping[str, list[PerformanceOfficeRow]]:
        return grouped(codes, await performance_offices(self._reading, codes), lambda row: row.office)

    async def _staff(self, codes: list[str]) -> Mapping[str, list[StaffRow]]:
        return grouped(codes, await staff_of(self._reading, codes), lambda row: row.office)

    async def _external_bodies(self, codes: list[str]) -> Mapping[str, list[ExternalBodyRow]]:
        return grouped(codes, await external_bodies(self._reading, codes), lambda row: row.office)

    async def _meeting_measures(self, ids: list[UUID]) -> Mapping[UUID, list[MeasureRow]]:
        return grouped(ids, await measures_of(self._reading, ids), lambda row: row.meeting)

    async def _policies(self, codes: list[str]) -> Mapping[str, PolicyVersionRow]:
        return {row.office: row for row in await latest_policies(self._reading, codes)}

"""Loaders of what is in an office, by the office's code."""

from collections.abc import Mapping

from strawberry.dataloader import DataLoader

from api.graphql.loading import every, grouped
from projections.organization.bodies import BodyRow, HoldingRow, PostRow, bodies, holdings, posts
from projections.organization.queries import OfficeRow, predecessors
from projections.reading import Reading


class OfficeLoaders:
    """Everything that an office leads to besides its units."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.predecessors: DataLoader[str, list[OfficeRow]] = every(self._predecessors)
        self.posts: DataLoader[str, list[PostRow]] = every(self._posts)
        self.holdings: DataLoader[str, list[HoldingRow]] = every(self._holdings)
        self.bodies: DataLoader[str, list[BodyRow]] = every(self._bodies)

    async def _predecessors(self, codes: list[str]) -> Mapping[str, list[OfficeRow]]:
        return grouped(codes, await predecessors(self._reading, codes), lambda row: row.successor)

    async def _posts(self, codes: list[str]) -> Mapping[str, list[PostRow]]:
        return grouped(codes, await posts(self._reading, codes), lambda row: row.office)

    async def _holdings(self, codes: list[str]) -> Mapping[str, list[HoldingRow]]:
        return grouped(codes, await holdings(self._reading, codes), lambda row: row.office)

    async def _bodies(self, codes: list[str]) -> Mapping[str, list[BodyRow]]:
        return grouped(codes, await bodies(self._reading, codes), lambda row: row.office)

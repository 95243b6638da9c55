"""Loaders of one moment: what many objects ask for one by one is fetched together, once."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.evaluation_loaders import EvaluationLoaders
from api.graphql.innovation_loaders import InnovationLoaders
from api.graphql.loading import each, every, grouped
from api.graphql.moments import Moment
from api.graphql.office_loaders import OfficeLoaders
from api.graphql.past_loaders import PastLoaders
from api.graphql.plan_loaders import PlanLoaders
from api.graphql.result_loaders import ResultLoaders
from api.graphql.trail_loaders import TrailLoaders
from api.graphql.workflow_loaders import WorkflowLoaders
from api.services import Streams
from domain.plan.version import PlanVersion
from projections.appeal_docket.hearings import hearings
from projections.appeal_docket.queries import appeals, appeals_against
from projections.appeal_docket.rows import AppealRow, HearingRow
from projections.items.queries import ItemRow, ScoringRow, items, scorings
from projections.organization.queries import (
    OfficeRow,
    PersonRow,
    RoleRow,
    UnitRow,
    offices,
    persons,
    roles,
    units,
)
from projections.plans.amendments import AmendmentRow, amendments_of
from projections.plans.queries import (
    PlanParts,
    PlanRow,
    PlanVersionRow,
    parts_of,
    plan_versions,
    plans,
    versions_of,
)
from projections.plans.rulebook import Rulebook
from projections.score_ledger.ledgers import Ledger, ledgers
from projections.score_ledger.queries import contributions
from projections.score_ledger.recomposing import breakdowns_at
from projections.standings.board import BoardLine
from projections.standings.effective import board_at, effective
from projections.standings.queries import StandingRow, standings
from projections.trail.item_lines import item_lines
from projections.trail.queries import TrailRow, effects, events


class Loaders:
    """Everything that an object of a moment leads to."""

    def __init__(self, moment: Moment, rulebook: Rulebook, streams: Streams) -> None:
        self._reading = moment.reading
        self._day = moment.effective_on
        self._rulebook = rulebook
        self.offices: DataLoader[str, OfficeRow | None] = each(self._offices)
        self.of_office = OfficeLoaders(moment.reading)
        self.of_innovation = InnovationLoaders(moment.reading)
        self.workflow = WorkflowLoaders(moment.reading)
        self.of_result = ResultLoaders(moment.reading)
        self.evaluation = EvaluationLoaders(moment.reading)
        self.of_plan = PlanLoaders(moment.reading)
        self.past = PastLoaders(moment, streams)
        self.units: DataLoader[tuple[str, str], UnitRow | None] = each(self._units)
        self.units_of: DataLoader[str, list[UnitRow]] = every(self._units_of)
        self.persons: DataLoader[UUID, PersonRow | None] = each(self._persons)
        self.roles: DataLoader[UUID, list[RoleRow]] = every(self._roles)
        self.plans: DataLoader[UUID, PlanRow | None] = each(self._plans)
        self.parts: DataLoader[UUID, PlanParts] = every(self._parts)
        self.plan_versions: DataLoader[tuple[UUID, int], PlanVersionRow | None] = each(self._plan_versions)
        self.versions_of: DataLoader[UUID, list[PlanVersionRow]] = every(self._versions_of)
        self.amendments: DataLoader[UUID, list[AmendmentRow]] = every(self._amendments)
        self.standings: DataLoader[UUID, StandingRow | None] = each(self._standings)
        self.boards: DataLoader[tuple[UUID, str], list[BoardLine]] = every(self._boards)
        self.rules: DataLoader[StandingRow, PlanVersion] = every(self._rules)
        self.ledgers: DataLoader[StandingRow, Ledger] = every(self._ledgers)
        self.work_kinds: DataLoader[UUID, Mapping[str, str]] = every(self._work_kinds)
        self.items: DataLoader[UUID, list[ItemRow]] = every(self._items)
        self.scorings: DataLoader[UUID, Mapping[str, ScoringRow]] = every(self._scorings)
        self.appeals: DataLoader[UUID, AppealRow | None] = each(self._appeals)
        self.appeals_against: DataLoader[UUID, list[AppealRow]] = every(self._appeals_against)
        self.hearings: DataLoader[UUID, HearingRow] = every(self._hearings)
        self.events: DataLoader[UUID, TrailRow | None] = each(self._events)
        self.effects: DataLoader[UUID, list[TrailRow]] = every(self._effects)
        self.of_trail = TrailLoaders(moment.reading)

    async def line(self, standing: StandingRow) -> BoardLine:
        """The place of a standing on the board of its whole peer group."""
        lines = await self.boards.load((standing.plan, standing.peer_group))
        return next(line for line in lines if line.standing.assessment == standing.assessment)

    async def as_effective(self, rows: Sequence[StandingRow]) -> list[StandingRow]:
        """Standings with the totals of the moment's day."""
        if self._day is None or not rows:
            return list(rows)
        return await effective(self._reading, self._rulebook, rows, self._day)

    async def _offices(self, _codes: list[str]) -> Mapping[str, OfficeRow]:
        return {row.code: row for row in await offices(self._reading)}

    async def _units(self, keys: list[tuple[str, str]]) -> Mapping[tuple[str, str], UnitRow]:
        rows = await units(self._reading, sorted({office for office, _ in keys}))
        return {(row.office, row.code): row for row in rows}

    async def _units_of(self, codes: list[str]) -> Mapping[str, list[UnitRow]]:
        return grouped(codes, await units(self._reading, codes), lambda row: row.office)

    async def _persons(self, ids: list[UUID]) -> Mapping[UUID, PersonRow]:
        return {row.person: row for row in await persons(self._reading, ids)}

    async def _roles(self, ids: list[UUID]) -> Mapping[UUID, list[RoleRow]]:
        return grouped(ids, await roles(self._reading, ids), lambda row: row.person)

    async def _plans(self, ids: list[UUID]) -> Mapping[UUID, PlanRow]:
        return {row.plan: row for row in await plans(self._reading, ids)}

    async def _parts(self, ids: list[UUID]) -> Mapping[UUID, PlanParts]:
        return await parts_of(self._reading, ids)

    async def _plan_versions(self, keys: list[tuple[UUID, int]]) -> Mapping[tuple[UUID, int], PlanVersionRow]:
        rows = await plan_versions(self._reading, keys)
        return {(row.version.plan, row.version.number): row for row in rows}

    async def _versions_of(self, ids: list[UUID]) -> Mapping[UUID, list[PlanVersionRow]]:
        return grouped(ids, await versions_of(self._reading, ids), lambda row: row.version.plan)

    async def _amendments(self, ids: list[UUID]) -> Mapping[UUID, list[AmendmentRow]]:
        return await amendments_of(self._reading, ids)

    async def _standings(self, ids: list[UUID]) -> Mapping[UUID, StandingRow]:
        rows = await self.as_effective(await standings(self._reading, ids))
        return {row.assessment: row for row in rows}

    async def _boards(self, keys: list[tuple[UUID, str]]) -> Mapping[tuple[UUID, str], list[BoardLine]]:
        return {key: await board_at(self._reading, self._rulebook, *key, self._day) for key in keys}

    async def _rules(self, rows: list[StandingRow]) -> Mapping[StandingRow, PlanVersion]:
        rules = await self._rulebook.rules(self._reading, [row.rules for row in rows])
        return {row: rules[row.rules].plan for row in rows}

    async def _ledgers(self, rows: list[StandingRow]) -> Mapping[StandingRow, Ledger]:
        if self._day is None:
            stored = await ledgers(self._reading, [row.assessment for row in rows])
            return {row: stored[row.assessment] for row in rows}
        rules = await self._rulebook.rules(self._reading, [row.rules for row in rows])
        by_assessment = {row.assessment: rules[row.rules] for row in rows}
        recomposed = await breakdowns_at(self._reading, by_assessment, self._day)
        told = await item_lines(self._reading, list(by_assessment), self._day)
        lines = grouped(list(by_assessment), told, lambda line: line.assessment)
        return {row: Ledger(tuple(recomposed[row.assessment].leaves), lines[row.assessment]) for row in rows}

    async def _work_kinds(self, ids: list[UUID]) -> Mapping[UUID, Mapping[str, str]]:
        found = await contributions(self._reading, ids, self._day)
        return {
            assessment: {row.contribution.item: row.work_kind for row in rows if row.work_kind is not None}
            for assessment, rows in found.items()
        }

    async def _items(self, ids: list[UUID]) -> Mapping[UUID, list[ItemRow]]:
        return grouped(ids, await items(self._reading, ids, self._day), lambda row: row.assessment)

    async def _scorings(self, ids: list[UUID]) -> Mapping[UUID, Mapping[str, ScoringRow]]:
        found = grouped(ids, await scorings(self._reading, ids), lambda row: row.assessment)
        return {assessment: {row.item: row for row in rows} for assessment, rows in found.items()}

    async def _appeals(self, ids: list[UUID]) -> Mapping[UUID, AppealRow]:
        return {row.appeal: row for row in await appeals(self._reading, ids)}

    async def _appeals_against(self, ids: list[UUID]) -> Mapping[UUID, list[AppealRow]]:
        rows = await appeals_against(self._reading, ids)
        self.appeals.prime_many({row.appeal: row for row in rows})
        return grouped(ids, rows, lambda row: row.assessment)

    async def _hearings(self, ids: list[UUID]) -> Mapping[UUID, HearingRow]:
        return await hearings(self._reading, ids)

    async def _events(self, ids: list[UUID]) -> Mapping[UUID, TrailRow]:
        return {row.event_id: row for row in await events(self._reading, ids)}

    async def _effects(self, ids: list[UUID]) -> Mapping[UUID, list[TrailRow]]:
        rows = await effects(self._reading, ids)
        self.events.prime_many({row.event_id: row for row in rows})
        return grouped(ids, rows, lambda row: row.causation_id)

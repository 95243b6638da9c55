"""Where two moments put everybody of a peer group, and whose doing each place was."""

from collections.abc import Sequence
from typing import Self

import strawberry

from api.graphql.boards import LeaderboardPlace
from api.graphql.compared import Compared
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.event_pages import shown
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.moments import Moment, ReadAt
from api.graphql.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    Page,
    connection,
    counted,
    edges_of,
    page_of,
    sliced,
)
from domain.comparison.movement import (
    Crossing,
    Movement,
    Presence,
    crossings,
    grade_alone,
)
from domain.policy.grades import Grade
from projections.standings.board import BoardLine
from projections.standings.effective import grading


@strawberry.type(description="Somebody who got above a subject, or fell from above it.")
class RankCrossing:
    """A crossing."""

    compared: strawberry.Private[Compared]
    by: strawberry.Private[str]
    subject: str = strawberry.field(description="Who did: the code of the unit, the id of the person.")
    change: int = strawberry.field(description="1: got above; -1: fell from above.")

    @resolver("The events that moved the score whose doing it was, as far as you may see them.")
    async def events(self, info: Info) -> list[Event]:
        """The events, in the order of the log."""
        return await self.compared.scoring(info.context, [self.by])


@strawberry.type(description="A part of the movement of a rank.")
class RankPart:
    """A part: all of it the doing of one, or each crossing that of who crossed."""

    compared: strawberry.Private[Compared]
    doer: strawberry.Private[str | None]
    found: strawberry.Private[Sequence[Crossing]]
    change: int = strawberry.field(description="Places down, or up where it is negative.")

    @resolver("The events that moved the scores whose doing it was, as far as you may see them.")
    async def events(self, info: Info) -> list[Event]:
        """The events, in the order of the log."""
        crossed = [each.subject for each in self.found]
        return await self.compared.scoring(info.context, crossed if self.doer is None else [self.doer])

    @resolver("Who got above the subject and who fell from above it, by code: they sum to the part.")
    async def crossings(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[RankCrossing]:
        """The crossings."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        rows = sliced(self.found, page, _crossed, str)
        return connection(rows, self.compared.span.end, self._crossing, _crossed, counted(self.found))

    def _crossing(self, found: Crossing) -> RankCrossing:
        return RankCrossing(
            compared=self.compared,
            by=self.doer or found.subject,
            subject=found.subject,
            change=found.change,
        )


@strawberry.type(description="A provisional grade at two moments; null where it was not on the board.")
class GradeDiff:
    """A difference of grades."""

    compared: strawberry.Private[Compared]
    subject: strawberry.Private[str]
    before: Grade | None = strawberry.field(graphql_type=ENUMS[Grade] | None)
    after: Grade | None = strawberry.field(graphql_type=ENUMS[Grade] | None)

    @resolver(
        "The grade that its own points and vetoes alone would have given it: what differs from `after` the"
        " others did, by taking places among the excellent or leaving them.",
        ENUMS[Grade] | None,
    )
    async def alone(self, info: Info) -> Grade | None:
        """The grade."""
        return await self._alone(info.context)

    @resolver(
        "The events on the scores and vetoes whose doing it was, as far as you may see them: its own where"
        " `alone` is another grade than before; where `after` is another one than `alone`, those of who"
        " crossed it or was regraded."
    )
    async def events(self, info: Info) -> list[Event]:
        """The events, in the order of the log."""
        alone = await self._alone(info.context)
        by = {self.subject} if alone != self.before else set()
        if self.after != alone:
            by |= self._others()
        return shown(info.context, await self.compared.moving(info.context, by), self.compared.span.end)

    async def _alone(self, context: Context) -> Grade | None:
        if self.before is None or self.after is None:
            return None
        compared, reading = self.compared, self.compared.span.start.reading
        rows = [line.standing for line in compared.lines_before.values()]
        policy = await grading(reading, context.runtime.rulebook, rows)
        return grade_alone(self.subject, compared.before, compared.after, policy)

    def _others(self) -> set[str]:
        before, after = self.compared.before, self.compared.after
        regraded = {
            each
            for each in {*before, *after}
            if each not in before or each not in after or before[each].grade != after[each].grade
        }
        crossed = crossings(self.subject, before, after).others
        return (regraded | {each.subject for each in crossed}) - {self.subject}


@strawberry.type(description="Where two moments put a subject, and whose doing it was.")
class StandingMove:
    """A movement."""

    compared: strawberry.Private[Compared]
    movement: strawberry.Private[Movement]
    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    presence: Presence = strawberry.field(graphql_type=ENUMS[Presence])
    before: LeaderboardPlace | None
    after: LeaderboardPlace | None
    change: int | None = strawberry.field(
        description="Places down, or up where it is negative: the own part and that of the others."
    )
    grade: GradeDiff

    @resolver("What its own points did, measured against where the others stood before.")
    def own(self) -> RankPart | None:
        """The own part; null for who was not on both boards."""
        if self.movement.own is None:
            return None
        found = crossings(self.subject, self.compared.before, self.compared.after).own
        return RankPart(compared=self.compared, doer=self.subject, found=found, change=self.movement.own)

    @resolver("What the points of the others did: whatever is not its own part.")
    def others(self) -> RankPart | None:
        """The part of the others; null for who was not on both boards."""
        if self.movement.others is None:
            return None
        found = crossings(self.subject, self.compared.before, self.compared.after).others
        return RankPart(compared=self.compared, doer=None, found=found, change=self.movement.others)

    @classmethod
    def of(cls, movement: Movement, compared: Compared) -> Self:
        """The movement of the domain."""
        subject, before, after = movement.subject, movement.before, movement.after
        return cls(
            compared=compared,
            movement=movement,
            subject=subject,
            presence=movement.presence,
            before=_place(compared.lines_before.get(subject), compared.span.start),
            after=_place(compared.lines_after.get(subject), compared.span.end),
            change=movement.change,
            grade=GradeDiff(
                compared=compared,
                subject=subject,
                before=None if before is None else before.grade,
                after=None if after is None else after.grade,
            ),
        )


@strawberry.type(description="The movements of a peer group: in the order of the later board.")
class StandingsDiff(Connection[StandingMove]):
    """A page of movements."""

    start: ReadAt = strawberry.field(name="from", description="Where the earlier board was read.")
    end: ReadAt = strawberry.field(name="to", description="Where the later board was read.")


def standings_diff(compared: Compared, page: Page, moment: Moment) -> StandingsDiff:
    """A page of the movements, walked at the moment that was asked for."""
    everybody = list(compared.movements.values())
    rows = sliced(everybody, page, _moved, str)
    edges, info = edges_of(rows, moment, lambda each: StandingMove.of(each, compared), _moved)
    return StandingsDiff(
        edges=edges,
        page_info=info,
        moment=moment,
        count=counted(everybody),
        start=ReadAt(moment=compared.span.start),
        end=ReadAt(moment=compared.span.end),
    )


def _place(line: BoardLine | None, moment: Moment) -> LeaderboardPlace | None:
    return None if line is None else LeaderboardPlace.of(line, moment)


def _moved(each: Movement) -> tuple[str]:
    return (each.subject,)


def _crossed(each: Crossing) -> tuple[str]:
    return (each.subject,)

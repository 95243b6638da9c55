"""Appeals (申诉): what is contested, where it stands, and how it was decided."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.auth.viewer import Viewer
from api.graphql.appeal_actions import AppealAction, actions_on
from api.graphql.appeal_decisions import DecidedVote
from api.graphql.appeal_steps import AppealDueDate, AppealStep
from api.graphql.assessed import AssessedPerson, person_in
from api.graphql.case_files import CaseFileContent
from api.graphql.contested_items import ContestedItem, contested_items
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.event_filter import EventFilter
from api.graphql.event_pages import trail_page
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.hearings import (
    AppealFinding,
    AppealLetter,
    AppealStatement,
    CaseFile,
    Exhibit,
    HearingBench,
    OpenedVote,
)
from api.graphql.ids import Kind
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.told_files import told_case_file
from api.graphql.units import Unit
from application.actions import Action
from domain.appeal.stage import AppealStage
from domain.appeal.state import AppealStatus
from projections.appeal_docket.rows import AppealRow, HearingRow
from projections.trail.queries import TrailFilter

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(
    description="An appeal against an assessment.  Who might judge it and has not declared"
    " (`declareConflict`) sees its heading; what else there is of it is null."
)
class Appeal(Node):
    """An appeal; ``content`` is null where only its heading may be seen."""

    KIND = Kind.APPEAL

    row: strawberry.Private[AppealRow]
    content: strawberry.Private[AppealRow | None]
    office: str
    year: int
    number: int = strawberry.field(description="In the office's register of the year: 1, 2, 3, without gaps.")
    status: AppealStatus = strawberry.field(graphql_type=ENUMS[AppealStatus])
    stage: AppealStage = strawberry.field(graphql_type=ENUMS[AppealStage])
    subject: str = strawberry.field(description="The code of the unit that appeals, the id of the person.")
    filed_on: date
    statement: str | None = strawberry.field(description="Null before you declare.")
    items: list[ContestedItem] | None = strawberry.field(description="Null before you declare.")
    window_until: date | None = strawberry.field(
        description="The last day of the window when it was filed; null: the annual result was not public."
    )
    late_reason: str | None = strawberry.field(description="Why it was filed out of time, where it was.")
    due: list[AppealDueDate] = strawberry.field(description="What is to be done next, by when.")
    paused_on: date | None = strawberry.field(description="Since when its clock stands still.")

    @classmethod
    def of(cls, row: AppealRow, moment: Moment, context: Context) -> Self:
        """The appeal of a row, as far as the viewer may see it."""
        content = None if row.appeal in context.viewer.concealed(Sight.CONTENT) else row
        return cls(
            key=row.appeal,
            moment=moment,
            row=row,
            content=content,
            office=row.office,
            year=row.year,
            number=row.number,
            status=row.status,
            stage=row.stage,
            subject=row.subject,
            filed_on=row.steps[0].day,
            statement=None if content is None else content.statement,
            items=None if content is None else contested_items(content, moment),
            window_until=None if content is None else content.window_until,
            late_reason=None if content is None else content.late_reason,
            due=[AppealDueDate.of(each, row.paused_on, context.viewer.day) for each in row.due],
            paused_on=row.paused_on,
        )

    def about(self) -> About:
        """Whose it is."""
        return About(self.key, self.office, self.subject, self.key)

    async def hearing(self, context: Context) -> HearingRow | None:
        """How it was heard; ``None`` where only its heading may be seen."""
        return None if self.content is None else await context.loaders(self.moment).hearings.load(self.key)

    @resolver("The unit that appeals, or that of the person who does.")
    async def unit(self, info: Info) -> Unit | None:
        """The unit."""
        row = await info.context.loaders(self.moment).units.load((self.office, self.row.unit))
        return None if row is None else Unit.of(row, self.moment)

    @resolver("The person who appeals against an assessment of their own; null where a unit does.")
    async def person(self, info: Info) -> AssessedPerson | None:
        """The person."""
        is_unit = self.subject == self.row.unit
        return None if is_unit else await person_in(info.context, self.subject, self.moment)

    @resolver("Who hears it.")
    def bench(self) -> HearingBench:
        """The bench."""
        return HearingBench.of(self.row, self.moment)

    @resolver("What happened to it, in order; null before you declare.")
    def steps(self) -> list[AppealStep] | None:
        """The steps."""
        return (
            None
            if self.content is None
            else [AppealStep.of(each, self.moment) for each in self.content.steps]
        )

    @resolver("What the parties and the working group said and handed in, in order; null before you declare.")
    async def statements(self, info: Info) -> list[AppealStatement] | None:
        """The statements."""
        heard = await self.hearing(info.context)
        return None if heard is None else [AppealStatement.of(each) for each in heard.statements]

    @resolver("What the working group's report that stands found, item by item; null before you declare.")
    def findings(self) -> list[AppealFinding] | None:
        """The findings."""
        return None if self.content is None else [AppealFinding.of(each) for each in self.content.findings]

    @resolver("The case files, by number; null before you declare.")
    async def case_files(self, info: Info) -> list[CaseFile] | None:
        """The files."""
        heard = await self.hearing(info.context)
        return None if heard is None else [CaseFile.of(each) for each in heard.case_files]

    @resolver("What a case file holds, the newest by default; null where there is none of that number.")
    async def case_file(self, info: Info, number: int | None = None) -> CaseFileContent | None:
        """The content."""
        heard = await self.hearing(info.context)
        told = await told_case_file(info.context.services, self.moment, self.key, heard, number)
        return None if told is None else CaseFileContent.of(told, self.moment)

    @resolver("The letters that told of the decision, by number; null before you declare.")
    async def letters(self, info: Info) -> list[AppealLetter] | None:
        """The letters."""
        heard = await self.hearing(info.context)
        return None if heard is None else [AppealLetter.of(each) for each in heard.letters]

    @resolver("What parties supposed, by number; null before you declare.")
    async def exhibits(self, info: Info) -> list[Exhibit] | None:
        """The exhibits."""
        heard = await self.hearing(info.context)
        return (
            None
            if heard is None
            else [Exhibit.of(each, self.row.assessment, self.moment) for each in heard.exhibits]
        )

    @resolver("The mutations about it: whether each is open to you now, and why not.")
    async def allowed_actions(self, info: Info) -> list[AppealAction]:
        """The actions, whatever moment is read: as of the end of the log."""
        return await actions_on(info.context, self.key)

    @resolver("The votes of every round whose ballots were opened; null before you declare.")
    async def votes(self, info: Info) -> list[OpenedVote] | None:
        """The votes."""
        heard = await self.hearing(info.context)
        return None if heard is None else [OpenedVote.of(each, self.moment) for each in heard.votes]

    @resolver("What the ballots of the last round decided, once they were opened; null before you declare.")
    async def decided(self, info: Info) -> list[DecidedVote] | None:
        """What was decided; an item for which there was no majority is left out."""
        if self.content is None:
            return None
        found = await info.context.loaders(self.moment).past.decided.load(self.key)
        return [DecidedVote.of(each) for each in found]

    @resolver("Whether a second person approved what the bench decided; null before you declare.")
    def endorsed(self) -> bool | None:
        """Whether somebody did."""
        return None if self.content is None else self.content.endorsed_by is not None

    @resolver(
        "The items that the ruling sent back and that are not decided again yet; null before you declare."
    )
    def remitted(self) -> list[str] | None:
        """Their references."""
        return None if self.content is None else list(self.content.remitted)

    @resolver("The assessment that it contests.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        assessment = None if self.content is None else self.content.assessment
        found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, assessment, self.moment)
        return found

    @resolver("The events that the ruling ordered, in the same commit; null before you declare.")
    async def effects(self, info: Info) -> list[Event] | None:
        """The effects that the viewer may see."""
        if self.content is None:
            return None
        links = [info.context.linked(Kind.EVENT, event, self.moment) for event in self.content.effects]
        return [each for each in await asyncio.gather(*links) if each is not None]

    @resolver("Every event of it and of what it contests, oldest first; null before you declare.")
    async def trail(
        self,
        info: Info,
        filter: EventFilter | None = None,  # noqa: A002 - the word of the schema
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Event] | None:
        """The trail; to whom only the case is open, the steps of the case."""
        context = info.context
        page = page_of(context.services.log_id, first, after, last, before)
        where = self.trail_filter(context, filter or EventFilter())
        return None if where is None else await trail_page(context, "appeal", self, where, page)

    def trail_filter(self, context: Context, asked: EventFilter) -> TrailFilter | None:
        """What of its trail is asked for and open to the viewer; ``None`` where only its heading is."""
        if self.content is None:
            return None
        where = asked.trail(context, context.visible(Action.READ_TRAIL, Sight.TRAIL))
        of_the_case = where.stream in {None, self.key}
        if of_the_case and not context.viewer.sees(Action.READ_TRAIL, self.office, self.subject):
            return replace(where, stream=self.key, visible=None)
        return where


async def appeal_of(context: Context, appeal: UUID, moment: Moment) -> Appeal | None:
    """An appeal, if there is one that the viewer may see."""
    row = await context.loaders(moment).appeals.load(appeal)
    return None if row is None or not _may_see(context.viewer, row) else Appeal.of(row, moment, context)


def _may_see(viewer: Viewer, row: AppealRow) -> bool:
    """Whether anything of an appeal may be seen: the rule of ``MAY_SEE_CASE`` for a single one."""
    if row.appeal in viewer.concealed(Sight.DOCKET):
        return False
    return row.appeal in viewer.concealment.cases or viewer.sees(Action.READ_APPEAL, row.office, row.subject)

"""The analysis of a quarter (季度分析): what was lost where, as data."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.moments import Moment, ReadAt
from api.graphql.scalars import Position
from api.graphql.workflow import Alarm
from application.actions import Action
from application.analysis import must_be_quarter_of
from domain.analysis import figures, values
from domain.analysis.analysis import analysed
from domain.assessment.fault import FaultKind, FaultStatus
from domain.meeting.state import MeetingKind
from projections.analysis.queries import ReportRow, facts_on, report_on
from projections.plans.queries import PlanRow
from projections.standings.queries import groups
from projections.standings.visibility import may_see


@strawberry.type(description="Points of a quarter: full = got + lost + open + leftOut.")
class QuarterFigures:
    """Figures."""

    full: Decimal
    got: Decimal = strawberry.field(description="May exceed the full marks where the method allows.")
    lost: Decimal
    open: Decimal = strawberry.field(description="Full marks of periods without a confirmed result.")
    left_out: Decimal = strawberry.field(description="Full marks of what does not apply.")
    rate: Decimal | None = strawberry.field(description="Got in percent of what was assessed.")

    @classmethod
    def of(cls, found: figures.Figures) -> Self:
        """The figures of the domain."""
        return cls(
            full=found.full,
            got=found.got,
            lost=found.lost,
            open=found.open,
            left_out=found.left_out,
            rate=found.rate,
        )

    @classmethod
    def maybe(cls, found: figures.Figures | None) -> Self | None:
        """The same, where there are any."""
        return None if found is None else cls.of(found)


@strawberry.type(description="An indicator or a section of a subject in the quarter.")
class AnalysisLine:
    """A line."""

    code: str
    name: str
    section: str | None = strawberry.field(description="That of an indicator; null for a section.")
    target: Decimal | None = strawberry.field(description="The target of an indicator, where it has one.")
    now: QuarterFigures
    before: QuarterFigures | None = strawberry.field(description="The quarter before, within the year.")
    mean: Decimal | None = strawberry.field(description="What the assessed of the peer group got on average.")
    best: Decimal | None = strawberry.field(description="The most that any of them got.")

    @classmethod
    def of(cls, found: values.Line) -> Self:
        """The line of the domain."""
        return cls(
            code=found.code,
            name=found.name,
            section=found.section,
            target=found.target,
            now=QuarterFigures.of(found.now),
            before=QuarterFigures.maybe(found.before),
            mean=found.mean,
            best=found.best,
        )


@strawberry.type(description="A fault found in a period of the quarter.")
class AnalysisFault:
    """A fault."""

    ref: str
    indicator: str
    period: str
    kind: FaultKind = strawberry.field(graphql_type=ENUMS[FaultKind])
    status: FaultStatus = strawberry.field(graphql_type=ENUMS[FaultStatus])
    text: str


@strawberry.type(description="What a unit is still to do when the quarter ends.")
class AnalysisMeasure:
    """A measure."""

    source: str = strawberry.field(description="SELF_CHECK or MEETING.")
    reference: str = strawberry.field(description="Quarter and indicator, or meeting and measure.")
    text: str
    due_on: date


@strawberry.type(description="A subject in the quarter: in all, against the quarter before, and its peers.")
class AnalysisSubject:
    """A subject."""

    subject: str = strawberry.field(description="The code of the unit, the id of the person.")
    peer_group: str
    total: Decimal = strawberry.field(description="Points got, with the quarter's bonuses and deductions.")
    before_total: Decimal | None
    now: QuarterFigures
    before: QuarterFigures | None
    bonus: Decimal = strawberry.field(description="Of items of the quarter, before the caps of the year.")
    deduction: Decimal
    rank: int = strawberry.field(description="Competition rank by the quarter's total.")
    peers: int = strawberry.field(description="How many the peer group has.")
    mean: Decimal = strawberry.field(description="The mean of the peer group's totals.")
    best: Decimal
    sections: list[AnalysisLine]
    indicators: list[AnalysisLine]
    losses: list[str] = strawberry.field(description="The indicators that lost most, the biggest loss first.")
    faults: list[AnalysisFault]
    alarms: list[Alarm]
    measures: list[AnalysisMeasure]

    @classmethod
    def of(cls, found: values.SubjectAnalysis) -> Self:
        """The subject of the domain."""
        return cls(
            subject=found.subject,
            peer_group=found.peer_group,
            total=found.total,
            before_total=found.before_total,
            now=QuarterFigures.of(found.now),
            before=QuarterFigures.maybe(found.before),
            bonus=found.bonus,
            deduction=found.deduction,
            rank=found.rank,
            peers=found.peers,
            mean=found.mean,
            best=found.best,
            sections=[AnalysisLine.of(each) for each in found.sections],
            indicators=[AnalysisLine.of(each) for each in found.indicators],
            losses=list(found.losses),
            faults=[AnalysisFault(**each.model_dump()) for each in found.faults],
            alarms=[Alarm(**each.model_dump()) for each in found.alarms],
            measures=[AnalysisMeasure(**each.model_dump()) for each in found.measures],
        )


@strawberry.type(description="A meeting about the quarter.")
class AnalysisMeeting:
    """A meeting."""

    number: int
    kind: MeetingKind = strawberry.field(graphql_type=ENUMS[MeetingKind])
    held_on: date
    missed_by_head: bool = strawberry.field(
        description="Whether the head of the performance office was absent from a bureau meeting."
    )
    minutes: str | None


@strawberry.type(description="The report on a quarter as it was issued.")
class AnalysisReport:
    """A report."""

    border: Position = strawberry.field(description="Ask with asOf this position for the data it is of.")
    digest: str = strawberry.field(description="SHA-256 over the data at the border.")
    issued_on: date
    due_on: date
    late: bool

    @classmethod
    def of(cls, row: ReportRow) -> Self:
        """The report of a row."""
        return cls(
            border=Position(row.border),
            digest=row.digest,
            issued_on=row.issued_on,
            due_on=row.due_on,
            late=row.issued_on > row.due_on,
        )


@strawberry.type(description="The analysis of a quarter under a plan, as the data stand where it is read.")
class QuarterlyAnalysis:
    """The analysis."""

    moment: strawberry.Private[Moment]
    quarter: str
    digest: str = strawberry.field(description="SHA-256 over all of it, also over what you may not see.")
    report: AnalysisReport | None = strawberry.field(description="Null: it has not been issued.")
    subjects: list[AnalysisSubject] = strawberry.field(
        description="Those that you may see, by peer group and code; peers' figures are of the whole group."
    )
    meetings: list[AnalysisMeeting] = strawberry.field(description="Those that you may see.")

    @resolver("Where it was read.")
    def as_of(self) -> ReadAt:
        """The moment."""
        return ReadAt(moment=self.moment)


async def visible_analysis(
    context: Context, plan: PlanRow, quarter: str, moment: Moment
) -> tuple[values.QuarterAnalysis, str] | None:
    """What the viewer may see of the analysis of a quarter, and the digest of all of it."""
    must_be_quarter_of(plan.year, quarter)
    rows = await groups(moment.reading, plan.plan)
    visible = context.visible(Action.READ_ASSESSMENT)
    seen = {row.subject for row in rows if may_see(visible, row)}
    if not seen and plan.office not in visible.offices:
        return None
    rulebook = context.runtime.rulebook
    facts = await facts_on(moment.reading, rulebook, plan, rows, quarter, moment.effective_on)
    found = analysed(facts)
    meetings = context.viewer.sees(Action.READ_MEETING, plan.office)
    return _limited(found, seen, meetings=meetings), found.digest


async def quarterly_analysis(
    context: Context, plan: PlanRow, quarter: str, moment: Moment
) -> QuarterlyAnalysis | None:
    """The analysis as far as the viewer may see it; nothing where they see nobody."""
    if (found := await visible_analysis(context, plan, quarter, moment)) is None:
        return None
    analysis, digest = found
    report = await report_on(moment.reading, plan.plan, quarter)
    return QuarterlyAnalysis(
        moment=moment,
        quarter=quarter,
        digest=digest,
        report=None if report is None else AnalysisReport.of(report),
        subjects=[AnalysisSubject.of(each) for each in analysis.subjects],
        meetings=[AnalysisMeeting(**each.model_dump()) for each in analysis.meetings],
    )


def _limited(
    analysis: values.QuarterAnalysis, seen: Collection[str], *, meetings: bool
) -> values.QuarterAnalysis:
    subjects = tuple(each for each in analysis.subjects if each.subject in seen)
    return analysis.model_copy(
        update={"subjects": subjects, "meetings": analysis.meetings if meetings else ()}
    )

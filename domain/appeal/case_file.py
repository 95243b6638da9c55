"""The content of a case file (案卷): derived from the log at a border, by anybody and in one way only."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, Self
from uuid import UUID

from domain.appeal.bench import BarredBecause
from domain.appeal.case_rules import ItemRule, RuleBook, rule_of
from domain.appeal.case_trail import By, ScoredStep, TrailLine, trail_of, worth_of
from domain.appeal.hearing_record import Finding, Party
from domain.appeal.investigation import InvestigationReported
from domain.appeal.state import AppealState, ContestedItem
from domain.appeal.statements import StatementKind, said_in
from domain.assessment.wholes import is_placement
from domain.kernel.digest import canonical_digest
from domain.kernel.event import ContentHash, Event
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.grades import Grade
from domain.result.state import ResultState
from domain.scoring.breakdown import Breakdown, Leaf, LeafKind, LeafState

SeatKind = Literal["CHAIR", "MEMBER", "INVESTIGATOR"]
"""合议组组长、合议组成员、调查人员."""


class CaseSummary(Value):
    """Whose appeal it is, when it was filed, and what it says in words."""

    office: str
    year: int
    number: int
    subject: str
    unit: str
    filed_on: date
    window: date | None
    late_reason: str | None
    statement: str


class ScoreLine(Value):
    """A leaf of the score."""

    path: str
    kind: LeafKind
    item: str | None
    points: Points
    stated: Points
    state: LeafState

    @classmethod
    def of(cls, leaf: Leaf) -> Self:
        """The line of a leaf."""
        _, kind, points, stated, state, item, _ = leaf
        return cls(path=leaf.path, kind=kind, item=item, points=points, stated=stated, state=state)


class Score(Value):
    """A total with the leaves that sum to it."""

    total: Points
    provisional_total: Points
    lines: tuple[ScoreLine, ...]

    @classmethod
    def of(cls, score: Breakdown) -> Self:
        """The score of a breakdown."""
        lines = tuple(ScoreLine.of(each) for each in score.leaves)
        return cls(total=score.total, provisional_total=score.provisional_total, lines=lines)


class BoardPlace(Value):
    """Where the newest official board puts the subject: among how many, with how many excellent places."""

    edition: int
    total: Points
    rank: int
    grade: Grade
    members: int
    places: int


class CaseItem(Value):
    """A contested item: the rule it was scored by, what it was worth when filed and is now, and its trail."""

    contested: ContestedItem
    rule: ItemRule | None
    place: BoardPlace | None
    worth_filed: Points | None
    worth_now: Points | None
    trail: tuple[TrailLine, ...]


class CaseStatement(Value):
    """What a party said or handed in; a report that was replaced or is void does not stand."""

    version: int
    kind: StatementKind
    party: Party
    text: str
    findings: tuple[Finding, ...]
    evidence: tuple[ContentHash, ...]
    late: bool
    stands: bool
    by: By


class CaseMember(Value):
    """Who hears the appeal, by id: whether they declared, are barred, and signed the report that stands."""

    person: UUID
    seat: SeatKind
    declared: bool
    barred: BarredBecause | None
    signed: bool


class CaseContent(Value):
    """All that a case file holds; ``digest`` is over all of it, canonically written."""

    summary: CaseSummary
    filed: Score
    now: Score
    items: tuple[CaseItem, ...]
    statements: tuple[CaseStatement, ...]
    bench: tuple[CaseMember, ...]

    @property
    def digest(self) -> str:
        """SHA-256 (sha256:…)."""
        return canonical_digest(self.model_dump(mode="json"))


class CaseSources(NamedTuple):
    """What the log says up to the border.

    That are the events of the appeal and what they come to, the steps of its assessment, the rules, and the
    result of its peer group.
    """

    events: Sequence[Event]
    appeal: AppealState
    steps: Sequence[ScoredStep]
    book: RuleBook
    result: ResultState | None


def content_of(sources: CaseSources) -> CaseContent:
    """The case file of an appeal."""
    filed, now = _before_filing(sources), sources.steps[-1]
    return CaseContent(
        summary=_summary(sources.appeal, now.after.year),
        filed=Score.of(filed.score),
        now=Score.of(now.score),
        items=tuple(_item(each, filed, sources) for each in sources.appeal.items),
        statements=tuple(_statements(sources)),
        bench=tuple(_members(sources.appeal)),
    )


def _before_filing(sources: CaseSources) -> ScoredStep:
    """The last step of the assessment before the appeal was filed: filing marks what it contests."""
    appeal, steps = sources.events[0].originator_id, sources.steps
    marked = (at for at, each in enumerate(steps) if getattr(each.event, "appeal", None) == appeal)
    return steps[next(marked, len(steps)) - 1]


def _summary(appeal: AppealState, year: int) -> CaseSummary:
    return CaseSummary(
        office=appeal.office,
        year=year,
        number=appeal.number,
        subject=appeal.subject,
        unit=appeal.unit,
        filed_on=appeal.filed_on,
        window=appeal.window,
        late_reason=appeal.late_reason,
        statement=appeal.statement,
    )


def _item(contested: ContestedItem, filed: ScoredStep, sources: CaseSources) -> CaseItem:
    ref, now = contested.item, sources.steps[-1]
    return CaseItem(
        contested=contested,
        rule=rule_of(ref, now.after, sources.book),
        place=_place(sources) if is_placement(ref) else None,
        worth_filed=worth_of(ref, filed.after, filed.score),
        worth_now=worth_of(ref, now.after, now.score),
        trail=tuple(trail_of(ref, sources.steps)),
    )


def _place(sources: CaseSources) -> BoardPlace | None:
    result = sources.result
    if result is None or not result.is_official:
        return None
    if (line := result.board.line(sources.appeal.subject)) is None:
        return None
    return BoardPlace(
        edition=result.edition,
        total=line.total,
        rank=line.rank,
        grade=line.grade,
        members=len(result.board.lines),
        places=result.board.places,
    )


def _statements(sources: CaseSources) -> Iterator[CaseStatement]:
    reports = [each.originator_version for each in sources.events if isinstance(each, InvestigationReported)]
    outdated = reports[:-1] if sources.appeal.hearing.report else reports
    for event in sources.events:
        if (said := said_in(event)) is not None:
            yield CaseStatement(
                version=event.originator_version,
                kind=said.kind,
                party=said.party,
                text=said.text,
                findings=getattr(event, "findings", ()),
                evidence=said.evidence,
                late=said.late,
                stands=event.originator_version not in outdated,
                by=By.of(event),
            )


def _members(appeal: AppealState) -> Iterator[CaseMember]:
    bench = appeal.bench
    for place, person in enumerate(bench.seats):
        yield _member(person, "MEMBER" if place else "CHAIR", appeal)
    for person in bench.investigators:
        yield _member(person, "INVESTIGATOR", appeal)


def _member(person: UUID, seat: SeatKind, appeal: AppealState) -> CaseMember:
    bench, report = appeal.bench, appeal.hearing.report
    return CaseMember(
        person=person,
        seat=seat,
        declared=person in bench.declared,
        barred=bench.barred.get(person),
        signed=report is not None and person in report.signed,
    )

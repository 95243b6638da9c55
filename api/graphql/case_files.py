"""The content of a case file, side by side per contested item, and how it differs from the one before."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.case_rules import CaseRule
from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.hearings import AppealFinding
from api.graphql.ids import Kind, global_id
from api.graphql.labels import Label
from api.graphql.moments import Moment
from api.graphql.scalars import Position
from api.graphql.told_files import ToldCaseFile
from api.labels import LABELS_OF_ANY_SHAPE
from domain.appeal import case_differences, case_file, case_trail
from domain.appeal.bench import BarredBecause
from domain.appeal.case_differences import CaseChange, CasePart
from domain.appeal.case_file import SeatKind
from domain.appeal.hearing_record import Party
from domain.appeal.statements import StatementKind
from domain.assessment.ground import Ground
from domain.policy.grades import Grade
from domain.scoring.breakdown import LeafKind, LeafState
from projections.evidence.queries import EvidenceState


@strawberry.type(description="A document that is cited, by content, and whether that is there today.")
class CaseEvidence:
    """A citation."""

    hash: str
    state: EvidenceState = strawberry.field(graphql_type=ENUMS[EvidenceState])
    path: str | None = strawberry.field(description="Where to fetch it; null where it is not there.")

    @classmethod
    def all(cls, hashes: Iterable[str], told: ToldCaseFile) -> list[Self]:
        """The citations of these hashes."""
        return [
            cls(
                hash=each,
                state=told.evidence[each],
                path=f"/evidence/{told.office}/{each}" if told.evidence[each] == "PRESENT" else None,
            )
            for each in hashes
        ]


@strawberry.type(description="Who decided, in which role, and when; never a name.")
class CaseBy:
    """An author."""

    actor: str
    role: str
    unit: str | None
    decided_at: datetime
    effective_on: date

    @classmethod
    def of(cls, by: case_trail.By) -> Self:
        """The author of the domain."""
        return cls(**by.model_dump())


@strawberry.type(description="A leaf of a score.")
class CaseScoreLine:
    """A leaf."""

    path: str
    kind: LeafKind = strawberry.field(graphql_type=ENUMS[LeafKind])
    item: str | None
    points: Decimal
    stated: Decimal
    state: LeafState = strawberry.field(graphql_type=ENUMS[LeafState])


@strawberry.type(description="A total with the leaves that sum to it.")
class CaseScore:
    """A score."""

    total: Decimal
    provisional_total: Decimal
    lines: list[CaseScoreLine]

    @classmethod
    def of(cls, score: case_file.Score) -> Self:
        """The score of the domain."""
        return cls(
            total=score.total,
            provisional_total=score.provisional_total,
            lines=[CaseScoreLine(**each.model_dump()) for each in score.lines],
        )


@strawberry.type(description="Where the newest official board puts the subject.")
class CasePlace:
    """A place."""

    edition: int
    total: Decimal
    rank: int
    grade: Grade = strawberry.field(graphql_type=ENUMS[Grade])
    members: int
    places: int = strawberry.field(description="How many may be excellent.")


@strawberry.type(description="An event about an item: who, when, why, on what evidence, before and after.")
class CaseTrailLine:
    """A line."""

    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]
    version: int = strawberry.field(description="Its place in the history of the assessment.")
    what: str = strawberry.field(description="What happened: a topic without the version of its shape.")
    since_filing: bool = strawberry.field(description="Whether it happened with the filing or after it.")
    item: str
    by: CaseBy
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    evidence: list[CaseEvidence]
    points: Decimal | None = strawberry.field(description="Those that the event states.")
    worth_before: Decimal | None = strawberry.field(description="What the item was worth by itself.")
    worth_after: Decimal | None
    total_before: Decimal = strawberry.field(description="What the whole assessment came to.")
    total_after: Decimal

    @classmethod
    def of(cls, line: case_trail.TrailLine, told: ToldCaseFile, moment: Moment) -> Self:
        """The line of the domain."""
        plain = line.model_dump(exclude={"event", "by", "evidence"})
        return cls(
            key=line.event,
            moment=moment,
            since_filing=line.version >= told.contested_at,
            by=CaseBy.of(line.by),
            evidence=CaseEvidence.all(line.evidence, told),
            **plain,
        )

    @resolver("What that is called.")
    def label(self) -> Label:
        """The label."""
        return Label.of(LABELS_OF_ANY_SHAPE[self.what])

    @resolver("The event, where you may see it.")
    async def event(self, info: Info) -> Event | None:
        """The event."""
        found: Event | None = await info.context.linked(Kind.EVENT, self.key, self.moment)
        return found


@strawberry.type(
    description="A contested item: the rule, what it was worth when it was filed and is, its trail."
)
class CaseItem:
    """An item."""

    item: str
    ground: Ground = strawberry.field(graphql_type=ENUMS[Ground])
    statement: str
    remedy: str
    rule: CaseRule | None
    place: CasePlace | None = strawberry.field(description="Of a contested grade or rank.")
    worth_filed: Decimal | None
    worth_now: Decimal | None
    trail: list[CaseTrailLine]

    @classmethod
    def of(cls, item: case_file.CaseItem, told: ToldCaseFile, moment: Moment) -> Self:
        """The item of the domain."""
        return cls(
            **item.contested.model_dump(),
            rule=None if item.rule is None else CaseRule.of(item.rule),
            place=None if item.place is None else CasePlace(**item.place.model_dump()),
            worth_filed=item.worth_filed,
            worth_now=item.worth_now,
            trail=[CaseTrailLine.of(each, told, moment) for each in item.trail],
        )


@strawberry.type(description="What a party said or handed in, up to the border.")
class CaseStatement:
    """A statement."""

    kind: StatementKind = strawberry.field(graphql_type=ENUMS[StatementKind])
    party: Party = strawberry.field(graphql_type=ENUMS[Party])
    text: str
    findings: list[AppealFinding]
    evidence: list[CaseEvidence]
    late: bool = strawberry.field(description="Whether it came after a case file was frozen.")
    stands: bool = strawberry.field(description="False: a report that was replaced, or is void.")
    by: CaseBy

    @classmethod
    def of(cls, statement: case_file.CaseStatement, told: ToldCaseFile) -> Self:
        """The statement of the domain."""
        return cls(
            kind=statement.kind,
            party=statement.party,
            text=statement.text,
            findings=[AppealFinding(**each.model_dump()) for each in statement.findings],
            evidence=CaseEvidence.all(statement.evidence, told),
            late=statement.late,
            stands=statement.stands,
            by=CaseBy.of(statement.by),
        )


@strawberry.type(description="Who heard the appeal up to the border.")
class CaseSeat:
    """A seat."""

    person: strawberry.ID
    seat: SeatKind = strawberry.field(graphql_type=ENUMS[SeatKind])
    declared: bool
    barred: BarredBecause | None = strawberry.field(graphql_type=ENUMS[BarredBecause] | None)
    signed: bool

    @classmethod
    def of(cls, member: case_file.CaseMember, moment: Moment) -> Self:
        """The member of the domain."""
        person = global_id(Kind.PERSON, moment.snapshot.log_id, member.person)
        return cls(person=strawberry.ID(person), **member.model_dump(exclude={"person"}))


@strawberry.type(description="A field that says something else than before; values of values by their path.")
class CaseFieldChange:
    """A field."""

    name: str
    before: str | None
    after: str | None


@strawberry.type(description="A part that was added, changed or removed since the case file before.")
class CaseDifference:
    """A difference."""

    part: CasePart = strawberry.field(graphql_type=ENUMS[CasePart])
    key: str = strawberry.field(description="Which item, leaf, line, statement or person.")
    change: CaseChange = strawberry.field(graphql_type=ENUMS[CaseChange])
    fields: list[CaseFieldChange]

    @classmethod
    def of(cls, found: case_differences.Difference) -> Self:
        """The difference of the domain."""
        part, key, change, fields = found
        return cls(
            part=part, key=key, change=change, fields=[CaseFieldChange(**each._asdict()) for each in fields]
        )


@strawberry.type(
    description="What a case file holds: what the log says at its border, checked against its digest."
)
class CaseFileContent:
    """A content."""

    number: int
    border: Position
    digest: str
    filed: CaseScore = strawberry.field(description="The score right before the appeal was filed.")
    now: CaseScore = strawberry.field(description="The score at the border.")
    items: list[CaseItem]
    statements: list[CaseStatement]
    bench: list[CaseSeat]
    differences: list[CaseDifference] = strawberry.field(
        description="From the case file before; none of the first."
    )

    @classmethod
    def of(cls, told: ToldCaseFile, moment: Moment) -> Self:
        """The content of a case file."""
        content = told.content
        return cls(
            number=told.file.number,
            border=told.file.border,
            digest=told.file.digest,
            filed=CaseScore.of(content.filed),
            now=CaseScore.of(content.now),
            items=[CaseItem.of(each, told, moment) for each in content.items],
            statements=[CaseStatement.of(each, told) for each in content.statements],
            bench=[CaseSeat.of(each, moment) for each in content.bench],
            differences=[CaseDifference.of(each) for each in told.differences],
        )

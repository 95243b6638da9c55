"""How an appeal is heard: the bench, what the parties said, the report, the case files, the votes."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from api.graphql.moments import AsOf, Moment
from api.graphql.scalars import Position
from api.graphql.simulations import Simulation, simulation_seen
from domain.appeal.bench import BarredBecause
from domain.appeal.hearing_record import Party
from domain.appeal.statements import StatementKind
from domain.assessment.ruled import Outcome
from domain.what_if.hypotheses import HYPOTHESIS
from projections.appeal_docket.rows import (
    AppealRow,
    CaseFileRow,
    ExhibitRow,
    LetterRow,
    OpenedVoteRow,
    StatementRow,
)


@strawberry.type(description="Somebody who hears an appeal, by post.")
class HearingMember:
    """A member of the bench or the working group."""

    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]
    declared: bool = strawberry.field(description="Whether they declared that nothing binds them.")
    barred: BarredBecause | None = strawberry.field(
        graphql_type=ENUMS[BarredBecause] | None, description="Why they take no part; null: they do."
    )
    voted: bool = strawberry.field(description="Whether they cast a ballot in this round.")
    signed: bool = strawberry.field(description="Whether they signed the report that stands.")

    @classmethod
    def of(cls, person: UUID, row: AppealRow, moment: Moment) -> Self:
        """The member of a row."""
        return cls(
            key=person,
            moment=moment,
            declared=person in row.declared,
            barred=row.barred.get(person),
            voted=person in row.voted,
            signed=person in row.signed,
        )

    @resolver("Whom `recuseMember` and `replaceMember` name so.")
    def person(self) -> strawberry.ID:
        """The person's global id."""
        return strawberry.ID(global_id(Kind.PERSON, self.moment.snapshot.log_id, self.key))

    @resolver("The post, which names no person.")
    async def post(self, info: Info) -> str | None:
        """The post on the day of the moment."""
        return await _post(info, self.key, self.moment)


@strawberry.type(description="The bench of an appeal; its working group investigates.")
class HearingBench:
    """A bench."""

    seats: list[HearingMember] = strawberry.field(description="Those who decide, the chair's first.")
    investigators: list[HearingMember]
    round: int = strawberry.field(description="The round of voting; 0: none yet.")

    @classmethod
    def of(cls, row: AppealRow, moment: Moment) -> Self:
        """The bench of a row."""
        return cls(
            seats=[HearingMember.of(each, row, moment) for each in row.seats],
            investigators=[HearingMember.of(each, row, moment) for each in row.investigators],
            round=row.voting_round,
        )


@strawberry.type(description="What a party said or handed in.")
class AppealStatement:
    """A statement."""

    kind: StatementKind = strawberry.field(graphql_type=ENUMS[StatementKind])
    party: Party = strawberry.field(graphql_type=ENUMS[Party])
    text: str
    evidence: list[str] = strawberry.field(description="Content hashes.")
    late: bool = strawberry.field(description="Whether it came after a case file was frozen.")
    actor_role: str
    actor_unit: str | None
    decided_at: datetime

    @classmethod
    def of(cls, row: StatementRow) -> Self:
        """The statement of a row."""
        return cls(
            kind=row.kind,
            party=row.party,
            text=row.text,
            evidence=list(row.evidence),
            late=row.late,
            actor_role=row.actor_role,
            actor_unit=row.actor_unit,
            decided_at=row.decided_at,
        )


@strawberry.type(description="What the working group found about an item, and proposes to rule.")
class AppealFinding:
    """A finding."""

    item: str
    found: str
    proposal: Outcome = strawberry.field(graphql_type=ENUMS[Outcome])
    points: Decimal | None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The finding that was stored."""
        points = None if stored["points"] is None else Decimal(stored["points"])
        return cls(item=stored["item"], found=stored["found"], proposal=stored["proposal"], points=points)


@strawberry.type(description="A hypothesis as it was filed.")
class FiledHypothesis:
    """A hypothesis."""

    kind: str = strawberry.field(description="REPLACE_POINTS, VOID_ITEM, APPLY_RULING, LIFT_VETO …")
    about: str = strawberry.field(description="The item or veto, or the number of a version.")
    outcome: Outcome | None = strawberry.field(graphql_type=ENUMS[Outcome] | None)
    points: Decimal | None

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The hypothesis that was stored."""
        points = stored.get("points")
        about = next(stored[name] for name in ("item", "veto", "number") if name in stored)
        return cls(
            kind=stored["kind"],
            about=str(about),
            outcome=stored.get("outcome"),
            points=None if points is None else Decimal(points),
        )


@strawberry.type(description="A numbered case file: what the log says of the appeal at a border.")
class CaseFile:
    """A case file."""

    number: int
    border: Position
    template: int = strawberry.field(description="The version of the template that tells what is in it.")
    digest: str = strawberry.field(description="sha256:… over what is in it.")
    frozen_on: date

    @classmethod
    def of(cls, row: CaseFileRow) -> Self:
        """The file of a row."""
        return cls(
            number=row.number,
            border=Position(row.border),
            template=row.template,
            digest=row.digest,
            frozen_on=row.day,
        )


@strawberry.type(description="A letter that told the parties of the decision (裁定书).")
class AppealLetter:
    """A letter."""

    number: int
    issued_on: date
    template: int = strawberry.field(description="The version of the template that it is written by.")
    digest_zh: str = strawberry.field(description="sha256:… over the page in Chinese.")
    digest_en: str = strawberry.field(description="sha256:… over the page in English.")
    correction: str | None = strawberry.field(description="What it puts right of the letters before.")

    @classmethod
    def of(cls, row: LetterRow) -> Self:
        """The letter of a row."""
        return cls(
            number=row.number,
            issued_on=row.day,
            template=row.template,
            digest_zh=row.digest_zh,
            digest_en=row.digest_en,
            correction=row.correction,
        )


@strawberry.type(description="What a party supposed (测算附件), with the digest of what would come of it.")
class Exhibit:
    """An exhibit."""

    number: int
    party: Party = strawberry.field(graphql_type=ENUMS[Party])
    note: str
    border: Position = strawberry.field(description="Where it was supposed: simulate there for the whole.")
    hypotheses: list[FiledHypothesis] = strawberry.field(description="What was supposed.")
    digest: str = strawberry.field(description="The `baseDigest` of the assessment once it is really so.")
    base_digest: str
    filed_on: date
    row: strawberry.Private[ExhibitRow]
    assessment: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: ExhibitRow, assessment: UUID, moment: Moment) -> Self:
        """The exhibit of a row."""
        return cls(
            row=row,
            assessment=assessment,
            moment=moment,
            number=row.number,
            party=row.party,
            note=row.note,
            border=Position(row.border),
            hypotheses=[FiledHypothesis.of(each) for each in row.hypotheses],
            digest=row.digest,
            base_digest=row.base_digest,
            filed_on=row.day,
        )

    @resolver(
        "The whole of it, simulated again where it was supposed; null where you may not see the assessment"
        " and the board of its group."
    )
    async def simulation(self, info: Info) -> Simulation | None:
        """The simulation, of which the digests are those of the exhibit."""
        supposed = [HYPOTHESIS.validate_json(json.dumps(each)) for each in self.row.hypotheses]
        there = await info.context.moment(AsOf(position=Position(self.row.border)))
        return await simulation_seen(info.context, self.assessment, supposed, there)


@strawberry.type(description="How a member voted on an item, told once the ballots of the round were opened.")
class OpenedVote:
    """A vote."""

    round: int
    member: strawberry.ID
    item: str
    outcome: Outcome = strawberry.field(graphql_type=ENUMS[Outcome])
    points: Decimal | None
    reason: str
    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: OpenedVoteRow, moment: Moment) -> Self:
        """The vote of a row."""
        return cls(
            key=row.member,
            moment=moment,
            round=row.round,
            member=strawberry.ID(global_id(Kind.PERSON, moment.snapshot.log_id, row.member)),
            item=row.item,
            outcome=row.outcome,
            points=row.points,
            reason=row.reason,
        )

    @resolver("The post of the member, which names no person.")
    async def post(self, info: Info) -> str | None:
        """The post on the day of the moment."""
        return await _post(info, self.key, self.moment)


async def _post(info: Info, person: UUID, moment: Moment) -> str | None:
    row = await info.context.loaders(moment).persons.load(person)
    return None if row is None else row.place(moment.effective_on).post

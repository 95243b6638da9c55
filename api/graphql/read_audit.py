"""Who looked at what (查阅留痕), as auditors are told."""

from datetime import date, datetime
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.organization import Person
from api.graphql.scalars import Position
from application.read_audit import Look, ObjectKind, ReadFilter, ReadOutcome, ReadRecord
from domain.kernel.event import Channel


@strawberry.type(description="A role that a reader held on the day.")
class ReaderRole:
    """A role."""

    role: str
    office: str


@strawberry.type(description="One object looked at, as it stood at a position.")
class ReadObject:
    """An object."""

    kind: ObjectKind = strawberry.field(graphql_type=ENUMS[ObjectKind])
    id: str = strawberry.field(description="The key in its global id, a document's hash, or a list's name.")
    part: str | None = strawberry.field(description="What of it: the number of a paper, a peer group.")
    office: str | None
    subject: str | None
    position: Position
    effective_on: date | None
    outcome: ReadOutcome = strawberry.field(graphql_type=ENUMS[ReadOutcome])

    @classmethod
    def of(cls, look: Look) -> Self:
        """The object of a look."""
        return cls(
            kind=look.kind,
            id=look.id,
            part=look.part,
            office=look.office,
            subject=look.subject,
            position=Position(look.position),
            effective_on=look.effective_on,
            outcome=look.outcome,
        )


@strawberry.type(name="ReadRecord", description="Somebody who looked at something, or tried to.")
class ReadRecordType:
    """A record, with the objects that its auditor may know of."""

    moment: strawberry.Private[Moment]
    record: strawberry.Private[ReadRecord]
    sequence: Position = strawberry.field(description="Its number in the read audit, without gaps.")
    read_at: datetime = strawberry.field(description="By the clock of the database.")
    hash: str = strawberry.field(description="sha256:… over it and the hash of the record before.")
    person: str = strawberry.field(
        description="The reader's own id, or account:<name> for whoever works at the server itself."
    )
    office: str | None = strawberry.field(description="The reader's; so is the unit.")
    unit: str | None
    roles: list[ReaderRole]
    channel: Channel = strawberry.field(graphql_type=ENUMS[Channel])
    language: str | None
    request_id: str | None
    operation: str = strawberry.field(description="The name of the operation, the address or the command.")
    document: str | None = strawberry.field(description="The hash of the GraphQL document.")
    fields: list[str] = strawberry.field(description="What the document asks for.")
    purpose: str | None = strawberry.field(description="Why, as the reader said: the header Jiheng-Purpose.")
    objects: list[ReadObject]

    @classmethod
    def of(cls, record: ReadRecord, where: ReadFilter, moment: Moment) -> Self:
        """The record as far as its auditor may see it."""
        entry = record.entry
        return cls(
            moment=moment,
            record=record,
            sequence=Position(record.sequence),
            read_at=record.read_at,
            hash=f"sha256:{record.hash.hex()}",
            person=entry.person,
            office=entry.office,
            unit=entry.unit,
            roles=[ReaderRole(role=each.role, office=each.office) for each in entry.roles],
            channel=entry.channel,
            language=entry.language,
            request_id=entry.request_id,
            operation=entry.operation,
            document=entry.document,
            fields=list(entry.fields),
            purpose=entry.purpose,
            objects=[ReadObject.of(each) for each in entry.objects if where.shows(each)],
        )

    @resolver("The reader, where you may see the person.")
    async def reader(self, info: Info) -> Person | None:
        """The person."""
        if self.record.entry.channel != "API":
            return None
        key = UUID(self.record.entry.person)
        found: Person | None = await info.context.linked(Kind.PERSON, key, self.moment)
        return found

"""The query for who looked at what."""

from datetime import datetime
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.looks import About
from api.graphql.pages import After, Before, Connection, First, Last, connection, page_of, trimmed
from api.graphql.read_audit import ReadRecordType
from application.actions import Action
from application.read_audit import ObjectKind, ReadFilter, ReadOutcome


@strawberry.input(name="ReadAuditFilter", description="Which records: all that is given must hold.")
class ReadAuditFilter:
    """A filter over records."""

    person: str | None = strawberry.field(default=None, description="The reader's own id.")
    object: str | None = strawberry.field(
        default=None, description="Its global id, the key in it, or the hash of a document."
    )
    kind: ObjectKind | None = strawberry.field(default=None, graphql_type=ENUMS[ObjectKind] | None)
    outcome: ReadOutcome | None = strawberry.field(default=None, graphql_type=ENUMS[ReadOutcome] | None)
    office: str | None = strawberry.field(default=None, description="Whose objects were looked at.")
    purpose: str | None = strawberry.field(default=None, description="A part of what the reader said.")
    read_from: datetime | None = None
    read_till: datetime | None = None

    def where(self, context: Context) -> ReadFilter:
        """The filter of the read audit, limited to what the viewer may see."""
        return ReadFilter(
            offices=sorted(context.visible(Action.READ_READ_AUDIT).offices),
            reader=str(context.viewer.person),
            hidden=sorted(context.viewer.concealed(Sight.TRAIL)),
            person=self.person,
            object=None if self.object is None else _key(context, self.object),
            kind=self.kind,
            outcome=self.outcome,
            office=self.office,
            purpose=self.purpose,
            read_from=self.read_from,
            read_till=self.read_till,
        )


@strawberry.type
class ReadAuditQueries:
    """Who looked at what."""

    @resolver("Who looked at what of the offices that you audit, oldest first; others than you.")
    async def read_audit(
        self,
        info: Info,
        filter: ReadAuditFilter | None = None,  # noqa: A002 - the word of the schema
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[ReadRecordType]:
        """The records that the viewer may see."""
        context = info.context
        page = page_of(context.services.log_id, first, after, last, before)
        start, end = page.keys(int)
        moment = await context.moment(walk=page.walk)
        where = (filter or ReadAuditFilter()).where(context)
        for office in where.offices:
            moment.saw(ObjectKind.READ_AUDIT, About(context.services.log_id, office))
        records = await context.services.read_audit.page(
            where,
            limit=page.size + 1,
            after=start and start[0],
            before=end and end[0],
            backward=page.backward,
        )
        return connection(
            trimmed(records, page),
            moment,
            lambda record: ReadRecordType.of(record, where, moment),
            lambda record: (record.sequence,),
            lambda: context.services.read_audit.count(where),
        )


def _key(context: Context, given: str) -> str:
    """An object as it is noted: by hash or key; raises ``IdMalformed`` or ``IdOfAnotherLog``."""
    if given.startswith("sha256:"):
        return given
    try:
        return str(UUID(given))
    except ValueError:
        return str(context.node_of(given)[1])

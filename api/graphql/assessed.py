"""Assessed persons: post and unit in clear, the name as far as it may be seen and still can be."""

from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.names import HIDDEN, PERSON_FIELD, Box, PersonalName
from api.graphql.organization import may_see_person
from projections.organization.queries import PersonRow
from projections.standings.queries import StandingRow


@strawberry.type(description="A person who is assessed: the post, and the name where it may be seen.")
class AssessedPerson:
    """An assessed person."""

    row: strawberry.Private[PersonRow]
    post: str

    @resolver("The name, as far as it may be seen and still can be.")
    async def name(self, info: Info) -> PersonalName:
        """The opened name."""
        if not may_see_person(info.context, self.row.person, self.row.office):
            return HIDDEN
        return await info.context.names.opened(Box(self.row.person, PERSON_FIELD, self.row.name))


async def assessed_person(context: Context, standing: StandingRow, moment: Moment) -> AssessedPerson | None:
    """The person of an assessment; none for a unit."""
    return None if standing.subject_kind == "UNIT" else await person_in(context, standing.subject, moment)


async def person_in(context: Context, subject: str, moment: Moment) -> AssessedPerson | None:
    """The person who is the subject of an assessment."""
    row = await context.loaders(moment).persons.load(UUID(subject))
    return None if row is None else AssessedPerson(row=row, post=row.place(moment.effective_on).post)

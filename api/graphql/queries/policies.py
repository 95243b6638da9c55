"""Queries about policies."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.policies import Policy, versions_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from projections.policies.queries import policies_of


@strawberry.type
class PolicyQueries:
    """The versions of an office's policy."""

    @resolver("A version of an office's policy, the newest unless one is named; null where there is none.")
    async def policy(
        self,
        info: Info,
        office: str,
        version: int | None = None,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Policy | None:
        """The version."""
        if not info.context.viewer.sees(Action.READ_RULES, office):
            return None
        moment = await info.context.moment(as_of, min_position)
        known = versions_of(await policies_of(moment.reading, office), moment.effective_on)
        return next((each for each in reversed(known) if version in {None, each.version}), None)

    @resolver("Every version of an office's policy, the oldest first.")
    async def policies(
        self,
        info: Info,
        office: str,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Policy]:
        """A page of versions."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        seen = info.context.viewer.sees(Action.READ_RULES, office)
        found = await policies_of(moment.reading, office) if seen else []
        known = versions_of(found, moment.effective_on)
        part = sliced(known, page, _key, int)
        return connection(part, moment, lambda each: each, _key, counted(known))


def _key(policy: Policy) -> tuple[int]:
    return (policy.version,)

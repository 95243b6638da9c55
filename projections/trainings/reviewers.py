"""Which reviewers of an office have been trained in the system, at one position."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from domain.person import Role
from domain.plan.coverage import Covered, covered
from projections.organization.tables import ROLE_HELD
from projections.policies.queries import policy_on
from projections.reading import VALID, Query, Reading
from projections.trainings.queries import trained


def _id(person: UUID) -> UUID:
    return person


_HOLDERS: Final = Query(
    "SELECT DISTINCT person FROM {role_held} WHERE office = %(office)s AND role = ANY(%(roles)s)"
    " AND since <= %(day)s AND (until IS NULL OR %(day)s < until) AND " + VALID + " ORDER BY person",
    [ROLE_HELD],
    _id,
)


async def reviewers_trained(reading: Reading, office: str, day: date) -> Covered:
    """Who of the reviewers of ``day`` knows the system; the gaps are the ids of the others (P23)."""
    policy = await policy_on(reading, office, day)
    roles: Sequence[Role] = () if policy is None else policy.training.reviewers
    reviewers = await reading.all(_HOLDERS, office=office, roles=[each.value for each in roles], day=day)
    known = await trained(reading, reviewers, "SYSTEM", day)
    return covered(map(str, reviewers), {str(each) for each in known})

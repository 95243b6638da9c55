"""Asking for the policy of an office, and for the notices that it counts days by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.calendar.notice import CalendarNotice
from domain.policy.policy import Policy
from projections.policies.tables import CALENDAR_NOTICE, POLICY_VERSION
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class PolicyVersionRow:
    """A policy version and since when it is in force; what ``changed`` against the one before, and why."""

    office: str
    version: int
    effective_from: date
    policy: Policy
    changed: tuple[str, ...]
    document: str | None
    reason: str | None


def _policy_version(*columns: Any) -> PolicyVersionRow:
    office, version, effective_from, policy, changed, document, reason = columns
    known = Policy.model_validate_json(policy)
    return PolicyVersionRow(office, version, effective_from, known, tuple(changed), document, reason)


def _notice(year: int, document: str, days_off: list[date], workdays: list[date]) -> CalendarNotice:
    return CalendarNotice(year=year, document=document, days_off=tuple(days_off), workdays=tuple(workdays))


_VERSIONS: Final = (
    "SELECT office, version, effective_from, policy::text, changed, document, reason FROM {policy_version}"
    " WHERE "
)
_OF_OFFICE: Final = Query(
    _VERSIONS + "office = %(office)s AND " + VALID + " ORDER BY version", [POLICY_VERSION], _policy_version
)
_POLICY_VERSIONS: Final = Query(
    _VERSIONS
    + "(office, version) IN (SELECT * FROM unnest(%(offices)s::text[], %(versions)s::integer[])) AND "
    + VALID,
    [POLICY_VERSION],
    _policy_version,
)
_LATEST: Final = Query(
    "SELECT DISTINCT ON (office) office, version, effective_from, policy::text, changed, document, reason"
    " FROM {policy_version} WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, version DESC",
    [POLICY_VERSION],
    _policy_version,
)
_NOTICES: Final = Query(
    "SELECT year, document, days_off, workdays FROM {calendar_notice} WHERE office = %(office)s AND "
    + VALID
    + " ORDER BY number",
    [CALENDAR_NOTICE],
    _notice,
)


async def policy_versions(reading: Reading, keys: Sequence[tuple[str, int]]) -> list[PolicyVersionRow]:
    """Published policy versions by office and number, in no order."""
    offices, versions = [office for office, _ in keys], [version for _, version in keys]
    return await reading.all(_POLICY_VERSIONS, offices=offices, versions=versions)


async def latest_policies(reading: Reading, offices: Sequence[str]) -> list[PolicyVersionRow]:
    """The newest policy version of each of these offices that has published one."""
    return await reading.all(_LATEST, offices=list(offices))


async def policies_of(reading: Reading, office: str) -> list[PolicyVersionRow]:
    """Every policy version of an office, the oldest first."""
    return await reading.all(_OF_OFFICE, office=office)


async def policy_on(reading: Reading, office: str, day: date) -> Policy | None:
    """The policy of an office in force on a day: the newest version by then, or the first."""
    versions = await policies_of(reading, office)
    in_force = [row for row in versions if row.effective_from <= day] or versions[:1]
    return in_force[-1].policy if in_force else None


async def calendar_notices(reading: Reading, office: str) -> list[CalendarNotice]:
    """The notices that an office took in, in their order."""
    return await reading.all(_NOTICES, office=office)

"""The account that a standing gives of its assessment."""

from domain.attestation.facts import Account, VetoTold
from projections.standings.queries import StandingRow, VetoRow


def account_of(row: StandingRow) -> Account:
    """What the row says, in the words in which the log is asked."""
    return Account(
        subject=row.subject,
        peer_group=row.peer_group,
        plan_version=row.plan_version,
        policy_version=row.policy_version,
        total=row.total,
        provisional_total=row.provisional_total,
        key=row.key_points,
        base=row.base_points,
        deductions=row.deduction_points,
        vetoes=tuple(map(_veto, row.vetoes)),
        contests=dict(zip(row.contested, row.contesting, strict=True)),
        sealed=row.sealed,
    )


def _veto(row: VetoRow) -> VetoTold:
    return VetoTold(row.ref, row.ground, row.effect, row.spread, row.origin, row.status, row.since, row.until)

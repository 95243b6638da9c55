"""Attestations: scores and boards that were told again from the log."""

from datetime import datetime
from typing import Self

import strawberry

from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.scalars import Position
from application.actions import Action
from domain.attestation.facts import FactKind
from projections.attestations.queries import AttestationRow


@strawberry.type(description="How many facts of a kind the read models told otherwise than the log.")
class MismatchCount:
    """A count."""

    kind: FactKind = strawberry.field(graphql_type=ENUMS[FactKind])
    count: int


@strawberry.type(description="That every score was told again from the log (核证), and what came of it.")
class Attestation:
    """An attestation."""

    number: int = strawberry.field(description="Attestations are counted from 1.")
    attested_at: datetime
    border: Position = strawberry.field(description="Log and read models were both read here.")
    assessments: int = strawberry.field(description="How many assessments were replayed.")
    leaves: int
    boards: int = strawberry.field(description="How many peer groups were ranked and graded again.")
    editions: int = strawberry.field(description="How many editions of results were compared.")
    mismatches: list[MismatchCount] = strawberry.field(description="Empty: all of it fits.")
    digest: str = strawberry.field(description="Over all that the log says of what was compared.")
    code_version: str

    @classmethod
    def of(cls, row: AttestationRow) -> Self:
        """The attestation of a row."""
        return cls(
            number=row.number,
            attested_at=row.attested_at,
            border=Position(row.border),
            assessments=row.assessments,
            leaves=row.leaves,
            boards=row.boards,
            editions=row.editions,
            mismatches=[MismatchCount(kind=kind, count=count) for kind, count in row.mismatches],
            digest=row.digest,
            code_version=row.code_version,
        )


def may_see_attestations(context: Context) -> bool:
    """They are about the whole cell: whoever browses all events of some office may see them."""
    return bool(context.visible(Action.READ_EVENTS).offices)

"""The catalogue of a plan: what may be claimed as a bonus or a deduction."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from domain.plan import claim_item as domain
from domain.plan.claim_item import ClaimKind, ClaimWorkKind, RequiredDocument


@strawberry.type(description="A bonus or deduction item (加分项目, 减分项目) of the catalogue.")
class ClaimItem:
    """An item of the catalogue."""

    code: str
    kind: ClaimKind = strawberry.field(graphql_type=ENUMS[ClaimKind])
    name: str
    work_kind: ClaimWorkKind | None = strawberry.field(graphql_type=ENUMS[ClaimWorkKind] | None)
    basis: str = strawberry.field(description="The code of a regulation, a number sign and an article.")
    least: Decimal = strawberry.field(description="The least that one occurrence is worth.")
    most: Decimal = strawberry.field(description="The most that one occurrence is worth.")
    cap: Decimal | None = strawberry.field(description="The most that it comes to in a year.")
    group: str | None = strawberry.field(description="The group whose cap it shares.")
    excludes: list[str] = strawberry.field(description="What does not count beside it for the same matter.")
    document: RequiredDocument = strawberry.field(graphql_type=ENUMS[RequiredDocument])

    @classmethod
    def of(cls, item: domain.ClaimItem) -> Self:
        """The item of the domain."""
        return cls(
            code=item.code,
            kind=item.kind,
            name=item.name,
            work_kind=item.work_kind,
            basis=item.basis,
            least=item.least,
            most=item.most,
            cap=item.cap,
            group=item.group,
            excludes=list(item.excludes),
            document=item.document,
        )


@strawberry.type(description="Items of one kind that share a cap.")
class ClaimGroup:
    """A group of the catalogue."""

    code: str
    name: str
    cap: Decimal

    @classmethod
    def of(cls, group: domain.ClaimGroup) -> Self:
        """The group of the domain."""
        return cls(code=group.code, name=group.name, cap=group.cap)

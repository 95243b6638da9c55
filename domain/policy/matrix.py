"""How the scores of a sub-bureau that two offices appraise (矩阵式考评) are combined, if they are."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.points import Points, add
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.refusals import MatrixSharesWrong
from domain.policy.topic import Topic, key, share


class MatrixShares(Value):
    """The shares of the two totals in the combined score; they sum to 1."""

    city: Points
    county: Points


class MatrixRules(Topic):
    """Subjects of two offices."""

    shares: Annotated[
        MatrixShares | None,
        key(
            "the shares of the city's and of the county's total in the combined score of a sub-bureau;"
            " null: the two stand side by side",
            "domain.md §2.2, B, P31",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Shares that do not make a whole."""
        if self.shares is not None:
            yield from share(f"{topic}.shares.city", self.shares.city)
            if add((self.shares.city, self.shares.county)) != 1:
                yield MatrixSharesWrong("amendment.changes", city=self.shares.city, county=self.shares.county)


MATRIX: Final = MatrixRules(shares=None)

"""Whether the roots of the tree are those that checkpoints claim."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from infra.proof.claims import Claim
from infra.proof.damage import Damage, DamageKind


class RootCheck:
    """Takes roots by growing size; ``covered`` is the size of the last claim that holds.

    Once a root is wrong so are those after it: the first of them is told, with where to look.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.covered = 0
        self._disagrees = False
        self._claims: dict[int, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.size].append(claim)

    def take(self, size: int, root: bytes) -> Iterator[Damage]:
        """What is wrong with ``root`` over the first ``size`` leaves."""
        for claim in self._claims.get(size, ()):
            if claim.root == root:
                self.covered, self._disagrees = size, False
            elif not self._disagrees:
                self._disagrees = True
                yield Damage.at(DamageKind.ROOT_WRONG, self.covered + 1, size, where=claim.where)

    def end(self, position: int) -> Iterator[Damage]:
        """What is wrong if the log ends at ``position``."""
        last = max(self._claims, default=0)
        if last > position:
            yield Damage.at(DamageKind.LOG_CUT, position + 1, last, where=self._claims[last][0].where)

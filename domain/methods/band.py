"""M16: units are ranked in their peer group, and each band of ranks loses a share (分档)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, product
from domain.kernel.value import Value
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import ONE, Flaw, no_share
from domain.methods.measure import Measure, one, positive, whole

Best = Literal["HIGHEST", "LOWEST"]


class RankBand(Value):
    """So many places in a row, and the share of full marks that they lose."""

    places: int
    loss: Points


class Band(Definition):
    """Full marks less the loss of the band that the rank falls into; ranks beyond all bands are in the last.

    Ranks are competition ranks, so that a tie on the edge of a band takes the better band (decided 5).
    """

    ABOUT: ClassVar[About] = About(
        number="M16",
        zh="分档考评法",
        en="band by rank",
        formula_zh="满分 × (1 − 所在档的扣分比例)",
        formula_en="full marks × (1 − loss of the band)",
        source="domain.md §4 M16, R27; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "rank": "the competition rank by the raw measure in the peer group, from 1"
    }
    FALLS_WITH: ClassVar[tuple[str, ...]] = ("rank",)

    name: Literal["BAND"]
    version: Literal[1]
    best: Annotated[Best, Field(description="whether the highest raw measure ranks first, or the lowest")]
    bands: Annotated[tuple[RankBand, ...], Field(description="the bands, the best first")]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """No bands, bands without places, losses that are no shares or that fall."""
        del periods
        if not self.bands or any(band.places < 1 for band in self.bands):
            yield Flaw("bands.places", "n ≥ 1, x ≥ 1")
        yield from no_share("bands.loss", *(band.loss for band in self.bands))
        if [band.loss for band in self.bands] != sorted(band.loss for band in self.bands):
            yield Flaw("bands.loss", "x₁ ≤ x₂ ≤ …")

    def number_of(self, rank: int) -> int:
        """The band of a rank, from 0."""
        last = 0
        for number, band in enumerate(self.bands):
            last += band.places
            if rank <= last:
                return number
        return len(self.bands) - 1

    def ranked(self, raw: Mapping[str, Decimal]) -> dict[str, int]:
        """The competition rank (1, 2, 2, 4) of each subject by its raw measure, the best first."""
        ordered = sorted(raw.values(), reverse=self.best == "HIGHEST")
        first: dict[Decimal, int] = {}
        for place, value in enumerate(ordered, start=1):
            first.setdefault(value, place)
        return {subject: first[value] for subject, value in raw.items()}

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        rank = int(whole(positive(one(measures, "rank"), "rank"), "rank"))
        number = self.number_of(rank)
        lost = product(on.marks, self.bands[number].loss)
        told = [Told("BAND", ONE + number), Told("FULL_MARKS", on.marks), Told("LOST", -lost)]
        return on.marks - lost, told

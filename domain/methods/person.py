"""The formula of a person's result: virtue, ability, diligence, achievement, integrity (德能勤绩廉)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from domain.kernel.points import Points, add, product
from domain.methods.composite import on_scale
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import ONE, Flaw, no_share, not_whole, unnamed
from domain.methods.measure import Measure, many, one, within
from domain.methods.parts import HUNDRED, WeightedPart, mean, weighted
from domain.methods.refusals import NothingCounted


class PersonFormula(Definition):
    """The assessor's scores by aspect and the means of the peers' groups, weighted against each other."""

    ABOUT: ClassVar[About] = About(
        number="–",
        zh="个人德能勤绩廉量化",
        en="person formula",
        formula_zh="满分 × (考评人比例 × Σ 权重 × 方面得分 + (1 − 考评人比例) × Σ 权重 × 各组平均分) ÷ 100",
        formula_en="full marks × (assessor share × Σ weight × aspect + (1 − assessor share) × Σ weight × mean"
        " of a group) ÷ 100",
        source="domain.md §4 (persons), G13; P13",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "<aspect>": "the assessor's score of an aspect, from 0 to 100",
        "<peers>": "the score by a member of a group, from 0 to 100, any number of times",
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("*",)

    name: Literal["PERSON"]
    version: Literal[1]
    aspects: Annotated[
        tuple[WeightedPart, ...],
        Field(description="what the assessor scores: 德 15, 能 10, 勤 30, 绩 30, 廉 15"),
    ]
    assessor_share: Annotated[Points, Field(description="the weight of the assessor: 0.60")]
    peers: Annotated[
        tuple[WeightedPart, ...], Field(description="who else scores: self 10, section 55, same rank 35")
    ]

    @property
    def takes(self) -> tuple[str, ...]:
        """The aspects, then the groups of peers."""
        return tuple(part.code for part in (*self.aspects, *self.peers))

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Weights that do not make a whole, an aspect called as a group."""
        del periods
        yield from unnamed("aspects, peers", self.takes)
        yield from not_whole("aspects.weight", [part.weight for part in self.aspects])
        yield from not_whole("peers.weight", [part.weight for part in self.peers])
        yield from no_share("assessor_share", self.assessor_share)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        assessor, by_aspect = weighted(
            (part, within(one(measures, part.code), part.code, HUNDRED)) for part in self.aspects
        )
        peers, by_group = weighted((part, _mean(measures, part.code)) for part in self.peers)
        parts = [
            Told("WEIGHTED", product(assessor, self.assessor_share), "assessor"),
            Told("WEIGHTED", product(peers, ONE - self.assessor_share), "peers"),
        ]
        score = add(each.value for each in parts)
        return on_scale(score, HUNDRED, on, [*by_aspect, *by_group, *parts, Told("SCORE", score)])


def _mean(measures: Sequence[Measure], group: str) -> Decimal:
    scores = [within(each, group, HUNDRED) for each in many(measures, group)]
    if not scores:
        raise NothingCounted("measures", measures=group)
    return mean(scores)


def _parts(**weights: str) -> tuple[WeightedPart, ...]:
    return tuple(WeightedPart(code=code, weight=Decimal(weight)) for code, weight in weights.items())


PERSON_FORMULA: Final = PersonFormula(
    name="PERSON",
    version=1,
    aspects=_parts(VIRTUE="0.15", ABILITY="0.10", DILIGENCE="0.30", ACHIEVEMENT="0.30", INTEGRITY="0.15"),
    assessor_share=Decimal("0.60"),
    peers=_parts(SELF="0.10", SECTION="0.55", SAME_RANK="0.35"),
)
"""The formula that individuals are assessed by unless a plan says otherwise (P13)."""

"""How points came about, in words: scoring methods, and the lines of an explanation."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Self

import strawberry

from api.graphql.enums import ENUMS
from domain.methods.catalogue import MethodDefinition
from domain.methods.definition import LineCode, Style
from projections.items.queries import ScoringRow

LINES: Final[Mapping[LineCode, tuple[str, str]]] = {
    "ENTERED": ("填报分值", "as entered"),
    "FULL_MARKS": ("本期满分", "full marks"),
    "DEDUCTED": ("扣分", "taken off"),
    "BONUS": ("加分", "added"),
    "RATE": ("完成率", "rate of completion"),
    "EXCESS": ("超额加分", "added for the excess"),
    "DEVIATION": ("偏差率", "deviation, as a share of the forecast"),
    "TOLERATED": ("允许偏差率", "deviation allowed"),
    "SHARE": ("计分比例", "share of full marks"),
    "STEPS": ("步数", "steps from the benchmark"),
    "SHORTFALL": ("差距", "short of what was due"),
    "MISSED": ("未完成税种扣分", "taken off for kinds of tax missed"),
    "ADJUSTED_MET": ("已完成调整后任务，不扣分", "the adjusted task was met"),
    "SCORE": ("百分制得分", "score out of 100"),
    "INDEX": ("功效系数", "efficacy coefficient"),
    "WEIGHTED": ("加权得分", "weighted score"),
    "EXTRA": ("附加分", "extra points"),
    "MEAN": ("平均分", "mean"),
    "DROPPED": ("去掉的分数", "dropped from the mean"),
    "BAND": ("所在档次", "band"),
    "LOST": ("分档扣分", "lost by the band"),
    "FLOOR": ("扣完为止，补回", "given back at the floor"),
    "CAP": ("封顶，扣除", "taken off at the cap"),
}
"""What each line of an explanation says, in Chinese and English."""


@strawberry.type(
    description="A parameter of a scoring method; those within lists by path, as faults.0.points."
)
class MethodParameter:
    """A parameter."""

    name: str
    value: str | None


@strawberry.type(description="How measures become points: a method of a version, with its parameters.")
class ScoringMethod:
    """A method."""

    name: str
    version: int
    style: Style = strawberry.field(
        graphql_type=ENUMS[Style],
        description="SCORE: points of a period from 0 up.  CONTRIBUTION: added to the item's full points.",
    )
    title_zh: str
    title_en: str
    formula_zh: str
    formula_en: str
    measures: list[str] = strawberry.field(description="The names of the measures that a report gives.")
    parameters: list[MethodParameter]

    @classmethod
    def of(cls, method: MethodDefinition) -> Self:
        """The method of the domain."""
        about = method.ABOUT
        return cls(
            name=method.name,
            version=method.version,
            style=method.STYLE,
            title_zh=about.zh,
            title_en=about.en,
            formula_zh=about.formula_zh,
            formula_en=about.formula_en,
            measures=list(method.takes),
            parameters=[MethodParameter(name=name, value=value) for name, value in parameters_of(method)],
        )


def parameters_of(method: MethodDefinition) -> Iterator[tuple[str, str | None]]:
    """Its parameters but name and version, those within lists by path."""
    return _flat(method.model_dump(mode="json", exclude={"name", "version"}), ())


def _flat(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    match value:
        case dict():
            for name, each in value.items():
                yield from _flat(each, (*path, str(name)))
        case list():
            for number, each in enumerate(value):
                yield from _flat(each, (*path, str(number)))
        case _:
            yield ".".join(path), None if value is None else str(value)


@strawberry.type(description="What was measured, in the unit that the method names.")
class Measure:
    """A measure."""

    name: str
    value: Decimal


@strawberry.type(description="One step of a computation.")
class ExplanationLine:
    """A line."""

    code: str = strawberry.field(description="Stable.")
    label_zh: str
    label_en: str
    about: str | None = strawberry.field(description="The fault, group or part that it is about.")
    value: Decimal

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The line that was stored."""
        zh, en = LINES[stored["code"]]
        about, value = stored["about"], Decimal(stored["value"])
        return cls(code=stored["code"], label_zh=zh, label_en=en, about=about, value=value)


@strawberry.type(description="How the points of an entry came about, as it was recorded with the report.")
class ItemScoring:
    """A scoring."""

    method: str
    version: int
    measures: list[Measure]
    explanation: list[ExplanationLine]
    points: Decimal = strawberry.field(description="What the measures come to, before any review.")

    @classmethod
    def of(cls, row: ScoringRow) -> Self:
        """The scoring of a row."""
        return cls(
            method=row.method,
            version=row.version,
            measures=[Measure(name=each["name"], value=Decimal(each["value"])) for each in row.measures],
            explanation=[ExplanationLine.of(each) for each in row.explanation],
            points=row.points,
        )

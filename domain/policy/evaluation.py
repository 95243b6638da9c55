"""How ballots are cast and counted in evaluation rounds (上下互评、领导评价)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points, add
from domain.kernel.refusal import Refusal
from domain.kernel.value import Code, Value
from domain.policy.refusals import EvaluationWeightsWrong
from domain.policy.topic import Topic, each_once, key, share, within


class EvaluationDimension(Value):
    """What a ballot scores (评价维度), in Chinese and English, and its weight in the score of the ballot."""

    code: Code
    name: str
    name_en: str
    weight: Points


class EvaluationRules(Topic):
    """The dimensions of each direction, and which ballots count how."""

    downward: Annotated[
        tuple[EvaluationDimension, ...],
        key(
            "what those above score about bureaus: the four dimensions of leaders; the weights sum to 1",
            "A, domain.md §6",
        ),
    ]
    upward: Annotated[
        tuple[EvaluationDimension, ...],
        key(
            "what bureaus score about departments: the eight dimensions; the weights sum to 1",
            "A, domain.md §6",
        ),
    ]
    trim_above: Annotated[
        int,
        key(
            "with more valid ballots than so many, one highest and one lowest score are left out of a mean,"
            " unless the method of the indicator has a number of its own",
            "domain.md §4 M13, G11",
        ),
    ]
    void_identical: Annotated[
        bool,
        key(
            "whether a ballot over two or more subjects that says the same of all of them is invalid",
            "rule 14, decided 6, G11",
        ),
    ]
    void_full_marks: Annotated[
        bool,
        key(
            "whether a ballot over two or more subjects that gives nothing but full marks is invalid",
            "rule 14, decided 6, G11",
        ),
    ]
    least_valid: Annotated[
        int,
        key(
            "the least number of valid ballots about a subject: fewer would tell who rated how",
            "domain.md §6 (anonymity)",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Dimensions that are named twice or do not make a whole, numbers that no round has."""
        for name in ("downward", "upward"):
            dimensions: tuple[EvaluationDimension, ...] = getattr(self, name)
            yield from each_once(f"{topic}.{name}", (each.code for each in dimensions))
            for each in dimensions:
                yield from share(f"{topic}.{name}", each.weight)
            if add(each.weight for each in dimensions) != 1:
                yield EvaluationWeightsWrong("amendment.changes", key=f"{topic}.{name}")
        yield from within(f"{topic}.trim_above", self.trim_above, 2, 1000)
        yield from within(f"{topic}.least_valid", self.least_valid, 1, 1000)


def _dimensions(weight: str, *named: tuple[str, str, str]) -> tuple[EvaluationDimension, ...]:
    return tuple(
        EvaluationDimension(code=code, name=name, name_en=name_en, weight=Decimal(weight))
        for code, name, name_en in named
    )


EVALUATION: Final = EvaluationRules(
    downward=_dimensions(
        "0.25",
        ("D1", "改进作风", "improving the style of work"),
        ("D2", "服务大局", "serving the overall situation"),
        ("D3", "勤政廉洁", "diligence and integrity"),
        ("D4", "工作业绩", "achievements in work"),
    ),
    upward=_dimensions(
        "0.125",
        ("U1", "及时答复基层请示事项", "answering what the grass roots ask in time"),
        ("U2", "提高工作效率", "raising the efficiency of work"),
        ("U3", "减轻基层负担", "lightening the burden of the grass roots"),
        ("U4", "加强基层工作指导", "better guidance of the work at the grass roots"),
        ("U5", "及时帮助基层解决工作难题", "helping the grass roots with hard problems in time"),
        (
            "U6",
            "工作安排、制定政策和管理措施符合税收工作和基层实际",
            "work plans, policies and measures that fit tax work and conditions at the grass roots",
        ),
        ("U7", "善待基层人员", "treating the people of the grass roots well"),
        ("U8", "虚心听取基层意见", "listening to the grass roots with an open mind"),
    ),
    trim_above=5,
    void_identical=True,
    void_full_marks=True,
    least_valid=3,
)

"""Innovation projects (创新项目): what they must have before them, and what they earn."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.kernel.value import Code, Value
from domain.policy.topic import Topic, each_once, key, within

AppliedBefore = Literal["START", "COMPLETION"]
"""Whether 事先 is before the work begins, or before it is done."""


class Prize(Value):
    """A prize (一等、二等、三等、借鉴) and its points; ``borrowed``: for who took up another's innovation."""

    code: Code
    name: str
    points: Points
    borrowed: bool


class Verdict(Value):
    """What becomes of a project, and whether one of that verdict may have a prize."""

    code: Code
    name: str
    earns: bool


class InnovationRules(Topic):
    """From the application to the bonus."""

    applied_before: Annotated[
        AppliedBefore,
        key("before what the application comes in: the start of the work or its completion", "A, rule 19"),
    ]
    least_tracking: Annotated[
        int, key("the least number of tracking records (跟踪问效) of a project that is reviewed", "A, §7")
    ]
    least_reviews: Annotated[
        int, key("the least number of panel members whose scores make a project's mean", "a choice")
    ]
    full_score: Annotated[
        Points, key("the highest score that a panel member gives; the lowest is 0", "domain.md §6")
    ]
    mean_digits: Annotated[int, key("how many digits a project's mean score has", "domain.md §4")]
    prizes: Annotated[
        tuple[Prize, ...],
        key("the prizes, the best first, each with its points (of 1000)", "domain.md §7"),
    ]
    verdicts: Annotated[
        tuple[Verdict, ...],
        key("what the committee finds of a project, and whether that may have a prize", "domain.md §7, R26"),
    ]
    cap: Annotated[
        Points,
        key(
            "the most innovation bonus points of a unit in a year, under the cap of all bonuses",
            "domain.md §7",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers that no procedure has, and a prize or a verdict that is named twice."""
        yield from within(f"{topic}.least_tracking", self.least_tracking, 0, 100)
        yield from within(f"{topic}.least_reviews", self.least_reviews, 1, 100)
        yield from within(f"{topic}.full_score", self.full_score, 1, 1000)
        yield from within(f"{topic}.mean_digits", self.mean_digits, 0, 4)
        yield from within(f"{topic}.cap", self.cap, 0, 1000)
        yield from each_once(f"{topic}.prizes", (each.code for each in self.prizes))
        yield from each_once(f"{topic}.verdicts", (each.code for each in self.verdicts))
        for each in self.prizes:
            yield from within(f"{topic}.prizes", each.points, 0, 1000)

    def prize(self, code: str) -> Prize | None:
        """The prize of that code, if there is one."""
        return next((each for each in self.prizes if each.code == code), None)

    def verdict(self, code: str) -> Verdict | None:
        """The verdict of that code, if there is one."""
        return next((each for each in self.verdicts if each.code == code), None)


INNOVATION: Final = InnovationRules(
    applied_before="START",
    least_tracking=1,
    least_reviews=3,
    full_score=Decimal(100),
    mean_digits=2,
    prizes=(
        Prize(code="FIRST", name="一等", points=Decimal(10), borrowed=False),
        Prize(code="SECOND", name="二等", points=Decimal(8), borrowed=False),
        Prize(code="THIRD", name="三等", points=Decimal(5), borrowed=False),
        Prize(code="BORROWED", name="借鉴", points=Decimal(3), borrowed=True),
    ),
    verdicts=(
        Verdict(code="ROLL_OUT", name="市局统筹推广", earns=True),
        Verdict(code="LEARN_FROM", name="区局学习借鉴", earns=True),
        Verdict(code="NO_INNOVATION", name="非创新项目", earns=False),
    ),
    cap=Decimal(20),
)

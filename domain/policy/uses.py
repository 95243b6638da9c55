"""What results are used for (结果运用), and which vetoes bar that."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.topic import Topic, each_once, key
from domain.policy.vetoes import VetoEffect


class UseKind(Value):
    """A use of results, and the effects of vetoes that bar it."""

    code: str
    name: str
    barred_by: tuple[VetoEffect, ...]


class UseRules(Topic):
    """The uses of results."""

    kinds: Annotated[
        tuple[UseKind, ...],
        key(
            "what final results may be used for, each with the effects of vetoes that bar a subject from it",
            "A, B 四; §8.3, §8.5; P24",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A use that is named twice."""
        yield from each_once(f"{topic}.kinds", (each.code for each in self.kinds))

    def kind(self, code: str) -> UseKind | None:
        """The use of that code, if it is listed."""
        return next((each for each in self.kinds if each.code == code), None)


USES: Final = UseRules(
    kinds=(
        UseKind(code="IMPROVEMENT", name="改进工作", barred_by=()),
        UseKind(code="APPOINTMENT", name="干部任用", barred_by=("PERSONAL_CONSEQUENCE",)),
        UseKind(code="AWARD", name="评优评先", barred_by=("LOSE_AWARDS",)),
        UseKind(code="CIVIL_SERVICE_APPRAISAL", name="公务员考核", barred_by=()),
        UseKind(code="TRAINING", name="教育培训", barred_by=()),
    )
)

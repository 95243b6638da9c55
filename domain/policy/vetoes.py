"""The grounds of a veto (一票否决)."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.topic import Topic, each_once, key

VetoEffect = Literal["CAP_BELOW_EXCELLENT", "FORCE_LOWEST"]


class VetoGround(Value):
    """A fact that vetoes (一票否决情形), its basis and what it does to the grade."""

    code: str
    name: str
    basis: str
    effect: VetoEffect


class VetoRules(Topic):
    """Which facts veto, and what that does."""

    grounds: Annotated[
        tuple[VetoGround, ...],
        key("the facts that veto, each with its basis and its effect on the grade", "domain.md §8.3, B, P25"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A ground that is named twice."""
        yield from each_once(f"{topic}.grounds", (ground.code for ground in self.grounds))

    def ground(self, code: str) -> VetoGround | None:
        """The ground of that code, if there is one."""
        return next((ground for ground in self.grounds if ground.code == code), None)


VETOES: Final = VetoRules(
    grounds=(
        VetoGround(
            code="MAJOR_FAULT", name="重大失误", basis="绩效管理制度框架 四.1", effect="CAP_BELOW_EXCELLENT"
        ),
        VetoGround(
            code="TEAM_MEMBER_CRIMINAL",
            name="领导班子成员被追究刑事责任",
            basis="绩效管理制度框架 四.1",
            effect="CAP_BELOW_EXCELLENT",
        ),
    )
)

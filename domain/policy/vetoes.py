"""The grounds of a veto (一票否决), what each does, and whom it reaches."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.topic import Topic, each_once, key

VetoEffect = Literal["CAP_BELOW_EXCELLENT", "FORCE_LOWEST", "LOSE_AWARDS", "PERSONAL_CONSEQUENCE"]
"""The grade is capped or forced; awards, or a person's advancement, are lost while the grade stays."""

Spread = Literal["UNIT", "LEADER"]
"""Whether a veto stays with the unit or reaches the responsible leaders' own assessments, too."""

Responsible = Literal["HEADS", "DEPUTY_IN_CHARGE"]
"""A unit's own heads (its posts of the highest layer, 执行层 aside), and the deputies in charge of it."""

_ON_THE_GRADE: Final[frozenset[VetoEffect]] = frozenset({"CAP_BELOW_EXCELLENT", "FORCE_LOWEST"})
_FRAMEWORK: Final = "绩效管理制度框架 四.1"
_TONGGUAN: Final = "潼关县反腐倡廉一票否决评定规则(2008)"
_HARBIN: Final = "哈尔滨市政府绩效管理条例(2009)"


class VetoGround(Value):
    """A fact that vetoes (一票否决情形): its basis, what it does, and whom it reaches."""

    code: str
    name: str
    basis: str
    effect: VetoEffect
    spread: Spread


class VetoRules(Topic):
    """Which facts veto, what that does, and who answers for a unit."""

    grounds: Annotated[
        tuple[VetoGround, ...],
        key(
            "the facts that veto, each with its basis, its effect, and whether it reaches the responsible"
            " leaders",
            "domain.md §8.3, B, G2, G6b, P25",
        ),
    ]
    responsible: Annotated[
        tuple[Responsible, ...],
        key(
            "who answers for a unit where a veto reaches leaders, by the posts of the day of the fact",
            "domain.md §8.3, G3; P1: 一把手亲自抓、分管领导具体抓",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A ground or a kind of post that is named twice."""
        yield from each_once(f"{topic}.grounds", (ground.code for ground in self.grounds))
        yield from each_once(f"{topic}.responsible", self.responsible)

    def ground(self, code: str) -> VetoGround | None:
        """The ground of that code, if there is one."""
        return next((ground for ground in self.grounds if ground.code == code), None)


def caps_the_grade(effects: Iterable[VetoEffect]) -> bool:
    """Whether one of the effects is on the grade; the others bind the uses of a result only."""
    return not _ON_THE_GRADE.isdisjoint(effects)


def _ground(code: str, name: str, basis: str, effect: VetoEffect, spread: Spread = "UNIT") -> VetoGround:
    return VetoGround(code=code, name=name, basis=basis, effect=effect, spread=spread)


VETOES: Final = VetoRules(
    grounds=(
        _ground("MAJOR_FAULT", "重大失误", _FRAMEWORK, "CAP_BELOW_EXCELLENT"),
        _ground("TEAM_MEMBER_CRIMINAL", "领导班子成员被追究刑事责任", _FRAMEWORK, "CAP_BELOW_EXCELLENT"),
        _ground("CIRCULAR_CRITICISM", "受上级机关通报批评", _TONGGUAN, "FORCE_LOWEST"),
        _ground("TEAM_MEMBERS_DISCIPLINED", "领导班子成员两人以上受处分", _TONGGUAN, "FORCE_LOWEST"),
        _ground("MISCONDUCT_ILL_HANDLED", "对暴露的违纪违法问题处理不力", _TONGGUAN, "FORCE_LOWEST"),
        _ground("TASK_NOT_DONE", "无正当理由未按时完成任务", _HARBIN, "PERSONAL_CONSEQUENCE", "LEADER"),
        _ground("FALSE_INFORMATION", "提供虚假绩效信息", _HARBIN, "PERSONAL_CONSEQUENCE", "LEADER"),
        _ground("DATA_REFUSED", "拒不提供绩效信息", _HARBIN, "PERSONAL_CONSEQUENCE", "LEADER"),
        _ground("RETALIATION", "阻挠或打击报复绩效管理人员", _HARBIN, "PERSONAL_CONSEQUENCE", "LEADER"),
    ),
    responsible=("HEADS", "DEPUTY_IN_CHARGE"),
)

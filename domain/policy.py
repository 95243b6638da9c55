"""The policy set (考评制度参数): rules that are data, by version.

Defaults are those of ``domain.md`` §8 and the decided points; a version that was used never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar, Final, Literal
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value

Grade = Literal["EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED"]
GRADES: Final[tuple[Grade, ...]] = ("EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED")
VetoEffect = Literal["CAP_BELOW_EXCELLENT", "FORCE_LOWEST"]
TieBreaker = Literal["KEY", "BASE", "DEDUCTIONS"]
QuotaTie = Literal["SHRINK", "EXPAND"]


class PolicyVersionExists(Refusal):
    """Policy versions are published in sequence, each once."""

    code = "POLICY_VERSION_EXISTS"
    zh = "制度参数第 {version} 版已发布"
    en = "policy version {version} has been published already"


class PolicyMissing(Refusal):
    """Nothing can be assessed before a policy is published."""

    code = "POLICY_MISSING"
    zh = "该局尚未发布考评制度参数"
    en = "the office has not published a policy yet"


class GradeBand(Value):
    """The least total of a grade, in points of the plan's scale."""

    grade: Grade
    minimum: Points


class VetoGround(Value):
    """A fact that vetoes (一票否决情形), its basis and what it does to the grade."""

    code: str
    name: str
    basis: str
    effect: VetoEffect


class Policy(Value):
    """One version of the rules.

    ``bonus_cap_share`` is a share of the plan's scale; ``excellent_share`` of the peer group, rounded
    down because the rule says «不超过»; ``channel_order`` names the counted channel first.
    """

    bonus_cap_share: Points
    channel_order: tuple[str, ...]
    bands: tuple[GradeBand, ...]
    excellent_share: Points
    quota_tie: QuotaTie
    quota_tie_breakers: tuple[TieBreaker, ...]
    veto_grounds: tuple[VetoGround, ...]

    def veto_ground(self, code: str) -> VetoGround | None:
        """The ground of that code, if the policy has it."""
        return next((ground for ground in self.veto_grounds if ground.code == code), None)


POLICY_V1: Final = Policy(
    bonus_cap_share=Decimal("0.08"),
    channel_order=("EVALUATION", "FIELD", "DESK", "SELF"),
    bands=(
        GradeBand(grade="EXCELLENT", minimum=Decimal(900)),
        GradeBand(grade="GOOD", minimum=Decimal(800)),
        GradeBand(grade="QUALIFIED", minimum=Decimal(600)),
        GradeBand(grade="UNQUALIFIED", minimum=Decimal(0)),
    ),
    excellent_share=Decimal("0.30"),
    quota_tie="SHRINK",
    quota_tie_breakers=("KEY", "BASE", "DEDUCTIONS"),
    veto_grounds=(
        VetoGround(
            code="MAJOR_FAULT", name="重大失误", basis="绩效管理制度框架 四.1", effect="CAP_BELOW_EXCELLENT"
        ),
        VetoGround(
            code="TEAM_MEMBER_CRIMINAL",
            name="领导班子成员被追究刑事责任",
            basis="绩效管理制度框架 四.1",
            effect="CAP_BELOW_EXCELLENT",
        ),
    ),
)
"""The policy that an office starts with."""


@dataclass(frozen=True, slots=True)
class PolicySetState:
    """Every version published so far."""

    office: str
    versions: Mapping[int, Policy]

    @property
    def latest(self) -> int:
        """The number of the newest version."""
        return max(self.versions)


class PolicyPublished(Event):
    """A version of the policy came into force."""

    TOPIC: ClassVar[str] = "policy.policy-published.v1"

    office: str
    version: int
    policy: Policy

    def evolve(self, state: PolicySetState | None) -> PolicySetState:
        """Add the version."""
        if state is None:
            return PolicySetState(self.office, {self.version: self.policy})
        return replace(state, versions={**state.versions, self.version: self.policy})


class PolicySet(Aggregate[PolicySetState]):
    """The policy versions of one office."""

    NAME = "policy"
    UNKNOWN = PolicyMissing

    @staticmethod
    def id_of(office: str) -> UUID:
        """One policy set per office."""
        return stream_id("policy", office)

    def publish(self, office: str, version: int, policy: Policy) -> None:
        """Publish the next version; raises ``PolicyVersionExists``."""
        known = len(self.state.versions) if self.exists else 0
        if version != known + 1:
            raise PolicyVersionExists("version", version=version)
        self.trigger(PolicyPublished, office=office, version=version, policy=policy)


EVENTS: Final = (PolicyPublished,)

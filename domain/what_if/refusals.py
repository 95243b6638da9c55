"""Why something cannot be supposed."""

from domain.kernel.refusal import Refusal


class HypothesisTwice(Refusal):
    """One thing is supposed of an item, of the plan and of the policy."""

    code = "HYPOTHESIS_TWICE"
    zh = "对 {about} 的假设不止一个"
    en = "there is more than one hypothesis about {about}"


class PlanVersionUnknown(Refusal):
    """The plan has no such published version."""

    code = "PLAN_VERSION_UNKNOWN"
    zh = "计划没有第 {version} 版"
    en = "the plan has no version {version}"

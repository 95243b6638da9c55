"""An amendment (指标调整) as the plan's events tell it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.plan.change_set import ChangeSet


class AmendmentStatus(StrEnum):
    """Where an amendment stands; ADOPTING: approved, and reaching assessments part by part."""

    REQUESTED = "REQUESTED"
    RETURNED = "RETURNED"
    SCREENED = "SCREENED"
    PROPOSED = "PROPOSED"
    ADOPTING = "ADOPTING"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change set on its way: what it changes from which day on, why, and who had a hand in it.

    ``unit`` is the unit that requested it; ``remark`` the reason of the step that it took last, where that
    step gives one; ``version`` the plan version that came of it; ``reached`` how many parts of the roll of
    assessments it has reached while it is ADOPTING.
    """

    number: int
    changes: ChangeSet
    requested_on: date
    effective_from: date
    reason: str
    document: str
    status: AmendmentStatus
    unit: str | None
    handlers: frozenset[str]
    remark: str | None
    version: int | None
    reached: int

    @property
    def told(self) -> str:
        """The amendment as the reason of what it brings about."""
        return f"第{self.number}号指标调整（{self.document}）：{self.reason}"

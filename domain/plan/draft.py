"""What every facet of a plan leans on."""

import re
from collections.abc import Mapping
from typing import Final

from domain.kernel.aggregate import Aggregate
from domain.plan.indicator import RESERVED_CODES
from domain.plan.procedure import Phase
from domain.plan.refusals import (
    CodeMalformed,
    NodeExists,
    NodeUnknown,
    PlanNotDraft,
    PlanPhaseWrong,
    PlanUnderReview,
    PlanUnknown,
    WordsMissing,
)
from domain.plan.state import PlanState

_CODE: Final = re.compile(r"[\w.-]{1,40}")


class Draft(Aggregate[PlanState]):
    """The checks that more than one facet makes."""

    NAME = "plan"
    UNKNOWN = PlanUnknown

    def _must_be_draft(self) -> None:
        if self.state.published:
            raise PlanNotDraft("plan")

    def _must_be_editable(self) -> None:
        self._must_be_draft()
        if self.state.phase is Phase.IN_REVIEW:
            raise PlanUnderReview("plan")

    def _must_be_in(self, *phases: Phase) -> None:
        if self.state.phase not in phases:
            raise PlanPhaseWrong("plan", phase=self.state.phase, needed=", ".join(phases))


def must_be_new(nodes: Mapping[str, object], code: str) -> None:
    """Refuse a code that cannot be one, or that is taken."""
    must_be_code(code)
    if code in nodes:
        raise NodeExists("code", node=code)


def must_be_code(code: str, field: str = "code") -> None:
    """Refuse what cannot name a place in a breakdown."""
    if code in RESERVED_CODES or not _CODE.fullmatch(code):
        raise CodeMalformed(field, node=code, reserved=", ".join(sorted(RESERVED_CODES)))


def must_be_known(nodes: Mapping[str, object], code: str, field: str) -> None:
    """Refuse a code that names nothing."""
    if code not in nodes:
        raise NodeUnknown(field, node=code)


def must_say(text: str, field: str) -> None:
    """Refuse a step without words."""
    if not text.strip():
        raise WordsMissing(field)

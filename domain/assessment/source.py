"""Where a value came from, and what its way of coming demands (人机结合)."""

from datetime import datetime
from typing import Final

from domain.assessment.workflow_refusals import ModeMisfit, OverrideReasonMissing, SourceMissing
from domain.kernel.value import Value
from domain.plan.indicator import Mode
from domain.plan.version import ScoredIndicator

EVALUATION: Final = "EVALUATION"


class Source(Value):
    """Where an automatic value was taken from; batch and row make it countable once."""

    system: str
    extracted_at: datetime
    batch: str
    row: str


def must_fit(rule: ScoredIndicator, channel: str, mode: Mode, source: Source | None) -> None:
    """Refuse a mode that the indicator or the channel does not take, and a machine's value without source."""
    if (mode == EVALUATION) != (channel == EVALUATION) or (mode == "AUTO" and rule.mode != "AUTO"):
        raise ModeMisfit("mode", indicator=rule.code, channel=channel, mode=mode)
    if mode == "AUTO" and source is None:
        raise SourceMissing("source", indicator=rule.code)


def must_explain_override(rule: ScoredIndicator, mode: Mode, reason: str | None) -> str | None:
    """The reason why a machine's value is overridden by hand; ``None`` where it is not.

    Raises ``OverrideReasonMissing``.  The second person is who reviews: never who reported.
    """
    if not (rule.mode == "AUTO" and mode == "MANUAL"):
        return None
    if reason is None or not reason.strip():
        raise OverrideReasonMissing("reason", indicator=rule.code)
    return reason

"""Rulings and their effects held against each other on every replay."""

from collections.abc import Iterator
from uuid import UUID

from application.replay import Streams
from domain.appeal.reconciliation import Unreconciled, unreconciled
from domain.kernel.event import Event
from domain.kernel.refusal import Refusal


class RulingsUnreconciled(Refusal):
    """A ruling was not carried out, or a change cites a ruling that did not order it."""

    code = "RULINGS_UNRECONCILED"
    zh = "裁定与得分变动不一致：{flaws}"
    en = "rulings and their effects do not fit: {flaws}"


def must_be_reconciled(assessment: UUID, streams: Streams) -> None:
    """Refuse an assessment that lacks effects of rulings, or has effects that none ordered.

    Raises ``RulingsUnreconciled``.
    """
    if flaws := unreconciled(_told(assessment, streams)):
        raise RulingsUnreconciled(flaws="; ".join(map(_written, flaws)))


def _told(assessment: UUID, streams: Streams) -> Iterator[Event]:
    """The events of an assessment, and those of every appeal that touched it."""
    appeals: dict[UUID, None] = {}
    for recorded in streams(assessment):
        appeal = getattr(recorded.event, "appeal", None)
        if isinstance(appeal, UUID):
            appeals[appeal] = None
        yield recorded.event
    for appeal in appeals:
        yield from (recorded.event for recorded in streams(appeal))


def _written(flaw: Unreconciled) -> str:
    return f"{flaw.flaw} {flaw.item} ({flaw.appeal})"

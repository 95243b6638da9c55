"""What is said in the events of an appeal: answers, replies, evidence with its note, reports."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, NamedTuple

from domain.appeal import exhibits, hearing, investigation
from domain.appeal.hearing_record import Party
from domain.kernel.event import ContentHash, Event

StatementKind = Literal["ANSWER", "REPLY", "EVIDENCE", "EXHIBIT", "REPORT"]
"""答辩, 申诉人回复, 证据, 测算附件, 调查报告."""


class Said(NamedTuple):
    """What a party said, and by which documents; ``late``: after a case file was frozen."""

    kind: StatementKind
    party: Party
    text: str
    evidence: tuple[ContentHash, ...]
    late: bool


def said_in(event: Event) -> Said | None:
    """What was said in an event; ``None`` where nothing was."""
    say = _STATEMENTS.get(type(event))
    return None if say is None else say(event)


_STATEMENTS: Final[Mapping[type[Event], Callable[[Any], Said]]] = {
    hearing.AppealAnswered: lambda event: Said(
        "ANSWER", "SCORER", event.statement, event.evidence, late=False
    ),
    hearing.AppealReplied: lambda event: Said(
        "REPLY", "APPELLANT", event.statement, event.evidence, late=False
    ),
    hearing.AppealEvidenceSubmitted: lambda event: Said(
        "EVIDENCE", event.party, event.note, event.evidence, event.late
    ),
    exhibits.ExhibitFiled: lambda event: Said(
        "EXHIBIT", event.party, f"{event.note} {event.digest}".strip(), (), late=False
    ),
    investigation.InvestigationReported: lambda event: Said(
        "REPORT", "WORKING_GROUP", event.text, event.evidence, late=False
    ),
}

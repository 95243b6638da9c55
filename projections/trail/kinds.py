"""The kinds of entries that a reader of the trail tells apart; the topic of an event decides."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from domain.catalogue import EVENTS


class EventKind(StrEnum):
    """What kind of entry an event is."""

    ENTRY = "ENTRY"
    ADJUSTMENT = "ADJUSTMENT"
    CLAIM = "CLAIM"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    VOIDING = "VOIDING"
    VETO = "VETO"
    FAULT = "FAULT"
    COMMENT = "COMMENT"
    CONTEST = "CONTEST"
    RULING_EFFECT = "RULING_EFFECT"
    ASSESSMENT = "ASSESSMENT"
    APPEAL = "APPEAL"
    HEARING = "HEARING"
    RULING = "RULING"
    RESULT = "RESULT"
    PLAN = "PLAN"
    RULES = "RULES"
    EVALUATION = "EVALUATION"
    INNOVATION = "INNOVATION"
    RECTIFICATION = "RECTIFICATION"
    ORGANIZATION = "ORGANIZATION"
    RECORD = "RECORD"


_AGGREGATES: Final[Mapping[EventKind, Sequence[str]]] = {
    EventKind.ASSESSMENT: ("assessment", "assessment-roll"),
    EventKind.APPEAL: ("appeal", "appeal-register"),
    EventKind.RESULT: ("result", "result-use"),
    EventKind.PLAN: ("plan", "milestone"),
    EventKind.RULES: ("policy", "regulation", "library"),
    EventKind.EVALUATION: ("evaluation-round", "band-settlement"),
    EventKind.INNOVATION: ("innovation-register", "innovation-project"),
    EventKind.RECTIFICATION: ("rectification-register", "rectification"),
    EventKind.ORGANIZATION: ("office", "person"),
    EventKind.RECORD: (
        *("meeting", "analysis", "feedback", "activity", "training", "risk-signal", "unit-honour"),
        *("evidence", "batch", "field-sample", "attestation"),
    ),
}
"""The kind of what an aggregate says, but for what is told apart below."""

_OF_ASSESSMENTS: Final[Mapping[EventKind, Sequence[str]]] = {
    EventKind.ENTRY: (
        *("result-reported", "nil-reported", "band-settled", "evaluation-entered"),
        *("result-returned", "result-reviewed", "result-rechecked"),
    ),
    EventKind.ADJUSTMENT: ("score-adjusted",),
    EventKind.CLAIM: (
        *("item-claimed", "special-item-decided", "innovation-bonus-booked", "rectification-deducted"),
        *("claim-verified", "claim-accepted", "claim-refused"),
    ),
    EventKind.NOT_APPLICABLE: (
        *("not-applicable-requested", "not-applicable-approved", "not-applicable-withdrawn"),
    ),
    EventKind.VOIDING: ("item-voided",),
    EventKind.VETO: ("veto-recorded", "veto-confirmed", "veto-lifted", "veto-spread", "spread-revoked"),
    EventKind.FAULT: (
        *("fault-recorded", "fault-confirmed", "fault-confirmation-refused", "fault-withdrawn"),
    ),
    EventKind.COMMENT: ("score-commented", "comment-accepted", "comment-declined", "comment-escalated"),
    EventKind.CONTEST: ("contest-opened", "contest-closed"),
    EventKind.RULING_EFFECT: ("ruling-applied", "item-remitted", "indicator-ruled", "placement-ruled"),
}
_OF_APPEALS: Final[Mapping[EventKind, Sequence[str]]] = {
    EventKind.HEARING: (
        *("bench-seated", "investigators-appointed", "conflict-declared"),
        *("member-recused", "member-replaced", "steps-voided"),
        *("investigation-reported", "report-signed", "case-file-frozen"),
        *("voting-opened", "vote-cast", "votes-opened"),
    ),
    EventKind.RULING: (
        *("ruling-endorsed", "appeal-ruled", "appeal-executed", "letter-issued", "remittal-settled"),
    ),
}
"""What assessments and appeals say that is a kind of its own, by the names of their events."""

_BY_AGGREGATE: Final = {name: kind for kind, names in _AGGREGATES.items() for name in names}
_BY_NAME: Final = {
    (aggregate, name): kind
    for aggregate, table in (("assessment", _OF_ASSESSMENTS), ("appeal", _OF_APPEALS))
    for kind, names in table.items()
    for name in names
}


def kind_of_topic(topic: str) -> EventKind:
    """The kind of an event of ``topic``, whatever the version of its shape."""
    aggregate, name, _version = topic.split(".")
    return _BY_NAME.get((aggregate, name)) or _BY_AGGREGATE[aggregate]


TOPICS: Final[Mapping[EventKind, tuple[str, ...]]] = {
    kind: tuple(sorted(event.TOPIC for event in EVENTS if kind_of_topic(event.TOPIC) is kind))
    for kind in EventKind
}
"""The topics of each kind."""


def topics_of(kinds: Iterable[EventKind]) -> list[str]:
    """The topics of several kinds."""
    return [topic for kind in kinds for topic in TOPICS[kind]]

"""Global ids: opaque, typed, and good for one log only."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from enum import StrEnum
from uuid import UUID

from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType


class Kind(StrEnum):
    """The types that have an id."""

    PLAN = "Plan"
    INNOVATION_PROJECT = "InnovationProject"
    ASSESSMENT = "Assessment"
    APPEAL = "Appeal"
    MEETING = "ReviewMeeting"
    RESULT = "Result"
    RECTIFICATION = "Rectification"
    EVALUATION_ROUND = "EvaluationRound"
    PERSON = "Person"
    EVENT = "Event"
    FEEDBACK = "Feedback"
    ACTIVITY = "Activity"
    TRAINING = "Training"
    RISK_SIGNAL = "RiskSignal"


def opaque(text: str) -> str:
    """``text`` as a token that nobody takes for anything but a token."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def transparent(token: str) -> str:
    """What ``opaque`` hid; raises ``ValueError``."""
    try:
        return urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except Base64Error as error:
        raise ValueError(token) from error


def global_id(kind: Kind, log_id: UUID, key: UUID) -> str:
    """The id of a ``kind`` in one log."""
    return opaque(f"{kind.value}:{log_id.hex}:{key.hex}")


def any_key(token: str, log_id: UUID, field: str = "id") -> tuple[Kind, UUID]:
    """What an id names; raises ``IdMalformed`` or ``IdOfAnotherLog``."""
    try:
        kind, log, key = transparent(token).split(":")
        found = Kind(kind), UUID(log), UUID(key)
    except ValueError as error:
        raise IdMalformed(field) from error
    if found[1] != log_id:
        raise IdOfAnotherLog(field)
    return found[0], found[2]


def key_of(kind: Kind, token: str, log_id: UUID, field: str = "id") -> UUID:
    """The key in an id of ``kind``; raises ``IdMalformed``, ``IdOfAnotherLog`` or ``IdOfAnotherType``."""
    found, key = any_key(token, log_id, field)
    if found is not kind:
        raise IdOfAnotherType(field, expected=kind, found=found)
    return key

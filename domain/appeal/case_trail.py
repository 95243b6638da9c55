"""What a case file tells of an item's past: every event about it, and what that did to the points."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, Self
from uuid import UUID

from domain.assessment.item_facts import ITEMS, POINTS
from domain.assessment.rulings import standing_points
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import indicator_in
from domain.kernel.event import ContentHash, Event
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.scoring.breakdown import Breakdown


class ScoredStep(NamedTuple):
    """An event of an assessment, with the state and the score before (``None``: none yet) and after it."""

    event: Event
    before: AssessmentState | None
    score_before: Breakdown | None
    after: AssessmentState
    score: Breakdown


class By(Value):
    """Who decided, and when: a person's random id, their role and unit, never their name."""

    actor: str
    role: str
    unit: str | None
    decided_at: datetime
    effective_on: date

    @classmethod
    def of(cls, event: Event) -> Self:
        """Who decided an event."""
        envelope = event.envelope
        return cls(
            actor=envelope.actor.id,
            role=envelope.actor.role,
            unit=envelope.actor.unit,
            decided_at=envelope.decided_at,
            effective_on=envelope.effective_on,
        )


class TrailLine(Value):
    """One event about an item: who, when, why, on what evidence.

    ``what`` is its topic without the version, for an upcast must not change a digest.  ``points`` are
    those that it states, ``worth_before`` and ``worth_after`` what the item is worth by itself; the totals
    are those of the whole assessment.
    """

    event: UUID
    version: int
    what: str
    item: str
    by: By
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    evidence: tuple[ContentHash, ...]
    points: Points | None
    worth_before: Points | None
    worth_after: Points | None
    total_before: Points
    total_after: Points


def trail_of(ref: str, steps: Iterable[ScoredStep]) -> Iterator[TrailLine]:
    """Every event about an item, in order; about an indicator: about any item of it."""
    for step in steps:
        item = item_of(step.event)
        if item is not None and (item == ref or _is_of_indicator(item, ref, step.after)):
            yield _line(item, step)


def item_of(event: Event) -> str | None:
    """The reference of the item that an event of an assessment is about."""
    take = ITEMS.get(type(event))
    return None if take is None else take(event)


def worth_of(ref: str, state: AssessmentState | None, score: Breakdown | None) -> Decimal | None:
    """What an item is worth by itself, an indicator as a whole; ``None`` for what is worth no points."""
    if state is None or score is None:
        return None
    if (code := indicator_in(ref)) is not None:
        return score.parts[code].points if code in score.parts else None
    item = state.item(ref)
    return None if item is None else standing_points(item)


def _is_of_indicator(item: str, ref: str, state: AssessmentState) -> bool:
    if (code := indicator_in(ref)) is None:
        return False
    found = state.faults.get(item) or state.item(item)
    return getattr(found, "indicator", None) == code


def _line(item: str, step: ScoredStep) -> TrailLine:
    event: Any = step.event
    why = getattr(event, "grounds", None)
    states = POINTS.get(type(event))
    return TrailLine(
        event=event.envelope.event_id,
        version=event.originator_version,
        what=event.TOPIC.rpartition(".")[0],
        item=item,
        by=By.of(event),
        reason_code=getattr(why, "reason_code", None),
        reason=_reason(event if why is None else why),
        legal_basis=getattr(why, "legal_basis", None),
        evidence=getattr(event if why is None else why, "evidence", ()),
        points=None if states is None else states(event),
        worth_before=worth_of(item, step.before, step.score_before),
        worth_after=worth_of(item, step.after, step.score),
        total_before=(step.score_before or step.score).total,
        total_after=step.score.total,
    )


def _reason(why: Any) -> str | None:
    """The reason, or for a fault what was found."""
    reason: str | None = getattr(why, "reason", getattr(why, "text", None))
    return reason

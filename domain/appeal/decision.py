"""What a letter tells of an appeal: whose it is, how it was decided, and what that came to."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar
from uuid import UUID

from domain.appeal.case_trail import ScoredStep, worth_of
from domain.appeal.filing import AppealAccepted, AppealFiled
from domain.appeal.hearing_record import Finding
from domain.appeal.ruling import AppealExecuted, AppealRuled, RemittalSettled, RulingEndorsed
from domain.appeal.state import AppealState, ContestedItem, EffectKind, ItemRuling, RulingEffect
from domain.appeal.vote import Decided
from domain.appeal.voting import VotesOpened
from domain.assessment.state import Adjustment, AssessmentState, Claim, Entry, SubjectKind, Veto
from domain.assessment.wholes import indicator_in
from domain.kernel.event import Actor, Event, Grounds
from domain.office.state import OfficeState

E = TypeVar("E", bound=Event)
T = TypeVar("T", Decided, Finding, ItemRuling, RulingEffect)


class Notice(NamedTuple):
    """A letter: its number, its day, and what it corrects."""

    number: int
    day: date
    correction: str | None


class Party(NamedTuple):
    """A unit by code and name; of a person's assessment the unit that they belong to."""

    code: str
    name: str


class Change(NamedTuple):
    """What points were before and are after; ``None`` where there are none to tell."""

    before: Decimal | None
    after: Decimal | None


class Verdict(NamedTuple):
    """What was decided on an item, on which grounds, and what it came to."""

    ruling: ItemRuling
    grounds: Grounds
    kind: EffectKind
    day: date
    due_on: date | None
    worth: Change
    total: Change


class DecidedItem(NamedTuple):
    """A contested item: what it is, what the working group found, by how many votes it was decided, how.

    ``matter`` names the kind of item and what it is about; ``settled`` is how it was decided after it was
    sent back.
    """

    contested: ContestedItem
    matter: tuple[str, str]
    finding: Finding | None
    votes: int
    verdict: Verdict
    settled: Verdict | None


class Tally(NamedTuple):
    """The seats of the bench, the valid ballots and the spoilt ones."""

    seats: int
    valid: int
    spoilt: int


class Decision(NamedTuple):
    """All that a letter tells; ``total`` is that of the ruling, ``endorsed`` who approved it."""

    notice: Notice
    office: Party
    appellant: Party
    subject: str
    subject_kind: SubjectKind
    year: int
    number: int
    statement: str
    filed_on: date
    accepted_on: date
    ruled_on: date
    tally: Tally
    endorsed: Actor | None
    grounds: Grounds
    items: tuple[DecidedItem, ...]
    total: Change


class DecisionSources(NamedTuple):
    """The events of an appeal and what they come to, the steps of its assessment, and its office."""

    events: Sequence[Event]
    appeal: AppealState
    steps: Sequence[ScoredStep]
    office: OfficeState


def decision_of(sources: DecisionSources, notice: Notice) -> Decision:
    """What a letter tells of an appeal whose ruling took effect."""
    events, appeal, steps = sources.events, sources.appeal, sources.steps
    ruled, filed = _last(AppealRuled, events), _last(AppealFiled, events)
    votes, executed = _last(VotesOpened, events), _last(AppealExecuted, events)
    endorsed = [each.envelope.actor for each in events if isinstance(each, RulingEndorsed)]
    return Decision(
        notice=notice,
        office=Party(appeal.office, sources.office.names.on(notice.day) or ""),
        appellant=Party(appeal.unit, _unit_name(appeal.unit, sources.office, notice.day)),
        subject=appeal.subject,
        subject_kind=steps[-1].after.subject_kind,
        year=steps[-1].after.year,
        number=appeal.number,
        statement=appeal.statement,
        filed_on=filed.envelope.effective_on,
        accepted_on=_last(AppealAccepted, events).envelope.effective_on,
        ruled_on=ruled.envelope.effective_on,
        tally=Tally(len(appeal.bench.seats), len(votes.ballots), len(votes.spoilt)),
        endorsed=endorsed[-1] if ruled.endorsed_by is not None else None,
        grounds=ruled.grounds,
        items=tuple(_item(each, sources) for each in appeal.items),
        total=_total([each.event for each in executed.effects], steps),
    )


def _item(contested: ContestedItem, sources: DecisionSources) -> DecidedItem:
    ref, appeal = contested.item, sources.appeal
    ruled, executed = _last(AppealRuled, sources.events), _last(AppealExecuted, sources.events)
    report = appeal.hearing.report
    settlements = [
        each for each in sources.events if isinstance(each, RemittalSettled) and each.ruling.item == ref
    ]
    return DecidedItem(
        contested=contested,
        matter=_matter(ref, sources.steps[-1].after),
        finding=None if report is None else _of(ref, report.findings),
        votes=_of(ref, appeal.vote.decided).votes,
        verdict=_verdict(ruled, _of(ref, ruled.rulings), _of(ref, executed.effects), sources.steps),
        settled=next((_verdict(each, each.ruling, each.effect, sources.steps) for each in settlements), None),
    )


def _verdict(
    event: AppealRuled | RemittalSettled,
    ruling: ItemRuling,
    effect: RulingEffect,
    steps: Sequence[ScoredStep],
) -> Verdict:
    return Verdict(
        ruling=ruling,
        grounds=event.grounds,
        kind=effect.kind,
        day=event.envelope.effective_on,
        due_on=None if effect.deadline is None else effect.deadline.due_on,
        worth=_worth(ruling.item, effect.event, steps),
        total=_total([effect.event], steps),
    )


def _worth(ref: str, event: UUID, steps: Iterable[ScoredStep]) -> Change:
    for step in steps:
        if step.event.envelope.event_id == event:
            before = worth_of(ref, step.before, step.score_before)
            return Change(before, worth_of(ref, step.after, step.score))
    return Change(None, None)


def _total(events: Iterable[UUID], steps: Iterable[ScoredStep]) -> Change:
    """The total before the first and after the last of some events of the assessment."""
    among = set(events)
    found = [each for each in steps if each.event.envelope.event_id in among]
    if not found or found[0].score_before is None:
        return Change(None, None)
    return Change(found[0].score_before.total, found[-1].score.total)


def _matter(ref: str, state: AssessmentState) -> tuple[str, str]:
    if (code := indicator_in(ref)) is not None:
        return ("INDICATOR", code)
    match state.item(ref):
        case Entry() as entry:
            return ("ENTRY", f"{entry.indicator} {entry.period} {entry.channel}")
        case Adjustment() as adjustment:
            return ("ADJUSTMENT", f"{adjustment.indicator} {adjustment.period}")
        case Claim() as claim:
            return (claim.kind, f"{claim.code} {claim.matter}")
        case Veto() as veto:
            return ("VETO", veto.ground)
        case _:
            return (ref.upper(), "")


def _unit_name(code: str, office: OfficeState, day: date) -> str:
    unit = office.units.get(code)
    return "" if unit is None else unit.names.on(day) or ""


def _last(kind: type[E], events: Sequence[Event]) -> E:
    return next(each for each in reversed(events) if isinstance(each, kind))


def _of(ref: str, each: Iterable[T]) -> T:
    """Of several that are each about an item, the one about that item."""
    return next(one for one in each if one.item == ref)

"""The register of uses of one result: only a final one is used, and a revision makes stale whom it moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from domain.assessment.refusals import DocumentMissing, SelfInterest
from domain.assessment.sheet import must_give_reason
from domain.assessment.state import AssessmentState, VetoStatus
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Grounds
from domain.kernel.ids import stream_id
from domain.policy.policy import Policy
from domain.policy.uses import UseKind, UseRules
from domain.result.board import Board, BoardLine
from domain.result.moved import place_of
from domain.result.result import Result
from domain.result.state import ResultState, ResultStatus
from domain.result_use import events
from domain.result_use.allocation import PlaceRequest, Terms, allocated
from domain.result_use.events import (
    PlacesAllocated,
    UseConfirmed,
    UseRegistered,
    UsesMarkedStale,
    UseWithdrawn,
)
from domain.result_use.refusals import (
    EditionSuperseded,
    ResultNotFinal,
    SubjectNotOnBoard,
    UseBarred,
    UseKindUnknown,
    UseRegisteredAlready,
    UseStepWrong,
    UseUnknown,
)
from domain.result_use.state import Basis, Granted, Registered, Use, UseOf, UsesState, UseStatus

Assessed = Mapping[str, AssessmentState]
"""The assessments of whom a use is about, by subject: their vetoes may bar it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Using:
    """How a subject's result is used, resting on the edition that was ``seen``."""

    kind: str
    subject: str
    seen: int
    document: str
    evidence: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocating:
    """What places are allocated for, how many, who asks, and whom of the tied to serve first."""

    kind: str
    places: int
    requests: tuple[PlaceRequest, ...]
    chosen: tuple[str, ...]
    seen: int
    document: str
    grounds: Grounds


class UseRegister(Aggregate[UsesState]):
    """The uses of one result, and the places allocated by it."""

    NAME = "result-use"
    UNKNOWN = UseUnknown

    @staticmethod
    def id_of(result: UUID) -> UUID:
        """One register per result."""
        return stream_id("result-use", result)

    def register(self, using: Using, result: ResultState, rules: UseRules, assessed: Assessed) -> str:
        """Register a use of a final result; gives its reference."""
        _must_be_final(result, using.seen)
        must_give_reason(using.grounds)
        self._must_be_sound(using.kind, [using.subject], rules, assessed)
        _must_have_document(using.document, using.kind)
        line = _line(result.board, using.subject)
        self._must_be_new(using)
        use = UseOf(
            kind=using.kind,
            subject=using.subject,
            place=place_of(line),
            document=using.document,
            evidence=using.evidence,
        )
        opening = self._opening(result)
        event = self.trigger(UseRegistered, **opening, use=use, basis=_basis(result), grounds=using.grounds)
        return f"use:{event.envelope.event_id}"

    def allocate(
        self, allocating: Allocating, result: ResultState, policy: Policy, assessed: Assessed
    ) -> str:
        """Allocate places among who asks, by grade, then rank; gives the allocation's reference."""
        _must_be_final(result, allocating.seen)
        must_give_reason(allocating.grounds)
        asking = [each.subject for each in allocating.requests]
        self._must_be_sound(allocating.kind, asking, policy.uses, assessed)
        _must_have_document(allocating.document, allocating.kind)
        terms = Terms(allocating.places, policy.for_side(result.side), allocating.chosen)
        served = allocated(allocating.requests, result.board, terms)
        event = self.trigger(
            PlacesAllocated,
            **self._opening(result),
            kind=allocating.kind,
            places=allocating.places,
            granted=_granted(served, allocating.requests, result.board),
            chosen=allocating.chosen,
            document=allocating.document,
            basis=_basis(result),
            grounds=allocating.grounds,
        )
        return f"allocation:{event.envelope.event_id}"

    def mark_stale(self, result: ResultState) -> None:
        """Mark what is in force about somebody who stands elsewhere by now; nothing where nobody does."""
        stale = tuple(
            each.ref
            for each in self.state.registered.values()
            if each.status is UseStatus.IN_FORCE and _has_moved(each, result.board)
        )
        if stale:
            self.trigger(UsesMarkedStale, edition=result.edition, uses=stale)

    def confirm(
        self, ref: str, seen: int, grounds: Grounds, result: ResultState, rules: UseRules, assessed: Assessed
    ) -> None:
        """Let a stale use rest on the edition in force; an allocation is made anew instead."""
        _must_be_final(result, seen)
        must_give_reason(grounds)
        found = self._at(ref, UseStatus.STALE)
        if not isinstance(found, Use):
            raise UseStepWrong("use", use=ref, status=found.status)
        self._must_be_sound(found.of.kind, [found.of.subject], rules, assessed)
        place = place_of(_line(result.board, found.of.subject))
        self.trigger(UseConfirmed, use=ref, place=place, basis=_basis(result), grounds=grounds)

    def withdraw(self, ref: str, grounds: Grounds) -> None:
        """Take a use or an allocation back, with grounds."""
        must_give_reason(grounds)
        found = self._at(ref, UseStatus.IN_FORCE, UseStatus.STALE)
        self._must_not_be_own(found.places)
        self.trigger(UseWithdrawn, use=ref, grounds=grounds)

    def _at(self, ref: str, *statuses: UseStatus) -> Registered:
        if (found := self.state.registered.get(ref)) is None:
            raise UseUnknown("use")
        if found.status not in statuses:
            raise UseStepWrong("use", use=ref, status=found.status)
        return found

    def _must_be_sound(self, kind: str, subjects: Sequence[str], rules: UseRules, assessed: Assessed) -> None:
        """A listed use, of nobody's own result, that no veto in force bars."""
        if (found := rules.kind(kind)) is None:
            raise UseKindUnknown("kind", kind=kind)
        self._must_not_be_own(subjects)
        for subject in subjects:
            if subject in assessed:
                _must_not_be_barred(subject, assessed[subject], found)

    def _must_not_be_own(self, subjects: Sequence[str] | Mapping[str, object]) -> None:
        if self.by.unit in subjects or self.by.actor_id in subjects:
            raise SelfInterest

    def _must_be_new(self, using: Using) -> None:
        for each in self.state.registered.values() if self.exists else ():
            if isinstance(each, Use) and each.status is not UseStatus.WITHDRAWN and _is_same(each, using):
                raise UseRegisteredAlready("document", subject=using.subject, use=each.ref)

    def _opening(self, result: ResultState) -> dict[str, Any]:
        names = ("office", "plan", "year", "side", "peer_group")
        return {
            "result": Result.id_of(result.plan, result.peer_group),
            **{name: getattr(result, name) for name in names},
        }


def _must_be_final(result: ResultState, seen: int) -> None:
    if result.status is not ResultStatus.FINALISED:
        raise ResultNotFinal("edition", status=result.status)
    if seen != result.edition:
        raise EditionSuperseded("edition", seen=seen, now=result.edition)


def _must_have_document(document: str, kind: str) -> None:
    if not document.strip():
        raise DocumentMissing("document", item=kind)


def _must_not_be_barred(subject: str, state: AssessmentState, kind: UseKind) -> None:
    barring = [
        each.ground
        for each in state.vetoes.values()
        if each.status is VetoStatus.CONFIRMED and each.effect in kind.barred_by
    ]
    if barring:
        raise UseBarred("subject", subject=subject, grounds=", ".join(barring), kind=kind.code)


def _line(board: Board, subject: str) -> BoardLine:
    if (found := board.line(subject)) is None:
        raise SubjectNotOnBoard("subject", subject=subject)
    return found


def _basis(result: ResultState) -> Basis:
    return Basis(edition=result.edition, digest=result.board.digest)


def _granted(
    served: Mapping[str, int], requests: Sequence[PlaceRequest], board: Board
) -> tuple[Granted, ...]:
    asked = {each.subject: each.asked for each in requests}
    return tuple(
        Granted(subject=each, place=place_of(_line(board, each)), asked=asked[each], granted=served[each])
        for each in served
    )


def _has_moved(registered: Registered, board: Board) -> bool:
    now = {line.subject: place_of(line) for line in board.lines if line.subject in registered.places}
    return now != registered.places


def _is_same(use: Use, using: Using) -> bool:
    return (use.of.kind, use.of.subject, use.of.document) == (using.kind, using.subject, using.document)


EVENTS: Final = events.EVENTS

"""What is compared: the facts of a score or of a board, whoever tells them."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from domain.assessment.state import VetoStatus
from domain.assessment.vetoes import is_in_force
from domain.kernel.points import text
from domain.policy.grades import Grade
from domain.policy.vetoes import Spread, VetoEffect
from domain.result.board import Board, BoardLine
from domain.result.fingerprint import fingerprint
from domain.scoring.breakdown import Leaf
from domain.scoring.ranking import Standing


class FactKind(StrEnum):
    """What a fact is about, and so what kind of mismatch it makes."""

    LEAF = "LEAF"
    TOTAL = "TOTAL"
    PROVISIONAL_TOTAL = "PROVISIONAL_TOTAL"
    TIE_BREAKER = "TIE_BREAKER"
    RULES = "RULES"
    VETO = "VETO"
    CONTEST = "CONTEST"
    SEAL = "SEAL"
    RANK = "RANK"
    GRADE = "GRADE"
    BOARD = "BOARD"
    RESULT = "RESULT"
    EDITION = "EDITION"
    LINE = "LINE"
    FINGERPRINT = "FINGERPRINT"
    COMPILATION = "COMPILATION"
    DIGEST = "DIGEST"
    STRAY = "STRAY"
    PARKED = "PARKED"


class Place(NamedTuple):
    """Where a fact belongs: its kind, and the path within what it is about (empty: the whole)."""

    kind: FactKind
    path: str


Fact = Mapping[str, str | None]
"""Names and what they say, as plain text."""

Facts = Mapping[Place, Fact]


class VetoTold(NamedTuple):
    """A veto; ``origin`` is the assessment from which it spread, ``until`` is excluded."""

    ref: str
    ground: str
    effect: VetoEffect
    spread: Spread
    origin: UUID | None
    status: VetoStatus
    since: date
    until: date | None


class Account(NamedTuple):
    """How an assessment stands; ``contests`` has the appeal that contests each item."""

    subject: str
    peer_group: str
    plan_version: int
    policy_version: int
    total: Decimal
    provisional_total: Decimal
    key: Decimal
    base: Decimal
    deductions: Decimal
    vetoes: tuple[VetoTold, ...]
    contests: Mapping[str, UUID]
    sealed: bool

    @property
    def facts(self) -> dict[Place, Fact]:
        """Each total, mark and veto by itself."""
        return {
            Place(FactKind.TOTAL, ""): {"total": plain(self.total)},
            Place(FactKind.PROVISIONAL_TOTAL, ""): {"total": plain(self.provisional_total)},
            Place(FactKind.TIE_BREAKER, ""): _breakers(self.key, self.base, self.deductions),
            Place(FactKind.RULES, ""): {
                "subject": self.subject,
                "peerGroup": self.peer_group,
                "planVersion": str(self.plan_version),
                "policyVersion": str(self.policy_version),
            },
            Place(FactKind.SEAL, ""): {"sealed": str(self.sealed).lower()},
            **{
                Place(FactKind.CONTEST, ref): {"appeal": str(appeal)} for ref, appeal in self.contests.items()
            },
            **{Place(FactKind.VETO, each.ref): _veto(each) for each in self.vetoes},
        }

    @property
    def standing(self) -> Standing:
        """The account as ranking sees it."""
        return Standing(
            subject=self.subject,
            total=self.total,
            key=self.key,
            base=self.base,
            deductions=self.deductions,
            vetoes=tuple(
                each.effect for each in self.vetoes if is_in_force(each.status, each.since, each.until, None)
            ),
        )


def leaf_facts(leaves: Iterable[Leaf]) -> dict[Place, Fact]:
    """Each leaf by its path and kind."""
    return {
        Place(FactKind.LEAF, f"{leaf.path} {leaf.kind}"): {
            "points": plain(leaf.points),
            "stated": plain(leaf.stated),
            "state": leaf.state.value,
            "item": leaf.item,
            "events": " ".join(map(str, leaf.events)),
        }
        for leaf in leaves
    }


def board_facts(members: Sized) -> dict[Place, Fact]:
    """How many are on a board."""
    return {Place(FactKind.BOARD, ""): {"size": str(len(members))}}


def place_facts(rank: int, grade: Grade) -> dict[Place, Fact]:
    """Where a subject stands in its group as things are."""
    return {
        Place(FactKind.RANK, ""): {"rank": str(rank)},
        Place(FactKind.GRADE, ""): {"grade": grade},
    }


class EditionTold(NamedTuple):
    """An edition of a result (0: the compiled board), since when it is public, and until when contestable.

    ``size`` is how many lines it is said to have.
    """

    number: int
    size: int
    board: Board
    public_on: date | None
    window: date | None

    @property
    def facts(self) -> dict[Place, Fact]:
        """The heading, each line, and the fingerprint of all that stands there."""
        public = {"publicOn": _day(self.public_on), "window": _day(self.window)}
        path = str(self.number)
        return {
            Place(FactKind.EDITION, path): {**_heading(self.board), "size": str(self.size), **public},
            Place(FactKind.FINGERPRINT, path): {"fingerprint": fingerprint(self.board.computed_digest)},
            **_lines(FactKind.LINE, path, self.board.lines),
        }


def compilation_facts(number: int, board: Board) -> dict[Place, Fact]:
    """What a compiled board says, of the edition that it became."""
    path = str(number)
    return {
        Place(FactKind.COMPILATION, path): _heading(board),
        **_lines(FactKind.COMPILATION, path, board.lines),
    }


def plain(points: Decimal) -> str:
    """Points without trailing zeros: equal points are the same text."""
    return text(points.normalize())


def _heading(board: Board) -> dict[str, str | None]:
    return {
        "border": str(board.border),
        "policyVersion": str(board.policy_version),
        "places": str(board.places),
        "tied": " ".join(board.tied),
        "left": str(board.left),
        "chosen": " ".join(board.chosen),
        "digest": board.digest,
    }


def _lines(kind: FactKind, path: str, lines: Sequence[BoardLine]) -> dict[Place, Fact]:
    return {
        Place(kind, f"{path}/{line.subject}"): {
            "ordinal": str(ordinal),
            "assessment": str(line.assessment),
            "total": plain(line.total),
            **_breakers(line.key, line.base, line.deductions),
            "vetoes": " ".join(line.vetoes),
            "rank": str(line.rank),
            "grade": line.grade,
        }
        for ordinal, line in enumerate(lines)
    }


def _breakers(key: Decimal, base: Decimal, deductions: Decimal) -> dict[str, str | None]:
    return {"key": plain(key), "base": plain(base), "deductions": plain(deductions)}


def _veto(veto: VetoTold) -> Fact:
    return {
        "ground": veto.ground,
        "effect": veto.effect,
        "spread": veto.spread,
        "origin": None if veto.origin is None else str(veto.origin),
        "status": veto.status.value,
        "since": veto.since.isoformat(),
        "until": _day(veto.until),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

"""The board of a peer group (榜): compiled at a border of the log, the same for whoever compiles it again."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple, Self
from uuid import UUID

from domain.kernel.digest import canonical_digest
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.scoring.ranking import Standing, display_order, grades, places, quota, ranks


class Member(NamedTuple):
    """A subject of the peer group as compiling sees it: its standing, and the grounds of its vetoes."""

    assessment: UUID
    standing: Standing
    vetoes: tuple[str, ...]


class BoardLine(Value):
    """A subject's place on a board.

    ``key``, ``base`` and ``deductions`` are what broke ties for the places among the excellent; ``vetoes``
    are the grounds of those in force.
    """

    subject: str
    assessment: UUID
    total: Points
    key: Points
    base: Points
    deductions: Points
    vetoes: tuple[str, ...]
    rank: int
    grade: Grade


class Board(Value):
    """A whole peer group in display order, compiled at ``border`` under a version of the policy.

    ``places`` is the quota of the excellent; ``tied`` are those from whom the leading group chooses ``left``
    more, and ``chosen`` whom it chose.  ``digest`` (sha256:…) is over everything else, canonically written.
    """

    plan: UUID
    peer_group: str
    border: int
    policy_version: int
    places: int
    tied: tuple[str, ...]
    left: int
    chosen: tuple[str, ...]
    lines: tuple[BoardLine, ...]
    digest: str

    def line(self, subject: str) -> BoardLine | None:
        """The line of a subject."""
        return next((each for each in self.lines if each.subject == subject), None)

    def choosing(self, chosen: Collection[str]) -> Self:
        """The board with those of the tied that the leading group chose among the excellent."""
        if not chosen:
            return self
        lines = tuple(
            line.model_copy(update={"grade": _BEST}) if line.subject in chosen else line
            for line in self.lines
        )
        return self.model_copy(update={"chosen": tuple(chosen), "lines": lines}).sealed()

    @property
    def computed_digest(self) -> str:
        """The digest of what stands on the board."""
        return canonical_digest(self.model_dump(mode="json", exclude={"digest"}))

    def sealed(self) -> Self:
        """The board with the digest of what stands on it."""
        return self.model_copy(update={"digest": self.computed_digest})


_BEST: Final[Grade] = "EXCELLENT"


def moved_since(board: Board, now: Board) -> list[str]:
    """The subjects that what compiles ``now`` puts elsewhere, adds or lacks, given the same choice."""
    known, there = (
        {line.subject: line for line in each.lines} for each in (board, now.choosing(board.chosen))
    )
    return sorted(subject for subject in {*known, *there} if known.get(subject) != there.get(subject))


class Under(NamedTuple):
    """What a board is compiled under: whose it is, the border, and the policy in its version."""

    plan: UUID
    peer_group: str
    border: int
    policy_version: int
    policy: Policy


def compiled(group: Sequence[Member], under: Under) -> Board:
    """The board of a whole peer group; nothing but the group and the rules decides what it says."""
    members = {each.standing.subject: each for each in group}
    standings = [each.standing for each in group]
    found = places(standings, under.policy)
    graded = grades(standings, under.policy, found.excellent)
    ranked = ranks({each.subject: each.total for each in standings})
    board = Board(
        plan=under.plan,
        peer_group=under.peer_group,
        border=under.border,
        policy_version=under.policy_version,
        places=quota(len(group), under.policy),
        tied=found.tied,
        left=found.left,
        chosen=(),
        lines=tuple(
            _line(members[each.subject], ranked, graded) for each in display_order(standings, under.policy)
        ),
        digest="",
    )
    return board.sealed()


def _line(member: Member, ranked: Mapping[str, int], graded: Mapping[str, Grade]) -> BoardLine:
    standing = member.standing
    return BoardLine(
        subject=standing.subject,
        assessment=member.assessment,
        total=standing.total,
        key=standing.key,
        base=standing.base,
        deductions=standing.deductions,
        vetoes=member.vetoes,
        rank=ranked[standing.subject],
        grade=graded[standing.subject],
    )

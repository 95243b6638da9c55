"""Whom a revision moved: every subject whose total, rank or grade is another one than before."""

from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.grades import Grade
from domain.result.board import Board, BoardLine


class Place(Value):
    """Total, rank and grade of a subject on a board."""

    total: Points
    rank: int
    grade: Grade


class Moved(Value):
    """A subject that a revision moved, from where to where."""

    subject: str
    before: Place
    after: Place

    @property
    def regraded(self) -> bool:
        """Whether the published grade changed, which opens a fresh window."""
        return self.before.grade != self.after.grade


def moved(before: Board, after: Board) -> tuple[Moved, ...]:
    """The subjects of ``after`` that stood elsewhere on ``before``, in the order of ``after``."""
    places = {line.subject: place_of(line) for line in before.lines}
    return tuple(
        Moved(subject=line.subject, before=places[line.subject], after=place_of(line))
        for line in after.lines
        if line.subject in places and places[line.subject] != place_of(line)
    )


def place_of(line: BoardLine) -> Place:
    """Where a line puts its subject."""
    return Place(total=line.total, rank=line.rank, grade=line.grade)

"""A peer group as it is or as it would be: scored, ranked and graded, and told in one way only."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from domain.assessment.state import AssessmentState
from domain.kernel.digest import canonical_digest
from domain.kernel.points import text, working
from domain.policy.policy import Policy
from domain.result.board import Board, BoardLine, Member, Under, compiled
from domain.result.group import Group, Rules, member_of, newest_policy
from domain.scoring.breakdown import Breakdown, Leaf
from domain.scoring.composition import compose_state


@dataclass(frozen=True, slots=True)
class Base:
    """What is known at a border of the log: the peer group of one assessment, and its rules.

    ``grading`` makes of a version of the policy what the group is graded by.
    """

    assessment: UUID
    border: int
    group: Group
    rules: Rules
    grading: Callable[[Policy], Policy]


class World(NamedTuple):
    """The subject with its score, and the board of its whole group, whoever is sealed or not."""

    state: AssessmentState
    score: Breakdown
    members: Mapping[UUID, Member]
    board: Board

    @property
    def line(self) -> BoardLine:
        """The line of the subject."""
        return next(each for each in self.board.lines if each.subject == self.state.subject)

    @property
    def digest(self) -> str:
        """SHA-256 (sha256:…) over leaves, totals, ranks and grades; no id, position or time goes in."""
        return canonical_digest(
            {
                "subject": self.state.subject,
                "leaves": sorted(_leaves(self.state, self.score)),
                "total": text(self.score.total),
                "provisionalTotal": text(self.score.provisional_total),
                "group": sorted(_line(each) for each in self.board.lines),
            }
        )


def world_of(base: Base, group: Group, known: Mapping[UUID, Member]) -> World:
    """The world in which the group is so; whoever is as in the base is taken from ``known``, if there."""
    state = group[base.assessment]
    members = {each: _member(each, group, base, known) for each in group}
    board = compiled(list(members.values()), _under(state, group, base))
    return World(state, _score(state, base.rules), members, board)


def _member(assessment: UUID, group: Group, base: Base, known: Mapping[UUID, Member]) -> Member:
    if assessment in known and group[assessment] is base.group[assessment]:
        return known[assessment]
    return member_of(assessment, group[assessment], base.rules)


def _under(state: AssessmentState, group: Group, base: Base) -> Under:
    newest = newest_policy(group)
    policy = base.grading(base.rules.policies.version(newest))
    return Under(state.plan, state.peer_group, base.border, newest, policy)


def _score(state: AssessmentState, rules: Rules) -> Breakdown:
    plan = rules.plans.version(state.plan_version)
    return compose_state(state, plan, rules.policies.version(state.policy_version))


def _line(line: BoardLine) -> tuple[Any, ...]:
    return line.subject, text(line.total), line.rank, line.grade


def _leaves(state: AssessmentState, score: Breakdown) -> Iterator[tuple[str, ...]]:
    names = _names(state)
    for leaf in score.leaves:
        points = text(working(leaf.points, score.digits))
        yield _path(leaf, names), leaf.kind.value, points, leaf.state.value


def _path(leaf: Leaf, names: Mapping[str, str]) -> str:
    """The path of a leaf, with its item's name in the place of a reference that holds the id of an event."""
    if leaf.item is None or leaf.item not in names:
        return leaf.path
    return leaf.path.removesuffix(leaf.item) + names[leaf.item]


def _names(state: AssessmentState) -> dict[str, str]:
    """Claims, and the adjustments of each indicator, by the order in which they came."""
    names = {ref: f"claim:{place}" for place, ref in enumerate(state.claims, 1)}
    for record in state.records.values():
        names |= {ref: f"adjustment:{place}" for place, ref in enumerate(record.adjustments, 1)}
    return names

"""Every board of a result, compiled again at its own border, and the digests that events cite."""

from collections.abc import Callable, Iterator

from .board import board
from .faults import Code, Fault
from .lines import unlike_boards
from .results import Result, digest_of
from .story import Group, Story

StoryAt = Callable[[int], Story]
"""What the events tell up to a position."""


def issued_wrongly(result: Result, group: Group, story_at: StoryAt) -> Iterator[Fault]:
    """Every difference between the boards of a result and what the log came to where they were compiled."""
    for issue in result.issues:
        about, said, story = f"board @{issue.position}", issue.board, story_at(issue.board["border"])
        right = board(story.members(group), story.official_grading(group), said["chosen"])
        yield from unlike_boards(about, said, {**right, "policy_version": story.grading_version(group)})
        if said["digest"] != digest_of(said):
            yield Fault(Code.WRONG_BOARD, f"{about} digest", said["digest"], digest_of(said))
    for position, cited, right_digest in result.cited:
        if cited != right_digest:
            yield Fault(Code.WRONG_BOARD, f"digest @{position}", cited, right_digest)

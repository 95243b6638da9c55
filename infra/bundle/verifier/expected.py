"""What everything comes to, held against what the bundle says that it comes to."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from .board import board
from .faults import Code, Fault
from .figures import Json, written
from .leaves import Leaf
from .lines import unlike_boards, unlike_lines, unlike_values
from .results import Result
from .score import Score
from .sheet import Sheet
from .story import Group, Story

_OF_ASSESSMENT: Final = ("subject", "plan_version", "policy_version")
_OF_RESULT: Final = ("stream", "status", "edition", "digest", "border")


def unexpected(expected: Json, story: Story, group: Group) -> Iterator[Fault]:
    """Every value of ``expected.json`` that is not what the events come to."""
    members = story.members(group)
    scores = {member.assessment: member.score for member in members}
    told: Json = expected["assessments"]
    for stream in sorted({*told, *scores}):
        if stream not in told or stream not in scores:
            yield Fault(Code.WRONG_BOARD, stream, str(stream in told), str(stream in scores))
        else:
            yield from _assessment(told[stream], story.sheets[stream], scores[stream], story)
    found = {**board(members, story.grading(group), []), "policy_version": story.grading_version(group)}
    yield from unlike_boards("live board", expected["board"], found)
    yield from _result(expected["result"], story.result_of(group))


def _assessment(said: Json, sheet: Sheet, score: Score, story: Story) -> Iterator[Fault]:
    subject = sheet.opened["subject"]
    right = {"subject": subject, "plan_version": sheet.plan_version, "policy_version": sheet.opened["policy"]}
    yield from unlike_values(subject, said, right, _OF_ASSESSMENT)
    provisional = story.score(sheet, reported=True).total
    for name, points in (("total", score.total), ("provisional_total", provisional)):
        if Decimal(said[name]) != points:
            yield Fault(Code.WRONG_TOTAL, f"{subject} {name}", said[name], written(points))
    found = {(leaf.path, leaf.kind): leaf for leaf in score.leaves}
    there = {(leaf["path"], leaf["kind"]): _leaf(leaf) for leaf in said["leaves"]}
    for key in sorted({*found, *there}):
        if found.get(key) != there.get(key):
            about = f"{subject} {' '.join(key)}"
            yield Fault(Code.WRONG_LEAF, about, _told(there.get(key)), _told(found.get(key)))


def _leaf(said: Json) -> Leaf:
    points, stated = Decimal(said["points"]), Decimal(said["stated"])
    return Leaf(
        said["path"], said["kind"], points, stated, said["state"], said["item"], tuple(said["events"])
    )


def _told(leaf: Leaf | None) -> str:
    if leaf is None:
        return "–"
    points = f"{written(leaf.points)} ({written(leaf.stated)}) {leaf.state}"
    return " ".join([points, leaf.item or "", *leaf.events])


def _result(said: Json | None, result: Result | None) -> Iterator[Fault]:
    """The newest board of the result, as its events have it."""
    if said is None or result is None:
        if said is not None or result is not None:
            yield Fault(Code.WRONG_BOARD, "result", str(said is not None), str(result is not None))
        return
    issue = result.newest
    right = {**issue.board, "stream": result.stream, "status": result.status, "edition": issue.edition}
    yield from unlike_values("result", said, right, _OF_RESULT)
    yield from unlike_lines("result", said["lines"], right["lines"])

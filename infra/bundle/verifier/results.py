"""The result of a peer group: boards that were compiled, determined and revised, one after the other."""

import hashlib
import json
from typing import Final, NamedTuple

from .events import Event
from .figures import Json

_OFFICIAL: Final = frozenset({"DETERMINED", "PUBLICISED", "FINALISED"})
_STATUS: Final = {
    "result.result-compiled.v1": "COMPILED",
    "result.result-proposed.v1": "PROPOSED",
    "result.result-determined.v1": "DETERMINED",
    "result.result-publicised.v1": "PUBLICISED",
    "result.result-finalised.v1": "FINALISED",
}


class Issue(NamedTuple):
    """A board at the moment at which an event brought it, or chose among the tied of it."""

    position: int
    edition: int
    board: Json


class Result:
    """A result as its events tell it; ``cited`` has digests that events say, beside those of the boards."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self.issues: list[Issue] = []
        self.cited: list[tuple[int, str, str]] = []
        self.compiled: Json = {}
        self.status = ""

    @property
    def official(self) -> bool:
        """Whether it was determined."""
        return self.status in _OFFICIAL

    @property
    def group(self) -> tuple[str, str]:
        """The plan and the peer group that it ranks."""
        return self.compiled["plan"], self.compiled["peer_group"]

    @property
    def newest(self) -> Issue:
        """The board that stands."""
        return self.issues[-1]

    def of(self, office: str, year: int, side: str) -> bool:
        """Whether it is of that office, year and side."""
        return (self.compiled["office"], self.compiled["year"], self.compiled["side"]) == (office, year, side)

    def grade_of(self, unit: str) -> str | None:
        """The grade of a unit on the board that stands."""
        lines = self.newest.board["lines"]
        return next((str(line["grade"]) for line in lines if line["subject"] == unit), None)

    def take(self, event: Event) -> None:
        """Take one event in."""
        said = event.said
        if event.topic == "result.result-compiled.v1":
            self.compiled = said
            self.issues.append(Issue(event.position, 0, said["board"]))
        elif event.topic == "result.result-revised.v1":
            self.issues.append(Issue(event.position, said["edition"], said["board"]))
            self.status = "PUBLICISED" if said["window"] is not None else self.status
        elif event.topic == "result.result-determined.v1":
            chosen = with_choice(self.newest.board, said["chosen"])
            self.issues.append(Issue(event.position, said["edition"], chosen))
        self.status = _STATUS.get(event.topic, self.status)
        if "digest" in said:
            self.cited.append((event.position, said["digest"], self.newest.board["digest"]))


def with_choice(board: Json, chosen: list[str]) -> Json:
    """A board with those of the tied whom the leading group chose, under its new digest."""
    if not chosen:
        return board
    lines = [{**line, "grade": "EXCELLENT"} if line["subject"] in chosen else line for line in board["lines"]]
    changed = {**board, "chosen": chosen, "lines": lines}
    return {**changed, "digest": digest_of(changed)}


def digest_of(board: Json) -> str:
    """The digest of all that a board says besides it."""
    told = {name: value for name, value in board.items() if name != "digest"}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"

"""Two boards held against each other, line by line."""

from collections.abc import Iterator
from typing import Final

from .faults import Code, Fault
from .figures import Json

_OF_BOARD: Final = ("policy_version", "places", "tied", "left")
_OF_LINE: Final = {"total": Code.WRONG_TOTAL, "rank": Code.WRONG_RANK, "grade": Code.WRONG_GRADE}
"""Which fault it is when a value of a line is wrong; of the others the board is."""


def unlike_boards(about: str, said: Json, right: Json) -> Iterator[Fault]:
    """Every difference between two boards."""
    yield from unlike_values(about, said, right, _OF_BOARD)
    yield from unlike_lines(about, said["lines"], right["lines"])


def unlike_values(about: str, said: Json, right: Json, names: tuple[str, ...]) -> Iterator[Fault]:
    """Every difference between values that belong to a board as a whole."""
    for name in names:
        if said[name] != right[name]:
            yield Fault(Code.WRONG_BOARD, f"{about} {name}", str(said[name]), str(right[name]))


def unlike_lines(about: str, said: list[Json], right: list[Json]) -> Iterator[Fault]:
    """Every difference between lines, then that of their order."""
    lines = {line["subject"]: line for line in said}
    for line in right:
        there = lines.get(line["subject"], {})
        for name, value in line.items():
            if there.get(name) != value:
                code = _OF_LINE.get(name, Code.WRONG_BOARD)
                yield Fault(code, f"{about} {line['subject']} {name}", str(there.get(name)), str(value))
    order, right_order = " ".join(lines), " ".join(line["subject"] for line in right)
    if order != right_order:
        yield Fault(Code.WRONG_BOARD, f"{about} order", order, right_order)

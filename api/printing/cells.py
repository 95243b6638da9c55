"""Cells of tables that a spreadsheet opens: text stays text."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?")


def harmless(value: str) -> str:
    """A text on one line that no spreadsheet takes for a formula; numbers stay as they are."""
    line = " ".join(value.splitlines())
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line

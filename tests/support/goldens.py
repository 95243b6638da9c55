"""Golden examples of scoring methods: definitions and measures, with the exact bytes that they come to.

A file per method and version; a line has what is ``given`` and what is ``scored``.  What a version that
was used comes to never changes: a line is added, never edited.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter

from domain.kernel.points import text
from domain.methods.catalogue import MethodDefinition
from domain.methods.definition import Occasion, Scored
from domain.methods.measure import Measure

FOLDER: Final = Path(__file__).parents[1] / "domain" / "goldens"
_METHOD: Final[TypeAdapter[MethodDefinition]] = TypeAdapter(MethodDefinition)
_MEASURES: Final = TypeAdapter(tuple[Measure, ...])


class Golden(NamedTuple):
    """One example: a method, what was measured on what occasion, and the line that it is written in."""

    method: MethodDefinition
    on: Occasion
    measures: tuple[Measure, ...]
    line: str

    @property
    def scored(self) -> Scored:
        """What the code makes of it."""
        return self.method.score(self.measures, self.on)

    @property
    def rewritten(self) -> str:
        """The line as the code would write it."""
        given = {
            "definition": self.method.model_dump(mode="json"),
            "occasion": self.on._asdict() | {"marks": text(self.on.marks)},
            "measures": [each.model_dump(mode="json") for each in self.measures],
        }
        points, explanation = self.scored
        scored = {
            "points": text(points),
            "explanation": [line.model_dump(mode="json") for line in explanation],
        }
        return _written({"given": given, "scored": scored})


def goldens(folder: Path = FOLDER) -> Iterator[tuple[str, Golden]]:
    """Every example, by the name of its file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield path.stem, _golden(line)


def _golden(line: str) -> Golden:
    given = json.loads(line)["given"]
    on = given["occasion"]
    return Golden(
        method=_METHOD.validate_json(_written(given["definition"])),
        on=Occasion(**on | {"marks": Decimal(on["marks"])}),
        measures=_MEASURES.validate_json(_written(given["measures"])),
        line=line,
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

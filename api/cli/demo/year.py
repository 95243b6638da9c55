"""A scripted year: the files of a directory, read and checked."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from api.cli.demo.lines import Calendar, Frame, IndicatorLine, Places, Post, Result, Return
from domain.person import Role
from domain.plan.plan import Plan

HOHHOT_2014: Final = Path(__file__).parent / "hohhot2014"


@dataclass(frozen=True)
class Year:
    """A scripted year in a directory."""

    directory: Path = HOHHOT_2014

    @cached_property
    def places(self) -> Places:
        """The office and its units."""
        return Places.model_validate_json(self._text("units.json"))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post."""
        return TypeAdapter(tuple[Post, ...]).validate_json(self._text("posts.json"))

    @cached_property
    def frame(self) -> Frame:
        """The plan but its indicators."""
        return Frame.model_validate_json(self._text("plan.json"))

    @cached_property
    def regulations(self) -> tuple[dict[str, Any], ...]:
        """What decisions rest on."""
        return tuple(json.loads(self._text("regulations.json"))["regulations"])

    @cached_property
    def calendar(self) -> Calendar:
        """When what was done."""
        return Calendar.model_validate_json(self._text("calendar.json"))

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorLine]:
        """The indicators by code, those that left the draft included."""
        return {line["code"]: IndicatorLine.model_validate(line) for line in self._lines("indicators.csv")}

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every result that was confirmed in its window."""
        return tuple(Result.model_validate(line) for line in self._lines("results.csv"))

    @cached_property
    def extracted(self) -> frozenset[str]:
        """The codes of the indicators whose results are extracted."""
        return frozenset(each.indicator for each in self.results if each.mode == "AUTO")

    @cached_property
    def returns(self) -> Mapping[tuple[str, str], Return]:
        """The returns by unit and entry."""
        found = (Return.model_validate(line) for line in self._lines("returns.csv"))
        return {each.place: each for each in found}

    @cached_property
    def steps(self) -> tuple[dict[str, Any], ...]:
        """Everything out of the ordinary, as ``steps.jsonl`` tells it."""
        return tuple(map(json.loads, self._text("steps.jsonl").splitlines()))

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What the year must come to."""
        found: dict[str, Any] = json.loads(self._text("expected.json"))
        return found

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The codes of the units that are assessed."""
        return tuple(unit.code for unit in self.places.units if unit.peer_group)

    @cached_property
    def peer_groups(self) -> tuple[str, ...]:
        """The groups in which they are ranked."""
        return tuple(dict.fromkeys(unit.peer_group for unit in self.places.units if unit.peer_group))

    @property
    def plan(self) -> UUID:
        """The id of the plan."""
        return Plan.id_of(self.places.office.code, self.frame.year, self.frame.side)

    def holders(self, unit: str, role: Role) -> list[str]:
        """The codes of the posts of a unit that have a role, in the order of the file."""
        return [post.code for post in self.posts if post.unit == unit and role in post.roles]

    def _text(self, name: str) -> str:
        return (self.directory / name).read_text(encoding="utf-8")

    def _lines(self, name: str) -> Iterator[dict[str, str]]:
        return iter(csv.DictReader(self._text(name).splitlines()))

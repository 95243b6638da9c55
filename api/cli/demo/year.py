"""A scripted year: the files of a directory, read and checked.  Its README describes them."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from api.cli.demo.lines import (
    BallotLine,
    BodyLine,
    Calendar,
    CommentLine,
    Frame,
    IndicatorLine,
    Places,
    Post,
    Result,
    Return,
    RoundLine,
)
from api.cli.demo.step import person
from domain.person import Role
from domain.plan.plan import Plan

_HERE: Final = Path(__file__).parent


class Scenario(StrEnum):
    """The constructed years that are shipped."""

    HOHHOT = "hohhot"
    JIEYANG = "jieyang"

    @property
    def directory(self) -> Path:
        """Where its files are."""
        return _HERE / {Scenario.HOHHOT: "hohhot2014", Scenario.JIEYANG: "jieyang2023"}[self]


HOHHOT_2014: Final = Scenario.HOHHOT.directory


@dataclass(frozen=True)
class _Files:
    """A directory of files."""

    directory: Path

    def text(self, name: str) -> str:
        """What a file says."""
        return (self.directory / name).read_text(encoding="utf-8")

    def lines(self, name: str) -> Iterator[dict[str, str]]:
        """The lines of a table, by column."""
        return iter(csv.DictReader(self.text(name).splitlines()))

    def folders(self) -> list[Path]:
        """The directories in it, by name."""
        return sorted(path for path in self.directory.iterdir() if path.is_dir())


@dataclass(frozen=True)
class PlanYear(_Files):
    """One plan of an office and what came of it: ``<office>/<plan>/``."""

    office: "OfficeYear"

    @cached_property
    def frame(self) -> Frame:
        """The plan but its indicators."""
        return Frame.model_validate_json(self.text("plan.json"))

    @cached_property
    def comments(self) -> tuple[CommentLine, ...]:
        """What units said to the draft; nothing where there is no such file."""
        if not (self.directory / "comments.json").exists():
            return ()
        return TypeAdapter(tuple[CommentLine, ...]).validate_json(self.text("comments.json"))

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorLine]:
        """The indicators by code, those that left the draft included."""
        return {line["code"]: IndicatorLine.model_validate(line) for line in self.lines("indicators.csv")}

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every result that was confirmed in its window."""
        return tuple(Result.model_validate(line) for line in self.lines("results.csv"))

    @cached_property
    def rounds(self) -> tuple[RoundLine, ...]:
        """The evaluation rounds; none where there is no such file."""
        if not (self.directory / "rounds.json").exists():
            return ()
        return TypeAdapter(tuple[RoundLine, ...]).validate_json(self.text("rounds.json"))

    @cached_property
    def ballots(self) -> tuple[BallotLine, ...]:
        """What raters said in the rounds, rater by rater."""
        return tuple(BallotLine.model_validate(line) for line in self.lines("ballots.csv"))

    @cached_property
    def extracted(self) -> frozenset[str]:
        """The codes of the indicators whose results are extracted."""
        return frozenset(each.indicator for each in self.results if each.mode == "AUTO")

    @cached_property
    def returns(self) -> Mapping[tuple[str, str], Return]:
        """The returns by unit and entry."""
        found = (Return.model_validate(line) for line in self.lines("returns.csv"))
        return {each.place: each for each in found}

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The codes of the units that are assessed, or of the posts whose holders are."""
        if not self.is_for_persons:
            return self.units
        posts = (post for post in self.office.posts if post.unit in self.frame.peer_groups)
        return tuple(post.code for post in posts if Role.UNIT_HEAD not in post.roles)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The codes of the units that are assessed, or whose staff is: they are consulted on the plan."""
        groups = self.frame.peer_groups
        if self.is_for_persons:
            return groups
        return tuple(unit.code for unit in self.office.places.units if unit.peer_group in groups)

    @property
    def is_for_persons(self) -> bool:
        """Whether persons are assessed; they are ranked within their unit."""
        return self.frame.side == "PERSON"

    def subject(self, code: str) -> str:
        """The subject as a command names it."""
        return f"${person(code)}" if self.is_for_persons else code

    @property
    def stream(self) -> UUID:
        """The id of the plan."""
        return Plan.id_of(self.office.code, self.frame.year, self.frame.side)

    @property
    def name(self) -> str:
        """The name under which the id of the plan is remembered."""
        return f"plan {self.office.code} {self.frame.side}"

    def assessment(self, subject: str) -> str:
        """The name under which the id of a subject's assessment is remembered."""
        return f"assessment {self.office.code} {self.frame.side} {subject}"


@dataclass(frozen=True)
class OfficeYear(_Files):
    """An office, its people and its plans: ``<office>/``."""

    @property
    def code(self) -> str:
        """The code of the office."""
        return self.places.office.code

    @cached_property
    def places(self) -> Places:
        """The office and its units."""
        return Places.model_validate_json(self.text("units.json"))

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post."""
        return TypeAdapter(tuple[Post, ...]).validate_json(self.text("posts.json"))

    @cached_property
    def bodies(self) -> tuple[BodyLine, ...]:
        """The bodies that decide."""
        return TypeAdapter(tuple[BodyLine, ...]).validate_json(self.text("bodies.json"))

    @cached_property
    def regulations(self) -> tuple[dict[str, Any], ...]:
        """What decisions rest on."""
        return tuple(json.loads(self.text("regulations.json"))["regulations"])

    @cached_property
    def calendar(self) -> Calendar:
        """When what was done."""
        return Calendar.model_validate_json(self.text("calendar.json"))

    @cached_property
    def plans(self) -> tuple[PlanYear, ...]:
        """Its plans."""
        return tuple(PlanYear(folder, self) for folder in self.folders())

    @property
    def desk(self) -> str:
        """The unit of the performance office."""
        first = self.first(Role.PERFORMANCE_OFFICE)
        return next(post.unit for post in self.posts if post.code == first)

    @property
    def host(self) -> str | None:
        """The department in which the performance office sits."""
        seat = self.places.performance_office
        return None if seat is None else seat.department

    def in_charge_of(self, unit: str) -> str:
        """The code of the post of the deputy in charge of a unit."""
        return next(post.code for post in self.posts if unit in post.in_charge_of)

    def holders(self, unit: str, role: Role) -> list[str]:
        """The codes of the posts of a unit that have a role, in the order of the file."""
        return [post.code for post in self.posts if post.unit == unit and role in post.roles]

    def first(self, role: Role) -> str:
        """The code of the first post that has a role."""
        return next(post.code for post in self.posts if role in post.roles)


@dataclass(frozen=True)
class Year(_Files):
    """A scripted year in a directory: its offices, and everything out of the ordinary."""

    directory: Path = HOHHOT_2014

    @cached_property
    def offices(self) -> tuple[OfficeYear, ...]:
        """The offices; one that another is subordinate to comes first."""
        offices = [OfficeYear(folder) for folder in self.folders()]
        return tuple(sorted(offices, key=lambda each: each.places.office.superior is not None))

    @property
    def plans(self) -> tuple[PlanYear, ...]:
        """The plans of all offices."""
        return tuple(plan for office in self.offices for plan in office.plans)

    @cached_property
    def steps(self) -> tuple[dict[str, Any], ...]:
        """Everything out of the ordinary, as ``steps.jsonl`` tells it."""
        return tuple(map(json.loads, self.text("steps.jsonl").splitlines()))

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What the year must come to."""
        found: dict[str, Any] = json.loads(self.text("expected.json"))
        return found

    def plan(self, side: str = "SYSTEM", office: str | None = None) -> PlanYear:
        """The plan of a side, of the first office unless another is named."""
        code = office or self.offices[0].code
        return next(each for each in self.plans if each.frame.side == side and each.office.code == code)

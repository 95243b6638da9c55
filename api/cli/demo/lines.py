"""What stands in the files of a scripted year; ``hohhot2014/README.md`` describes them."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from domain.assessment.entries import entry_ref
from domain.assessment.state import EntryStatus
from domain.evaluation.state import Direction
from domain.office.state import BodyKind, Layer
from domain.person import Role
from domain.plan.indicator import Side
from domain.plan.procedure import CommentChannel, CommentOutcome


class _Given(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Given):
    """The office, or a unit of it."""

    code: str
    name: str
    level: str | None = None
    superior: str | None = None
    kind: str | None = None
    peer_group: str | None = None
    parent: str | None = None
    represents: str | None = None


class Seat(_Given):
    """Where the performance office sits, and how it is staffed."""

    unit: str
    department: str
    full_time: int
    part_time: int


class Places(_Given):
    """``units.json``; ``subordinates`` are offices under this one that have no files of their own."""

    note: str
    since: date
    office: Place
    subordinates: tuple[Place, ...] = ()
    performance_office: Seat | None = None
    units: tuple[Place, ...]


class Post(_Given):
    """A line of ``posts.json``: a post of a unit, with its layer and the roles of who holds it."""

    code: str
    unit: str
    post: str
    layer: Layer
    chief: bool = False
    in_charge_of: tuple[str, ...] = ()
    roles: tuple[Role, ...]


class BodyLine(_Given):
    """A line of ``bodies.json``: a body, and the posts whose holders sit in it."""

    kind: BodyKind
    chair: str
    members: tuple[str, ...]


class Frame(_Given):
    """``plan.json``: all of the plan but its indicators."""

    note: str
    year: int
    side: Side
    peer_groups: tuple[str, ...]
    title: str
    scale: str
    digits: int
    sections: tuple[dict[str, str], ...]
    work_items: tuple[dict[str, str], ...]
    projects: tuple[dict[str, str], ...]
    claim_groups: tuple[dict[str, str], ...] = ()
    claim_items: tuple[dict[str, Any], ...] = ()
    chief: str
    deputies: dict[str, str]


class IndicatorLine(_Given):
    """A line of ``indicators.csv``; ``draft_points`` were revised, a ``withdrawn`` one left the draft.

    ``per_fault`` is what the method DEDUCTION takes off for each fault.
    """

    code: str
    section: str
    project: str
    name: str
    points: str
    cycle: str
    period_rule: str
    work_kind: str
    part: str
    assessed: str
    method: str
    per_fault: str
    angles: str
    area: str
    conversion: str
    channels: str
    assessing_department: str
    cooperating: str
    standard: str
    legal_basis: str
    draft_points: str
    withdrawn: str


class CommentLine(_Given):
    """An entry of ``comments.json``: what a unit said to the draft, and what became of it."""

    unit: str
    at: datetime
    indicator: str
    channel: CommentChannel
    text: str
    outcome: CommentOutcome
    answer: str


class EntryLine(_Given):
    """What names an entry in ``results.csv`` and ``returns.csv``."""

    unit: str
    indicator: str
    period: str
    channel: str

    @property
    def place(self) -> tuple[str, str]:
        """The unit, and the reference of the entry in its assessment."""
        return self.unit, entry_ref(self.indicator, self.period, self.channel)


class Measured(_Given):
    """What was reported: points, or the measures of a method, written ``NAME=1 OTHER=2``."""

    points: str
    measures: str

    def told(self) -> dict[str, Any]:
        """As the command takes it."""
        pairs = (each.split("=") for each in self.measures.split())
        measures = [{"name": name, "value": value} for name, value in pairs]
        return {"points": self.points or None, "measures": measures}


class Result(EntryLine, Measured):
    """A line of ``results.csv``: what was confirmed; ``batch`` and ``row`` where it was extracted."""

    mode: str
    batch: str
    row: str


class Return(EntryLine):
    """A line of ``returns.csv``: what was reported first, in which status it was returned, and why."""

    first_points: str
    first_measures: str
    returned_when: EntryStatus
    reason: str

    @property
    def first(self) -> Measured:
        """What was reported at first."""
        return Measured(points=self.first_points, measures=self.first_measures)


class RoundLine(_Given):
    """An entry of ``rounds.json``: an evaluation round, the days on which raters voted, and what followed."""

    indicator: str
    period: str
    direction: Direction
    opened: datetime
    last_day: date
    voting: tuple[date, ...]
    counted: datetime
    closed: datetime


class BallotLine(_Given):
    """A line of ``ballots.csv``: how the holder of a post rated a subject, written ``D1=92 D2=90``."""

    indicator: str
    rater: str
    subject: str
    marks: str

    def scores(self) -> list[dict[str, str]]:
        """As the command takes them."""
        pairs = (each.split("=") for each in self.marks.split())
        return [{"dimension": dimension, "score": score} for dimension, score in pairs]


class Founding(_Given):
    """When the office, its posts and its policy came into being."""

    office: datetime
    posts: datetime
    policy: datetime


class Planning(_Given):
    """When the plan was drafted, went through its procedure and was published; when assessments opened.

    On ``agreed`` the units without a comment say so.
    """

    drafted: datetime
    submitted: datetime
    reviewed: datetime
    consulted: datetime
    consulted_until: date
    agreed: datetime
    answered: datetime
    revised: datetime
    published: datetime
    opened: datetime
    effective_from: date


class Window(_Given):
    """The days on which the results of some periods were reported, reviewed, corrected and rechecked."""

    periods: tuple[str, ...]
    due: date
    report: tuple[date, ...]
    review: tuple[date, ...]
    correct: date
    recheck: tuple[date, ...]
    extracted_at: datetime


class Calendar(_Given):
    """``calendar.json``."""

    setup: Founding
    plan: Planning
    extracted_from: str
    recheckers: tuple[str, ...]
    windows: tuple[Window, ...]

"""An office as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args
from uuid import UUID

from domain.kernel.series import Series
from domain.office.refusals import ExternalCooperatesOnly, UnitNotStanding, UnitUnknown

Level = Literal["STA", "PROVINCE", "CITY", "COUNTY", "SUB_BUREAU"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""总局、省局、市局、县局、分局: the highest first."""

Layer = Literal["DECISION", "MANAGEMENT", "EXECUTION"]
"""决策层、管理层、执行层."""

BodyKind = Literal[
    "LEADING_GROUP",
    "COMMITTEE",
    "APPEAL_WORKING_GROUP",
    "PERFORMANCE_OFFICE",
    "SERVICE_PANEL",
    "BUSINESS_PANEL",
]
"""领导小组、考评委员会、沟通申诉工作组、绩效办, and the panels 服务大局创新评审组、业务管理创新评审组."""

UnitKind = Literal["GRASSROOTS_BUREAU", "SUB_BUREAU", "AFFILIATED_BODY", "INSTITUTION", "DEPARTMENT", "BODY"]


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What a unit is called from a day on, and the group it is ranked in (``None``: not ranked)."""

    since: date
    name: str
    peer_group: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an office, from ``since`` until ``until`` (excluded; ``None``: open).

    ``parent`` is the unit it belongs to, ``represents`` the lower office that it is (a county bureau is a
    unit of the city and an office of its own; a sub-bureau may be a unit of both its superiors), and
    ``successor`` the unit that took over.
    """

    code: str
    kind: UnitKind
    parent: str | None
    represents: str | None
    since: date
    until: date | None
    successor: str | None
    names: Series[str]
    peer_groups: Series[str | None]

    def stands_on(self, day: date) -> bool:
        """Whether the unit is there on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def forms(self) -> tuple[UnitForm, ...]:
        """Its names and peer groups over time, earliest first."""
        days = sorted({day for day, _ in (*self.names.entries, *self.peer_groups.entries)})
        return tuple(UnitForm(day, self.names.on(day) or "", self.peer_groups.on(day)) for day in days)


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person holds a post, from ``since`` until ``until`` (excluded; ``None``: still)."""

    person: UUID
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether the post is held on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Post:
    """A post (岗位) of a unit, its layer, and who held it when.

    ``chief`` marks the post of the office's chief (一把手); ``in_charge_of`` are the units that a deputy is
    in charge of (分管).
    """

    code: str
    unit: str
    name: str
    layer: Layer
    chief: bool
    in_charge_of: tuple[str, ...]
    since: date
    holdings: tuple[Holding, ...]

    def holders(self, day: date) -> frozenset[UUID]:
        """Who holds the post on ``day``."""
        return frozenset(each.person for each in self.holdings if each.covers(day))


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the office as it was constituted: its chair and its other members."""

    chair: UUID
    members: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the performance office (绩效办) sits: its unit, and the department that hosts it."""

    unit: str
    department: str


@dataclass(frozen=True, slots=True)
class Staff:
    """How many persons work in the performance office, full-time and part-time."""

    full_time: int
    part_time: int


@dataclass(frozen=True, slots=True)
class ExternalBody:
    """A body outside the tax system: it cooperates, and has no account and no score."""

    code: str
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Merger:
    """When an office was merged into its successor, and by which document."""

    on: date
    successor: str
    document: str


@dataclass(frozen=True, slots=True)
class OfficeState:
    """An office, its place among offices, its units and posts by code, and its bodies over time."""

    code: str
    level: Level
    superior: str | None
    since: date
    names: Series[str]
    merger: Merger | None
    units: Mapping[str, Unit]
    posts: Mapping[str, Post]
    bodies: Mapping[BodyKind, Series[Body]]
    placements: Series[Placement]
    staff: Series[Staff]
    external_bodies: Mapping[str, ExternalBody]

    def unit(self, code: str) -> Unit:
        """The unit of that code; raises ``UnitUnknown`` or, for a body, ``ExternalCooperatesOnly``."""
        if code in self.external_bodies:
            raise ExternalCooperatesOnly("unit", body=code)
        if (unit := self.units.get(code)) is None:
            raise UnitUnknown("unit", unit=code)
        return unit

    def unit_on(self, code: str, day: date, field: str = "unit") -> Unit:
        """The unit of that code as it stands on ``day``; raises ``UnitUnknown`` or ``UnitNotStanding``."""
        unit = self.unit(code)
        if not unit.stands_on(day):
            raise UnitNotStanding(field, unit=code, day=day)
        return unit

    def unit_for(self, office: str, day: date) -> Unit | None:
        """The unit that a lower office is here on ``day``."""
        return next(
            (each for each in self.units.values() if each.represents == office and each.stands_on(day)), None
        )

    def chief_on(self, day: date) -> UUID | None:
        """Who holds the chief's post on ``day``."""
        return next(
            (person for post in self.posts.values() if post.chief for person in post.holders(day)), None
        )

    def in_charge_of(self, unit: str, day: date) -> frozenset[UUID]:
        """The deputies in charge of a unit on ``day``."""
        posts = [post for post in self.posts.values() if unit in post.in_charge_of]
        return frozenset(person for post in posts for person in post.holders(day))

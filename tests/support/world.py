"""A small office in memory: commands over several aggregates, all or nothing, kept in log order."""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from hypothesis.vendor.pretty import RepresentationPrinter

from domain.assessment.assessment import Assessment
from domain.assessment.lifecycle import Subject
from domain.assessment.state import AssessmentState
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.refusal import Refusal, Refusals
from domain.office.office import Office
from domain.office.state import UnitKind
from domain.period import Cycle
from domain.person import Person, Role
from domain.plan.claim_item import ClaimGroup
from domain.plan.indicator import Indicator, PeriodRule
from domain.plan.plan import Plan
from domain.plan.version import PlanVersion
from domain.policy.policy import POLICY_V1, Policy
from domain.policy.policy_set import PolicySet
from tests.support.authors import (
    ADMINISTRATOR,
    LEADER,
    OFFICE,
    OFFICER,
    PLAYERS,
    YEAR,
    Authors,
    Player,
    sealed,
)
from tests.support.methods import BONUS_OF_8_PERCENT, WHOLE_STEPS
from tests.support.plans import (
    CONSULTING,
    PLAN,
    PUBLISHING,
    cataloguing,
    claim_item,
    drafting,
    indicator,
)
from tests.support.scenario import Step

A = TypeVar("A", bound=Aggregate[Any])

INDICATORS: Final = (
    indicator("A", 40, channels=("SELF", "DESK", "FIELD"), kind="KEY"),
    indicator("B", 20, rule=PeriodRule.MEAN, section="T"),
    indicator("C", 10, Cycle.HALF, PeriodRule.LAST, section="T", kind="KEY"),
    indicator("D", 10, Cycle.HALF, PeriodRule.MIN, section="T"),
    indicator("E", 8, Cycle.YEAR, channels=("EVALUATION",), section="V", kind="EVALUATION"),
    indicator("F", 8, section="V", method=WHOLE_STEPS.model_copy(update={"excess": Decimal(2)})),
    indicator("G", 4, Cycle.YEAR, section="V", method=BONUS_OF_8_PERCENT),
)
"""A plan of 100 points in which every rule of periods, several channels, key work, contributions and scores
beyond full marks occur: the cap is 8."""


CATALOGUE: Final = cataloguing(
    claim_item("BONUS-1"),
    claim_item("BONUS-2", work_kind="HONOUR_OUTSIDE", excludes=("BONUS-1",), most=Decimal(5), cap=Decimal(6)),
    claim_item("BONUS-3", work_kind="INNOVATION", most=Decimal(4), group="IDEAS"),
    claim_item("BONUS-4", work_kind="INNOVATION", most=Decimal(4), cap=Decimal(4), group="IDEAS"),
    claim_item("DEDUCTION-1", "DEDUCTION"),
    claim_item("DEDUCTION-2", "DEDUCTION", excludes=("DEDUCTION-1",), most=Decimal(4), group="FAULTS"),
    claim_item("DEDUCTION-3", "DEDUCTION", most=Decimal(3), cap=Decimal(3), group="FAULTS"),
    groups=(
        ClaimGroup(code="IDEAS", name="创新", cap=Decimal(7)),
        ClaimGroup(code="FAULTS", name="差错", cap=Decimal(5)),
    ),
)
"""A catalogue in which every cap and every exclusion occurs."""


def reporter_of(subject: str) -> Player:
    """Who reports for a unit."""
    return Player(f"reporter of {subject}", Role.REPORTER, subject)


class Desk:
    """One command at work: the aggregates it touches, decided on by one person."""

    def __init__(self, world: "World", player: Player) -> None:
        self._world = world
        self._by = world.authors.of(player)
        self.edited: dict[UUID, Aggregate[Any]] = {}

    def edit(self, kind: type[A], stream: UUID) -> A:
        """The aggregate of a stream, whether it exists or not."""
        if stream not in self.edited:
            self.edited[stream] = kind.of(stream, *self._world.standing(stream), self._by)
        return cast("A", self.edited[stream])


class World:
    """The log of a small office so far, and the state of each of its streams."""

    def __init__(
        self, subjects: tuple[str, ...] = ("U01",), indicators: tuple[Indicator, ...] = INDICATORS
    ) -> None:
        self.authors = Authors(seed="world")
        self.commands: list[tuple[Event, ...]] = []
        self.subjects = subjects
        self._standing: dict[UUID, tuple[int, Any]] = {}
        _found(self, indicators)

    def fork(self) -> "World":
        """A world with the same past and a future of its own: states and events are immutable."""
        fork = copy(self)
        fork.authors = Authors(self.authors.now, seed="fork")
        fork.commands = list(self.commands)
        fork._standing = dict(self._standing)
        return fork

    def standing(self, stream: UUID) -> tuple[int, Any]:
        """Version and state of a stream."""
        return self._standing.get(stream, (0, None))

    def state(self, stream: UUID) -> Any:
        """The state of a stream, ``None`` before its first event."""
        return self.standing(stream)[1]

    def run(self, player: Player, act: Callable[[Desk], object]) -> bool:
        """Do one command; tells whether it was allowed.  A refused one leaves nothing."""
        self.authors.later()
        desk = Desk(self, player)
        try:
            act(desk)
        except (Refusal, Refusals):
            return False
        events = [event for each in desk.edited.values() for event in each.pending_events]
        if events:
            self.commands.append(tuple(cast("list[Event]", events)))
        for stream, each in desk.edited.items():
            if each.exists:
                self._standing[stream] = each.version, each.state
        return True

    @property
    def plan(self) -> PlanVersion:
        """The plan in force."""
        version: PlanVersion = self.state(PLAN).latest
        return version


@dataclass(frozen=True)
class History:
    """What happened in a world: commands in log order, each a tuple of events of one commit.

    The first ``founded`` commands set up the office, its people, the policy and the plan, and open the
    assessments; the others are the year.
    """

    plan: PlanVersion
    policy: Policy
    assessments: Mapping[str, UUID]
    commands: tuple[tuple[Event, ...], ...]
    founded: int

    @property
    def log(self) -> list[Event]:
        """All events in log order."""
        return [event for command in self.commands for event in command]

    @property
    def assessment(self) -> UUID:
        """The stream of the first assessment."""
        return next(iter(self.assessments.values()))

    def events_of(self, stream: UUID) -> list[Event]:
        """The events of one stream."""
        return [event for event in self.log if event.originator_id == stream]

    @property
    def events(self) -> list[Event]:
        """The events of the first assessment."""
        return self.events_of(self.assessment)

    def states(self) -> Iterator[AssessmentState]:
        """The first assessment after each of its events."""
        state: AssessmentState | None = None
        for event in self.events:
            state = event.evolve(state)
            yield cast("AssessmentState", state)

    @property
    def state(self) -> AssessmentState:
        """The first assessment at the end."""
        *_, last = self.states()
        return last

    def __repr__(self) -> str:
        steps = (" + ".join(event.TOPIC for event in command) for command in self.commands[self.founded :])
        return "\n".join(["History:", *steps])

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:  # noqa: FBT001 - its protocol
        """As short where Hypothesis prints it."""
        del cycle
        printer.text(repr(self))


def history_of(world: World, founded: int) -> History:
    """What has happened in a world that was ``founded`` by so many commands."""
    streams = {subject: Assessment.id_of(PLAN, subject) for subject in world.subjects}
    return History(world.plan, POLICY_V1, streams, tuple(world.commands), founded)


def _found(world: World, indicators: tuple[Indicator, ...]) -> None:
    office = Office.id_of(OFFICE)
    world.run(
        ADMINISTRATOR,
        lambda desk: desk.edit(Office, office).establish(
            OFFICE, "呼和浩特市国家税务局", "CITY", date(YEAR, 1, 1)
        ),
    )
    for code in (*world.subjects, "D1", "PO", "SV", "LG", "CO"):
        world.run(ADMINISTRATOR, _registering(code, "GRASSROOTS" if code in world.subjects else None))
    for player in dict.fromkeys((*PLAYERS, *map(reporter_of, world.subjects))):
        world.run(ADMINISTRATOR, _employing(world, player))
    policies = PolicySet.id_of(OFFICE)
    world.run(LEADER, lambda desk: desk.edit(PolicySet, policies).publish(OFFICE, 1, POLICY_V1))
    for step in (*drafting(*indicators, catalogue=CATALOGUE), *CONSULTING, PUBLISHING):
        world.run(step.by, _planning(step))
    for subject in world.subjects:
        world.run(OFFICER, _opening(world.plan, subject))


def _registering(code: str, peer_group: str | None) -> Callable[[Desk], object]:
    kind: UnitKind = "DEPARTMENT" if peer_group is None else "GRASSROOTS_BUREAU"
    since = date(YEAR, 1, 1)
    return lambda desk: desk.edit(Office, Office.id_of(OFFICE)).register_unit(
        code=code, name=f"单位{code}", kind=kind, peer_group=peer_group, since=since
    )


def _employing(world: World, player: Player) -> Callable[[Desk], object]:
    def act(desk: Desk) -> None:
        person = desk.edit(Person, UUID(player.id))
        name = sealed(player.id, world.authors.new_id(), "person.name", player.who)
        person.register(OFFICE, player.unit, player.who, name)
        person.grant(player.role, OFFICE, date(YEAR, 1, 1))

    return act


def _planning(step: Step[Plan]) -> Callable[[Desk], object]:
    return lambda desk: step.act(desk.edit(Plan, PLAN))


def _opening(plan: PlanVersion, subject: str) -> Callable[[Desk], object]:
    return lambda desk: desk.edit(Assessment, Assessment.id_of(PLAN, subject)).open(
        plan=plan, policy=1, subject=Subject("UNIT", subject, subject, "GRASSROOTS")
    )

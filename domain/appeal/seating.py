"""Who hears an appeal (合议与回避): seats, declarations, recusals, substitutes, the working group."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final, Literal
from uuid import UUID

from domain.appeal.bench import BarredBecause, Relation, Seat
from domain.appeal.bench_refusals import (
    AlreadyOnBench,
    BenchNotSeated,
    BenchSeatedAlready,
    DeclaredAlready,
    GroupTooSmall,
    InvestigatorConcerned,
    MemberBarred,
    MemberNotBarred,
    NobodyBarred,
    NotOnBench,
    ReportStands,
    SubstituteConcerned,
)
from domain.appeal.case import Case
from domain.appeal.state import AppealState, AppealStatus
from domain.appeal.vote import NO_VOTE
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.kernel.event import Event, Grounds
from domain.kernel.value import Value
from domain.policy.appeals import AppealRules

VoidedStep = Literal["INVESTIGATION", "VOTE"]
"""调查 and 表决: what was done in breach of a recusal and is done again."""


class Barred(Value):
    """Somebody who may not sit, and why."""

    person: UUID
    because: BarredBecause


class BenchSeated(Event):
    """The committee of the day was seated for the appeal (组成合议组); some of it are barred."""

    TOPIC: ClassVar[str] = "appeal.bench-seated.v1"

    chair: UUID
    members: tuple[UUID, ...]
    barred: tuple[Barred, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The seats are taken; those barred keep theirs until they are replaced."""
        bench = state.bench._replace(seats=(self.chair, *self.members))
        return replace(state, bench=bench.barring({each.person: each.because for each in self.barred}))


class InvestigatorsAppointed(Event):
    """The working group (沟通申诉工作组) of the appeal was appointed."""

    TOPIC: ClassVar[str] = "appeal.investigators-appointed.v1"

    investigators: tuple[UUID, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """They investigate."""
        return replace(state, bench=state.bench._replace(investigators=self.investigators))


class ConflictDeclared(Event):
    """Somebody declared what binds them to the matter (声明回避事由); ``None``: nothing does."""

    TOPIC: ClassVar[str] = "appeal.conflict-declared.v1"

    relation: Relation | None
    statement: str

    def evolve(self, state: AppealState) -> AppealState:
        """Who is bound is barred."""
        person, bench = UUID(self.envelope.actor.id), state.bench
        if self.relation is None:
            return replace(state, bench=bench.without_conflict(person))
        return replace(state, bench=bench.barring({person: "DECLARED"}))


class MemberRecused(Event):
    """Somebody was recused by decision (决定回避), with grounds."""

    TOPIC: ClassVar[str] = "appeal.member-recused.v1"

    person: UUID
    grounds: Grounds

    def evolve(self, state: AppealState) -> AppealState:
        """They are barred."""
        return replace(state, bench=state.bench.barring({self.person: "CHALLENGED"}))


class MemberReplaced(Event):
    """A substitute took the place of who is barred, in the chair or not."""

    TOPIC: ClassVar[str] = "appeal.member-replaced.v1"

    person: UUID
    substitute: UUID

    def evolve(self, state: AppealState) -> AppealState:
        """The seat is filled."""
        return replace(state, bench=state.bench.replacing(self.person, self.substitute))


class StepsVoided(Event):
    """What somebody did who should have stepped back is void, and is done again."""

    TOPIC: ClassVar[str] = "appeal.steps-voided.v1"

    person: UUID
    steps: tuple[VoidedStep, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """A void report makes case files outdated, a void vote is no vote."""
        voided = state
        if "INVESTIGATION" in self.steps:
            voided = replace(voided, hearing=voided.hearing._replace(report=None, current=False))
        if "VOTE" in self.steps:
            clock = voided.clock.without("VOTING")
            voided = replace(voided, clock=clock, vote=NO_VOTE._replace(round=voided.vote.round))
        return voided


class Seating(Case):
    """Seating the bench, declaring, recusing, replacing."""

    def seat(self, seats: Sequence[Seat]) -> None:
        """Seat the committee of the day, its chair first; who is concerned is barred from the beginning."""
        self._must_be(AppealStatus.ACCEPTED)
        if self.state.bench.seats:
            raise BenchSeatedAlready("appeal")
        chair, *members = (each.person for each in seats)
        barred = tuple(
            Barred(person=each.person, because=because)
            for each in seats
            if each.person not in self.state.bench.barred and (because := self._because(each))
        )
        self.trigger(BenchSeated, chair=chair, members=tuple(members), barred=barred)

    def appoint(self, investigators: Sequence[Seat], rules: AppealRules) -> None:
        """Appoint the working group: so many at least, none of them concerned (rule 27)."""
        self._must_be(AppealStatus.ACCEPTED)
        if self.state.hearing.report is not None:
            raise ReportStands("appeal")
        persons = tuple(each.person for each in investigators)
        if len(set(persons)) < max(len(persons), rules.investigators):
            raise GroupTooSmall("investigators", least=rules.investigators)
        for each in investigators:
            if each.person in self.state.bench.barred or self._because(each):
                raise InvestigatorConcerned("investigators", person=each.person)
        self.trigger(InvestigatorsAppointed, investigators=persons)

    def declare(self, relation: Relation | None, statement: str) -> None:
        """Declare what binds the caller to the matter, or that nothing does; the former voids what they did.

        Whoever decided about it, or belongs to the unit, is barred without a declaration.  After the end it
        voids nothing, and lets those read the case whom nothing binds.
        """
        self._must_be_unconcerned()
        person, bench = UUID(self.by.actor_id), self.state.bench
        if person in bench.barred or (relation is None and person in bench.declared):
            raise DeclaredAlready("appeal")
        if relation is not None:
            must_say_why(statement)
        declared = self.trigger(ConflictDeclared, relation=relation, statement=statement)
        if relation is not None and self.state.status is AppealStatus.ACCEPTED:
            self._void_what_was_done_by(person, declared)

    def recuse(self, person: UUID, grounds: Grounds) -> None:
        """Bar somebody of the bench or the working group by decision, and void what they did."""
        self._must_be(AppealStatus.ACCEPTED)
        must_give_reason(grounds)
        if not self.state.bench.sitting:
            raise BenchNotSeated("appeal")
        if not self.state.bench.holds(person):
            raise NotOnBench("person")
        if person in self.state.bench.barred:
            raise MemberBarred("person")
        self._void_what_was_done_by(person, self.trigger(MemberRecused, person=person, grounds=grounds))

    def substitute(self, person: UUID, substitute: Seat) -> None:
        """Put somebody in the place of who is barred."""
        self.must_need_substitutes()
        bench = self.state.bench
        if not bench.holds(person):
            raise NotOnBench("person")
        if person not in bench.barred:
            raise MemberNotBarred("person")
        if bench.holds(substitute.person):
            raise AlreadyOnBench("substitute")
        if substitute.person in bench.barred or self._because(substitute):
            raise SubstituteConcerned("substitute")
        self.trigger(MemberReplaced, person=person, substitute=substitute.person)

    def must_need_substitutes(self) -> None:
        """Refuse to replace anybody while nobody who sits or investigates is barred."""
        self._must_be(AppealStatus.ACCEPTED)
        if not any(each in self.state.bench.barred for each in self.state.bench.sitting):
            raise NobodyBarred("appeal")

    def _because(self, seat: Seat) -> BarredBecause | None:
        """Why somebody may not judge, by what they did and where they belong."""
        if str(seat.person) in self.state.concerned:
            return "HANDLED"
        return "OWN_UNIT" if self.state.is_concerned(str(seat.person), seat.unit) else None

    def _void_what_was_done_by(self, person: UUID, cause: Event) -> None:
        report, vote = self.state.hearing.report, self.state.vote
        steps: list[VoidedStep] = []
        if report is not None and person in report.signed:
            steps.append("INVESTIGATION")
        if person in vote.ballots or (steps and vote.round and (vote.is_open or vote.opened)):
            steps.append("VOTE")
        if steps:
            self.trigger(StepsVoided, person=person, steps=tuple(steps), cause=cause.envelope.event_id)


EVENTS: Final = (
    BenchSeated,
    InvestigatorsAppointed,
    ConflictDeclared,
    MemberRecused,
    MemberReplaced,
    StepsVoided,
)

"""Who hears an appeal (合议与回避): the bench and the working group, declarations, recusals, substitutes."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for, timing_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.bench import Relation, Seat
from domain.appeal.bench_refusals import SeatNeedsRole
from domain.kernel.event import Grounds
from domain.office.bodies import COMMITTEE, WORKING_GROUP, body_on, must_sit_in
from domain.office.office import Office
from domain.person import Person, Role


class SeatBench(Command):
    """Seat the committee of the day for an appeal (组成合议组); who is concerned is barred at once."""

    NAME: ClassVar[str] = "seatBench"

    appeal: UUID


def seat_bench(command: SeatBench, work: Work) -> None:
    """Its chair in the chair."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    office = appeal.state.office
    body = body_on(work.read(Office, Office.id_of(office)), COMMITTEE, work.today)
    appeal.seat([_seat(person, office, work) for person in (body.chair, *body.members)])


class AppointInvestigators(Command):
    """Appoint members of the working group (沟通申诉工作组) to investigate an appeal."""

    NAME: ClassVar[str] = "appointInvestigators"

    appeal: UUID
    investigators: tuple[UUID, ...]


def appoint_investigators(command: AppointInvestigators, work: Work) -> None:
    """They sit in the working group that is constituted on the day."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    for person in command.investigators:
        _must_investigate(person, appeal.state.office, work)
    investigators = [_seat(person, appeal.state.office, work) for person in command.investigators]
    appeal.appoint(investigators, timing_of(appeal.state.assessment, work).rules)


class DeclareConflict(Command):
    """Declare what binds the caller to an appeal, or, without a relation, that nothing does.

    Members of the committee and of the working group see nothing of a case before they declare.
    """

    NAME: ClassVar[str] = "declareConflict"

    appeal: UUID
    relation: Relation | None
    statement: str


def declare_conflict(command: DeclareConflict, work: Work) -> None:
    """Who is bound is barred, and what they did is void."""
    state = work.read(Appeal, command.appeal)
    work.authorise(Action.DECLARE_CONFLICT, office=state.office, unit=work.caller)
    work.edit(Appeal, command.appeal).declare(command.relation, command.statement)


class RecuseMember(Command):
    """Bar a member of the bench or the working group by decision (决定回避), with grounds."""

    NAME: ClassVar[str] = "recuseMember"

    appeal: UUID
    person: UUID
    grounds: Grounds


def recuse_member(command: RecuseMember, work: Work) -> None:
    """What they did is void and is done again."""
    open_for(Action.RECUSE_MEMBER, command.appeal, work).recuse(command.person, command.grounds)


class ReplaceMember(Command):
    """Put a substitute in the place of who is barred, in the chair or not."""

    NAME: ClassVar[str] = "replaceMember"

    appeal: UUID
    person: UUID
    substitute: UUID


def replace_member(command: ReplaceMember, work: Work) -> None:
    """A seat of the bench is filled by who holds the committee's role, one of the group by its members."""
    appeal = open_for(Action.RECUSE_MEMBER, command.appeal, work)
    appeal.must_need_substitutes()
    office, bench = appeal.state.office, appeal.state.bench
    substitute = work.read(Person, command.substitute)
    if command.person in bench.seats and not substitute.holds(Role.COMMITTEE, office, work.today):
        raise SeatNeedsRole("substitute")
    if command.person in bench.investigators:
        _must_investigate(command.substitute, office, work)
    appeal.substitute(command.person, _seat(command.substitute, office, work))


def _seat(person: UUID, office: str, work: Work) -> Seat:
    return Seat(person, work.unit_of(person, office))


def _must_investigate(person: UUID, office: str, work: Work) -> None:
    must_sit_in(work.read(Office, Office.id_of(office)), WORKING_GROUP, str(person), work.today)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    SeatBench: seat_bench,
    AppointInvestigators: appoint_investigators,
    DeclareConflict: declare_conflict,
    RecuseMember: recuse_member,
    ReplaceMember: replace_member,
}

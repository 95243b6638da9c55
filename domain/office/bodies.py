"""Bodies: constituted from a day on, each time in place of what it was; who may decide in their name."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.event import Event
from domain.kernel.series import Series
from domain.office.refusals import BodyChairNotChief, BodyNotChaired, BodyNotConstituted, BodySeatMissing
from domain.office.roster import Roster
from domain.office.state import Body, BodyKind, OfficeState

LEADING_GROUP: Final = "LEADING_GROUP"
COMMITTEE: Final = "COMMITTEE"
WORKING_GROUP: Final = "APPEAL_WORKING_GROUP"


class BodyConstituted(Event):
    """A body sits in this composition from ``envelope.effective_on``, which ends the former one."""

    TOPIC: ClassVar[str] = "office.body-constituted.v1"

    kind: BodyKind
    chair: UUID
    members: tuple[UUID, ...]

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the composition on its day."""
        body = Body(self.chair, self.members)
        seated = state.bodies.get(self.kind, Series[Body]()).put(self.envelope.effective_on, body)
        return replace(state, bodies={**state.bodies, self.kind: seated})


class Bodies(Roster):
    """The bodies over time."""

    def constitute(self, kind: BodyKind, chair: UUID, members: tuple[UUID, ...], since: date) -> None:
        """Let a body sit so from ``since``; the leading group under the chief of that day (P1)."""
        self._must_be_in_being(since)
        if kind == LEADING_GROUP and chair != self.state.chief_on(since):
            raise BodyChairNotChief("chair", day=since)
        self.trigger(BodyConstituted, effective_on=since, kind=kind, chair=chair, members=members)


def must_sit_in(office: OfficeState, kind: BodyKind, person: str, day: date) -> None:
    """Refuse a decision in a body's name by who does not sit in it on ``day``, or chairs it wrongly."""
    body = body_on(office, kind, day)
    if person == str(body.chair):
        must_chair(office, kind, person, day)
    elif person not in map(str, body.members):
        raise BodySeatMissing(body=kind, day=day)


def sits_in(office: OfficeState, kind: BodyKind, person: str, day: date) -> bool:
    """Whether somebody sits in a body on ``day``, in the chair or not."""
    body = office.bodies[kind].on(day) if kind in office.bodies else None
    return body is not None and person in map(str, (body.chair, *body.members))


def must_chair(office: OfficeState, kind: BodyKind, person: str, day: date) -> None:
    """Refuse what is chaired by who is not the chair on ``day``, or is the chief no longer (P1)."""
    body = body_on(office, kind, day)
    if person != str(body.chair):
        raise BodyNotChaired(body=kind, day=day)
    if kind == LEADING_GROUP and body.chair != office.chief_on(day):
        raise BodyChairNotChief(day=day)


def body_on(office: OfficeState, kind: BodyKind, day: date) -> Body:
    """The composition of a body on ``day``; raises ``BodyNotConstituted``."""
    body = office.bodies[kind].on(day) if kind in office.bodies else None
    if body is None:
        raise BodyNotConstituted(body=kind, day=day)
    return body


EVENTS: Final = (BodyConstituted,)

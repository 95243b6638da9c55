"""Bodies outside the tax system (财政、市场监管、工信), which cooperate and nothing else."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.office.refusals import ExternalBodyExists
from domain.office.roster import Roster
from domain.office.state import ExternalBody, OfficeState


class ExternalBodyRegistered(Event):
    """An external body may be named as cooperating from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.external-body-registered.v1"

    code: str
    name: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """Add the body."""
        body = ExternalBody(self.code, self.name, self.envelope.effective_on)
        return replace(state, external_bodies={**state.external_bodies, self.code: body})


class ExternalBodies(Roster):
    """Who helps from outside."""

    def register_external_body(self, code: str, name: str, since: date) -> None:
        """Add an external body; its code is no unit's."""
        self._must_be_in_being(since)
        if code in self.state.external_bodies or code in self.state.units:
            raise ExternalBodyExists("code", body=code)
        self.trigger(ExternalBodyRegistered, effective_on=since, code=code, name=name)


EVENTS: Final = (ExternalBodyRegistered,)

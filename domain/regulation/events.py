"""What happens to the regulations of an office."""

from dataclasses import replace
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.regulation.state import CitedName, Edition, Regulation, RegulationsState, RegulationText


class RegulationIssued(Event):
    """A regulation was issued (制发), in force from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "regulation.regulation-issued.v1"

    office: str
    code: CitedName
    text: RegulationText

    def evolve(self, state: RegulationsState | None) -> RegulationsState:
        """Add the regulation with its first edition."""
        first = Edition(self.envelope.effective_on, self.text)
        issued = Regulation(self.code, (first,), None)
        return _with(state or RegulationsState(self.office, {}), issued)


class RegulationAmended(Event):
    """A regulation was amended (修订): all that it says from ``envelope.effective_on`` on."""

    TOPIC: ClassVar[str] = "regulation.regulation-amended.v1"

    code: CitedName
    text: RegulationText

    def evolve(self, state: RegulationsState) -> RegulationsState:
        """Add the edition."""
        old = state.regulations[self.code]
        edition = Edition(self.envelope.effective_on, self.text)
        return _with(state, replace(old, editions=(*old.editions, edition)))


class RegulationRepealed(Event):
    """A regulation was repealed (废止): in force no more from ``envelope.effective_on`` on."""

    TOPIC: ClassVar[str] = "regulation.regulation-repealed.v1"

    code: CitedName
    document: str
    reason: str

    def evolve(self, state: RegulationsState) -> RegulationsState:
        """End the regulation."""
        return _with(state, replace(state.regulations[self.code], until=self.envelope.effective_on))


def _with(state: RegulationsState, regulation: Regulation) -> RegulationsState:
    return replace(state, regulations={**state.regulations, regulation.code: regulation})


EVENTS: Final = (RegulationIssued, RegulationAmended, RegulationRepealed)

"""The people of a test, the clock they act by, and seals that open without a key."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from domain.kernel.clock import ZONE
from domain.kernel.event import Authorship, Grounds, Sealed
from domain.person import Role

YEAR: Final = 2014
OFFICE: Final = "HHHT"


@dataclass(frozen=True, slots=True)
class Player:
    """A person of a test: who, in which role, of which unit."""

    who: str
    role: Role
    unit: str

    @property
    def id(self) -> str:
        """The id that events carry."""
        return str(uuid5(NAMESPACE_URL, self.who))


REPORTER: Final = Player("reporter of U01", Role.REPORTER, "U01")
UNIT_HEAD: Final = Player("head of U01", Role.UNIT_HEAD, "U01")
ASSESSOR: Final = Player("assessor", Role.ASSESSOR, "D1")
SECOND_ASSESSOR: Final = Player("second assessor", Role.ASSESSOR, "D1")
OFFICER: Final = Player("performance officer", Role.PERFORMANCE_OFFICE, "PO")
SECOND_OFFICER: Final = Player("second performance officer", Role.PERFORMANCE_OFFICE, "PO")
SUPERVISOR: Final = Player("supervisor", Role.SUPERVISION, "SV")
LEADER: Final = Player("leader", Role.LEADING_GROUP, "LG")
ARBITER: Final = Player("member of the committee", Role.COMMITTEE, "CO")
ADMINISTRATOR: Final = Player("administrator", Role.ADMINISTRATOR, "PO")
INSIDER: Final = Player("officer from U01", Role.PERFORMANCE_OFFICE, "U01")
PLAYERS: Final = (
    *(REPORTER, UNIT_HEAD, ASSESSOR, SECOND_ASSESSOR, OFFICER, SECOND_OFFICER),
    *(SUPERVISOR, LEADER, ARBITER, ADMINISTRATOR, INSIDER),
)


def noon(day: date) -> datetime:
    """Twelve o'clock of a day in the cell's zone."""
    return datetime.combine(day, time(12), ZONE)


class Authors:
    """Makes authorships by a clock of its own; its ids look random and are the same in every run."""

    def __init__(self, now: datetime | None = None, seed: str = "test") -> None:
        self.now = noon(date(YEAR, 1, 6)) if now is None else now
        self._seed = seed
        self._numbers = count(1)

    def of(self, player: Player, *, causation: UUID | None = None) -> Authorship:
        """What ``player`` decides now."""
        return Authorship(
            actor_id=player.id,
            role=player.role.value,
            unit=player.unit,
            name=player.who,
            on_behalf_of=None,
            channel="API",
            correlation_id=self.new_id(),
            causation_id=causation,
            request_id=None,
            policy_version=1,
            now=self.now,
            new_id=self.new_id,
            seal=lambda event_id, field, text: sealed(player.id, event_id, field, text),
        )

    def later(self, gap: timedelta = timedelta(minutes=1)) -> None:
        """Let time pass."""
        self.now += gap

    def new_id(self) -> UUID:
        """The next id."""
        return uuid5(NAMESPACE_URL, f"{self._seed} {next(self._numbers)}")


def sealed(person: str, event_id: UUID, field: str, text: str) -> Sealed:
    """A personal text in a box that anybody can open: shaped and bound as a real one."""
    return Sealed(person=person, box=urlsafe_b64encode(f"{event_id}|{field}|{text}".encode()).decode())


def grounds(reason: str = "核实后更正", code: str = "CORRECTION") -> Grounds:
    """Grounds that a rule accepts; a blank reason or code makes them ones that it refuses."""
    return Grounds(
        reason_code=code,
        reason=reason,
        legal_basis="HHHT-2014-01#12",
        evidence=("sha256:" + "ab" * 32,),
    )

"""Innovation projects of a city: its panels and its committee, and each step of a project by one call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from application.innovation.awarding import GrantInnovationBonus, RankInnovations
from application.innovation.projects import (
    ApplyForInnovation,
    RegisterInnovation,
    SubmitInnovation,
    TrackInnovation,
)
from application.innovation.reviewing import CloseInnovationReview, ReviewInnovation
from application.office.bodies import ConstituteBody
from application.replay import fold
from domain.innovation.ranking import InnovationFinding
from domain.innovation.state import (
    PANELS,
    InnovationApplicant,
    InnovationApplication,
    InnovationKind,
    InnovationState,
)
from domain.kernel.event import Grounds
from domain.person import Role
from infra.clock import ScriptedClock
from tests.support.city import GROUNDS, OFFICE, City, constituting

EVIDENCE: Final = (f"sha256:{'e' * 64}",)
DOCUMENTED: Final = GROUNDS.model_copy(update={"evidence": EVIDENCE})
PANEL: Final[dict[InnovationKind, tuple[str, ...]]] = {
    "SERVICE": ("service chair", "service second", "service third", "service of U01"),
    "BUSINESS": ("business chair", "business second", "business third", "business of U01"),
}
"""Who reviews each class: three of a department, and one of U01."""


def application(*applicants: str | tuple[str, str], **changed: object) -> InnovationApplication:
    """Of units, with or without shares in percent: work from March to the end of November."""
    given: dict[str, object] = {
        "title": f"联合办税 {applicants}",
        "purpose": "少跑一次",
        "kind": "SERVICE",
        "applicants": tuple(map(_applicant, applicants)),
        "starts_on": date(2014, 3, 3),
        "completes_on": date(2014, 11, 28),
        "borrows": None,
    }
    return InnovationApplication.model_validate(given | changed)


def _applicant(given: str | tuple[str, str]) -> InnovationApplicant:
    if isinstance(given, str):
        return InnovationApplicant(unit=given, share=None)
    unit, share = given
    return InnovationApplicant(unit=unit, share=Decimal(share))


@dataclass(frozen=True)
class Innovations:
    """The projects of a city, whose clock the tests move."""

    city: City

    def on(self, day: date) -> None:
        """It is ten in the morning of a day."""
        clock = self.city.system.clock
        assert isinstance(clock, ScriptedClock)
        clock.set(datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC))

    def state(self, innovation: UUID) -> InnovationState:
        """A project, read from the log."""
        state: InnovationState = fold(self.city.system.stream(innovation))
        return state

    def applied(self, *applicants: str | tuple[str, str], **changed: object) -> UUID:
        """Apply as the first of the units; gives the project's id."""
        asked = application(*applicants, **changed)
        command = ApplyForInnovation(office=OFFICE, application=asked)
        return UUID(self.city.made(f"reporter of {asked.units[0]}", command))

    def registered(self, *applicants: str | tuple[str, str], **changed: object) -> UUID:
        """Apply and be registered."""
        innovation = self.applied(*applicants, **changed)
        self.city.run("officer", RegisterInnovation(innovation=innovation))
        return innovation

    def track(self, innovation: UUID, by: str = "officer", **changed: object) -> None:
        """Record how the work stands today."""
        given: dict[str, object] = {
            "innovation": innovation,
            "on": self.city.system.clock.now().date(),
            "text": "三个办税点已联合受理",
            "evidence": EVIDENCE,
        }
        self.city.run(by, TrackInnovation.of(**given | changed))

    def submit(self, innovation: UUID, **changed: object) -> None:
        """Submit what was done by today."""
        given: dict[str, object] = {
            "innovation": innovation,
            "completed_on": self.city.system.clock.now().date(),
            "summary": "办税时间缩短三成",
            "evidence": EVIDENCE,
        }
        first = self.state(innovation).application.units[0]
        self.city.run(f"reporter of {first}", SubmitInnovation.of(**given | changed))

    def submitted(self, *applicants: str | tuple[str, str], **changed: object) -> UUID:
        """Apply, be registered, be tracked, and submit."""
        innovation = self.registered(*applicants, **changed)
        self.track(innovation)
        self.submit(innovation)
        return innovation

    def score(self, innovation: UUID, by: str, score: str) -> None:
        """A member of a panel reviews."""
        reviewed = ReviewInnovation(innovation=innovation, score=Decimal(score), opinion="有示范意义")
        self.city.run(by, reviewed)

    def review(self, innovation: UUID, *scores: str) -> None:
        """The panel of the project's class scores it, and the review is closed."""
        panel = PANEL[self.state(innovation).application.kind]
        for member, score in zip(panel, scores, strict=False):
            self.score(innovation, member, score)
        self.city.run("officer", CloseInnovationReview(innovation=innovation))

    def rank(self, *findings: tuple[UUID, str | None, str], year: int = 2014) -> None:
        """The committee finds a prize and a verdict on each project."""
        found = tuple(
            InnovationFinding(innovation=key, prize=prize, verdict=each) for key, prize, each in findings
        )
        self.city.run("member", RankInnovations(office=OFFICE, year=year, findings=found))

    def grant(self, innovation: UUID, by: str = "leader", grounds: Grounds = DOCUMENTED) -> None:
        """The leading group grants the bonus."""
        self.city.run(by, GrantInnovationBonus(innovation=innovation, grounds=grounds))


def innovations(city: City) -> Innovations:
    """Seat the panels and the committee of a city."""
    for kind, names in PANEL.items():
        people = [UUID(city.hire(name, _unit_of(name), Role.REVIEWER)) for name in names]
        city.run("system:bootstrap", _seated(kind, people))
    member = UUID(city.people["member"])
    city.run("system:bootstrap", constituting(member, kind="COMMITTEE"))
    return Innovations(city)


def _seated(kind: InnovationKind, people: Sequence[UUID]) -> ConstituteBody:
    return constituting(people[0], *people[1:], kind=PANELS[kind])


def _unit_of(name: str) -> str:
    return "U01" if name.endswith("U01") else "D1"

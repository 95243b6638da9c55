"""Offices for tests of the rules."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.office.office import Office
from domain.office.state import Level, OfficeState
from tests.support.scenario import Step, given

SINCE: Final = date(2014, 1, 1)
MERGER: Final = date(2018, 6, 15)
ESTABLISHED: Final[Step[Office]] = Step(
    lambda office: office.establish("HHHT", "呼和浩特市国家税务局", "CITY", SINCE)
)


def registered(code: str, peer_group: str | None = "GRASSROOTS", **changed: Any) -> Step[Office]:
    """A step that registers a unit."""
    unit: dict[str, Any] = {
        "code": code,
        "name": "新城区国家税务局",
        "kind": "GRASSROOTS_BUREAU",
        "peer_group": peer_group,
        "since": SINCE,
    }
    return Step(lambda office: office.register_unit(**unit | changed))


def an_office(code: str = "HHHT", level: Level = "CITY", *steps: Step[Office]) -> OfficeState:
    """An office after some steps."""
    state: OfficeState = given(
        Office, Step(lambda office: office.establish(code, code, level, SINCE)), *steps
    ).state
    return state


def post(code: str, **changed: Any) -> Step[Office]:
    """A step that registers a post of the leaders."""
    given_post: dict[str, Any] = {
        "code": code,
        "unit": "LG",
        "name": code,
        "layer": "DECISION",
        "chief": False,
        "in_charge_of": (),
        "since": SINCE,
    }
    return Step(lambda office: office.register_post(**given_post | changed))


def assigned(code: str, person: UUID, since: date = SINCE) -> Step[Office]:
    """A step in which a person takes up a post."""
    return Step(lambda office: office.assign_post(code, person, since))


def left(code: str, person: UUID, until: date) -> Step[Office]:
    """A step in which a person leaves a post."""
    return Step(lambda office: office.leave_post(code, person, until))

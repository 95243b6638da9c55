"""Every event that the log may hold."""

from typing import Final

from domain import office, person, policy
from domain.appeal import appeal, register
from domain.assessment import assessment
from domain.kernel.codec import Codec
from domain.plan import plan

EVENTS: Final = (
    *office.EVENTS,
    *person.EVENTS,
    *policy.EVENTS,
    *plan.EVENTS,
    *assessment.EVENTS,
    *register.EVENTS,
    *appeal.EVENTS,
)
CODEC: Final = Codec(EVENTS)
"""Reads and writes exactly these events."""

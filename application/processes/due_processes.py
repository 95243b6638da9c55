"""Every process that looks for what falls due."""

from typing import Final

from application.processes.appeal_clock import AppealClock, VotingClock
from application.processes.due import DueProcess
from application.processes.milestone_clock import MilestoneClock
from application.processes.rectifying import RectificationAlerts
from application.processes.review_clock import ReviewClock
from application.processes.unanswered import FeedbackClock
from application.processes.watching import AlarmClock, DueDateCount

DUE_PROCESSES: Final[tuple[DueProcess, ...]] = (
    DueDateCount(),
    AlarmClock(),
    MilestoneClock(),
    ReviewClock(),
    FeedbackClock(),
    RectificationAlerts(),
    AppealClock(),
    VotingClock(),
)
"""In the order in which a tick runs them."""

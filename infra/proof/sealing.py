"""Sealing as time goes on, beside the follower."""

from threading import Event
from time import monotonic
from typing import Final

import psycopg
import structlog

from application.log import LogUnavailable
from domain.kernel.refusal import Refusal
from infra.proof.sealer import Sealer

_PAUSE: Final = 1.0

_logger = structlog.get_logger(__name__)


class SealRunner:
    """Seals every ``seconds``, and as soon as ``events`` are new; what failed waits for its time."""

    def __init__(self, sealer: Sealer, events: int, seconds: float) -> None:
        self._sealer = sealer
        self._events = events
        self._seconds = seconds

    def run(self, stopping: Event) -> None:
        """Seal until ``stopping`` is set; what goes wrong is told, and tried again."""
        due, failed = monotonic(), False
        while not stopping.is_set():
            try:
                if monotonic() >= due or (not failed and self._sealer.waiting() >= self._events):
                    due, failed = monotonic() + self._seconds, True
                    self._sealer.seal()
                    failed = False
            except Refusal as refusal:
                _logger.error("seal.refused", code=refusal.code, error=str(refusal))  # noqa: TRY400 - no bug
            except (psycopg.Error, LogUnavailable) as error:
                _logger.warning("seal.interrupted", error=str(error), pause=self._seconds)
            stopping.wait(_PAUSE)

"""What the process tells its operators: metrics, and one structured line per request."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from structlog.tracebacks import ExceptionDictTransformer

from domain.kernel.refusal import Refusal, Refusals

_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_OK = "OK"


class Metrics:
    """The metrics of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._commands = Counter(
            "jiheng_commands", "Commands by outcome", ["command", "outcome"], registry=self._registry
        )
        self._command_seconds = Histogram(
            "jiheng_command_seconds",
            "Time to decide and record a command",
            ["command"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._request_seconds = Histogram(
            "jiheng_request_seconds",
            "Time to answer a request",
            ["path", "status"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._head = self._gauge("jiheng_log_position", "The last position of the log")
        self._reached = self._gauge("jiheng_read_position", "The position that the read models have reached")
        self._lag = self._gauge("jiheng_lag_events", "How many events the read models are behind the log")
        self._parked = self._gauge("jiheng_parked_streams", "Streams that the read models could not take in")
        self._sealed = self._gauge("jiheng_sealed_position", "The position up to which the log is sealed")
        self._anchored = self._gauge(
            "jiheng_anchored_position", "The position up to which it is outside the database, too"
        )
        self._refused = self._gauge("jiheng_sealing_refused", "1 while something keeps it from being sealed")

    @contextmanager
    def command(self, name: str) -> Iterator[None]:
        """Count and time one command; a refusal is counted under its code."""
        start = time.perf_counter()
        outcome = _OK
        try:
            yield
        except (Refusal, Refusals) as refusal:
            outcome = _code(refusal)
            raise
        except Exception as error:
            outcome = type(error).__name__
            raise
        finally:
            self._commands.labels(name, outcome).inc()
            self._command_seconds.labels(name).observe(time.perf_counter() - start)

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count and time one request."""
        self._request_seconds.labels(path, str(status)).observe(seconds)

    def positions(self, head: int, reached: int, parked: int) -> None:
        """Take down how far log and read models are."""
        self._head.set(head)
        self._reached.set(reached)
        self._lag.set(max(head - reached, 0))
        self._parked.set(parked)

    def sealing(self, sealed: int, anchored: int, *, refused: bool) -> None:
        """Take down how sealing stands."""
        self._sealed.set(sealed)
        self._anchored.set(anchored)
        self._refused.set(refused)

    def text(self) -> bytes:
        """All metrics in the text format of Prometheus."""
        return generate_latest(self._registry)

    def _gauge(self, name: str, description: str) -> Gauge:
        return Gauge(name, description, registry=self._registry)


def _code(refusal: Refusal | Refusals) -> str:
    return refusal.code if isinstance(refusal, Refusal) else refusal.refusals[0].code


def configure_logging() -> None:
    """Structured lines on standard error, one JSON object each; tracebacks tell no values."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )

"""What all benches share: callers at work for a while, and one JSON line per figure."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from infra.postgres.embedded import EmbeddedServer

Work = Callable[[], None]

SECONDS = 2.0
ROUNDS = 3


def report(
    name: str, figure: float, unit: str, baseline: str | None, baseline_figure: float | None, n: int
) -> None:
    """Print one figure beside its baseline, if it has one; ``ratio`` is how many times that it is."""
    line = {
        "name": name,
        "figure": round(figure, 3),
        "unit": unit,
        "baseline": baseline,
        "baseline_figure": None if baseline_figure is None else round(baseline_figure, 3),
        "ratio": None if baseline_figure is None else round(figure / baseline_figure, 2),
        "n": n,
    }
    print(json.dumps(line), flush=True)


def rate(work: Work, callers: int, seconds: float = SECONDS) -> float:
    """How often per second ``callers`` threads together get ``work`` done."""
    started = time.perf_counter()

    def call(_: int) -> int:
        done = 0
        while time.perf_counter() < started + seconds:
            work()
            done += 1
        return done

    with ThreadPoolExecutor(callers) as pool:
        done = sum(pool.map(call, range(callers)))
    return done / (time.perf_counter() - started)


def in_turns(*measures: Callable[[], float], rounds: int = ROUNDS) -> list[float]:
    """The median of each measure, taken in turns so that all meet the same machine."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [median(figures) for figures in zip(*taken, strict=True)]


def alternating(first: Work, second: Work, callers: int) -> tuple[float, float]:
    """The rates of two works, taken in turns."""
    one, other = in_turns(lambda: rate(first, callers), lambda: rate(second, callers))
    return one, other


@contextmanager
def temporary_server() -> Iterator[EmbeddedServer]:
    """An embedded PostgreSQL that is gone afterwards."""
    with TemporaryDirectory(prefix="jiheng-") as directory:
        server = EmbeddedServer(Path(directory) / "postgres")
        try:
            yield server
        finally:
            server.close()

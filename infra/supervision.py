"""A child process that is kept running for as long as its parent lives."""

import subprocess
from collections.abc import Sequence
from threading import Event, Thread
from types import TracebackType
from typing import Final, Self

import structlog

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 30.0
_PATIENCE: Final = 10.0
_GLANCE: Final = 0.1

_logger = structlog.get_logger(__name__)


class Supervised:
    """Runs ``command``, and again whenever it ends, except with an exit status in ``final``.

    The child holds the reading end of a pipe as its standard input: it can tell that its parent is gone
    by that pipe's end, however the parent ended.  ``child`` is the id of the process that runs now.
    """

    def __init__(self, command: Sequence[str], final: Sequence[int]) -> None:
        self._command = list(command)
        self._final = frozenset(final)
        self._stopping = Event()
        self.child: int | None = None
        self._thread = Thread(target=self._keep_running, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join()

    def _keep_running(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            status = self._run_once()
            if self._stopping.is_set() or status in self._final:
                return
            _logger.warning("child.ended", command=self._command, status=status, again_in=pause)
            self._stopping.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _run_once(self) -> int:
        """Run the child until it ends, or is to be stopped; its exit status."""
        with subprocess.Popen(self._command, stdin=subprocess.PIPE) as child:
            self.child = child.pid
            while child.poll() is None:
                if self._stopping.wait(_GLANCE):
                    _end(child)
            return child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()

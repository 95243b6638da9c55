"""Group commit: whoever finds nobody serving the queue serves all that wait in it."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Event, Lock
from typing import Final, Generic, TypeVar

from application.log import LogUnavailable

Request = TypeVar("Request")
Answer = TypeVar("Answer")

GROUP_SIZE: Final = 64


class _Ticket(Generic[Request, Answer]):
    """A waiting request.  Its ``turn`` comes when it is answered, or when its caller is to lead."""

    __slots__ = ("answer", "leads", "request", "turn")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.answer: Answer | None = None
        self.leads = False
        self.turn = Event()


class GroupCommit(Generic[Request, Answer]):
    """Hands the requests of many threads to ``serve``: in order, ``size`` at most, one call at a time.

    ``serve`` returns one answer per request; it raises only when it is interrupted.
    """

    def __init__(self, serve: Callable[[list[Request]], Sequence[Answer]], size: int = GROUP_SIZE) -> None:
        self._serve = serve
        self._size = size
        self._lock = Lock()
        self._queue: deque[_Ticket[Request, Answer]] = deque()
        self._led = False

    def submit(self, request: Request) -> Answer:
        """The answer to ``request``; raises ``LogUnavailable`` if whoever led its group was interrupted."""
        ticket: _Ticket[Request, Answer] = _Ticket(request)
        with self._lock:
            self._queue.append(ticket)
            ticket.leads = not self._led
            self._led = True
        if not ticket.leads:
            ticket.turn.wait()
        if ticket.leads:
            self._lead()
        if ticket.answer is None:
            msg = "the group was interrupted; whether it was recorded is not known"
            raise LogUnavailable(msg)
        return ticket.answer

    def _lead(self) -> None:
        """Serve the waiting group, the leader's own request first; pass the lead on, wake the group."""
        with self._lock:
            group = [self._queue.popleft() for _ in range(min(self._size, len(self._queue)))]
        try:
            answers = self._serve([ticket.request for ticket in group])
            for ticket, answer in zip(group, answers, strict=True):
                ticket.answer = answer
        finally:
            self._pass_on()
            for ticket in group:
                ticket.turn.set()

    def _pass_on(self) -> None:
        with self._lock:
            self._led = bool(self._queue)
            if self._led:
                self._queue[0].leads = True
                self._queue[0].turn.set()

"""Requests of many threads are served in groups, in order, one group at a time."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from application.log import LogUnavailable
from infra.eventstore.group_commit import GroupCommit


class Server:
    """Serves groups when told to, and remembers them."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.entered = Event()
        self.go = Event()
        self.faults: list[BaseException | None] = []

    def serve(self, group: list[int]) -> list[int]:
        """Answer each number with its double."""
        self.groups.append(group)
        self.entered.set()
        self.go.wait(10)
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        return [2 * number for number in group]


def behind_a_leader(
    server: Server, submit: Callable[[int], int], pool: ThreadPoolExecutor, followers: int
) -> list[Future[int]]:
    """One request being served, and ``followers`` more that wait."""
    leader = pool.submit(submit, 0)
    assert server.entered.wait(10)
    return [leader, *(pool.submit(submit, number) for number in range(1, followers + 1))]


def wait_until_queued(commit: GroupCommit[int, int], count: int) -> None:
    """Wait for ``count`` requests in the queue."""
    while len(commit._queue) < count:
        Event().wait(0.001)


def test_a_single_caller_is_served_at_once() -> None:
    server = Server()
    server.go.set()
    assert GroupCommit(server.serve).submit(21) == 42


def test_whoever_waits_is_served_together() -> None:
    server = Server()
    commit = GroupCommit(server.serve, size=4)
    with ThreadPoolExecutor(8) as pool:
        futures = behind_a_leader(server, commit.submit, pool, followers=6)
        wait_until_queued(commit, 6)
        server.go.set()
        assert sorted(future.result(10) for future in futures) == [0, 2, 4, 6, 8, 10, 12]
    assert [len(group) for group in server.groups] == [1, 4, 2]


def test_every_caller_gets_its_own_answer_under_load() -> None:
    commit: GroupCommit[int, int] = GroupCommit(lambda group: [-number for number in group], size=8)
    start = Barrier(16)

    def work(worker: int) -> bool:
        start.wait()
        return all(commit.submit(n) == -n for n in range(worker * 1000, worker * 1000 + 500))

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(work, range(16)))


def test_an_interrupted_leader_takes_only_its_group_along() -> None:
    server = Server()
    commit = GroupCommit(server.serve)
    with ThreadPoolExecutor(4) as pool:
        futures = behind_a_leader(server, commit.submit, pool, followers=1)
        wait_until_queued(commit, 1)
        server.faults = [KeyboardInterrupt()]
        server.go.set()
        with pytest.raises(KeyboardInterrupt):
            futures[0].result(10)
        assert futures[1].result(10) == 2
    assert commit.submit(5) == 10


def test_the_followers_of_an_interrupted_leader_are_told_that_nothing_is_known() -> None:
    server = Server()
    commit = GroupCommit(server.serve)
    server.faults = [None, KeyboardInterrupt()]
    with ThreadPoolExecutor(4) as pool:
        futures = behind_a_leader(server, commit.submit, pool, followers=2)
        wait_until_queued(commit, 2)
        server.go.set()
        failures = {type(future.exception(10)) for future in futures[1:]}
    assert failures == {KeyboardInterrupt, LogUnavailable}

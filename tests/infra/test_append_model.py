"""The append function agrees with a naive model, whatever groups of commands it is given."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infra.eventstore.appender import Appender
from infra.eventstore.commands import Command
from infra.postgres.database import Role
from tests.support.databases import FreshCell
from tests.support.log import command, commit, happened


@dataclass
class Sketch:
    """A command in small numbers: streams 0 to 2, versions as steps from where a stream could be."""

    key: int | None
    digest: bytes
    guards: dict[int, int]
    events: list[tuple[int, int]]

    def command(self, streams: list[UUID], run: UUID) -> Command:
        """The command, in the streams and with the keys of one run."""
        by = commit(
            None if self.key is None else f"{run}/{self.key}",
            digest=self.digest,
            outcome=repr(self),
            at=None,
            guards={streams[stream]: version for stream, version in self.guards.items()},
        )
        return command(*(happened(streams[stream], version) for stream, version in self.events), by=by)


@dataclass
class Model:
    """What a log of three streams says, one command after another."""

    position: int
    versions: list[int] = field(default_factory=lambda: [0, 0, 0])
    outcomes: dict[int, tuple[bytes, str, int]] = field(default_factory=dict)

    def append(self, sketch: Sketch) -> tuple[str, str | None, int | None]:
        """The verdict, the first outcome and the border."""
        known = None if sketch.key is None else self.outcomes.get(sketch.key)
        if known is not None:
            digest, outcome, border = known
            return "REPEATED" if digest == sketch.digest else "KEY_REUSED", outcome, border
        after = list(self.versions)
        for stream, version in sketch.events:
            if version != after[stream] + 1:
                return "CONFLICT", None, None
            after[stream] = version
        if any(self.versions[stream] != version for stream, version in sketch.guards.items()):
            return "GUARD_MOVED", None, None
        self.versions, self.position = after, self.position + len(sketch.events)
        if sketch.key is None:
            return "COMMITTED", None, self.position
        self.outcomes[sketch.key] = sketch.digest, repr(sketch), self.position
        return "COMMITTED", repr(sketch), self.position


sketches = st.builds(
    Sketch,
    key=st.one_of(st.none(), st.integers(0, 2)),
    digest=st.sampled_from([b"same", b"same", b"other"]),
    guards=st.dictionaries(st.integers(0, 2), st.integers(0, 2), max_size=1),
    events=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), max_size=3),
)


@pytest.fixture
def appender(fresh_cell: FreshCell) -> Iterator[Appender]:
    """Appends to a cell that all examples share; each has streams and keys of its own."""
    opened = Appender(fresh_cell("wall").log(Role.WRITER), patience=0)
    yield opened
    opened.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=st.lists(st.lists(sketches, min_size=1, max_size=8), min_size=1, max_size=4))
def test_append_does_what_the_model_does(appender: Appender, groups: list[list[Sketch]]) -> None:
    run, streams = uuid4(), [uuid4() for _ in range(3)]
    (here,) = appender.append([command(by=commit(at=None))])
    model = Model(position=here.border or 0)
    for group in groups:
        answers = appender.append([sketch.command(streams, run) for sketch in group])
        assert [answer[:3] for answer in answers] == [model.append(sketch) for sketch in group]

"""The library's own recorder cases, on the log.

Left out: ``AggregateRecorderTestCase`` (for recorders without positions: it wants ``None`` for them; the
application case covers the rest), and the tracking, process and factory cases, whose parts are not used.
Streams of the log start at version 1, those of the concurrent cases at 0: they are shifted by one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests.persistence import (
    ApplicationRecorderTestCase,
    NonInterleavingNotificationIDsBaseCase,
)

from infra.eventstore.recorder import LogRecorder
from tests.support.databases import FreshCell


class _RecorderFromZero(LogRecorder):
    def insert_events(self, stored_events: Sequence[StoredEvent], *args: Any, **kwargs: Any) -> Sequence[int]:
        shift = 1 if stored_events and stored_events[0].originator_version == 0 else 0
        shifted = [
            replace(event, originator_version=event.originator_version + shift) for event in stored_events
        ]
        return super().insert_events(shifted, *args, **kwargs)


class _OnTheLog:
    @pytest.fixture(autouse=True)
    def _cell(self, fresh_cell: FreshCell) -> Any:
        self.recorder = _RecorderFromZero(fresh_cell("wall"))
        yield
        self.recorder.close()

    def create_recorder(self) -> LogRecorder:
        """The recorder under test."""
        return self.recorder


class TestApplicationRecorder(_OnTheLog, ApplicationRecorderTestCase[LogRecorder]):
    """Positions, order, conflicts, paging and concurrency, as the library means them."""

    def test_insert_subscribe(self) -> None:
        """The case that recorders with subscriptions opt into."""
        self.optional_test_insert_subscribe()


class TestNonInterleavingPositions(_OnTheLog, NonInterleavingNotificationIDsBaseCase):
    """Two large commands at once do not mix."""


del ApplicationRecorderTestCase, NonInterleavingNotificationIDsBaseCase

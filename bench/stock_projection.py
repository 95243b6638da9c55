"""The same read model on the library's stock projection runner: one event, one transaction."""

from abc import ABC, abstractmethod
from decimal import Decimal
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.domain import Aggregate, DomainEventProtocol
from eventsourcing.persistence import Tracking, TrackingRecorder
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier


class Stream(Aggregate):
    """Something that scores points."""

    class Scored(Aggregate.Event):
        """Points for it."""

        points: Decimal


class Streams(Application[UUID]):
    """The log."""


class TotalsView(TrackingRecorder, ABC):
    """The total of each stream."""

    @abstractmethod
    def add(self, stream: UUID, points: Decimal, tracking: Tracking) -> None: ...

    @abstractmethod
    def close(self) -> None: ...


class PostgresTotals(PostgresTrackingRecorder, TotalsView):
    """Upserts a row per event, in one transaction with the position."""

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        table = Identifier(datastore.schema, "stock_total")
        self.sql_create_statements.append(
            SQL("CREATE TABLE IF NOT EXISTS {} (stream uuid PRIMARY KEY, total numeric)").format(table)
        )
        self._upsert = SQL(
            "INSERT INTO {} AS t VALUES (%s, %s)"
            " ON CONFLICT (stream) DO UPDATE SET total = t.total + excluded.total"
        ).format(table)

    def add(self, stream: UUID, points: Decimal, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute(self._upsert, (stream, points), prepare=True)
            self._insert_tracking(cursor, tracking)

    def close(self) -> None:
        self.datastore.close()


class Totals(Projection[TotalsView]):
    """From events to totals."""

    name = "totals"

    @singledispatchmethod
    def process_event(self, domain_event: DomainEventProtocol[UUID], tracking: Tracking) -> None:
        del domain_event
        self.view.insert_tracking(tracking)

    @process_event.register
    def _(self, domain_event: Stream.Scored, tracking: Tracking) -> None:
        self.view.add(domain_event.originator_id, domain_event.points, tracking)


def environment(dsn: str) -> dict[str, str]:
    """What the library wants to know about the server."""
    given = conninfo_to_dict(dsn)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(given["dbname"]),
        "POSTGRES_HOST": str(given["host"]),
        "POSTGRES_PORT": str(given.get("port", 5432)),
        "POSTGRES_USER": str(given["user"]),
        "POSTGRES_PASSWORD": str(given.get("password", "")),
    }


def fill(dsn: str, events: int, streams: int) -> None:
    """Record ``events`` events, the streams in turn."""
    application = Streams(environment(dsn))
    aggregates = [Stream() for _ in range(streams)]
    for number in range(streams, events):
        aggregates[number % streams].trigger_event(Stream.Scored, points=Decimal(number % 7))
        if number % 1000 == 0:
            application.save(*aggregates)
    application.save(*aggregates)
    application.close()


def project(dsn: str, events: int) -> None:
    """Run the projection over all of it."""
    runner = ProjectionRunner(
        application_class=Streams,
        projection_class=Totals,
        view_class=PostgresTotals,
        env=environment(dsn),
    )
    with runner:
        runner.wait(events, timeout=120)
    runner.view.close()

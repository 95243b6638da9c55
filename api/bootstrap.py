"""The composition root: the one place where ports meet their adapters."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from psycopg_pool import AsyncConnectionPool

from api.auth.local import LocalIssuer
from api.services import Services
from application.commands import HANDLERS
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from application.processes.band_entering import band_entering
from application.processes.due import DueProcess, Outlook
from application.processes.due_processes import DUE_PROCESSES
from application.processes.evaluation_entry import evaluation_entry
from application.processes.evidence_erasure import EvidenceErasure
from application.processes.key_erasure import KeyErasure
from application.processes.plan_adoption import plan_adoption
from application.processes.stale_uses import stale_uses
from application.processes.tick import Tick
from application.refusals import ClockOutOfOrder
from domain.catalogue import CODEC
from domain.kernel.clock import Clock
from domain.kernel.recorded import Recorded
from domain.proof.checkpoint import origin_of
from infra.bundle.proofs import Proofs
from infra.bundle.writer import BundleWriter
from infra.clock import ResumedClock, ScriptedClock, WallClock
from infra.eventstore.cell import Head, require_cell
from infra.eventstore.reader import LogReader, decoded
from infra.eventstore.recorder import LogRecorder
from infra.evidence import EvidenceStore
from infra.feed.feed import Feed
from infra.feed.positions import log_positions, read_positions
from infra.feed.processes import ProcessRunner
from infra.keys import KeyStore
from infra.postgres.database import Database, Role, open_database
from infra.proof.sealer import Sealer
from infra.proof.sealing import SealRunner
from infra.proof.signing_key import signing_key
from infra.proof.store import ProofStore
from infra.read_audit.chain import reads_line
from infra.read_audit.store import ReadAuditStore
from infra.settings import Settings
from infra.working_calendar import PublishedCalendar
from projections.generations import Snapshot, Snapshots
from projections.models import MODELS, fold_all
from projections.reading import Reading

CALENDAR: Final = PublishedCalendar()
BEFORE_ANY_EVENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class System:
    """A cell opened for work: its database, log, proof, keys, and the way in for commands."""

    settings: Settings
    database: Database
    head: Head
    reader: LogReader
    proof: ProofStore
    keys: KeyStore
    evidence: EvidenceStore
    recorder: LogRecorder
    dispatcher: Dispatcher
    clock: Clock

    def of(self, topics: Iterable[str]) -> Iterable[Recorded]:
        """The events of some topics, in order, those in superseded shapes among them."""
        return decoded(CODEC, self.reader.of(CODEC.stored_as(topics)))

    def stream(self, stream: UUID, until: int | None = None) -> Iterable[Recorded]:
        """The events of a stream, up to and with position ``until``."""
        before = None if until is None else until + 1
        return decoded(CODEC, self.reader.stream(stream, before))

    def streams(self, streams: Sequence[UUID], until: int) -> Iterable[Recorded]:
        """The events of many streams, those of each in order, up to and with position ``until``."""
        return decoded(CODEC, self.reader.streams(streams, until + 1))


@contextmanager
def opened(settings: Settings, clock: Clock | None = None) -> Iterator[System]:
    """The system that ``settings`` lead to, on the cell's own clock unless one is given.

    Raises ``CellNotInitialised``, ``LogNewerThanCode``, ``DatabaseUnreachable`` or ``PostgresTooOld``.
    """
    database = open_database(settings)
    with opened_on(database, clock) as system:
        yield system


@contextmanager
def opened_at(settings: Settings, moment: datetime) -> Iterator[System]:
    """The system of a cell on a scripted clock, which stands at ``moment``.

    Raises ``ClockOutOfOrder`` for a cell on a wall clock, and for a moment before the log's last one.
    """
    database = open_database(settings)
    head = require_cell(database)
    if head.clock == "wall" or (head.recorded_at is not None and moment < head.recorded_at):
        raise ClockOutOfOrder("at")
    with opened_on(database, ScriptedClock(moment)) as system:
        yield system


@contextmanager
def opened_on(
    database: Database, clock: Clock | None = None, recorder: LogRecorder | None = None
) -> Iterator[System]:
    """The system of a database that is open already; a loader brings a recorder of its own."""
    head = require_cell(database)
    recorder = recorder or LogRecorder(database)
    keys, evidence = KeyStore(database, remembered=1.0), EvidenceStore(database)
    reader, proof = LogReader(database), ProofStore(database)
    clock = clock or clock_of(head)
    dispatcher = Dispatcher(Ledger(recorder, CODEC), clock, keys, CALENDAR, HANDLERS, uuid4)
    try:
        yield System(
            database.settings, database, head, reader, proof, keys, evidence, recorder, dispatcher, clock
        )
    finally:
        for each in (reader, proof, evidence, keys, recorder):
            each.close()


def clock_of(head: Head) -> Clock:
    """The clock that the cell was initialised with; a scripted one goes on from the log's last moment."""
    if head.clock == "wall":
        return WallClock()
    return ResumedClock(head.recorded_at or BEFORE_ANY_EVENT)


def services(system: System) -> Services:
    """The ports of the interface; raises ``LocalIssuerRefused`` outside development."""
    settings, database = system.settings, system.database
    issuer = LocalIssuer(settings.data_dir, settings.environment)
    return Services(
        cell=settings.cell,
        log_id=system.head.log_id,
        snapshots=Snapshots(MODELS, system.head.log_id),
        dispatcher=system.dispatcher,
        clock=system.clock,
        calendar=CALENDAR,
        keys=system.keys,
        evidence=system.evidence,
        log=system.reader,
        proof=system.proof,
        streams=system.streams,
        bundles=bundles(system),
        reads=AsyncConnectionPool(
            database.read(Role.READER),
            kwargs={"autocommit": True},
            min_size=1,
            max_size=settings.pool_size,
            timeout=settings.connect_timeout,
            open=False,
        ),
        log_positions=log_positions(database),
        read_positions=read_positions(database),
        read_audit=ReadAuditStore(database),
        tokens=issuer.verifier(),
        desks=issuer if system.head.clock == "scripted" else None,
    )


def bundles(system: System) -> BundleWriter:
    """What writes audit bundles of this cell's log."""
    key = partial(signing_key, system.database.settings, origin_of(system.head.log_id, system.head.clock))
    return BundleWriter(system.reader, system.evidence, Proofs(system.database), CODEC, key)


@asynccontextmanager
async def reading_now(system: System) -> AsyncIterator[tuple[Reading, Snapshot]]:
    """The read models as they are now, for as long as the context is open; raises ``ReadModelNotReady``."""
    conninfo = system.database.read(Role.READER)
    async with AsyncConnectionPool(conninfo, kwargs={"autocommit": True}, min_size=1, open=False) as pool:
        async with pool.connection() as connection:
            snapshot = await Snapshots(MODELS, system.head.log_id).take(connection)
        yield Reading(pool, snapshot, snapshot.position), snapshot


def feed(system: System) -> Feed:
    """The feed of every read model."""
    reader = LogReader(system.database, Role.PROJECTOR)
    return Feed(database=system.database, log=reader, codec=CODEC, new_fold=fold_all)


def tick(system: System, due: Iterable[DueProcess] = DUE_PROCESSES) -> Tick:
    """A tick of the system's clock."""
    return Tick(due, system.dispatcher, Outlook(system, CALENDAR, system.clock.now()))


def processes(system: System) -> ProcessRunner:
    """Every process, on this cell's log."""
    erasures = KeyErasure(system.keys), EvidenceErasure(system.evidence)
    begun = (plan_adoption, band_entering, evaluation_entry, stale_uses)
    by_parts = (process(system.dispatcher) for process in begun)
    return ProcessRunner(system.database, system.reader, CODEC, [*erasures, *by_parts])


def sealer(system: System) -> Sealer:
    """What seals this cell's log; raises ``SigningKeyUnusable``."""
    return Sealer(system.database, system.head, system.clock, [partial(reads_line, system.head.log_id)])


def sealing(system: System) -> SealRunner:
    """Sealing, as the settings have it; raises ``SigningKeyUnusable``."""
    return SealRunner(sealer(system), system.settings.seal_events, system.settings.seal_seconds)

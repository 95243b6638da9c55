"""What one operation works with: who asks, in which language, and the snapshot it reads."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID, uuid4

from anyio import CapacityLimiter
from strawberry.types import Info as StrawberryInfo

from api.auth.concealment import Sight
from api.auth.tokens import Identity, Unauthenticated
from api.auth.viewer import Viewer, viewer_of
from api.graphql.ids import Kind, any_key, key_of
from api.graphql.loaders import Loaders
from api.graphql.looks import Looks
from api.graphql.moments import AsOf, Moment, least_position, moment_of, taken
from api.graphql.names import Names
from api.language import Language
from api.read_audit import NODES
from api.services import Services
from api.telemetry import Metrics
from application.actions import Action
from domain.kernel.clock import local_date
from projections.generations import Snapshot
from projections.plans.rulebook import Rulebook
from projections.reading import Reading, Visible

if TYPE_CHECKING:
    Info: TypeAlias = StrawberryInfo["Context", None]
else:
    Info = StrawberryInfo

_VIEWERS_KEPT: Final = 1_000

Fetch = Callable[["Context", UUID, Moment], Awaitable[Any]]
"""Finds an object by its key, as far as the viewer may see it."""


class Runtime:
    """What operations share for as long as the process serves: services, and what never grows old.

    ``nodes`` finds objects by kind: types lead to each other through it.
    """

    def __init__(self, services: Services, nodes: Mapping[Kind, Fetch]) -> None:
        self.services = services
        self.nodes = nodes
        self.metrics = Metrics()
        self.rulebook = Rulebook()
        self.command_threads = CapacityLimiter(services.limits.commands_at_once)
        self._viewers: dict[tuple[object, ...], Viewer] = {}

    async def viewer(self, person: UUID, snapshot: Snapshot) -> Viewer:
        """The viewer as of a snapshot; raises ``Unauthenticated``."""
        day = local_date(self.services.clock.now())
        key = (person, snapshot.position, snapshot.revision, day)
        if (viewer := self._viewers.get(key)) is None:
            reading = Reading(self.services.reads, snapshot, snapshot.position)
            viewer = await viewer_of(reading, person, day)
            if len(self._viewers) >= _VIEWERS_KEPT:
                self._viewers.clear()
            self._viewers[key] = viewer
        return viewer


class Context:
    """One operation of one viewer."""

    def __init__(self, runtime: Runtime, language: Language, request_id: str) -> None:
        self.runtime = runtime
        self.services = runtime.services
        self.language = language
        self.request_id = request_id
        self.correlation_id = uuid4()
        self.names = Names(runtime.services.keys)
        self.looks = Looks()
        self.purpose: str | None = None
        self.connection_params: dict[str, object] = {}
        self._identity: Identity | None = None
        self._viewer: Viewer | None = None
        self._snapshot: Snapshot | None = None
        self._loaders: dict[tuple[object, ...], Loaders] = {}

    async def sign_in(self, identity: Identity) -> None:
        """Know the viewer as of the newest snapshot; raises ``Unauthenticated``."""
        self._snapshot = await taken(self.services)
        self._viewer = await self.runtime.viewer(identity.person, self._snapshot)
        self._identity = identity

    @property
    def identity(self) -> Identity:
        """Whom the token names; raises ``Unauthenticated``."""
        if self._identity is None:
            raise Unauthenticated
        return self._identity

    @property
    def viewer(self) -> Viewer:
        """Who asks; raises ``Unauthenticated``."""
        if self._viewer is None:
            raise Unauthenticated
        return self._viewer

    @property
    def position(self) -> int:
        """How far the snapshot goes that was read last."""
        return 0 if self._snapshot is None else self._snapshot.position

    def visible(self, action: Action, sight: Sight | None = None) -> Visible:
        """The rows that an action lets the viewer see; with ``sight``, of rows that are about appeals."""
        return self.viewer.visible(action, sight)

    async def moment(
        self, as_of: AsOf | None = None, min_position: int | None = None, walk: int | None = None
    ) -> Moment:
        """Where to read; every field of an operation reads one snapshot unless it asks for a later one.

        Who may see what is asked of the newest snapshot that is read, whatever moment of it.
        """
        least = least_position(as_of, min_position, walk)
        if self._snapshot is None or self._snapshot.position < least:
            self._snapshot = await taken(self.services, least)
            self._viewer = await self.runtime.viewer(self.identity.person, self._snapshot)
        return await moment_of(self.services, self._snapshot, as_of, walk, self.looks)

    def loaders(self, moment: Moment) -> Loaders:
        """The loaders of a moment: what several objects ask for is fetched once, together."""
        if (loaders := self._loaders.get(moment.key)) is None:
            loaders = Loaders(moment, self.runtime.rulebook, self.services.streams)
            self._loaders[moment.key] = loaders
        return loaders

    async def linked(self, kind: Kind, key: UUID | None, moment: Moment) -> Any:
        """The object of a kind and key, if there is one that the viewer may see."""
        if key is None:
            return None
        found = await self.runtime.nodes[kind](self, key, moment)
        audited = NODES[kind]
        if found is None and audited is not None:
            moment.sought(audited, key)
        return found

    def key_of(self, kind: Kind, token: str, field: str) -> UUID:
        """The key in a global id of ``kind``, given as ``field``."""
        return key_of(kind, token, self.services.log_id, field)

    def node_of(self, token: str) -> tuple[Kind, UUID]:
        """What a global id of any kind names."""
        return any_key(token, self.services.log_id)

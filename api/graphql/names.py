"""Personal names: opened with the person's key for those who may see them, forgotten once it is gone."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import UUID

import anyio.to_thread
import strawberry
from strawberry.dataloader import DataLoader

from application.work import KeyStore
from domain.kernel.event import Sealed

PERSON_FIELD: Final = "person.name"
ACTOR_FIELD: Final = "envelope.actor.name"


class Box(NamedTuple):
    """A sealed name and the place that it is bound to."""

    event: UUID
    field: str
    sealed: Sealed


@strawberry.type(description="A personal name, as far as it may be seen and still can be.")
class PersonalName:
    """An opened name, or why there is none."""

    text: str | None = strawberry.field(description="The name; null when it is hidden from you or forgotten.")
    forgotten: bool = strawberry.field(
        description="The person's key was erased: nobody can read the name again."
    )


HIDDEN: Final = PersonalName(text=None, forgotten=False)


class Names:
    """Opens the names of one operation, all that are asked for at once in one worker thread."""

    def __init__(self, keys: KeyStore) -> None:
        self._keys = keys
        self._loader: DataLoader[Box, str | None] = DataLoader(load_fn=self._open)

    async def opened(self, box: Box) -> PersonalName:
        """The name in a box.  Raises ``LogUnavailable``."""
        name = await self._loader.load(box)
        return PersonalName(text=name, forgotten=name is None)

    async def _open(self, boxes: Sequence[Box]) -> list[str | None]:
        return await anyio.to_thread.run_sync(lambda: [self._keys.unseal(*box) for box in boxes])

"""What loaders are made with: one fetch for all the keys that are asked for together."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import TypeVar

from strawberry.dataloader import DataLoader

K = TypeVar("K")
V = TypeVar("V")
Row = TypeVar("Row")


def each(fetch: Callable[[list[K]], Awaitable[Mapping[K, V]]]) -> DataLoader[K, V | None]:
    """A loader over a query that leaves out what it does not find."""

    async def load(keys: list[K]) -> list[V | None]:
        found = await fetch(keys)
        return [found.get(key) for key in keys]

    return DataLoader(load_fn=load)


def every(fetch: Callable[[list[K]], Awaitable[Mapping[K, V]]]) -> DataLoader[K, V]:
    """A loader over a query that answers for every key."""

    async def load(keys: list[K]) -> list[V]:
        found = await fetch(keys)
        return [found[key] for key in keys]

    return DataLoader(load_fn=load)


def grouped(keys: Iterable[K], rows: Iterable[Row], key: Callable[[Row], K | None]) -> dict[K, list[Row]]:
    """Rows by key, in their order; a key without rows has an empty list."""
    groups: dict[K, list[Row]] = {known: [] for known in keys}
    for row in rows:
        if (found := key(row)) is not None:
            groups[found].append(row)
    return groups

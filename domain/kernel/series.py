"""Facts that hold from a day on until another takes their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple, Generic[T]):
    """A value in force from ``since`` until ``until`` (itself excluded; ``None``: until further notice)."""

    since: date
    until: date | None
    value: T

    def covers(self, day: date) -> bool:
        """Whether the value is in force on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Series(Generic[T]):
    """Values by the day from which each is in force, earliest first; a day has one value at most."""

    entries: tuple[tuple[date, T], ...] = ()

    def put(self, since: date, value: T) -> "Series[T]":
        """The series in which ``value`` is in force from ``since`` to the next day that has another."""
        others = [each for each in self.entries if each[0] != since]
        return Series(tuple(sorted([*others, (since, value)], key=_day)))

    def on(self, day: date) -> T | None:
        """The value in force on ``day``; ``None`` before the first."""
        return next((value for since, value in reversed(self.entries) if since <= day), None)

    @property
    def spans(self) -> Iterator[Span[T]]:
        """The values with the days on which each begins and ends."""
        ends = [*(since for since, _ in self.entries[1:]), None]
        return (Span(since, until, value) for (since, value), until in zip(self.entries, ends, strict=False))


def _day(entry: tuple[date, object]) -> date:
    return entry[0]

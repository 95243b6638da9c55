"""Who headed a unit, or an office, on a day: the holders of its posts of the highest layer."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from domain.office.state import Layer, OfficeState, Post

_HEADING: Final[tuple[Layer, ...]] = ("DECISION", "MANAGEMENT")
"""The layers whose posts head a unit, the highest first."""


def heads_of(office: OfficeState, unit: str, day: date) -> frozenset[UUID]:
    """Who headed a unit of the office on ``day``."""
    return _heads((post for post in office.posts.values() if post.unit == unit), day)


def chiefs_of(office: OfficeState, day: date) -> frozenset[UUID]:
    """Who headed the office as a whole on ``day``: its chief and the deputies (领导班子)."""
    return _heads(office.posts.values(), day)


def _heads(posts: Iterable[Post], day: date) -> frozenset[UUID]:
    """The holders of the posts of the highest layer among these."""
    known = [post for post in posts if post.since <= day]
    layer = next((each for each in _HEADING if any(post.layer == each for post in known)), None)
    return frozenset(person for post in known if post.layer == layer for person in post.holders(day))

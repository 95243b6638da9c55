"""Posts (岗位): registered in a unit, taken up and left; who held them when stays readable."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.event import Event
from domain.office.refusals import ChiefPostExists, PostExists, PostHeldAlready, PostNotHeld, PostUnknown
from domain.office.roster import Roster
from domain.office.state import Holding, Layer, OfficeState, Post


class PostRegistered(Event):
    """A post came into being in a unit, from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.post-registered.v1"

    code: str
    unit: str
    name: str
    layer: Layer
    chief: bool
    in_charge_of: tuple[str, ...]

    def evolve(self, state: OfficeState) -> OfficeState:
        """Add the post, held by nobody."""
        post = Post(
            code=self.code,
            unit=self.unit,
            name=self.name,
            layer=self.layer,
            chief=self.chief,
            in_charge_of=self.in_charge_of,
            since=self.envelope.effective_on,
            holdings=(),
        )
        return _with(state, post)


class PostAssigned(Event):
    """A person took up a post on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.post-assigned.v1"

    post: str
    person: UUID

    def evolve(self, state: OfficeState) -> OfficeState:
        """Add the holder."""
        post = state.posts[self.post]
        holding = Holding(self.person, self.envelope.effective_on, None)
        return _with(state, replace(post, holdings=(*post.holdings, holding)))


class PostLeft(Event):
    """A person left a post on ``envelope.effective_on``, itself excluded."""

    TOPIC: ClassVar[str] = "office.post-left.v1"

    post: str
    person: UUID

    def evolve(self, state: OfficeState) -> OfficeState:
        """End the holding."""
        post = state.posts[self.post]
        return _with(state, replace(post, holdings=tuple(map(self._ended, post.holdings))))

    def _ended(self, holding: Holding) -> Holding:
        ends = holding.person == self.person and holding.until is None
        return replace(holding, until=self.envelope.effective_on) if ends else holding


class Posts(Roster):
    """The posts and their holders over time."""

    def register_post(
        self,
        *,
        code: str,
        unit: str,
        name: str,
        layer: Layer,
        chief: bool,
        in_charge_of: tuple[str, ...],
        since: date,
    ) -> None:
        """Add a post to a unit; an office has one chief's post."""
        self._must_be_in_being(since)
        if code in self.state.posts:
            raise PostExists("code", post=code)
        self.state.unit_on(unit, since)
        for each in in_charge_of:
            self.state.unit_on(each, since, "inChargeOf")
        if chief:
            self._must_be_the_only_chief()
        self.trigger(
            PostRegistered,
            effective_on=since,
            code=code,
            unit=unit,
            name=name,
            layer=layer,
            chief=chief,
            in_charge_of=in_charge_of,
        )

    def assign_post(self, post: str, person: UUID, since: date) -> None:
        """Let a person take up a post on ``since``; the chief's has one holder at a time."""
        found = self._post(post)
        rivals = found.holdings if found.chief else _of(person, found.holdings)
        if any(each.until is None or since < each.until for each in rivals):
            raise PostHeldAlready("post", post=post, day=since)
        self.trigger(PostAssigned, effective_on=since, post=post, person=person)

    def leave_post(self, post: str, person: UUID, until: date) -> None:
        """Let a person leave a post on ``until``, itself excluded."""
        held = [each for each in _of(person, self._post(post).holdings) if each.until is None]
        if not held or until <= held[0].since:
            raise PostNotHeld("post", post=post, day=until)
        self.trigger(PostLeft, effective_on=until, post=post, person=person)

    def _post(self, code: str) -> Post:
        if (found := self.state.posts.get(code)) is None:
            raise PostUnknown("post", post=code)
        return found

    def _must_be_the_only_chief(self) -> None:
        for each in self.state.posts.values():
            if each.chief:
                raise ChiefPostExists("chief", post=each.code)


def _of(person: UUID, holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    return tuple(each for each in holdings if each.person == person)


def _with(state: OfficeState, post: Post) -> OfficeState:
    return replace(state, posts={**state.posts, post.code: post})


EVENTS: Final = (PostRegistered, PostAssigned, PostLeft)

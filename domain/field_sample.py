"""The field sample (实地抽查): which subjects are verified on the spot, drawn so that all can redo it."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusal


class FieldSampleUnknown(Refusal):
    """No sample was drawn for that period."""

    code = "FIELD_SAMPLE_UNKNOWN"
    zh = "该周期尚未抽取实地抽查样本"
    en = "no field sample has been drawn for that period"


class FieldSampleDrawnAlready(Refusal):
    """A sample is drawn once: nobody draws again until they like it."""

    code = "FIELD_SAMPLE_DRAWN_ALREADY"
    zh = "{period} 的实地抽查样本已抽取，不得重抽"
    en = "the field sample of {period} has been drawn: it is drawn once"


class FieldSampleSizeWrong(Refusal):
    """A sample has at least one subject and at most all of them."""

    code = "FIELD_SAMPLE_SIZE_WRONG"
    zh = "抽查数量须在 1 至 {most} 之间"
    en = "a sample has 1 to {most} subjects"


@dataclass(frozen=True, slots=True)
class FieldSampleState:
    """What was drawn, out of what, by which seed."""

    office: str
    plan: UUID
    period: str
    seed: str
    candidates: tuple[str, ...]
    chosen: tuple[str, ...]


class FieldSampleDrawn(Event):
    """Subjects were drawn for verification on the spot."""

    TOPIC: ClassVar[str] = "field-sample.field-sample-drawn.v1"

    office: str
    plan: UUID
    period: str
    seed: str
    candidates: tuple[str, ...]
    chosen: tuple[str, ...]

    def evolve(self, state: FieldSampleState | None) -> FieldSampleState:
        """The sample."""
        del state
        return FieldSampleState(self.office, self.plan, self.period, self.seed, self.candidates, self.chosen)


class FieldSample(Aggregate[FieldSampleState]):
    """The sample of one plan and period."""

    NAME = "field-sample"
    UNKNOWN = FieldSampleUnknown

    @staticmethod
    def id_of(plan: UUID, period: str) -> UUID:
        """One sample per plan and period."""
        return stream_id("field-sample", plan, period)

    def draw(
        self, *, office: str, plan: UUID, period: str, size: int, seed: str, candidates: Collection[str]
    ) -> None:
        """Draw ``size`` of the candidates."""
        if self.exists:
            raise FieldSampleDrawnAlready("period", period=period)
        if not 1 <= size <= len(candidates):
            raise FieldSampleSizeWrong("size", most=len(candidates))
        self.trigger(
            FieldSampleDrawn,
            office=office,
            plan=plan,
            period=period,
            seed=seed,
            candidates=tuple(sorted(candidates)),
            chosen=drawn(candidates, size, seed),
        )


def drawn(candidates: Collection[str], size: int, seed: str) -> tuple[str, ...]:
    """The sample of a seed: the candidates whose SHA-256 of ``seed|candidate`` comes first, in that order."""
    by_hash = sorted(candidates, key=lambda each: hashlib.sha256(f"{seed}|{each}".encode()).digest())
    return tuple(by_hash[:size])


EVENTS: Final = (FieldSampleDrawn,)

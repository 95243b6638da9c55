"""The scoring methods: what measures are worth, and the most that they may be worth.

A method is looked up by name and version; its parameters are those of the indicator.  Most give the points
of a period between 0 and a ceiling; those that ``ADDS`` names give points to be added to full marks.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from .figures import ONE, ZERO, Json, over, summed, times, working
from .measures import Measured, Occasion, within
from .ratings import (
    composite,
    grade_coefficient,
    grade_points,
    mixed,
    person,
    trimmed_mean,
    votes,
)

_HUNDRED: Final = Decimal(100)


class UnknownMethod(Exception):
    """No method of that name and version is known here."""

    def __init__(self, name: str, version: int) -> None:
        super().__init__(f"{name} v{version}")


def direct(_rule: Json, measured: Measured, _on: Occasion) -> Decimal:
    """As entered."""
    return measured.one("points")


def deduction(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M1: so many points off for each fault."""
    off = (times(measured.one(fault["code"]), Decimal(fault["points"])) for fault in rule["faults"])
    return within(on.full - summed(off), on.full)


def bonus(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M2: points are added, up to a share of full marks."""
    return min(on.full + summed(measured.all("bonus")), most(rule, on.full, on.digits))


def ratio(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M3: in proportion to what was done."""
    return _completed(rule, measured.one("actual"), measured, on)


def accumulation(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M4: the same of a volume that adds up."""
    return _completed(rule, summed(measured.all("volume")), measured, on)


def tolerance(rule: Json, measured: Measured, _on: Occasion) -> Decimal:
    """M5: points off each time a forecast misses by more than its band allows."""
    pairs = zip(measured.all("forecast"), measured.all("actual"), strict=True)
    missed = [each for each, actual in pairs if abs(actual - each) > times(_band(rule, each), each)]
    return -times(Decimal(len(missed)), Decimal(rule["deduction"]))


def ladder(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M6: the share of the highest rung that is reached."""
    value = measured.one("value")
    reached = (Decimal(rung["share"]) for rung in rule["rungs"] if value >= Decimal(rung["at_least"]))
    return times(on.full, next(reached, ZERO))


def step(rule: Json, measured: Measured, _on: Occasion) -> Decimal:
    """M7: points for each step above or below a benchmark."""
    away = measured.one("value") - Decimal(rule["benchmark"])
    return times(_steps(away, Decimal(rule["step"]), rule), Decimal(rule["points"]))


def schedule(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M8: points off for each percentage point behind the schedule, and at year end for taxes missed."""
    done, adjusted = measured.one("cumulative"), measured.all("adjusted")
    points = ZERO
    if not adjusted or done < adjusted[0]:
        due = Decimal(rule["due"][on.number - 1])
        short = max(ZERO, due - over(times(done, _HUNDRED), measured.target(rule)))
        points -= times(_steps(short, ONE, rule), Decimal(rule["deduction"]))
    if rule["per_tax"] is not None and on.number == on.periods:
        points -= times(measured.one("taxes_missed"), Decimal(rule["per_tax"]))
    return points


def threshold(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M9: all or nothing, and more for what is above the target."""
    above = measured.one("value") - Decimal(rule["target"])
    if above < ZERO:
        return ZERO
    excess = times(_steps(above, Decimal(rule["step"]), rule), Decimal(rule["points"]))
    return within(on.full + excess, on.full + Decimal(rule["cap"]))


def linear(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M10: linear between an unacceptable and a satisfactory value."""
    low, high, base = (Decimal(rule[name]) for name in ("unacceptable", "satisfactory", "base"))
    index = base + over(times(_HUNDRED - base, measured.one("value") - low), high - low)
    return within(over(times(on.full, index), _HUNDRED), on.full)


def band(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M16: the band that a rank falls into loses a share; ranks beyond all bands are in the last."""
    places = [each for each in rule["bands"] for _ in range(each["places"])]
    rank = min(int(measured.one("rank")), len(places))
    return on.full - times(on.full, Decimal(places[rank - 1]["loss"]))


def _completed(rule: Json, done: Decimal, measured: Measured, on: Occasion) -> Decimal:
    return within(times(on.full, over(done, measured.target(rule))), most(rule, on.full, on.digits))


def _band(rule: Json, forecast: Decimal) -> Decimal:
    return next(Decimal(each["share"]) for each in rule["bands"] if forecast >= Decimal(each["at_least"]))


def _steps(away: Decimal, size: Decimal, rule: Json) -> Decimal:
    count = over(away, size)
    return Decimal(int(count)) if rule["reading"] == "WHOLE" else count


class Method(NamedTuple):
    """What measures are worth, and the most that full marks may become; ``None``: they stay what they are."""

    points: Callable[[Json, Measured, Occasion], Decimal]
    most: Callable[[Json, Decimal], Decimal] | None = None
    adds: bool = False


def _with_excess(rule: Json, full: Decimal) -> Decimal:
    return full + Decimal(rule["excess"])


METHODS: Final[Mapping[tuple[str, int], Method]] = {
    ("DIRECT", 1): Method(direct),
    ("DEDUCTION", 1): Method(deduction),
    ("BONUS", 1): Method(bonus, lambda rule, full: times(full, ONE + Decimal(rule["cap_share"]))),
    ("RATIO", 1): Method(ratio, lambda rule, full: times(full, Decimal(rule["most"]))),
    ("ACCUMULATION", 1): Method(accumulation, lambda rule, full: times(full, ONE + Decimal(rule["excess"]))),
    ("TOLERANCE", 1): Method(tolerance, adds=True),
    ("LADDER", 1): Method(ladder),
    ("STEP", 1): Method(step, _with_excess, adds=True),
    ("SCHEDULE", 1): Method(schedule, adds=True),
    ("THRESHOLD", 1): Method(threshold, lambda rule, full: full + Decimal(rule["cap"])),
    ("LINEAR", 1): Method(linear),
    ("VOTES", 1): Method(votes),
    ("COMPOSITE", 1): Method(composite),
    ("TRIMMED_MEAN", 1): Method(trimmed_mean),
    ("GRADE_COEFFICIENT", 1): Method(grade_coefficient),
    ("GRADE_POINTS", 1): Method(grade_points, _with_excess, adds=True),
    ("BAND", 1): Method(band),
    ("MIXED", 1): Method(mixed),
    ("PERSON", 1): Method(person),
}


def method_of(rule: Json) -> Method:
    """The method that an indicator names; raises ``UnknownMethod``."""
    found = METHODS.get((rule["name"], rule["version"]))
    if found is None:
        raise UnknownMethod(rule["name"], rule["version"])
    return found


def adds(rule: Json) -> bool:
    """Whether a method's points are added to full marks."""
    return method_of(rule).adds


def most(rule: Json, full: Decimal, digits: int) -> Decimal:
    """The most that full marks may become under a method."""
    found = method_of(rule).most
    return full if found is None else working(found(rule, full), digits)


def points_of(rule: Json, measures: list[Json], on: Occasion) -> Decimal:
    """What measures are worth on an occasion, as it is recorded."""
    return working(method_of(rule).points(rule, Measured(measures), on), on.digits)

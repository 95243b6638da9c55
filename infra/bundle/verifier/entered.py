"""Whether the points that events state are those that the rules give for what they say was measured."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from .events import Event
from .faults import Code, Fault
from .figures import Json, times, working, written
from .measures import Occasion
from .methods import UnknownMethod, adds, most, points_of
from .periods import place
from .rules import Edition, Indicator
from .story import Story

Difference = tuple[str, str, str]
"""What it is about, what the event says, what the rules say."""

_NIL: Final = "assessment.nil-reported.v1"


def stated_wrongly(event: Event, story: Story) -> Iterator[Fault]:
    """The faults of one event, given all that was told before it."""
    check = _CHECKS.get(event.topic)
    if check is None or event.stream not in story.sheets:
        return
    try:
        wrong = list(check(event, story))
    except UnknownMethod as unknown:
        yield Fault(Code.UNKNOWN_METHOD, f"{_about(event)}: {unknown}")
    except (ArithmeticError, LookupError, ValueError) as error:
        yield Fault(Code.WRONG_POINTS, f"{_about(event)}: {error!r}")
    else:
        yield from (Fault(Code.WRONG_POINTS, f"{_about(event)} {name}", *pair) for name, *pair in wrong)


def _entry(event: Event, story: Story) -> Iterator[Difference]:
    """An entry: the version of the plan, the method with its bounds, the points of its measures."""
    edition, indicator = _rule(event, story)
    said, sheet = event.said, story.sheets[event.stream]
    in_force = edition.plan.in_force(said["indicator"], said["period"], sheet.plan_version)
    yield from _unlike("plan version", said["plan_version"], in_force.number)
    yield from _terms(event, indicator, edition.plan.digits)
    nil = event.topic == _NIL
    points = _nil(event, story) if nil else _measured(said, indicator, edition.plan.digits)
    yield from _unequal("points", said["points"], points)


def _terms(event: Event, indicator: Indicator, digits: int) -> Iterator[Difference]:
    """The method, and the bounds that the entry keeps."""
    said, scoring = event.said, event.said["scoring"]
    method = indicator.method if event.topic == _NIL else indicator.method_for(said["channel"])
    for name, key in (("method", "name"), ("version", "version")):
        yield from _unlike(name, scoring[name], method[key])
    adding = adds(indicator.method)
    yield from _unlike("style", scoring["style"], "CONTRIBUTION" if adding else "SCORE")
    full = indicator.points if adding else indicator.marks[said["period"]]
    yield from _unequal("most", scoring["most"], most(indicator.method, full, digits))


def _measured(said: Json, indicator: Indicator, digits: int) -> Decimal:
    on = Occasion(indicator.marks[said["period"]], digits, *place(said["period"]))
    return points_of(indicator.method_for(said["channel"]), said["scoring"]["measures"], on)


def _nil(event: Event, story: Story) -> Decimal:
    """Nothing happened: a share of full marks, by the policy."""
    edition, indicator = _rule(event, story)
    full = indicator.marks[event.said["period"]]
    share = Decimal(story.policy_of(story.sheets[event.stream])["workflow"]["nil_share"])
    worth = working(times(full, share), edition.plan.digits)
    return worth - full if adds(indicator.method) else worth


def _band(event: Event, story: Story) -> Iterator[Difference]:
    """A band: the same, and the rank of the raw measure among all that were settled with it."""
    yield from _entry(event, story)
    _, indicator = _rule(event, story)
    raw = story.settled[event.said["settlement"]]
    mine = raw[story.sheets[event.stream].opened["subject"]]
    highest = indicator.method["best"] == "HIGHEST"
    rank = 1 + sum(value > mine if highest else value < mine for value in raw.values())
    (measure,) = event.said["scoring"]["measures"]
    yield from _unequal("rank", measure["value"], Decimal(rank))


def _adjustment(event: Event, _story: Story) -> Iterator[Difference]:
    """An adjustment lies within the bounds that it states."""
    delta, bound = Decimal(event.said["delta"]), Decimal(event.said["most"])
    if abs(delta) > bound:
        yield "adjustment", written(delta), f"± {written(bound)}"


def _claim(event: Event, story: Story) -> Iterator[Difference]:
    """A claim is worth so many times what the catalogue gives for one occurrence."""
    said, plan = event.said, story.plans[story.sheets[event.stream].opened["plan"]]
    item, count = plan.claimable[said["code"]], Decimal(said["occurrences"])
    yield from _unlike("kind", said["kind"], item["kind"])
    least, highest = (working(times(Decimal(item[name]), count), plan.digits) for name in ("least", "most"))
    if not least <= Decimal(said["points"]) <= min(highest, plan.scale):
        yield "claim", said["points"], f"{written(least)} … {written(highest)}"


def _rule(event: Event, story: Story) -> tuple[Edition, Indicator]:
    plan = story.plans[story.sheets[event.stream].opened["plan"]]
    edition = plan.editions[event.said["plan_version"]]
    return edition, edition.indicators[event.said["indicator"]]


def _unlike(name: str, said: str | int, right: str | int) -> Iterator[Difference]:
    if said != right:
        yield name, str(said), str(right)


def _unequal(name: str, said: str, right: Decimal) -> Iterator[Difference]:
    if Decimal(said) != right:
        yield name, said, written(right)


def _about(event: Event) -> str:
    said: Json = event.said
    what = "/".join(str(said[name]) for name in ("indicator", "period", "code") if name in said)
    return f"@{event.position} {what}"


_CHECKS: Final[Mapping[str, Callable[[Event, Story], Iterator[Difference]]]] = {
    "assessment.result-reported.v1": _entry,
    _NIL: _entry,
    "assessment.evaluation-entered.v1": _entry,
    "assessment.band-settled.v1": _band,
    "assessment.score-adjusted.v1": _adjustment,
    "assessment.item-claimed.v1": _claim,
}

"""The rules that scores are made by: the versions of a plan and of a policy, as their events tell them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from .events import Event
from .figures import Json, mean, over, published, summed, working, written
from .periods import last_day, periods_of

_SPARE: Final = 2
"""Shares of periods are rounded; two digits less, and their sum is what was shared."""


class Indicator(NamedTuple):
    """An indicator in one version of the plan: its text, what each period may reach, and the year."""

    text: Json
    marks: Mapping[str, Decimal]
    points: Decimal

    @property
    def method(self) -> Json:
        """How measures become points."""
        method: Json = self.text["method"]
        return method

    def method_for(self, channel: str) -> Json:
        """The same; what persons say of themselves is points, where the formula takes others' scores."""
        if channel == "SELF" and self.method["name"] == "PERSON":
            return {"name": "DIRECT", "version": 1}
        return self.method


class Edition(NamedTuple):
    """A version of a plan: from which day it holds, and what it says."""

    number: int
    since: str
    plan: "Plan"
    indicators: Mapping[str, Indicator]


@dataclass
class Plan:
    """A plan: what was drafted, and the versions published so far."""

    drafted: Json
    texts: dict[str, Json] = field(default_factory=dict)
    claimable: dict[str, Json] = field(default_factory=dict)
    groups: dict[str, Json] = field(default_factory=dict)
    asked: dict[int, Json] = field(default_factory=dict)
    editions: dict[int, Edition] = field(default_factory=dict)

    @property
    def digits(self) -> int:
        """How many digits published points have."""
        return int(self.drafted["digits"])

    @property
    def scale(self) -> Decimal:
        """What the points of the whole plan come to."""
        return Decimal(self.drafted["scale"])

    def in_force(self, indicator: str, period: str, adopted: int) -> Edition:
        """Of the versions up to the adopted one that in force when a period ends, or else the first.

        Where the adopted one does not assess the period, it is that one.
        """
        if period not in self.editions[adopted].indicators[indicator].marks:
            return self.editions[adopted]
        known = [each for each in self.editions.values() if each.number <= adopted]
        begun = [each for each in known if each.since <= last_day(period)]
        return max(begun or known[:1], key=lambda each: each.number)

    def take(self, event: Event) -> None:
        """Take one event of the plan in; what is no rule of scoring passes."""
        said = event.said
        match event.topic:
            case "plan.indicator-proposed.v1" | "plan.indicator-revised.v1":
                self.texts[said["indicator"]["code"]] = said["indicator"]
            case "plan.indicator-withdrawn.v1":
                del self.texts[said["indicator"]]
            case "plan.claim-item-proposed.v1" | "plan.claim-item-revised.v1":
                self.claimable[said["claim_item"]["code"]] = said["claim_item"]
            case "plan.claim-item-withdrawn.v1":
                del self.claimable[said["claim_item"]]
            case "plan.claim-groups-declared.v1":
                self.groups = {group["code"]: group for group in said["groups"]}
            case "plan.amendment-requested.v1":
                self.asked[said["amendment"]] = said["changes"]
            case "plan.amendment-approved.v1":
                self._amend(self.asked[said["amendment"]])
            case "plan.plan-published.v1":
                self.editions[said["version"]] = self._published(said["version"], event.day)

    def _amend(self, changes: Json) -> None:
        for change in changes["points"]:
            text = self.texts[change["indicator"]]
            self.texts[change["indicator"]] = {**text, "points": change["points"]}
        for text in (*changes["revised"], *changes["added"]):
            self.texts[text["code"]] = text
        for code in changes["retired"]:
            del self.texts[code]

    def _published(self, number: int, since: str) -> Edition:
        """A period that ended before the day keeps the marks of the version before, and only those (33)."""
        before = self.editions[number - 1].indicators if number > 1 else {}
        indicators = {
            code: self._indicator(before.get(code), self.texts.get(code), since if number > 1 else "")
            for code in {**before, **self.texts}
        }
        return Edition(number, since, self, indicators)

    def _indicator(self, old: Indicator | None, new: Json | None, since: str) -> Indicator:
        marks = {} if old is None else {p: each for p, each in old.marks.items() if last_day(p) < since}
        fresh = {} if new is None else self._marks(new)
        marks |= {period: each for period, each in fresh.items() if last_day(period) >= since}
        text = new if new is not None else old.text if old is not None else {}
        if old is None and marks == fresh:
            return Indicator(text, marks, Decimal(text["points"]))
        if old is not None and marks == old.marks:
            return Indicator(text, marks, old.points)
        return Indicator(text, marks, self._attainable(text["period_rule"], [*marks.values()]))

    def _marks(self, text: Json) -> dict[str, Decimal]:
        """Full marks of each period: its share where periods add up, else all of the points."""
        periods, points = periods_of(self.drafted["year"], text["cycle"]), Decimal(text["points"])
        shared = text["period_rule"] == "SUM"
        each = working(over(points, Decimal(len(periods))), self.digits) if shared else points
        return dict.fromkeys(periods, each)

    def _attainable(self, rule: str, marks: list[Decimal]) -> Decimal:
        """What the year can come to, once periods differ."""
        year = of_year(rule, marks, self.digits) if marks else Decimal(0)
        return published(year, self.digits + _SPARE)


def of_year(rule: str, periods: list[Decimal], digits: int) -> Decimal:
    """What the scores of periods make of the year."""
    match rule:
        case "MEAN":
            return working(mean(periods), digits)
        case "LAST":
            return periods[-1]
        case "MIN":
            return min(periods)
        case _:
            return summed(periods)


class Policies:
    """The versions of an office's policy, and from which day each holds."""

    def __init__(self) -> None:
        self.office = ""
        self.versions: dict[int, Json] = {}
        self.since: dict[int, str] = {}

    def take(self, event: Event) -> None:
        """Take one event of the policy in."""
        self.office = event.said.get("office", self.office)
        if event.topic in {"policy.policy-published.v1", "policy.policy-amended.v1"}:
            self.versions[event.said["version"]] = event.said["policy"]
            self.since[event.said["version"]] = event.day


def for_side(policy: Json, side: str) -> Json:
    """A policy with the grades and the quota of a plan's side in their places."""
    if side != "PERSON":
        return policy
    return {**policy, "grades": policy["person_grades"], "quota": policy["person_quota"]}


_TOLD: Final = (
    *("code", "name", "section", "standard", "legal_basis", "assessing_department", "assessed"),
    *("channels", "mode", "period_rule", "work_kind", "tolerance", "method"),
)


def told(plan: Plan, policies: Policies) -> Json:
    """The rules as ``rules.json`` has them."""
    drafted = plan.drafted
    return {
        "plan": {name: drafted[name] for name in ("office", "year", "side", "title", "scale", "digits")},
        "versions": [_told_edition(each) for each in plan.editions.values()],
        "policies": [
            {"version": number, "effective_from": policies.since[number], "policy": policy}
            for number, policy in policies.versions.items()
        ],
    }


def _told_edition(edition: Edition) -> Json:
    plan = edition.plan
    return {
        "version": edition.number,
        "effective_from": edition.since,
        "indicators": [_told_indicator(each) for each in _by_code(edition.indicators)],
        "claim_items": [item for _, item in sorted(plan.claimable.items())],
        "claim_groups": [group for _, group in sorted(plan.groups.items())],
    }


def _by_code(indicators: Mapping[str, Indicator]) -> Iterable[Indicator]:
    return (each for _, each in sorted(indicators.items()))


def _told_indicator(indicator: Indicator) -> Json:
    return {
        **{name: indicator.text[name] for name in _TOLD},
        "points": written(indicator.points),
        "marks": {period: written(each) for period, each in indicator.marks.items()},
    }

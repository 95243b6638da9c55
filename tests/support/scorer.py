"""A scorer of its own: totals, leaves and ranks from exported events, with the standard library only.

It shares no code with the system.  It was written from the rules: periods and channels P17 and P20, floor
and cap I1 to I3, contributions to full points (decided 5), what does not apply P30, same matter
I4, rounding once HALF_UP, rulings beside the original points.

``python tests/support/scorer.py < events.jsonl`` prints one JSON object per assessment.  Each line of the
input is an object with ``topic``, ``stream`` and ``state`` (an object, or its JSON text), in log order.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any, Final, NamedTuple

Json = dict[str, Any]

_STATUS: Final = {
    "assessment.result-returned.v1": "RETURNED",
    "assessment.result-reviewed.v1": "REVIEWED",
    "assessment.result-rechecked.v1": "COUNTS",
    "assessment.claim-verified.v1": "VERIFIED",
    "assessment.claim-accepted.v1": "COUNTS",
    "assessment.claim-refused.v1": "REFUSED",
    "assessment.item-voided.v1": "VOIDED",
    "assessment.not-applicable-approved.v1": "COUNTS",
    "assessment.not-applicable-withdrawn.v1": "WITHDRAWN",
}
_CLAIMED: Final = {
    "assessment.item-claimed.v1": "CLAIMED",
    "assessment.special-item-decided.v1": "COUNTS",
    "assessment.innovation-bonus-booked.v1": "COUNTS",
    "assessment.rectification-deducted.v1": "COUNTS",
}
_BESIDE: Final = {
    "assessment.special-item-decided.v1": "SPECIAL",
    "assessment.innovation-bonus-booked.v1": "INNOVATION",
    "assessment.rectification-deducted.v1": "RECTIFICATION",
}
_NO_POINTS: Final = {
    "assessment.veto-recorded.v1",
    "assessment.veto-confirmed.v1",
    "assessment.veto-lifted.v1",
    "assessment.veto-spread.v1",
    "assessment.spread-revoked.v1",
    "assessment.contest-opened.v1",
    "assessment.contest-closed.v1",
    "assessment.item-remitted.v1",
    "assessment.placement-ruled.v1",
    "assessment.interim-publicised.v1",
    "assessment.assessment-sealed.v1",
    "assessment.plan-version-adopted.v1",
    "assessment.fault-recorded.v1",
    "assessment.fault-confirmed.v1",
    "assessment.fault-confirmation-refused.v1",
    "assessment.fault-withdrawn.v1",
    "assessment.score-commented.v1",
    "assessment.comment-accepted.v1",
    "assessment.comment-declined.v1",
    "assessment.comment-escalated.v1",
    "assessment.self-check-recorded.v1",
    "assessment.due-dates-set.v1",
    "assessment.alarm-raised.v1",
}
_REPORTED: Final = {
    "assessment.result-reported.v1": "REPORTED",
    "assessment.evaluation-entered.v1": "COUNTS",
    "assessment.band-settled.v1": "COUNTS",
}
_CONTRIBUTIONS: Final = {"TOLERANCE", "STEP", "SCHEDULE", "GRADE_POINTS"}
_LEFT_OUT: Final = "LEFT_OUT"
_PERIODS: Final = {
    "YEAR": [""],
    "HALF": ["H1", "H2"],
    "QUARTER": ["Q1", "Q2", "Q3", "Q4"],
    "MONTH": [f"M{month:02}" for month in range(1, 13)],
}


@dataclass
class Item:
    """An entry, adjustment, bonus or deduction: where it belongs, what it says, what a ruling left of it."""

    kind: str
    code: str
    place: str
    channel: str
    day: str
    stated: Decimal
    status: str
    bound: Decimal | None = None
    ruled: Decimal | None = None

    @property
    def counts(self) -> bool:
        """Whether it is confirmed, or was put in force by a ruling."""
        return self.status == "COUNTS" or (self.status == "REFUSED" and self.ruled is not None)

    @property
    def said(self) -> Decimal:
        """Its points before any ruling: a refused claim had none."""
        return Decimal(0) if self.status == "REFUSED" else self.stated

    @property
    def worth(self) -> Decimal:
        """Its points after a ruling."""
        return self.said if self.ruled is None else self.ruled


@dataclass
class Score:
    """What an assessment came to, by kind of leaf, what breaks ties, and its rank in its peer group."""

    subject: str
    group: tuple[str, str]
    total: Decimal
    leaves: dict[str, Decimal]
    key: Decimal
    base: Decimal
    deductions: Decimal
    rank: int = 0


class Tally:
    """Everything that the log says about points, as plain data."""

    def __init__(self) -> None:
        self.plans: dict[str, Json] = {}
        self.policies: dict[tuple[str, int], Json] = {}
        self.assessments: dict[str, Json] = {}
        self.items: dict[str, dict[str, Item]] = defaultdict(dict)
        self.ruled: dict[str, dict[str, Decimal]] = defaultdict(dict)

    def take(self, topic: str, stream: str, state: Json) -> None:
        """Take one event in."""
        if topic.startswith("plan."):
            self._plan(topic, stream, state)
        elif topic == "policy.policy-published.v1":
            self.policies[state["office"], state["version"]] = state["policy"]
        elif topic == "assessment.assessment-opened.v1":
            self.assessments[stream] = state
        elif topic == "assessment.plan-version-adopted.v1":
            self.assessments[stream]["plan_version"] = state["plan_version"]
        elif topic == "assessment.indicator-ruled.v1":
            self.ruled[stream][state["indicator"]] = Decimal(state["difference"])
        elif topic.startswith("assessment."):
            self._item(topic, self.items[stream], state)

    def _plan(self, topic: str, stream: str, state: Json) -> None:
        if topic == "plan.plan-drafted.v1":
            self.plans[stream] = {
                **state,
                "indicators": {},
                "asked": {},
                "due": None,
                "claimable": {},
                "groups": {},
            }
        elif topic in {"plan.indicator-proposed.v1", "plan.indicator-revised.v1"}:
            first = (1, "", Decimal(state["indicator"]["points"] or 0))
            self.plans[stream]["indicators"][state["indicator"]["code"]] = {
                **state["indicator"],
                "terms": [first],
            }
        elif topic == "plan.amendment-requested.v1":
            self.plans[stream]["asked"][state["amendment"]] = state["changes"]
        elif topic == "plan.amendment-approved.v1":
            self.plans[stream]["due"] = self.plans[stream]["asked"][state["amendment"]]
        elif topic == "plan.plan-published.v1" and state["version"] > 1:
            _amend(self.plans[stream], state["version"], state["envelope"]["effective_on"])
        elif topic == "plan.indicator-withdrawn.v1":
            del self.plans[stream]["indicators"][state["indicator"]]
        elif topic in {"plan.claim-item-proposed.v1", "plan.claim-item-revised.v1"}:
            self.plans[stream]["claimable"][state["claim_item"]["code"]] = state["claim_item"]
        elif topic == "plan.claim-item-withdrawn.v1":
            del self.plans[stream]["claimable"][state["claim_item"]]
        elif topic == "plan.claim-groups-declared.v1":
            self.plans[stream]["groups"] = {group["code"]: group["cap"] for group in state["groups"]}

    @staticmethod
    def _item(topic: str, items: dict[str, Item], state: Json) -> None:
        event, day = state["envelope"]["event_id"], state["envelope"]["effective_on"]
        if topic in _REPORTED:
            place = f"{state['indicator']}/{state['period']}"
            ref = f"entry:{place}/{state['channel']}"
            scoring = state["scoring"]
            bound = Decimal(scoring["most"]) if scoring["style"] == "SCORE" else None
            points = Decimal(state["points"])
            items[ref] = Item("ENTRY", "", place, state["channel"], day, points, _REPORTED[topic], bound)
        elif topic == "assessment.score-adjusted.v1":
            place = f"{state['indicator']}/{state['period']}"
            items[f"adjustment:{event}"] = Item(
                "ADJUSTMENT", "", place, "", day, Decimal(state["delta"]), "COUNTS"
            )
        elif topic in _CLAIMED:
            points, code = Decimal(state["points"]), state.get("code") or _BESIDE[topic]
            items[f"claim:{event}"] = Item(
                state["kind"], code, state["matter"], "", day, points, _CLAIMED[topic]
            )
        elif topic == "assessment.ruling-applied.v1":
            if not state["item"].startswith("veto:"):
                items[state["item"]].ruled = Decimal(state["points"])
        elif topic == "assessment.not-applicable-requested.v1":
            place = f"{state['indicator']}/{state['period']}"
            items[f"not-applicable:{place}"] = Item(
                "NOT_APPLICABLE", "", place, "", day, Decimal(0), "REQUESTED"
            )
        elif topic in _STATUS:
            item = items[state.get("entry") or state.get("claim") or state["item"]]
            item.status = _STATUS[topic]
            if topic == "assessment.result-reviewed.v1" and state["points"] is not None:
                item.stated = Decimal(state["points"])
        elif topic not in _NO_POINTS:
            msg = f"this scorer does not know {topic}"
            raise ValueError(msg)


def _amend(plan: Json, version: int, day: str) -> None:
    """Later periods get new points; what retires keeps what it has (rule 33)."""
    for change in plan["due"]["points"]:
        plan["indicators"][change["indicator"]]["terms"].append((version, day, Decimal(change["points"])))
    for text in (*plan["due"]["revised"], *plan["due"]["added"]):
        known = plan["indicators"].get(text["code"], {"terms": []})["terms"]
        terms = [*known, (version, day, Decimal(text["points"]))]
        plan["indicators"][text["code"]] = {**text, "terms": terms}
    for code in plan["due"]["retired"]:
        plan["indicators"][code]["terms"].append((version, day, Decimal(0)))


def scores(lines: Iterable[str]) -> dict[str, Score]:
    """The score of each assessment, by stream, at the end of the log."""
    tally = Tally()
    for line in lines:
        event = json.loads(line)
        state = event["state"]
        tally.take(event["topic"], event["stream"], json.loads(state) if isinstance(state, str) else state)
    with localcontext() as context:
        context.prec = 60
        context.rounding = ROUND_HALF_UP
        found = {stream: _score(tally, stream) for stream in tally.assessments}
    for score in found.values():
        peers = [other for other in found.values() if other.group == score.group]
        score.rank = 1 + sum(other.total > score.total for other in peers)
    return found


def _score(tally: Tally, stream: str) -> Score:
    opened = tally.assessments[stream]
    plan = tally.plans[opened["plan"]]
    policy = tally.policies[opened["office"], opened["policy"]]
    items = dict(sorted(tally.items[stream].items(), key=lambda pair: (pair[1].day, pair[0])))
    counted = [item for item in items.values() if item.counts]
    leaves: dict[str, Decimal] = defaultdict(Decimal)
    key = Decimal(0)
    for indicator in plan["indicators"].values():
        terms = _terms(indicator, plan, opened["plan_version"])
        ruled = tally.ruled[stream].get(indicator["code"])
        own_leaves = list(_indicator(indicator, plan, terms, counted, policy, ruled))
        _add(leaves, own_leaves)
        if indicator["work_kind"] == "KEY":
            key += sum(points for kind, points in own_leaves if kind != _LEFT_OUT)
    _add(leaves, _scaled_up(sum(leaves.values(), -leaves[_LEFT_OUT]), leaves.pop(_LEFT_OUT), plan))
    base, worth = sum(leaves.values(), Decimal(0)), {"BONUS": Decimal(0), "DEDUCTION": Decimal(0)}
    cap = _rounded(Decimal(plan["scale"]) * Decimal(policy["bonus"]["cap_share"]), plan["digits"] + 4)
    own = {"INNOVATION": {"cap": policy["innovation"]["cap"], "group": None}}
    for kind, sign, most in (("BONUS", 1, cap), ("DEDUCTION", -1, None)):
        claimed = [item for item in counted if item.kind == kind]
        capped = list(_claims(claimed, plan, {**plan["claimable"], **own}, most))
        _add(leaves, ((leaf, sign * points) for leaf, points in capped))
        worth[kind] = sum((points for _, points in capped), Decimal(0))
    exact = sum(leaves.values(), Decimal(0))
    total = _rounded(exact, plan["digits"])
    leaves["ROUNDING"] = total - exact
    group, digits = (opened["plan"], opened["peer_group"]), plan["digits"] + 4
    key, base, deductions = (_rounded(each, digits) for each in (key, base, worth["DEDUCTION"]))
    return Score(opened["subject"], group, total, dict(leaves), key, base, deductions)


class Terms(NamedTuple):
    """The full marks of each period, by its suffix, and what they come to in the year."""

    marks: dict[str, Decimal]
    points: Decimal


def _terms(indicator: Json, plan: Json, version: int) -> Terms:
    """Each period by the points in force when it ends."""
    suffixes, digits = _PERIODS[indicator["cycle"]], plan["digits"] + 4
    points: dict[str, Decimal] = {}
    for suffix in suffixes:
        end = f"{plan['year']}-{_last_month(suffix):02}-31"
        known = [each for since, day, each in indicator["terms"] if since <= version and day <= end]
        if known and known[-1]:
            points[suffix] = known[-1]
    shared = indicator["period_rule"] == "SUM"
    marks = {
        suffix: _rounded(each / len(suffixes), digits) if shared else each for suffix, each in points.items()
    }
    if len(points) == len(suffixes) and len(set(points.values())) == 1:
        return Terms(marks, points[suffixes[0]])
    return Terms(marks, _full(indicator["period_rule"], marks, digits))


def _full(rule: str, marks: dict[str, Decimal], digits: int) -> Decimal:
    if not marks:
        return Decimal(0)
    each = list(marks.values())
    whole = sum(each, Decimal(0))
    rules = {"SUM": whole, "MEAN": _rounded(whole / len(each), digits), "LAST": each[-1], "MIN": min(each)}
    return _rounded(rules[rule], digits - 2)


def _last_month(suffix: str) -> int:
    return int(suffix[1:] or 1) * {"": 12, "H": 6, "Q": 3, "M": 1}[suffix[:1]]


def _indicator(
    indicator: Json, plan: Json, terms: Terms, counted: list[Item], policy: Json, ruled: Decimal | None
) -> Iterator[tuple[str, Decimal]]:
    digits = plan["digits"] + 4
    suffixes, order = _PERIODS[indicator["cycle"]], policy["channels"]["order"]
    results: list[Decimal] = []
    absent: list[Decimal] = []
    for suffix in suffixes:
        here = [item for item in counted if item.place == f"{indicator['code']}/{plan['year']}{suffix}"]
        entries = sorted(
            (item for item in here if item.kind == "ENTRY"), key=lambda item: order.index(item.channel)
        )
        if not entries:
            if any(item.kind == "NOT_APPLICABLE" for item in here):
                given = _treated(indicator, terms.marks[suffix], policy["not_applicable"]["treatment"])
                if given is None:
                    absent.append(terms.marks[suffix])
                results += [] if given is None else [given]
                yield "NOT_APPLICABLE", given or Decimal(0)
            continue
        taken = [entries[0], *(item for item in here if item.kind == "ADJUSTMENT")]
        for item in taken:
            yield item.kind, item.said
            yield "RULING", item.worth - item.said
        score = sum((item.worth for item in taken), Decimal(0))
        if (bound := entries[0].bound) is not None:
            yield from _bounds(score, bound)
            score = min(max(score, Decimal(0)), bound)
        results.append(score)
    partly = sum(absent, Decimal(0)) if indicator["period_rule"] == "SUM" else Decimal(0)
    left_out = terms.points if len(absent) == len(terms.marks) else partly
    yield _LEFT_OUT, left_out
    if results:
        own = list(_whole(indicator, results, terms.points - left_out, digits))
        yield from own
        if ruled is not None:
            score = sum(results, sum((points for _, points in own), Decimal(0)))
            yield "RULING", ruled
            most = _ceiling(indicator["method"], terms.points - left_out, digits)
            yield from _bounds(score + ruled, max(score, most))


def _ceiling(method: Json, full: Decimal, digits: int) -> Decimal:
    """The most that a method lets an indicator of ``full`` points come to."""
    match method["name"]:
        case "BONUS":
            return full + _rounded(full * Decimal(method["cap_share"]), digits)
        case "THRESHOLD":
            return full + Decimal(method["cap"])
        case "RATIO":
            return _rounded(full * Decimal(method["most"]), digits)
        case "ACCUMULATION":
            return _rounded(full * (1 + Decimal(method["excess"])), digits)
        case _:
            return full + Decimal(method.get("excess", 0))


def _treated(indicator: Json, full: Decimal, treatment: str) -> Decimal | None:
    """What a period is worth that does not apply: nothing of the scale, full marks, or no points."""
    if treatment == "SCALE_UP":
        return None
    lost = Decimal(0) if treatment == "FULL_MARKS" else -full
    return lost if indicator["method"]["name"] in _CONTRIBUTIONS else full + lost


def _scaled_up(base: Decimal, left_out: Decimal, plan: Json) -> Iterator[tuple[str, Decimal]]:
    scale = Decimal(plan["scale"])
    if 0 < left_out < scale:
        yield "SCALE_UP", _rounded(base * scale / (scale - left_out), plan["digits"] + 4) - base


def _whole(
    indicator: Json, results: list[Decimal], full: Decimal, digits: int
) -> Iterator[tuple[str, Decimal]]:
    """What makes the indicator's score of its periods': ``full`` is what the periods sum to."""
    whole, method = sum(results, Decimal(0)), indicator["method"]
    if method["name"] in _CONTRIBUTIONS:
        yield "BASE", full
        yield from _bounds(full + whole, _ceiling(method, full, digits))
    elif indicator["period_rule"] != "SUM":
        rules = {"MEAN": _rounded(whole / len(results), digits), "LAST": results[-1], "MIN": min(results)}
        yield "SHARE", rules[indicator["period_rule"]] - whole


def _bounds(score: Decimal, most: Decimal) -> Iterator[tuple[str, Decimal]]:
    yield "FLOOR", max(-score, Decimal(0))
    yield "CAP", min(most - score, Decimal(0))


def _claims(
    claims: list[Item], plan: Json, capped: Json, most: Decimal | None
) -> Iterator[tuple[str, Decimal]]:
    """Bonuses or deductions, as positive points, and what caps take off them."""
    taken: list[Item] = []
    for item in sorted(claims, key=lambda item: (-item.worth, item.day, item.code)):
        if not any(_clash(item, other, plan["claimable"]) for other in taken):
            taken.append(item)
            yield item.kind, item.said
            yield "RULING", item.worth - item.said
    groups: dict[str | None, Decimal] = defaultdict(Decimal)
    for code in {item.code for item in taken}:
        entry = capped.get(code, {"cap": None, "group": None})
        worth = sum((item.worth for item in taken if item.code == code), Decimal(0))
        groups[entry["group"]] += min(worth, Decimal(entry["cap"] or worth))
        yield "CAP", min(Decimal(entry["cap"] or worth) - worth, Decimal(0))
    whole = Decimal(0)
    for group, worth in groups.items():
        limit = worth if group is None else min(worth, Decimal(plan["groups"][group]))
        yield "CAP", limit - worth
        whole += limit
    yield "CAP", min((whole if most is None else most) - whole, Decimal(0))


def _clash(one: Item, other: Item, claimable: Json) -> bool:
    """Whether the same matter counts once only for the two."""
    if one.place != other.place:
        return False
    lists = [claimable[each.code]["excludes"] for each in (one, other) if each.code in claimable]
    named = any(code in each for each in lists for code in (one.code, other.code))
    strange = len(lists) < 2 or one.code == other.code
    return named or (one.kind == "BONUS" and strange)


def _add(leaves: dict[str, Decimal], more: Iterable[tuple[str, Decimal]]) -> None:
    for kind, points in more:
        leaves[kind] += points


def _rounded(points: Decimal, digits: int) -> Decimal:
    return points.quantize(Decimal(1).scaleb(-digits))


def main() -> None:
    """Print the score of each assessment in the events on standard input."""
    for score in scores(sys.stdin).values():
        leaves = {kind: str(points) for kind, points in score.leaves.items() if points}
        told = {"subject": score.subject, "total": str(score.total), "rank": score.rank, "leaves": leaves}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

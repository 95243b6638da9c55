"""The score of one assessment: indicators, what makes up for those that do not apply, claims, rounding."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .claims import Caps, claims_score
from .figures import Json, over, published, summed, times, working
from .indicators import Scheme, Scored, indicator_score
from .leaves import Leaf, bare, points_of
from .rules import Edition
from .sheet import Item, Sheet


class Score(NamedTuple):
    """The leaves, the published total, and what breaks ties: key work, the base score, deductions."""

    leaves: list[Leaf]
    total: Decimal
    key: Decimal
    base: Decimal
    deductions: Decimal


def score_of(sheet: Sheet, edition: Edition, policy: Json, *, reported: bool = False) -> Score:
    """The score by a version of the plan and of the policy; ``reported``: if all of it were confirmed."""
    plan, digits = edition.plan, edition.plan.digits
    standing = [each for each in sheet.items.values() if each.stands]
    by_code = dict(_indicators(sheet, standing, edition, policy, reported=reported))
    base = [leaf for each in by_code.values() for leaf in each.leaves]
    base += _scaled_up(points_of(base), summed(each.left_out for each in by_code.values()), edition)
    counted = [each for each in standing if reported or each.confirmed]
    share = Decimal(policy["bonus"]["cap_share"])
    bonus_cap = working(times(plan.scale, share), digits)
    innovation = {"INNOVATION": Decimal(policy["innovation"]["cap"])}
    bonus = _claims(counted, Caps("BONUS", plan, bonus_cap, innovation))
    deduction = _claims(counted, Caps("DEDUCTION", plan, None, {}))
    exact = points_of([*base, *bonus, *deduction])
    total = published(exact, digits)
    key = (points_of(each.leaves) for code, each in by_code.items() if _is_key(edition, code))
    return Score(
        leaves=[*base, *bonus, *deduction, bare("TOTAL", "ROUNDING", total - exact)],
        total=total,
        key=working(summed(key), digits),
        base=working(points_of(base), digits),
        deductions=working(-points_of(deduction), digits),
    )


def _indicators(
    sheet: Sheet, standing: list[Item], edition: Edition, policy: Json, *, reported: bool
) -> Iterator[tuple[str, Scored]]:
    by_code: dict[str, list[Item]] = {}
    for item in standing:
        if item.kind not in {"BONUS", "DEDUCTION"}:
            by_code.setdefault(item.node, []).append(item)
    for code in {**by_code, **sheet.wholes}:
        scheme = Scheme(edition.indicators[code], edition.plan.digits, policy)
        whole = sheet.wholes.get(code)
        yield code, indicator_score(by_code.get(code, []), whole, scheme, reported=reported)


def _scaled_up(base: Decimal, left_out: Decimal, edition: Edition) -> list[Leaf]:
    """The indicators that apply count on the whole scale: 931.00 of 980 are 950.00 of 1000."""
    scale, applying = edition.plan.scale, edition.plan.scale - left_out
    if not left_out or applying <= 0:
        return []
    added = working(over(times(base, scale), applying), edition.plan.digits) - base
    return [bare("SCALE_UP", "SCALE_UP", added)] if added else []


def _claims(counted: list[Item], caps: Caps) -> list[Leaf]:
    return claims_score([each for each in counted if each.kind == caps.kind], caps)


def _is_key(edition: Edition, code: str) -> bool:
    return bool(edition.indicators[code].text["work_kind"] == "KEY")

"""The board of a peer group: ranks, the places among the excellent, grades."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from .figures import Json, written
from .score import Score

_ROUNDINGS: Final = {"FLOOR": ROUND_FLOOR, "HALF_UP": ROUND_HALF_UP, "CEILING": ROUND_CEILING}
_CAPPING: Final = {"CAP_BELOW_EXCELLENT", "FORCE_LOWEST"}
_EXCELLENT: Final = "EXCELLENT"


class Member(NamedTuple):
    """A subject of the group with its score and the vetoes in force."""

    subject: str
    assessment: str
    score: Score
    vetoes: list[Json]

    @property
    def effects(self) -> set[str]:
        """What its vetoes do."""
        return {veto["effect"] for veto in self.vetoes}

    @property
    def barred(self) -> bool:
        """Whether a veto keeps it from being excellent."""
        return bool(self.effects & _CAPPING)


class Places(NamedTuple):
    """How many places there are, who has one, and who is tied for the ``left`` ones."""

    allowed: int
    excellent: set[str]
    tied: list[str]
    left: int


def board(members: list[Member], policy: Json, chosen: list[str]) -> Json:
    """The whole board in the order in which it is shown; ``chosen`` of the tied are excellent, too."""
    places = _places(members, policy)
    excellent = places.excellent | set(chosen)
    return {
        "places": places.allowed,
        "tied": places.tied,
        "left": places.left,
        "chosen": chosen,
        "lines": [
            _line(each, members, excellent, policy)
            for each in sorted(members, key=lambda member: (*_merit(member, policy), member.subject))
        ],
    }


def _line(member: Member, members: list[Member], excellent: set[str], policy: Json) -> Json:
    score = member.score
    return {
        "subject": member.subject,
        "assessment": member.assessment,
        "total": written(score.total),
        "key": written(score.key),
        "base": written(score.base),
        "deductions": written(score.deductions),
        "vetoes": [veto["ground"] for veto in member.vetoes],
        "rank": 1 + sum(other.score.total > score.total for other in members),
        "grade": _grade(member, policy, is_excellent=member.subject in excellent),
    }


def _merit(member: Member, policy: Json) -> tuple[Decimal, ...]:
    """The better total first, then what breaks ties for the places; least comes first."""
    score = member.score
    breakers = {"KEY": -score.key, "BASE": -score.base, "DEDUCTIONS": score.deductions}
    return (-score.total, *(breakers[name] for name in policy["quota"]["tie_breakers"]))


def _places(members: list[Member], policy: Json) -> Places:
    """Those level with each other get a place together, or as the policy says where places do not suffice."""
    quota = policy["quota"]
    count = _count(len(members), quota)
    able = [each for each in members if each.score.total >= _least(policy)]
    if quota["vacated"] == "PASS_DOWN":
        able = [each for each in able if not each.barred]
    got: list[Member] = []
    tied: list[Member] = []
    for merit in sorted({_merit(each, policy) for each in able}):
        level = [each for each in able if _merit(each, policy) == merit]
        if len(got) >= count:
            break
        if len(got) + len(level) > count and quota["tie"] != "EXPAND":
            tied = level if quota["tie"] == "LEADING_GROUP" else []
            break
        got += level
    free = sorted(each.subject for each in tied if not each.barred)
    left = min(count - len(got), len(free)) if tied else 0
    return Places(count, {each.subject for each in got if not each.barred}, free, left)


def _count(size: int, quota: Json) -> int:
    share = (size * Decimal(quota["excellent_share"])).to_integral_value(_ROUNDINGS[quota["rounding"]])
    return min(size, max(int(share), int(quota["minimum"])))


def _least(policy: Json) -> Decimal:
    return next(Decimal(b["minimum"]) for b in policy["grades"]["bands"] if b["grade"] == _EXCELLENT)


def _grade(member: Member, policy: Json, *, is_excellent: bool) -> str:
    bands = policy["grades"]["bands"]
    lowest = str(bands[-1]["grade"])
    if "FORCE_LOWEST" in member.effects:
        return lowest
    if is_excellent:
        return _EXCELLENT
    reached = (str(band["grade"]) for band in bands[1:] if member.score.total >= Decimal(band["minimum"]))
    return next(reached, lowest)

"""The scoring methods that take what people say: votes, grades, scores, weighted and averaged."""

from decimal import Decimal

from .figures import ONE, Json, mean, over, summed, times
from .measures import Measured, Occasion, within


def votes(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M11: the mean worth of each group's votes, weighted by group."""
    return times(
        on.full,
        summed(times(Decimal(group["weight"]), _vote_of(group, rule, measured)) for group in rule["groups"]),
    )


def _vote_of(group: Json, rule: Json, measured: Measured) -> Decimal:
    cast = {grade["code"]: measured.count(f"{group['code']}/{grade['code']}") for grade in rule["grades"]}
    worth = summed(times(cast[grade["code"]], Decimal(grade["share"])) for grade in rule["grades"])
    return over(worth, summed(cast.values()))


def composite(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M12: the weighted scores of parts, and extra points."""
    extra = Decimal(0) if rule["extra"] is None else measured.one("extra")
    return _on_scale(_weighted(rule["parts"], measured) + extra, rule, on)


def mixed(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M17: what a machine scored, what was checked by hand and what was evaluated, weighted."""
    return _on_scale(_weighted(rule["modes"], measured), rule, on)


def trimmed_mean(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M13: the mean, without one highest and one lowest score where there are enough."""
    scores = sorted(measured.all("score"))
    kept = scores[1:-1] if len(scores) > rule["trim_above"] else scores
    return _on_scale(mean(kept), rule, on)


def grade_coefficient(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """M14: a grade is worth a share of full marks."""
    (share,) = [Decimal(each["share"]) for each in rule["grades"] if measured.count(each["code"])]
    return times(on.full, share)


def grade_points(rule: Json, measured: Measured, _on: Occasion) -> Decimal:
    """M15: a grade is worth points, each time."""
    return summed(times(measured.count(each["code"]), Decimal(each["points"])) for each in rule["grades"])


def person(rule: Json, measured: Measured, on: Occasion) -> Decimal:
    """The assessor's scores by aspect and the peers' means by group, weighted against each other."""
    groups = ((Decimal(each["weight"]), mean(measured.all(each["code"]))) for each in rule["peers"])
    share, peers = Decimal(rule["assessor_share"]), summed(times(*each) for each in groups)
    score = times(_weighted(rule["aspects"], measured), share) + times(peers, ONE - share)
    return _on_scale(score, {"scale": 100}, on)


def _weighted(parts: list[Json], measured: Measured) -> Decimal:
    return summed(times(Decimal(part["weight"]), measured.one(part["code"])) for part in parts)


def _on_scale(score: Decimal, rule: Json, on: Occasion) -> Decimal:
    return within(over(times(on.full, score), Decimal(rule["scale"])), on.full)

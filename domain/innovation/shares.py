"""How a bonus is shared among joint applicants (P21)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from domain.innovation.refusals import SharesNot100
from domain.innovation.state import InnovationApplicant
from domain.kernel.points import ZERO, add, published, text

_WHOLE: Final = Decimal(100)


def must_make_a_whole(applicants: Sequence[InnovationApplicant], field: str) -> None:
    """Refuse shares that are given to some only, are not above 0, or do not sum to 100."""
    given = [each.share for each in applicants if each.share is not None]
    if not given:
        return
    total = add(given)
    if len(given) < len(applicants) or min(given) <= ZERO or total != _WHOLE:
        raise SharesNot100(field, total=text(total))


def parts_of(points: Decimal, applicants: Sequence[InnovationApplicant], digits: int) -> list[Decimal]:
    """``points`` in parts of ``digits`` digits that sum to them, by largest remainder; the first one wins."""
    shares = [Fraction(each.share or 1) for each in applicants]
    units = int(published(points, digits).scaleb(digits))
    exact = [units * share / sum(shares) for share in shares]
    whole = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_remainder[: units - sum(whole)]:
        whole[place] += 1
    return [Decimal(each).scaleb(-digits) for each in whole]

"""The combined score of a sub-bureau that two offices appraise."""

from decimal import Decimal

import pytest

from domain.policy.matrix import MATRIX, MatrixRules, MatrixShares
from domain.policy.refusals import MatrixSharesWrong, PolicyNumberOutOfRange
from domain.scoring.matrix import combined_score


@pytest.mark.parametrize(
    ("city", "county", "share", "combined"),
    [
        ("951.20", "940.00", "0.6", "946.72"),
        ("951.20", "940.00", "1", "951.20"),
        ("951.21", "940.00", "0.5", "945.61"),
    ],
)
def test_totals_are_combined_in_their_shares_and_rounded_once(
    city: str, county: str, share: str, combined: str
) -> None:
    shares = MatrixShares(city=Decimal(share), county=1 - Decimal(share))
    assert combined_score(Decimal(city), Decimal(county), shares, 2) == Decimal(combined)


def rules(city: str, county: str) -> MatrixRules:
    return MatrixRules(shares=MatrixShares(city=Decimal(city), county=Decimal(county)))


def test_shares_make_a_whole() -> None:
    assert list(MATRIX.faults("matrix")) == list(rules("0.6", "0.4").faults("matrix")) == []
    with pytest.raises(MatrixSharesWrong):
        raise next(rules("0.6", "0.5").faults("matrix"))
    with pytest.raises(PolicyNumberOutOfRange):
        raise next(rules("1.5", "-0.5").faults("matrix"))

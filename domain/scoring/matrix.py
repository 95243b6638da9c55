"""The combined score of a subject of two offices."""

from decimal import Decimal

from domain.kernel.points import add, product, published
from domain.policy.matrix import MatrixShares


def combined_score(city: Decimal, county: Decimal, shares: MatrixShares, digits: int) -> Decimal:
    """Both totals in their shares, as published (P31: 951.20 × 60 % + 940.00 × 40 % = 946.72)."""
    return published(add((product(city, shares.city), product(county, shares.county))), digits)

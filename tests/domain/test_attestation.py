"""Attestation: what is compared, what differs, and what may be recorded."""

from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.attestation.attestations import Attestations, ReplayAttested, findings_of
from domain.attestation.comparison import About, Check, Comparison, Mismatch
from domain.attestation.facts import Fact, FactKind, Facts, Place, leaf_facts, plain
from domain.attestation.refusals import AttestationAhead, AttestationUnknown
from domain.scoring.breakdown import Leaf, LeafKind, own_leaf
from tests.support.scenario import fact, given

ABOUT: Final = About(UUID(int=1), "U01", 7)
TOTAL: Final = Place(FactKind.TOTAL, "")
RANK: Final = Place(FactKind.RANK, "")
SAID: Final[Facts] = {TOTAL: {"total": "9.5", "scale": "2"}, RANK: {"rank": "1"}}
"""What the log says."""


def compared(*found: Facts) -> tuple[Comparison, list[Mismatch]]:
    comparison = Comparison()
    return comparison, [each for facts in found for each in comparison.of(Check(ABOUT, SAID, facts))]


def test_what_is_told_as_the_log_says_it_does_not_differ() -> None:
    comparison, mismatches = compared(SAID)
    assert mismatches == []
    assert comparison.compared == {FactKind.TOTAL: 1, FactKind.RANK: 1}


def test_what_differs_is_named_with_the_parts_that_differ() -> None:
    veto = Place(FactKind.VETO, "v")
    other: dict[Place, Fact] = {TOTAL: {"total": "9.6", "scale": "2"}, veto: {"ground": "x"}}
    comparison, mismatches = compared(other)
    assert mismatches == [
        Mismatch(FactKind.TOTAL, ABOUT, "", {"total": "9.5"}, {"total": "9.6"}),
        Mismatch(FactKind.RANK, ABOUT, "", {"rank": "1"}, None),
        Mismatch(FactKind.VETO, ABOUT, "v", None, {"ground": "x"}),
    ]
    assert comparison.mismatches == {FactKind.TOTAL: 1, FactKind.RANK: 1, FactKind.VETO: 1}


def test_the_digest_is_of_what_the_log_says_whatever_was_found() -> None:
    (one, _), (other, _) = compared(SAID), compared({})
    assert one.digest == other.digest != Comparison().digest


def test_points_are_the_same_however_many_zeros_they_end_in() -> None:
    assert plain(Decimal("7.5000")) == plain(Decimal("7.5")) == "7.5"
    assert plain(Decimal("10.00")) == "10"
    assert plain(Decimal("0.0000")) == "0"
    leaf: Leaf = own_leaf("TOTAL", LeafKind.ROUNDING, Decimal("-0.0050"))
    (fact,) = leaf_facts([leaf]).values()
    assert fact["points"] == "-0.005"


def test_an_attestation_is_recorded_up_to_the_end_of_the_log_and_not_beyond() -> None:
    comparison, _ = compared({})
    findings = findings_of(comparison, border=9)
    assert findings.mismatched == 2
    told = fact(ReplayAttested, findings=findings, code_version="0.1.0")
    given(Attestations).when(lambda each: each.attest(findings, "0.1.0", 9)).then(told)
    given(Attestations).when(lambda each: each.attest(findings, "0.1.0", 8)).then_refused(AttestationAhead)
    given(Attestations).when(lambda each: each.state).then_refused(AttestationUnknown)

"""Honours of units, and the share of persons that may be excellent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.refusals import DocumentMissing, ReasonMissing, SelfInterest
from domain.policy.grades import Grade
from domain.policy.linkage import LINKAGE, GradeShare, HonourShare
from domain.policy.policy import POLICY_V1
from domain.policy.refusals import PolicyEntryMissing, PolicyEntryTwice, PolicyNumberOutOfRange
from domain.scoring.ranking import quota
from domain.unit_honour.honours import Award, UnitHonourRegistered, UnitHonours, UnitHonourWithdrawn
from domain.unit_honour.refusals import (
    HonourDayWrong,
    HonourNotListed,
    HonourRegisteredAlready,
    HonourUnknown,
    HonourWithdrawn,
)
from tests.support.authors import INSIDER, OFFICER, Player, grounds
from tests.support.policies import policy_with
from tests.support.scenario import Step, fact, given, latest

AWARD = Award(
    unit="U01",
    year=2014,
    honour="PEOPLE_SATISFIED",
    awarded_on=date(2014, 12, 20),
    document="呼政发〔2014〕60号",
    evidence=(),
)
HONOUR = latest("honours")


def registered(award: Award = AWARD, by: Player = OFFICER) -> Step[UnitHonours]:
    return Step(lambda register: register.register("HHHT", award, LINKAGE), by)


def withdrawn(by: Player = OFFICER, reason: str = "授予被撤销") -> Step[UnitHonours]:
    return Step(
        lambda register: register.withdraw(HONOUR(register.state), grounds(reason)),
        by,
    )


def test_an_honour_is_registered_with_its_document_and_counts_for_its_year() -> None:
    state = (
        given(UnitHonours)
        .when(registered())
        .then(
            fact(
                UnitHonourRegistered,
                effective_on=AWARD.awarded_on,
                office="HHHT",
                year=2014,
                unit="U01",
                honour="PEOPLE_SATISFIED",
                document="呼政发〔2014〕60号",
                evidence=(),
            )
        )
    )
    assert state.of("U01") == ("PEOPLE_SATISFIED",)
    assert state.of("U02") == ()


def test_a_withdrawn_honour_counts_no_more_and_may_be_registered_anew() -> None:
    state = (
        given(UnitHonours, registered())
        .when(withdrawn())
        .then(fact(UnitHonourWithdrawn, honour=HONOUR, grounds=grounds("授予被撤销")))
    )
    assert state.of("U01") == ()
    assert given(UnitHonours, registered(), withdrawn(), registered()).state.of("U01") == (
        "PEOPLE_SATISFIED",
    )


def test_an_honour_is_one_of_the_policy_and_counts_once() -> None:
    given(UnitHonours).when(registered(replace(AWARD, honour="BEST_CANTEEN"))).then_refused(
        HonourNotListed, on="honour"
    )
    given(UnitHonours, registered()).when(registered()).then_refused(HonourRegisteredAlready, on="honour")
    assert given(UnitHonours, registered(), registered(replace(AWARD, unit="U02"))).state.of("U02")


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2016, 1, 1)])
def test_an_honour_is_awarded_in_its_year_or_the_next(day: date) -> None:
    given(UnitHonours).when(registered(replace(AWARD, awarded_on=day))).then_refused(
        HonourDayWrong, on="awarded_on"
    )
    inside = date(2014, 1, 1) if day.year < 2014 else date(2015, 12, 31)
    given(UnitHonours, registered(replace(AWARD, awarded_on=inside)))


def test_an_honour_needs_its_document_and_its_withdrawal_a_reason() -> None:
    given(UnitHonours).when(registered(replace(AWARD, document=" "))).then_refused(DocumentMissing)
    given(UnitHonours, registered()).when(withdrawn(reason="")).then_refused(ReasonMissing)


def test_nobody_registers_or_withdraws_an_honour_of_the_own_unit() -> None:
    given(UnitHonours).when(registered(by=INSIDER)).then_refused(SelfInterest)
    given(UnitHonours, registered()).when(withdrawn(by=INSIDER)).then_refused(SelfInterest)


def test_what_is_not_registered_or_withdrawn_already_is_not_withdrawn() -> None:
    given(UnitHonours, registered()).when(
        lambda register: register.withdraw("honour:none", grounds())
    ).then_refused(HonourUnknown)
    given(UnitHonours, registered(), withdrawn()).when(withdrawn()).then_refused(HonourWithdrawn)


# The share of persons

SATISFIED, ADVANCED = "PEOPLE_SATISFIED", "EFFICIENCY_ADVANCED"


@pytest.mark.parametrize(
    ("grade", "honours", "share", "of_forty"),
    [
        ("EXCELLENT", (), "0.15", 6),
        ("EXCELLENT", (SATISFIED,), "0.20", 8),
        ("EXCELLENT", (SATISFIED, ADVANCED), "0.20", 8),
        ("GOOD", (), "0.12", 4),
        ("GOOD", (ADVANCED,), "0.15", 6),
        ("GOOD", (SATISFIED, ADVANCED), "0.20", 8),
        ("QUALIFIED", (), "0.10", 4),
        ("UNQUALIFIED", (), "0.08", 3),
        ("UNQUALIFIED", (SATISFIED, SATISFIED), "0.13", 5),
        ("GOOD", ("NOT_LISTED",), "0.12", 4),
    ],
)
def test_the_unit_s_grade_and_honours_set_the_share_of_its_persons(
    grade: Grade, honours: tuple[str, ...], share: str, of_forty: int
) -> None:
    """domain.md §8.2, with rules 29 and 30 among them."""
    found = LINKAGE.person_share(grade, honours)
    assert found == Decimal(share)
    policy = policy_with("person_quota", excellent_share=found).for_side("PERSON")
    assert quota(40, policy) == of_forty


def test_what_cannot_be_so_is_said() -> None:
    wrong = POLICY_V1.linkage.model_copy(
        update={
            "by_grade": (GradeShare(grade="EXCELLENT", share=Decimal("1.5")),) * 2,
            "honours": (HonourShare(code="X", name="X", raises_by=Decimal(-1)),),
        }
    )
    kinds = [type(each) for each in wrong.faults("linkage")]
    assert kinds == [PolicyEntryTwice, *[PolicyEntryMissing] * 3, *[PolicyNumberOutOfRange] * 3]

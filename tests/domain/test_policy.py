"""The policy set: rules that are data, by version."""

import json
from datetime import date
from decimal import Decimal
from typing import Final, cast

import pytest

from domain.policy.changes import PolicyChange
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicyAmended, PolicyAmendment, PolicyPublished, PolicySet
from domain.policy.refusals import (
    EvaluationWeightsWrong,
    PolicyBandsWrong,
    PolicyDatesWrong,
    PolicyEntryMissing,
    PolicyEntryTwice,
    PolicyKeyTwice,
    PolicyKeyUnknown,
    PolicyMissing,
    PolicyNumberOutOfRange,
    PolicyReasonMissing,
    PolicyUnchanged,
    PolicyValueMalformed,
    PolicyVersionExists,
    PolicyVersionStale,
    PolicyVersionUnknown,
)
from tests.support.policies import policy_with
from tests.support.scenario import Step, fact, given


def published(version: int) -> Step[PolicySet]:
    return Step(lambda policies: policies.publish("HHHT", version, POLICY_V1))


def test_the_first_version_is_published() -> None:
    given(PolicySet).when(published(1)).then(
        fact(PolicyPublished, office="HHHT", version=1, policy=POLICY_V1)
    )


def test_a_later_version_stands_beside_the_earlier_one() -> None:
    tighter = policy_with("bonus", cap_share=Decimal("0.05"))
    state = given(PolicySet, published(1), lambda policies: policies.publish("HHHT", 2, tighter)).state
    assert state.latest == 2
    assert state.versions == {1: POLICY_V1, 2: tighter}


@pytest.mark.parametrize("version", [0, 1, 3])
def test_versions_are_published_in_sequence_each_once(version: int) -> None:
    given(PolicySet, published(1)).when(published(version)).then_refused(PolicyVersionExists, on="version")


def test_the_first_version_is_number_one() -> None:
    given(PolicySet).when(published(2)).then_refused(PolicyVersionExists)


def test_an_office_without_a_policy_says_so() -> None:
    given(PolicySet).when(lambda policies: policies.state).then_refused(PolicyMissing)


def test_the_grounds_of_a_veto_are_rows_of_the_policy() -> None:
    ground = POLICY_V1.vetoes.ground("TEAM_MEMBER_CRIMINAL")
    assert ground is not None
    assert ground.effect == "CAP_BELOW_EXCELLENT"
    assert POLICY_V1.vetoes.ground("BAD_WEATHER") is None


def test_every_key_says_what_it_means_and_where_its_default_comes_from() -> None:
    fields = [field for _, topic in POLICY_V1 for field in type(topic).model_fields.values()]
    assert fields
    assert all(field.description for field in fields)
    assert all(cast("dict[str, str]", field.json_schema_extra)["source"] for field in fields)


TODAY: Final = date(2014, 1, 6)
SUMMER: Final = date(2014, 7, 1)


def amending(
    *changes: tuple[str, str], since: date = SUMMER, seen: int = 1, why: str = "减轻基层负担"
) -> Step[PolicySet]:
    """The change set that sets keys to values, decided on 6 January 2014."""
    amendment = PolicyAmendment(
        changes=tuple(PolicyChange(key=key, value=value) for key, value in changes),
        effective_from=since,
        document="呼国税发〔2014〕8号",
        reason=why,
    )
    return Step(lambda policies: policies.amend(amendment, seen))


CAP: Final = ("bonus.cap_share", '"0.05"')
TIGHTER: Final = policy_with("bonus", cap_share=Decimal("0.05"))


def test_an_amendment_supersedes_the_version_before_it_from_a_day_on() -> None:
    state = (
        given(PolicySet, published(1))
        .when(amending(CAP, ("quota.tie", '"EXPAND"')))
        .then(
            fact(
                PolicyAmended,
                version=2,
                policy=TIGHTER.model_copy(update={"quota": policy_with("quota", tie="EXPAND").quota}),
                changed=("bonus.cap_share", "quota.tie"),
                document="呼国税发〔2014〕8号",
                reason="减轻基层负担",
                effective_on=SUMMER,
            )
        )
    )
    assert [state.in_force_on(day) for day in (date(2013, 1, 1), TODAY, date(2014, 6, 30), SUMMER)] == [
        1,
        1,
        1,
        2,
    ]
    assert state.version(1) == POLICY_V1
    with pytest.raises(PolicyVersionUnknown):
        state.version(3)


def test_a_list_and_a_row_are_values_too() -> None:
    ground = {
        "code": "LEAK",
        "name": "泄密",
        "basis": "HHHT-2014-01#9",
        "effect": "FORCE_LOWEST",
        "spread": "UNIT",
    }
    state = given(
        PolicySet,
        published(1),
        amending(("vetoes.grounds", json.dumps([ground])), ("quota.tie_breakers", "[]")),
    ).state
    assert [each.code for each in state.versions[2].vetoes.grounds] == ["LEAK"]
    assert state.versions[2].quota.tie_breakers == ()


def test_who_amends_has_seen_the_latest_version() -> None:
    given(PolicySet, published(1), amending(CAP)).when(amending(CAP)).then_refused(
        PolicyVersionStale, on="expected_version"
    )


def test_a_version_takes_effect_neither_in_the_past_nor_before_the_one_it_supersedes() -> None:
    given(PolicySet, published(1)).when(amending(CAP, since=date(2014, 1, 5))).then_refused(PolicyDatesWrong)
    given(PolicySet, published(1)).when(amending(CAP, since=TODAY)).then(
        fact(
            PolicyAmended,
            version=2,
            policy=TIGHTER,
            changed=("bonus.cap_share",),
            document="呼国税发〔2014〕8号",
            reason="减轻基层负担",
        )
    )
    again = amending(("bonus.cap_share", '"0.06"'), since=date(2014, 6, 30), seen=2)
    given(PolicySet, published(1), amending(CAP)).when(again).then_refused(PolicyDatesWrong)


def test_an_amendment_has_a_reason_and_changes_something() -> None:
    given(PolicySet, published(1)).when(amending(CAP, why=" ")).then_refused(PolicyReasonMissing)
    given(PolicySet, published(1)).when(amending()).then_refused(PolicyUnchanged)
    given(PolicySet, published(1)).when(amending(("bonus.cap_share", '"0.08"'))).then_refused(PolicyUnchanged)


@pytest.mark.parametrize("value", ["", "0.05", "null", '"much"', "[", "[" * 100_000, "NaN", '{"a": 1}'])
def test_a_value_that_the_key_cannot_have_is_refused(value: str) -> None:
    refusal = (
        given(PolicySet, published(1))
        .when(amending(("bonus.cap_share", value)))
        .then_refused(PolicyValueMalformed, on="amendment.changes.0.value")
    )
    assert refusal.facts["key"] == "bonus.cap_share"


def test_everything_that_is_wrong_with_a_change_set_is_said_at_once() -> None:
    wrong = amending(CAP, CAP, ("bonus", "1"), ("weather.rain", "1"), ("quota.tie", '"TOSS"'))
    given(PolicySet, published(1)).when(wrong).then_all_refused(
        PolicyKeyTwice, PolicyKeyUnknown, PolicyKeyUnknown, PolicyValueMalformed
    )


BANDS: Final = [("EXCELLENT", "900"), ("GOOD", "800"), ("QUALIFIED", "600"), ("UNQUALIFIED", "0")]


def bands(*rows: tuple[str, str]) -> tuple[str, str]:
    return "grades.bands", json.dumps([{"grade": grade, "minimum": minimum} for grade, minimum in rows])


@pytest.mark.parametrize(
    "change",
    [
        ("bonus.cap_share", '"1.01"'),
        ("bonus.cap_share", '"-0.01"'),
        ("quota.excellent_share", '"1.5"'),
        ("amendment.first_month", "0"),
        ("amendment.last_month", "13"),
        ("amendment.notice_days", "-1"),
        ("workflow.fault_witnesses", "11"),
        ("staffing.needs", '[{"level": "CITY", "required": -1, "part_time_counts": true}]'),
    ],
)
def test_a_number_beyond_its_limits_is_refused(change: tuple[str, str]) -> None:
    given(PolicySet, published(1)).when(amending(change)).then_all_refused(PolicyNumberOutOfRange)


@pytest.mark.parametrize(
    "change",
    [
        ("quota.tie_breakers", '["KEY", "KEY"]'),
        ("channels.order", '["FIELD", "DESK", "SELF", "EVALUATION", "SELF"]'),
        ("vetoes.grounds", json.dumps([POLICY_V1.vetoes.grounds[0].model_dump()] * 2)),
    ],
)
def test_a_list_names_each_thing_once(change: tuple[str, str]) -> None:
    given(PolicySet, published(1)).when(amending(change)).then_all_refused(PolicyEntryTwice)


@pytest.mark.parametrize(
    "change", [("channels.order", '["FIELD", "DESK", "SELF"]'), bands(*BANDS[:2], BANDS[3])]
)
def test_a_list_is_complete(change: tuple[str, str]) -> None:
    given(PolicySet, published(1)).when(amending(change)).then_all_refused(PolicyEntryMissing)


@pytest.mark.parametrize(
    "change",
    [
        bands(*reversed(BANDS)),
        bands(("EXCELLENT", "700"), *BANDS[1:]),
        bands(("EXCELLENT", "800"), *BANDS[1:]),
        bands(*BANDS[:3], ("UNQUALIFIED", "1")),
    ],
)
def test_bands_go_down_to_nothing_from_the_best_grade(change: tuple[str, str]) -> None:
    given(PolicySet, published(1)).when(amending(change)).then_all_refused(PolicyBandsWrong)


@pytest.mark.parametrize("weight", ["0.24", "0.26"])
def test_the_dimensions_of_a_ballot_make_a_whole(weight: str) -> None:
    first, *others = POLICY_V1.evaluation.downward
    changed = [first.model_copy(update={"weight": Decimal(weight)}), *others]
    change = ("evaluation.downward", json.dumps([each.model_dump(mode="json") for each in changed]))
    given(PolicySet, published(1)).when(amending(change)).then_all_refused(EvaluationWeightsWrong)


def test_the_grades_of_persons_are_their_own() -> None:
    units = ("person_grades.bands", bands(*BANDS)[1])
    given(PolicySet, published(1)).when(amending(units)).then_all_refused(
        PolicyEntryMissing, PolicyEntryMissing, PolicyEntryMissing, PolicyBandsWrong
    )


def test_bands_without_a_last_grade_leave_totals_without_any() -> None:
    given(PolicySet, published(1)).when(amending(bands(*BANDS[:3]))).then_all_refused(
        PolicyEntryMissing, PolicyBandsWrong
    )


@pytest.mark.parametrize("value", ["0", "1"])
def test_the_ends_of_a_share_are_shares(value: str) -> None:
    assert given(PolicySet, published(1), amending(("bonus.cap_share", f'"{value}"'))).state.latest == 2


def test_every_fault_of_all_topics_is_said_at_once() -> None:
    wrong = amending(("bonus.cap_share", '"2"'), ("quota.excellent_share", '"2"'))
    given(PolicySet, published(1)).when(wrong).then_all_refused(
        PolicyNumberOutOfRange, PolicyNumberOutOfRange
    )
    faulty = policy_with("bonus", cap_share=Decimal(2))
    given(PolicySet).when(lambda policies: policies.publish("HHHT", 1, faulty)).then_all_refused(
        PolicyNumberOutOfRange
    )


def test_the_standard_policy_has_no_faults() -> None:
    assert POLICY_V1.faults() == []

"""The policy set: rules that are data, by version."""

from decimal import Decimal
from typing import cast

import pytest

from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicyPublished, PolicySet
from domain.policy.refusals import PolicyMissing, PolicyVersionExists
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

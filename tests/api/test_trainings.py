"""Trainings through GraphQL: attendance, who may see them, which reviewers have not been trained."""

from typing import Any, Final

from tests.support.api import Client

SEEN: Final = (
    "training { id kind unit title heldOn invited attended withdrawnBecause attendance { percent } }"
)
LIST: Final = """query ($filter: TrainingFilter, $asOf: AsOf) {
  trainings(filter: $filter, first: 9, asOf: $asOf) { totalCount edges { node { title } } } }"""
COVERAGE: Final = """query ($asOf: AsOf) { coverage(office: "HHHT", year: 2014, asOf: $asOf) { reviewers {
  portion { part whole percent } untrained { unit post person { post } } } } }"""


async def recorded(client: Client, invited: list[str], came: int, **changes: Any) -> Any:
    persons = [client.person(each) for each in invited]
    facts = {"kind": "SYSTEM", "heldOn": "2014-01-06", "title": "系统操作", "invited": persons}
    given = facts | {"attended": persons[:came]} | changes
    payload = await client.do("officer", "recordTraining", SEEN, office="HHHT", facts=given)
    assert payload["errors"] == []
    return payload


def titles(data: Any) -> list[str]:
    return sorted(edge["node"]["title"] for edge in data["trainings"]["edges"])


async def test_a_training_tells_who_came_to_the_office_and_to_the_unit_that_was_trained(
    client: Client,
) -> None:
    first = (await recorded(client, ["reporter of U01", "head of U01"], 1, unit="U01", title="指标解读"))[
        "training"
    ]
    assert first["attendance"] == {"percent": "50.00"}
    assert first["attended"] == [client.person("reporter of U01")]
    second = await recorded(client, ["assessor"], 1, kind="CONCEPT", title="绩效理念")
    assert titles(await client.read("leader", LIST)) == ["指标解读", "绩效理念"]
    assert titles(await client.read("head of U01", LIST)) == ["指标解读"]
    assert titles(await client.read("head of U02", LIST)) == []
    assert titles(await client.read("leader", LIST, filter={"kinds": ["CONCEPT"]})) == ["绩效理念"]
    assert titles(await client.read("leader", LIST, filter={"unit": "U01", "withdrawn": False})) == [
        "指标解读"
    ]

    facts = {
        "kind": "CONCEPT",
        "heldOn": "2014-01-06",
        "title": "绩效理念（第二期）",
        "invited": [client.person("assessor")],
    }
    key = second["training"]["id"]
    corrected = await client.do(
        "officer", "correctTraining", SEEN, training=key, facts=facts, reason="未签到"
    )
    assert corrected["training"]["attendance"] == {"percent": "0.00"}
    withdrawn = await client.do("officer", "withdrawTraining", SEEN, training=key, reason="培训取消")
    assert withdrawn["training"]["withdrawnBecause"] == "培训取消"
    then = {"position": second["position"]}
    assert titles(await client.read("leader", LIST, asOf=then)) == ["指标解读", "绩效理念"]
    node = "query ($id: ID!) { node(id: $id) { ... on Training { title } } }"
    assert (await client.read("leader", node, id=key))["node"] == {"title": "绩效理念（第二期）"}
    assert (await client.read("head of U02", node, id=first["id"]))["node"] is None


async def test_p_23_reviewers_without_a_training_in_the_system_are_named_until_they_had_one(
    client: Client,
) -> None:
    before = (await client.read("officer", COVERAGE))["coverage"]["reviewers"]
    assert before["portion"] == {"part": "0", "whole": "4", "percent": "0.00"}
    assert sorted(each["post"] for each in before["untrained"]) == [
        "assessor",
        "officer",
        "second_assessor",
        "second_officer",
    ]
    await recorded(client, ["assessor", "second_assessor", "reporter of U01"], 1)
    await recorded(client, ["officer"], 1, kind="INDICATORS")
    taken_back = await recorded(client, ["second_officer"], 1)
    after = (await client.read("officer", COVERAGE))["coverage"]["reviewers"]
    assert after["portion"] == {"part": "2", "whole": "4", "percent": "50.00"}
    key = taken_back["training"]["id"]
    await client.do("officer", "withdrawTraining", training=key, reason="未举办")
    seen = (await client.read("leader", COVERAGE))["coverage"]["reviewers"]
    assert {each["post"]: each["person"] for each in seen["untrained"]} == {
        "officer": None,
        "second_assessor": None,
        "second_officer": None,
    }
    on_the_day_before = {"effectiveOn": "2014-01-05"}
    earlier = (await client.read("officer", COVERAGE, asOf=on_the_day_before))["coverage"]["reviewers"]
    assert earlier["portion"]["part"] == "0"

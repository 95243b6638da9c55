"""Regulations over GraphQL: issued, amended, repealed, read as they were on a day."""

from typing import Any

from tests.support.api import Client

TEXT: dict[str, Any] = {
    "title": "创新项目评审办法",
    "status": "TRIAL",
    "document": "呼国税发〔2014〕3号",
    "articles": [{"number": "第9条", "text": "创新项目按评审等次加分。"}],
}
SEEN = "regulation { code edition(on: $on) { status } editions { since until status articles { number } } }"
LIST = """query ($on: Date!, $asOf: AsOf) {
  regulations(filter: {office: "HHHT", code: "创新项目评审办法"}, first: 5, asOf: $asOf) {
    totalCount edges { node { edition(on: $on) { title status document articles { number text } } } } } }"""


async def change(client: Client, mutation: str, **given: Any) -> Any:
    selection = SEEN.replace("(on: $on)", '(on: "2014-05-01")')
    return await client.do("leader", mutation, selection, office="HHHT", code="创新项目评审办法", **given)


async def test_a_regulation_is_told_with_every_text_that_it_has_had(client: Client) -> None:
    issued = await change(client, "issueRegulation", text=TEXT, since="2014-01-01")
    assert issued["errors"] == []
    formal = {**TEXT, "status": "FORMAL"}
    amended = await change(client, "amendRegulation", text=formal, since="2014-07-01")
    repealed = await change(
        client, "repealRegulation", until="2014-10-01", document="呼国税发〔2014〕9号", reason="由新办法取代"
    )
    assert issued["regulation"]["edition"] == amended["regulation"]["edition"] == {"status": "TRIAL"}
    ends = [(each["since"], each["until"], each["status"]) for each in repealed["regulation"]["editions"]]
    assert ends == [("2014-01-01", "2014-07-01", "TRIAL"), ("2014-07-01", "2014-10-01", "FORMAL")]

    data = await client.read("reporter of U01", LIST, on="2014-09-30")
    (edge,) = data["regulations"]["edges"]
    assert edge["node"]["edition"] == formal
    gone = await client.read("reporter of U01", LIST, on="2014-10-01")
    assert gone["regulations"]["edges"][0]["node"]["edition"] is None
    known = await client.read("auditor", LIST, on="2014-10-01", asOf={"position": issued["position"]})
    assert known["regulations"]["edges"][0]["node"]["edition"] == TEXT
    early = await client.read("auditor", LIST, on="2014-10-01", asOf={"effectiveOn": "2013-12-31"})
    assert early["regulations"]["totalCount"] == 0


async def test_a_basis_that_was_not_in_force_is_refused_at_the_input_that_cites_it(client: Client) -> None:
    refused = await client.do(
        "supervisor",
        "applyVeto",
        assessment=client.assessment(),
        ground="MAJOR_FAULT",
        occurredOn="2014-05-01",
        grounds={"reasonCode": "FAULT", "reason": "重大失误", "legalBasis": "HHHT-2014-01#99"},
    )
    (error,) = refused["errors"]
    assert (error["code"], error["field"]) == (
        "LEGAL_BASIS_NOT_IN_FORCE",
        ["input", "grounds", "legalBasis"],
    )
    assert "HHHT-2014-01#99" in error["message"]
    assert refused["position"] is None


async def test_a_malformed_code_is_named(client: Client) -> None:
    refused = await client.do(
        "leader", "issueRegulation", office="HHHT", code="a#b", text=TEXT, since="2014-01-01"
    )
    assert [(each["code"], each["field"]) for each in refused["errors"]] == [
        ("INPUT_MALFORMED", ["input", "code"])
    ]

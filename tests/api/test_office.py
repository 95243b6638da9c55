"""An office as it is asked for: units over time, posts, bodies, and who sits where."""

from typing import Any

from tests.support.api import Client

OFFICE = """query ($asOf: AsOf) { office(code: "HHHT", asOf: $asOf) {
  name level superior merger { successor } predecessors { office }
  units { code name peerGroup until successor forms { since name } }
  posts { code unit layer chief holdings { actorId holder { post } } }
  bodies { kind since until chairId chair { post } memberIds members { post } }
  before: chief(on: "2013-12-31") { post }
  chief(on: "2014-01-01") { post actorId } } }"""


async def office(client: Client, who: str, **as_of: str) -> Any:
    return (await client.read(who, OFFICE, asOf=as_of or None))["office"]


async def test_posts_and_bodies_name_who_sits_in_them(shared: Client) -> None:
    leader = shared.city.people["leader"]
    found = await office(shared, "officer")
    (post,) = found["posts"]
    assert (post["code"], post["unit"], post["layer"], post["chief"]) == ("CHIEF", "LG", "DECISION", True)
    assert post["holdings"] == [{"actorId": leader, "holder": {"post": "leader"}}]
    (body,) = (each for each in found["bodies"] if each["kind"] == "LEADING_GROUP")
    assert (body["kind"], body["since"], body["until"]) == ("LEADING_GROUP", "2014-01-01", None)
    assert (body["chairId"], body["chair"], body["members"]) == (leader, {"post": "leader"}, [])
    assert (found["before"], found["chief"]) == (None, {"post": "CHIEF", "actorId": leader})


async def test_who_may_not_see_persons_sees_seats_only(shared: Client) -> None:
    found = await office(shared, "reporter of U01")
    (body,) = (each for each in found["bodies"] if each["kind"] == "LEADING_GROUP")
    assert body["chair"] is found["posts"][0]["holdings"][0]["holder"] is None
    assert body["chairId"] == shared.city.people["leader"]


async def test_an_office_names_the_persons_that_one_may_see(shared: Client) -> None:
    document = '{ office(code: "HHHT") { persons { actorId office } } }'
    own = {"actorId": shared.city.people["reporter of U01"], "office": "HHHT"}
    assert (await shared.read("reporter of U01", document))["office"]["persons"] == [own]
    everybody = (await shared.read("auditor", document))["office"]["persons"]
    assert {each["actorId"] for each in everybody} >= set(shared.city.people.values())


async def test_a_unit_is_shown_as_it_was_on_a_day(shared: Client) -> None:
    unit = {"office": "HHHT", "unit": "U77"}
    new = {"code": "U77", "name": "旧名", "kind": "GRASSROOTS_BUREAU", "peerGroup": "GRASSROOTS"}
    await shared.do("administrator", "registerUnit", office="HHHT", since="2014-01-01", **new)
    await shared.do("administrator", "renameUnit", **unit, name="新名", since="2014-07-01")
    await shared.do("administrator", "regroupUnit", **unit, peerGroup="URBAN", since="2014-08-01")
    closed = await shared.do(
        *("administrator", "closeUnit", "office { code }"),
        **{**unit, "until": "2014-10-01", "successor": "U01", "document": "撤并通知"},
    )
    assert closed["office"] == {"code": "HHHT"}
    seen = {}
    for day in ("2013-12-31", "2014-06-30", "2014-07-01", "2014-08-01", "2014-10-01"):
        units = (await office(shared, "officer", effectiveOn=day))["units"]
        seen[day] = [(each["name"], each["peerGroup"]) for each in units if each["code"] == "U77"]
    assert seen == {
        "2013-12-31": [],
        "2014-06-30": [("旧名", "GRASSROOTS")],
        "2014-07-01": [("新名", "GRASSROOTS")],
        "2014-08-01": [("新名", "URBAN")],
        "2014-10-01": [],
    }
    (now,) = [each for each in (await office(shared, "officer"))["units"] if each["code"] == "U77"]
    assert (now["name"], now["until"], now["successor"], len(now["forms"])) == (
        "新名",
        "2014-10-01",
        "U01",
        3,
    )


async def test_an_office_that_there_is_not_is_null(shared: Client) -> None:
    assert (await shared.read("officer", '{ office(code: "BT") { code } }'))["office"] is None


async def test_a_body_with_a_wrong_chair_is_refused_as_data(shared: Client) -> None:
    body = {"office": "HHHT", "kind": "LEADING_GROUP", "since": "2014-02-01"}
    chair = shared.person("officer")
    refused = await shared.do("administrator", "constituteBody", **body, chair=chair, members=[])
    (error,) = refused["errors"]
    assert (error["code"], error["field"]) == ("BODY_CHAIR_NOT_CHIEF", ["input", "chair"])
    malformed = await shared.do("administrator", "constituteBody", **body, chair=chair, members=[shared.plan])
    (error,) = malformed["errors"]
    assert (error["code"], error["field"]) == ("ID_OF_ANOTHER_TYPE", ["input", "members", "0"])

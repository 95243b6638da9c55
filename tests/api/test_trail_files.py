"""Trails as files: the rows of the interface, for whoever may read them, with what they are inside."""

import asyncio
import csv
import json
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from api.graphql.ids import Kind
from api.printing.cells import harmless
from api.printing.trail_check import TrailFileMalformed, checked
from api.printing.trail_file import COLUMNS
from tests.support.api import Client
from tests.support.told import Told

FILTERS: Final[dict[str, dict[str, Any]]] = {
    "everything": {},
    "kinds": {"kinds": ["ENTRY", "HEARING"]},
    "what changed the score": {"changedScore": True},
    "a role": {"role": "ASSESSOR"},
    "an item": {"item": "entry:A/2014Q1/SELF"},
    "days": {"effectiveFrom": "2014-03-31", "effectiveTo": "2014-06-30"},
}
TRAIL: Final = """query ($id: ID!, $filter: EventFilter) { assessment(id: $id) {
  trail(first: 200, filter: $filter) { edges { node { position eventId reason totalAfter } } } } }"""


async def fetch(client: Client, who: str, path: str, **given: Any) -> httpx.Response:
    await client.caught_up()
    plain = {name: str(each).lower() if isinstance(each, bool) else each for name, each in given.items()}
    return await client.http.get(path, headers=client.headers(who), params=plain)


def table(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


@pytest.mark.parametrize("case", FILTERS)
async def test_a_file_has_the_rows_that_the_interface_has(shared: Client, case: str) -> None:
    where, assessment = FILTERS[case], shared.assessment("U02")
    data = await shared.read("auditor", TRAIL, id=assessment, filter=where)
    told = [edge["node"] for edge in data["assessment"]["trail"]["edges"]]
    assert told
    lines = (await fetch(shared, "auditor", f"/assessments/{assessment}/trail.jsonl", **where)).text
    *rows, foot = map(json.loads, lines.splitlines())
    assert [row["event_id"] for row in rows] == [each["eventId"] for each in told]
    assert [row["total_after"] for row in rows] == [each["totalAfter"] for each in told]
    assert foot["#"]["rows"] == str(len(told))
    as_csv = table((await fetch(shared, "auditor", f"/assessments/{assessment}/trail.csv", **where)).text)
    assert [row["position"] for row in as_csv] == [each["position"] for each in told]
    assert tuple(as_csv[0]) == COLUMNS


@pytest.mark.parametrize("form", ["csv", "jsonl"])
async def test_a_file_says_its_filter_moment_length_and_digest(shared: Client, form: str) -> None:
    path = f"/assessments/{shared.assessment('U02')}/trail.{form}"
    answer = await fetch(shared, "officer", path, kinds=["RULING_EFFECT"])
    found = checked(answer.content)
    assert found.holds
    assert json.loads(found.foot["filter"]) == {
        "assessment": str(shared.city.assessments["U02"]),
        "kinds": ["RULING_EFFECT"],
    }
    assert found.foot["log"] == str(shared.services.log_id)
    assert found.foot["position"] == str(await shared.caught_up())
    assert found.foot["made_for"] == shared.city.people["officer"]
    assert found.foot["rows"] == "1"
    again = checked((await fetch(shared, "auditor", path, kinds=["RULING_EFFECT"])).content)
    assert again.digest == found.digest


@pytest.mark.parametrize(
    ("form", "command"), [("csv", "grep -v '^#' {} | sha256sum"), ("jsonl", "head -n -1 {} | sha256sum")]
)
async def test_the_digest_is_taken_again_with_tools_of_every_system(
    shared: Client, tmp_path: Path, form: str, command: str
) -> None:
    answer = await fetch(shared, "auditor", f"/events.{form}", kinds=["ADJUSTMENT", "CLAIM"])
    file = tmp_path / f"trail.{form}"
    file.write_bytes(answer.content)
    said = await asyncio.create_subprocess_shell(command.format(file), stdout=asyncio.subprocess.PIPE)
    taken, _ = await said.communicate()
    assert checked(answer.content).foot["digest"] == f"sha256:{taken.decode().split()[0]}"


async def test_a_changed_row_or_a_lost_foot_is_noticed(shared: Client) -> None:
    content = (await fetch(shared, "auditor", "/events.csv", kinds=["ADJUSTMENT"])).content
    assert not checked(content.replace(b"-0.50", b"-0.05")).holds
    with pytest.raises(TrailFileMalformed):
        checked(content[: content.index(b"#log")])
    with pytest.raises(TrailFileMalformed):
        checked(b'{"position": "1"}\n')


async def test_an_old_position_gives_the_old_file(shared: Client) -> None:
    path = f"/assessments/{shared.assessment('U02')}/trail.jsonl"
    lines = (await fetch(shared, "auditor", path)).text.splitlines()
    middle = json.loads(lines[4])["commit_position"]
    old = (await fetch(shared, "auditor", path, position=middle)).text.splitlines()
    assert old[:-1] == lines[: len(old) - 1]
    assert json.loads(old[-1])["#"]["position"] == middle


async def test_only_who_may_read_a_trail_gets_the_file(shared: Client, told: Told) -> None:
    assessment = shared.assessment("U02")
    appeal = shared.id_of(Kind.APPEAL, told.ruled)
    seen = {
        who: [
            (await fetch(shared, who, path)).status_code
            for path in (
                f"/assessments/{assessment}/trail.csv",
                f"/appeals/{appeal}/trail.csv",
                "/events.csv",
            )
        ]
        for who in ("auditor", "officer", "head of U02", "head of U01", "administrator")
    }
    assert seen == {
        "auditor": [200, 200, 200],
        "officer": [200, 200, 404],
        "head of U02": [200, 200, 404],
        "head of U01": [404, 404, 404],
        "administrator": [404, 404, 404],
    }
    assert (await shared.http.get("/events.csv")).status_code == 401


async def test_the_file_of_an_appeal_holds_its_case(shared: Client, told: Told) -> None:
    appeal = shared.id_of(Kind.APPEAL, told.ruled)
    rows = table((await fetch(shared, "officer", f"/appeals/{appeal}/trail.csv")).text)
    assert {row["appeal"] for row in rows} == {str(told.ruled)}
    assert {"HEARING", "RULING", "RULING_EFFECT"} <= {row["kind"] for row in rows}


@pytest.mark.parametrize(
    "given",
    [
        {"horoscope": "yes"},
        {"kinds": "STARS"},
        {"recordedFrom": "2014-01-01"},
        {"position": "-1"},
        {"role": "\0"},
    ],
    ids=str,
)
async def test_what_is_no_filter_is_refused(shared: Client, given: dict[str, str]) -> None:
    answer = await fetch(shared, "auditor", "/events.csv", **given)
    assert (answer.status_code, answer.json()["code"]) == (400, "REQUEST_MALFORMED")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+86 拨打", "'+86 拨打"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("-0.50", "-0.50"),
        ("一行\n# 两行", "一行 # 两行"),
        ("正常", "正常"),
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    assert harmless(text) == cell

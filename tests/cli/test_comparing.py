"""``jiheng diff`` and ``jiheng standings-diff``: the log alone says what the interface says."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import opened_on
from application.assessment.adjustments import AdjustScore
from infra.clock import ScriptedClock
from tests.cli.conftest import Said, run
from tests.support.city import GROUNDS, START, City, build
from tests.support.databases import Databases
from tests.support.serving import follow_once, served

DIFF = """query ($id: ID!, $from: MomentInput!) { assessment(id: $id) { diff(from: $from) {
  total { before after events { eventId } } provisionalTotal { before after events { eventId } }
  leaves { path kind change before { ...leaf } after { ...leaf } events { eventId } } } } }
fragment leaf on LeafFigures { points stated state }"""
MOVES = """query ($plan: ID!, $from: MomentInput!) {
  standingsDiff(plan: $plan, peerGroup: "GRASSROOTS", from: $from, first: 9) { edges { node {
    subject presence before { ...place } after { ...place } change
    own { ...part } others { ...part } } } } }
fragment place on LeaderboardPlace { total rank grade }
fragment part on RankPart {
  change crossings(first: 9) { edges { node { subject change events { eventId } } } } }"""


@pytest.fixture(scope="module")
def city(postgres: str) -> Iterator[City]:
    """A bureau in which U01 lost points after U02 had got some, its read models up to date."""
    databases = Databases(postgres)
    with opened_on(databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = build(system)
        city.confirm("9.00", "U01")
        city.confirm("8.50", "U02")
        start = system.reader.head().position
        city.confirm("5.00", "U03", "B")
        _adjust(city, "-2.00")
        city.people["start"] = str(start)
        follow_once(city)
        yield city
    databases.drop()


def _adjust(city: City, delta: str) -> None:
    command = AdjustScore(
        assessment=city.assessments["U01"],
        indicator="A",
        period="2014Q1",
        delta=Decimal(delta),
        grounds=GROUNDS,
    )
    city.run("officer", command)


def said(city: City, folder: Path, *arguments: str) -> Said:
    dsn = city.system.settings.dsn
    assert dsn is not None
    return run({"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(folder)}, *arguments)


def with_ids(told: Any) -> Any:
    """What the interface tells, with lists of ids in the place of events, and without pages."""
    if isinstance(told, list):
        return [with_ids(each) for each in told]
    if not isinstance(told, dict):
        return told
    if "edges" in told:
        return [with_ids(edge["node"]) for edge in told["edges"]]
    return {
        name: [each["eventId"] for each in value] if name == "events" else with_ids(value)
        for name, value in told.items()
    }


async def asked(city: City, document: str, **given: Any) -> Any:
    async with served(city) as client:
        start = {"position": city.people["start"]}
        (answer,) = (await client.read("auditor", document, **given, **{"from": start})).values()
        return with_ids(answer)


def plain_place(place: Any) -> Any:
    return place and {name: place[name] for name in ("total", "rank", "grade")}


async def test_the_log_tells_the_difference_that_the_interface_tells(city: City, tmp_path: Path) -> None:
    assessment, start = str(city.assessments["U01"]), city.people["start"]
    told = json.loads(said(city, tmp_path, "diff", assessment, "--from", start, "--json").out)
    async with served(city) as client:
        found = await asked(city, DIFF, id=client.assessment())
    assert {name: told[name] for name in found["diff"]} == found["diff"]
    assert [leaf["change"] for leaf in told["leaves"]] == ["-2.000000"]
    assert (told["place"]["own"]["change"], told["place"]["change"]) == (1, 1)


async def test_the_log_tells_the_movements_that_the_interface_tells(city: City, tmp_path: Path) -> None:
    plan = ("--plan", str(city.plan), "--group", "GRASSROOTS", "--from", city.people["start"])
    lines = said(city, tmp_path, "standings-diff", *plan, "--json").lines
    async with served(city) as client:
        found = await asked(city, MOVES, plan=client.plan)
    assert [line["subject"] for line in lines] == [each["subject"] for each in found]
    for line, each in zip(lines, found, strict=True):
        assert (plain_place(line["before"]), plain_place(line["after"])) == (each["before"], each["after"])
        assert (line["presence"], line["change"]) == (each["presence"], each["change"])
        for name in ("own", "others"):
            part = line[name]
            assert part["change"] == each[name]["change"]
            doers = [line["subject"] if name == "own" else cross["subject"] for cross in part["crossings"]]
            assert each[name]["crossings"] == [
                {**cross, "events": part["events"][doer]}
                for cross, doer in zip(part["crossings"], doers, strict=True)
            ]


def test_a_difference_is_told_to_people(city: City, tmp_path: Path) -> None:
    out = said(city, tmp_path, "diff", str(city.assessments["U01"]), "--from", "-P0D").out
    assert "总分 total  7.00 → 7.00" in out
    out = said(city, tmp_path, "diff", str(city.assessments["U01"]), "--from", city.people["start"]).out
    assert "总分 total  9.00 → 7.00" in out
    assert "U01  1 9.00" in out
    assert "位次 rank +1（本身 own +1，他人 others +0）" in out


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("soon", None, "MOMENT_MALFORMED"),
        ("-P7X", None, "MOMENT_MALFORMED"),
        ("v99", None, "MOMENT_OUT_OF_RANGE"),
        ("99999", None, "POSITION_UNKNOWN"),
        ("v2", "v1", "MOMENTS_REVERSED"),
    ],
)
def test_a_moment_that_is_none_is_refused(
    city: City, tmp_path: Path, start: str, end: str | None, code: str
) -> None:
    given = ("--from", start, *(("--to", end) if end else ()))
    refused = said(city, tmp_path, "diff", str(city.assessments["U01"]), *given)
    assert (refused.code, refused.err.split()[0]) == (3, code)


def test_a_version_and_a_group_are_told_apart(city: City, tmp_path: Path) -> None:
    whole = json.loads(
        said(city, tmp_path, "diff", str(city.assessments["U01"]), "--from", "v1", "--to", "v4", "--json").out
    )
    assert (whole["total"]["before"], whole["total"]["after"]) == ("0.00", "9.00")
    refused = said(
        city, tmp_path, "standings-diff", "--plan", str(city.plan), "--group", "GRASSROOTS", "--from", "v1"
    )
    assert refused.err.split()[0] == "MOMENT_TAKES_NO_VERSION"

"""The work queue of an appeal: at each stage it waits for those who can take the next step, and no others."""

from datetime import date
from typing import Any
from uuid import UUID

from api.graphql.ids import Kind
from application.appeal.bench import AppointInvestigators, DeclareConflict, SeatBench
from application.appeal.case_file import FreezeCaseFile
from application.appeal.clock import PauseAppeal
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.hearing import AnswerAppeal, ReplyOnAppeal
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from domain.appeal.state import ContestedItem, ItemRuling
from domain.person import Role
from tests.support import bench
from tests.support.api import Client
from tests.support.city import GROUNDS, City
from tests.support.results import on

QUEUE = """{ workQueue(office: "HHHT", first: 100) { edges { node {
  kind role item status dueOn appeal { id } } } } }"""
EVERYBODY = ("officer", "head of U01", "assessor", "member", *bench.INVESTIGATORS)


def filed(city: City) -> UUID:
    item = ContestedItem(item=city.confirm("7.50"), ground="DATA_WRONG", statement="少计一户", remedy="更正")
    return UUID(
        city.made("head of U01", FileAppeal(assessment=city.assessments["U01"], statement="", items=(item,)))
    )


async def queue(client: Client, who: str) -> list[Any]:
    edges = (await client.read(who, QUEUE))["workQueue"]["edges"]
    return [edge["node"] for edge in edges if (edge["node"]["item"] or "").startswith("appeal:")]


async def waiting(client: Client) -> set[tuple[str, str]]:
    """Who is to do what about appeals."""
    people = [who for who in EVERYBODY if who in client.city.people]
    return {(who, task["kind"]) for who in people for task in await queue(client, who)}


async def test_each_step_waits_for_those_who_can_take_it(client: Client) -> None:
    city = client.city
    appeal = filed(city)
    assert await waiting(client) == {("officer", "RECEIVE_APPEAL")}
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    answering = {("assessor", "ANSWER_APPEAL"), ("officer", "ANSWER_APPEAL")}
    assert await waiting(client) == {("officer", "SEAT_BENCH"), *answering}
    bench.constitute(city)
    city.run("officer", SeatBench(appeal=appeal))
    investigators = tuple(UUID(city.people[each]) for each in bench.INVESTIGATORS)
    city.run("officer", AppointInvestigators(appeal=appeal, investigators=investigators))
    (task,) = await queue(client, "member")
    assert (task["kind"], task["appeal"]) == ("DECLARE_CONFLICT", {"id": client.id_of(Kind.APPEAL, appeal)})
    for each in bench.JUDGES:
        city.run(each, DeclareConflict(appeal=appeal, relation=None, statement=""))
    investigating = {(each, "INVESTIGATE_APPEAL") for each in bench.INVESTIGATORS}
    assert await waiting(client) == {*answering, *investigating}
    city.run("assessor", AnswerAppeal(appeal=appeal, statement="依据系统数据", evidence=()))
    assert await waiting(client) == {("head of U01", "REPLY_ON_APPEAL"), *investigating}
    city.run("head of U01", ReplyOnAppeal(appeal=appeal, statement="系统数据有误", evidence=()))
    assert await waiting(client) == investigating
    bench.argue(city, appeal)
    assert ("officer", "FREEZE_CASE_FILE") in await waiting(client)


async def test_the_bench_is_told_to_vote_and_its_chair_to_open_and_to_rule(client: Client) -> None:
    city = client.city
    appeal = filed(city)
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    bench.seat(city, appeal)
    bench.argue(city, appeal)
    city.run("head of U01", ReplyOnAppeal(appeal=appeal, statement="无补充", evidence=()))
    city.run("officer", FreezeCaseFile(appeal=appeal))
    assert await waiting(client) == {("member", "OPEN_VOTING")}
    city.run("member", OpenVoting(appeal=appeal))
    assert await waiting(client) == {("member", "CAST_VOTE")}
    ruling = ItemRuling(item="entry:A/2014Q1/SELF", outcome="REMITTED", points=None, reason="重新核实")
    city.run("member", CastVote(appeal=appeal, votes=bench.votes(ruling)))
    assert await waiting(client) == {("member", "RULE_ON_APPEAL")}
    city.run("member", RuleOnAppeal(appeal=appeal, rulings=(ruling,), grounds=GROUNDS))
    assert {who for who, kind in await waiting(client) if kind == "SETTLE_REMITTAL"} == set()
    city.hire("third officer", "PO", Role.PERFORMANCE_OFFICE)
    assert {task["kind"] for task in await queue(client, "third officer")} == {"SETTLE_REMITTAL"}


async def test_nothing_is_due_while_the_clock_stands_still(client: Client) -> None:
    city = client.city
    appeal = filed(city)
    (before,) = await queue(client, "officer")
    on(city, date(2014, 10, 9))
    city.run("officer", PauseAppeal(appeal=appeal, reason="等待省局数据"))
    (after,) = await queue(client, "officer")
    assert before["dueOn"] is not None
    assert (after["kind"], after["dueOn"]) == ("RECEIVE_APPEAL", None)

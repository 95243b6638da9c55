"""The workflow through the interface: batches, and what the queue says."""

from datetime import UTC, datetime
from typing import Any

from api.bootstrap import tick
from tests.support.api import Client

SOURCE = {"system": "金税三期", "extractedAt": "2014-04-01T00:00:00Z", "batch": "2014Q1", "row": "1"}


def codes(payload: Any) -> list[tuple[str, list[str]]]:
    return [(error["code"], error["field"]) for error in payload["errors"]]


def imported(client: Client, *points: str, mode: str = "MANUAL") -> dict[str, Any]:
    place = {"indicator": "A", "period": "2014Q1", "channel": "DESK"}
    rows = [
        {"row": str(number), "assessment": client.assessment(f"U0{number}"), "points": each, **place}
        for number, each in enumerate(points, 1)
    ]
    return {
        "plan": client.plan,
        "system": SOURCE["system"],
        "batch": "2014Q1",
        "extractedAt": SOURCE["extractedAt"],
        "mode": mode,
        "rows": rows,
    }


async def test_a_batch_is_imported_whole_and_each_entry_shows_its_row(client: Client) -> None:
    refused = await client.do("assessor", "importResults", **imported(client, "9", "11", "12"))
    assert codes(refused) == [
        ("POINTS_OUT_OF_RANGE", ["input", "rows", "1", "points"]),
        ("POINTS_OUT_OF_RANGE", ["input", "rows", "2", "points"]),
    ]
    done = await client.do(
        "assessor", "importResults", "plan { version { machineShare } }", **imported(client, "9", "8")
    )
    assert (done["errors"], done["plan"]) == ([], {"version": {"machineShare": "0.000000"}})
    items = "items(first: 9) { edges { node { ref mode source { system extractedAt batch row } } } }"
    document = f"query ($id: ID!) {{ assessment(id: $id) {{ {items} }} }}"
    read = await client.read("officer", document, id=client.assessment("U02"))
    assert read["assessment"]["items"]["edges"] == [
        {"node": {"ref": "entry:A/2014Q1/DESK", "mode": "MANUAL", "source": {**SOURCE, "row": "2"}}}
    ]


async def test_a_batch_with_a_row_that_its_sender_may_not_report_is_forbidden(client: Client) -> None:
    given = imported(client, "11", "9")
    own, foreign = ({**row, "channel": "SELF"} for row in given["rows"])
    document = "mutation ($i: ImportResultsInput!) { importResults(input: $i) { errors { code } } }"
    rows = {**given, "rows": [own, foreign]}
    answer = await client.ask("reporter of U01", document, i=rows)
    assert (answer.code, answer.error["field"]) == ("OUT_OF_SCOPE", ["rows", "1"])


async def test_an_automatic_value_where_no_machine_measures_is_refused(client: Client) -> None:
    refused = await client.do("assessor", "importResults", **imported(client, "9", mode="AUTO"))
    assert codes(refused) == [("MODE_MISFIT", ["input", "rows", "0", "mode"])]


async def test_a_fault_stands_with_its_assessment_until_the_unit_answers(client: Client) -> None:
    given = {"assessment": client.assessment(), "indicator": "A", "period": "2014Q1"}
    seen = "assessment { faults { ref indicator period kind gap text status witnesses } allowedActions }"
    done = await client.do("assessor", "recordFault", seen, text="台账缺记一户", **given)
    (fault,) = done["assessment"]["faults"]
    assert {**fault, "ref": ""} == {
        "ref": "",
        "indicator": "A",
        "period": "2014Q1",
        "kind": "FOUND",
        "gap": None,
        "text": "台账缺记一户",
        "status": "FOUND",
        "witnesses": [],
    }
    answer = {"assessment": client.assessment(), "fault": fault["ref"]}
    confirmed = await client.do("head of U01", "confirmFault", seen, **answer)
    assert confirmed["assessment"]["faults"] == [{**fault, "status": "CONFIRMED"}]
    assert "confirmFault" in confirmed["assessment"]["allowedActions"]
    again = await client.do("head of U01", "confirmFault", **answer)
    assert codes(again) == [("FAULT_STEP_WRONG", ["input", "fault"])]


async def test_a_refusal_to_confirm_names_its_witnesses(client: Client) -> None:
    given = {"assessment": client.assessment(), "indicator": "A", "period": "2014Q1"}
    seen = "assessment { faults { ref status witnesses } }"
    done = await client.do("assessor", "recordFault", seen, text="台账缺记一户", **given)
    present = [client.person("officer"), client.person("supervisor")]
    refused = await client.do(
        "assessor",
        "recordRefusalToConfirm",
        seen,
        assessment=client.assessment(),
        fault=done["assessment"]["faults"][0]["ref"],
        witnesses=present,
        reason="拒绝签字",
    )
    (fault,) = refused["assessment"]["faults"]
    assert (fault["status"], set(fault["witnesses"])) == ("REFUSED_TO_CONFIRM", set(present))


async def test_an_assessment_shows_its_due_dates_alarms_and_self_checks(client: Client) -> None:
    clock: Any = client.city.system.clock
    clock.set(datetime(2014, 4, 11, 4, tzinfo=UTC))
    list(tick(client.city.system).run())
    items = [{"indicator": "A", "ownScore": "8", "measure": "加强辅导", "measureDue": "2014-06-30"}]
    seen = (
        "assessment { dueDates { of deadline { dueOn workdays } }"
        " alarms { about level dueOn raisedOn answeredOn }"
        " selfChecks { quarter recordedOn items { indicator ownScore measure measureDue } } }"
    )
    given = {"assessment": client.assessment(), "quarter": "2014Q1"}
    done = await client.do("head of U01", "recordSelfCheck", seen, items=items, **given)
    found = done["assessment"]
    assert {"of": "2014Q1", "deadline": {"dueOn": "2014-04-10", "workdays": 7}} in found["dueDates"]
    assert {each["about"]: (each["level"], each["answeredOn"]) for each in found["alarms"]} == {
        "check:2014Q1": ("YELLOW", "2014-04-11"),
        "results:A/2014Q1": ("YELLOW", None),
        "results:B/2014Q1": ("YELLOW", None),
    }
    (check,) = found["selfChecks"]
    assert check == {"quarter": "2014Q1", "recordedOn": "2014-04-11", "items": items}


async def test_a_plan_shows_the_samples_that_were_drawn(client: Client) -> None:
    seen = "plan { fieldSamples { period seed candidates chosen } }"
    given = {"plan": client.plan, "period": "2014Q1", "size": 1, "seed": "2014-04-11"}
    done = await client.do("officer", "drawFieldSample", seen, **given)
    (sample,) = done["plan"]["fieldSamples"]
    assert (sample["period"], sample["seed"], len(sample["chosen"])) == ("2014Q1", "2014-04-11", 1)

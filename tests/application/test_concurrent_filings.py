"""Appeals filed by two processes at once are numbered without gaps, and none is lost (A10, M53)."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from domain.appeal.filing import AppealFiled
from domain.appeal.register import AppealNumberAllotted
from tests.support.city import START, City

EACH: Final = 25


def start(city: City, keys: Sequence[str]) -> subprocess.Popen[str]:
    """A process that is about to file an appeal under each key."""
    told = {
        "settings": city.system.settings.model_dump(mode="json"),
        "moment": START.isoformat(),
        "person": city.people["head of U01"],
        "assessment": str(city.assessments["U01"]),
        "keys": keys,
    }
    command = [sys.executable, "-m", "tests.support.filing"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(told) + "\n")
    process.stdin.flush()
    assert process.stdout.readline() == "ready\n"
    return process


def test_a10_50_concurrent_filings_by_2_processes_get_50_consecutive_numbers(city: City) -> None:
    keys = [f"filing {number}" for number in range(2 * EACH)]
    processes = [start(city, keys[:EACH]), start(city, keys[EACH:])]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    for process in processes:
        process.communicate()
    filed = [each.event for each in city.system.of([AppealFiled.TOPIC])]
    allotted = [each.event for each in city.system.of([AppealNumberAllotted.TOPIC])]
    assert sorted(each.number for each in filed if isinstance(each, AppealFiled)) == list(range(1, 51))
    assert [each.number for each in allotted if isinstance(each, AppealNumberAllotted)] == list(range(1, 51))
    assert len({each.originator_id for each in filed}) == 2 * EACH

"""A process of its own that files appeals: ``python -m tests.support.filing`` reads what to file as JSON."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from api.bootstrap import System, opened_on
from application.appeal.filing import FileAppeal
from application.command import Caller
from application.refusals import Conflict
from infra.clock import ScriptedClock
from infra.postgres.database import open_database
from infra.settings import Settings

AT_ONCE: Final = 8


def file_all(system: System, told: dict[str, Any]) -> None:
    """File so many appeals, several at once; who is told to try again does, under the same key."""
    command = FileAppeal(assessment=UUID(told["assessment"]), statement="总体评价偏低", items=())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda key: _file(system, command, told["person"], key), told["keys"]))


def _file(system: System, command: FileAppeal, person: str, key: str) -> None:
    caller = Caller(person=person, channel="API", correlation_id=uuid4())
    filed = False
    while not filed:
        with suppress(Conflict):
            system.dispatcher.execute(command, caller, key)
            filed = True


if __name__ == "__main__":
    asked = json.loads(sys.stdin.readline())
    clock = ScriptedClock(datetime.fromisoformat(asked["moment"]))
    with opened_on(open_database(Settings(**asked["settings"])), clock) as opened:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        file_all(opened, asked)

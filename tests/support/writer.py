"""A process that appends from several threads: ``python -m tests.support.writer SETTINGS THREADS COMMANDS``.

Prints one line of JSON for each acknowledged command: the positions that it was given.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import open_database
from infra.settings import Settings
from tests.support.log import happened


def main(settings: str, threads: str, commands: str) -> None:
    """Append ``commands`` commands of one to three events from each of ``threads`` threads."""
    recorder = LogRecorder(open_database(Settings.model_validate_json(settings)))

    def write(_: int) -> list[list[int]]:
        return [_append(recorder, 1 + number % 3) for number in range(int(commands))]

    with ThreadPoolExecutor(int(threads)) as pool:
        for acknowledged in pool.map(write, range(int(threads))):
            for positions in acknowledged:
                sys.stdout.write(f"{json.dumps(positions)}\n")
    recorder.close()


def _append(recorder: LogRecorder, events: int) -> list[int]:
    stream = uuid4()
    return list(recorder.insert_events([happened(stream, version) for version in range(1, events + 1)]))


if __name__ == "__main__":
    main(*sys.argv[1:])

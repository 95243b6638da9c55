"""``jiheng`` in a process of its own, forked from one that has imported it, which outlasts most commands."""

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from api.cli.main import main

_SECONDS: Final = 120
_FORKED: Final = multiprocessing.get_context("forkserver")
_FORKED.set_forkserver_preload([__name__])


def forked(environment: Mapping[str, str], arguments: Sequence[str]) -> tuple[int, str, str]:
    """Run ``jiheng`` in exactly this environment: its exit code, its output, and what it complained of."""
    with TemporaryDirectory() as directory:
        out, err = Path(directory, "out"), Path(directory, "err")
        process = _FORKED.Process(target=_run, args=(environment, arguments, out, err))
        process.start()
        process.join(_SECONDS)
        code = process.exitcode
        if code is None:
            process.kill()
            msg = f"jiheng {' '.join(arguments)} is not done within {_SECONDS} s"
            raise TimeoutError(msg)
        return code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")


def _run(environment: Mapping[str, str], arguments: Sequence[str], out: Path, err: Path) -> None:
    for stream, path in ((sys.stdout, out), (sys.stderr, err)):
        with path.open("wb") as file:
            os.dup2(file.fileno(), stream.fileno())
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["jiheng", *arguments]
    main()

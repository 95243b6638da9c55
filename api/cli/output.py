"""How the command line speaks: words on the error stream, documented exit codes."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.cures import cure
from application.log import LogUnavailable
from domain.kernel.refusal import Refusal, Refusals

ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)
OUT = Console(highlight=False, soft_wrap=True)


class Exit(IntEnum):
    """The exit codes of ``jiheng``."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    REFUSED = 3
    UNAVAILABLE = 4


@contextmanager
def speaking() -> Iterator[None]:
    """Turn refusals and an unreachable log into words and an exit code."""
    try:
        yield
    except Refusals as several:
        end(several.refusals, Exit.REFUSED)
    except Refusal as refusal:
        end([refusal], Exit.UNAVAILABLE if refusal.retryable else Exit.REFUSED)
    except LogUnavailable as error:
        ERRORS.print(
            f"LOG_UNAVAILABLE 日志暂不可用，请稍后重试 / the log cannot be reached: {error}", markup=False
        )
        raise typer.Exit(Exit.UNAVAILABLE) from error


def end(refusals: Iterable[Refusal], code: Exit) -> NoReturn:
    """Say each refusal with its cure, and exit."""
    for refusal in refusals:
        ERRORS.print(f"{refusal.code} {refusal.message('zh')} / {refusal.message('en')}", markup=False)
        ERRORS.print(f"→ {cure(refusal.code, 'zh')} / {cure(refusal.code, 'en')}", markup=False)
    raise typer.Exit(code)


def progress() -> Progress:
    """A bar on the error stream, for whoever watches: only persons are shown it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=ERRORS, disable=not sys.stderr.isatty())

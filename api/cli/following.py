"""``jiheng follow``: keeps read models and processes at the head of the log, and seals it."""

import os
import signal
import sys
from threading import Thread
from typing import Annotated

import typer

from api.bootstrap import opened, processes, sealing
from api.cli.output import speaking
from domain.catalogue import CODEC
from infra.feed import process
from infra.settings import Settings
from projections.models import fold_all


def follow(
    supervised: Annotated[
        bool, typer.Option(help="标准输入关闭即停止 / stop when standard input ends", hidden=True)
    ] = False,
) -> None:
    """跟随日志更新查询数据，直至收到终止信号 / Follow the log until told to stop."""
    settings, stopping = Settings(), process.stop_on_signals()
    if supervised:
        Thread(target=_stop_with_parent, daemon=True).start()
    with speaking(), opened(settings) as system:
        runs = processes(system).run, sealing(system).run
        workers = [Thread(target=run, args=[stopping]) for run in runs]
        for worker in workers:
            worker.start()
        try:
            status = process.main(CODEC, fold_all, settings, stopping)
        finally:
            stopping.set()
            for worker in workers:
                worker.join()
    raise typer.Exit(status)


def _stop_with_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)

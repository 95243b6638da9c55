"""``jiheng demo``: load the constructed year, and serve it or check it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import feed, opened_on, sealer
from api.cli.demo.check import Report, check
from api.cli.demo.loader import Created, OnStep, load
from api.cli.demo.script import script
from api.cli.demo.step import Step, person
from api.cli.demo.year import Scenario, Year
from api.cli.output import ERRORS, OUT, Exit, progress, speaking
from api.cli.serving import serve_system
from infra.feed.follower import Follower
from infra.postgres.database import Database, open_database
from infra.settings import Settings


def demo(
    load_only: Annotated[
        bool, typer.Option("--load", help="只装载 / load into JIHENG_DATA_DIR and stop")
    ] = False,
    checking: Annotated[
        bool,
        typer.Option("--check", help="在临时目录装载并核对 / load into a temporary directory and compare"),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="核对结果为一行 JSON / the check as a line of JSON")
    ] = False,
    scenario: Annotated[
        Scenario, typer.Option(help="演示数据 / which of the constructed years")
    ] = Scenario.HOHHOT,
    directory: Annotated[
        Path | None,
        typer.Option("--year", exists=True, file_okay=False, help="年度数据目录 / files of a year"),
    ] = None,
) -> None:
    """装载并启动演示年度（数据均为构造）/ Load the constructed demo year and serve it."""
    year = Year(directory or scenario.directory)
    steps = script(year)
    with speaking():
        if checking:
            _check(year, steps, as_json=as_json)
            return
        database = open_database(Settings())
        with _progress(steps) as on_step:
            created = load(database, steps, on_step)
        with opened_on(database) as system:
            sealer(system).seal()
        _introduce(year, created)
        if not load_only:
            _serve(database)


def _check(year: Year, steps: Sequence[Step], *, as_json: bool) -> None:
    with _progress(steps) as on_step:
        report = check(year, steps, on_step)
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _tell(report)
    raise typer.Exit(Exit.DONE if report["ok"] else Exit.CHECK_FAILED)


def _tell(report: Report) -> None:
    for line in report["board"]:
        place = f"{line['office']} {line['side']:<7} {line['peerGroup']:<12}"
        OUT.print(f"{place} {line['rank']:>3}  {line['subject']:<13} {line['total']:>8}  {line['grade']}")
    OUT.print(f"事件 events: {report['events']}    秒 seconds: {report['seconds']}")
    for difference in report.get("differences", ()):
        ERRORS.print(difference, markup=False)


def _introduce(year: Year, created: Created) -> None:
    """The first holder of each role, to try the demo as."""
    OUT.print("可试用的身份 / people to try it as (jiheng token --person …):")
    posts = [post for office in year.offices for post in office.posts]
    holders = {role: post for post in reversed(posts) for role in post.roles}
    for role, post in sorted(holders.items()):
        OUT.print(f"  {created[person(post.code)]}  {role:<18}  {post.post}", markup=False)


def _serve(database: Database) -> None:
    settings = database.settings
    with opened_on(database) as system:
        with ERRORS.status("更新查询数据 bringing the read models up to date"):
            Follower(feed(system)).catch_up()
        serve_system(system, settings.http_host, settings.http_port)


@contextmanager
def _progress(steps: Sequence[Step]) -> Iterator[OnStep]:
    with progress() as bar:
        task = bar.add_task("装载演示年度 loading the demo year", total=len(steps))
        yield lambda done: bar.update(task, completed=done)

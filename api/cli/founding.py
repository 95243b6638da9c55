"""``jiheng admin init-db`` and ``found-office``: from an empty database to the first administrator."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID, uuid4

import typer

from api.bootstrap import System, opened
from api.cli.output import OUT, speaking
from application.command import Caller, Command
from application.office.offices import EstablishOffice
from application.office.units import RegisterUnit
from application.person import GrantRole, RegisterPerson
from application.policy import PublishPolicy
from domain.kernel.clock import local_date
from domain.person import Role
from infra.eventstore.cell import initialise
from infra.postgres.database import open_database
from infra.settings import Settings

BOOTSTRAP = "system:bootstrap"


class Clock(StrEnum):
    """The clocks that a cell can be given."""

    WALL = "wall"
    SCRIPTED = "scripted"


def init_db(
    clock: Annotated[Clock, typer.Option(help="wall 服务器时钟 / scripted 脚本时钟（演示）")] = Clock.WALL,
) -> None:
    """初始化单元（可重复执行）/ Create the cell, or bring it up to this code."""
    with speaking():
        head = initialise(open_database(Settings()), clock.value)
        OUT.print(f"单元 {head.cell} 就绪 / cell ready: log {head.log_id}, clock {head.clock}")


def found_office(
    code: Annotated[str, typer.Argument(help="税务局代码 / the office's code")],
    name: Annotated[str, typer.Argument(help="税务局名称 / its name")],
    level: Annotated[str, typer.Option(help="STA | PROVINCE | CITY | COUNTY | SUB_BUREAU")] = "CITY",
    unit: Annotated[
        str, typer.Option(help="管理员所在单位代码 / code of the administrator's unit")
    ] = "OFFICE",
    unit_name: Annotated[str, typer.Option(help="该单位名称 / that unit's name")] = "办公室",
    post: Annotated[str, typer.Option(help="管理员岗位 / the administrator's post")] = "系统管理员",
    superior: Annotated[str | None, typer.Option(help="上级局代码 / code of the superior office")] = None,
) -> None:
    """设立税务局及首位管理员 / Found an office with its policy and first administrator."""
    with speaking(), opened(Settings()) as system:
        today = local_date(system.clock.now())
        establish = EstablishOffice.of(code=code, name=name, level=level, superior=superior, since=today)
        administrator = found(system, establish, unit, unit_name, post)
        OUT.print(f"管理员编号 / administrator: {administrator}")


def found(system: System, establish: EstablishOffice, unit: str, unit_name: str, post: str) -> UUID:
    """Found an office as ``system:bootstrap``; gives the id of its first administrator."""
    code, today = establish.code, establish.since
    _run(system, f"found {code}", establish)
    _run(system, f"policy {code}", PublishPolicy(office=code))
    _run(system, f"unit {code}", _unit(code, unit, unit_name, today))
    register = RegisterPerson(office=code, unit=unit, post=post, name=post)
    administrator = UUID(_run(system, f"administrator {code}", register))
    role = GrantRole(person=administrator, role=Role.ADMINISTRATOR, office=code, since=today)
    _run(system, f"role {code}", role)
    return administrator


def _unit(office: str, code: str, name: str, today: date) -> RegisterUnit:
    return RegisterUnit(
        office=office,
        code=code,
        name=name,
        kind="DEPARTMENT",
        peer_group=None,
        since=today,
        parent=None,
        represents=None,
    )


def _run(system: System, key: str, command: Command) -> str:
    caller = Caller(person=BOOTSTRAP, channel="CLI", correlation_id=uuid4())
    return system.dispatcher.execute(command, caller, key).result or ""

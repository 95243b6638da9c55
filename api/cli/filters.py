"""The options by which commands choose events, and what they mean."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import typer

from api.cli.moments import moment_of
from domain.catalogue import EVENTS
from projections.trail.kinds import EventKind

OfAssessment = Annotated[UUID | None, typer.Option(help="考评及其申诉 / one assessment with its appeals")]
OfAppeal = Annotated[UUID | None, typer.Option(help="一件申诉 / one appeal")]
OfStream = Annotated[UUID | None, typer.Option(help="一个事件流 / one stream")]
OfUnit = Annotated[str | None, typer.Option(help="被考评单位或个人 / the assessed unit or person")]
OfIndicator = Annotated[str | None, typer.Option(help="指标编码 / code of an indicator")]
OfItem = Annotated[str | None, typer.Option(help="事项 / reference of an item")]
OfType = Annotated[str | None, typer.Option("--type", help="事件类型前缀 / prefix of the type")]
OfKind = Annotated[list[EventKind] | None, typer.Option(help="事件种类，可重复 / kind, repeatable")]
ByActor = Annotated[str | None, typer.Option(help="操作人编号 / id of the actor")]
ByRole = Annotated[str | None, typer.Option(help="操作角色 / role of the actor")]
OfCorrelation = Annotated[UUID | None, typer.Option(help="事由编号 / correlation id")]
Since = Annotated[str | None, typer.Option(help="记录时间起 / recorded at or after")]
Until = Annotated[str | None, typer.Option(help="记录时间止 / recorded at or before")]
AsOf = Annotated[str | None, typer.Option(help="截至位置或时间 / up to a position or time")]


def topics_from(prefix: str | None) -> list[str] | None:
    """The topics that begin so; ``None``: whatever topic."""
    return None if prefix is None else [event.TOPIC for event in EVENTS if event.TOPIC.startswith(prefix)]


def recorded(since: str | None, until: str | None) -> tuple[datetime | None, datetime | None]:
    """The ends of a range of recorded times, bare days included; raises ``MomentMalformed``."""
    begin = None if since is None else moment_of("since", since, begins=True)
    return begin, None if until is None else moment_of("until", until)

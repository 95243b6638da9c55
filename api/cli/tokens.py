"""``jiheng token``: a bearer token for a person, in development."""

from typing import Annotated
from uuid import UUID

import typer

from api.auth.local import DEFAULT_SECONDS, LocalIssuer
from api.bootstrap import opened
from api.cli.output import speaking
from application.replay import fold
from domain.person import PersonUnknown
from infra.settings import Settings


def token(
    person: Annotated[UUID, typer.Option(help="人员编号 / the person's id")],
    seconds: Annotated[
        int, typer.Option(min=1, help="有效秒数 / seconds until it expires")
    ] = DEFAULT_SECONDS,
) -> None:
    """签发访问令牌（仅限开发环境）/ Issue a bearer token (development only)."""
    settings = Settings()
    with speaking(), opened(settings) as system:
        issuer = LocalIssuer(settings.data_dir, settings.environment)
        if fold(system.stream(person)) is None:
            raise PersonUnknown("person")
        typer.echo(issuer.issue(person, seconds))

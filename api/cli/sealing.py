"""``jiheng seal``: a signed checkpoint of the log as it is now."""

import typer

from api.bootstrap import opened, sealer
from api.cli.output import speaking
from infra.proof.refusals import NothingToSeal
from infra.settings import Settings


def seal() -> None:
    """封存日志并打印检查点 / Seal the log and print the checkpoint."""
    with speaking(), opened(Settings()) as system:
        sealed = sealer(system).seal()
        if sealed is None:
            raise NothingToSeal
        typer.echo(sealed.note.text, nl=False)

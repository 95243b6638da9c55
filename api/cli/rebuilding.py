"""``jiheng admin rebuild``: folds the log again into new read models beside the live ones."""

from typing import Annotated

import typer

from api.bootstrap import feed, opened
from api.cli.output import OUT, progress, speaking
from infra.feed import rebuild as rebuilding
from infra.feed.process import collect_rarely
from infra.settings import Settings


def rebuild(
    models: Annotated[
        list[str] | None, typer.Argument(help="查询模型，缺省为全部 / read models, all of them by default")
    ] = None,
    page: Annotated[int | None, typer.Option(min=1, help="每批事件数 / events per batch")] = None,
) -> None:
    """重建查询数据，读者无感 / Rebuild read models beside the live ones, then switch over."""
    collect_rarely()
    with speaking(), opened(Settings()) as system, progress() as bar:
        task = bar.add_task("重建 rebuilding", total=system.head.position)
        built = rebuilding.rebuild(
            feed(system),
            models or None,
            page=page,
            on_progress=lambda done: bar.update(task, completed=done.position, total=done.head),
        )
    for generation in built:
        OUT.print(f"{generation.model.name} g{generation.number} @ {generation.position}")

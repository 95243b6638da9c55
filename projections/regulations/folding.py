"""How regulations become rows."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

from domain.regulation.regulations import Regulations
from domain.regulation.state import Regulation, RegulationsState
from projections.model import Model, put
from projections.regulations.tables import EDITION
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[RegulationsState]) -> Iterator[Change]:
    """Every edition of the regulation that changed: an edition ends where the next one begins."""
    before = {} if step.before is None else step.before.regulations
    for code, regulation in step.after.regulations.items():
        if before.get(code) is not regulation:
            for row in _editions(step.after.office, regulation):
                yield put(EDITION, row, step.recorded.commit_position)


def _editions(office: str, regulation: Regulation) -> Iterator[Row]:
    editions = regulation.editions
    for edition, follower in zip_longest(editions, editions[1:]):
        until = regulation.until if follower is None else follower.since
        stored: dict[str, Any] = edition.text.model_dump(mode="json")
        yield (office, regulation.code, edition.since, until, *map(stored.get, EDITION.columns[4:]))


REGULATIONS: Final = Model(
    name="regulations", version=1, tables=(EDITION,), folds={Regulations.NAME: changes}
)
"""The read model."""

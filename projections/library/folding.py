"""How the indicator library becomes rows."""

from collections.abc import Iterator
from typing import Final

from domain.library.library import IndicatorLibrary
from domain.library.state import Entry, LibraryState
from projections.library.tables import LIBRARY_INDICATOR
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[LibraryState]) -> Iterator[Change]:
    """The entries that changed."""
    known = {} if step.before is None else step.before.entries
    for code, entry in step.after.entries.items():
        if known.get(code) is not entry:
            yield put(LIBRARY_INDICATOR, _row(step.after.office, entry), step.recorded.commit_position)


def _row(office: str, entry: Entry) -> Row:
    retired = entry.retirement
    return (
        office,
        entry.indicator.code,
        entry.indicator.model_dump(mode="json"),
        None if retired is None else retired.reason,
        None if retired is None else retired.note,
    )


LIBRARY: Final = Model(
    name="library", version=1, tables=(LIBRARY_INDICATOR,), folds={IndicatorLibrary.NAME: changes}
)
"""The read model."""

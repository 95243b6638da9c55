"""How activities become rows."""

from collections.abc import Iterator
from typing import Final

from domain.activity.activity import Activity, ActivityState
from domain.activity.citation import Citation
from projections.activities.tables import ACTIVITY
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[ActivityState]) -> Iterator[Change]:
    """The activity as it stands."""
    yield put(ACTIVITY, (step.recorded.stream, *_row(step.after)), step.recorded.commit_position)


def _row(state: ActivityState) -> Row:
    facts = state.facts
    return (
        state.office,
        facts.unit,
        facts.held_on,
        facts.kind,
        facts.channel,
        facts.title,
        list(facts.evidence),
        *_cited(facts.citation),
        state.withdrawn_because,
    )


def _cited(citation: Citation | None) -> Row:
    """Plan, peer group, edition and subject of a result; assessment and path of a leaf."""
    result = None if citation is None else citation.result
    leaf = None if citation is None else citation.leaf
    return (
        *(
            (None, None, None, None)
            if result is None
            else (result.plan, result.peer_group, result.edition, result.subject)
        ),
        *((None, None) if leaf is None else (leaf.assessment, leaf.path)),
    )


ACTIVITIES: Final = Model(name="activities", version=1, tables=(ACTIVITY,), folds={Activity.NAME: changes})
"""The read model."""

"""How uses and allocations become rows."""

from collections.abc import Iterator
from typing import Final

from domain.assessment.assessment import Assessment
from domain.result.moved import Place
from domain.result_use.register import UseRegister
from domain.result_use.state import Allocation, Use, UsesState
from projections.model import Model, put
from projections.result_uses.tables import ALLOCATION, GRANT, RESULT_USE
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[UsesState]) -> Iterator[Change]:
    """The uses and allocations that changed, and who got what when places are allocated."""
    known = {} if step.before is None else step.before.registered
    state, position = step.after, step.recorded.commit_position
    for ref, each in state.registered.items():
        if known.get(ref) is each:
            continue
        if isinstance(each, Use):
            yield put(RESULT_USE, _use(state, each), position)
            continue
        yield put(ALLOCATION, _allocation(state, each), position)
        if ref not in known:
            for row in _grants(state, each):
                yield put(GRANT, row, position)


def _use(state: UsesState, each: Use) -> Row:
    of = each.of
    return (
        state.result,
        each.ref,
        state.office,
        state.plan,
        state.peer_group,
        of.subject,
        Assessment.id_of(state.plan, of.subject),
        of.kind,
        of.document,
        list(of.evidence),
        each.basis.edition,
        each.basis.digest,
        *_stood(of.place),
        each.status.value,
        each.registered_on,
        each.reason,
    )


def _allocation(state: UsesState, each: Allocation) -> Row:
    return (
        state.result,
        each.ref,
        state.plan,
        state.peer_group,
        each.kind,
        each.total,
        each.document,
        each.basis.edition,
        each.basis.digest,
        each.status.value,
        each.registered_on,
        each.reason,
    )


def _grants(state: UsesState, allocation: Allocation) -> Iterator[Row]:
    for ordinal, each in enumerate(allocation.granted):
        whose = (state.result, allocation.ref, each.subject, state.office, state.plan, ordinal)
        yield (*whose, *_stood(each.place), each.asked, each.granted)


def _stood(place: Place) -> Row:
    return (place.total, place.rank, place.grade)


RESULT_USES: Final = Model(
    name="result_uses",
    version=1,
    tables=(RESULT_USE, ALLOCATION, GRANT),
    folds={UseRegister.NAME: changes},
)
"""The read model."""

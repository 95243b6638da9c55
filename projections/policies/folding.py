"""How policies and notices on holidays become rows."""

from collections.abc import Iterator
from typing import Final

from domain.policy.policy_set import (
    CalendarNoticed,
    PolicyAmended,
    PolicyPublished,
    PolicySet,
    PolicySetState,
)
from projections.model import Model, put
from projections.policies.tables import CALENDAR_NOTICE, POLICY_VERSION
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[PolicySetState]) -> Iterator[Change]:
    """The version that was published, or the notice that came in."""
    position = step.recorded.commit_position
    match step.recorded.event:
        case PolicyPublished() as published:
            why: Row = ([], None, None)
            yield put(POLICY_VERSION, (published.office, *_version(published), *why), position)
        case PolicyAmended() as amended:
            why = (list(amended.changed), amended.document, amended.reason)
            yield put(POLICY_VERSION, (step.after.office, *_version(amended), *why), position)
        case CalendarNoticed() as noticed:
            yield put(CALENDAR_NOTICE, _notice(noticed, step.after), position)
        case _:
            return


def _version(event: PolicyPublished | PolicyAmended) -> Row:
    return (event.version, event.envelope.effective_on, event.policy.model_dump(mode="json"))


def _notice(event: CalendarNoticed, state: PolicySetState) -> Row:
    notice = event.notice
    number = len(state.notices)
    return (state.office, number, notice.year, notice.document, list(notice.days_off), list(notice.workdays))


POLICIES: Final = Model(
    name="policies", version=1, tables=(POLICY_VERSION, CALENDAR_NOTICE), folds={PolicySet.NAME: changes}
)
"""The read model."""

"""What the ballots on appeals decided, told from the log."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from application.replay import Histories
from application.states import StatesAt
from domain.appeal.appeal import Appeal
from domain.appeal.vote import Decided


def decisions(appeals: Sequence[UUID], histories: Histories) -> Mapping[UUID, Sequence[Decided]]:
    """What the ballots of the last round of each appeal decided; raises ``AppealUnknown``."""
    states = StatesAt(histories).read_all(Appeal, appeals)
    return {appeal: state.vote.decided for appeal, state in zip(appeals, states, strict=True)}

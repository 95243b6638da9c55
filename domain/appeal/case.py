"""What every facet of an appeal leans on."""

from uuid import UUID

from domain.appeal.refusals import AppealStepWrong, AppealUnknown, RecusalRequired
from domain.appeal.state import AppealState, AppealStatus
from domain.kernel.aggregate import Aggregate


class Case(Aggregate[AppealState]):
    """The checks that more than one facet makes."""

    NAME = "appeal"
    UNKNOWN = AppealUnknown

    @property
    def _caller(self) -> UUID | None:
        """Who acts; ``None`` for an automatic step."""
        actor = self.by.actor_id
        return None if actor.startswith("system:") else UUID(actor)

    def _must_be(self, *statuses: AppealStatus) -> None:
        if self.state.status not in statuses:
            raise AppealStepWrong("appeal", status=self.state.status)

    def _must_be_unconcerned(self) -> None:
        """Nobody decides about their own decision or their own unit (rule 27)."""
        if self.state.is_concerned(self.by.actor_id, self.by.unit):
            raise RecusalRequired

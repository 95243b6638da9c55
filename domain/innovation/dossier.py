"""What every facet of an innovation project leans on."""

from datetime import date

from domain.assessment.refusals import SelfInterest
from domain.innovation.refusals import InnovationDayWrong, InnovationStepWrong, InnovationUnknown
from domain.innovation.state import InnovationState, InnovationStatus
from domain.kernel.aggregate import Aggregate


class Dossier(Aggregate[InnovationState]):
    """The checks that more than one facet makes."""

    NAME = "innovation-project"
    UNKNOWN = InnovationUnknown

    def _must_be(self, *statuses: InnovationStatus) -> None:
        if self.state.status not in statuses:
            raise InnovationStepWrong("innovation", status=self.state.status)

    def _must_not_be_own(self) -> None:
        """Nobody decides on a project of their own unit."""
        if self.by.unit in self.state.application.units:
            raise SelfInterest("innovation")


def must_lie_within(day: date, least: date, most: date, field: str) -> None:
    """Refuse a day that is not between two others, both included."""
    if not least <= day <= most:
        raise InnovationDayWrong(field, day=day, least=least, most=most)

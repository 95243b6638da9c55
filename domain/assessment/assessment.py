"""The assessment as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.assessment import (
    adjustments,
    claims,
    entries,
    faults,
    lifecycle,
    reviewing,
    rulings,
    special_items,
    vetoes,
    voiding,
)
from domain.assessment.adjustments import Adjustments
from domain.assessment.claims import Claims
from domain.assessment.entries import Entries
from domain.assessment.faults import Faults
from domain.assessment.lifecycle import Lifecycle
from domain.assessment.reviewing import Reviewing
from domain.assessment.rulings import Rulings
from domain.assessment.special_items import SpecialItems
from domain.assessment.vetoes import Vetoes
from domain.assessment.voiding import Voiding
from domain.kernel.ids import stream_id


class Assessment(
    Lifecycle, Entries, Reviewing, Faults, Adjustments, Claims, SpecialItems, Vetoes, Voiding, Rulings
):
    """The assessment of one subject under one plan."""

    @staticmethod
    def id_of(plan: UUID, subject: str) -> UUID:
        """One assessment per plan and subject."""
        return stream_id("assessment", plan, subject)


EVENTS: Final = (
    *lifecycle.EVENTS,
    *entries.EVENTS,
    *reviewing.EVENTS,
    *faults.EVENTS,
    *adjustments.EVENTS,
    *claims.EVENTS,
    *special_items.EVENTS,
    *vetoes.EVENTS,
    *voiding.EVENTS,
    *rulings.EVENTS,
)

"""The assessment as a whole: its facets in one aggregate."""

from typing import Final
from uuid import UUID

from domain.assessment import (
    adjustments,
    adopting,
    alarms,
    claims,
    comments,
    contests,
    deadlines,
    entered,
    entries,
    faults,
    innovation_bonus,
    lifecycle,
    nil_returns,
    not_applicable,
    rectifying,
    reviewing,
    rulings,
    self_checks,
    special_items,
    veto_spread,
    vetoes,
    voiding,
    whole_rulings,
)
from domain.assessment.adjustments import Adjustments
from domain.assessment.adopting import Adopting
from domain.assessment.alarms import Alarms
from domain.assessment.claims import Claims
from domain.assessment.comments import Comments
from domain.assessment.deadlines import DueDates
from domain.assessment.entered import Entering
from domain.assessment.faults import Faults
from domain.assessment.innovation_bonus import InnovationBonuses
from domain.assessment.lifecycle import Lifecycle
from domain.assessment.nil_returns import NilReturns
from domain.assessment.not_applicable import Applicability
from domain.assessment.rectifying import Rectifying
from domain.assessment.reviewing import Reviewing
from domain.assessment.rulings import Rulings
from domain.assessment.self_checks import SelfChecks
from domain.assessment.special_items import SpecialItems
from domain.assessment.veto_spread import VetoSpreading
from domain.assessment.vetoes import Vetoes
from domain.assessment.voiding import Voiding
from domain.kernel.ids import stream_id


class Assessment(
    Lifecycle,
    Adopting,
    NilReturns,
    Entering,
    Reviewing,
    Faults,
    Comments,
    DueDates,
    Alarms,
    SelfChecks,
    Adjustments,
    Applicability,
    Claims,
    SpecialItems,
    InnovationBonuses,
    Rectifying,
    Vetoes,
    VetoSpreading,
    Voiding,
    Rulings,
):
    """The assessment of one subject under one plan."""

    @staticmethod
    def id_of(plan: UUID, subject: str) -> UUID:
        """One assessment per plan and subject."""
        return stream_id("assessment", plan, subject)


EVENTS: Final = (
    *lifecycle.EVENTS,
    *entries.EVENTS,
    *entered.EVENTS,
    *reviewing.EVENTS,
    *nil_returns.EVENTS,
    *faults.EVENTS,
    *comments.EVENTS,
    *adopting.EVENTS,
    *deadlines.EVENTS,
    *alarms.EVENTS,
    *self_checks.EVENTS,
    *adjustments.EVENTS,
    *not_applicable.EVENTS,
    *claims.EVENTS,
    *special_items.EVENTS,
    *innovation_bonus.EVENTS,
    *rectifying.EVENTS,
    *vetoes.EVENTS,
    *veto_spread.EVENTS,
    *voiding.EVENTS,
    *contests.EVENTS,
    *rulings.EVENTS,
    *whole_rulings.EVENTS,
)

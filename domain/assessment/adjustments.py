"""Points added to or taken from a confirmed entry (调整), each with its grounds."""

from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.refusals import EntryNotConfirmed
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between
from domain.assessment.state import Adjustment, AssessmentState, EntryStatus
from domain.kernel.event import Event, Grounds
from domain.kernel.points import Points, working
from domain.period import last_day
from domain.plan.version import PlanVersion


class ScoreAdjusted(Event):
    """The score of an indicator in a period was changed by ``delta``, which lies within ± ``most``."""

    TOPIC: ClassVar[str] = "assessment.score-adjusted.v1"

    indicator: str
    period: str
    delta: Points
    most: Points
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the adjustment."""
        return state.with_item(
            Adjustment(
                ref=f"adjustment:{self.envelope.event_id}",
                indicator=self.indicator,
                period=self.period,
                delta=self.delta,
                most=self.most,
                effective_on=self.envelope.effective_on,
                adjusted_by=self.envelope.actor.id,
                voided=False,
                events=(self.envelope.event_id,),
                ruled=None,
            )
        )


class Adjustments(Sheet):
    """Adjusting confirmed points."""

    def adjust(
        self, *, indicator: str, period: str, delta: Decimal, grounds: Grounds, plan: PlanVersion
    ) -> str:
        """Change the confirmed points of an indicator in a period; gives the adjustment's reference."""
        self._must_be_open()
        self._must_not_be_own()
        must_give_reason(grounds)
        plan.indicator(indicator)
        most = self._most(indicator, period)
        must_lie_between(delta, -most, most, "delta")
        event = self.trigger(
            ScoreAdjusted,
            effective_on=last_day(period),
            indicator=indicator,
            period=period,
            delta=working(delta, plan.digits),
            most=most,
            grounds=grounds,
        )
        return f"adjustment:{event.envelope.event_id}"

    def _most(self, indicator: str, period: str) -> Decimal:
        """The most that a confirmed entry of the period may be given; raises ``EntryNotConfirmed``."""
        entries = self.state.record(indicator).entries.values()
        confirmed = [
            each.most for each in entries if each.period == period and each.status is EntryStatus.RECHECKED
        ]
        if not confirmed:
            raise EntryNotConfirmed("period", indicator=indicator, period=period)
        return max(confirmed)


EVENTS: Final = (ScoreAdjusted,)

"""The quarterly self-check (自查自评): own scores, and measures where they are low (P19)."""

from decimal import Decimal
from typing import ClassVar, Final

from domain.assessment.sheet import Sheet, must_lie_between
from domain.assessment.state import AssessmentState
from domain.assessment.watch import SelfCheck, SelfCheckItem, check_of
from domain.assessment.workflow_refusals import SelfCheckEmpty, SelfCheckMeasureMissing, SelfCheckTwice
from domain.kernel.clock import local_date
from domain.kernel.event import Event
from domain.kernel.points import ZERO, add, text
from domain.kernel.refusal import Refusal, Refusals
from domain.period import Cycle, last_day, must_be, periods_of
from domain.plan.indicator import PeriodRule
from domain.plan.version import PlanVersion, ScoredIndicator


class SelfCheckRecorded(Event):
    """A unit checked itself at the end of a quarter."""

    TOPIC: ClassVar[str] = "assessment.self-check-recorded.v1"

    quarter: str
    items: tuple[SelfCheckItem, ...]

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Keep it, and end the alarm over it."""
        day = local_date(self.envelope.decided_at)
        check = SelfCheck(self.quarter, self.items, day)
        watch = state.watch.answered(check_of(self.quarter), day)
        return state._replace(watch=watch._replace(self_checks={**watch.self_checks, self.quarter: check}))


class SelfChecks(Sheet):
    """Checking oneself."""

    def record_self_check(
        self, quarter: str, items: tuple[SelfCheckItem, ...], plan: PlanVersion, threshold: Decimal
    ) -> None:
        """Record the check of a quarter; raises ``Refusals`` with everything that is wrong with it."""
        self._must_be_open()
        must_be(Cycle.QUARTER, quarter, "quarter")
        self._must_be_in_year(last_day(quarter), "quarter")
        if failures := list(self._failures(quarter, items, plan, threshold)):
            raise Refusals(failures)
        self.trigger(SelfCheckRecorded, quarter=quarter, items=items)

    def _failures(
        self, quarter: str, items: tuple[SelfCheckItem, ...], plan: PlanVersion, threshold: Decimal
    ) -> list[Refusal]:
        if not items:
            return [SelfCheckEmpty("items")]
        found: list[Refusal] = []
        for place, item in enumerate(items):
            try:
                self._check(quarter, item, plan, threshold)
                if item.indicator in {each.indicator for each in items[:place]}:
                    raise SelfCheckTwice("indicator", indicator=item.indicator)
            except Refusal as refusal:
                refusal.field = f"items.{place}.{refusal.field}"
                found.append(refusal)
        return found

    def _check(self, quarter: str, item: SelfCheckItem, plan: PlanVersion, threshold: Decimal) -> None:
        rule = plan.indicator(item.indicator)
        rule.check_subject(self.state.unit)
        full = full_marks(rule, quarter)
        must_lie_between(item.own_score, ZERO, full, "own_score")
        is_low = item.own_score < full * threshold
        if is_low and (not (item.measure or "").strip() or item.measure_due is None):
            share = f"{text((threshold * 100).normalize())} %"
            raise SelfCheckMeasureMissing("measure", indicator=item.indicator, share=share)


def full_marks(rule: ScoredIndicator, quarter: str) -> Decimal:
    """What an indicator can come to in a quarter; all its points where its periods are longer."""
    within = [marks for period, marks in rule.marks.items() if period in _periods_within(quarter)]
    if not within or rule.period_rule is not PeriodRule.SUM:
        return within[-1] if within else rule.points
    return add(within)


def _periods_within(quarter: str) -> tuple[str, ...]:
    year, number = int(quarter[:4]), int(quarter[-1])
    return (quarter, *periods_of(year, Cycle.MONTH)[3 * number - 3 : 3 * number])


EVENTS: Final = (SelfCheckRecorded,)

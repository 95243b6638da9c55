"""Nil returns (零报告): nothing happened, and that is said (rule 32); silence is something else."""

from decimal import Decimal
from typing import Final

from domain.assessment.entries import SELF, Entries, Reported, Scoring, entry_ref, must_not_be_settled
from domain.assessment.sheet import must_say_why
from domain.kernel.event import Grounds
from domain.kernel.points import multiply
from domain.methods.definition import Line
from domain.period import last_day
from domain.plan.version import PlanVersion, ScoredIndicator

NIL: Final = "NIL_RETURN"
"""The reason code of a nil return."""


class NilReported(Reported):
    """A unit reported that nothing happened in a period which an indicator could measure."""

    TOPIC = "assessment.nil-reported.v1"
    NIL = True


class NilReturns(Entries):
    """Reporting that there was nothing."""

    def report_nil(self, indicator: str, period: str, reason: str, plan: PlanVersion, share: Decimal) -> str:
        """Report nothing for an indicator and period; gives the entry's reference.

        It is neither zero nor silence: it is worth ``share`` of the full marks, and goes through review and
        recheck as any result.
        """
        self._must_be_open()
        rule = plan.indicator(indicator)
        rule.check(period, SELF, self.state.unit)
        self._must_be_applicable(indicator, period)
        must_not_be_settled(rule)
        must_say_why(reason)
        ref = entry_ref(indicator, period, SELF)
        self._must_be_reportable(ref, None)
        terms = rule.terms(period, plan.digits)
        points = nil_points(rule, period, share, plan.digits)
        self.trigger(
            NilReported,
            effective_on=last_day(period),
            indicator=indicator,
            period=period,
            channel=SELF,
            plan_version=plan.number,
            mode="MANUAL",
            source=None,
            scoring=Scoring(
                method=rule.method.name,
                version=rule.method.version,
                style=terms.style,
                most=terms.most,
                measures=(),
                explanation=(Line(code="FULL_MARKS", about=None, value=points),),
            ),
            points=points,
            grounds=Grounds(reason_code=NIL, reason=reason, legal_basis=rule.legal_basis, evidence=()),
        )
        return ref


def nil_points(rule: ScoredIndicator, period: str, share: Decimal, digits: int) -> Decimal:
    """What a nil return is worth; where measures add to a start, what it adds to the full marks."""
    worth = multiply(rule.marks[period], share, digits)
    return worth - rule.marks[period] if rule.method.STYLE == "CONTRIBUTION" else worth


EVENTS: Final = (NilReported,)

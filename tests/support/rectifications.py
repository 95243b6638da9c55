"""Rectifications of a city, step by step through commands; each step names who takes it by default."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from application.rectification.closing import CloseRectification, RectificationCharge
from application.rectification.issuing import IssueRectification
from application.rectification.steps import (
    ApproveRectificationPlan,
    SubmitRectificationPlan,
    SubmitRectificationReport,
    VerifyRectification,
)
from application.replay import fold
from domain.kernel.points import add
from domain.rectification.dues import GivenDues
from domain.rectification.state import RectificationMeasure, RectificationState
from infra.clock import ScriptedClock
from tests.support.city import OFFICE, City

BY_POLICY: Final = GivenDues(plan_due_on=None, report_due_on=None, by_policy=True)
BASIS: Final = "HHHT-2014-01#12"


def on(city: City, day: str) -> None:
    """Noon of a day in the cell's zone."""
    clock = city.system.clock
    assert isinstance(clock, ScriptedClock)
    clock.set(datetime.fromisoformat(f"{day}T04:00:00+00:00"))


def issuing(problem: str = "VAT-PUBLICITY", **changed: object) -> IssueRectification:
    """The command that has U01 put a problem right, which D1 verifies."""
    given: dict[str, object] = {
        "office": OFFICE,
        "owner": "U01",
        "problem": problem,
        "text": "增值税政策宣传不到位，纳税人知晓率低",
        "source": "SOCIAL",
        "reference": "2014年纳税人满意度调查报告第3条",
        "plan": None,
        "indicator": None,
        "verifier": "D1",
        "due": BY_POLICY,
    }
    return IssueRectification.of(**given | changed)


def measure(day: str, text: str = "开展增值税政策专题宣传") -> RectificationMeasure:
    """A measure until a day."""
    return RectificationMeasure(text=text, post="纳税服务科科长", due_on=date.fromisoformat(day))


@dataclass(frozen=True)
class Case:
    """One rectification of a city."""

    city: City
    id: UUID

    @property
    def state(self) -> RectificationState:
        """The state, read from the log."""
        state: RectificationState = fold(self.city.system.stream(self.id))
        return state

    def plan(self, day: str = "2014-11-28", who: str = "head of U01") -> None:
        """Submit a plan with a measure until a day."""
        self.city.run(who, SubmitRectificationPlan(rectification=self.id, measures=(measure(day),)))

    def approve(self, who: str = "officer") -> None:
        """Approve the plan."""
        self.city.run(who, ApproveRectificationPlan(rectification=self.id))

    def report(self, who: str = "head of U01") -> None:
        """Report that it is done."""
        done = SubmitRectificationReport(rectification=self.id, text="已完成宣传并回访", evidence=())
        self.city.run(who, done)

    def verify(self, who: str = "assessor") -> None:
        """Find it put right."""
        self.city.run(who, VerifyRectification(rectification=self.id))

    def close(self, who: str = "officer", charge: RectificationCharge | None = None) -> str | None:
        """Close it; lateness is charged in the year's assessment unless another is given."""
        to = charge or charging(self.city)
        return self.city.run(who, CloseRectification(rectification=self.id, charge=to)).result

    def finish(self) -> str | None:
        """Report, verify and close on one day."""
        self.report()
        self.verify()
        return self.close()


def charging(city: City, unit: str = "U01") -> RectificationCharge:
    """In the assessment of a unit, on the office's measures."""
    return RectificationCharge(assessment=city.assessments[unit], legal_basis=BASIS)


def issued(city: City, problem: str = "VAT-PUBLICITY", who: str = "officer", **changed: object) -> Case:
    """A rectification that was issued today."""
    return Case(city, UUID(city.made(who, issuing(problem, **changed))))


def executing(city: City, problem: str = "VAT-PUBLICITY", **changed: object) -> Case:
    """A rectification that is issued, planned and approved today."""
    case = Case(city, UUID(city.made("officer", issuing(problem, **changed))))
    case.plan(city.system.clock.now().date().isoformat())
    case.approve()
    return case


def deductions(city: City, unit: str = "U01") -> list[str]:
    """The points of the deductions for rectifications in force, in order."""
    claims = city.state(unit).claims.values()
    return [f"{-each.points:.2f}" for each in claims if each.code == "RECTIFICATION"]


def lost(city: City, unit: str = "U01") -> Decimal:
    """What all of them come to."""
    return add(map(Decimal, deductions(city, unit)))

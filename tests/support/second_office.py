"""A second office beside the city: its people are its own, under names that begin with its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from application.assessment.entries import RecheckResult, ReviewResult
from application.assessment.lifecycle import OpenAssessment
from application.plan.drafting import DraftPlan, ProposeIndicator, ProposeProject, ProposeWorkItem
from application.plan.procedure import (
    AgreeToPlan,
    ConsultOnPlan,
    PublishPlan,
    ReviewPlan,
    SubmitPlanForReview,
)
from application.policy import PublishPolicy
from application.regulation import IssueRegulation
from domain.kernel.points import add
from domain.office.state import Level
from domain.person import Role
from domain.plan.indicator import Indicator, Section, Side
from tests.support.city import NEW_YEAR, REGULATION, City, establishing, registering, seat_leaders
from tests.support.plans import PROJECT, WORK_ITEM

SYSTEM: Final = "system:bootstrap"
_POSTS: Final = {
    "officer": ("PO", Role.PERFORMANCE_OFFICE),
    "second_officer": ("PO", Role.PERFORMANCE_OFFICE),
    "leader": ("LG", Role.LEADING_GROUP),
    "assessor": ("D1", Role.ASSESSOR),
}


@dataclass(frozen=True)
class SecondOffice:
    """An office of a city's log."""

    city: City
    code: str

    def who(self, post: str) -> str:
        """The name of a post's holder."""
        return f"{self.code} {post}"

    def publish(
        self, side: Side, indicators: Sequence[Indicator], *, asked: str, group: str = "GROUP"
    ) -> UUID:
        """Publish a plan of 2014 on the scale of its indicators, consulted on with the unit that is asked."""
        plan = self.draft(side, indicators, asked, group)
        publishing = PublishPlan(plan=plan, effective_from=NEW_YEAR, overrides=())
        self.city.run(self.who("leader"), publishing)
        return plan

    def draft(self, side: Side, indicators: Sequence[Indicator], asked: str, group: str = "GROUP") -> UUID:
        """A draft that may be published."""
        run, officer, total = (
            self.city.run,
            self.who("officer"),
            add(each.points for each in indicators if each.points),
        )
        drafting = DraftPlan(
            office=self.code,
            year=2014,
            side=side,
            title=f"2014年{side}绩效计划",
            scale=total,
            digits=2,
            sections=(Section(code=indicators[0].section, name="依法行政", points=total),),
            peer_groups=(group,),
        )
        plan = UUID(self.city.made(officer, drafting))
        run(officer, ProposeWorkItem(plan=plan, work_item=WORK_ITEM))
        run(officer, ProposeProject(plan=plan, project=PROJECT))
        for each in indicators:
            run(officer, ProposeIndicator(plan=plan, indicator=each))
        run(officer, SubmitPlanForReview(plan=plan))
        run(self.who("second_officer"), ReviewPlan(plan=plan, comment=None))
        run(officer, ConsultOnPlan(plan=plan, units=(asked,), until=date(2014, 12, 31)))
        run(self.who(f"head of {asked}"), AgreeToPlan(plan=plan, unit=asked))
        return plan

    def join(self, unit: str, **registering_with: object) -> None:
        """Add a ranked unit with a reporter and a head."""
        self.city.run(SYSTEM, registering(unit, "SUB_BUREAU", "GROUP", office=self.code, **registering_with))
        self.city.hire(self.who(f"reporter of {unit}"), unit, Role.REPORTER, office=self.code)
        self.city.hire(self.who(f"head of {unit}"), unit, Role.UNIT_HEAD, office=self.code)

    def open(self, plan: UUID, unit: str) -> UUID:
        """Begin the assessment of a unit."""
        return UUID(self.city.made(self.who("officer"), OpenAssessment(plan=plan, subject=unit)))

    def confirm(self, assessment: UUID, unit: str, points: str) -> None:
        """Report, review and recheck the result of the year of a unit's indicator A."""
        self.city.assessments[unit] = assessment
        reporting = self.city.reporting(points, unit, "A", "2014")
        entry = self.city.made(self.who(f"reporter of {unit}"), reporting)
        review = ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
        self.city.run(self.who("assessor"), review)
        recheck = RecheckResult(assessment=assessment, entry=entry, expected_version=None)
        self.city.run(self.who("officer"), recheck)


def second_office(city: City, code: str, level: Level, superior: str | None = None) -> SecondOffice:
    """An office with its policy, its regulation, its people and its leading group."""
    office = SecondOffice(city, code)
    city.run(SYSTEM, establishing(code, code, level, superior))
    city.run(SYSTEM, PublishPolicy(office=code))
    city.run(SYSTEM, IssueRegulation.of(**dict(REGULATION) | {"office": code}))
    for unit in ("PO", "LG", "D1"):
        city.run(SYSTEM, registering(unit, "DEPARTMENT", office=code))
    for post, (unit, role) in _POSTS.items():
        city.hire(office.who(post), unit, role, office=code)
    seat_leaders(city, code, office.who("leader"))
    return office

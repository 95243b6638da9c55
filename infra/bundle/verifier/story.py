"""What the events of a bundle tell, taken in one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from .board import Member
from .events import Event
from .figures import Json
from .honours import Honours, person_share
from .results import Result
from .rules import Edition, Plan, Policies, for_side
from .score import Score, score_of
from .sheet import Sheet

Group = tuple[str, str]
"""A plan and one of its peer groups."""


@dataclass
class Story:
    """Plans, policies, assessments, results and honours by stream.

    ``raw`` has the measures of each settlement by subject; ``settled`` those that were ranked last.
    """

    plans: dict[str, Plan] = field(default_factory=dict)
    policies: dict[str, Policies] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    enrolled: dict[str, Group] = field(default_factory=dict)
    honours: dict[str, Honours] = field(default_factory=dict)
    raw: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    settled: dict[str, dict[str, Decimal]] = field(default_factory=dict)

    @classmethod
    def of(cls, events: Iterable[Event]) -> "Story":
        """All that events tell."""
        story = cls()
        for event in events:
            story.take(event)
        return story

    def take(self, event: Event) -> None:
        """Take one event in."""
        kind, said = event.topic.partition(".")[0], event.said
        if event.topic == "plan.plan-drafted.v1":
            self.plans[event.stream] = Plan(said)
        elif kind == "plan":
            self.plans[event.stream].take(event)
        elif kind == "policy":
            self.policies.setdefault(event.stream, Policies()).take(event)
        elif event.topic == "assessment.assessment-opened.v1":
            self.sheets[event.stream] = Sheet(event.stream, said)
        elif kind == "assessment":
            self.sheets[event.stream].take(event)
        elif kind == "assessment-roll":
            self.enrolled[said["assessment"]] = (said["plan"], said["peer_group"])
        elif kind == "result":
            self.results.setdefault(event.stream, Result(event.stream)).take(event)
        elif kind == "band-settlement":
            self._settle(event)
        elif kind == "unit-honour":
            self.honours.setdefault(event.stream, Honours()).take(event)

    def _settle(self, event: Event) -> None:
        raw = self.raw.setdefault(event.stream, {})
        if event.topic == "band-settlement.raw-measured.v1":
            raw.update({each["subject"]: Decimal(each["value"]) for each in event.said["measures"]})
        elif event.topic == "band-settlement.bands-settled.v1":
            ranked = {line["subject"] for line in event.said["lines"]}
            self.settled[event.stream] = {subject: raw[subject] for subject in ranked}

    def edition_of(self, sheet: Sheet) -> Edition:
        """The version of the plan that an assessment is scored by."""
        return self.plans[sheet.opened["plan"]].editions[sheet.plan_version]

    def policies_of(self, office: str) -> Policies:
        """The policy of an office."""
        return next(each for each in self.policies.values() if each.office == office)

    def policy_of(self, sheet: Sheet) -> Json:
        """The version of the policy that an assessment is scored by."""
        return self.policies_of(sheet.opened["office"]).versions[sheet.opened["policy"]]

    def score(self, sheet: Sheet, *, reported: bool = False) -> Score:
        """The score of an assessment; ``reported``: as if everything reported were confirmed."""
        return score_of(sheet, self.edition_of(sheet), self.policy_of(sheet), reported=reported)

    def group(self, group: Group) -> list[Sheet]:
        """The assessments of a peer group."""
        return [each for each in self.sheets.values() if each.group == group]

    def members(self, group: Group) -> list[Member]:
        """The peer group as its board sees it."""
        return [
            Member(each.opened["subject"], each.stream, self.score(each), each.vetoes_in_force)
            for each in self.group(group)
        ]

    def result_of(self, group: Group) -> Result | None:
        """The result of a peer group, if there is one."""
        return next((each for each in self.results.values() if each.group == group), None)

    def grading_version(self, group: Group) -> int:
        """The newest version of the policy that somebody of the group is scored by: it grades all."""
        return max(int(each.opened["policy"]) for each in self.group(group))

    def grading(self, group: Group) -> Json:
        """That version, for the side of the plan."""
        plan = self.plans[group[0]].drafted
        policy = self.policies_of(plan["office"]).versions[self.grading_version(group)]
        return for_side(policy, plan["side"])

    def official_grading(self, group: Group) -> Json:
        """The same for a result: the grade and the honours of a unit set the quota of its persons (29)."""
        policy, plan = self.grading(group), self.plans[group[0]].drafted
        grade = self._grade_of_unit(plan, group[1]) if plan["side"] == "PERSON" else None
        if grade is None:
            return policy
        asked = plan["office"], plan["year"], group[1]
        held = [code for each in self.honours.values() for code in each.of(*asked)]
        share = person_share(policy["linkage"], grade, held)
        return {**policy, "quota": {**policy["quota"], "excellent_share": share}}

    def _grade_of_unit(self, plan: Json, unit: str) -> str | None:
        """The official grade of a unit of the plan's office and year, if it has one by now."""
        official = [each for each in self.results.values() if each.official]
        found = (
            result.grade_of(unit)
            for side in ("AGENCY", "SYSTEM")
            for result in official
            if result.of(plan["office"], plan["year"], side)
        )
        return next((grade for grade in found if grade is not None), None)

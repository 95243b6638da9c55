"""Amending a published plan: requested → screened → (proposed →) decided; approval publishes a version."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from domain.kernel.refusal import Refusals
from domain.plan import changing
from domain.plan.amendment import Amendment, AmendmentStatus
from domain.plan.amendment_events import (
    AdoptionAdvanced,
    AdoptionBegun,
    AdoptionCompleted,
    AmendmentApproved,
    AmendmentProposed,
    AmendmentRefused,
    AmendmentRequested,
    AmendmentReturned,
    AmendmentScreened,
    AmendmentWithdrawn,
)
from domain.plan.amendment_refusals import (
    AmendmentNotInWriting,
    AmendmentOutOfOrder,
    AmendmentOutsideWindow,
    AmendmentOutsideYear,
    AmendmentReasonMissing,
    AmendmentRetroactive,
    AmendmentSamePerson,
    AmendmentStepWrong,
    AmendmentTooLate,
    AmendmentUnderWay,
)
from domain.plan.change_set import ChangeSet
from domain.plan.checks import CHECKS
from domain.plan.context import PlanContext
from domain.plan.draft import Draft
from domain.plan.events import PlanPublished
from domain.policy.amendment import AmendmentRules

_PENDING: Final = {AmendmentStatus.REQUESTED, AmendmentStatus.SCREENED, AmendmentStatus.PROPOSED}


class Amending(Draft):
    """The way of an amendment; only its approval changes the plan (rule 34)."""

    def request_amendment(
        self,
        *,
        changes: ChangeSet,
        effective_from: date,
        reason: str,
        document: str,
        rules: AmendmentRules,
        context: PlanContext,
    ) -> int:
        """Ask for a change set from a day on; gives the amendment's number.

        Raises the refusals of :mod:`domain.plan.amendment_refusals`, or ``Refusals`` with every publication
        check that the amended plan would fail.
        """
        self._must_be_effective(effective_from)
        self._must_be_requestable(effective_from, reason, document, rules)
        self._amended(changes, effective_from, context)
        number = len(self.state.amendments) + 1
        self.trigger(
            AmendmentRequested,
            amendment=number,
            changes=changes,
            effective_from=effective_from,
            reason=reason,
            document=document,
        )
        return number

    def screen_amendment(self, amendment: int) -> None:
        """Pass a requested amendment on."""
        self._step(amendment, {AmendmentStatus.REQUESTED})
        self.trigger(AmendmentScreened, amendment=amendment)

    def return_amendment(self, amendment: int, reason: str) -> None:
        """Send a requested amendment back with the reason."""
        self._step(amendment, {AmendmentStatus.REQUESTED})
        _must_say_why(reason)
        self.trigger(AmendmentReturned, amendment=amendment, reason=reason)

    def propose_amendment(self, amendment: int, reason: str) -> None:
        """Propose a screened amendment to the leading group, with the reason."""
        self._step(amendment, {AmendmentStatus.SCREENED})
        _must_say_why(reason)
        self.trigger(AmendmentProposed, amendment=amendment, reason=reason)

    def approve_amendment(self, amendment: int, rules: AmendmentRules, context: PlanContext) -> UUID:
        """Carry an amendment out and publish the next version; gives the id of that event.

        Raises what :meth:`request_amendment` raises: the plan may have moved since.
        """
        found = self._step(amendment, _decidable(rules))
        self._must_be_effective(found.effective_from)
        self._must_not_be_under_way()
        self._amended(found.changes, found.effective_from, context)
        version = self.state.latest.number + 1
        approved = self.trigger(AmendmentApproved, amendment=amendment, version=version)
        published = self.trigger(
            PlanPublished,
            effective_on=found.effective_from,
            cause=approved.envelope.event_id,
            version=version,
            checks=tuple(CHECKS),
            overrides=(),
        )
        return published.envelope.event_id

    def refuse_amendment(self, amendment: int, reason: str, rules: AmendmentRules) -> None:
        """Refuse an amendment that could be approved, with the reason."""
        self._step(amendment, _decidable(rules))
        _must_say_why(reason)
        self.trigger(AmendmentRefused, amendment=amendment, reason=reason)

    def withdraw_amendment(self, amendment: int, reason: str) -> None:
        """Take an amendment back before it is decided on."""
        self._amendment_at(amendment, _PENDING)
        _must_say_why(reason)
        self.trigger(AmendmentWithdrawn, amendment=amendment, reason=reason)

    def begin_adoption(self, amendment: int) -> None:
        """Let an approved amendment reach the assessments part by part."""
        self._amendment_at(amendment, {AmendmentStatus.APPROVED})
        self.trigger(AdoptionBegun, amendment=amendment)

    def advance_adoption(self, amendment: int, part: int, *, last: bool) -> UUID:
        """Note that the amendment reaches a part of the assessments, the next one; gives the event's id."""
        found = self._amendment_at(amendment, {AmendmentStatus.ADOPTING})
        if part != found.reached:
            raise AmendmentStepWrong("part", amendment=amendment, status=found.status)
        if last:
            return self.trigger(AdoptionCompleted, amendment=amendment).envelope.event_id
        return self.trigger(AdoptionAdvanced, amendment=amendment, part=part).envelope.event_id

    def _step(self, number: int, statuses: set[AmendmentStatus]) -> Amendment:
        found = self._amendment_at(number, statuses)
        if self.by.actor_id in found.handlers:
            raise AmendmentSamePerson("amendment", amendment=number)
        return found

    def _amendment_at(self, number: int, statuses: set[AmendmentStatus]) -> Amendment:
        found = self.state.amendment(number)
        if found.status not in statuses:
            raise AmendmentStepWrong("amendment", amendment=number, status=found.status)
        return found

    def _must_not_be_under_way(self) -> None:
        for each in self.state.amendments.values():
            if each.status is AmendmentStatus.ADOPTING:
                raise AmendmentUnderWay("amendment", amendment=each.number)

    def _must_be_requestable(
        self, effective_from: date, reason: str, document: str, rules: AmendmentRules
    ) -> None:
        year, today = self.state.latest.year, self.by.today
        _must_say_why(reason)
        if rules.in_writing and not document.strip():
            raise AmendmentNotInWriting("document")
        if today.year != year or not rules.first_month <= today.month <= rules.last_month:
            raise AmendmentOutsideWindow("plan", year=year, first=rules.first_month, last=rules.last_month)
        if effective_from - today < timedelta(days=rules.notice_days):
            raise AmendmentTooLate("effectiveFrom", days=rules.notice_days)

    def _must_be_effective(self, day: date) -> None:
        newest = self.state.latest
        if day < self.by.today:
            raise AmendmentRetroactive("effectiveFrom", day=day, today=self.by.today)
        if day.year != newest.year:
            raise AmendmentOutsideYear("effectiveFrom", day=day, year=newest.year)
        if day < newest.effective_from:
            raise AmendmentOutOfOrder("effectiveFrom", day=day, since=newest.effective_from)

    def _amended(self, changes: ChangeSet, effective_from: date, context: PlanContext) -> None:
        changing.must_fit(self.state, changes)
        after = changing.amended(self.state, changes)
        if failed := changing.failures(after, effective_from, context):
            raise Refusals(failed)


def _decidable(rules: AmendmentRules) -> set[AmendmentStatus]:
    """What the leading group may decide on: what was proposed, or screened where that is enough."""
    return {AmendmentStatus.PROPOSED} | (set() if rules.committee_proposes else {AmendmentStatus.SCREENED})


def _must_say_why(reason: str) -> None:
    if not reason.strip():
        raise AmendmentReasonMissing("reason")

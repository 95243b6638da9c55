"""Before the work (事先申请): a project is applied for, then registered or not."""

from collections import Counter
from dataclasses import replace
from typing import ClassVar, Final

from domain.innovation.dossier import Dossier
from domain.innovation.refusals import ApplicantTwice, InnovationAppliedLate, InnovationDatesWrong
from domain.innovation.shares import must_make_a_whole
from domain.innovation.state import InnovationApplication, InnovationState, InnovationStatus, Tracking
from domain.kernel.event import Event
from domain.plan.draft import must_say
from domain.policy.innovation import InnovationRules


class InnovationApplied(Event):
    """A unit, or several together, applied for an innovation project."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-applied.v1"

    office: str
    number: int
    application: InnovationApplication

    def evolve(self, state: InnovationState | None) -> InnovationState:
        """The new project."""
        del state
        return InnovationState(
            office=self.office,
            number=self.number,
            application=self.application,
            applied_on=self.envelope.effective_on,
            status=InnovationStatus.APPLIED,
            tracking=Tracking(0, None),
            completed_on=None,
            reviews={},
            score=None,
            place=None,
            portions=(),
        )


class InnovationRegistered(Event):
    """The performance office registered the project (立项)."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-registered.v1"

    def evolve(self, state: InnovationState) -> InnovationState:
        """The work may be tracked."""
        return replace(state, status=InnovationStatus.REGISTERED)


class InnovationNotRegistered(Event):
    """The performance office did not register the project (不予立项), with the reason."""

    TOPIC: ClassVar[str] = "innovation-project.innovation-not-registered.v1"

    reason: str

    def evolve(self, state: InnovationState) -> InnovationState:
        """It ends here."""
        return replace(state, status=InnovationStatus.NOT_REGISTERED)


class Applying(Dossier):
    """What comes before the work."""

    def apply(
        self, office: str, number: int, application: InnovationApplication, rules: InnovationRules
    ) -> None:
        """Apply, before what the policy says; raises ``InnovationAppliedLate`` afterwards (rule 19)."""
        _must_be_complete(application)
        until = application.starts_on if rules.applied_before == "START" else application.completes_on
        if self.by.today > until:
            raise InnovationAppliedLate("application", until=until)
        self.trigger(InnovationApplied, office=office, number=number, application=application)

    def register(self) -> None:
        """Register a project that was applied for."""
        self._must_be(InnovationStatus.APPLIED)
        self._must_not_be_own()
        self.trigger(InnovationRegistered)

    def decline(self, reason: str) -> None:
        """Do not register a project, and say why."""
        self._must_be(InnovationStatus.APPLIED)
        self._must_not_be_own()
        must_say(reason, "reason")
        self.trigger(InnovationNotRegistered, reason=reason)


def _must_be_complete(application: InnovationApplication) -> None:
    must_say(application.title, "application.title")
    must_say(application.purpose, "application.purpose")
    starts, completes = application.starts_on, application.completes_on
    if completes < starts:
        raise InnovationDatesWrong("application.completes_on", starts=starts, completes=completes)
    for unit, times in Counter(application.units).items():
        if times > 1:
            raise ApplicantTwice("application.applicants", unit=unit)
    must_make_a_whole(application.applicants, "application.applicants")


EVENTS: Final = (InnovationApplied, InnovationRegistered, InnovationNotRegistered)

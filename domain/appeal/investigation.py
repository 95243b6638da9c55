"""The working group's report, the case files that the bench decides by, and exhibits of what-if."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.appeal.bench_refusals import DeclarationMissing, MemberBarred, NotOnBench
from domain.appeal.case import Case
from domain.appeal.filing import must_be_once
from domain.appeal.hearing_record import CaseFile, Finding, Report
from domain.appeal.hearing_refusals import (
    AnswerOutstanding,
    FindingsIncomplete,
    GroupNotAppointed,
    ReplyOutstanding,
    ReportMissing,
    SignedAlready,
    VotingUnderWayNow,
)
from domain.appeal.state import AppealState, AppealStatus
from domain.assessment.sheet import must_say_why
from domain.kernel.event import ContentHash, Event
from domain.policy.appeals import AppealRules


class InvestigationReported(Event):
    """An investigator put the working group's report forward (调查报告), signed by themselves."""

    TOPIC: ClassVar[str] = "appeal.investigation-reported.v1"

    text: str
    findings: tuple[Finding, ...]
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """It waits for the other signatures."""
        signed = frozenset({UUID(self.envelope.actor.id)})
        report = Report(self.text, self.findings, signed)
        return replace(state, hearing=state.hearing._replace(report=report, current=False))


class ReportSigned(Event):
    """Another investigator signed the report."""

    TOPIC: ClassVar[str] = "appeal.report-signed.v1"

    def evolve(self, state: AppealState) -> AppealState:
        """It is the group's once all have signed; then the investigation is over."""
        report = state.hearing.report
        if report is None:
            raise LookupError(state.number)
        report = report._replace(signed=report.signed | {UUID(self.envelope.actor.id)})
        return replace(state, hearing=state.hearing._replace(report=report))


class CaseFileFrozen(Event):
    """A case file was frozen (案卷): what the log says of the appeal at ``border``, with its digest.

    ``template`` is the version of the code that derives it.
    """

    TOPIC: ClassVar[str] = "appeal.case-file-frozen.v2"

    number: int
    border: int
    template: int
    digest: ContentHash

    def evolve(self, state: AppealState) -> AppealState:
        """It is what the bench decides by; the investigation is over."""
        file = CaseFile(self.number, self.border, self.template, self.digest)
        files = (*state.hearing.files, file)
        clock = state.clock.without("INVESTIGATION")
        return replace(state, clock=clock, hearing=state.hearing._replace(files=files, current=True))


class Investigation(Case):
    """Reporting, signing, freezing."""

    def report(
        self,
        text: str,
        findings: tuple[Finding, ...],
        evidence: tuple[ContentHash, ...],
        rules: AppealRules,
    ) -> None:
        """Put the report of the working group forward: a finding for every contested item."""
        self._must_investigate(rules)
        must_say_why(text)
        items = [each.item for each in findings]
        must_be_once(items)
        contested = {each.item for each in self.state.items}
        if set(items) != contested:
            raise FindingsIncomplete("findings", items=", ".join(sorted(contested)))
        for each in findings:
            must_say_why(each.found)
        self.trigger(InvestigationReported, text=text, findings=findings, evidence=evidence)

    def sign(self, rules: AppealRules) -> None:
        """Sign the report as another investigator."""
        self._must_investigate(rules)
        report = self.state.hearing.report
        if report is None:
            raise ReportMissing("appeal")
        if self._caller in report.signed:
            raise SignedAlready("appeal")
        self.trigger(ReportSigned)

    def freeze(self, border: int, template: int, digest: ContentHash) -> None:
        """Freeze the next case file once the report is signed and the parties were heard.

        Who does not answer or reply in time waives it: the time is that of the investigation.
        """
        self.must_be_ripe()
        number = len(self.state.hearing.files) + 1
        self.trigger(CaseFileFrozen, number=number, border=border, template=template, digest=digest)

    def must_be_ripe(self) -> None:
        """Refuse to freeze a case file too early: the report, the answer or the reply is outstanding."""
        self._must_be(AppealStatus.ACCEPTED)
        if self.state.vote.is_open:
            raise VotingUnderWayNow("appeal")
        hearing, bench = self.state.hearing, self.state.bench
        if hearing.report is None or not hearing.report.signed.issuperset(bench.investigating):
            raise ReportMissing("appeal")
        deadline = self.state.clock.deadlines.get("INVESTIGATION")
        if deadline is None or self.state.clock.is_over("INVESTIGATION", self.by.today):
            return
        if self.state.handlers and not hearing.answered:
            raise AnswerOutstanding("appeal", day=deadline.due_on)
        if hearing.answered and not hearing.replied:
            raise ReplyOutstanding("appeal", day=deadline.due_on)

    def _must_investigate(self, rules: AppealRules) -> None:
        self._must_be(AppealStatus.ACCEPTED)
        if self.state.vote.is_open:
            raise VotingUnderWayNow("appeal")
        bench, caller = self.state.bench, self._caller
        if caller is None or caller not in bench.investigators:
            raise NotOnBench("appeal")
        if caller in bench.barred:
            raise MemberBarred("appeal")
        if caller not in bench.declared:
            raise DeclarationMissing("appeal")
        if len(bench.investigating) < rules.investigators:
            raise GroupNotAppointed("appeal", least=rules.investigators)


EVENTS: Final = (InvestigationReported, ReportSigned, CaseFileFrozen)

"""Hearing an appeal (审理): the answer, the reply, evidence, the report of the working group."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for, timing_of
from application.command import Command
from application.dispatcher import Handler
from application.refusals import OutOfScope, RoleMissing
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.hearing_record import Finding, Party
from domain.kernel.event import ContentHash


class AnswerAppeal(Command):
    """Answer an appeal as somebody who had a hand in what is contested (考评方答辩)."""

    NAME: ClassVar[str] = "answerAppeal"

    appeal: UUID
    statement: str
    evidence: tuple[ContentHash, ...]


def answer_appeal(command: AnswerAppeal, work: Work) -> None:
    """The appellant may reply to it."""
    _as_oneself(Action.ANSWER_APPEAL, command.appeal, work).answer(command.statement, command.evidence)


class ReplyOnAppeal(Command):
    """Reply to the answer as the appellant (申诉人回复); after the end, a remark that opens nothing again."""

    NAME: ClassVar[str] = "replyOnAppeal"

    appeal: UUID
    statement: str
    evidence: tuple[ContentHash, ...]


def reply_on_appeal(command: ReplyOnAppeal, work: Work) -> None:
    """It stands in the file."""
    open_for(Action.FILE_APPEAL, command.appeal, work).reply(command.statement, command.evidence)


class SubmitAppealEvidence(Command):
    """Hand evidence in, as the appellant, the scorer, the working group or the performance office.

    The documents are handed in at `POST /evidence`, which answers their hashes.
    """

    NAME: ClassVar[str] = "submitAppealEvidence"

    appeal: UUID
    note: str
    evidence: tuple[ContentHash, ...]


def submit_appeal_evidence(command: SubmitAppealEvidence, work: Work) -> None:
    """What comes after a case file is marked as late, and stands in the next one."""
    appeal, party = open_for_party(command.appeal, work)
    appeal.submit(command.note, command.evidence, party)


class ReportOnAppeal(Command):
    """Put the report of the working group forward (调查报告): a finding for every contested item."""

    NAME: ClassVar[str] = "reportOnAppeal"

    appeal: UUID
    text: str
    findings: tuple[Finding, ...]
    evidence: tuple[ContentHash, ...]


def report_on_appeal(command: ReportOnAppeal, work: Work) -> None:
    """In place of an earlier one; the other investigators sign it."""
    appeal = _as_oneself(Action.INVESTIGATE_APPEAL, command.appeal, work)
    rules = timing_of(appeal.state.assessment, work).rules
    appeal.report(command.text, command.findings, command.evidence, rules)


class SignAppealReport(Command):
    """Sign the report as another investigator."""

    NAME: ClassVar[str] = "signAppealReport"

    appeal: UUID


def sign_appeal_report(command: SignAppealReport, work: Work) -> None:
    """Once all have signed, the case file can be frozen."""
    appeal = _as_oneself(Action.INVESTIGATE_APPEAL, command.appeal, work)
    appeal.sign(timing_of(appeal.state.assessment, work).rules)


def open_for_party(appeal: UUID, work: Work) -> tuple[Appeal, Party]:
    """The appeal, for a caller who takes part in it, and as what; raises ``NotAParty``."""
    if _is_appellant(appeal, work):
        opened = work.edit(Appeal, appeal)
        return opened, opened.party(is_appellant=True)
    opened = _as_oneself(Action.SUPPORT_APPEAL, appeal, work)
    return opened, opened.party(is_appellant=False)


def _as_oneself(action: Action, appeal: UUID, work: Work) -> Appeal:
    """The appeal, for who has a part in it: that is asked of the appeal itself."""
    work.authorise(action, office=work.read(Appeal, appeal).office, unit=work.caller)
    return work.edit(Appeal, appeal)


def _is_appellant(appeal: UUID, work: Work) -> bool:
    state = work.read(Appeal, appeal)
    try:
        work.authorise(Action.FILE_APPEAL, office=state.office, unit=state.subject)
    except (OutOfScope, RoleMissing):
        return False
    return True


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    AnswerAppeal: answer_appeal,
    ReplyOnAppeal: reply_on_appeal,
    SubmitAppealEvidence: submit_appeal_evidence,
    ReportOnAppeal: report_on_appeal,
    SignAppealReport: sign_appeal_report,
}

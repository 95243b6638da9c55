"""The steps of an appeal and what was said in them, as rows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from domain.appeal import (
    exhibits,
    filing,
    hearing,
    investigation,
    letters,
    ruling,
    seating,
    timekeeping,
    voting,
)
from domain.appeal.statements import said_in
from domain.kernel.event import Event
from projections.appeal_docket.rows import DocketStep
from projections.table import Row

_STEPS: Final[Mapping[type[Event], DocketStep]] = {
    filing.AppealFiled: DocketStep.FILED,
    filing.LateFilingAdmitted: DocketStep.ADMITTED,
    filing.AppealAccepted: DocketStep.ACCEPTED,
    filing.AppealNotAccepted: DocketStep.NOT_ACCEPTED,
    filing.AppealWithdrawn: DocketStep.WITHDRAWN,
    filing.AppealReinstated: DocketStep.REINSTATED,
    timekeeping.AppealPaused: DocketStep.PAUSED,
    timekeeping.AppealResumed: DocketStep.RESUMED,
    timekeeping.RulingExtended: DocketStep.EXTENDED,
    timekeeping.AppealOverdue: DocketStep.OVERDUE,
    seating.BenchSeated: DocketStep.BENCH_SEATED,
    seating.InvestigatorsAppointed: DocketStep.INVESTIGATORS_APPOINTED,
    seating.ConflictDeclared: DocketStep.CONFLICT_DECLARED,
    seating.MemberRecused: DocketStep.MEMBER_RECUSED,
    seating.MemberReplaced: DocketStep.MEMBER_REPLACED,
    seating.StepsVoided: DocketStep.STEPS_VOIDED,
    hearing.AppealAnswered: DocketStep.ANSWERED,
    hearing.AppealReplied: DocketStep.REPLIED,
    hearing.AppealEvidenceSubmitted: DocketStep.EVIDENCE_SUBMITTED,
    exhibits.ExhibitFiled: DocketStep.EXHIBIT_FILED,
    investigation.InvestigationReported: DocketStep.REPORTED,
    investigation.ReportSigned: DocketStep.REPORT_SIGNED,
    investigation.CaseFileFrozen: DocketStep.CASE_FILE_FROZEN,
    voting.VotingOpened: DocketStep.VOTING_OPENED,
    voting.VoteCast: DocketStep.VOTE_CAST,
    voting.VotesOpened: DocketStep.VOTES_OPENED,
    ruling.RulingEndorsed: DocketStep.RULING_ENDORSED,
    ruling.AppealRuled: DocketStep.RULED,
    ruling.AppealExecuted: DocketStep.EXECUTED,
    ruling.RemittalSettled: DocketStep.REMITTAL_SETTLED,
    letters.LetterIssued: DocketStep.LETTER_ISSUED,
}


def step_row(event: Event) -> Row:
    """The row of a step."""
    envelope = event.envelope
    grounds = getattr(event, "grounds", None)
    why = (
        (None, getattr(event, "reason", None), None)
        if grounds is None
        else (grounds.reason_code, grounds.reason, grounds.legal_basis)
    )
    return (
        event.originator_id,
        event.originator_version,
        _STEPS[type(event)].value,
        envelope.event_id,
        envelope.effective_on,
        envelope.decided_at,
        envelope.actor.id,
        envelope.actor.role,
        envelope.actor.unit,
        *why,
    )


def statement_row(event: Any) -> Row | None:
    """The row of what was said in a step; ``None`` where nothing was."""
    if (said := said_in(event)) is None:
        return None
    actor = event.envelope.actor
    return (
        event.originator_id,
        event.originator_version,
        said.kind,
        said.party,
        said.text,
        list(said.evidence),
        said.late,
        *(actor.id, actor.role, actor.unit),
        event.envelope.decided_at,
    )


def exhibit_row(event: exhibits.ExhibitFiled) -> Row:
    """The row of an exhibit."""
    hypotheses = [each.model_dump(mode="json") for each in event.hypotheses]
    place = (event.originator_id, event.number, event.party, event.note, event.border)
    return (*place, hypotheses, event.digest, event.base_digest, event.envelope.effective_on)


def letter_row(event: letters.LetterIssued) -> Row:
    """The row of a letter."""
    digests, day = event.digests, event.envelope.effective_on
    place = (event.originator_id, event.number, event.template)
    return (*place, digests.zh, digests.en, event.correction, day)


def vote_rows(event: voting.VotesOpened) -> Iterator[Row]:
    """A row for each vote in the ballots that were opened."""
    for ballot in event.ballots:
        for vote in ballot.votes:
            place = (event.originator_id, event.round, ballot.member, vote.item)
            yield (*place, vote.outcome, vote.points, vote.reason)

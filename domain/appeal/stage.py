"""Where the hearing of an appeal stands, and so what comes next."""

from enum import StrEnum

from domain.appeal.state import PENDING, AppealState, AppealStatus


class AppealStage(StrEnum):
    """受理、组成合议组、调查、固定案卷、合议、表决、裁定、发回重核、办结."""

    RECEIPT = "RECEIPT"
    SEATING = "SEATING"
    INVESTIGATION = "INVESTIGATION"
    CASE_FILE = "CASE_FILE"
    DELIBERATION = "DELIBERATION"
    VOTING = "VOTING"
    RULING = "RULING"
    REMITTAL = "REMITTAL"
    CLOSED = "CLOSED"


def stage_of(state: AppealState) -> AppealStage:
    """The stage of an appeal: what is waited for."""
    if state.status is AppealStatus.ACCEPTED:
        return _heard(state)
    if state.status in PENDING:
        return AppealStage.RECEIPT
    return AppealStage.REMITTAL if state.remitted else AppealStage.CLOSED


def _heard(state: AppealState) -> AppealStage:
    bench, hearing, vote = state.bench, state.hearing, state.vote
    if vote.is_open:
        return AppealStage.VOTING
    if len(vote.decided) == len(state.items):
        return AppealStage.RULING
    if hearing.current:
        return AppealStage.DELIBERATION
    if not bench.seats or not bench.investigators:
        return AppealStage.SEATING
    report = hearing.report
    if report is None or not report.signed.issuperset(bench.investigating):
        return AppealStage.INVESTIGATION
    return AppealStage.CASE_FILE

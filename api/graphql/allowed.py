"""What a viewer may do with an assessment, told so that an interface need not guess; commands decide."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, get_args

from api.auth.viewer import Viewer
from application.actions import Action
from application.appeal import filing
from application.assessment import (
    adjustments,
    claims,
    comments,
    entries,
    faults,
    lifecycle,
    not_applicable,
    vetoes,
    watch,
)
from application.command import Command
from domain.plan.indicator import Side
from projections.standings.queries import StandingRow


@dataclass(frozen=True, slots=True)
class _Rule:
    """``by_department``: own-unit roles are of a unit that assesses it; ``own``: no decision on others.

    ``by_office`` and ``by_leaders`` share the units out: the performance office and its host are for leaders.
    ``sides`` are those of the plans on which the rule holds.
    """

    command: type[Command]
    action: Action
    by_department: bool = False
    own: bool = False
    when_sealed: bool = False
    by_office: bool = False
    by_leaders: bool = False
    sides: tuple[Side, ...] = get_args(Side)


_SEND_BACK: Final = (entries.ReturnResult, comments.AcceptComment, comments.DeclineComment)
"""What is open to whoever may return an entry."""

_RULES: Final = (
    _Rule(entries.ReportResult, Action.REPORT_OWN, own=True),
    _Rule(entries.ReportResult, Action.REPORT_FACTS, by_department=True),
    _Rule(watch.ReportNil, Action.REPORT_OWN, own=True),
    _Rule(watch.RecordSelfCheck, Action.CHECK_ONESELF, own=True),
    _Rule(entries.ReviewResult, Action.REVIEW, by_department=True),
    _Rule(entries.ReviewResult, Action.REVIEW_AS_OFFICE, by_office=True, sides=("AGENCY",)),
    *(_Rule(each, Action.REVIEW, by_department=True) for each in _SEND_BACK),
    *(_Rule(each, Action.REVIEW_AS_OFFICE, by_office=True, sides=("AGENCY",)) for each in _SEND_BACK),
    *(_Rule(each, Action.RECHECK, by_office=True) for each in _SEND_BACK),
    _Rule(entries.RecheckResult, Action.RECHECK, by_office=True),
    _Rule(entries.ReviewResult, Action.REVIEW_AS_LEADER, by_leaders=True),
    *(_Rule(each, Action.REVIEW_AS_LEADER, by_leaders=True) for each in _SEND_BACK),
    _Rule(entries.RecheckResult, Action.REVIEW_AS_LEADER, by_leaders=True),
    _Rule(faults.RecordFault, Action.RECORD_FAULT, by_department=True),
    _Rule(faults.RecordRefusalToConfirm, Action.RECORD_FAULT, by_department=True),
    _Rule(faults.WithdrawFault, Action.RECORD_FAULT, by_department=True),
    _Rule(faults.ConfirmFault, Action.CONFIRM_FAULT, own=True),
    _Rule(comments.CommentOnScore, Action.COMMENT_ON_SCORE, own=True),
    _Rule(comments.EscalateComment, Action.FILE_APPEAL, own=True, when_sealed=True),
    _Rule(adjustments.AdjustScore, Action.ADJUST),
    _Rule(adjustments.VoidItem, Action.VOID),
    _Rule(claims.ClaimBonus, Action.CLAIM_BONUS, own=True),
    _Rule(not_applicable.MarkNotApplicable, Action.MARK_NOT_APPLICABLE),
    _Rule(not_applicable.ApproveNotApplicable, Action.MARK_NOT_APPLICABLE),
    _Rule(not_applicable.WithdrawNotApplicable, Action.MARK_NOT_APPLICABLE),
    _Rule(claims.ClaimDeduction, Action.CLAIM_DEDUCTION),
    _Rule(claims.DecideSpecialItem, Action.DECIDE_SPECIAL_ITEM),
    _Rule(claims.VerifyClaim, Action.VERIFY_CLAIM),
    _Rule(claims.AcceptClaim, Action.DECIDE_CLAIM),
    _Rule(claims.RefuseClaim, Action.DECIDE_CLAIM),
    _Rule(vetoes.ApplyVeto, Action.RECORD_VETO, when_sealed=True),
    _Rule(vetoes.ConfirmVeto, Action.DECIDE_VETO, when_sealed=True),
    _Rule(vetoes.LiftVeto, Action.DECIDE_VETO, when_sealed=True),
    _Rule(lifecycle.PubliciseInterim, Action.PUBLICISE),
    _Rule(lifecycle.SealAssessment, Action.SEAL),
    _Rule(filing.FileAppeal, Action.FILE_APPEAL, own=True, when_sealed=True),
    _Rule(filing.FileLateAppeal, Action.FILE_APPEAL, own=True, when_sealed=True),
)


def allowed_actions(viewer: Viewer, standing: StandingRow, for_leaders: Collection[str]) -> list[str]:
    """The mutations that the viewer's roles, the assessment's state and self-interest leave open.

    ``for_leaders`` are the units that the performance office neither reviews nor rechecks.
    """
    concerned = standing.subject in for_leaders
    open_rules = (rule for rule in _RULES if _is_open(rule, viewer, standing, concerned=concerned))
    return list(dict.fromkeys(rule.command.NAME for rule in open_rules))


def _is_open(rule: _Rule, viewer: Viewer, standing: StandingRow, *, concerned: bool) -> bool:
    if (rule.by_office and concerned) or (rule.by_leaders and not concerned):
        return False
    own = standing.subject in {viewer.own_units.get(standing.office), str(viewer.person)}
    if (standing.sealed and not rule.when_sealed) or (own and not rule.own):
        return False
    return standing.side in rule.sides and viewer.may(
        rule.action, standing.office, _about(rule, viewer, standing)
    )


def _about(rule: _Rule, viewer: Viewer, standing: StandingRow) -> str | None:
    """The unit or person that an own role must be of."""
    if rule.by_department:
        own_unit = viewer.own_units.get(standing.office)
        return own_unit if own_unit in standing.assessors else None
    return standing.subject

"""Ruling on an appeal (裁定): ruling and effects are one commit; what is remitted is settled later."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for, timing_of
from application.appeal.letters import issue_letter
from application.assessment.opened import plan_of, policy_of
from application.assessment.veto_spread import revoke_spread
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.ruling import AppealRuled, Weight
from domain.appeal.state import EffectKind, ItemRuling, RulingEffect
from domain.appeal.vote_refusals import ResultNotRevised
from domain.assessment.assessment import Assessment
from domain.assessment.rulings import moved_by
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import is_placement, is_whole
from domain.calendar.deadline import Deadline, due
from domain.kernel.event import Grounds
from domain.kernel.points import ZERO
from domain.result.events import ResultRevised
from domain.result.result import Result
from domain.scoring.worth import worth_of


class EndorseRuling(Command):
    """Approve what the bench decided, as a second person (核准): asked for above the policy's threshold."""

    NAME: ClassVar[str] = "endorseRuling"

    appeal: UUID


def endorse_ruling(command: EndorseRuling, work: Work) -> None:
    """By a leader who does not sit on the bench."""
    open_for(Action.ENDORSE_RULING, command.appeal, work).endorse()


class RuleOnAppeal(Command):
    """Rule on every contested item as the bench decided: maintained, varied, revoked or remitted."""

    NAME: ClassVar[str] = "ruleOnAppeal"

    appeal: UUID
    rulings: tuple[ItemRuling, ...]
    grounds: Grounds


def rule_on_appeal(command: RuleOnAppeal, work: Work) -> None:
    """By the chair; the ruling takes effect, and its letter is issued, in the same commit."""
    appeal = open_for(Action.RULE_ON_APPEAL, command.appeal, work)
    state = work.read(Assessment, appeal.state.assessment)
    weight = _weight(command.rulings, state, appeal, work)
    cause = appeal.rule(command.rulings, command.grounds, weight).envelope.event_id
    assessment = work.edit(Assessment, appeal.state.assessment, cause=cause)
    parts_first = sorted(command.rulings, key=lambda each: is_whole(each.item))
    appeal.execute([_effect(each, command.grounds, assessment, appeal, work) for each in parts_first])
    issue_letter(appeal, work)


class SettleRemittal(Command):
    """Decide again what a ruling sent back, as somebody who had no hand in it (重新决定)."""

    NAME: ClassVar[str] = "settleRemittal"

    appeal: UUID
    ruling: ItemRuling
    grounds: Grounds


def settle_remittal(command: SettleRemittal, work: Work) -> None:
    """It takes effect in the same commit, nothing is contested any more, and a further letter tells of it."""
    appeal = open_for(Action.SETTLE_REMITTAL, command.appeal, work)
    appeal.must_owe(command.ruling.item)
    assessment = work.edit(Assessment, appeal.state.assessment)
    if is_placement(command.ruling.item) and command.ruling.outcome == "REVOKED":
        _must_be_revised(appeal, assessment.state, work)
    effect = _effect(command.ruling, command.grounds, assessment, appeal, work)
    appeal.settle(command.ruling, effect, command.grounds)
    issue_letter(appeal, work)


def _must_be_revised(appeal: Appeal, state: AssessmentState, work: Work) -> None:
    """Refuse to revoke a grade or rank that no revision of the result has put elsewhere since the ruling."""
    ruled = [each.envelope for each in work.events(appeal.id) if isinstance(each, AppealRuled)][-1]
    results = work.events(Result.id_of(state.plan, state.peer_group))
    revised = (each.envelope for each in results if isinstance(each, ResultRevised))
    if not any(each.decided_at > ruled.decided_at for each in revised):
        raise ResultNotRevised("ruling.outcome")


def _effect(
    ruling: ItemRuling, grounds: Grounds, assessment: Assessment, appeal: Appeal, work: Work
) -> RulingEffect:
    """Let the ruling on one item take effect."""
    before = assessment.state
    plan, policy = plan_of(before, work), policy_of(before, work)
    event = assessment.apply_ruling(
        item=ruling.item,
        appeal=appeal.id,
        outcome=ruling.outcome,
        points=ruling.points,
        grounds=grounds.model_copy(update={"reason": ruling.reason}),
        plan=plan,
        worth=lambda indicator: worth_of(indicator, before, plan, policy),
    )
    if ruling.outcome == "REVOKED" and ruling.item in assessment.state.vetoes:
        revoke_spread(assessment, ruling.item, appeal.id, work)
    deadline = _settled_by(appeal, work) if ruling.outcome == "REMITTED" else None
    kind = _kind(ruling, _moves(ruling, before, work))
    return RulingEffect(item=ruling.item, kind=kind, event=event, deadline=deadline)


def _kind(ruling: ItemRuling, moves: Decimal) -> EffectKind:
    """A revoked veto, grade or rank changes something without moving points."""
    if ruling.outcome == "REMITTED":
        return "REMITTED"
    is_worthless = ruling.item.startswith("veto:") or is_placement(ruling.item)
    return "CHANGED" if moves or (ruling.outcome == "REVOKED" and is_worthless) else "NO_CHANGE"


def _moves(ruling: ItemRuling, state: AssessmentState, work: Work) -> Decimal:
    """By how many points a ruling moves what it is about."""
    plan, policy = plan_of(state, work), policy_of(state, work)
    return moved_by(
        ruling.item,
        ruling.outcome,
        ruling.points,
        state,
        plan,
        lambda indicator: worth_of(indicator, state, plan, policy),
    )


def _weight(rulings: tuple[ItemRuling, ...], state: AssessmentState, appeal: Appeal, work: Work) -> Weight:
    moves = max((_moves(each, state, work) for each in rulings), default=ZERO)
    share = timing_of(appeal.state.assessment, work).rules.endorsement_share
    return Weight(moves, plan_of(state, work).scale * share)


def _settled_by(appeal: Appeal, work: Work) -> Deadline:
    rules, calendar = timing_of(appeal.state.assessment, work)
    return due(work.today, rules.remittal_workdays, calendar)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    EndorseRuling: endorse_ruling,
    RuleOnAppeal: rule_on_appeal,
    SettleRemittal: settle_remittal,
}

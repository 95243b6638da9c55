"""Which steps of an appeal are open to somebody: each is rehearsed as the command that would take it."""

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol
from uuid import UUID

from application.appeal.bench import (
    AppointInvestigators,
    DeclareConflict,
    RecuseMember,
    ReplaceMember,
    SeatBench,
)
from application.appeal.case_file import FreezeCaseFile
from application.appeal.clock import ExtendRuling, PauseAppeal, ResumeAppeal
from application.appeal.exhibits import FileExhibit
from application.appeal.filing import (
    AcceptAppeal,
    AdmitLateAppeal,
    FileAppeal,
    ReinstateAppeal,
    RejectAppeal,
    WithdrawAppeal,
)
from application.appeal.hearing import (
    AnswerAppeal,
    ReplyOnAppeal,
    ReportOnAppeal,
    SignAppealReport,
    SubmitAppealEvidence,
)
from application.appeal.letters import CorrectLetter
from application.appeal.ruling import EndorseRuling, RuleOnAppeal, SettleRemittal
from application.appeal.voting import CastVote, OpenVotes, OpenVoting
from application.command import Caller, Command
from domain.appeal.hearing_record import Finding
from domain.appeal.refusals import AppealLate
from domain.appeal.state import AppealState, ItemRuling
from domain.appeal.vote import ItemVote
from domain.kernel.event import Grounds
from domain.kernel.refusal import Refusal

_WORDS: Final = "…"
_NOBODY: Final = UUID(int=0)
_GROUNDS: Final = Grounds(reason_code=_WORDS, reason=_WORDS, legal_basis="_#_", evidence=())
_DOCUMENT: Final = "sha256:" + "0" * 64


class Rehearsing(Protocol):
    """The dispatcher, as far as it rehearses."""

    def rehearse(self, command: Command, caller: Caller) -> tuple[Refusal, ...]:
        """Why a command would be refused now."""
        ...


class AppealStepOpen(NamedTuple):
    """A step, why it is not open (``None``: it is), and what to know before it is taken."""

    name: str
    refusal: Refusal | None
    warning: Refusal | None


def steps_of(
    appeal: UUID, state: AppealState, caller: Caller, dispatcher: Rehearsing
) -> Iterator[AppealStepOpen]:
    """Every step of an appeal, in the order in which they usually come."""
    for command in _commands(appeal, state):
        refusal = _why_not(command, caller, dispatcher)
        warning = None
        if isinstance(command, WithdrawAppeal) and refusal is None:
            warning = _is_final(state, caller, dispatcher)
        yield AppealStepOpen(command.NAME, refusal, warning)


def _why_not(command: Command, caller: Caller, dispatcher: Rehearsing) -> Refusal | None:
    """Why a step does not come next; what is only wrong with the input of a rehearsal is no such reason."""
    inputs = {name for name in type(command).model_fields if name != "appeal"}
    refusals = dispatcher.rehearse(command, caller)
    return next((each for each in refusals if each.field not in inputs), None)


def _is_final(state: AppealState, caller: Caller, dispatcher: Rehearsing) -> Refusal | None:
    """Why what is withdrawn could not be filed again."""
    again = FileAppeal(assessment=state.assessment, statement=_WORDS, items=())
    return next((each for each in dispatcher.rehearse(again, caller) if isinstance(each, AppealLate)), None)


def _commands(appeal: UUID, state: AppealState) -> Iterator[Command]:
    """Every step with an input that fits: what is asked is whether the step comes next, and for whom."""
    yield AdmitLateAppeal(appeal=appeal, grounds=_GROUNDS)
    yield AcceptAppeal(appeal=appeal)
    yield RejectAppeal(appeal=appeal, grounds=_GROUNDS)
    yield WithdrawAppeal(appeal=appeal, reason=_WORDS)
    yield ReinstateAppeal(appeal=appeal, reason=_WORDS)
    yield PauseAppeal(appeal=appeal, reason=_WORDS)
    yield ResumeAppeal(appeal=appeal)
    yield ExtendRuling(appeal=appeal, grounds=_GROUNDS)
    yield from _of_the_bench(appeal, state)
    yield from _of_the_hearing(appeal, state)
    yield from _of_the_decision(appeal, state)


def _of_the_bench(appeal: UUID, state: AppealState) -> Iterator[Command]:
    bench = state.bench
    free = next((each for each in bench.sitting if each not in bench.barred), _NOBODY)
    barred = next((each for each in bench.sitting if each in bench.barred), _NOBODY)
    yield SeatBench(appeal=appeal)
    yield AppointInvestigators(appeal=appeal, investigators=())
    yield DeclareConflict(appeal=appeal, relation=None, statement="")
    yield RecuseMember(appeal=appeal, person=free, grounds=_GROUNDS)
    yield ReplaceMember(appeal=appeal, person=barred, substitute=barred)


def _of_the_hearing(appeal: UUID, state: AppealState) -> Iterator[Command]:
    findings = tuple(
        Finding(item=each.item, found=_WORDS, proposal="MAINTAINED", points=None) for each in state.items
    )
    yield AnswerAppeal(appeal=appeal, statement=_WORDS, evidence=())
    yield ReplyOnAppeal(appeal=appeal, statement=_WORDS, evidence=())
    yield SubmitAppealEvidence(appeal=appeal, note=_WORDS, evidence=(_DOCUMENT,))
    yield FileExhibit(appeal=appeal, note="", hypotheses=())
    yield ReportOnAppeal(appeal=appeal, text=_WORDS, findings=findings, evidence=())
    yield SignAppealReport(appeal=appeal)
    yield FreezeCaseFile(appeal=appeal)


def _of_the_decision(appeal: UUID, state: AppealState) -> Iterator[Command]:
    votes = tuple(
        ItemVote(item=each.item, outcome="MAINTAINED", points=None, reason=_WORDS) for each in state.items
    )
    rulings = tuple(
        ItemRuling(item=each.item, outcome=each.outcome, points=each.points, reason=_WORDS)
        for each in state.vote.decided
    )
    owed = next(iter(state.remitted), "")
    settled = ItemRuling(item=owed, outcome="MAINTAINED", points=None, reason=_WORDS)
    yield OpenVoting(appeal=appeal)
    yield CastVote(appeal=appeal, votes=votes)
    yield OpenVotes(appeal=appeal)
    yield EndorseRuling(appeal=appeal)
    yield RuleOnAppeal(appeal=appeal, rulings=rulings or _maintained(state), grounds=_GROUNDS)
    yield SettleRemittal(appeal=appeal, ruling=settled, grounds=_GROUNDS)
    yield CorrectLetter(appeal=appeal, correction=_WORDS)


def _maintained(state: AppealState) -> tuple[ItemRuling, ...]:
    return tuple(
        ItemRuling(item=each.item, outcome="MAINTAINED", points=None, reason=_WORDS) for each in state.items
    )

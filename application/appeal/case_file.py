"""The case file (案卷): gathered from the events of an appeal and of what it contests, and frozen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, ClassVar, Final, NamedTuple
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for
from application.command import Command
from application.dispatcher import Handler
from application.replay import Scored
from application.work import Work
from domain.appeal.case_file import CaseContent, CaseSources
from domain.appeal.case_rules import RuleBook
from domain.appeal.case_templates import CURRENT, content
from domain.appeal.case_trail import ScoredStep
from domain.appeal.state import AppealState
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import is_placement
from domain.kernel.event import Event
from domain.plan.state import PlanState
from domain.policy.policy_set import PolicySet, PolicySetState
from domain.result.result import Result
from domain.result.state import ResultState
from domain.scoring.composition import empty

Histories = Callable[[UUID], Sequence[Event]]
"""The events of a stream, in order, up to one border of the log."""


class FreezeCaseFile(Command):
    """Freeze the next case file of an appeal (固定案卷), by which the bench decides."""

    NAME: ClassVar[str] = "freezeCaseFile"

    appeal: UUID


def freeze_case_file(command: FreezeCaseFile, work: Work) -> None:
    """What it is derived from is what the log says at its border: the append asserts that none has moved."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.must_be_ripe()
    told = case_content(command.appeal, work.events, CURRENT)
    appeal.freeze(work.border(), CURRENT, told.digest)


def contested_at(appeal: UUID, events: Histories) -> int:
    """The version of the assessment at which an appeal was filed: filing marks what it contests."""
    state: AppealState = folded(events(appeal))
    told = events(state.assessment)
    marked = (each.originator_version for each in told if getattr(each, "appeal", None) == appeal)
    return next(marked, told[-1].originator_version + 1)


class Assessed(NamedTuple):
    """Every step of an assessment with the score before and after it, and the rules that it is scored by."""

    steps: Sequence[ScoredStep]
    book: RuleBook


def case_content(appeal: UUID, events: Histories, template: int) -> CaseContent:
    """What the case file of an appeal holds, by events up to its border and the template of that time."""
    told = events(appeal)
    state: AppealState = folded(told)
    steps, book = assessed(state.assessment, events)
    result = _result(state, steps[-1].after, events)
    sources = CaseSources(events=told, appeal=state, steps=steps, book=book, result=result)
    return content(sources, template)


def assessed(assessment: UUID, events: Histories) -> Assessed:
    """An assessment step by step, by events up to one border."""
    told = events(assessment)
    opened: AssessmentState = told[0].evolve(None)
    plans: PlanState = folded(events(opened.plan))
    policies: PolicySetState = folded(events(PolicySet.id_of(opened.office)))
    book = RuleBook(plans, policies.version(opened.policy_version))
    return Assessed([*_scored(told, book)], book)


def _result(appeal: AppealState, state: AssessmentState, events: Histories) -> ResultState | None:
    """The result of the peer group where it is contested: what concerns nobody here is not guarded."""
    if not any(is_placement(each.item) for each in appeal.items):
        return None
    found: ResultState | None = folded(events(Result.id_of(state.plan, state.peer_group)))
    return found


def folded(events: Iterable[Event]) -> Any:
    """The state that events lead to, or ``None`` for none."""
    return reduce(lambda state, event: event.evolve(state), events, None)


def _scored(told: Sequence[Event], book: RuleBook) -> Iterator[ScoredStep]:
    scored: Scored | None = None
    for event in told:
        before, state = scored, event.evolve(scored and scored.state)
        if before is None:
            unscored = empty(book.plans.version(state.plan_version))
            scored = Scored(state, book.plans, book.policy, unscored)
            yield ScoredStep(event, None, None, state, unscored)
        else:
            scored = before.after(state)
            yield ScoredStep(event, before.state, before.breakdown, state, scored.breakdown)


HANDLERS: Final[Mapping[type[Command], Handler]] = {FreezeCaseFile: freeze_case_file}

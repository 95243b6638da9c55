"""Uses of final results (结果运用), and places allocated by priority (名额分配)."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Final, NamedTuple
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.office.bodies import must_decide_in
from application.parts import DONE
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.kernel.event import ContentHash, Grounds
from domain.office.bodies import LEADING_GROUP
from domain.plan.plan import Plan
from domain.policy.policy import Policy
from domain.policy.policy_set import PolicySet
from domain.result.result import Result
from domain.result.state import ResultState
from domain.result_use.allocation import Number, PlaceRequest
from domain.result_use.register import Allocating, Assessed, UseRegister, Using
from domain.result_use.state import Use


class _OfResult(Command):
    """A command about the result of one peer group under a plan."""

    plan: UUID
    peer_group: str


class RegisterResultUse(_OfResult):
    """Register what the final result of a subject was used for, by which document.

    ``edition`` is the one that the document rests on: the one in force.
    """

    NAME: ClassVar[str] = "registerResultUse"

    edition: int
    kind: str
    subject: str
    document: str
    evidence: tuple[ContentHash, ...]
    grounds: Grounds


def register_result_use(command: RegisterResultUse, work: Work) -> str:
    """Gives the use's reference."""
    found = _open_for(Action.REGISTER_USE, command, work)
    using = Using(
        kind=command.kind,
        subject=command.subject,
        seen=command.edition,
        document=command.document,
        evidence=command.evidence,
        grounds=command.grounds,
    )
    assessed = _assessed(command, [command.subject], work)
    return found.register.register(using, found.result, found.policy.uses, assessed)


class ConfirmResultUse(_OfResult):
    """Let a use that a revision made stale rest on the edition in force, with grounds."""

    NAME: ClassVar[str] = "confirmResultUse"

    use: str
    edition: int
    grounds: Grounds


def confirm_result_use(command: ConfirmResultUse, work: Work) -> None:
    """It is in force again, where its subject stands now."""
    found = _open_for(Action.REGISTER_USE, command, work)
    registered = found.register.state.registered.get(command.use)
    subjects = [registered.of.subject] if isinstance(registered, Use) else []
    assessed = _assessed(command, subjects, work)
    found.register.confirm(
        command.use, command.edition, command.grounds, found.result, found.policy.uses, assessed
    )


class WithdrawResultUse(_OfResult):
    """Take a use, or an allocation of places, back, with grounds."""

    NAME: ClassVar[str] = "withdrawResultUse"

    use: str
    grounds: Grounds


def withdraw_result_use(command: WithdrawResultUse, work: Work) -> None:
    """It stays readable."""
    _open_for(Action.REGISTER_USE, command, work).register.withdraw(command.use, command.grounds)


class AllocatePlaces(_OfResult):
    """Allocate places among who asks for them: by grade, then rank, as far as they go.

    ``chosen`` orders those tied at the edge, where the policy lets the leading group choose.
    """

    NAME: ClassVar[str] = "allocatePlaces"

    edition: int
    kind: str
    places: Number
    requests: Annotated[tuple[PlaceRequest, ...], Field(min_length=1)]
    chosen: tuple[str, ...]
    document: str
    grounds: Grounds


def allocate_places(command: AllocatePlaces, work: Work) -> str:
    """Gives the allocation's reference; decided in the name of the leading group."""
    found = _open_for(Action.ALLOCATE_PLACES, command, work)
    must_decide_in(LEADING_GROUP, found.result.office, work)
    allocating = Allocating(
        kind=command.kind,
        places=command.places,
        requests=command.requests,
        chosen=command.chosen,
        seen=command.edition,
        document=command.document,
        grounds=command.grounds,
    )
    assessed = _assessed(command, (each.subject for each in command.requests), work)
    return found.register.allocate(allocating, found.result, found.policy, assessed)


class MarkUsesStale(_OfResult):
    """Mark the uses of a result that are about somebody whom a ``revision`` moved."""

    NAME: ClassVar[str] = "markUsesStale"

    revision: UUID


def mark_uses_stale(command: MarkUsesStale, work: Work) -> str:
    """Nothing where the result was not used; its one part is done at once."""
    work.authorise(Action.MARK_USES_STALE, office=work.read(Plan, command.plan).office)
    result = work.read(Result, _result(command))
    if work.find(UseRegister, _register(command)) is not None:
        work.edit(UseRegister, _register(command), cause=command.revision).mark_stale(result)
    return DONE


class _Found(NamedTuple):
    """The register of a result, the result, and the policy of its board."""

    register: UseRegister
    result: ResultState
    policy: Policy


def _open_for(action: Action, command: _OfResult, work: Work) -> _Found:
    plan = work.read(Plan, command.plan)
    work.authorise(action, office=plan.office)
    result = work.read(Result, _result(command))
    policies = work.read(PolicySet, PolicySet.id_of(plan.office))
    register = work.begin(UseRegister, _register(command))
    return _Found(register, result, policies.version(result.board.policy_version))


def _assessed(command: _OfResult, subjects: Iterable[str], work: Work) -> Assessed:
    """The assessments of the subjects that are assessed under the plan."""
    found = {each: work.find(Assessment, Assessment.id_of(command.plan, each)) for each in subjects}
    return {subject: state for subject, state in found.items() if state is not None}


def _result(command: _OfResult) -> UUID:
    return Result.id_of(command.plan, command.peer_group)


def _register(command: _OfResult) -> UUID:
    return UseRegister.id_of(_result(command))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RegisterResultUse: register_result_use,
    ConfirmResultUse: confirm_result_use,
    WithdrawResultUse: withdraw_result_use,
    AllocatePlaces: allocate_places,
    MarkUsesStale: mark_uses_stale,
}

"""The mutations: a table of commands, and the one way in which each is resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

import anyio.to_thread
import strawberry
from strawberry.tools import create_type

from api.graphql.commands.inputs import KEY_FIELD, description_of, input_of, values_of
from api.graphql.commands.payloads import (
    AmendmentPayload,
    AppealPayload,
    AssessmentPayload,
    ItemPayload,
    LibraryPayload,
    OfficePayload,
    Payload,
    PersonPayload,
    PlanPayload,
    PolicyPayload,
    RegulationPayload,
    user_error,
)
from api.graphql.context import Context, Info
from api.graphql.scalars import Position
from application import adoption, amendment, appeal, field_sample, library, person, policy, regulation
from application.assessment import (
    adjustments,
    claims,
    entries,
    faults,
    imports,
    lifecycle,
    not_applicable,
    vetoes,
    watch,
)
from application.command import Caller, Command, Receipt
from application.office import bodies, offices, performance_office, posts, units
from application.plan import claim_catalogue, drafting, procedure
from application.refusals import InputMalformed
from domain.kernel.refusal import Refusal, Refusals

_LONGEST_KEY: Final = 200


@dataclass(frozen=True, slots=True)
class Mutation:
    """A command, what it answers, and where to find what it is about.

    ``key`` and ``ref`` name the inputs with the object's key and the item's reference; without one it is
    what the command created.
    """

    command: type[Command]
    payload: type[Payload]
    key: str | None
    ref: str | None = None


MUTATIONS: Final = (
    Mutation(offices.EstablishOffice, OfficePayload, "code"),
    Mutation(offices.RenameOffice, OfficePayload, "office"),
    Mutation(offices.MergeOffices, OfficePayload, "successor"),
    Mutation(units.RegisterUnit, OfficePayload, "office"),
    Mutation(units.RenameUnit, OfficePayload, "office"),
    Mutation(units.RegroupUnit, OfficePayload, "office"),
    Mutation(units.CloseUnit, OfficePayload, "office"),
    Mutation(posts.RegisterPost, OfficePayload, "office"),
    Mutation(posts.AssignPost, OfficePayload, "office"),
    Mutation(posts.LeavePost, OfficePayload, "office"),
    Mutation(bodies.ConstituteBody, OfficePayload, "office"),
    Mutation(performance_office.HostPerformanceOffice, OfficePayload, "office"),
    Mutation(performance_office.RecordStaffing, OfficePayload, "office"),
    Mutation(performance_office.RegisterExternalBody, OfficePayload, "office"),
    Mutation(policy.PublishPolicy, PolicyPayload, "office"),
    Mutation(policy.AmendPolicy, PolicyPayload, "office"),
    Mutation(policy.NoticeCalendar, OfficePayload, "office"),
    Mutation(regulation.IssueRegulation, RegulationPayload, "office", "code"),
    Mutation(regulation.AmendRegulation, RegulationPayload, "office", "code"),
    Mutation(regulation.RepealRegulation, RegulationPayload, "office", "code"),
    Mutation(person.RegisterPerson, PersonPayload, None),
    Mutation(person.MovePerson, PersonPayload, "person"),
    Mutation(person.GrantRole, PersonPayload, "person"),
    Mutation(person.RevokeRole, PersonPayload, "person"),
    Mutation(person.ErasePersonKey, PersonPayload, "person"),
    Mutation(library.AddLibraryIndicator, LibraryPayload, "office", None),
    Mutation(library.RetireLibraryIndicator, LibraryPayload, "office", "indicator"),
    Mutation(drafting.DraftPlan, PlanPayload, None),
    Mutation(drafting.ProposeWorkItem, PlanPayload, "plan"),
    Mutation(drafting.ProposeProject, PlanPayload, "plan"),
    Mutation(drafting.ProposeIndicator, PlanPayload, "plan"),
    Mutation(drafting.CascadeIndicator, PlanPayload, "plan"),
    Mutation(drafting.ProposeFromLibrary, PlanPayload, "plan"),
    Mutation(drafting.ReviseIndicator, PlanPayload, "plan"),
    Mutation(drafting.WithdrawIndicator, PlanPayload, "plan"),
    Mutation(drafting.DeclareMajorTask, PlanPayload, "plan"),
    Mutation(claim_catalogue.ProposeClaimItem, PlanPayload, "plan"),
    Mutation(claim_catalogue.ReviseClaimItem, PlanPayload, "plan"),
    Mutation(claim_catalogue.WithdrawClaimItem, PlanPayload, "plan"),
    Mutation(claim_catalogue.DeclareClaimGroups, PlanPayload, "plan"),
    Mutation(procedure.SubmitPlanForReview, PlanPayload, "plan"),
    Mutation(procedure.ReviewPlan, PlanPayload, "plan"),
    Mutation(procedure.ReturnPlan, PlanPayload, "plan"),
    Mutation(procedure.ConsultOnPlan, PlanPayload, "plan"),
    Mutation(procedure.CommentOnPlan, PlanPayload, "plan"),
    Mutation(procedure.AgreeToPlan, PlanPayload, "plan"),
    Mutation(procedure.AnswerComment, PlanPayload, "plan"),
    Mutation(procedure.PublishPlan, PlanPayload, "plan"),
    Mutation(amendment.RequestAmendment, AmendmentPayload, "plan"),
    Mutation(amendment.WithdrawAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(amendment.ScreenAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(amendment.ReturnAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(amendment.ProposeAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(amendment.ApproveAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(amendment.RefuseAmendment, AmendmentPayload, "plan", "amendment"),
    Mutation(adoption.AdoptPlanVersion, AmendmentPayload, "plan", "amendment"),
    Mutation(lifecycle.OpenAssessment, AssessmentPayload, None),
    Mutation(lifecycle.PubliciseInterim, AssessmentPayload, "assessment"),
    Mutation(lifecycle.SealAssessment, AssessmentPayload, "assessment"),
    Mutation(entries.ReportResult, ItemPayload, "assessment"),
    Mutation(imports.ImportResults, PlanPayload, "plan"),
    Mutation(entries.ReviewResult, ItemPayload, "assessment", "entry"),
    Mutation(entries.ReturnResult, ItemPayload, "assessment", "entry"),
    Mutation(entries.RecheckResult, ItemPayload, "assessment", "entry"),
    Mutation(field_sample.DrawFieldSample, PlanPayload, "plan"),
    Mutation(watch.ReportNil, ItemPayload, "assessment"),
    Mutation(watch.RecordSelfCheck, AssessmentPayload, "assessment"),
    Mutation(watch.SetDueDates, AssessmentPayload, "assessment"),
    Mutation(watch.RaiseAlarms, AssessmentPayload, "assessment"),
    Mutation(faults.RecordFault, AssessmentPayload, "assessment"),
    Mutation(faults.ConfirmFault, AssessmentPayload, "assessment"),
    Mutation(faults.RecordRefusalToConfirm, AssessmentPayload, "assessment"),
    Mutation(faults.WithdrawFault, AssessmentPayload, "assessment"),
    Mutation(adjustments.AdjustScore, ItemPayload, "assessment"),
    Mutation(adjustments.VoidItem, ItemPayload, "assessment", "item"),
    Mutation(not_applicable.MarkNotApplicable, ItemPayload, "assessment"),
    Mutation(not_applicable.ApproveNotApplicable, ItemPayload, "assessment", "item"),
    Mutation(not_applicable.WithdrawNotApplicable, ItemPayload, "assessment", "item"),
    Mutation(claims.ClaimBonus, ItemPayload, "assessment"),
    Mutation(claims.ClaimDeduction, ItemPayload, "assessment"),
    Mutation(claims.DecideSpecialItem, ItemPayload, "assessment"),
    Mutation(claims.VerifyClaim, ItemPayload, "assessment", "claim"),
    Mutation(claims.AcceptClaim, ItemPayload, "assessment", "claim"),
    Mutation(claims.RefuseClaim, ItemPayload, "assessment", "claim"),
    Mutation(vetoes.ApplyVeto, ItemPayload, "assessment"),
    Mutation(vetoes.ConfirmVeto, ItemPayload, "assessment", "veto"),
    Mutation(vetoes.LiftVeto, ItemPayload, "assessment", "veto"),
    Mutation(appeal.FileAppeal, AppealPayload, None),
    Mutation(appeal.AcceptAppeal, AppealPayload, "appeal"),
    Mutation(appeal.RejectAppeal, AppealPayload, "appeal"),
    Mutation(appeal.WithdrawAppeal, AppealPayload, "appeal"),
    Mutation(appeal.RuleOnAppeal, AppealPayload, "appeal"),
)


async def _resolved(mutation: Mutation, payload: type[Payload], context: Context, given: Any) -> Payload:
    """Send the command; a domain refusal is an answer, a missing permission is an error."""
    values: Mapping[str, Any] = {}
    try:
        values = values_of(mutation.command, given, context)
        receipt = await _executed(mutation.command.of(**values), context, _key(given))
    except (Refusal, Refusals) as refused:
        refusals = refused.refusals if isinstance(refused, Refusals) else (refused,)
        if forbidden := next((refusal for refusal in refusals if refusal.forbidden), None):
            raise forbidden from refused
        inputs = {*mutation.command.model_fields, KEY_FIELD}
        errors = [user_error(refusal, context.language, inputs) for refusal in refusals]
        return payload(
            key=_named(values, mutation.key), ref=_named(values, mutation.ref), position=None, errors=errors
        )
    return payload(
        key=UUID(receipt.result) if mutation.key is None else values[mutation.key],
        ref=receipt.result if mutation.ref is None else values[mutation.ref],
        position=Position(receipt.position),
        errors=[],
    )


def _named(values: Mapping[str, Any], name: str | None) -> Any:
    return None if name is None else values.get(name)


def _key(given: Any) -> str | None:
    """The idempotency key of an input; raises ``InputMalformed``."""
    key: str | None = getattr(given, KEY_FIELD)
    if key is not None and not 1 <= len(key) <= _LONGEST_KEY:
        problem = f"a key has 1 to {_LONGEST_KEY} characters"
        raise InputMalformed(KEY_FIELD, path="idempotencyKey", problem=problem)
    return key


async def _executed(command: Command, context: Context, key: str | None) -> Receipt:
    caller = Caller(
        person=str(context.viewer.person),
        channel="API",
        correlation_id=context.correlation_id,
        request_id=context.request_id,
    )
    execute = partial(context.services.dispatcher.execute, command, caller, key)
    with context.runtime.metrics.command(command.NAME):
        return await anyio.to_thread.run_sync(execute, limiter=context.runtime.command_threads)


def _field(mutation: Mutation) -> Any:
    """The mutation as a field of the schema, with input and payload types of its own."""
    command = mutation.command
    payload = strawberry.type(
        type(f"{command.__name__}Payload", (mutation.payload,), {}),
        description=f"What {command.NAME} answers.",
    )

    async def resolve(info: Info, input: Any) -> Payload:  # noqa: A002 - the word of the schema
        return await _resolved(mutation, payload, info.context, input)

    resolve.__name__ = "".join(f"_{each.lower()}" if each.isupper() else each for each in command.NAME)
    resolve.__annotations__ = {"info": Info, "input": input_of(command), "return": payload}
    return strawberry.mutation(resolver=resolve, name=command.NAME, description=description_of(command))


Root: Final[type] = create_type(
    "Mutation",
    [_field(mutation) for mutation in MUTATIONS],
    description="Every change there is.  A refusal by a rule is data; a missing permission is an error.",
)
"""The root type of mutations."""

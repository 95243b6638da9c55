"""The table of mutations: every command, what it answers, and where to find what it is about."""

from dataclasses import dataclass
from typing import Final

from api.graphql.commands.payload import Payload
from api.graphql.commands.payloads import (
    AmendmentPayload,
    AppealPayload,
    AssessmentPayload,
    ItemPayload,
    LibraryPayload,
    MilestonePayload,
    OfficePayload,
    PersonPayload,
    PlanPayload,
    PolicyPayload,
    RegulationPayload,
)
from application import (
    adoption,
    amendment,
    appeal,
    band_settlement,
    field_sample,
    library,
    milestones,
    person,
    policy,
    regulation,
)
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
from application.command import Command
from application.office import bodies, offices, performance_office, posts, units
from application.plan import claim_catalogue, drafting, procedure


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
    Mutation(milestones.SetMilestone, MilestonePayload, "plan", None),
    Mutation(milestones.RescheduleMilestone, MilestonePayload, "plan", "milestone"),
    Mutation(milestones.ReachMilestone, MilestonePayload, "plan", "milestone"),
    Mutation(milestones.DropMilestone, MilestonePayload, "plan", "milestone"),
    Mutation(milestones.TellOverdueMilestones, PlanPayload, "plan"),
    Mutation(lifecycle.OpenAssessment, AssessmentPayload, None),
    Mutation(lifecycle.PubliciseInterim, AssessmentPayload, "assessment"),
    Mutation(lifecycle.SealAssessment, AssessmentPayload, "assessment"),
    Mutation(entries.ReportResult, ItemPayload, "assessment"),
    Mutation(imports.ImportResults, PlanPayload, "plan"),
    Mutation(band_settlement.RecordRawMeasures, PlanPayload, "plan"),
    Mutation(band_settlement.SettleBands, PlanPayload, "plan"),
    Mutation(band_settlement.EnterBands, PlanPayload, "plan"),
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

"""An innovation project opened for deciding, with the rules that hold for it."""

from uuid import UUID

from application.actions import Action
from application.work import Work
from domain.assessment.refusals import SelfInterest
from domain.innovation.project import InnovationProject
from domain.innovation.state import InnovationState
from domain.office.office import Office
from domain.person import Role
from domain.policy.innovation import InnovationRules
from domain.policy.policy_set import PolicySet


def open_for(action: Action, innovation: UUID, work: Work) -> InnovationProject:
    """The project, for a caller who may take ``action`` on it: own-unit roles are of its first applicant."""
    state = work.read(InnovationProject, innovation)
    work.authorise(action, office=state.office, unit=state.application.units[0])
    return work.edit(InnovationProject, innovation)


def open_for_any_applicant(action: Action, innovation: UUID, work: Work) -> InnovationProject:
    """The project, for a caller who may take ``action`` on it: own-unit roles are of any applicant."""
    state = work.read(InnovationProject, innovation)
    own = work.own_unit(state.office)
    unit = own if own in state.application.units else state.application.units[0]
    work.authorise(action, office=state.office, unit=unit)
    return work.edit(InnovationProject, innovation)


def open_for_the_unconcerned(action: Action, innovation: UUID, work: Work) -> InnovationProject:
    """The project, for an office that decides on others: not for the performance office on its host (P2)."""
    project = open_for(action, innovation, work)
    if work.by.role == Role.PERFORMANCE_OFFICE:
        _must_not_be_the_host(project.state, work)
    return project


def rules_of(office: str, work: Work) -> InnovationRules:
    """The policy that is in force today."""
    policies = work.read(PolicySet, PolicySet.id_of(office))
    return policies.versions[policies.in_force_on(work.today)].innovation


def _must_not_be_the_host(state: InnovationState, work: Work) -> None:
    place = work.read(Office, Office.id_of(state.office)).placements.on(work.today)
    if place is not None and {place.unit, place.department} & set(state.application.units):
        raise SelfInterest("innovation")

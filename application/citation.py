"""Whether what a model case cites stands in the log."""

from application.assessment.opened import plan_of, policy_of
from application.work import Work
from domain.activity.citation import Citation, LeafCitation, ResultCitation
from domain.activity.refusals import CitationUnknown
from domain.assessment.assessment import Assessment
from domain.result.result import Result
from domain.scoring.composition import compose_state


def cited_subject(citation: Citation, office: str, work: Work) -> str:
    """The subject whose result or leaf of ``office`` is cited; raises ``CitationUnknown``."""
    if citation.result is not None and _stands(citation.result, office, work):
        return citation.result.subject
    if citation.leaf is not None and (subject := _subject(citation.leaf, office, work)) is not None:
        return subject
    raise CitationUnknown("facts.citation")


def _stands(cited: ResultCitation, office: str, work: Work) -> bool:
    """Whether the leading group determined such an edition with the subject on its board."""
    result = work.find(Result, Result.id_of(cited.plan, cited.peer_group))
    if result is None or result.office != office or not 1 <= cited.edition <= result.edition:
        return False
    return result.board.line(cited.subject) is not None


def _subject(cited: LeafCitation, office: str, work: Work) -> str | None:
    """Whose assessment it is, where the office has it and a leaf of it lies on that path."""
    state = work.find(Assessment, cited.assessment)
    if state is None or state.office != office:
        return None
    leaves = compose_state(state, plan_of(state, work), policy_of(state, work)).leaves
    return state.subject if any(each.path == cited.path for each in leaves) else None

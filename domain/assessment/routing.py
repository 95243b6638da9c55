"""Who reviews what: nobody scores themselves, so some items go to another desk (rule 20, P15)."""

from enum import StrEnum

from domain.plan.version import ScoredIndicator


class Desk(StrEnum):
    """Who reviews (审核) an entry."""

    DEPARTMENT = "DEPARTMENT"
    OFFICE = "OFFICE"


def reviewing_desk(rule: ScoredIndicator, subject: str) -> Desk:
    """The performance office reviews individual indicators, and what a department would score itself."""
    if rule.part == "INDIVIDUAL" or rule.assessing_department == subject:
        return Desk.OFFICE
    return Desk.DEPARTMENT

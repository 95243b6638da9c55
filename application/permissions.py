"""Who may do what where: one table for commands, queries and exports, denied by default.

Source: ``domain.md`` §1.2, the permission matrix.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from application.actions import Action
from domain.person import Role


class Scope(StrEnum):
    """How far a role reaches: the office, the own unit, oneself, its persons, whom the own unit assesses."""

    OFFICE = "OFFICE"
    OWN_UNIT = "OWN_UNIT"
    OWN = "OWN"
    OWN_STAFF = "OWN_STAFF"
    OWN_BLOCK = "OWN_BLOCK"


@dataclass(frozen=True, slots=True)
class Own:
    """What is a person's own: the unit that they belong to, and themselves; an automatic step has neither."""

    unit: str | None
    person: str | None

    def within(self, scope: Scope) -> str | None:
        """The subject that a scope of one's own reaches."""
        match scope:
            case Scope.OWN_UNIT | Scope.OWN_STAFF | Scope.OWN_BLOCK:
                return self.unit
            case Scope.OWN:
                return self.person
            case Scope.OFFICE:
                return None


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that may act, within a scope."""

    role: Role
    scope: Scope = Scope.OFFICE


def _office(*roles: Role) -> tuple[Grant, ...]:
    return tuple(Grant(role) for role in roles)


def _own(*roles: Role) -> tuple[Grant, ...]:
    return tuple(Grant(role, Scope.OWN_UNIT) for role in roles)


_ONESELF: Final = (Grant(Role.STAFF, Scope.OWN),)
"""Everybody, about themselves."""

_WATCHERS: Final = _office(
    Role.PERFORMANCE_OFFICE, Role.LEADING_GROUP, Role.COMMITTEE, Role.AUDITOR, Role.SUPERVISION
)
_ASSESSED: Final = (Role.REPORTER, Role.UNIT_HEAD)
_SCORERS: Final = _office(Role.ASSESSOR, Role.PERFORMANCE_OFFICE, Role.SUPERVISION, Role.LEADING_GROUP)
"""Who decides about scores in the course of the year."""

GRANTS: Final[Mapping[Action, tuple[Grant, ...]]] = {
    Action.ESTABLISH_OFFICE: _office(Role.SYSTEM),
    Action.MANAGE_ORGANIZATION: _office(Role.ADMINISTRATOR, Role.SYSTEM),
    Action.ERASE_KEY: _office(Role.ADMINISTRATOR),
    Action.PUBLISH_POLICY: _office(Role.LEADING_GROUP, Role.SYSTEM),
    Action.KEEP_CALENDAR: _office(Role.PERFORMANCE_OFFICE, Role.ADMINISTRATOR),
    Action.MANAGE_REGULATIONS: _office(Role.LEADING_GROUP, Role.SYSTEM),
    Action.DRAFT_PLAN: _office(Role.PERFORMANCE_OFFICE),
    Action.PROPOSE_INDICATOR: (*_office(Role.PERFORMANCE_OFFICE), *_own(Role.ASSESSOR)),
    Action.MANAGE_LIBRARY: _office(Role.PERFORMANCE_OFFICE),
    Action.REVIEW_PLAN: _office(Role.PERFORMANCE_OFFICE),
    Action.CONSULT_ON_PLAN: _office(Role.PERFORMANCE_OFFICE),
    Action.COMMENT_ON_PLAN: _own(Role.ASSESSOR, *_ASSESSED),
    Action.PUBLISH_PLAN: _office(Role.LEADING_GROUP),
    Action.REQUEST_AMENDMENT: _office(Role.ASSESSOR, Role.UNIT_HEAD),
    Action.WITHDRAW_AMENDMENT: _own(Role.ASSESSOR, Role.UNIT_HEAD),
    Action.SCREEN_AMENDMENT: _office(Role.PERFORMANCE_OFFICE),
    Action.PROPOSE_AMENDMENT: _office(Role.COMMITTEE),
    Action.DECIDE_AMENDMENT: _office(Role.LEADING_GROUP),
    Action.ADOPT_PLAN_VERSION: _office(Role.SYSTEM),
    Action.SET_MILESTONE: _office(Role.PERFORMANCE_OFFICE),
    Action.REACH_MILESTONE: (*_office(Role.PERFORMANCE_OFFICE), *_own(Role.ASSESSOR)),
    Action.ISSUE_ANALYSIS: _office(Role.PERFORMANCE_OFFICE),
    Action.KEEP_MEETINGS: _office(Role.PERFORMANCE_OFFICE),
    Action.OPEN_ASSESSMENT: _office(Role.PERFORMANCE_OFFICE),
    Action.REPORT_OWN: (*_own(Role.REPORTER), *_ONESELF),
    Action.REPORT_FACTS: (*_own(Role.ASSESSOR), *_office(Role.PERFORMANCE_OFFICE)),
    Action.COMMENT_ON_SCORE: (*_own(*_ASSESSED), *_ONESELF),
    Action.RECORD_RAW_MEASURES: (*_own(Role.ASSESSOR), *_office(Role.PERFORMANCE_OFFICE)),
    Action.SETTLE_BANDS: _office(Role.PERFORMANCE_OFFICE),
    Action.ENTER_BANDS: _office(Role.SYSTEM),
    Action.REVIEW: _own(Role.ASSESSOR),
    Action.REVIEW_AS_OFFICE: _office(Role.PERFORMANCE_OFFICE),
    Action.REVIEW_AS_LEADER: _office(Role.LEADING_GROUP),
    Action.CHECK_ONESELF: _own(*_ASSESSED),
    Action.WATCH: _office(Role.SYSTEM),
    Action.HAND_IN_EVIDENCE: _office(Role.STAFF, *_ASSESSED),
    Action.ERASE_EVIDENCE: _office(Role.LEADING_GROUP),
    Action.DRAW_SAMPLE: _office(Role.PERFORMANCE_OFFICE),
    Action.RECORD_FAULT: (*_own(Role.ASSESSOR), *_office(Role.PERFORMANCE_OFFICE, Role.SUPERVISION)),
    Action.CONFIRM_FAULT: _own(*_ASSESSED),
    Action.RECHECK: _office(Role.PERFORMANCE_OFFICE),
    Action.ADJUST: _office(Role.PERFORMANCE_OFFICE),
    Action.CLAIM_BONUS: _own(*_ASSESSED),
    Action.CLAIM_DEDUCTION: _office(Role.ASSESSOR, Role.SUPERVISION, Role.PERFORMANCE_OFFICE),
    Action.VERIFY_CLAIM: _office(Role.ASSESSOR),
    Action.DECIDE_CLAIM: _office(Role.PERFORMANCE_OFFICE),
    Action.DECIDE_SPECIAL_ITEM: _office(Role.LEADING_GROUP),
    Action.APPLY_FOR_INNOVATION: _own(*_ASSESSED),
    Action.REGISTER_INNOVATION: _office(Role.PERFORMANCE_OFFICE, Role.LEADING_GROUP),
    Action.TRACK_INNOVATION: (*_own(*_ASSESSED), *_office(Role.PERFORMANCE_OFFICE)),
    Action.REVIEW_INNOVATION: _office(Role.REVIEWER),
    Action.CLOSE_INNOVATION_REVIEW: _office(Role.PERFORMANCE_OFFICE),
    Action.RANK_INNOVATIONS: _office(Role.COMMITTEE),
    Action.GRANT_INNOVATION_BONUS: _office(Role.LEADING_GROUP),
    Action.RECORD_VETO: _office(Role.SUPERVISION),
    Action.DECIDE_VETO: _office(Role.LEADING_GROUP),
    Action.VOID: _office(Role.PERFORMANCE_OFFICE),
    Action.RUN_EVALUATION: _office(Role.PERFORMANCE_OFFICE),
    Action.CAST_BALLOT: (*_own(*_ASSESSED), *_ONESELF),
    Action.ENTER_EVALUATION: _office(Role.SYSTEM),
    Action.MARK_NOT_APPLICABLE: _office(Role.PERFORMANCE_OFFICE),
    Action.PUBLICISE: _office(Role.PERFORMANCE_OFFICE),
    Action.SEAL: _office(Role.PERFORMANCE_OFFICE),
    Action.COMPILE_RESULTS: _office(Role.PERFORMANCE_OFFICE),
    Action.PROPOSE_RESULTS: _office(Role.COMMITTEE),
    Action.DETERMINE_RESULTS: _office(Role.LEADING_GROUP),
    Action.FINALISE_RESULTS: _office(Role.PERFORMANCE_OFFICE),
    Action.REGISTER_HONOUR: _office(Role.PERFORMANCE_OFFICE),
    Action.REGISTER_USE: _office(Role.PERFORMANCE_OFFICE),
    Action.ALLOCATE_PLACES: _office(Role.LEADING_GROUP),
    Action.MARK_USES_STALE: _office(Role.SYSTEM),
    Action.FILE_APPEAL: (*_own(Role.UNIT_HEAD), *_ONESELF),
    Action.RECEIVE_APPEAL: _office(Role.PERFORMANCE_OFFICE),
    Action.DECLARE_CONFLICT: (*_office(Role.COMMITTEE), *_ONESELF),
    Action.RECUSE_MEMBER: _office(Role.LEADING_GROUP),
    Action.ANSWER_APPEAL: (*_SCORERS, *_ONESELF),
    Action.INVESTIGATE_APPEAL: _ONESELF,
    Action.SUPPORT_APPEAL: (*_office(Role.PERFORMANCE_OFFICE), *_SCORERS, *_ONESELF),
    Action.RULE_ON_APPEAL: _office(Role.COMMITTEE),
    Action.OPEN_VOTES: _office(Role.COMMITTEE, Role.SYSTEM),
    Action.ENDORSE_RULING: _office(Role.LEADING_GROUP),
    Action.SETTLE_REMITTAL: _office(Role.PERFORMANCE_OFFICE, Role.LEADING_GROUP),
    Action.RAISE_FEEDBACK: _own(Role.ASSESSOR, *_ASSESSED),
    Action.ANSWER_FEEDBACK: _office(Role.PERFORMANCE_OFFICE),
    Action.ISSUE_RECTIFICATION: _office(Role.PERFORMANCE_OFFICE),
    Action.ISSUE_AFTER_SUPERVISION: _office(Role.PERFORMANCE_OFFICE, Role.SUPERVISION),
    Action.RUN_RECTIFICATION: _office(Role.PERFORMANCE_OFFICE),
    Action.DECIDE_REPEATED_RECTIFICATION: _office(Role.LEADING_GROUP),
    Action.CARRY_OUT_RECTIFICATION: _own(*_ASSESSED),
    Action.VERIFY_RECTIFICATION: _own(Role.ASSESSOR),
    Action.RECORD_ACTIVITY: (*_office(Role.PERFORMANCE_OFFICE), *_own(Role.ASSESSOR, *_ASSESSED)),
    Action.RECORD_TRAINING: _office(Role.PERFORMANCE_OFFICE),
    Action.RECEIVE_SIGNAL: _office(Role.PERFORMANCE_OFFICE, Role.ASSESSOR, Role.SUPERVISION),
    Action.HANDLE_SIGNAL: _office(Role.PERFORMANCE_OFFICE, Role.ASSESSOR, Role.SUPERVISION),
    Action.ATTEST: _office(Role.SYSTEM),
    Action.READ_ORGANIZATION: (*_WATCHERS, *_office(Role.ASSESSOR, *_ASSESSED, Role.ADMINISTRATOR)),
    Action.READ_RULES: (*_WATCHERS, *_office(Role.ADMINISTRATOR, Role.ASSESSOR, *_ASSESSED)),
    Action.READ_PLAN: (*_WATCHERS, *_office(Role.ASSESSOR, *_ASSESSED, Role.STAFF)),
    Action.READ_PERSON_BOARD: (*_WATCHERS, *_own(Role.STAFF)),
    Action.READ_BOARD: (*_WATCHERS, *_office(Role.ASSESSOR, *_ASSESSED)),
    Action.READ_RESULT: _WATCHERS,
    Action.READ_NOTICE: (
        *_WATCHERS,
        *_own(*_ASSESSED),
        *_ONESELF,
        Grant(Role.UNIT_HEAD, Scope.OWN_STAFF),
    ),
    Action.READ_INNOVATION: (*_WATCHERS, *_office(Role.REVIEWER, Role.ASSESSOR, *_ASSESSED)),
    Action.READ_INNOVATION_SCORES: _WATCHERS,
    Action.READ_ASSESSMENT: (
        *_WATCHERS,
        *_own(*_ASSESSED),
        *_ONESELF,
        Grant(Role.ASSESSOR, Scope.OWN_BLOCK),
        Grant(Role.UNIT_HEAD, Scope.OWN_STAFF),
    ),
    Action.READ_TRAIL: (*_WATCHERS, *_own(*_ASSESSED), *_ONESELF),
    Action.READ_MEETING: _WATCHERS,
    Action.READ_APPEAL: (*_WATCHERS, *_own(*_ASSESSED), *_ONESELF),
    Action.READ_FEEDBACK: (*_WATCHERS, *_own(Role.ASSESSOR, *_ASSESSED)),
    Action.READ_RECTIFICATION: (*_WATCHERS, *_own(*_ASSESSED), Grant(Role.ASSESSOR, Scope.OWN_BLOCK)),
    Action.READ_ACTIVITIES: (*_WATCHERS, *_office(Role.ASSESSOR, *_ASSESSED, Role.STAFF)),
    Action.READ_TRAININGS: (*_WATCHERS, *_own(Role.ASSESSOR, *_ASSESSED)),
    Action.READ_EVALUATION: (*_WATCHERS, *_own(*_ASSESSED), *_ONESELF),
    Action.READ_BALLOT_BOX: _office(Role.PERFORMANCE_OFFICE, Role.AUDITOR),
    Action.READ_SIGNALS: (*_WATCHERS, *_office(Role.ASSESSOR)),
    Action.READ_USES: (*_WATCHERS, *_own(*_ASSESSED), *_ONESELF),
    Action.READ_EVENTS: _office(Role.AUDITOR),
    Action.READ_PERSONS: _office(Role.ADMINISTRATOR, Role.AUDITOR, Role.PERFORMANCE_OFFICE),
    Action.READ_READ_AUDIT: _office(Role.AUDITOR, Role.SUPERVISION),
}

"""What the docket says of an appeal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.appeal.bench import BarredBecause
from domain.appeal.clock import DueStep
from domain.appeal.hearing_record import Party
from domain.appeal.stage import AppealStage
from domain.appeal.state import AppealStatus
from domain.appeal.statements import StatementKind
from domain.assessment.ground import Ground
from domain.assessment.ruled import Outcome


class DocketStep(StrEnum):
    """What can happen to an appeal."""

    FILED = "FILED"
    ADMITTED = "ADMITTED"
    ACCEPTED = "ACCEPTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    REINSTATED = "REINSTATED"
    PAUSED = "PAUSED"
    RESUMED = "RESUMED"
    EXTENDED = "EXTENDED"
    OVERDUE = "OVERDUE"
    BENCH_SEATED = "BENCH_SEATED"
    INVESTIGATORS_APPOINTED = "INVESTIGATORS_APPOINTED"
    CONFLICT_DECLARED = "CONFLICT_DECLARED"
    MEMBER_RECUSED = "MEMBER_RECUSED"
    MEMBER_REPLACED = "MEMBER_REPLACED"
    STEPS_VOIDED = "STEPS_VOIDED"
    ANSWERED = "ANSWERED"
    REPLIED = "REPLIED"
    EVIDENCE_SUBMITTED = "EVIDENCE_SUBMITTED"
    EXHIBIT_FILED = "EXHIBIT_FILED"
    REPORTED = "REPORTED"
    REPORT_SIGNED = "REPORT_SIGNED"
    CASE_FILE_FROZEN = "CASE_FILE_FROZEN"
    VOTING_OPENED = "VOTING_OPENED"
    VOTE_CAST = "VOTE_CAST"
    VOTES_OPENED = "VOTES_OPENED"
    RULING_ENDORSED = "RULING_ENDORSED"
    RULED = "RULED"
    EXECUTED = "EXECUTED"
    REMITTAL_SETTLED = "REMITTAL_SETTLED"
    LETTER_ISSUED = "LETTER_ISSUED"


@dataclass(frozen=True, slots=True)
class ContestedItemRow:
    """A contested item and, once ruled on, the ruling; ``points`` is its new worth where it is VARIED."""

    item: str
    indicator: str | None
    ground: Ground
    statement: str
    remedy: str
    outcome: Outcome | None
    points: Decimal | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of an appeal: when, by whom in which role, and why where a reason is due."""

    step: DocketStep
    event_id: UUID
    day: date
    decided_at: datetime
    actor: str
    actor_role: str
    actor_unit: str | None
    reason_code: str | None
    reason: str | None
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What somebody said or handed in about an appeal; ``late``: after a case file was frozen."""

    kind: StatementKind
    party: Party
    text: str
    evidence: tuple[str, ...]
    late: bool
    actor: str
    actor_role: str
    actor_unit: str | None
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class CaseFileRow:
    """A frozen case file."""

    number: int
    border: int
    template: int
    digest: str
    day: date


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """What a party supposed at a border, and the digests of what came of it and of what was."""

    number: int
    party: Party
    note: str
    border: int
    hypotheses: tuple[Mapping[str, Any], ...]
    digest: str
    base_digest: str
    day: date


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter that was issued, with its digest in each language; ``correction``: what it puts right."""

    number: int
    template: int
    digest_zh: str
    digest_en: str
    correction: str | None
    day: date


@dataclass(frozen=True, slots=True)
class OpenedVoteRow:
    """How a member voted on an item, once the ballots of the round were opened."""

    round: int
    member: UUID
    item: str
    outcome: Outcome
    points: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class HearingRow:
    """How an appeal was heard: what was said, frozen, supposed, told and voted, each in order."""

    statements: tuple[StatementRow, ...]
    case_files: tuple[CaseFileRow, ...]
    exhibits: tuple[ExhibitRow, ...]
    letters: tuple[LetterRow, ...]
    votes: tuple[OpenedVoteRow, ...]


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal with its items in the order in which they were contested, and its steps in theirs.

    ``effects`` are the events that the ruling ordered; ``window_until`` is the last day on which the result
    could be contested when it was filed, ``due`` what is to be done by when, ``paused_on`` since when that
    stands still.  ``concerned`` had a hand in the matter; ``seats`` are the bench's, the chair's first;
    ``barred`` says of whom why.  ``findings`` are those of the report that stands, ``signed`` who signed it.
    ``endorsed_by`` approved what the bench decided; ``remitted`` are the items that are still to be decided
    again.
    """

    appeal: UUID
    office: str
    year: int
    number: int
    status: AppealStatus
    stage: AppealStage
    plan: UUID
    assessment: UUID
    subject: str
    unit: str
    peer_group: str
    statement: str
    effects: tuple[UUID, ...]
    window_until: date | None
    late_reason: str | None
    due: tuple[DueStep, ...]
    paused_on: date | None
    concerned: tuple[str, ...]
    handlers: tuple[str, ...]
    seats: tuple[UUID, ...]
    investigators: tuple[UUID, ...]
    declared: tuple[UUID, ...]
    barred: Mapping[UUID, BarredBecause]
    voted: tuple[UUID, ...]
    voting_round: int
    endorsed_by: str | None
    findings: tuple[Mapping[str, Any], ...]
    signed: tuple[UUID, ...]
    remitted: tuple[str, ...]
    items: tuple[ContestedItemRow, ...]
    steps: tuple[StepRow, ...]

    def step(self, step: DocketStep) -> StepRow | None:
        """The filing, the acceptance, the ruling …, where it has happened."""
        return next((each for each in self.steps if each.step is step), None)

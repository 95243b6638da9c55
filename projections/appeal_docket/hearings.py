"""Asking how appeals were heard: what was said, frozen, supposed, told and voted."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from projections.appeal_docket.parts import Parts, parts_of
from projections.appeal_docket.rows import (
    CaseFileRow,
    ExhibitRow,
    HearingRow,
    LetterRow,
    OpenedVoteRow,
    StatementRow,
)
from projections.appeal_docket.tables import APPEAL_STATEMENT, CASE_FILE, EXHIBIT, LETTER, OPENED_VOTE
from projections.reading import VALID, Query, Reading


def _statement(appeal: UUID, *columns: Any) -> tuple[UUID, StatementRow]:
    kind, party, text, evidence, *others = columns
    return appeal, StatementRow(kind, party, text, tuple(evidence), *others)


def _case_file(appeal: UUID, *columns: Any) -> tuple[UUID, CaseFileRow]:
    return appeal, CaseFileRow(*columns)


def _exhibit(appeal: UUID, *columns: Any) -> tuple[UUID, ExhibitRow]:
    number, party, note, border, hypotheses, *others = columns
    return appeal, ExhibitRow(number, party, note, border, tuple(hypotheses), *others)


def _letter(appeal: UUID, *columns: Any) -> tuple[UUID, LetterRow]:
    return appeal, LetterRow(*columns)


def _vote(appeal: UUID, *columns: Any) -> tuple[UUID, OpenedVoteRow]:
    return appeal, OpenedVoteRow(*columns)


_STATEMENTS: Final = Query(
    "SELECT appeal, kind, party, text, evidence, late, actor, actor_role, actor_unit, decided_at"
    " FROM {appeal_statement} WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, version",
    [APPEAL_STATEMENT],
    _statement,
)
_CASE_FILES: Final = Query(
    "SELECT appeal, number, border, template, digest, day FROM {case_file}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [CASE_FILE],
    _case_file,
)
_EXHIBITS: Final = Query(
    "SELECT appeal, number, party, note, border, hypotheses, digest, base_digest, day FROM {exhibit}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [EXHIBIT],
    _exhibit,
)
_LETTERS: Final = Query(
    "SELECT appeal, number, template, digest_zh, digest_en, correction, day FROM {letter}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [LETTER],
    _letter,
)
_VOTES: Final = Query(
    "SELECT appeal, round, member, item, outcome, points, reason FROM {opened_vote}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, round, item, member",
    [OPENED_VOTE],
    _vote,
)
_PARTS: Final[Parts] = {
    "statements": _STATEMENTS,
    "case_files": _CASE_FILES,
    "exhibits": _EXHIBITS,
    "letters": _LETTERS,
    "votes": _VOTES,
}


async def hearings(reading: Reading, appeals: Sequence[UUID]) -> Mapping[UUID, HearingRow]:
    """How each of these appeals was heard so far."""
    parts = await parts_of(reading, _PARTS, appeals)
    return {
        appeal: HearingRow(**{name: rows.get(appeal, ()) for name, rows in parts.items()})
        for appeal in appeals
    }

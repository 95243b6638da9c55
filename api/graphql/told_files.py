"""Case files and letters as the log tells them again, checked against the digests that were recorded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import UUID

import anyio.to_thread

from api.graphql.hearings import AppealLetter, CaseFile
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.refusals import CaseFileAltered, LetterAltered
from api.services import Services
from application.appeal.case_file import case_content, contested_at
from application.appeal.letters import letter_told_again
from application.read_audit import ObjectKind
from domain.appeal.case_differences import Difference, differences
from domain.appeal.case_file import CaseContent
from domain.appeal.letter_templates import LetterLanguage, letter
from domain.kernel.digest import digest_of
from domain.kernel.event import Event
from projections.appeal_docket.rows import HearingRow
from projections.evidence.queries import EvidenceState, erased

NO_DIFFERENCES: Final[tuple[Difference, ...]] = ()


@dataclass(frozen=True, slots=True)
class ToldCaseFile:
    """A case file with its content, what is otherwise than in the one before, and where its evidence is.

    ``contested_at`` is the version of the assessment at which the appeal was filed.  The states of evidence,
    by hash, are those of today: they are no part of what was frozen.
    """

    appeal: UUID
    office: str
    file: CaseFile
    content: CaseContent
    contested_at: int
    differences: Sequence[Difference]
    evidence: Mapping[str, EvidenceState]


async def told_case_file(
    services: Services, moment: Moment, appeal: UUID, heard: HearingRow | None, number: int | None
) -> ToldCaseFile | None:
    """A case file of a hearing, the newest by default; raises ``CaseFileAltered``."""
    known = {each.number: CaseFile.of(each) for each in heard.case_files} if heard is not None else {}
    file = known.get(max(known, default=0) if number is None else number)
    if file is None:
        return None
    before = known.get(file.number - 1)
    content, contested_at = await anyio.to_thread.run_sync(_content, services, appeal, file)
    earlier = None
    if before is not None:
        earlier, _ = await anyio.to_thread.run_sync(_content, services, appeal, before)
    office = content.summary.office
    moment.saw(ObjectKind.CASE_FILE, About(appeal, office, appeal=appeal, part=str(file.number)))
    return ToldCaseFile(
        appeal=appeal,
        office=office,
        file=file,
        content=content,
        contested_at=contested_at,
        differences=NO_DIFFERENCES if earlier is None else tuple(differences(earlier, content)),
        evidence=await _states(services, moment, office, sorted(set(_cited(content)))),
    )


async def told_letter(
    services: Services, moment: Moment, appeal: UUID, issued: AppealLetter, language: LetterLanguage
) -> bytes:
    """The page of a letter; raises ``LetterAltered``."""
    page = await anyio.to_thread.run_sync(_page, services, moment, appeal, issued, language)
    if digest_of(page) != (issued.digest_zh if language == "zh" else issued.digest_en):
        raise LetterAltered(number=issued.number)
    return page


def _page(
    services: Services, moment: Moment, appeal: UUID, issued: AppealLetter, language: LetterLanguage
) -> bytes:
    told = letter_told_again(appeal, issued.number, services.streams, moment.position)
    if told is None:
        raise LetterAltered(number=issued.number)
    return letter(told.decision, issued.template, language)


def _content(services: Services, appeal: UUID, file: CaseFile) -> tuple[CaseContent, int]:
    @cache
    def events(stream: UUID) -> list[Event]:
        return [each.event for each in services.streams([stream], file.border)]

    content = case_content(appeal, events, file.template)
    if content.digest != file.digest:
        raise CaseFileAltered(number=file.number)
    return content, contested_at(appeal, events)


def _cited(content: CaseContent) -> Iterator[str]:
    for item in content.items:
        for line in item.trail:
            yield from line.evidence
    for statement in content.statements:
        yield from statement.evidence


async def _states(
    services: Services, moment: Moment, office: str, hashes: Sequence[str]
) -> dict[str, EvidenceState]:
    gone = await erased(moment.reading, office, hashes)
    held = await anyio.to_thread.run_sync(services.evidence.held, office, hashes)
    return {each: "ERASED" if each in gone else "PRESENT" if each in held else "MISSING" for each in hashes}

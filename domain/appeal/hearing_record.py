"""What was said about an appeal before it is decided: answers, replies, the report, the case files."""

from typing import Literal, NamedTuple
from uuid import UUID

from domain.assessment.ruled import Outcome
from domain.kernel.event import ContentHash
from domain.kernel.points import Points
from domain.kernel.value import Value

Party = Literal["APPELLANT", "SCORER", "WORKING_GROUP", "OFFICE"]
"""申诉人, 考评方, 沟通申诉工作组, 绩效办: by whom evidence was handed in."""


class Finding(Value):
    """What the working group found about an item, and what it proposes to rule."""

    item: str
    found: str
    proposal: Outcome
    points: Points | None


class Report(NamedTuple):
    """The report of the working group, and which investigators have signed it."""

    text: str
    findings: tuple[Finding, ...]
    signed: frozenset[UUID]


class CaseFile(NamedTuple):
    """A numbered case file: what a template tells of the appeal at a border, and the digest of that."""

    number: int
    border: int
    template: int
    digest: ContentHash


class HearingRecord(NamedTuple):
    """What was said so far.

    ``answered`` are the handlers who answered, ``replied`` whether the appellant had the last word;
    ``files`` are the case files in the order in which they were frozen, ``current`` whether the last of them
    rests on a report that stands.
    """

    answered: frozenset[str]
    replied: bool
    report: Report | None
    files: tuple[CaseFile, ...]
    current: bool
    exhibits: int


NOT_HEARD = HearingRecord(frozenset(), replied=False, report=None, files=(), current=False, exhibits=0)

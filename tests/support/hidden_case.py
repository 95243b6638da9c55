"""Stories that differ in one appeal only: in what is said in it, or in whether there is any.

The same steps are taken in the same order; those of the hidden case may say other things, or be left out.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from application.appeal.bench import AppointInvestigators, DeclareConflict, RecuseMember, SeatBench
from application.appeal.case_file import FreezeCaseFile
from application.appeal.clock import ExtendRuling, PauseAppeal, ResumeAppeal
from application.appeal.filing import AcceptAppeal, FileAppeal, RejectAppeal
from application.appeal.hearing import (
    AnswerAppeal,
    ReplyOnAppeal,
    ReportOnAppeal,
    SignAppealReport,
    SubmitAppealEvidence,
)
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from application.assessment.adjustments import AdjustScore
from application.assessment.entries import RecheckResult, ReviewResult
from application.command import Command
from application.evidence import ReceiveEvidence
from application.feedback import RaiseFeedback
from domain.appeal.hearing_record import Finding
from domain.appeal.state import ContestedItem, ItemRuling
from domain.appeal.vote import ItemVote
from domain.assessment.entries import entry_ref
from domain.feedback.state import Concern
from domain.kernel.event import Grounds
from tests.support.city import GROUNDS, OFFICE, City

SEALED: Final = ("U01", "U02", "U03")
"""Assessed, sealed and on a public board; the others are still being assessed."""
OPEN: Final = ("U05", "U06")
BENCH: Final = ("member", "second member", "third member", "fourth member", "kin")
GROUP: Final = ("investigator", "second investigator")
HANDLER: Final = "reviewing member"
NEWCOMER: Final = "newcomer"
KIN: Final = BENCH[-1]
RECUSED: Final = BENCH[-2]
HIDDEN: Final = "hidden"


def clerk_of(unit: str) -> str:
    """Somebody of a unit who holds every role from which something might be seen."""
    return f"clerk of {unit}"


@dataclass(frozen=True)
class Case:
    """What is said in an appeal; ``indicator`` is whose entry it contests."""

    words: str
    indicator: str = "B"

    @property
    def ref(self) -> str:
        """The contested entry."""
        return entry_ref(self.indicator, "2014", "SELF")

    @property
    def points(self) -> Decimal:
        """What it shall be worth."""
        return Decimal("552.50" if self.indicator == "B" else "402.50")

    @property
    def document(self) -> bytes:
        """The document that it rests on."""
        return f"%PDF-1.7 {self.words}".encode()

    @property
    def hash(self) -> str:
        """The hash of the document."""
        return f"sha256:{hashlib.sha256(self.document).hexdigest()}"

    @property
    def grounds(self) -> Grounds:
        """Grounds in these words, on this document."""
        return GROUNDS.model_copy(update={"reason": self.words, "evidence": (self.hash,)})


PLAIN: Final = Case("少计入库税款")
REWORDED: Final = Case("评分依据有误，请予复核")
OF_ANOTHER_ITEM: Final = Case("评分依据有误，请予复核", "A")
_ANOTHER: Final = Case("漏计一户")

Make = Callable[[City, UUID], Command]
"""Makes a command in a bureau, about an appeal."""


@dataclass(frozen=True)
class Step:
    """A command that somebody sends about an appeal, or in the course of the year.

    ``files``: the appeal comes of it; ``ruling``: it rules on it, or comes later.
    """

    label: str
    who: str
    make: Make
    appeal: str | None = None
    files: bool = False
    ruling: bool = False


@dataclass(frozen=True)
class Story:
    """The steps of a seed, taken or not; ``unit`` is whose appeal is hidden, ``case`` what is said in it."""

    unit: str
    case: Case | None
    ruled: bool
    steps: Sequence[Step]

    def tells(self, step: Step) -> bool:
        """Whether a step is taken."""
        return step.appeal != HIDDEN or (self.case is not None and (self.ruled or not step.ruling))


def story(seed: int, case: Case | None, *, ruled: bool = False) -> Story:
    """The story of a seed: of the same steps in the same order, whatever is said in the hidden case."""
    random = Random(seed)  # noqa: S311 - a story, no secret
    unit = random.choice([SEALED[0], OPEN[0]])
    threads = [
        [*_hidden(unit, case or PLAIN, random)],
        [*_heard("U02")],
        [_filing("waiting", "U06", Case("漏计", "A"))],
        [_filing("rejected", "U03", PLAIN), _step("rejected", "officer", "rejects", _reject)],
        [*_year(unit)],
    ]
    return Story(unit, case, ruled, [*_woven(threads, random)])


def _woven(threads: list[list[Step]], random: Random) -> Iterator[Step]:
    """The steps of all threads, each thread in its order."""
    while threads := [each for each in threads if each]:
        yield random.choice(threads).pop(0)


def _hidden(unit: str, case: Case, random: Random) -> Iterator[Step]:
    """The hidden case, with some steps that not every case has."""
    paused, extended, recused, remarked = (random.random() < 0.5 for _ in range(4))
    yield from _begun(HIDDEN, unit, case)
    yield from _declarations(HIDDEN, (*BENCH[:-1], *GROUP))
    yield _step(HIDDEN, KIN, "declares", lambda _, appeal: _bound(appeal, case))
    if paused:
        yield _step(
            HIDDEN, "officer", "pauses", lambda _, appeal: PauseAppeal(appeal=appeal, reason=case.words)
        )
        yield _step(HIDDEN, "officer", "resumes", lambda _, appeal: ResumeAppeal(appeal=appeal))
    if extended:
        extend: Make = lambda _, appeal: ExtendRuling(appeal=appeal, grounds=case.grounds)  # noqa: E731
        yield _step(HIDDEN, "officer", "extends", extend)
    if recused:
        yield _step(HIDDEN, "leader", "recuses", lambda city, appeal: _recusal(city, appeal, case))
    able = [each for each in BENCH[:-1] if not (recused and each == RECUSED)]
    yield from _argued(HIDDEN, unit, case)
    yield from _decided(HIDDEN, case, able)
    if remarked:
        yield replace(_reply(HIDDEN, unit, case, "remarks"), ruling=True)


def _heard(unit: str) -> Iterator[Step]:
    """A case that everybody may know of: whoever might judge it has declared that nothing binds them."""
    yield from _begun("heard", unit, _ANOTHER)
    judges = (*BENCH, *GROUP, HANDLER, NEWCOMER, *(clerk_of(each) for each in (SEALED[0], OPEN[0])))
    yield from _declarations("heard", judges)
    yield from _argued("heard", unit, _ANOTHER)
    yield from _decided("heard", _ANOTHER, BENCH)


def _year(unit: str) -> Iterator[Step]:
    """What else happens meanwhile: documents, results, a correction, a complaint."""
    yield _handing_in(unit, PLAIN)
    yield _handing_in(unit, REWORDED)
    yield _event("reporter of U06", "reports", lambda city, _: city.reporting("500", "U06", "B", "2014"))
    yield _event("officer", "corrects", _correction)
    yield _event("assessor", "reviews", _review)
    concern = Concern(channel="MEETING", about=None, text="系统填报步骤重复")
    raised = RaiseFeedback(office=OFFICE, unit="U05", concern=concern)
    yield _event("head of U05", "complains", lambda _, __: raised)
    yield _event("officer", "rechecks", _recheck)


def _begun(name: str, unit: str, case: Case) -> Iterator[Step]:
    yield _filing(name, unit, case)
    yield _step(name, "second_officer", "accepts", lambda _, appeal: AcceptAppeal(appeal=appeal))
    yield _step(name, "second_officer", "seats", lambda _, appeal: SeatBench(appeal=appeal))
    yield _step(name, "second_officer", "appoints", _appointment)


def _argued(name: str, unit: str, case: Case) -> Iterator[Step]:
    """The parties say what they have to say, the working group reports."""
    words, proof = case.words, (case.hash,)
    answer: Make = lambda _, appeal: AnswerAppeal(appeal=appeal, statement=words, evidence=proof)  # noqa: E731
    submit: Make = lambda _, appeal: SubmitAppealEvidence(appeal=appeal, note=words, evidence=proof)  # noqa: E731
    yield _step(name, "officer", "answers", answer)
    yield _reply(name, unit, case, "replies")
    yield _step(name, f"head of {unit}", "submits", submit)
    yield _step(name, GROUP[0], "reports", lambda _, appeal: _report(appeal, case))
    yield _step(name, GROUP[1], "signs", lambda _, appeal: SignAppealReport(appeal=appeal))
    yield _step(name, "second_officer", "freezes", lambda _, appeal: FreezeCaseFile(appeal=appeal))


def _decided(name: str, case: Case, members: Sequence[str]) -> Iterator[Step]:
    """The bench votes, and its chair rules."""
    yield _step(name, BENCH[0], "opens", lambda _, appeal: OpenVoting(appeal=appeal))
    for each in members:
        yield _step(name, each, "votes", lambda _, appeal: _vote(appeal, case))
    yield replace(_step(name, BENCH[0], "rules", lambda _, appeal: _ruling(appeal, case)), ruling=True)


def _step(name: str, who: str, does: str, make: Make) -> Step:
    return Step(f"{name}: {who} {does}", who, make, name)


def _event(who: str, does: str, make: Make) -> Step:
    return Step(f"{who} {does}", who, make)


def _handing_in(unit: str, case: Case) -> Step:
    receive = ReceiveEvidence.of(
        office=OFFICE, hash=case.hash, media_type="application/pdf", size=len(case.document)
    )
    return _event(f"head of {unit}", f"hands in {case.words}", lambda _, __: receive)


def _filing(name: str, unit: str, case: Case) -> Step:
    contested = ContestedItem(
        item=case.ref, ground="DATA_WRONG", statement=case.words, remedy=f"更正：{case.words}"
    )

    def make(city: City, _appeal: UUID) -> FileAppeal:
        return FileAppeal(assessment=city.assessments[unit], statement=case.words, items=(contested,))

    return replace(_step(name, f"head of {unit}", "files", make), files=True)


def _declarations(name: str, judges: Sequence[str]) -> Iterator[Step]:
    for each in judges:
        yield _step(
            name,
            each,
            "declares",
            lambda _, appeal: DeclareConflict(appeal=appeal, relation=None, statement=""),
        )


def _bound(appeal: UUID, case: Case) -> DeclareConflict:
    return DeclareConflict(appeal=appeal, relation="KIN", statement=case.words)


def _recusal(city: City, appeal: UUID, case: Case) -> RecuseMember:
    return RecuseMember(appeal=appeal, person=UUID(city.people[RECUSED]), grounds=case.grounds)


def _appointment(city: City, appeal: UUID) -> AppointInvestigators:
    investigators = tuple(UUID(city.people[each]) for each in GROUP)
    return AppointInvestigators(appeal=appeal, investigators=investigators)


def _reject(_city: City, appeal: UUID) -> RejectAppeal:
    return RejectAppeal(appeal=appeal, grounds=GROUNDS)


def _reply(name: str, unit: str, case: Case, does: str) -> Step:
    make: Make = lambda _, appeal: ReplyOnAppeal(appeal=appeal, statement=case.words, evidence=())  # noqa: E731
    return _step(name, f"head of {unit}", does, make)


def _report(appeal: UUID, case: Case) -> ReportOnAppeal:
    finding = Finding(item=case.ref, found=case.words, proposal="VARIED", points=case.points)
    return ReportOnAppeal(appeal=appeal, text=case.words, findings=(finding,), evidence=(case.hash,))


def _vote(appeal: UUID, case: Case) -> CastVote:
    vote = ItemVote(item=case.ref, outcome="VARIED", points=case.points, reason=case.words)
    return CastVote(appeal=appeal, votes=(vote,))


def _ruling(appeal: UUID, case: Case) -> RuleOnAppeal:
    ruling = ItemRuling(item=case.ref, outcome="VARIED", points=case.points, reason=case.words)
    return RuleOnAppeal(appeal=appeal, rulings=(ruling,), grounds=case.grounds)


def _correction(city: City, _appeal: UUID) -> AdjustScore:
    return AdjustScore(
        assessment=city.assessments["U05"],
        indicator="A",
        period="2014",
        delta=Decimal(-1),
        grounds=GROUNDS,
    )


def _review(city: City, _appeal: UUID) -> ReviewResult:
    return ReviewResult(
        assessment=city.assessments["U06"], entry=PLAIN.ref, revision=None, expected_version=None
    )


def _recheck(city: City, _appeal: UUID) -> RecheckResult:
    return RecheckResult(assessment=city.assessments["U06"], entry=PLAIN.ref, expected_version=None)

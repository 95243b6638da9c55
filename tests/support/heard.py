"""An appeal that is heard, by commands on a real log: bench, working group, statements, votes, ruling."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

from application.appeal.bench import AppointInvestigators, DeclareConflict, SeatBench
from application.appeal.case_file import FreezeCaseFile
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.appeal.hearing import AnswerAppeal, ReplyOnAppeal, ReportOnAppeal, SignAppealReport
from application.appeal.ruling import RuleOnAppeal
from application.appeal.voting import CastVote, OpenVoting
from domain.appeal.hearing_record import Finding
from domain.appeal.state import ContestedItem, ItemRuling
from domain.appeal.vote import ItemVote
from domain.assessment.ruled import Outcome
from domain.person import Role
from tests.support.city import GROUNDS, City, constituting

BENCH: Final = ("chair", "second member", "third member")
GROUP: Final = ("investigator", "second investigator")
PROOF: Final = f"sha256:{'ab' * 32}"
Verdict = tuple[str, Outcome, str | None]
"""An item, the outcome for it, and its points where it is varied."""


def constitute(city: City) -> None:
    """Hire and constitute a committee of three and a working group of two."""
    bench = [UUID(city.hire(each, "CO", Role.COMMITTEE)) for each in BENCH]
    group = [UUID(city.hire(each, "SV")) for each in GROUP]
    city.run("system:bootstrap", constituting(*bench, kind="COMMITTEE"))
    city.run("system:bootstrap", constituting(*group, kind="APPEAL_WORKING_GROUP"))


def filed(city: City, *items: str, unit: str = "U01") -> UUID:
    """File an appeal against items."""
    contested = tuple(
        ContestedItem(item=each, ground="DATA_WRONG", statement="少计入库税款", remedy="恢复至 9.5 分")
        for each in items
    )
    command = FileAppeal(assessment=city.assessments[unit], statement="数据有误", items=contested)
    return UUID(city.made(f"head of {unit}", command))


def seated(city: City, appeal: UUID) -> None:
    """Accept an appeal, seat its bench and appoint its working group; all declare that nothing binds them."""
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    city.run("second_officer", SeatBench(appeal=appeal))
    group = tuple(UUID(city.people[each]) for each in GROUP)
    city.run("second_officer", AppointInvestigators(appeal=appeal, investigators=group))
    for each in (*BENCH, *GROUP):
        city.run(each, DeclareConflict(appeal=appeal, relation=None, statement=""))


def heard(city: City, appeal: UUID) -> None:
    """The scorer answers and the appellant replies."""
    city.run("assessor", AnswerAppeal(appeal=appeal, statement="按系统数据评分", evidence=(PROOF,)))
    city.run("head of U01", ReplyOnAppeal(appeal=appeal, statement="系统数据有误", evidence=()))


def reported(city: City, appeal: UUID, verdicts: Sequence[Verdict], text: str = "经调查属实") -> None:
    """The working group reports what it proposes, and signs."""
    findings = tuple(
        Finding(item=item, found="确有漏计", proposal=outcome, points=points)
        for item, outcome, points in _told(verdicts)
    )
    city.run(GROUP[0], ReportOnAppeal(appeal=appeal, text=text, findings=findings, evidence=()))
    city.run(GROUP[1], SignAppealReport(appeal=appeal))


def ripe(city: City, appeal: UUID, *verdicts: Verdict) -> None:
    """Take a filed appeal so far that a case file can be frozen."""
    seated(city, appeal)
    heard(city, appeal)
    reported(city, appeal, verdicts)


def frozen(city: City, appeal: UUID) -> None:
    """Freeze the next case file."""
    city.run("officer", FreezeCaseFile(appeal=appeal))


def voted(city: City, appeal: UUID, *verdicts: Verdict) -> None:
    """All of the bench vote the same."""
    city.run(BENCH[0], OpenVoting(appeal=appeal))
    votes = tuple(
        ItemVote(item=item, outcome=outcome, points=points, reason="同意调查意见")
        for item, outcome, points in _told(verdicts)
    )
    for each in BENCH:
        city.run(each, CastVote(appeal=appeal, votes=votes))


def ruling(appeal: UUID, *verdicts: Verdict) -> RuleOnAppeal:
    """The command that rules so."""
    rulings = tuple(
        ItemRuling(item=item, outcome=outcome, points=points, reason="查明漏计，予以更正")
        for item, outcome, points in _told(verdicts)
    )
    return RuleOnAppeal(appeal=appeal, rulings=rulings, grounds=GROUNDS)


def ruled(city: City, appeal: UUID, *verdicts: Verdict) -> None:
    """Take a filed appeal all the way to its ruling."""
    ripe(city, appeal, *verdicts)
    frozen(city, appeal)
    voted(city, appeal, *verdicts)
    city.run(BENCH[0], ruling(appeal, *verdicts))


def _told(verdicts: Sequence[Verdict]) -> list[tuple[str, Outcome, Decimal | None]]:
    return [
        (item, outcome, None if points is None else Decimal(points)) for item, outcome, points in verdicts
    ]

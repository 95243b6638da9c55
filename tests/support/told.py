"""A year told to a city: results, a return, an adjustment, a bonus, a deduction, a veto, appeals, feedback.

U01 has nothing under indicator A, U02 leads, U03 is under a veto; the appeal of U02 is ruled on, that of
U01 waits; in an evaluation round U01 is to rate the others.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from application.activity import RecordActivity
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.adjustments import AdjustScore
from application.assessment.claims import AcceptClaim, ClaimBonus, ClaimDeduction, VerifyClaim
from application.assessment.entries import ReturnResult
from application.assessment.vetoes import ApplyVeto, ConfirmVeto
from application.feedback import RaiseFeedback
from application.innovation.projects import ApplyForInnovation
from application.risk_signal import ReceiveRiskSignal
from application.training import RecordTraining
from domain.activity.activity import ActivityFacts
from domain.appeal.state import ContestedItem, ItemRuling
from domain.feedback.state import Concern
from domain.person import Role
from domain.risk_signal.state import SignalFacts
from domain.training.training import TrainingFacts
from tests.support import bench
from tests.support.city import GROUNDS, OFFICE, City
from tests.support.evaluation import opened, opening, units
from tests.support.innovations import application
from tests.support.rectifications import issued


@dataclass(frozen=True)
class Told:
    """What the year left behind, by reference."""

    ruled: UUID
    waiting: UUID
    veto: str
    bonus: str
    innovation: UUID
    rectification: UUID
    feedback: UUID
    activity: UUID
    training: UUID
    round: UUID
    signal: UUID


def tell(city: City) -> Told:
    """Let the year happen."""
    for unit, points in (("U01", "14.00"), ("U02", "15.00"), ("U03", "15.00")):
        city.confirm(points, unit, "B")
    contested = city.confirm("8.00", "U02", "A")
    _returned(city, "U03")
    adjust = AdjustScore(
        assessment=city.assessments["U02"],
        indicator="A",
        period="2014Q1",
        delta=Decimal("-0.50"),
        grounds=GROUNDS,
    )
    city.run("officer", adjust)
    bonus = _bonus(city, "U02")
    _deduction(city, "U03")
    veto = _veto(city, "U03")
    ruled = _appeal(city, "U02", contested)
    _rule(city, ruled, contested)
    waiting = _appeal(city, "U01", "entry:B/2014Q1/SELF")
    city.hire("reviewer", "D1", Role.REVIEWER)
    return Told(
        ruled,
        waiting,
        veto,
        bonus,
        _innovation(city, "U01"),
        issued(city).id,
        _feedback(city, "U01"),
        _activity(city, "U01"),
        _training(city),
        _round(city),
        _signal(city, "U01"),
    )


def _innovation(city: City, unit: str) -> UUID:
    applied = ApplyForInnovation(office=OFFICE, application=application(unit))
    return UUID(city.made(f"head of {unit}", applied))


def _returned(city: City, unit: str) -> None:
    entry = city.report("3.00", unit, "A", "2014Q2")
    back = ReturnResult(
        assessment=city.assessments[unit], entry=entry, reason="缺少依据", expected_version=None
    )
    city.run("assessor", back)


def _bonus(city: City, unit: str) -> str:
    claim = ClaimBonus(
        assessment=city.assessments[unit],
        code="BONUS-1",
        matter="honour",
        occurrences=1,
        points=Decimal("2.00"),
        explicit_praise=None,
        occurred_on=date(2014, 6, 1),
        grounds=GROUNDS,
    )
    return _decided(city, unit, city.made(f"reporter of {unit}", claim))


def _deduction(city: City, unit: str) -> None:
    claim = ClaimDeduction(
        assessment=city.assessments[unit],
        code="DEDUCTION-1",
        matter="fault",
        occurrences=1,
        points=Decimal("1.00"),
        occurred_on=date(2014, 7, 1),
        grounds=GROUNDS,
    )
    _decided(city, unit, city.made("supervisor", claim))


def _decided(city: City, unit: str, claim: str) -> str:
    assessment = city.assessments[unit]
    city.run("assessor", VerifyClaim(assessment=assessment, claim=claim, explicit_praise=None))
    city.run("officer", AcceptClaim(assessment=assessment, claim=claim))
    return claim


def _veto(city: City, unit: str) -> str:
    assessment = city.assessments[unit]
    fact = ApplyVeto(
        assessment=assessment, ground="MAJOR_FAULT", occurred_on=date(2014, 5, 1), grounds=GROUNDS
    )
    veto = city.made("supervisor", fact)
    city.run("leader", ConfirmVeto(assessment=assessment, veto=veto))
    return veto


def _appeal(city: City, unit: str, item: str) -> UUID:
    contested = ContestedItem(item=item, ground="FACT_WRONG", statement="少计", remedy="加分")
    appeal = FileAppeal(assessment=city.assessments[unit], statement="异议", items=(contested,))
    return UUID(city.made(f"head of {unit}", appeal))


def _feedback(city: City, unit: str) -> UUID:
    concern = Concern(channel="MEETING", about=None, text="系统填报步骤重复")
    return UUID(city.made(f"head of {unit}", RaiseFeedback(office=OFFICE, unit=unit, concern=concern)))


def _activity(city: City, unit: str) -> UUID:
    facts = ActivityFacts(
        kind="BRAND",
        channel="BOARD",
        unit=unit,
        held_on=date(2014, 1, 1),
        title="干多干好干出彩",
        evidence=("sha256:" + "0" * 64,),
        citation=None,
    )
    return UUID(city.made(f"head of {unit}", RecordActivity(office=OFFICE, facts=facts)))


def _training(city: City) -> UUID:
    person = UUID(city.people["reporter of U01"])
    facts = TrainingFacts(
        kind="CONCEPT", unit=None, held_on=date(2014, 1, 1), title="绩效理念", invited=(person,), attended=()
    )
    return UUID(city.made("officer", RecordTraining(office=OFFICE, facts=facts)))


def _signal(city: City, unit: str) -> UUID:
    facts = SignalFacts(
        source="信易贷", batch="2014-04", row="1", unit=unit, about=None, level="LOW", text="授信企业欠税"
    )
    return UUID(city.made("officer", ReceiveRiskSignal(office=OFFICE, facts=facts)))


def _rule(city: City, appeal: UUID, item: str) -> None:
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    varied = ItemRuling(item=item, outcome="VARIED", points=Decimal("9.00"), reason="查明")
    bench.rule(city, appeal, varied)


def _round(city: City) -> UUID:
    asked = opening(
        city, "B", period="2014Q4", direction="UPWARD", subjects=("U02", "U03"), units=units("U01")
    )
    return opened(city, asked)

"""Signals of other systems are looked into, and move no points themselves: P27, through commands."""

from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid4

import pytest

from application.assessment.claims import AcceptClaim, ClaimDeduction, VerifyClaim
from application.assessment.faults import RecordFault
from application.refusals import RoleMissing
from application.replay import fold
from application.risk_signal import (
    AcknowledgeRiskSignal,
    DismissRiskSignal,
    LinkRiskSignal,
    ReceiveRiskSignal,
)
from domain.office.refusals import UnitUnknown
from domain.plan.pointing import IndicatorOfPlan
from domain.plan.refusals import IndicatorUnknown
from domain.risk_signal.refusals import RiskSignalLinkUnknown, RiskSignalReceivedOtherwise, RiskSignalUnknown
from domain.risk_signal.state import (
    ItemOfAssessment,
    RectificationNumber,
    RiskSignalState,
    RiskSignalStatus,
    SignalFacts,
    SignalLink,
)
from tests.support.city import GROUNDS, OFFICE, City
from tests.support.rectifications import issuing

SOURCE: Final = "信易贷"


def facts(city: City, row: str, unit: str = "U01", **changes: Any) -> SignalFacts:
    """What a row warns of, told otherwise as far as ``changes`` say."""
    told: dict[str, Any] = {
        "source": SOURCE,
        "batch": "2014-04",
        "row": row,
        "unit": unit,
        "about": IndicatorOfPlan(plan=city.plan, indicator="A"),
        "level": "HIGH",
        "text": "辖区授信企业集中欠税",
    }
    return SignalFacts(**told | changes)


def received(city: City, row: str, unit: str = "U01", **changes: Any) -> UUID:
    command = ReceiveRiskSignal(office=OFFICE, facts=facts(city, row, unit, **changes))
    return UUID(city.made("officer", command))


def acknowledged(city: City, row: str, unit: str = "U01") -> UUID:
    signal = received(city, row, unit)
    city.run("assessor", AcknowledgeRiskSignal(signal=signal))
    return signal


def state(city: City, signal: UUID) -> RiskSignalState:
    found: RiskSignalState = fold(city.system.stream(signal))
    return found


def linked(city: City, signal: UUID, **link: Any) -> RiskSignalState:
    given = {"fault": None, "deduction": None, "rectification": None} | link
    city.run("officer", LinkRiskSignal(signal=signal, link=SignalLink(**given)))
    return state(city, signal)


def fault(city: City, unit: str = "U01") -> ItemOfAssessment:
    assessment = city.assessments[unit]
    recording = RecordFault(
        assessment=assessment, indicator="A", period="2014Q2", text="欠税核查台账缺记", evidence=()
    )
    return ItemOfAssessment(assessment=assessment, item=city.made("assessor", recording))


def deduction(city: City, unit: str = "U01") -> ItemOfAssessment:
    assessment = city.assessments[unit]
    claim = ClaimDeduction(
        assessment=assessment,
        code="DEDUCTION-1",
        matter=f"欠税预警核查 {unit}",
        occurrences=1,
        points=Decimal("1.00"),
        occurred_on=date(2014, 4, 20),
        grounds=GROUNDS,
    )
    return ItemOfAssessment(assessment=assessment, item=city.made("supervisor", claim))


def test_p_27_the_same_batch_and_row_are_received_once(shared_city: City) -> None:
    city = shared_city
    signal = received(city, "1")
    head = city.system.reader.head().position
    assert received(city, "1") == signal
    assert city.system.reader.head().position == head
    with pytest.raises(RiskSignalReceivedOtherwise):
        received(city, "1", level="LOW")
    assert received(city, "1", batch="2014-05", level="LOW") != signal


def test_p_27_a_signal_never_moves_points_what_it_is_linked_to_does(shared_city: City) -> None:
    city = shared_city
    city.confirm("10", "U02", "B")
    assert city.breakdown("U02").total == Decimal("10.00")
    signal = acknowledged(city, "2", "U02")
    assert city.breakdown("U02").total == Decimal("10.00")
    item = deduction(city, "U02")
    city.run("assessor", VerifyClaim(assessment=item.assessment, claim=item.item, explicit_praise=None))
    city.run("officer", AcceptClaim(assessment=item.assessment, claim=item.item))
    assert city.breakdown("U02").total == Decimal("9.00")
    assert linked(city, signal, deduction=item).status is RiskSignalStatus.LINKED
    assert city.breakdown("U02").total == Decimal("9.00")


def test_p_27_a_signal_is_linked_to_a_fault_or_a_rectification_of_the_same_unit(shared_city: City) -> None:
    city = shared_city
    found = fault(city)
    assert linked(city, acknowledged(city, "3"), fault=found).link is not None
    city.run("officer", issuing("TAX-ARREARS"))
    number = RectificationNumber(year=2014, number=1)
    assert linked(city, acknowledged(city, "4"), rectification=number).link is not None
    elsewhere = acknowledged(city, "5", "U03")
    wrong: tuple[dict[str, Any], ...] = (
        {"fault": found},
        {"deduction": found},
        {"rectification": number},
        {"rectification": number.model_copy(update={"number": 99})},
        {"fault": ItemOfAssessment(assessment=uuid4(), item=found.item)},
        {"fault": ItemOfAssessment(assessment=city.assessments["U03"], item="fault:none")},
        {"deduction": ItemOfAssessment(assessment=city.assessments["U03"], item="claim:none")},
    )
    for link in wrong:
        with pytest.raises(RiskSignalLinkUnknown):
            linked(city, elsewhere, **link)
    assert state(city, elsewhere).status is RiskSignalStatus.ACKNOWLEDGED


def test_p_27_a_signal_is_dismissed_with_the_reason(shared_city: City) -> None:
    signal = acknowledged(shared_city, "6")
    shared_city.run("supervisor", DismissRiskSignal(signal=signal, reason="已核实为误报"))
    found = state(shared_city, signal)
    assert (found.status, found.dismissed_because) == (RiskSignalStatus.DISMISSED, "已核实为误报")


def test_p_27_a_signal_is_about_a_unit_and_an_indicator_that_exist(shared_city: City) -> None:
    with pytest.raises(UnitUnknown):
        received(shared_city, "7", "U77")
    with pytest.raises(IndicatorUnknown):
        received(shared_city, "7", about=IndicatorOfPlan(plan=shared_city.plan, indicator="Z"))
    with pytest.raises(RiskSignalUnknown):
        shared_city.run("officer", AcknowledgeRiskSignal(signal=uuid4()))
    with pytest.raises(RoleMissing):
        shared_city.run("head of U01", ReceiveRiskSignal(office=OFFICE, facts=facts(shared_city, "7")))

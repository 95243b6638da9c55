"""Risk signals: received once, acknowledged, linked or dismissed."""

from typing import Any, Final

import pytest

from domain.assessment.assessment import Assessment
from domain.assessment.refusals import SelfInterest
from domain.plan.refusals import WordsMissing
from domain.risk_signal.refusals import (
    RiskSignalLinkWrong,
    RiskSignalReceivedOtherwise,
    RiskSignalStepWrong,
    RiskSignalUnknown,
)
from domain.risk_signal.risk_signal import (
    RiskSignal,
    RiskSignalAcknowledged,
    RiskSignalDismissed,
    RiskSignalLinked,
    RiskSignalReceived,
    must_be_one,
)
from domain.risk_signal.state import (
    ItemOfAssessment,
    RectificationNumber,
    RiskSignalStatus,
    SignalFacts,
    SignalLink,
)
from tests.support.authors import INSIDER
from tests.support.plans import PLAN
from tests.support.scenario import Step, fact, given

FAULT: Final = ItemOfAssessment(assessment=Assessment.id_of(PLAN, "U01"), item="fault:1")
NUMBER: Final = RectificationNumber(year=2014, number=1)


def facts(**changes: Any) -> SignalFacts:
    """A row that warns of U01, told otherwise as far as ``changes`` say."""
    told: dict[str, Any] = {
        "source": "信易贷",
        "batch": "2014-04",
        "row": "17",
        "unit": "U01",
        "about": None,
        "level": "HIGH",
        "text": "辖区授信企业集中欠税",
    }
    return SignalFacts(**told | changes)


def link(**changes: Any) -> SignalLink:
    return SignalLink(**{"fault": None, "deduction": None, "rectification": None} | changes)


def receiving(**changes: Any) -> Step[RiskSignal]:
    return Step(lambda signal: signal.receive("HHHT", facts(**changes)))


ACKNOWLEDGING: Final[Step[RiskSignal]] = Step(lambda signal: signal.acknowledge())
LINKING: Final[Step[RiskSignal]] = Step(lambda signal: signal.link_to(link(fault=FAULT)))


def dismissing(reason: str = "已核实为误报") -> Step[RiskSignal]:
    return Step(lambda signal: signal.dismiss(reason))


def test_a_row_is_received_once_and_says_one_thing() -> None:
    stage = given(RiskSignal)
    stage.when(receiving(text=" ")).then_refused(WordsMissing, on="facts.text")
    stage.when(receiving()).then(fact(RiskSignalReceived, office="HHHT", facts=facts()))
    stage.when(receiving()).then()
    refusal = stage.when(receiving(level="LOW")).then_refused(RiskSignalReceivedOtherwise, on="facts.row")
    assert refusal.facts == {"batch": "2014-04", "row": "17"}


def test_a_signal_is_of_one_row_of_one_batch_of_one_source() -> None:
    first = RiskSignal.id_of("HHHT", facts())
    assert RiskSignal.id_of("HHHT", facts(level="LOW")) == first
    others = [facts(row="18"), facts(batch="2014-05"), facts(source="税收大数据")]
    assert len({first, *(RiskSignal.id_of("HHHT", each) for each in others)}) == 4


def test_what_comes_of_a_signal_is_said_once_it_is_acknowledged() -> None:
    stage = given(RiskSignal, receiving())
    stage.when(LINKING).then_refused(RiskSignalStepWrong)
    stage.when(dismissing()).then_refused(RiskSignalStepWrong)
    stage.when(ACKNOWLEDGING).then(fact(RiskSignalAcknowledged))
    stage.when(ACKNOWLEDGING).then_refused(RiskSignalStepWrong)
    state = stage.when(LINKING).then(fact(RiskSignalLinked, link=link(fault=FAULT)))
    assert (state.status, state.link) == (RiskSignalStatus.LINKED, link(fault=FAULT))
    stage.when(dismissing()).then_refused(RiskSignalStepWrong)


def test_a_signal_is_dismissed_with_the_reason_by_nobody_of_the_unit() -> None:
    stage = given(RiskSignal, receiving(), ACKNOWLEDGING)
    stage.when(dismissing(" ")).then_refused(WordsMissing, on="reason")
    stage.when(Step(lambda signal: signal.dismiss("误报"), INSIDER)).then_refused(SelfInterest)
    state = stage.when(dismissing()).then(fact(RiskSignalDismissed, reason="已核实为误报"))
    assert state.dismissed_because == "已核实为误报"


def test_what_was_not_received_is_unknown() -> None:
    given(RiskSignal).when(ACKNOWLEDGING).then_refused(RiskSignalUnknown)


@pytest.mark.parametrize("changes", [{}, {"fault": FAULT, "rectification": NUMBER}])
def test_a_link_is_to_one_thing(changes: dict[str, Any]) -> None:
    with pytest.raises(RiskSignalLinkWrong):
        must_be_one(link(**changes))


@pytest.mark.parametrize("changes", [{"fault": FAULT}, {"deduction": FAULT}, {"rectification": NUMBER}])
def test_each_of_the_three_is_a_link(changes: dict[str, Any]) -> None:
    must_be_one(link(**changes))

"""Trainings: who was invited and who came, recorded, corrected, withdrawn."""

from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from domain.held import NotHeldYet
from domain.plan.refusals import WordsMissing
from domain.training.refusals import (
    AttendedUninvited,
    InvitedTwice,
    NobodyInvited,
    TrainingUnknown,
    TrainingWithdrawnAlready,
)
from domain.training.training import (
    Training,
    TrainingCorrected,
    TrainingFacts,
    TrainingRecorded,
    TrainingWithdrawn,
    attendance,
)
from tests.support.scenario import Step, fact, given

DAY: Final = date(2014, 1, 6)
FORTY: Final = tuple(UUID(int=number) for number in range(1, 41))


def facts(**changes: Any) -> TrainingFacts:
    """A training in the system, told otherwise as far as ``changes`` say."""
    told: dict[str, Any] = {
        "kind": "SYSTEM",
        "unit": None,
        "held_on": DAY,
        "title": "绩效平台操作培训",
        "invited": FORTY,
        "attended": FORTY[:34],
    }
    return TrainingFacts(**told | changes)


def recording(**changes: Any) -> Step[Training]:
    return Step(lambda training: training.record("HHHT", facts(**changes)))


def correcting(reason: str = "漏签到一人", **changes: Any) -> Step[Training]:
    return Step(lambda training: training.correct(facts(**changes), reason))


def withdrawing(reason: str = "重复登记") -> Step[Training]:
    return Step(lambda training: training.withdraw(reason))


def test_34_of_40_who_came_are_85_percent_and_35_are_87_50() -> None:
    assert attendance(FORTY, FORTY[:34]).percent == Decimal("85.00")
    assert attendance(FORTY, FORTY[:35]).percent == Decimal("87.50")
    assert attendance(FORTY, ()).percent == Decimal(0)


def test_a_training_is_recorded_on_its_own_day() -> None:
    recorded = fact(TrainingRecorded, effective_on=DAY, office="HHHT", facts=facts())
    given(Training).when(recording()).then(recorded)


def test_a_training_has_a_title_a_day_that_has_come_and_somebody_invited() -> None:
    stage = given(Training)
    stage.when(recording(title="")).then_refused(WordsMissing, on="facts.title")
    stage.when(recording(held_on=date(2014, 1, 7))).then_refused(NotHeldYet)
    stage.when(recording(invited=(), attended=())).then_refused(NobodyInvited, on="facts.invited")


def test_who_came_was_invited_and_each_is_named_once() -> None:
    stage = given(Training)
    stage.when(recording(invited=(*FORTY, FORTY[0]))).then_refused(InvitedTwice, on="facts.invited")
    stage.when(recording(attended=FORTY[:1] * 2)).then_refused(InvitedTwice, on="facts.attended")
    stage.when(recording(attended=(UUID(int=99),))).then_refused(AttendedUninvited, on="facts.attended")


def test_a_correction_says_why_and_takes_the_place_of_what_was_recorded() -> None:
    stage, right = given(Training, recording()), facts(attended=FORTY[:35])
    stage.when(correcting(" ")).then_refused(WordsMissing, on="reason")
    corrected = fact(TrainingCorrected, effective_on=DAY, facts=right, reason="漏签到一人")
    assert stage.when(correcting(attended=FORTY[:35])).then(corrected).facts == right


def test_what_is_withdrawn_is_corrected_no_more() -> None:
    stage = given(Training, recording())
    stage.when(withdrawing(" ")).then_refused(WordsMissing)
    stage.when(withdrawing()).then(fact(TrainingWithdrawn, effective_on=DAY, reason="重复登记"))
    stage.when(correcting()).then_refused(TrainingWithdrawnAlready)
    stage.when(withdrawing()).then_refused(TrainingWithdrawnAlready)
    given(Training).when(withdrawing()).then_refused(TrainingUnknown)

"""Activities: recorded with what shows them, corrected, withdrawn; model cases cite."""

from datetime import date
from typing import Any, Final

from domain.activity.activity import (
    Activity,
    ActivityCorrected,
    ActivityFacts,
    ActivityRecorded,
    ActivityWithdrawn,
)
from domain.activity.citation import Citation, LeafCitation, ResultCitation
from domain.activity.refusals import (
    ActivityChannelUnknown,
    ActivityEvidenceMissing,
    ActivityUnknown,
    ActivityWithdrawnAlready,
    CitationWrong,
    ModelCaseUncited,
)
from domain.assessment.assessment import Assessment
from domain.held import NotHeldYet
from domain.plan.refusals import WordsMissing
from domain.policy.culture import CULTURE
from tests.support.plans import PLAN
from tests.support.scenario import Step, fact, given

DAY: Final = date(2014, 1, 6)
CHANNELS: Final = CULTURE.channels
LEAF: Final = LeafCitation(assessment=Assessment.id_of(PLAN, "U01"), path="S/A/2014Q1")
RESULT: Final = ResultCitation(plan=PLAN, peer_group="GRASSROOTS", edition=1, subject="U01")


def facts(**changes: Any) -> ActivityFacts:
    """A mobilisation meeting, told otherwise as far as ``changes`` say."""
    given_: dict[str, Any] = {
        "kind": "MOBILISATION",
        "channel": "MEETING",
        "unit": "PO",
        "held_on": DAY,
        "title": "2014年绩效管理动员大会",
        "evidence": ("sha256:" + "0" * 64,),
        "citation": None,
    }
    return ActivityFacts(**given_ | changes)


def recording(**changes: Any) -> Step[Activity]:
    return Step(lambda activity: activity.record("HHHT", facts(**changes), CHANNELS))


def correcting(reason: str = "日期有误", **changes: Any) -> Step[Activity]:
    return Step(lambda activity: activity.correct(facts(**changes), reason, CHANNELS))


def withdrawing(reason: str = "重复登记") -> Step[Activity]:
    return Step(lambda activity: activity.withdraw(reason))


def test_an_activity_is_recorded_on_its_own_day() -> None:
    recorded = fact(ActivityRecorded, effective_on=DAY, office="HHHT", facts=facts())
    given(Activity).when(recording()).then(recorded)


def test_an_activity_has_a_title_a_known_channel_and_something_that_shows_it() -> None:
    stage = given(Activity)
    stage.when(recording(title=" ")).then_refused(WordsMissing, on="facts.title")
    refusal = stage.when(recording(channel="RADIO")).then_refused(ActivityChannelUnknown)
    assert refusal.facts == {"channel": "RADIO", "channels": "WEBSITE、BULLETIN、BOARD、MEETING"}
    stage.when(recording(evidence=())).then_refused(ActivityEvidenceMissing, on="facts.evidence")


def test_what_lies_ahead_has_not_taken_place() -> None:
    given(Activity).when(recording(held_on=date(2014, 1, 7))).then_refused(NotHeldYet, on="facts.heldOn")


def test_a_model_case_cites_one_thing() -> None:
    stage = given(Activity)
    stage.when(recording(kind="MODEL_CASE")).then_refused(ModelCaseUncited, on="facts.citation")
    for result, leaf in ((None, None), (RESULT, LEAF)):
        both = Citation(result=result, leaf=leaf)
        stage.when(recording(kind="MODEL_CASE", citation=both)).then_refused(CitationWrong)
    for citation in (Citation(result=RESULT, leaf=None), Citation(result=None, leaf=LEAF)):
        model = {"kind": "MODEL_CASE", "citation": citation}
        stage = given(Activity)
        stage.when(recording(**model)).then(fact(ActivityRecorded, office="HHHT", facts=facts(**model)))


def test_a_correction_takes_the_place_of_what_was_recorded_and_says_why() -> None:
    stage, earlier = given(Activity, recording()), date(2014, 1, 3)
    stage.when(correcting(" ")).then_refused(WordsMissing, on="reason")
    stage.when(correcting(channel="RADIO")).then_refused(ActivityChannelUnknown)
    corrected = facts(held_on=earlier)
    told = fact(ActivityCorrected, effective_on=earlier, facts=corrected, reason="日期有误")
    assert stage.when(correcting(held_on=earlier)).then(told).facts == corrected


def test_what_is_withdrawn_stays_in_the_log_and_is_corrected_no_more() -> None:
    stage = given(Activity, recording())
    stage.when(withdrawing(" ")).then_refused(WordsMissing, on="reason")
    withdrawn = fact(ActivityWithdrawn, effective_on=DAY, reason="重复登记")
    assert stage.when(withdrawing()).then(withdrawn).facts == facts()
    stage.when(withdrawing()).then_refused(ActivityWithdrawnAlready)
    stage.when(correcting()).then_refused(ActivityWithdrawnAlready)


def test_what_was_not_recorded_cannot_be_withdrawn() -> None:
    given(Activity).when(withdrawing()).then_refused(ActivityUnknown)

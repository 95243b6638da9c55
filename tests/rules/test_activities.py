"""Publicity and culture: mobilisation, publicity, model cases, brands: P22, through commands."""

from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import pytest

from api.bootstrap import System
from application.activity import CorrectActivity, RecordActivity, WithdrawActivity
from application.policy import AmendPolicy
from application.refusals import OutOfScope, RoleMissing
from application.replay import fold
from domain.activity.activity import ActivityFacts, ActivityState
from domain.activity.citation import Citation, LeafCitation, ResultCitation
from domain.activity.refusals import (
    ActivityChannelUnknown,
    ActivityUnknown,
    CitationUnknown,
    ModelCaseUncited,
)
from domain.held import NotHeldYet
from domain.office.refusals import UnitUnknown
from domain.policy.changes import PolicyChange
from domain.policy.policy_set import PolicyAmendment
from tests.support.city import OFFICE, START, City
from tests.support.results import BUREAUS, GROUP, bureaus, compiled, determine, seal

EVIDENCE: Final = ("sha256:" + "0" * 64,)


def facts(**changes: Any) -> ActivityFacts:
    """The mobilisation meeting of the year, told otherwise as far as ``changes`` say."""
    told: dict[str, Any] = {
        "kind": "MOBILISATION",
        "channel": "MEETING",
        "unit": "PO",
        "held_on": START.date(),
        "title": "2014年绩效管理动员大会",
        "evidence": EVIDENCE,
        "citation": None,
    }
    return ActivityFacts(**told | changes)


def recording(**changes: Any) -> RecordActivity:
    return RecordActivity(office=OFFICE, facts=facts(**changes))


def recorded(city: City, who: str = "officer", **changes: Any) -> UUID:
    return UUID(city.made(who, recording(**changes)))


def state(city: City, activity: UUID) -> ActivityState:
    found: ActivityState = fold(city.system.stream(activity))
    return found


def leaf(city: City, path: str, unit: str = "U01") -> Citation:
    return Citation(result=None, leaf=LeafCitation(assessment=city.assessments[unit], path=path))


def test_p_22_mobilisation_publicity_and_the_brand_are_recorded_with_channel_day_and_evidence(
    shared_city: City,
) -> None:
    meeting = recorded(shared_city)
    brand = recorded(
        shared_city, "head of U01", kind="BRAND", channel="WEBSITE", unit="U01", title="干多干好干出彩"
    )
    bulletin = recorded(shared_city, kind="PUBLICITY", channel="BULLETIN", title="绩效管理信息专报第1期")
    kinds = [state(shared_city, each).facts.kind for each in (meeting, brand, bulletin)]
    assert kinds == ["MOBILISATION", "BRAND", "PUBLICITY"]
    assert state(shared_city, brand).facts.title == "干多干好干出彩"
    first, *_ = shared_city.system.stream(meeting)
    assert first.event.envelope.effective_on == START.date()


def test_p_22_a_model_case_cites_a_leaf_that_exists(shared_city: City) -> None:
    city = shared_city
    city.confirm("9.50", "U01", "B")
    path = next(each.path for each in city.breakdown("U01").leaves if each.item == "entry:B/2014Q1/SELF")
    model = {"kind": "MODEL_CASE", "channel": "WEBSITE", "unit": "U01", "title": "办税提速先进典型"}
    with pytest.raises(ModelCaseUncited):
        recorded(city, **model)
    with pytest.raises(CitationUnknown):
        recorded(city, **model, citation=leaf(city, f"{path}/nothing"))
    case = recorded(city, "head of U01", **model, citation=leaf(city, path))
    assert state(city, case).facts.citation == leaf(city, path)
    total = city.breakdown("U01").total
    assert state(city, recorded(city, **model, citation=leaf(city, path))).withdrawn_because is None
    assert city.breakdown("U01").total == total


def test_p_22_a_model_case_of_a_result_or_an_assessment_that_nobody_knows_is_refused(
    shared_city: City,
) -> None:
    city = shared_city
    result = ResultCitation(plan=city.plan, peer_group="GRASSROOTS", edition=1, subject="U01")
    elsewhere = LeafCitation(assessment=uuid4(), path="S/A")
    for citation in (Citation(result=result, leaf=None), Citation(result=None, leaf=elsewhere)):
        with pytest.raises(CitationUnknown):
            recorded(city, kind="MODEL_CASE", citation=citation)


def test_p_22_a_model_case_cites_a_subject_of_an_edition_that_the_leading_group_determined(
    system: System,
) -> None:
    city = bureaus(system, {unit: BUREAUS[unit] for unit in ("U01", "U02")})
    seal(city)
    cited = ResultCitation(plan=city.plan, peer_group=GROUP, edition=1, subject="U01")

    def case(**changes: Any) -> UUID:
        citation = Citation(result=cited.model_copy(update=changes), leaf=None)
        return recorded(city, kind="MODEL_CASE", unit="U01", citation=citation)

    compiled(city)
    with pytest.raises(CitationUnknown):
        case()
    determine(city)
    assert state(city, case()).facts.kind == "MODEL_CASE"
    for wrong in ({"edition": 0}, {"edition": 2}, {"subject": "U03"}, {"peer_group": "URBAN"}):
        with pytest.raises(CitationUnknown):
            case(**wrong)


def test_p_22_a_unit_tells_of_itself_and_cites_itself_and_the_office_of_all(shared_city: City) -> None:
    city = shared_city
    city.confirm("9.00", "U02", "A")
    path = next(each.path for each in city.breakdown("U02").leaves if each.item == "entry:A/2014Q1/SELF")
    with pytest.raises(OutOfScope):
        recorded(city, "head of U01")
    with pytest.raises(OutOfScope):
        recorded(city, "head of U01", kind="MODEL_CASE", unit="U01", citation=leaf(city, path, "U02"))
    recorded(city, kind="MODEL_CASE", unit="PO", citation=leaf(city, path, "U02"))
    with pytest.raises(RoleMissing):
        recorded(city, "supervisor", unit="SV")
    with pytest.raises(UnitUnknown):
        recorded(city, unit="U77")


def test_p_22_an_activity_is_corrected_and_withdrawn_by_further_events(shared_city: City) -> None:
    city = shared_city
    activity = recorded(city, kind="PUBLICITY", unit="U03")
    right = facts(kind="PUBLICITY", unit="U03", channel="BOARD")
    city.run("head of U03", CorrectActivity(activity=activity, facts=right, reason="渠道有误"))
    with pytest.raises(OutOfScope):
        city.run("head of U02", WithdrawActivity(activity=activity, reason="非本单位"))
    elsewhere = right.model_copy(update={"unit": "U02"})
    with pytest.raises(OutOfScope):
        city.run("head of U03", CorrectActivity(activity=activity, facts=elsewhere, reason="单位有误"))
    city.run("officer", WithdrawActivity(activity=activity, reason="重复登记"))
    found = state(city, activity)
    assert (found.facts, found.withdrawn_because) == (right, "重复登记")
    topics = [each.event.TOPIC.split(".")[1] for each in city.system.stream(activity)]
    assert topics == ["activity-recorded", "activity-corrected", "activity-withdrawn"]
    with pytest.raises(ActivityUnknown):
        city.run("officer", WithdrawActivity(activity=uuid4(), reason="x"))


def test_p_22_channels_are_those_of_the_policy_and_days_those_that_have_come(city: City) -> None:
    with pytest.raises(ActivityChannelUnknown):
        recorded(city, channel="RADIO")
    with pytest.raises(NotHeldYet):
        recorded(city, held_on=date(2014, 1, 7))
    change = PolicyChange(key="culture.channels", value='["WEBSITE", "RADIO"]')
    amendment = PolicyAmendment(
        changes=(change,), effective_from=START.date(), document="呼国税发〔2014〕9号", reason="增设电台"
    )
    city.run("leader", AmendPolicy(office=OFFICE, expected_version=1, amendment=amendment))
    recorded(city, channel="RADIO")
    with pytest.raises(ActivityChannelUnknown):
        recorded(city, channel="MEETING")

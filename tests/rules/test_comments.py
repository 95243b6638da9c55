"""N26, contest while it is cheap: comments on provisional scores, through commands."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.appeal.filing import FileAppeal
from application.assessment.comments import AcceptComment, CommentOnScore, DeclineComment, EscalateComment
from application.assessment.entries import RecheckResult, ReviewResult
from application.refusals import OutOfScope, RoleMissing
from application.replay import fold
from domain.appeal.filing import AppealFiled
from domain.appeal.state import AppealState, ContestedItem
from domain.assessment.comment_refusals import CommentStepWrong
from domain.assessment.comments import CommentAccepted, CommentEscalated, ScoreCommented
from domain.assessment.contests import ContestOpened
from domain.assessment.refusals import ItemNotInForce, NotYourBlock, SelfInterest
from domain.assessment.reviewing import ResultReturned
from domain.assessment.score_comment import ScoreComment
from domain.assessment.state import Entry
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded
from domain.person import Role
from infra.clock import ScriptedClock
from tests.support.agency import HOST, INDIVIDUAL, agency, seat_the_office
from tests.support.city import START, City
from tests.support.databases import Databases
from tests.support.persons import persons, rate

EVIDENCE = "sha256:" + "1" * 64


def commenting(city: City, entry: str, unit: str = "U01") -> CommentOnScore:
    return CommentOnScore(
        assessment=city.assessments[unit],
        item=entry,
        ground="DATA_WRONG",
        statement="少计一户",
        remedy="更正为9.50分",
        evidence=(EVIDENCE,),
    )


def commented(city: City, entry: str, unit: str = "U01") -> str:
    return city.made(f"reporter of {unit}", commenting(city, entry, unit))


def accepting(city: City, comment: str, unit: str = "U01") -> AcceptComment:
    return AcceptComment(assessment=city.assessments[unit], comment=comment, reason="核实属实")


def declining(city: City, comment: str, unit: str = "U01") -> DeclineComment:
    return DeclineComment(assessment=city.assessments[unit], comment=comment, reason="数据无误")


def escalating(city: City, comment: str, unit: str = "U01") -> EscalateComment:
    return EscalateComment(assessment=city.assessments[unit], comment=comment, statement="仍有异议")


def review(city: City, entry: str, unit: str = "U01") -> None:
    reviewing = ReviewResult(
        assessment=city.assessments[unit], entry=entry, revision=None, expected_version=None
    )
    city.run("assessor", reviewing)


def recheck(city: City, entry: str, unit: str = "U01") -> None:
    city.run("officer", RecheckResult(assessment=city.assessments[unit], entry=entry, expected_version=None))


def recorded(city: City, stream: UUID, *kinds: type[Event]) -> list[Recorded]:
    return [each for each in city.system.stream(stream) if isinstance(each.event, kinds)]


def the_comment(city: City, ref: str, unit: str = "U01") -> ScoreComment:
    return city.state(unit).comments[ref]


def status_of(city: City, entry: str, unit: str = "U01") -> str:
    found = city.state(unit).item(entry)
    assert isinstance(found, Entry)
    return found.status.value


def test_n26_a_declined_comment_becomes_an_appeal_with_its_file(shared_city: City) -> None:
    city, assessment = shared_city, shared_city.assessments["U01"]
    entry = city.report("8.50")
    review(city, entry)
    comment = commented(city, entry)
    city.run("assessor", declining(city, comment))
    assert (the_comment(city, comment).status, status_of(city, entry)) == ("DECLINED", "REVIEWED")
    recheck(city, entry)
    appeal = UUID(city.made("head of U01", escalating(city, comment)))

    filed: AppealState = fold(city.system.stream(appeal))
    assert filed.statement == "仍有异议"
    assert filed.items == (
        ContestedItem(item=entry, ground="DATA_WRONG", statement="少计一户", remedy="更正为9.50分"),
    )
    assert city.state().contests[entry] == appeal
    assert (the_comment(city, comment).status, the_comment(city, comment).appeal) == ("ESCALATED", appeal)

    (said,) = recorded(city, assessment, ScoreCommented)
    (filing,) = recorded(city, appeal, AppealFiled)
    (opened,) = recorded(city, assessment, ContestOpened)
    (escalated,) = recorded(city, assessment, CommentEscalated)
    marked = (opened, escalated)
    assert {each.commit_position for each in marked} == {filing.commit_position}
    matter = said.event.envelope.correlation_id
    assert {each.event.envelope.correlation_id for each in (filing, *marked)} == {matter}
    assert {each.event.envelope.causation_id for each in marked} == {filing.event.envelope.event_id}
    with pytest.raises(CommentStepWrong):
        city.run("head of U01", escalating(city, comment))


def test_n26_an_accepted_comment_returns_its_entry_in_the_same_commit(shared_city: City) -> None:
    city, assessment = shared_city, shared_city.assessments["U02"]
    entry = city.report("8.50", "U02")
    comment = commented(city, entry, "U02")
    receipt = city.run("assessor", accepting(city, comment, "U02"))
    assert (the_comment(city, comment, "U02").status, status_of(city, entry, "U02")) == (
        "ACCEPTED",
        "RETURNED",
    )
    accepted, returned = recorded(city, assessment, CommentAccepted, ResultReturned)
    assert {accepted.commit_position, returned.commit_position} == {receipt.position}
    assert returned.event.envelope.causation_id == accepted.event.envelope.event_id
    city.report("9.50", "U02")
    assert status_of(city, entry, "U02") == "REPORTED"


def test_n26_what_is_provisional_is_commented_on_not_appealed_against(shared_city: City) -> None:
    city, entry = shared_city, shared_city.report("8.50", period="2014Q2")
    comment = commented(city, entry)
    contested = ContestedItem(item=entry, ground="DATA_WRONG", statement="少计一户", remedy="更正")
    filing = FileAppeal(assessment=city.assessments["U01"], statement="", items=(contested,))
    for command in (filing, escalating(city, comment)):
        with pytest.raises(ItemNotInForce) as refused:
            city.run("head of U01", command)
        assert refused.value.facts == {"item": entry, "status": "REPORTED"}
    assert the_comment(city, comment).status == "OPEN"


def test_a_unit_comments_on_its_own_scores_and_its_head_escalates(shared_city: City) -> None:
    city, entry = shared_city, shared_city.report("8.50", "U03")
    with pytest.raises(OutOfScope):
        city.run("reporter of U01", commenting(city, entry, "U03"))
    with pytest.raises(RoleMissing):
        city.run("assessor", commenting(city, entry, "U03"))
    comment = commented(city, entry, "U03")
    with pytest.raises(RoleMissing):
        city.run("reporter of U03", escalating(city, comment, "U03"))


def test_who_may_return_an_entry_answers_the_comment_on_it(shared_city: City) -> None:
    city, entry = shared_city, shared_city.report("8.50", "U03", period="2014Q2")
    comment = commented(city, entry, "U03")
    city.hire("outsider", "SV", Role.ASSESSOR)
    with pytest.raises(NotYourBlock):
        city.run("outsider", declining(city, comment, "U03"))
    with pytest.raises(RoleMissing):
        city.run("officer", declining(city, comment, "U03"))
    review(city, entry, "U03")
    city.run("officer", accepting(city, comment, "U03"))
    assert status_of(city, entry, "U03") == "RETURNED"


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau whose performance office sits in a department, under a deputy in charge."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = agency(system)
        seat_the_office(city)
        yield city


def test_what_concerns_the_host_of_the_office_is_answered_by_its_deputy(bureau: City) -> None:
    entry = bureau.report("440", HOST, INDIVIDUAL, "2014")
    comment = commented(bureau, entry, HOST)
    with pytest.raises(SelfInterest):
        bureau.run("officer", accepting(bureau, comment, HOST))
    bureau.run("deputy", accepting(bureau, comment, HOST))
    assert status_of(bureau, entry, HOST) == "RETURNED"


@pytest.fixture(scope="module")
def section(_all_databases: Databases) -> Iterator[City]:
    """A bureau whose section of five is assessed person by person."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield persons(system)


def test_a_person_comments_on_their_own_scores_and_nobody_elses(section: City) -> None:
    clerk, other = "clerk 1", "clerk 2"
    said = commenting(section, rate(section, clerk), clerk)
    with pytest.raises(RoleMissing):
        section.run(other, said)
    comment = section.made(clerk, said)
    assert the_comment(section, comment, clerk).made_by == section.people[clerk]

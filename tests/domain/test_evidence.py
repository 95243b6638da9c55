"""Evidence: received under its hash, within the policy, and erased by decision."""

from datetime import date

from domain.assessment.refusals import ReasonMissing
from domain.evidence import (
    Evidence,
    EvidenceErased,
    EvidenceErasedAlready,
    EvidenceReceived,
    EvidenceTooLarge,
    EvidenceTypeRefused,
    EvidenceUnknown,
)
from domain.policy.policy import POLICY_V1
from tests.support.authors import LEADER, OFFICER, REPORTER
from tests.support.scenario import Step, fact, given

HASH = "sha256:" + "ab" * 32
PDF = "application/pdf"
RULES = POLICY_V1.evidence


def received(media_type: str = PDF, size: int = 10) -> Step[Evidence]:
    return Step(lambda evidence: evidence.receive("HHHT", HASH, media_type, size, RULES), REPORTER)


RECEIVED = received()
ERASED = Step[Evidence](lambda evidence: evidence.erase("含无关个人信息"), LEADER)


def test_a_document_is_received_under_its_hash() -> None:
    state = (
        given(Evidence)
        .when(RECEIVED)
        .then(fact(EvidenceReceived, office="HHHT", hash=HASH, media_type=PDF, size=10))
    )
    assert (state.received_from, state.erased_on) == (frozenset({REPORTER.id}), None)


def test_handed_in_again_by_the_same_person_it_changes_nothing_by_another_it_says_so() -> None:
    assert given(Evidence, RECEIVED).take(RECEIVED) == []
    again = Step[Evidence](lambda evidence: evidence.receive("HHHT", HASH, PDF, 10, RULES), OFFICER)
    assert given(Evidence, RECEIVED, again).state.received_from == {REPORTER.id, OFFICER.id}


def test_types_and_sizes_are_those_of_the_policy() -> None:
    given(Evidence).when(received("application/zip")).then_refused(EvidenceTypeRefused, "mediaType")
    given(Evidence).when(received(size=RULES.most_bytes + 1)).then_refused(EvidenceTooLarge, "size")
    given(Evidence).when(received(size=0)).then_refused(EvidenceTooLarge)
    assert given(Evidence, received(size=RULES.most_bytes)).state.size == RULES.most_bytes


def test_what_was_erased_does_not_come_back() -> None:
    stage = given(Evidence, RECEIVED)
    state = stage.when(ERASED).then(fact(EvidenceErased, office="HHHT", hash=HASH, reason="含无关个人信息"))
    assert state.erased_on == date(2014, 1, 6)
    stage.when(RECEIVED).then_refused(EvidenceErasedAlready)
    stage.when(ERASED).then_refused(EvidenceErasedAlready)


def test_erasing_says_why_and_what() -> None:
    silent = Step[Evidence](lambda evidence: evidence.erase(" "), LEADER)
    given(Evidence, RECEIVED).when(silent).then_refused(ReasonMissing)
    given(Evidence).when(ERASED).then_refused(EvidenceUnknown)

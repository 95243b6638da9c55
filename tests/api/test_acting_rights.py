"""Who may do what: a matrix of posts over mutations, denied by default."""

from dataclasses import dataclass
from typing import Any, Final

import pytest

from api.graphql.commands.table import MUTATIONS
from api.graphql.ids import Kind
from application.assessment.comments import CommentOnScore
from application.assessment.faults import RecordFault
from tests.support.amendments import change_set, requesting
from tests.support.api import Client
from tests.support.city import City
from tests.support.hearing_inputs import hearing_inputs
from tests.support.loop_inputs import loop_inputs, rectification_inputs
from tests.support.monitoring import holding, monitoring_inputs, setting
from tests.support.organization_inputs import organization_inputs, regulation_inputs
from tests.support.plan_inputs import plan_inputs
from tests.support.told import Told
from tests.support.uses import use_inputs

EVERYBODY: Final = {
    *("administrator", "officer", "leader", "assessor", "supervisor", "member", "auditor", "reviewer"),
    *("reporter of U01", "head of U01", "reporter of U02", "head of U02"),
}
OF_U01: Final = {"reporter of U01", "head of U01"}
HASH: Final = "sha256:" + "0" * 64
ENTRY: Final = "entry:B/2014Q1/SELF"
GROUNDS: Final = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}
NOTHING_FOUND: Final = {
    "border": 0,
    "compared": dict.fromkeys(("assessments", "leaves", "boards", "editions"), 0),
    "mismatches": [],
    "digest": HASH,
}
FORBIDDEN: Final = {"ROLE_MISSING", "OUT_OF_SCOPE"}


def test_there_is_no_mutation_outside_the_matrix() -> None:
    assert set(DO) == {mutation.command.NAME for mutation in MUTATIONS}


DO: Final[dict[str, set[str]]] = {
    "establishOffice": set(),
    "renameOffice": {"administrator"},
    "mergeOffices": {"administrator"},
    "registerUnit": {"administrator"},
    "renameUnit": {"administrator"},
    "regroupUnit": {"administrator"},
    "closeUnit": {"administrator"},
    "registerPost": {"administrator"},
    "assignPost": {"administrator"},
    "leavePost": {"administrator"},
    "constituteBody": {"administrator"},
    "hostPerformanceOffice": {"administrator"},
    "recordStaffing": {"administrator"},
    "registerExternalBody": {"administrator"},
    "publishPolicy": {"leader"},
    "amendPolicy": {"leader"},
    "noticeCalendar": {"officer", "administrator"},
    "issueRegulation": {"leader"},
    "amendRegulation": {"leader"},
    "repealRegulation": {"leader"},
    "registerPerson": {"administrator"},
    "movePerson": {"administrator"},
    "grantRole": {"administrator"},
    "revokeRole": {"administrator"},
    "erasePersonKey": {"administrator"},
    "draftPlan": {"officer"},
    "proposeWorkItem": {"officer"},
    "proposeProject": {"officer"},
    "proposeClaimItem": {"officer"},
    "reviseClaimItem": {"officer"},
    "withdrawClaimItem": {"officer"},
    "declareClaimGroups": {"officer"},
    "proposeIndicator": {"officer", "assessor"},
    "reviseIndicator": {"officer", "assessor"},
    "withdrawIndicator": {"officer", "assessor"},
    "cascadeIndicator": {"officer", "assessor"},
    "proposeFromLibrary": {"officer", "assessor"},
    "addLibraryIndicator": {"officer"},
    "retireLibraryIndicator": {"officer"},
    "declareMajorTask": {"officer"},
    "submitPlanForReview": {"officer"},
    "reviewPlan": {"officer"},
    "returnPlan": {"officer"},
    "consultOnPlan": {"officer"},
    "commentOnPlan": OF_U01,
    "agreeToPlan": OF_U01,
    "answerComment": {"officer"},
    "publishPlan": {"leader"},
    "requestAmendment": {"assessor", "head of U01", "head of U02"},
    "withdrawAmendment": {"head of U01"},
    "screenAmendment": {"officer"},
    "returnAmendment": {"officer"},
    "proposeAmendment": {"member"},
    "approveAmendment": {"leader"},
    "refuseAmendment": {"leader"},
    "adoptPlanVersion": set(),
    "setMilestone": {"officer"},
    "rescheduleMilestone": {"officer"},
    "reachMilestone": {"officer", "assessor"},
    "dropMilestone": {"officer"},
    "tellOverdueMilestones": set(),
    "issueAnalysisReport": {"officer"},
    "tellOverdueReviews": set(),
    "holdMeeting": {"officer"},
    "recordMeetingVote": {"officer"},
    "agreeMeasure": {"officer"},
    "closeMeeting": {"officer"},
    "openAssessment": {"officer"},
    "publiciseInterim": {"officer"},
    "sealAssessment": {"officer"},
    "reportResult": {"reporter of U01"},
    "importResults": {"assessor", "officer"},
    "reportNil": {"reporter of U01"},
    "recordRawMeasures": {"assessor", "officer"},
    "settleBands": {"officer"},
    "enterBands": set(),
    "recordAttestation": set(),
    "recordSelfCheck": OF_U01,
    "setDueDates": set(),
    "raiseAlarms": set(),
    "recordFault": {"assessor", "supervisor", "officer"},
    "confirmFault": OF_U01,
    "recordRefusalToConfirm": {"assessor", "supervisor", "officer"},
    "withdrawFault": {"assessor", "supervisor", "officer"},
    "commentOnScore": OF_U01,
    "acceptComment": {"assessor"},
    "declineComment": {"assessor"},
    "escalateComment": {"head of U01"},
    "receiveEvidence": EVERYBODY,
    "eraseEvidence": {"leader"},
    "drawFieldSample": {"officer"},
    "reviewResult": {"assessor"},
    "returnResult": {"assessor"},
    "recheckResult": {"officer"},
    "adjustScore": {"officer"},
    "voidItem": {"officer"},
    "markNotApplicable": {"officer"},
    "approveNotApplicable": {"officer"},
    "withdrawNotApplicable": {"officer"},
    "claimBonus": OF_U01,
    "claimDeduction": {"assessor", "supervisor", "officer"},
    "decideSpecialItem": {"leader"},
    "verifyClaim": {"assessor"},
    "acceptClaim": {"officer"},
    "refuseClaim": {"officer"},
    "applyForInnovation": OF_U01,
    "registerInnovation": {"officer", "leader"},
    "declineInnovation": {"officer", "leader"},
    "trackInnovation": {*OF_U01, "officer"},
    "submitInnovation": OF_U01,
    "withdrawInnovation": OF_U01,
    "reviewInnovation": {"reviewer"},
    "closeInnovationReview": {"officer"},
    "rankInnovations": {"member"},
    "grantInnovationBonus": {"leader"},
    "applyVeto": {"supervisor"},
    "confirmVeto": {"leader"},
    "liftVeto": {"leader"},
    "registerResultUse": {"officer"},
    "confirmResultUse": {"officer"},
    "withdrawResultUse": {"officer"},
    "allocatePlaces": {"leader"},
    "markUsesStale": set(),
    "registerUnitHonour": {"officer"},
    "withdrawUnitHonour": {"officer"},
    "issueRectification": {"officer", "supervisor"},
    "submitRectificationPlan": OF_U01,
    "approveRectificationPlan": {"officer"},
    "returnRectificationPlan": {"officer"},
    "submitRectificationReport": OF_U01,
    "verifyRectification": {"assessor"},
    "returnRectificationReport": {"assessor"},
    "extendRectification": {"officer"},
    "withdrawRectification": {"officer"},
    "raiseRectificationAlerts": set(),
    "chargeRectification": {"officer"},
    "closeRectification": {"officer"},
    "openEvaluationRound": {"officer"},
    "extendEvaluationRound": {"officer"},
    "recordEvaluationScores": {"officer"},
    "castBallot": OF_U01,
    "invalidateBallot": {"officer"},
    "countBallots": {"officer"},
    "closeEvaluationRound": {"officer"},
    "enterEvaluations": set(),
    "fileAppeal": {"head of U01"},
    "fileLateAppeal": {"head of U01"},
    "admitLateAppeal": {"officer"},
    "pauseAppeal": {"officer"},
    "resumeAppeal": {"officer"},
    "extendRuling": {"officer"},
    "tellAppealOverdue": set(),
    "reinstateAppeal": {"head of U01"},
    "acceptAppeal": {"officer"},
    "rejectAppeal": {"officer"},
    "withdrawAppeal": {"head of U01"},
    "seatBench": {"officer"},
    "appointInvestigators": {"officer"},
    "declareConflict": EVERYBODY,
    "recuseMember": {"leader"},
    "replaceMember": {"leader"},
    "answerAppeal": EVERYBODY,
    "replyOnAppeal": {"head of U01"},
    "submitAppealEvidence": EVERYBODY,
    "fileExhibit": EVERYBODY,
    "reportOnAppeal": EVERYBODY,
    "signAppealReport": EVERYBODY,
    "freezeCaseFile": {"officer"},
    "openVoting": {"member"},
    "castVote": {"member"},
    "openVotes": {"member"},
    "endorseRuling": {"leader"},
    "settleRemittal": {"officer", "leader"},
    "ruleOnAppeal": {"member"},
    "correctLetter": {"officer"},
    "raiseFeedback": OF_U01,
    "answerFeedback": {"officer"},
    "closeFeedback": OF_U01,
    "reopenFeedback": OF_U01,
    "tellFeedbackOverdue": set(),
    "compileResults": {"officer"},
    "proposeResults": {"member"},
    "determineResults": {"leader"},
    "publiciseResults": {"officer"},
    "reviseResults": {"leader"},
    "finaliseResults": {"officer"},
    "recordActivity": {"officer", *OF_U01},
    "correctActivity": {"officer", *OF_U01},
    "withdrawActivity": {"officer", *OF_U01},
    "recordTraining": {"officer"},
    "correctTraining": {"officer"},
    "withdrawTraining": {"officer"},
    "receiveRiskSignal": {"officer", "assessor", "supervisor"},
    "acknowledgeRiskSignal": {"officer", "assessor", "supervisor"},
    "linkRiskSignal": {"officer", "assessor", "supervisor"},
    "dismissRiskSignal": {"officer", "assessor", "supervisor"},
}
"""Who may do what, to U01 where it is about a unit."""


@dataclass(frozen=True)
class Left:
    """What U01 is asked about: its appeal, a fault, its comment, the amendment it requested; its year."""

    told: Told
    appeal: str
    meeting: str
    round: str
    fault: str
    comment: str
    amendment: int


@pytest.fixture(scope="module")
def left(shared_city: City, told: Told) -> Left:
    """Left behind by those who may."""
    fault = RecordFault(
        assessment=shared_city.assessments["U01"],
        indicator="B",
        period="2014Q3",
        text="台账缺记一户",
        evidence=(),
    )
    comment = CommentOnScore(
        assessment=shared_city.assessments["U01"],
        item=shared_city.report("1.00", period="2014Q4"),
        ground="DATA_WRONG",
        statement="少计一户",
        remedy="更正",
        evidence=(),
    )
    shared_city.run("officer", setting(shared_city))
    meeting = shared_city.made("officer", holding(shared_city))
    request = requesting(shared_city, change_set(points={"A": 20, "B": 80}))
    return Left(
        told=told,
        appeal=str(told.waiting),
        meeting=meeting,
        round=str(told.round),
        fault=shared_city.made("assessor", fault),
        comment=shared_city.made("head of U01", comment),
        amendment=int(shared_city.made("head of U01", request)),
    )


def inputs(client: Client, left: Left) -> dict[str, dict[str, Any]]:
    """An input for every mutation: whatever the rules say of it, the permission is asked first."""
    plan, assessment = {"plan": client.plan}, {"assessment": client.assessment("U01")}
    appeal = {"appeal": client.id_of(Kind.APPEAL, left.appeal)}
    fact = {"occurredOn": "2014-05-01", "grounds": GROUNDS}
    ruling = {"item": ENTRY, "outcome": "MAINTAINED", "reason": "x"}
    return {
        **organization_inputs(client),
        **regulation_inputs(),
        **plan_inputs(plan),
        **workflow_inputs(client, left),
        **use_inputs(plan, client.id_of(Kind.EVENT, left.appeal)),
        **monitoring_inputs(client, left.meeting),
        **evaluation_inputs(client, plan, left),
        **amendment_inputs({**plan, "amendment": left.amendment}),
        **result_inputs({**plan, "peerGroup": "GRASSROOTS"}),
        **loop_inputs(client, left.told),
        **rectification_inputs(client, client.id_of(Kind.RECTIFICATION, left.told.rectification)),
        "openAssessment": {**plan, "subject": "U01"},
        "publiciseInterim": {**assessment, "period": "2014Q1"},
        "sealAssessment": assessment,
        "reportResult": {
            **assessment,
            "indicator": "A",
            "period": "2014Q3",
            "channel": "SELF",
            "points": "1",
            "mode": "MANUAL",
        },
        "reviewResult": {**assessment, "entry": ENTRY},
        "returnResult": {**assessment, "entry": ENTRY, "reason": "x"},
        "recheckResult": {**assessment, "entry": ENTRY},
        "adjustScore": {
            **assessment,
            "indicator": "A",
            "period": "2014Q4",
            "delta": "1",
            "grounds": GROUNDS,
        },
        "markNotApplicable": {**assessment, "indicator": "B", "period": "2014Q4", "grounds": GROUNDS},
        "approveNotApplicable": {**assessment, "item": "not-applicable:Z/2014"},
        "withdrawNotApplicable": {**assessment, "item": "not-applicable:Z/2014", "grounds": GROUNDS},
        "voidItem": {**assessment, "item": "entry:Z/2014/SELF", "grounds": GROUNDS},
        "claimBonus": {
            **assessment,
            **fact,
            "code": "x",
            "matter": "x",
            "occurrences": 1,
            "points": "1",
        },
        "decideSpecialItem": {
            **assessment,
            **fact,
            "kind": "DEDUCTION",
            "matter": "x",
            "points": "1",
        },
        "claimDeduction": {**assessment, **fact, "code": "x", "matter": "x", "occurrences": 1},
        "verifyClaim": {**assessment, "claim": "claim:x"},
        "acceptClaim": {**assessment, "claim": "claim:x"},
        "refuseClaim": {**assessment, "claim": "claim:x", "grounds": GROUNDS},
        "applyVeto": {**assessment, **fact, "ground": "MAJOR_FAULT"},
        "confirmVeto": {**assessment, "veto": "veto:x"},
        "liftVeto": {**assessment, "veto": "veto:x", "grounds": GROUNDS},
        "fileAppeal": {**assessment, "statement": "x"},
        "fileLateAppeal": {**assessment, "statement": "x", "lateReason": "x"},
        "admitLateAppeal": {**appeal, "grounds": GROUNDS},
        "pauseAppeal": {**appeal, "reason": "x"},
        "resumeAppeal": appeal,
        "extendRuling": {**appeal, "grounds": GROUNDS},
        "tellAppealOverdue": appeal,
        "reinstateAppeal": {**appeal, "reason": "x"},
        "acceptAppeal": appeal,
        "rejectAppeal": {**appeal, "grounds": GROUNDS},
        "withdrawAppeal": {**appeal, "reason": "x"},
        **hearing_inputs(client, appeal, ruling),
        "ruleOnAppeal": {**appeal, "rulings": [ruling], "grounds": GROUNDS},
    }


def workflow_inputs(client: Client, left: Left) -> dict[str, dict[str, Any]]:
    """Those about batches, what is due, faults, and comments on scores."""
    assessment = {"assessment": client.assessment("U01")}
    fault = {**assessment, "fault": left.fault}
    comment = {**assessment, "comment": left.comment}
    place = {"indicator": "B", "period": "2014Q4"}
    settlement = {**place, "plan": client.plan, "peerGroup": "GRASSROOTS"}
    return {
        "importResults": {
            "plan": client.plan,
            "system": "x",
            "batch": "x",
            "extractedAt": "2014-04-01T00:00:00Z",
            "mode": "MANUAL",
            "rows": [{**assessment, **place, "row": "1", "channel": "DESK", "points": "1"}],
        },
        "recordRawMeasures": {**settlement, "measures": [{"subject": "U01", "value": "1"}]},
        "settleBands": settlement,
        "enterBands": {**settlement, "part": 0},
        "recordAttestation": {"codeVersion": "0", "findings": NOTHING_FOUND},
        "reportNil": {**assessment, **place, "reason": "x"},
        "recordSelfCheck": {**assessment, "quarter": "2014Q1"},
        "setDueDates": assessment,
        "raiseAlarms": assessment,
        "recordFault": {**assessment, **place, "text": "x"},
        "confirmFault": fault,
        "recordRefusalToConfirm": {**fault, "witnesses": [client.person("reporter of U03")], "reason": "x"},
        "withdrawFault": {**fault, "reason": "x"},
        "commentOnScore": {
            **assessment,
            "item": ENTRY,
            "ground": "FACT_WRONG",
            "statement": "x",
            "remedy": "x",
        },
        "acceptComment": {**comment, "reason": " "},
        "declineComment": {**comment, "reason": " "},
        "escalateComment": {**comment, "statement": "x"},
        "receiveEvidence": {"office": "HHHT", "hash": HASH, "mediaType": "text/plain", "size": 1},
        "eraseEvidence": {"office": "HHHT", "hash": HASH, "reason": "x"},
        "drawFieldSample": {"plan": client.plan, "period": "2014Q1", "size": 1, "seed": "x"},
    }


def evaluation_inputs(client: Client, plan: dict[str, str], left: Left) -> dict[str, dict[str, Any]]:
    """Those about evaluation rounds."""
    round_ = {"round": client.id_of(Kind.EVALUATION_ROUND, left.round)}
    asked = {"indicator": "B", "period": "2014Q4", "direction": "UPWARD", "target": "WHOLE"}
    return {
        "openEvaluationRound": {**plan, **asked, "subjects": ["U02"], "lastDay": "2014-12-31"},
        "extendEvaluationRound": {**round_, "lastDay": "2014-01-01", "reason": "x"},
        "recordEvaluationScores": {**round_, "source": "x"},
        "castBallot": {**round_, "unit": "U01"},
        "invalidateBallot": {**round_, "rater": "U02", "grounds": GROUNDS},
        "countBallots": round_,
        "closeEvaluationRound": round_,
        "enterEvaluations": {**round_, "part": 0},
    }


def amendment_inputs(amendment: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Those about amendments of plans."""
    plan = {"plan": amendment["plan"]}
    request = {**plan, "changes": {}, "effectiveFrom": "2014-12-31", "reason": "x", "document": "x"}
    return {
        "requestAmendment": request,
        "withdrawAmendment": {**amendment, "reason": "x"},
        "screenAmendment": amendment,
        "returnAmendment": {**amendment, "reason": "x"},
        "proposeAmendment": {**amendment, "reason": "x"},
        "approveAmendment": amendment,
        "refuseAmendment": {**amendment, "reason": "x"},
        "adoptPlanVersion": {**amendment, "part": 0},
    }


def result_inputs(group: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Those about the result of a peer group."""
    steps = ("compileResults", "proposeResults", "determineResults", "publiciseResults", "finaliseResults")
    return {**dict.fromkeys(steps, group), "reviseResults": {**group, "grounds": GROUNDS}}


async def forbidden(client: Client, who: str, mutation: str, given: dict[str, Any]) -> bool:
    """Whether a mutation is refused for want of a permission; any other answer comes from the rules."""
    kind = mutation[0].upper() + mutation[1:]
    document = f"mutation ($i: {kind}Input!) {{ {mutation}(input: $i) {{ position errors {{ code }} }} }}"
    answer = await client.ask(who, document, i=given)
    assert answer.status == 200
    if "errors" not in answer.body:
        assert FORBIDDEN.isdisjoint(error["code"] for error in answer.data[mutation]["errors"])
        return False
    assert answer.code in FORBIDDEN, answer.body
    return True


@pytest.mark.parametrize("mutation", DO)
async def test_a_mutation_is_forbidden_to_all_but_those_who_may(
    shared: Client, left: Left, mutation: str
) -> None:
    given = inputs(shared, left)[mutation]
    for who in sorted(EVERYBODY - DO[mutation]):
        head = shared.services.log.head().position
        assert await forbidden(shared, who, mutation, given), who
        assert shared.services.log.head().position == head
    for who in sorted(DO[mutation]):
        assert not await forbidden(shared, who, mutation, given), who


OFFERED_BESIDES: Final = {
    "assessor": {"reportResult"},
    "officer": {"reportResult", "returnResult", "acceptComment", "declineComment"},
}
"""What somebody may do otherwise than in the matrix: report facts on others, send back what is reviewed."""


@pytest.mark.parametrize("who", sorted(EVERYBODY))
async def test_an_assessment_offers_each_what_the_matrix_allows(shared: Client, left: Left, who: str) -> None:
    """Of U02, which nobody closes here: its people are to it what those of U01 are to U01."""
    about = {name for name, given in inputs(shared, left).items() if "assessment" in given}
    counterpart = who.translate(str.maketrans("12", "21"))
    may = {name for name in about if counterpart in DO[name]} | OFFERED_BESIDES.get(who, set())
    document = "query ($id: ID!) { assessment(id: $id) { allowedActions } }"
    read = await shared.read(who, document, id=shared.assessment("U02"))
    offered = read["assessment"]["allowedActions"] if read["assessment"] else []
    assert (set(offered), len(offered)) == (may, len(may))

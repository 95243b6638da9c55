"""What is read under audit: one table for nodes, queries, subscriptions, addresses and commands.

Under audit is what tells of a score, of a case, or of who looked at them.  Not under audit is what an office
makes for all of it: plans, boards of units, analyses, registers, the organisation and its rules.
"""

from collections.abc import Mapping
from typing import Final

from api.graphql.ids import Kind
from application.read_audit import ObjectKind

NODES: Final[Mapping[Kind, ObjectKind | None]] = {
    Kind.PLAN: None,
    Kind.INNOVATION_PROJECT: None,
    Kind.ASSESSMENT: ObjectKind.ASSESSMENT,
    Kind.APPEAL: ObjectKind.APPEAL,
    Kind.MEETING: None,
    Kind.RESULT: ObjectKind.RESULT,
    Kind.RECTIFICATION: None,
    Kind.EVALUATION_ROUND: ObjectKind.EVALUATION_ROUND,
    Kind.PERSON: None,
    Kind.EVENT: ObjectKind.TRAIL,
    Kind.FEEDBACK: None,
    Kind.ACTIVITY: None,
    Kind.TRAINING: None,
    Kind.RISK_SIGNAL: None,
}
"""What is noted of every object with a global id, wherever it is shown."""

QUERIES: Final[Mapping[str, ObjectKind | None]] = {
    "viewer": None,
    "node": None,  # whatever it leads to is noted as what it is
    "projections": None,
    "office": None,
    "combinedScore": ObjectKind.ASSESSMENT,
    "policy": None,
    "policies": None,
    "regulations": None,
    "deadline": None,
    "workingYear": None,
    "library": None,
    "plan": None,
    "plans": None,
    "innovationProject": None,
    "innovationProjects": None,
    "planReport": None,
    "coverage": None,
    "indicatorLedger": None,
    "meetings": None,
    "quarterlyAnalysis": None,
    "assessment": ObjectKind.ASSESSMENT,
    "assessments": ObjectKind.ASSESSMENT,
    "simulate": ObjectKind.ASSESSMENT,
    "leaderboard": None,  # of units; one of persons is noted as it is read
    "rankOf": None,
    "result": ObjectKind.RESULT,
    "results": ObjectKind.RESULT,
    "rectification": None,
    "rectifications": None,
    "appeal": ObjectKind.APPEAL,
    "appeals": ObjectKind.APPEAL,
    "appealStatistics": None,
    "evaluationRound": ObjectKind.EVALUATION_ROUND,
    "evaluationRounds": ObjectKind.EVALUATION_ROUND,
    "events": ObjectKind.TRAIL,
    "correlation": ObjectKind.TRAIL,
    "eventTypes": None,
    "standingsDiff": None,  # as leaderboard
    "sealing": None,
    "checkpoint": None,
    "checkpoints": None,
    "inclusionProof": None,
    "consistencyProof": None,
    "attestations": None,
    "workQueue": None,
    "feedback": None,
    "feedbackFigures": None,
    "unitHonours": None,
    "resultUses": None,
    "placeAllocations": None,
    "activities": None,
    "trainings": None,
    "riskSignals": None,
    "readAudit": ObjectKind.READ_AUDIT,
}
"""The queries that are noted even if nothing comes of them."""
LISTS: Final = frozenset({"assessments", "results", "appeals", "evaluationRounds", "events", "readAudit"})
"""Those of them that are looked at as a whole, too, whatever is on them."""

SUBSCRIPTIONS: Final[Mapping[str, ObjectKind | None]] = {"positionChanged": None}

ROUTES: Final[Mapping[str, ObjectKind | None]] = {
    "/health": None,
    "/ready": None,
    "/metrics": None,
    "/evidence": None,
    "/evidence/{office}/{hash}": ObjectKind.EVIDENCE,
    "/appeals/{id}/file/{number}.{form}": ObjectKind.CASE_FILE,
    "/appeals/{id}/letter/{number}.{language}.html": ObjectKind.LETTER,
    "/analysis/{plan}/{quarter}.html": None,
    "/desks": None,
    "/desks/{person:uuid}": None,
    "/assessments/{id}/trail.{form}": ObjectKind.TRAIL,
    "/appeals/{id}/trail.{form}": ObjectKind.TRAIL,
    "/events.{form}": ObjectKind.TRAIL,
    "/bundles/{id}.zip": ObjectKind.TRAIL,
    "/results/{id}.{form}": ObjectKind.RESULT,
}
"""The addresses that are noted even if nothing comes of them."""

COMMANDS: Final[Mapping[str, ObjectKind | None]] = {
    "demo": None,
    "serve": None,
    "follow": None,
    "replay": ObjectKind.TRAIL,
    "diff": ObjectKind.ASSESSMENT,
    "standings-diff": ObjectKind.PERSON_BOARD,  # of units it is not
    "events": ObjectKind.TRAIL,
    "trail": ObjectKind.TRAIL,
    "trace": ObjectKind.TRAIL,
    "board": ObjectKind.RESULT,
    "bundle": ObjectKind.TRAIL,
    "analysis": None,
    "tick": None,
    "token": None,
    "seal": None,
    "verify": None,
    "attest": None,
    "admin": None,
}
"""The commands of ``jiheng`` that are noted."""

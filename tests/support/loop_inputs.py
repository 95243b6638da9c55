"""Inputs of mutations about the loops around the score, from feedback to rectification."""

from typing import Any

from api.graphql.ids import Kind
from tests.support.api import Client
from tests.support.told import Told


def loop_inputs(client: Client, told: Told) -> dict[str, dict[str, Any]]:
    """An input for each of them, about what U01 left behind."""
    return {
        **_feedback({"feedback": client.id_of(Kind.FEEDBACK, told.feedback)}),
        **_innovation({"innovation": client.id_of(Kind.INNOVATION_PROJECT, told.innovation)}),
        **_activity({"activity": client.id_of(Kind.ACTIVITY, told.activity)}),
        **_training({"training": client.id_of(Kind.TRAINING, told.training)}, client.person("assessor")),
        **_signal({"signal": client.id_of(Kind.RISK_SIGNAL, told.signal)}),
    }


def rectification_inputs(client: Client, key: str) -> dict[str, dict[str, Any]]:
    """Those about rectifications."""
    rectification: dict[str, Any] = {"rectification": key}
    charge = {"charge": {"assessment": client.assessment("U01"), "legalBasis": "HHHT-2014-01#12"}}
    problem = {"owner": "U02", "problem": "X", "text": "x", "source": "SUPERVISION", "reference": "x"}
    return {
        "issueRectification": {"office": "HHHT", **problem, "verifier": "D1", "due": {"byPolicy": True}},
        "submitRectificationPlan": {**rectification, "measures": []},
        "approveRectificationPlan": rectification,
        "returnRectificationPlan": {**rectification, "reason": " "},
        "submitRectificationReport": {**rectification, "text": " "},
        "verifyRectification": rectification,
        "returnRectificationReport": {**rectification, "reason": " "},
        "extendRectification": {**rectification, "dueOn": "2014-12-31", "reason": " "},
        "withdrawRectification": {**rectification, "reason": " "},
        "raiseRectificationAlerts": rectification,
        "chargeRectification": {**rectification, **charge},
        "closeRectification": {**rectification, **charge},
    }


def _innovation(innovation: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those about innovation projects, the first applicant of which is U01."""
    application = {
        "title": "x",
        "purpose": "x",
        "kind": "SERVICE",
        "applicants": [{"unit": "U01"}],
        "startsOn": "2014-12-01",
        "completesOn": "2014-12-31",
    }
    grounds = {"reasonCode": "INNOVATION", "reason": "x", "legalBasis": "HHHT-2014-01#12"}
    return {
        "applyForInnovation": {"office": "HHHT", "application": application},
        "registerInnovation": innovation,
        "declineInnovation": {**innovation, "reason": "x"},
        "trackInnovation": {**innovation, "on": "2014-01-06", "text": "x"},
        "submitInnovation": {**innovation, "completedOn": "2014-01-06", "summary": "x"},
        "withdrawInnovation": {**innovation, "reason": "x"},
        "reviewInnovation": {**innovation, "score": "90", "opinion": "x"},
        "closeInnovationReview": innovation,
        "rankInnovations": {"office": "HHHT", "year": 2014},
        "grantInnovationBonus": {**innovation, "grounds": grounds},
    }


def _feedback(feedback: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those about feedback."""
    return {
        "raiseFeedback": {"office": "HHHT", "unit": "U01", "concern": {"channel": "REPORT", "text": "x"}},
        "answerFeedback": {**feedback, "answer": {"outcome": "EXPLAINED", "text": "x"}},
        "closeFeedback": feedback,
        "reopenFeedback": {**feedback, "reason": "x"},
        "tellFeedbackOverdue": feedback,
    }


def _activity(activity: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those about activities of U01."""
    facts = {
        "kind": "BRAND",
        "channel": "BOARD",
        "unit": "U01",
        "heldOn": "2014-01-01",
        "title": "x",
        "evidence": ["sha256:" + "0" * 64],
    }
    return {
        "recordActivity": {"office": "HHHT", "facts": facts},
        "correctActivity": {**activity, "facts": facts, "reason": "x"},
        "withdrawActivity": {**activity, "reason": "x"},
    }


def _training(training: dict[str, str], person: str) -> dict[str, dict[str, Any]]:
    """Those about trainings."""
    facts = {"kind": "CONCEPT", "heldOn": "2014-01-01", "title": "x", "invited": [person]}
    return {
        "recordTraining": {"office": "HHHT", "facts": facts},
        "correctTraining": {**training, "facts": facts, "reason": "x"},
        "withdrawTraining": {**training, "reason": "x"},
    }


def _signal(signal: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those about risk signals."""
    facts = {"source": "x", "batch": "x", "row": "x", "unit": "U01", "level": "LOW", "text": "x"}
    return {
        "receiveRiskSignal": {"office": "HHHT", "facts": facts},
        "acknowledgeRiskSignal": signal,
        "linkRiskSignal": {**signal, "link": {"rectification": {"year": 2014, "number": 1}}},
        "dismissRiskSignal": {**signal, "reason": "x"},
    }

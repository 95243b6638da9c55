"""Inputs of the mutations about the loops around the score: feedback, activities, trainings."""

from typing import Any

from api.graphql.ids import Kind
from tests.support.api import Client
from tests.support.told import Told


def loop_inputs(client: Client, told: Told) -> dict[str, dict[str, Any]]:
    """An input for each of them, about what U01 left behind."""
    return {
        **_feedback({"feedback": client.id_of(Kind.FEEDBACK, told.feedback)}),
        **_activity({"activity": client.id_of(Kind.ACTIVITY, told.activity)}),
        **_training({"training": client.id_of(Kind.TRAINING, told.training)}, client.person("assessor")),
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

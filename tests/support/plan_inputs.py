"""An input for every mutation about plans: complete, whatever the rules say of it."""

from typing import Any, Final

INDICATOR: Final[dict[str, Any]] = {
    "code": "Z",
    "project": "P",
    "section": "S",
    "periodRule": "SUM",
    "workKind": "DAILY",
    "measurement": {"kind": "QUANTITATIVE"},
    "classification": {},
    "origin": {"agencyCanCarry": False},
    "method": {"direct": {"version": 1}},
    "channels": ["SELF"],
    "mode": "MANUAL",
    "assessingDepartment": "D1",
    "duty": {},
}

CLAIM_ITEM: Final[dict[str, Any]] = {
    "code": "TITLE",
    "kind": "BONUS",
    "name": "命名性表彰",
    "workKind": "HONOUR_INSIDE",
    "basis": "HHHT-2014-01#20",
    "least": "5",
    "most": "5",
    "document": "DOCUMENT",
}


PLACEMENT: Final[dict[str, Any]] = {
    "code": "Z",
    "project": "P",
    "section": "S",
    "points": "1",
    "assessingDepartment": "D1",
    "duty": {},
}
LIBRARY_INDICATOR: Final[dict[str, Any]] = {
    "code": "L2",
    "type": "INTEGRITY",
    "name": "x",
    "standard": "x",
    "cycle": "YEAR",
    "periodRule": "SUM",
    "workKind": "DAILY",
    "measurement": {"kind": "QUANTITATIVE"},
    "method": {"direct": {"version": 1}},
    "channels": ["SELF"],
    "mode": "MANUAL",
}


def plan_inputs(plan: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Those about plans."""
    return {
        "draftPlan": {
            "office": "HHHT",
            "year": 2014,
            "side": "SYSTEM",
            "title": "x",
            "scale": "1",
            "digits": 2,
            "peerGroups": ["GRASSROOTS"],
        },
        "proposeWorkItem": {
            **plan,
            "workItem": {"code": "V", "name": "x", "source": "SUPERIOR", "document": "x"},
        },
        "proposeProject": {**plan, "project": {"code": "Q", "name": "x", "workItem": "W"}},
        "proposeIndicator": {**plan, "indicator": INDICATOR},
        "reviseIndicator": {**plan, "indicator": INDICATOR},
        "withdrawIndicator": {**plan, "indicator": "A"},
        "proposeClaimItem": {**plan, "claimItem": CLAIM_ITEM},
        "reviseClaimItem": {**plan, "claimItem": CLAIM_ITEM},
        "withdrawClaimItem": {**plan, "claimItem": "TITLE"},
        "declareClaimGroups": {**plan, "groups": [{"code": "HONOURS", "name": "荣誉", "cap": "20"}]},
        "cascadeIndicator": {**plan, "superior": "S1", "placement": PLACEMENT},
        "proposeFromLibrary": {**plan, "library": "L1", "placement": PLACEMENT},
        "addLibraryIndicator": {"office": "HHHT", "indicator": LIBRARY_INDICATOR},
        "retireLibraryIndicator": {"office": "HHHT", "indicator": "L1", "reason": "REDUNDANT", "note": "x"},
        "declareMajorTask": {**plan, "majorTask": {"code": "M", "name": "x", "document": "x"}},
        "submitPlanForReview": plan,
        "reviewPlan": plan,
        "returnPlan": {**plan, "comment": "x"},
        "consultOnPlan": {**plan, "units": ["U01"], "until": "2014-12-31"},
        "commentOnPlan": {**plan, "unit": "U01", "channel": "REPORT", "text": "x"},
        "agreeToPlan": {**plan, "unit": "U01"},
        "answerComment": {**plan, "comment": "comment:x", "answer": {"outcome": "ADOPTED", "text": "x"}},
        "publishPlan": {**plan, "effectiveFrom": "2014-01-01"},
    }

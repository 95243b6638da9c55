"""Inputs of the mutations about offices, units, persons, policies and regulations."""

from typing import Any

from tests.support.api import Client


def organization_inputs(client: Client) -> dict[str, dict[str, Any]]:
    """Those about offices, units, persons and policies."""
    person = {"person": client.person("reporter of U03")}
    role = {**person, "role": "REPORTER", "office": "HHHT"}
    unit = {"office": "HHHT", "unit": "U03"}
    post = {**person, "office": "HHHT", "post": "X"}
    return {
        "establishOffice": {"code": "X", "name": "X", "level": "CITY", "since": "2014-01-01"},
        "renameOffice": {"office": "HHHT", "name": "x", "since": "2014-01-01"},
        "mergeOffices": {"successor": "HHHT", "offices": ["HHHT"], "on": "2014-01-01", "document": "x"},
        "registerUnit": {"office": "HHHT", "code": "U09", "name": "x", "kind": "BODY", "since": "2014-01-01"},
        "renameUnit": {**unit, "name": "x", "since": "2014-01-01"},
        "regroupUnit": {**unit, "since": "2014-01-01"},
        "closeUnit": {**unit, "until": "2014-01-01", "document": "x"},
        "registerPost": {
            **unit,
            "code": "X",
            "name": "x",
            "layer": "EXECUTION",
            "chief": False,
            "since": "2014-01-01",
        },
        "assignPost": {**post, "since": "2014-01-01"},
        "leavePost": {**post, "until": "2014-01-01"},
        "constituteBody": {
            "office": "HHHT",
            "kind": "COMMITTEE",
            "chair": person["person"],
            "members": [],
            "since": "2014-01-01",
        },
        "hostPerformanceOffice": {**unit, "department": "SV", "since": "2014-01-01"},
        "recordStaffing": {"office": "HHHT", "fullTime": 3, "partTime": 0, "on": "2014-01-01"},
        "registerExternalBody": {"office": "HHHT", "code": "EXT", "name": "x", "since": "2014-01-01"},
        "publishPolicy": {"office": "HHHT"},
        "registerPerson": {"office": "HHHT", "unit": "U03", "post": "x", "name": "x"},
        "movePerson": {**person, **unit, "post": "x", "since": "2014-01-02"},
        "grantRole": {**role, "since": "2014-01-01"},
        "revokeRole": {**role, "until": "2014-01-01"},
        "erasePersonKey": {**person, "reason": "离职"},
    }


def regulation_inputs() -> dict[str, dict[str, Any]]:
    """Inputs about what is decided by."""
    regulation = {"office": "HHHT", "code": "HHHT-2014-01"}
    text = {"title": "x", "status": "TRIAL", "document": "x"}
    return {
        "amendPolicy": {
            "office": "HHHT",
            "expectedVersion": 1,
            "amendment": {"effectiveFrom": "2014-01-01", "document": "x", "reason": "x"},
        },
        "noticeCalendar": {"office": "HHHT", "notice": {"year": 2027, "document": "x"}},
        "issueRegulation": {**regulation, "text": text, "since": "2014-01-01"},
        "amendRegulation": {**regulation, "text": text, "since": "2014-01-02"},
        "repealRegulation": {**regulation, "until": "2014-01-01", "document": "x", "reason": "x"},
    }

"""Inputs of the mutations about hearing appeals, each of them refused once the caller may send it."""

from typing import Any, Final

from tests.support.api import Client

_GROUNDS: Final = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}


def hearing_inputs(
    client: Client, appeal: dict[str, Any], ruling: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """Those about who hears an appeal, what is said, and how it is voted on."""
    person = client.person("member")
    return {
        "seatBench": appeal,
        "freezeCaseFile": appeal,
        "correctLetter": {**appeal, "correction": "x"},
        "appointInvestigators": {**appeal, "investigators": []},
        "declareConflict": {**appeal, "statement": ""},
        "recuseMember": {**appeal, "person": person, "grounds": _GROUNDS},
        "replaceMember": {**appeal, "person": person, "substitute": person},
        "answerAppeal": {**appeal, "statement": " "},
        "replyOnAppeal": {**appeal, "statement": " "},
        "submitAppealEvidence": {**appeal, "note": "x", "evidence": []},
        "fileExhibit": {**appeal, "note": "x", "hypotheses": []},
        "reportOnAppeal": {**appeal, "text": " ", "findings": []},
        "signAppealReport": appeal,
        "openVoting": appeal,
        "castVote": {**appeal, "votes": []},
        "openVotes": appeal,
        "endorseRuling": appeal,
        "settleRemittal": {**appeal, "ruling": ruling, "grounds": _GROUNDS},
    }

"""Problems of HTTP requests: ``application/problem+json``, with a stable code and both languages."""

from typing import Final

import orjson
from starlette.responses import Response

from api.auth.tokens import Unauthenticated
from api.graphql.errors import refusal_of, told
from api.http.requests import Exchange
from api.refusals import (
    BodyTooLarge,
    CaseFileAltered,
    ConsoleNotBuilt,
    DesksClosed,
    EvidenceErased,
    EvidenceMislabelled,
    EvidenceMissing,
    GraphqlInvalid,
    Internal,
    LetterAltered,
    LogUnreachable,
    MediaTypeUnsupported,
    MethodNotAllowed,
    NotFound,
    PositionUnknown,
    PurposeMalformed,
    ReadModelBehind,
    ReadModelUnavailable,
    RequestMalformed,
)
from application.bundle.refusals import BundleUnsealed
from application.read_audit import ReadAuditUnavailable
from application.refusals import LogNewerThanCode, OutOfScope, RoleMissing
from domain.assessment.refusals import AssessmentUnknown, OutsideTheYear
from domain.evidence import EvidenceErasedAlready, EvidenceTooLarge, EvidenceTypeRefused
from domain.kernel.refusal import Refusal
from domain.period import PeriodLengthWrong, PeriodMalformed
from domain.result.refusals import ResultUnknown
from projections.generations import ReadModelNotReady, ReadModelOfAnotherLog

STATUSES: Final[dict[type[Refusal], int]] = {
    Unauthenticated: 401,
    RequestMalformed: 400,
    GraphqlInvalid: 400,
    PurposeMalformed: 400,
    NotFound: 404,
    PeriodMalformed: 404,
    PeriodLengthWrong: 404,
    OutsideTheYear: 404,
    PositionUnknown: 404,
    AssessmentUnknown: 404,
    ResultUnknown: 404,
    MethodNotAllowed: 405,
    BodyTooLarge: 413,
    EvidenceTooLarge: 413,
    EvidenceTypeRefused: 415,
    EvidenceMislabelled: 415,
    EvidenceErased: 410,
    EvidenceErasedAlready: 410,
    EvidenceMissing: 404,
    RoleMissing: 403,
    DesksClosed: 403,
    OutOfScope: 403,
    MediaTypeUnsupported: 415,
    CaseFileAltered: 500,
    LetterAltered: 500,
    Internal: 500,
    ConsoleNotBuilt: 503,
    LogUnreachable: 503,
    ReadAuditUnavailable: 503,
    LogNewerThanCode: 503,
    ReadModelBehind: 503,
    BundleUnsealed: 503,
    ReadModelUnavailable: 503,
    ReadModelNotReady: 503,
    ReadModelOfAnotherLog: 503,
}
"""What can be wrong with a request as a whole, and the status that says so; anything else is a bug."""


def problem(error: BaseException, exchange: Exchange) -> Response:
    """The answer to a request that failed as a whole."""
    refusal = refusal_of(error, exchange.request_id)
    status = STATUSES.get(type(refusal), 500)
    said = told(refusal, exchange.language)
    body = {
        "type": f"urn:jiheng:problem:{refusal.code}",
        "title": said["message"],
        "status": status,
        "requestId": exchange.request_id,
        **{name: said[name] for name in ("code", "messageZh", "messageEn", "retryable", "cure")},
    }
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(refusal, Unauthenticated) else {}
    return Response(orjson.dumps(body), status, headers, "application/problem+json")

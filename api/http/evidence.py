"""Evidence over HTTP: a document goes in as it is, and comes out to whoever may see what rests on it."""

from typing import Final

import anyio.to_thread
import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.auth.concealment import Sight
from api.graphql.context import Context, Runtime
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.http.graphql import body_of, entered, signed_in
from api.http.problems import problem
from api.http.requests import current
from api.refusals import EvidenceErased, EvidenceMislabelled, EvidenceMissing, NotFound, RequestMalformed
from application.actions import Action
from application.command import Caller
from application.evidence import ReceiveEvidence
from application.read_audit import ObjectKind, ReadOutcome
from domain.kernel.digest import digest_of
from projections.evidence.queries import DocumentRow, citations, document, is_cited

_ZIP: Final = b"PK\x03\x04"
_BEGINS: Final = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _ZIP,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _ZIP,
}
"""How documents of a type begin; others are not looked into."""
_AS_IT_IS: Final = {
    "Content-Disposition": "attachment",
    "Content-Security-Policy": "sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-cache",
}


class EvidenceFiles:
    """``POST /evidence?office=…`` takes a document in, ``GET /evidence/{office}/{hash}`` gives it back."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def hand_in(self, request: Request) -> Response:
        """The body is the document, of the type in ``Content-Type``; answers its hash and the position."""
        try:
            told = await self._received(request)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(orjson.dumps(told), 201, media_type="application/json")

    async def give_back(self, request: Request) -> Response:
        """The document; what is hidden is not found, what is gone or missing says so."""
        try:
            row, content = await self._found(request)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(content, headers=_AS_IT_IS | {"ETag": f'"{row.hash}"'}, media_type=row.media_type)

    async def _received(self, request: Request) -> dict[str, str]:
        services, exchange = self._runtime.services, current()
        identity = await signed_in(self._runtime, request.headers)
        office = request.query_params.get("office")
        if not office:
            raise RequestMalformed(problem='"office" names the office that the document is handed to')
        media_type = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        content = await body_of(request, services.limits.evidence_bytes)
        if not content.startswith(_BEGINS.get(media_type, b"")):
            raise EvidenceMislabelled(media_type=media_type)
        content_hash = digest_of(content)
        command = ReceiveEvidence.of(
            office=office, hash=content_hash, media_type=media_type, size=len(content)
        )
        context = Context(self._runtime, exchange.language, exchange.request_id)
        caller = Caller(
            person=str(identity.person),
            channel="API",
            correlation_id=context.correlation_id,
            request_id=exchange.request_id,
        )
        receipt = await anyio.to_thread.run_sync(services.dispatcher.execute, command, caller)
        await anyio.to_thread.run_sync(services.evidence.keep, office, content_hash, content)
        exchange.notes |= {"actor": str(identity.person), "position": receipt.position}
        return {"hash": content_hash, "position": str(receipt.position)}

    async def _found(self, request: Request) -> tuple[DocumentRow, bytes]:
        services = self._runtime.services
        context = await entered(self._runtime, request.headers)
        office, content_hash = request.path_params["office"], request.path_params["hash"]
        row = await self._visible(context, office, content_hash)
        if row.erased_on is not None:
            raise EvidenceErased(day=row.erased_on)
        content = await anyio.to_thread.run_sync(services.evidence.find, office, content_hash)
        if content is None:
            raise EvidenceMissing(hash=content_hash)
        return row, content

    async def _visible(self, context: Context, office: str, content_hash: str) -> DocumentRow:
        """Who handed it in sees it, and who may see an event that rests on it; others find nothing."""
        moment = await context.moment()
        row = await document(moment.reading, office, content_hash)
        if row is None:
            raise NotFound
        visible = context.visible(Action.READ_TRAIL, Sight.EVIDENCE)
        own = str(context.viewer.person) in row.received_from
        shown = own or await is_cited(moment.reading, office, content_hash, visible)
        await _take_down(moment, row, ReadOutcome.SHOWN if shown else ReadOutcome.CONCEALED)
        if not shown:
            raise NotFound
        return row


async def _take_down(moment: Moment, row: DocumentRow, outcome: ReadOutcome) -> None:
    """Take down the look at a document, for each that rests on it."""
    for subject, appeal in await citations(moment.reading, row.office, row.hash) or [(None, None)]:
        moment.saw(ObjectKind.EVIDENCE, About(row.hash, row.office, subject, appeal), outcome)

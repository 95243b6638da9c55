"""Case files and letters of appeals over HTTP, for whoever may read them; what is hidden is not found."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, NamedTuple
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from api.graphql.appeals import Appeal
from api.graphql.context import Context, Runtime
from api.graphql.hearings import AppealLetter
from api.graphql.ids import Kind
from api.graphql.told_files import ToldCaseFile, told_case_file, told_letter
from api.http.graphql import entered
from api.http.problems import problem
from api.http.requests import current
from api.printing.case_file import case_file_as_html, case_file_as_json
from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType, NotFound
from application.read_audit import ObjectKind
from domain.appeal.letter_templates import LetterLanguage
from projections.appeal_docket.rows import HearingRow

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
}
_HTML: Final = "text/html; charset=utf-8"


class _Form(NamedTuple):
    write: Callable[[ToldCaseFile], str]
    media_type: str


_FORMS: Final[Mapping[str, _Form]] = {
    "html": _Form(case_file_as_html, _HTML),
    "json": _Form(case_file_as_json, "application/json"),
}
_LANGUAGES: Final[Mapping[str, LetterLanguage]] = {"zh": "zh", "en": "en"}


class AppealPapers:
    """``/appeals/{id}/file/{number}.html|json`` and ``/appeals/{id}/letter/{number}.zh|en.html``."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def case_file(self, request: Request) -> Response:
        """A case file, told again and checked against its digest."""
        try:
            form = _form(request.path_params["form"])
            written = form.write(await self._case_file(request))
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(written, headers=_HEADERS, media_type=form.media_type)

    async def letter(self, request: Request) -> Response:
        """A letter, told again and checked against its digest."""
        try:
            page = await self._letter(request)
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        return Response(page, headers=_HEADERS, media_type=_HTML)

    async def _case_file(self, request: Request) -> ToldCaseFile:
        appeal, heard = await self._appeal(request)
        services = self._runtime.services
        told = await told_case_file(services, appeal.moment, appeal.key, heard, _number(request))
        if told is None:
            raise NotFound
        return told

    async def _letter(self, request: Request) -> bytes:
        language = _LANGUAGES.get(request.path_params["language"])
        appeal, heard = await self._appeal(request)
        found = [each for each in heard.letters if each.number == _number(request)]
        if language is None or not found:
            raise NotFound
        services, letter = self._runtime.services, AppealLetter.of(found[0])
        part = f"{letter.number}.{language}"
        appeal.moment.saw(ObjectKind.LETTER, replace(appeal.about(), part=part))
        return await told_letter(services, appeal.moment, appeal.key, letter, language)

    async def _appeal(self, request: Request) -> tuple[Appeal, HearingRow]:
        """The appeal and how it was heard, for whoever may see more than its heading."""
        context = await entered(self._runtime, request.headers)
        moment = await context.moment()
        key = _key(context, request.path_params["id"])
        appeal: Appeal | None = await context.linked(Kind.APPEAL, key, moment)
        heard = None if appeal is None else await appeal.hearing(context)
        if appeal is None or heard is None:
            raise NotFound
        current().notes |= {"position": moment.position}
        return appeal, heard


def _form(name: str) -> _Form:
    if name not in _FORMS:
        raise NotFound
    return _FORMS[name]


def _key(context: Context, token: str) -> UUID:
    try:
        return context.key_of(Kind.APPEAL, token, "id")
    except (IdMalformed, IdOfAnotherLog, IdOfAnotherType) as error:
        raise NotFound from error


def _number(request: Request) -> int:
    given = request.path_params["number"]
    if not (given.isascii() and given.isdigit()):
        raise NotFound
    return int(given)

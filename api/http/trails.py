"""Trails as files over HTTP, for whoever may read them; what is hidden is not found."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.auth.concealment import Sight
from api.graphql.context import Context, Runtime
from api.graphql.event_filter import EventFilter
from api.graphql.ids import Kind
from api.graphql.looks import About
from api.graphql.moments import Moment, ReadAt
from api.http.graphql import entered
from api.http.problems import problem
from api.http.requests import current
from api.http.trail_filter import asked_in
from api.printing.trail_file import FORMS, Made, TrailForm, written
from api.refusals import IdMalformed, IdOfAnotherLog, IdOfAnotherType, NotFound
from application.actions import Action
from application.read_audit import ObjectKind
from projections.trail.queries import TrailFilter

Choose = Callable[[Request, Context, Moment, EventFilter], Awaitable[TrailFilter]]
"""Says what of a trail is asked for and open to the viewer; raises ``NotFound``."""


class TrailFiles:
    """``/assessments/{id}/trail.csv|jsonl``, ``/appeals/{id}/trail.…`` and ``/events.…``, with a filter.

    ``?position=n`` reads at an old position; the other parameters are the fields of ``EventFilter``.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    async def of_assessment(self, request: Request) -> Response:
        """The trail of an assessment."""
        return await self._told(request, self._assessment)

    async def of_appeal(self, request: Request) -> Response:
        """The trail of an appeal."""
        return await self._told(request, self._appeal)

    async def of_all(self, request: Request) -> Response:
        """All events that the viewer may browse."""
        return await self._told(request, self._all)

    async def _told(self, request: Request, choose: Choose) -> Response:
        try:
            form = _form(request.path_params["form"])
            where, as_of = asked_in(request.query_params)
            context = await entered(self._runtime, request.headers)
            moment = await context.moment(as_of)
            made = await self._made(context, moment, await choose(request, context, moment, where))
        except Exception as error:  # noqa: BLE001 - every failure is told in the same form
            return problem(error, current())
        current().notes |= {"position": moment.position}
        name = f"trail-{moment.position}.{request.path_params['form']}"
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        }
        content = written(moment.reading, form, made)
        return StreamingResponse(content, headers=headers, media_type=form.media_type)

    async def _made(self, context: Context, moment: Moment, where: TrailFilter) -> Made:
        return Made(
            log=moment.snapshot.log_id,
            where=where,
            position=moment.position,
            recorded_at=await ReadAt(moment=moment).recorded_at(),
            made_at=self._runtime.services.clock.now(),
            made_for=str(context.identity.person),
        )

    async def _assessment(
        self, request: Request, context: Context, moment: Moment, where: EventFilter
    ) -> TrailFilter:
        key = _key(context, Kind.ASSESSMENT, request)
        assessment = await context.linked(Kind.ASSESSMENT, key, moment)
        if assessment is None:
            raise NotFound
        moment.saw(ObjectKind.TRAIL, assessment.about())
        visible = context.visible(Action.READ_TRAIL, Sight.TRAIL)
        return replace(where.trail(context, visible), assessment=key)

    async def _appeal(
        self, request: Request, context: Context, moment: Moment, where: EventFilter
    ) -> TrailFilter:
        key = _key(context, Kind.APPEAL, request)
        appeal = await context.linked(Kind.APPEAL, key, moment)
        if appeal is None:
            raise NotFound
        found: TrailFilter | None = appeal.trail_filter(context, where)
        if found is None:
            raise NotFound
        moment.saw(ObjectKind.TRAIL, appeal.about())
        return replace(found, appeal=key)

    async def _all(
        self, _request: Request, context: Context, moment: Moment, where: EventFilter
    ) -> TrailFilter:
        visible = context.visible(Action.READ_EVENTS, Sight.TRAIL)
        if not visible.offices:
            raise NotFound
        for office in visible.offices:
            moment.saw(ObjectKind.TRAIL, About(moment.snapshot.log_id, office))
        return where.trail(context, visible)


def _form(name: str) -> TrailForm:
    if name not in FORMS:
        raise NotFound
    return FORMS[name]


def _key(context: Context, kind: Kind, request: Request) -> UUID:
    try:
        return context.key_of(kind, request.path_params["id"], "id")
    except (IdMalformed, IdOfAnotherLog, IdOfAnotherType) as error:
        raise NotFound from error

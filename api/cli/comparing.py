"""``jiheng diff`` and ``jiheng standings-diff``: what two moments differ in, from the log alone."""

import json
from collections.abc import Iterable
from typing import Annotated, Any
from uuid import UUID

import typer

from api.bootstrap import System, opened
from api.cli.moments import span_of
from api.cli.noting import note_reading
from api.cli.output import OUT, speaking
from api.labels import label
from api.printing.words import GRADES
from application.comparison import Boards, boards, course
from application.read_audit import ObjectKind
from application.replay import fold
from domain.assessment.state import Veto
from domain.comparison.comparison import Changed, Comparison, added
from domain.comparison.movement import Crossing, Movement, Place, crossings, movements
from domain.kernel.points import text
from domain.plan.state import PlanState
from domain.scoring.breakdown import Leaf
from infra.settings import Settings

From = Annotated[
    str, typer.Option("--from", help="起点：位置、时间、版本 v3 或时段 -P7D / position, time, v3 or -P7D")
]
To = Annotated[str | None, typer.Option("--to", help="终点，默认最新 / the end: as it is now unless given")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON / as JSON")]


def diff_command(
    assessment: Annotated[UUID, typer.Argument(help="考评编号 / the assessment's id")],
    start: From,
    end: To = None,
    as_json: AsJson = False,
) -> None:
    """对比考评的两个时点 / Tell what two moments of an assessment differ in."""
    with speaking(), opened(Settings()) as system:
        span = span_of(start, end, system.reader, assessment)
        note_reading(system, "diff", ObjectKind.ASSESSMENT, assessment, span[1])
        found = course(assessment, span[0], lambda stream: system.stream(stream, span[1]))
        state = found.after.state
        group = _boards(system, state.plan, state.peer_group, span)
        moved = next(each for each in movements(group.before, group.after) if each.subject == state.subject)
        if as_json:
            told = {
                "assessment": str(assessment),
                "from": span[0],
                "to": span[1],
                **_comparison(found.comparison),
            }
            typer.echo(json.dumps({**told, "place": _movement(moved, group)}, ensure_ascii=False))
        else:
            _print_comparison(found.comparison, _labels(system, assessment, span[1]))
            OUT.print(_told(moved), markup=False)


def standings_diff_command(
    plan: Annotated[UUID, typer.Option(help="计划编号 / the plan's id")],
    group: Annotated[str, typer.Option(help="考评组 / the peer group")],
    start: From,
    end: To = None,
    as_json: AsJson = False,
) -> None:
    """对比考评组的两个时点 / Tell who moved on a board between two moments, and by whose points."""
    with speaking(), opened(Settings()) as system:
        span = span_of(start, end, system.reader)
        known: PlanState | None = fold(system.stream(plan, span[1]))
        if known is not None and known.side == "PERSON":
            note_reading(system, "standings-diff", ObjectKind.PERSON_BOARD, plan, span[1], group)
        found = _boards(system, plan, group, span)
    for moved in movements(found.before, found.after):
        if as_json:
            typer.echo(json.dumps(_movement(moved, found), ensure_ascii=False))
        else:
            OUT.print(_told(moved), markup=False)


def _boards(system: System, plan: UUID, group: str, span: tuple[int, int]) -> Boards:
    return boards(plan, group, span[0], lambda streams: system.streams(streams, span[1]))


def _comparison(found: Comparison) -> dict[str, Any]:
    """A comparison as plain text values, for machines."""
    return {
        "total": _changed(found.total, text),
        "provisionalTotal": _changed(found.provisional_total, text),
        "planVersion": _changed(found.plan_version),
        "policyVersion": _changed(found.policy_version),
        "vetoes": [{"veto": ref, **_changed(each, _veto)} for ref, each in found.vetoes.items()],
        "leaves": [
            {"path": path, "kind": kind, "change": text(added(each)), **_changed(each, _leaf)}
            for (path, kind), each in found.leaves.items()
        ],
    }


def _changed(found: Changed[Any], told: Any = int) -> dict[str, Any]:
    before, after = (None if each is None else told(each) for each in (found.before, found.after))
    return {"before": before, "after": after, "events": list(map(str, found.events))}


def _leaf(leaf: Leaf) -> dict[str, str]:
    return {"points": text(leaf.points), "stated": text(leaf.stated), "state": leaf.state}


def _veto(veto: Veto) -> dict[str, Any]:
    until = None if veto.until is None else veto.until.isoformat()
    return {"status": veto.status, "effect": veto.effect, "since": veto.since.isoformat(), "until": until}


def _movement(moved: Movement, found: Boards) -> dict[str, Any]:
    parts = crossings(moved.subject, found.before, found.after)
    stayed = moved.change is not None
    return {
        "subject": moved.subject,
        "presence": moved.presence,
        "before": _place(moved.before),
        "after": _place(moved.after),
        "change": moved.change,
        "own": _part(moved.own, parts.own, [moved.subject], found) if stayed else None,
        "others": _part(moved.others, parts.others, _subjects(parts.others), found) if stayed else None,
    }


def _subjects(crossed: Iterable[Crossing]) -> list[str]:
    return [each.subject for each in crossed]


def _part(
    change: int | None, crossed: Iterable[Crossing], doers: Iterable[str], found: Boards
) -> dict[str, Any]:
    return {
        "change": change,
        "crossings": [each._asdict() for each in crossed],
        "events": {doer: list(map(str, found.moving[doer])) for doer in doers},
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "total": text(place.standing.total),
        "rank": place.rank,
        "grade": place.grade,
        "vetoes": list(place.standing.vetoes),
    }


def _labels(system: System, assessment: UUID, until: int) -> dict[UUID, str]:
    """Where and what each event of an assessment is, by its id."""
    return {
        each.event.envelope.event_id: f"{each.position} {label(each.event.TOPIC)}"
        for each in system.stream(assessment, until)
    }


def _print_comparison(found: Comparison, labels: dict[UUID, str]) -> None:
    totals = (("总分 total", found.total), ("暂计 provisional", found.provisional_total))
    for name, total in totals:
        OUT.print(f"{name}  {_or_nothing(total.before)} → {_or_nothing(total.after)}", markup=False)
    for (path, kind), leaf in found.leaves.items():
        OUT.print(f"{added(leaf):+f}  {path} {kind}", markup=False)
        OUT.print("\n".join(f"{'':9}{labels[event]}" for event in leaf.events), markup=False)
    for ref, veto in found.vetoes.items():
        before, after = (None if each is None else each.status for each in (veto.before, veto.after))
        OUT.print(f"{ref}  {_or_nothing(before)} → {_or_nothing(after)}", markup=False)


def _or_nothing(told: object) -> str:
    return "—" if told is None else str(told)


def _told(moved: Movement) -> str:
    before, after = (_of_place(each) for each in (moved.before, moved.after))
    if moved.change is None:
        return f"{moved.subject}  {before} → {after}"
    parts = f"本身 own {moved.own:+d}，他人 others {moved.others:+d}"
    return f"{moved.subject}  {before} → {after}  位次 rank {moved.change:+d}（{parts}）"


def _of_place(place: Place | None) -> str:
    if place is None:
        return "—"
    grade = GRADES[place.grade]
    return f"{place.rank} {text(place.standing.total)} {grade.zh} {grade.en}"

"""The whole year as one sequence of steps."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from api.cli.demo.evaluation import evaluation
from api.cli.demo.founding import establishment, founding
from api.cli.demo.routine import routine
from api.cli.demo.step import Step
from api.cli.demo.year import Year
from domain.kernel.digest import digest_of


def script(year: Year) -> list[Step]:
    """Every step in the order of time; what falls on one moment stays in the order it is told."""
    founded = [step for office in year.offices for step in establishment(office)]
    founded += [step for office in year.offices for step in founding(office)]
    confirmed = [step for plan in year.plans for step in routine(plan)]
    rated = [step for plan in year.plans for step in evaluation(plan)]
    steps = [*founded, *confirmed, *rated, *_extraordinary(year)]
    return sorted(steps, key=lambda step: step.at)


def _extraordinary(year: Year) -> Iterator[Step]:
    """``steps.jsonl``: adjustments, claims, a veto, appeals, publicity, sealing."""
    for told in year.steps:
        plan = year.plan(told.get("plan", "SYSTEM"), told.get("office"))
        match told.get("unit"):
            case None:
                yield _step(told, {})
            case "*":
                for subject in plan.subjects:
                    yield _step(told, {"assessment": f"${plan.assessment(subject)}"})
            case unit:
                yield _step(told, {"assessment": f"${plan.assessment(unit)}"})


def _step(told: Mapping[str, Any], about: Mapping[str, str]) -> Step:
    return Step(
        at=datetime.fromisoformat(told["at"]),
        by=told["by"],
        do=told["do"],
        input={**about, **_with_evidence(told.get("input", {}))},
        case=_case(told),
        name=told.get("as"),
    )


def _case(told: Mapping[str, Any]) -> str:
    """What it belongs to: as told, or the step that it names or refers to, or what is done at that moment."""
    given = told.get("input", {}).values()
    refers_to = (each[1:] for each in given if isinstance(each, str) and each.startswith("$"))
    named: str | None = told.get("case") or told.get("as")
    return named or next(refers_to, f"{told['do']} {told['at']}")


def _with_evidence(given: Any) -> Any:
    """Documents are told by their text, wherever evidence is given; the hash of that text is the evidence."""
    match given:
        case Mapping():
            return {name: _told(name, each) for name, each in given.items()}
        case list():
            return [_with_evidence(each) for each in given]
        case _:
            return given


def _told(name: str, given: Any) -> Any:
    return list(map(_content_hash, given)) if name == "evidence" else _with_evidence(given)


def _content_hash(document: str) -> str:
    return digest_of(document.encode())

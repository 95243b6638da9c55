"""The steps of every window: 填报 → 审核 → (退回 → 重报 → 审核) → 复核, unit by unit, entry by entry."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any, Final

from api.cli.demo.lines import Measured, Result, Return, Window
from api.cli.demo.step import Step
from api.cli.demo.year import PlanYear
from domain.assessment.state import EntryStatus
from domain.kernel.clock import ZONE
from domain.person import Role

_DAY_STARTS: Final = time(9)
_REPORTS_AGAIN: Final = timedelta(hours=1)
_REVIEWS_AGAIN: Final = timedelta(hours=6)
_BETWEEN_UNITS: Final = timedelta(minutes=30)
_BETWEEN_ENTRIES: Final = timedelta(seconds=15)


def routine(plan: PlanYear) -> Iterator[Step]:
    """Every result of a plan on its way to being confirmed."""
    return chain.from_iterable(_Routine(plan, window).steps() for window in plan.office.calendar.windows)


class _Routine:
    """One window: who does what when."""

    def __init__(self, plan: PlanYear, window: Window) -> None:
        self._plan = plan
        self._window = window

    def steps(self) -> Iterator[Step]:
        """All steps of the window, unit by unit."""
        results = [each for each in self._plan.results if each.period in self._window.periods]
        for place, unit in enumerate(self._plan.subjects):
            yield from self._steps_of(place, [each for each in results if each.unit == unit])
        yield from self._corrections([each for each in results if each.place in self._plan.returns])

    def _steps_of(self, place: int, results: Sequence[Result]) -> Iterator[Step]:
        window, rechecker = self._window, self._rechecker(place)
        for at, each in _paced(_start(window.report, place), results):
            returned = self._plan.returns.get(each.place)
            yield self._report(at, each, returned.first if returned else each)
        for at, each in _paced(_start(window.review, place), results):
            returned = self._plan.returns.get(each.place)
            at_once = returned is not None and returned.returned_when is EntryStatus.REPORTED
            yield self._return(at, each) if at_once else self._review(at, each)
        for at, each in _paced(_start(window.recheck, place), results):
            yield self._step(at, rechecker, "recheckResult", each, _seen(each))

    def _corrections(self, results: Sequence[Result]) -> Iterator[Step]:
        start = _start([self._window.correct], 0)
        late = [each for each in results if self._returned(each).returned_when is EntryStatus.REVIEWED]
        for at, each in _paced(start, late):
            yield self._return(at, each)
        for at, each in _paced(start + _REPORTS_AGAIN, results):
            yield self._report(at, each, each)
        for at, each in _paced(start + _REVIEWS_AGAIN, results):
            yield self._review(at, each)

    def _report(self, at: datetime, result: Result, measured: Measured) -> Step:
        given = {
            **result.model_dump(include={"indicator", "period", "channel", "mode"}),
            **measured.told(),
            "source": self._source(result),
            "reason": None,
            "evidence": [],
            "expected_version": None,
        }
        return self._step(at, self._reporter(result), "reportResult", result, given)

    def _review(self, at: datetime, result: Result) -> Step:
        given = {**_seen(result), "revision": None}
        return self._step(at, self._reviewer(result), "reviewResult", result, given)

    def _return(self, at: datetime, result: Result) -> Step:
        given = {**_seen(result), "reason": self._returned(result).reason}
        return self._step(at, self._reviewer(result), "returnResult", result, given)

    def _step(self, at: datetime, by: str, do: str, result: Result, given: dict[str, Any]) -> Step:
        unit, entry = result.place
        name = self._plan.assessment(unit)
        return Step(at, by, do, {"assessment": f"${name}", **given}, f"{name} {entry}")

    def _returned(self, result: Result) -> Return:
        return self._plan.returns[result.place]

    def _source(self, result: Result) -> dict[str, str] | None:
        if not result.batch:
            return None
        return {
            "system": self._plan.office.calendar.extracted_from,
            "extracted_at": self._window.extracted_at.isoformat(),
            "batch": result.batch,
            "row": result.row,
        }

    def _reporter(self, result: Result) -> str:
        """Units report themselves; what the department finds, its second assessor reports."""
        if result.channel == "SELF":
            return self._plan.office.holders(result.unit, Role.REPORTER)[0]
        return self._assessors(result)[-1]

    def _reviewer(self, result: Result) -> str:
        """What the office would review of its host goes to the deputy in charge of that."""
        host, desk = self._plan.office.host, self._plan.office.desk
        if host is not None and result.unit == host and desk in {self._desk(result), self._assessing(result)}:
            return self._plan.office.in_charge_of(host)
        return self._assessors(result)[0]

    def _rechecker(self, place: int) -> str:
        """What concerns the office's host is rechecked by the leading group."""
        office = self._plan.office
        if self._plan.subjects[place] == office.host:
            return office.first(Role.LEADING_GROUP)
        recheckers = office.calendar.recheckers
        return recheckers[place % len(recheckers)]

    def _assessors(self, result: Result) -> list[str]:
        """Those of the assessing department; of the performance office where that would judge itself."""
        return self._plan.office.holders(self._desk(result), Role.ASSESSOR)

    def _desk(self, result: Result) -> str:
        by_office = self._plan.indicators[result.indicator].part == "INDIVIDUAL"
        assessing = self._assessing(result)
        return self._plan.office.desk if by_office or assessing == result.unit else assessing

    def _assessing(self, result: Result) -> str:
        return self._plan.indicators[result.indicator].assessing_department


def _start(days: Sequence[date], place: int) -> datetime:
    """When the unit at ``place`` has its turn: units are dealt out to the days, half an hour apart."""
    day = datetime.combine(days[place % len(days)], _DAY_STARTS, ZONE)
    return day + place // len(days) * _BETWEEN_UNITS


def _paced(start: datetime, results: Iterable[Result]) -> Iterator[tuple[datetime, Result]]:
    for number, result in enumerate(results):
        yield start + number * _BETWEEN_ENTRIES, result


def _seen(result: Result) -> dict[str, Any]:
    return {"entry": result.place[1], "expected_version": None}

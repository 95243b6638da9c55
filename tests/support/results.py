"""The eleven bureaus of a constructed year, sealed, and the steps from their board to a public result.

Totals and key work as in ``domain.md`` §12.2 [CON]: of eleven, three may be excellent; U02 and U08 are tied.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final
from uuid import UUID

from api.bootstrap import System
from application.appeal.filing import AcceptAppeal, FileAppeal
from application.assessment.lifecycle import SealAssessment
from application.assessment.vetoes import ApplyVeto, ConfirmVeto
from application.replay import fold
from application.result import (
    CompileResults,
    DetermineResults,
    FinaliseResults,
    ProposeResults,
    PubliciseResults,
    ReviseResults,
)
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.entries import entry_ref
from domain.kernel.clock import ZONE
from domain.period import Cycle
from domain.result.board import Board
from domain.result.result import Result
from domain.result.state import ResultState
from infra.clock import ScriptedClock
from tests.support import bench
from tests.support.city import GROUNDS, City, build, constituting
from tests.support.plans import indicator

GROUP: Final = "GRASSROOTS"
SEALED_ON: Final = date(2015, 1, 21)
DETERMINED_ON: Final = date(2015, 1, 22)
PUBLIC_ON: Final = date(2015, 1, 23)
REVISED_ON: Final = date(2015, 1, 30)
BUREAUS: Final = {
    "U01": ("415.00", "985.20"),
    "U02": ("412.00", "971.35"),
    "U03": ("410.00", "978.79"),
    "U04": ("400.00", "940.10"),
    "U05": ("411.00", "980.00"),
    "U06": ("405.00", "955.55"),
    "U07": ("408.00", "965.00"),
    "U08": ("409.50", "971.35"),
    "U09": ("398.00", "930.25"),
    "U10": ("402.00", "948.40"),
    "U11": ("407.00", "962.75"),
}
"""Key work, and the total."""
INDICATORS: Final = (indicator("A", 420, Cycle.YEAR, kind="KEY"), indicator("B", 580, Cycle.YEAR))


def bureaus(
    system: System,
    standings: Mapping[str, tuple[str, str]] | None = None,
    policy: Mapping[str, str] | None = None,
) -> City:
    """Bureaus of one peer group with these points, all confirmed, and a committee."""
    points = BUREAUS if standings is None else standings
    city = build(system, tuple(points), INDICATORS, policy=policy)
    city.run("system:bootstrap", constituting(UUID(city.people["member"]), kind="COMMITTEE"))
    for unit, (key, total) in points.items():
        city.confirm(key, unit, "A", "2014")
        city.confirm(str(Decimal(total) - Decimal(key)), unit, "B", "2014")
    return city


def on(city: City, day: date, hour: int = 9) -> None:
    """Let that day come."""
    assert isinstance(city.system.clock, ScriptedClock)
    city.system.clock.set(datetime.combine(day, time(hour), ZONE))


def seal(city: City, units: Sequence[str] = ()) -> None:
    """Close the assessments on the day of sealing; all of them unless some are named."""
    on(city, SEALED_ON)
    for unit in units or tuple(city.assessments):
        city.run("officer", SealAssessment(assessment=city.assessments[unit]))


def determine(city: City, group: str = GROUP, chosen: Sequence[str] = ()) -> None:
    """Compile, propose and determine."""
    compiled(city, group)
    on(city, DETERMINED_ON)
    city.run("member", ProposeResults(plan=city.plan, peer_group=group))
    city.run("leader", determining(city, *chosen, group=group))


def compiled(city: City, group: str = GROUP) -> Board:
    """The board that the office compiles."""
    city.run("officer", CompileResults(plan=city.plan, peer_group=group))
    return result_of(city, group).board


def determining(city: City, *chosen: str, group: str = GROUP) -> DetermineResults:
    """The command that determines."""
    return DetermineResults(plan=city.plan, peer_group=group, chosen=chosen)


def publicise(city: City, group: str = GROUP) -> None:
    """Make the determined board public on the day."""
    on(city, PUBLIC_ON)
    city.run("second_officer", PubliciseResults(plan=city.plan, peer_group=group))


def public(city: City) -> City:
    """Sealed, determined and made public."""
    seal(city)
    determine(city)
    publicise(city)
    return city


def revising(city: City, *chosen: str, group: str = GROUP) -> ReviseResults:
    """The command that revises."""
    return ReviseResults(plan=city.plan, peer_group=group, chosen=chosen, grounds=GROUNDS)


def finalising(city: City, group: str = GROUP) -> FinaliseResults:
    """The command that declares a result final."""
    return FinaliseResults(plan=city.plan, peer_group=group)


def result_of(city: City, group: str = GROUP) -> ResultState:
    """The result, read from the log."""
    state = fold(city.system.stream(Result.id_of(city.plan, group)))
    assert isinstance(state, ResultState)
    return state


def graded(board: Board, grade: str = "EXCELLENT") -> list[str]:
    """Who has a grade, in the order of the board."""
    return [line.subject for line in board.lines if line.grade == grade]


def ranks(board: Board) -> dict[str, int]:
    """The rank of each subject."""
    return {line.subject: line.rank for line in board.lines}


def file(city: City, unit: str) -> UUID:
    """Contest what a bureau got besides its key work."""
    item = ContestedItem(item=_CONTESTED, ground="FACT_WRONG", statement="少计", remedy="加分")
    filing = FileAppeal(assessment=city.assessments[unit], statement="异议", items=(item,))
    return UUID(city.made(f"head of {unit}", filing))


def rule(city: City, appeal: UUID, points: str) -> None:
    """Accept the appeal, and let the committee give the contested item other points."""
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    ruling = ItemRuling(item=_CONTESTED, outcome="VARIED", points=Decimal(points), reason="查明少计")
    bench.rule(city, appeal, ruling)


def grant(city: City, unit: str, more: str) -> None:
    """Let an appeal of a bureau succeed with some points more."""
    key, total = map(Decimal, BUREAUS[unit])
    rule(city, file(city, unit), str(total - key + Decimal(more)))


def veto(city: City, unit: str, ground: str = "TEAM_MEMBER_CRIMINAL") -> None:
    """Record and confirm a veto."""
    recorded = ApplyVeto(
        assessment=city.assessments[unit], ground=ground, occurred_on=date(2014, 11, 5), grounds=GROUNDS
    )
    found = city.made("supervisor", recorded)
    city.run("leader", ConfirmVeto(assessment=city.assessments[unit], veto=found))


_CONTESTED: Final = entry_ref("B", "2014", "SELF")

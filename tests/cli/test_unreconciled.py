"""``jiheng replay`` finds a ruling that stayed on paper, and an effect that no ruling ordered."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

import pytest

from api.bootstrap import System, opened_on
from application.actions import Action
from application.appeal.filing import AcceptAppeal, FileAppeal, open_for
from application.appeal.ruling import RuleOnAppeal
from application.command import Caller, Command
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from application.work import Work
from domain.appeal.ruling import Weight
from domain.appeal.state import ContestedItem, ItemRuling, RulingEffect
from domain.assessment.assessment import Assessment
from domain.assessment.rulings import RulingApplied
from domain.catalogue import CODEC
from domain.kernel.points import ZERO
from infra.clock import ScriptedClock
from infra.working_calendar import PublishedCalendar
from tests.cli.conftest import Said, run
from tests.support import bench
from tests.support.city import GROUNDS, START, City, build
from tests.support.databases import Databases

Forgery = Callable[[UUID, ItemRuling, Work], None]


class Forge(Command):
    """Write events that no command writes."""

    NAME: ClassVar[str] = "forge"

    appeal: UUID
    ruling: ItemRuling


def ruled_on_paper(stream: UUID, ruling: ItemRuling, work: Work) -> None:
    """Rule, and say that it was executed by an event that is not there."""
    appeal = open_for(Action.RULE_ON_APPEAL, stream, work)
    appeal.rule((ruling,), GROUNDS, Weight(ZERO, ZERO))
    appeal.execute([RulingEffect(item=ruling.item, kind="CHANGED", event=uuid4(), deadline=None)])


def ordered_by_nobody(stream: UUID, ruling: ItemRuling, work: Work) -> None:
    """Change a score in the name of an appeal that was not ruled on."""
    appeal = open_for(Action.RULE_ON_APPEAL, stream, work)
    said: dict[str, Any] = {"item": ruling.item, "outcome": "VARIED", "points": ruling.points}
    sheet = work.edit(Assessment, appeal.state.assessment)
    sheet.trigger(RulingApplied, appeal=stream, grounds=GROUNDS, **said)


def forging(system: System, forgery: Forgery) -> Dispatcher:
    """A way into the log of a system for what the system would not write."""

    def handle(command: Forge, work: Work) -> None:
        forgery(command.appeal, command.ruling, work)

    ledger = Ledger(system.recorder, CODEC)
    return Dispatcher(ledger, system.clock, system.keys, PublishedCalendar(), {Forge: handle}, uuid4)


class Heard:
    """A bureau with an appeal that is decided and not ruled on."""

    def __init__(self, city: City, data_dir: Path) -> None:
        self.city, self._data_dir = city, data_dir
        entry = city.confirm("7.5")
        item = ContestedItem(item=entry, ground="DATA_WRONG", statement="少计", remedy="更正")
        filing = FileAppeal(assessment=city.assessments["U01"], statement="异议", items=(item,))
        self.appeal = UUID(city.made("head of U01", filing))
        city.run("second_officer", AcceptAppeal(appeal=self.appeal))
        self.ruling = ItemRuling(item=entry, outcome="VARIED", points=Decimal("9.5"), reason="查明少计")
        bench.hear(city, self.appeal, self.ruling)

    def forge(self, forgery: Forgery) -> None:
        caller = Caller(person=self.city.people["member"], channel="API", correlation_id=uuid4())
        forged = Forge(appeal=self.appeal, ruling=self.ruling)
        forging(self.city.system, forgery).execute(forged, caller)

    def replayed(self) -> Said:
        dsn = self.city.system.settings.dsn
        assert dsn is not None
        environment = {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(self._data_dir)}
        return run(environment, "replay", str(self.city.assessments["U01"]))


@pytest.fixture
def heard(databases: Databases, tmp_path: Path) -> Iterator[Heard]:
    with opened_on(databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield Heard(build(system), tmp_path)


FORGERIES: Final = [(ruled_on_paper, "EFFECT_MISSING"), (ordered_by_nobody, "NOT_ORDERED")]


@pytest.mark.parametrize(("forgery", "flaw"), FORGERIES)
def test_replay_tells_what_stays_on_paper_and_what_nobody_ordered(
    heard: Heard, forgery: Forgery, flaw: str
) -> None:
    assert heard.replayed().code == 0
    heard.forge(forgery)
    said = heard.replayed()
    assert said.code != 0
    assert said.err.startswith("RULINGS_UNRECONCILED")
    assert flaw in said.err
    assert heard.ruling.item in said.err
    assert str(heard.appeal) in said.err.replace("\n", "")


def test_replay_of_a_ruling_that_took_effect_is_in_order(heard: Heard) -> None:
    ruling = RuleOnAppeal(appeal=heard.appeal, rulings=(heard.ruling,), grounds=GROUNDS)
    heard.city.run("member", ruling)
    said = heard.replayed()
    assert (said.code, said.err) == (0, "")

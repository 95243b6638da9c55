"""States read together are the states read one by one."""

from contextlib import ExitStack, nullcontext
from uuid import UUID, uuid4

import pytest

from api.bootstrap import CALENDAR
from application import ledger as ledgers
from application.command import Caller
from application.ledger import NOTHING, Ledger
from application.work import Tools, Work
from domain.assessment.assessment import Assessment
from domain.assessment.refusals import AssessmentUnknown
from domain.assessment.roll import AssessmentRoll
from domain.catalogue import CODEC
from domain.plan.plan import Plan
from tests.support.city import City


@pytest.fixture
def ledger(city: City) -> Ledger:
    """Of another process, which has read nothing yet."""
    return Ledger(city.system.recorder, CODEC)


def work_of(ledger: Ledger, city: City) -> Work:
    system = city.system
    tools = Tools(ledger, system.keys, CALENDAR, uuid4, lambda _: nullcontext())
    caller = Caller(person="system:test", channel="SYSTEM", correlation_id=uuid4())
    return Work(tools, caller, system.clock.now(), ExitStack())


def test_many_states_are_read_together_as_one_by_one(
    city: City, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "_READ_AT_ONCE", 2)
    city.report("9.5")
    streams = [*city.assessments.values(), city.plan]
    together = ledger.load_all(streams)
    one_by_one = Ledger(city.system.recorder, CODEC)
    assert together == {stream: one_by_one.load(stream) for stream in streams}
    assert list(together) == streams


def test_what_does_not_exist_has_no_state(ledger: Ledger) -> None:
    stream = UUID(int=7)
    assert ledger.load_all([stream]) == {stream: NOTHING}


def test_what_is_kept_is_brought_up_to_the_log_together(city: City, ledger: Ledger) -> None:
    streams = list(city.assessments.values())
    known = ledger.load_all(streams)
    assert not ledger.refresh(streams)
    city.report("9.5")
    assert ledger.load_all(streams) == known
    assert ledger.refresh(streams)
    first = city.assessments["U01"]
    assert ledger.load(first).version == known[first].version + 1


def test_the_roll_of_a_plan_tells_its_groups_apart(city: City, ledger: Ledger) -> None:
    roll = ledger.load(AssessmentRoll.id_of(city.plan)).state
    assert roll.of_group("GRASSROOTS") == roll.assessments == tuple(city.assessments.values())
    assert roll.of_group("URBAN") == ()


def test_one_of_many_that_does_not_exist_is_refused(city: City, ledger: Ledger) -> None:
    with pytest.raises(AssessmentUnknown):
        work_of(ledger, city).read_all(Assessment, [city.assessments["U01"], UUID(int=7)])


def test_a_decision_rests_on_what_was_read_first(city: City, ledger: Ledger) -> None:
    """Read again after it has moved, a stream is guarded at the version that was read first."""
    work, stream = work_of(ledger, city), city.assessments["U01"]
    work.read_all(Assessment, [stream])
    work.read(Plan, city.plan)
    before = dict(work.guards)
    city.report("9.5")
    ledger.refresh([stream])
    work.read(Assessment, stream)
    assert work.guards == before
    assert work.border() == city.system.reader.head().position

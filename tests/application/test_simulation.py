"""A command that keeps the answer to hypotheses has the same one as whoever asks at its border."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final
from uuid import UUID, uuid4

import pytest

from api.bootstrap import CALENDAR
from application.actions import Action
from application.command import Caller, Command
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from application.simulation import simulation_of
from application.states import StatesAt
from application.work import Work
from domain.assessment.refusals import AssessmentUnknown, ItemUnknown
from domain.catalogue import CODEC
from domain.kernel.recorded import Recorded
from domain.kernel.refusal import Refusals
from domain.what_if.hypotheses import Hypothesis
from domain.what_if.simulation import Simulation
from tests.support.city import OFFICE, City
from tests.support.sheets import ENTRY
from tests.support.what_if import by_policy, ruled, supposing, void, worth


class Exhibit(Command):
    """Keep the answer to hypotheses."""

    NAME: ClassVar[str] = "exhibit"

    assessment: UUID
    hypotheses: tuple[Hypothesis, ...]


ABOUT: Final = (ruled("VARIED", "9.5"), by_policy(1))


def exhibited(city: City, exhibit: Exhibit) -> Simulation:
    """What a handler is answered by its work."""
    answers: list[Simulation] = []

    def keep(command: Exhibit, work: Work) -> None:
        work.authorise(Action.FILE_APPEAL, office=OFFICE, unit="U01")
        answers.append(simulation_of(command.assessment, command.hypotheses, work, work.border()))

    system = city.system
    ledger = Ledger(system.recorder, CODEC)
    dispatcher = Dispatcher(ledger, system.clock, system.keys, CALENDAR, {Exhibit: keep}, uuid4)
    caller = Caller(person=city.people["head of U01"], channel="API", correlation_id=uuid4())
    dispatcher.execute(exhibit, caller, None)
    return answers[-1]


def test_n3_a_command_is_answered_as_whoever_asks_at_its_border(city: City) -> None:
    city.confirm("8.00")
    city.confirm("9.00", "U02")
    found = exhibited(city, Exhibit(assessment=city.assessments["U01"], hypotheses=ABOUT))
    assert found == supposing(city, "U01", *ABOUT, until=found.border)
    assert Simulation.model_validate_json(found.model_dump_json(), strict=False) == found
    city.confirm("9.90", "U03")
    assert supposing(city, "U01", *ABOUT, until=found.border) == found
    assert supposing(city, "U01", *ABOUT).digest != found.digest


def test_n3_a_command_is_refused_what_the_rules_refuse(city: City) -> None:
    with pytest.raises(Refusals) as caught:
        exhibited(city, Exhibit(assessment=city.assessments["U01"], hypotheses=(worth(5), void())))
    assert [type(each) for each in caught.value.refusals][:1] == [ItemUnknown]
    with pytest.raises(AssessmentUnknown):
        exhibited(city, Exhibit(assessment=uuid4(), hypotheses=()))


def test_n3_each_stream_is_read_once_and_the_group_in_one_go(city: City) -> None:
    city.confirm("8.00")
    asked: list[list[UUID]] = []
    border = city.system.reader.head().position

    def reading(streams: Sequence[UUID]) -> Iterable[Recorded]:
        asked.append(list(streams))
        return city.system.streams(streams, border)

    simulation_of(city.assessments["U01"], [void(ENTRY)], StatesAt(reading), border)
    read = [stream for streams in asked for stream in streams]
    assert len(read) == len(set(read))
    assert [streams for streams in asked if len(streams) > 1] == [
        [city.assessments["U02"], city.assessments["U03"]]
    ]

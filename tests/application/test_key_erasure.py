"""Erasing a person's key: the log says so first, then the name is gone and nothing else."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from api.bootstrap import sealer
from application.person import ErasePersonKey
from application.processes.key_erasure import KeyErasure
from domain.assessment.wholes import handlers_of
from domain.catalogue import CODEC
from domain.kernel.event import Sealed
from domain.person import KeyErasedAlready, PersonRegistered
from infra.feed.processes import ProcessRunner
from infra.proof.verify import verify
from tests.support.city import City


def runner(city: City) -> ProcessRunner:
    system = city.system
    return ProcessRunner(system.database, system.reader, CODEC, [KeyErasure(system.keys)])


def name_on_first_report(city: City) -> str | None:
    event = next(iter(city.system.stream(city.assessments["U01"]))).event
    name = event.envelope.actor.name
    assert name is not None
    return city.system.keys.unseal(event.envelope.event_id, "envelope.actor.name", name)


def test_the_name_is_gone_and_the_score_stays(city: City) -> None:
    city.confirm("9.5")
    total, officer = city.breakdown().total, UUID(city.people["officer"])
    assert name_on_first_report(city) == "PO的officer"
    city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))
    runner(city).catch_up()
    assert name_on_first_report(city) is None
    assert city.breakdown().total == total


def test_the_log_verifies_as_before(city: City, tmp_path: Path) -> None:
    system, officer = city.system, UUID(city.people["officer"])
    settings = system.settings.model_copy(update={"data_dir": tmp_path})
    system = replace(system, database=replace(system.database, settings=settings))
    sealer(system).seal()
    city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))
    runner(city).catch_up()
    sealer(system).seal()
    assert verify(system.database, system.head).complete


def test_a_reaction_interrupted_before_its_position_was_kept_is_repeated_without_harm(city: City) -> None:
    officer = UUID(city.people["officer"])
    city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))
    erased = [each for each in city.system.stream(officer) if each.event.TOPIC == "person.key-erased.v1"]
    KeyErasure(city.system.keys).react(erased[0])
    runner(city).catch_up()
    runner(city).catch_up()
    assert city.system.keys.unseal(officer, "person.name", _name(city, officer)) is None


def test_a_key_is_erased_once(city: City) -> None:
    officer = UUID(city.people["officer"])
    city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))
    with pytest.raises(KeyErasedAlready):
        city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))


def test_a_person_whose_key_is_erased_can_still_act_without_a_name(city: City) -> None:
    officer = UUID(city.people["officer"])
    city.run("administrator", ErasePersonKey(person=officer, reason="本人申请"))
    runner(city).catch_up()
    entry = city.confirm("9.5")
    assert str(officer) in handlers_of(entry, city.state())


def _name(city: City, person: UUID) -> Sealed:
    registered = next(iter(city.system.stream(person))).event
    assert isinstance(registered, PersonRegistered)
    return registered.name

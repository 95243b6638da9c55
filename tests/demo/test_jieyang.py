"""The second year: 46 sub-bureaus, each appraised by its county and by the city."""

from collections import Counter
from collections.abc import Iterator

import pytest

from api.bootstrap import System, opened_on
from api.cli.demo.check import Report, report_on
from api.cli.demo.loader import load
from api.cli.demo.script import script
from api.cli.demo.year import Scenario, Year
from tests.support.attesting import attested
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.serving import follow_once


@pytest.fixture(scope="module")
def jieyang() -> Year:
    """The year as it is shipped."""
    return Year(Scenario.JIEYANG.directory)


@pytest.fixture(scope="module")
def system(postgres: str, jieyang: Year) -> Iterator[System]:
    """A system that holds the year, with its read models up to date."""
    databases = Databases(postgres)
    database = databases.fresh("scripted")
    load(database, script(jieyang))
    with opened_on(database) as system:
        follow_once(City(system))
        yield system
    databases.drop()


@pytest.fixture(scope="module")
def told(system: System, jieyang: Year) -> Report:
    """What it came to."""
    return report_on(system, jieyang)


def test_it_comes_to_what_is_expected(told: Report) -> None:
    assert told["ok"], told["differences"]


def test_its_read_models_tell_what_the_log_says(system: System) -> None:
    told = attested(system)
    assert told.mismatches == []
    assert (told.findings.compared.assessments, told.findings.compared.boards) == (92, 6)


def test_each_sub_bureau_stands_on_the_board_of_its_county_and_on_that_of_the_city(told: Report) -> None:
    boards = Counter(line["subject"] for line in told["board"])
    assert len(boards) == 46
    assert set(boards.values()) == {2}


def test_thirteen_of_the_forty_six_are_excellent_in_the_city(told: Report) -> None:
    grades = Counter(line["grade"] for line in told["board"] if line["office"] == "JIEYANG")
    assert (grades["EXCELLENT"], grades.total()) == (13, 46)

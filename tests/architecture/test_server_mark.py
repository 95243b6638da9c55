"""The tests that run again on another server are chosen by a fixture: there is no other way to the server."""

from collections.abc import Iterable

from tests.architecture.source import Source, python_sources

FIXTURES = "tests/conftest.py"
HOME = "tests/support/databases.py"
PROGRAMS = {"tests/support/event_goldens.py", "tests/support/releases.py"}
WAYS = ("running_" + "server", "JIHENG_TEST_" + "DSN")  # cut, so that this file is not one that knows them


def ways_to_the_server(sources: Iterable[Source]) -> set[str]:
    """The files that know how the server of the run is reached."""
    return {source.path for source in sources if any(way in source.text for way in WAYS)}


def test_no_test_reaches_the_server_of_the_run_past_its_fixture() -> None:
    assert ways_to_the_server(python_sources("tests")) == {FIXTURES, HOME, *PROGRAMS}


def test_a_test_that_does_is_found() -> None:
    texts = {"a.py": f"with {WAYS[0]}() as dsn:", "b.py": f"os.environ[{WAYS[1]!r}]", "c.py": "given: str"}
    assert ways_to_the_server(Source(*each) for each in texts.items()) == {"a.py", "b.py"}

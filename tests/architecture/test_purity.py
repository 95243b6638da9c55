"""Rules are pure: no clock and no chance in the domain, no floats where points are counted."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, python_sources

CLOCKS_AND_CHANCE = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "monotonic"),
    ("time", "perf_counter"),
    ("uuid", "uuid1"),
    ("uuid", "uuid4"),
    ("os", "urandom"),
}
MODULES_OF_CHANCE = {"random", "secrets"}


def impure_calls(sources: Iterable[Source]) -> Iterator[str]:
    """Uses of a clock or of chance, called or handed on as a default."""
    for source in sources:
        for node in ast.walk(source.tree):
            for name in _impurities(node):
                yield source.at(_line(node), f"{name}: ask a port, or take the value as an argument")


def _impurities(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=attribute):
            if (owner, attribute) in CLOCKS_AND_CHANCE:
                yield f"{owner}.{attribute}"
        case ast.ImportFrom(module=str(module), names=names):
            yield from (
                f"{module}.{alias.name}"
                for alias in names
                if module in MODULES_OF_CHANCE or (module, alias.name) in CLOCKS_AND_CHANCE
            )
        case ast.Import(names=names):
            yield from (alias.name for alias in names if alias.name in MODULES_OF_CHANCE)


def floats(sources: Iterable[Source]) -> Iterator[str]:
    """Float annotations, conversions and literals."""
    for source in sources:
        for node in ast.walk(source.tree):
            match node:
                case ast.Name(id="float") | ast.Constant(value=float()):
                    yield source.at(_line(node), "a float: points are Decimal, counts are int")


def library_beyond_its_domain_module(sources: Iterable[Source]) -> Iterator[str]:
    """Imports by the domain of anything but ``eventsourcing.domain``."""
    for source in sources:
        for node in ast.walk(source.tree):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module)):
                    modules = [module]
                case _:
                    modules = []
            for module in modules:
                if module.partition(".")[0] == "eventsourcing" and module != "eventsourcing.domain":
                    yield source.at(_line(node), f"{module}: the domain knows eventsourcing.domain only")


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 1)


def test_the_domain_asks_no_clock_and_no_chance() -> None:
    assert list(impure_calls(python_sources("domain"))) == []


def test_no_float_is_near_the_points() -> None:
    assert list(floats(python_sources("domain", "application"))) == []


def test_the_kernel_uses_the_library_for_aggregates_only() -> None:
    assert list(library_beyond_its_domain_module(python_sources("domain"))) == []


def test_each_way_to_ask_a_clock_or_chance_is_found() -> None:
    text = (
        "import random\n"
        "from uuid import uuid4\n"
        "from datetime import date, datetime\n"
        "import datetime as dt, time, uuid\n"
        "a = datetime.now(zone)\n"
        "b = date.today()\n"
        "c = dt.datetime.now()\n"
        "d = field(default_factory=uuid.uuid4)\n"
        "e = time.time()\n"
    )
    lines = [finding.split(":")[1] for finding in impure_calls([Source("domain/x.py", text)])]
    assert sorted(lines) == ["1", "2", "5", "6", "7", "8", "9"]


def test_names_that_only_look_like_a_clock_are_left_alone() -> None:
    text = "def f(clock, by):\n    return clock.now(), by.today, now, self.time\n"
    assert list(impure_calls([Source("domain/x.py", text)])) == []


def test_a_float_is_found_as_annotation_conversion_and_literal() -> None:
    text = "x: float\ny: tuple[float | None, ...]\nz = float('1')\nw = Decimal(0.1)\nok = Decimal('0.1')\n"
    lines = [finding.split(":")[1] for finding in floats([Source("domain/x.py", text)])]
    assert sorted(lines) == ["1", "2", "3", "4"]


def test_the_library_beyond_its_domain_module_is_found() -> None:
    text = "from eventsourcing.domain import BaseAggregate\nfrom eventsourcing.postgres import X\n"
    findings = list(library_beyond_its_domain_module([Source("domain/kernel/x.py", text)]))
    assert [finding.split(":")[1] for finding in findings] == ["2"]

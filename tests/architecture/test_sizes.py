"""Modules are about 150 lines and functions about 8; these are the alarms."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.source import Source, python_sources

MODULE_ALARM, FUNCTION_ALARM = 300, 40
TEST_MODULE_ALARM, TEST_FUNCTION_ALARM = 500, 80


def long_modules(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        alarm = TEST_MODULE_ALARM if source.folder == "tests" else MODULE_ALARM
        lines = len(source.text.splitlines())
        if lines > alarm:
            yield source.at(1, f"{lines} lines, the alarm is at {alarm}: split it by meaning")


def long_functions(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        alarm = TEST_FUNCTION_ALARM if source.folder == "tests" else FUNCTION_ALARM
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > alarm:
                    yield source.at(node.lineno, f"{node.name} has {lines} lines, the alarm is at {alarm}")


def test_no_module_is_over_its_alarm() -> None:
    assert list(long_modules(python_sources())) == []


def test_no_function_is_over_its_alarm() -> None:
    assert list(long_functions(python_sources())) == []


def test_a_module_one_line_over_the_alarm_is_found() -> None:
    at_the_alarm = Source("domain/long.py", "x = 1\n" * MODULE_ALARM)
    over_it = Source("domain/longer.py", "x = 1\n" * (MODULE_ALARM + 1))
    assert [finding[:18] for finding in long_modules([at_the_alarm, over_it])] == ["domain/longer.py:1"]


def test_a_method_one_line_over_the_alarm_is_found() -> None:
    method = "class A:\n    async def f(self):\n" + "        x = 1\n" * (FUNCTION_ALARM - 1)
    at_the_alarm = Source("domain/long.py", method)
    over_it = Source("domain/longer.py", method + "        x = 2\n")
    assert [finding[:18] for finding in long_functions([at_the_alarm, over_it])] == ["domain/longer.py:2"]


def test_tests_have_more_room() -> None:
    table_of_cases = Source("tests/test_cases.py", "x = 1\n" * (MODULE_ALARM + 1))
    assert list(long_modules([table_of_cases])) == []

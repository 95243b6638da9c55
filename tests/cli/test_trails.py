"""The trail at the command line: the same rows as everywhere, as they come, with their story."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.conftest import Jiheng
from tests.support.city import City
from tests.support.serving import follow_once

FILTERS: Final[dict[str, tuple[str, ...]]] = {
    "everything": (),
    "a kind": ("--kind", "ENTRY"),
    "kinds": ("--kind", "ENTRY", "--kind", "ORGANIZATION"),
    "a prefix of the type": ("--type", "assessment.result"),
    "a role": ("--role", "ASSESSOR"),
    "a role and a kind": ("--role", "PERFORMANCE_OFFICE", "--kind", "ASSESSMENT"),
}


def rows_of(out: str) -> list[Any]:
    """The rows of exported JSON lines."""
    return [row for row in map(json.loads, out.splitlines()) if "#" not in row]


@pytest.mark.parametrize("case", FILTERS)
def test_the_log_and_the_exported_trail_have_the_same_rows(jiheng: Jiheng, case: str) -> None:
    from_log = [str(each["position"]) for each in jiheng("events", "--json", *FILTERS[case]).lines]
    exported = [row["position"] for row in rows_of(jiheng("trail", *FILTERS[case]).out)]
    assert from_log == exported != []


def test_actor_correlation_and_times_choose_the_same_rows(jiheng: Jiheng, bureau: City) -> None:
    reported = rows_of(jiheng("trail", "--type", "assessment.result-reported").out)[0]
    for given in (
        ("--actor", bureau.people["reporter of U01"]),
        ("--correlation", reported["correlation_id"]),
        ("--since", reported["recorded_at"]),
        ("--since", reported["recorded_at"][:10]),
        ("--until", reported["recorded_at"]),
        ("--assessment", str(bureau.assessments["U01"])),
    ):
        exported = [int(row["position"]) for row in rows_of(jiheng("trail", *given).out)]
        assert [each["position"] for each in jiheng("events", "--json", *given).lines] == exported != []
        assert int(reported["position"]) in exported


def test_the_trail_is_exported_as_csv_with_running_totals(jiheng: Jiheng, bureau: City) -> None:
    said = jiheng("trail", "--assessment", str(bureau.assessments["U01"]), "--csv")
    lines = [line for line in said.out.removeprefix("\ufeff").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    assert [row["total_after"] for row in rows] == ["0.00", "0.00", "0.00", "9.50"]
    assert rows[1]["legal_basis"] == bureau.version.indicator("A").legal_basis
    assert rows[1]["actor"] == bureau.people["reporter of U01"]


@pytest.mark.parametrize("form", [("--csv",), ()], ids=["csv", "jsonl"])
def test_a_file_is_checked_and_a_change_in_it_is_exit_code_one(
    jiheng: Jiheng, bureau: City, tmp_path: Path, form: tuple[str, ...]
) -> None:
    file = tmp_path / "trail"
    file.write_text(jiheng("trail", "--assessment", str(bureau.assessments["U01"]), *form).out, "utf-8")
    held = jiheng("trail", "--check", str(file))
    assert (held.code, held.out.splitlines()[-1]) == (0, "相符 / matches")
    assert "rows         4" in held.out
    file.write_text(file.read_text("utf-8").replace("9.50", "9.60"), "utf-8")
    assert jiheng("trail", "--check", str(file)).code == 1
    file.write_text("nothing\n", "utf-8")
    refused = jiheng("trail", "--check", str(file))
    assert (refused.code, refused.err.split()[0]) == (3, "TRAIL_FILE_MALFORMED")


def test_a_command_is_traced_by_its_correlation(jiheng: Jiheng) -> None:
    published = rows_of(jiheng("trail", "--type", "plan.plan-published").out)[0]
    said = jiheng("trace", published["correlation_id"], "--json")
    assert said.lines[0]["type"] == "plan.plan-published.v1"
    assert all(row["shown"] == row["effects"] for row in said.lines)
    assert "发布计划 plan published" in jiheng("trace", published["correlation_id"]).out
    unknown = jiheng("trace", "00000000-0000-0000-0000-000000000001")
    assert (unknown.code, unknown.err.split()[0]) == (3, "CORRELATION_UNKNOWN")


def test_what_has_no_end_takes_none(jiheng: Jiheng) -> None:
    assert jiheng("events", "--follow", "--as-of", "5").code == 2


def test_events_are_followed_as_they_come_and_interrupting_is_no_error(bureau: City, tmp_path: Path) -> None:
    head = bureau.system.reader.head().position
    environment = {
        **os.environ,
        "JIHENG_DSN": bureau.system.settings.dsn or "",
        "JIHENG_DATA_DIR": str(tmp_path),
    }
    words = ("events", "--follow", "--json", "--type", "assessment.result", "--after", str(head - 1))
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", *words], env=environment, stdout=subprocess.PIPE, text=True
    ) as follower:
        try:
            assert follower.stdout is not None
            shown = json.loads(follower.stdout.readline())
            assert shown["position"] == head
            bureau.report("7.00", "U02")
            then = json.loads(follower.stdout.readline())
            assert (then["topic"], then["position"]) == ("assessment.result-reported.v1", head + 1)
            follower.send_signal(signal.SIGINT)
            assert follower.wait(20) == 0
        finally:
            follower.kill()  # where it was not interrupted, nobody waits for it for ever
    follow_once(bureau)

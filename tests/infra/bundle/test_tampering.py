"""Each way to tamper with a bundle has a code of its own, with or without an attempt to cover it up."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import System, sealer
from application.bundle.scope import Asked, Subject
from domain.proof.note import VerifierKey
from domain.result.result import Result
from infra.bundle.verifier.faults import Code
from tests.support.bundles import (
    Auditor,
    Change,
    Files,
    bundle,
    changed,
    covered_up,
    kept_in,
    said,
    unpacked,
    with_events,
)
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.results import BUREAUS, GROUP, bureaus, public
from tests.support.serving import built

Lines = list[dict[str, Any]]


def a_year(system: System) -> City:
    """Four bureaus, sealed, determined and made public; the log was sealed before and after."""
    city = bureaus(system, {unit: BUREAUS[unit] for unit in ("U01", "U02", "U03", "U09")})
    sealer(system).seal()
    return public(city)


@pytest.fixture(scope="module")
def files(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A bundle as it was written."""
    directory = tmp_path_factory.mktemp("data")
    database = kept_in(directory, _all_databases.fresh("scripted"))
    with built(database, directory, a_year) as city:
        sealer(city.system).seal()
        return unpacked(bundle(city.system, Asked(Subject("result", Result.id_of(city.plan, GROUP)))))


@pytest.fixture
def auditor(tmp_path: Path) -> Auditor:
    """Somebody outside."""
    return Auditor(tmp_path)


def last_of(lines: Lines, topic: str) -> dict[str, Any]:
    return [line for line in lines if line["topic"] == topic][-1]


def flip(topic: str, old: str, new: str) -> Callable[[Lines], None]:
    """The last event of a topic that says something says something else."""

    def change(lines: Lines) -> None:
        line = last_of([each for each in lines if old in each["state"]], topic)
        line["state"] = line["state"].replace(old, new, 1)

    return change


def swap_lines(lines: Lines) -> None:
    lines[10], lines[11] = lines[11], lines[10]


def swap_contents(lines: Lines) -> None:
    """Two events change places; position, time and proof stay where they were."""
    moved = ("stream", "version", "topic", "state")
    one, other = lines[10], lines[-5]
    for name in moved:
        one[name], other[name] = other[name], one[name]


def drop_last_of_a_stream(lines: Lines) -> None:
    lines.remove(last_of(lines, "assessment.assessment-sealed.v1"))


def raise_total(expected: Any) -> None:
    assessment = next(iter(expected["assessments"].values()))
    assessment["total"] = str(Decimal(assessment["total"]) + 1)


def of_board(name: str, value: object) -> Change:
    def change(expected: Any) -> None:
        expected["board"]["lines"][0][name] = value

    return change


def of_leaf(expected: Any) -> None:
    leaf = next(iter(expected["assessments"].values()))["leaves"][0]
    leaf["points"] = str(Decimal(leaf["points"]) + 1)


def of_result(expected: Any) -> None:
    expected["result"]["edition"] += 1


def of_rules(rules: Any) -> None:
    rules["versions"][0]["indicators"][0]["points"] = "999.000000"


UNCITED = {"hash": f"sha256:{'0' * 64}", "cited_at": [1]}

EVENTS: list[tuple[Code, Callable[[Lines], object]]] = [
    (Code.ALTERED_EVENT, flip("assessment.result-reported.v1", '"points":"', '"points":"1')),
    (Code.ALTERED_EVENT, flip("assessment.result-rechecked.v1", '"channel":"API"', '"channel":"CLI"')),
    (Code.ALTERED_EVENT, flip("assessment.result-rechecked.v1", '{"', "{'")),
    (Code.CHANGED_RULE, flip("plan.indicator-proposed.v1", '"points":"', '"points":"1')),
    (Code.CHANGED_RULE, flip("policy.policy-published.v1", '"cap_share":"0.08"', '"cap_share":"0.09"')),
    (Code.UNKNOWN_METHOD, flip("plan.indicator-proposed.v1", '"name":"DIRECT"', '"name":"DIVINE"')),
    (Code.SWAPPED_ORDER, swap_lines),
    (Code.SWAPPED_ORDER, swap_contents),
    (Code.REMOVED_EVENT, drop_last_of_a_stream),
    (Code.REMOVED_EVENT, lambda lines: lines.pop(5)),
    (Code.BROKEN_INCLUSION, lambda lines: lines[10]["proof"].reverse()),
    (Code.BROKEN_INCLUSION, lambda lines: lines[10]["proof"].pop()),
]
SAID: list[tuple[Code, str, Change]] = [
    (Code.WRONG_TOTAL, "expected.json", raise_total),
    (Code.WRONG_TOTAL, "expected.json", of_board("total", "1000.00")),
    (Code.WRONG_LEAF, "expected.json", of_leaf),
    (Code.WRONG_RANK, "expected.json", of_board("rank", 2)),
    (Code.WRONG_GRADE, "expected.json", of_board("grade", "UNQUALIFIED")),
    (Code.WRONG_BOARD, "expected.json", of_board("key", "0.000000")),
    (Code.WRONG_BOARD, "expected.json", of_result),
    (Code.CHANGED_RULE, "rules.json", of_rules),
    (Code.EVIDENCE_MISMATCH, "manifest.json", lambda manifest: manifest["evidence"].append(UNCITED)),
    (Code.MANIFEST_CHANGED, "manifest.json", lambda manifest: manifest.update(note="mine")),
    (Code.FORMAT_NEWER, "manifest.json", lambda manifest: manifest.update(format="jiheng-bundle/2")),
    (Code.FORMAT_NEWER, "manifest.json", lambda manifest: manifest.update(leaf="jiheng-leaf-v9")),
    (Code.UNREADABLE, "manifest.json", lambda manifest: manifest.update(format="zip")),
]


def labels(cases: list[Any]) -> list[str]:
    return [f"{case[0].name}-{number}" for number, case in enumerate(cases, start=1)]


def test_as_it_was_written_it_is_fine(files: Files, auditor: Auditor) -> None:
    verdict = auditor.verify(files)
    assert (verdict.code, verdict.told["ok"], verdict.names) == (0, True, set())


@pytest.mark.parametrize("cover_up", [False, True], ids=["plainly", "covered-up"])
@pytest.mark.parametrize(("code", "change"), EVENTS, ids=labels(EVENTS))
def test_tampered_events_are_found(
    files: Files, auditor: Auditor, code: Code, change: Callable[[Lines], object], *, cover_up: bool
) -> None:
    tampered = with_events(files, change)
    verdict = auditor.verify(covered_up(tampered) if cover_up else tampered)
    assert verdict.code == code
    assert ("MANIFEST_CHANGED" if cover_up else "FILE_CHANGED") in verdict.names


@pytest.mark.parametrize(("code", "name", "change"), SAID, ids=labels(SAID))
def test_what_is_said_otherwise_is_found(
    files: Files, auditor: Auditor, code: Code, name: str, change: Change
) -> None:
    assert auditor.verify(changed(files, name, change)).code == code


def test_a_changed_expectation_names_who_and_both_values(files: Files, auditor: Auditor) -> None:
    verdict = auditor.verify(changed(files, "expected.json", raise_total))
    fault = verdict.told["faults"][0]
    assert fault["name"] == "WRONG_TOTAL"
    assert Decimal(fault["said"]) - Decimal(fault["found"]) == 1
    assert verdict.names == {"WRONG_TOTAL", "FILE_CHANGED"}


def test_a_cut_stream_needs_another_signature(files: Files, auditor: Auditor) -> None:
    """Whoever cuts the end of a stream off, and says so everywhere, cannot sign it."""
    lines = [json.loads(line) for line in files["events.jsonl"].decode().splitlines()]
    end = last_of(lines, "result.result-publicised.v1")
    cut = with_events(files, lambda lines: lines.remove(last_of(lines, end["topic"])))

    def shorten(manifest: Any) -> None:
        (stream,) = [each for each in manifest["streams"] if each["stream"] == end["stream"]]
        stream["events"] -= 1

    def unfinish(expected: Any) -> None:
        expected["result"]["status"] = "DETERMINED"

    quiet = covered_up(changed(changed(cut, "manifest.json", shorten), "expected.json", unfinish))
    verdict = auditor.verify(quiet)
    assert (verdict.code, verdict.names) == (Code.MANIFEST_CHANGED, {"MANIFEST_CHANGED"})


def test_a_broken_step_between_checkpoints_is_found(files: Files, auditor: Auditor) -> None:
    assert 0 < said(files, "consistency.json")[0]["from"] < said(files, "manifest.json")["checkpoint"]
    broken = changed(files, "consistency.json", lambda steps: steps[0]["proof"].reverse())
    assert auditor.verify(broken).code == Code.BROKEN_CONSISTENCY
    assert auditor.verify({**files, "consistency.json": b"[]"}).code == Code.BROKEN_CONSISTENCY


def test_a_forged_checkpoint_is_found(files: Files, auditor: Auditor) -> None:
    name = newest(files)
    size = files[name].decode().splitlines()[1]
    forged = files[name].replace(f"\n{size}\n".encode(), f"\n{int(size) + 1}\n".encode())
    verdict = auditor.verify({**files, name: forged})
    assert verdict.code == Code.BAD_SIGNATURE


def test_checkpoints_over_other_hashes_are_newer(files: Files, auditor: Auditor) -> None:
    name = newest(files)
    assert (
        auditor.verify({**files, name: files[name].replace(b"hash sha256", b"hash sm3")}).code
        == Code.FORMAT_NEWER
    )


def test_an_exchanged_document_is_found(files: Files, auditor: Auditor) -> None:
    tampered = covered_up({**files, f"evidence/{'0' * 64}": b"another one"})
    assert auditor.verify(tampered).code == Code.EVIDENCE_MISMATCH


def test_a_missing_and_an_added_file_are_found(files: Files, auditor: Auditor) -> None:
    without = {name: content for name, content in files.items() if name != "README.md"}
    assert auditor.verify(without).code == Code.FILE_CHANGED
    assert auditor.verify({**files, "more.txt": b""}).code == Code.FILE_CHANGED


@pytest.mark.parametrize("name", ["manifest.json", "events.jsonl", "expected.json"])
def test_without_its_main_files_it_cannot_be_read(files: Files, auditor: Auditor, name: str) -> None:
    without = {each: content for each, content in files.items() if each != name}
    assert auditor.verify(without).code == Code.UNREADABLE


def test_what_is_no_bundle_cannot_be_read(auditor: Auditor) -> None:
    path = auditor.directory / "no.zip"
    path.write_bytes(b"PK\x03\x04 nothing")
    assert auditor.run(str(path)).returncode == Code.UNREADABLE


def test_a_key_from_elsewhere_must_be_the_one_that_signed(files: Files, auditor: Auditor) -> None:
    key = said(files, "manifest.json")["key"]
    assert auditor.verify(files, "--key", key).told["key_given"] is True
    other = VerifierKey(VerifierKey.parse(key).name, bytes(range(32))).text
    assert auditor.verify(files, "--key", other).code == Code.BAD_SIGNATURE


def test_a_checkpoint_from_elsewhere_must_be_one_of_the_bundle(files: Files, auditor: Auditor) -> None:
    kept = auditor.directory / "kept.checkpoint"
    kept.write_bytes(files[newest(files)])
    assert auditor.verify(files, "--checkpoint", str(kept)).code == 0
    note = kept.read_text(encoding="utf-8")
    size = note.splitlines()[1]
    kept.write_text(note.replace(f"\n{size}\n", f"\n{int(size) - 1}\n"), encoding="utf-8")
    verdict = auditor.verify(files, "--checkpoint", str(kept))
    assert verdict.names == {"BAD_SIGNATURE", "BROKEN_CONSISTENCY"}


def newest(files: Files) -> str:
    return max(name for name in files if name.startswith("checkpoints/"))

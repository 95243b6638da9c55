"""``jiheng bundle`` is asked about one thing, and leaves a whole file or none."""

from pathlib import Path

import pytest

from infra.bundle.verifier_file import verifier_file
from tests.cli.conftest import run

ONE = "00000000-0000-0000-0000-000000000007"


@pytest.mark.parametrize(
    "asked", ["", f"--assessment {ONE} --result {ONE}", f"--verifier --result {ONE}", "--result seven"]
)
def test_it_is_asked_about_exactly_one_thing(asked: str, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    assert run({}, "bundle", "--out", str(out), *asked.split()).code == 2
    assert not out.exists()


def test_the_verifier_alone_needs_no_database(tmp_path: Path) -> None:
    out = tmp_path / "verify.pyz"
    assert run({}, "bundle", "--verifier", "--out", str(out)).code == 0
    assert out.read_bytes() == verifier_file()
    assert [path.name for path in tmp_path.iterdir()] == ["verify.pyz"]

"""``jiheng bundle`` is asked about one thing, and leaves a whole file or none."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from infra.bundle.verifier_file import verifier_file

ONE = "00000000-0000-0000-0000-000000000007"


@pytest.mark.parametrize(
    "asked", ["", f"--assessment {ONE} --result {ONE}", f"--verifier --result {ONE}", "--result seven"]
)
def test_it_is_asked_about_exactly_one_thing(asked: str, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    assert CliRunner().invoke(app, ["bundle", "--out", str(out), *asked.split()]).exit_code == 2
    assert not out.exists()


def test_the_verifier_alone_needs_no_database(tmp_path: Path) -> None:
    out = tmp_path / "verify.pyz"
    assert CliRunner().invoke(app, ["bundle", "--verifier", "--out", str(out)]).exit_code == 0
    assert out.read_bytes() == verifier_file()
    assert [path.name for path in tmp_path.iterdir()] == ["verify.pyz"]

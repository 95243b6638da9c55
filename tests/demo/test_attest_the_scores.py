"""``docs/how-to/attest-the-scores.md``, typed as it is written on a demo year of its own."""

import re
from pathlib import Path
from typing import Final

import pytest

from domain.assessment.assessment import Assessment
from domain.attestation.facts import FactKind
from domain.plan.plan import Plan
from infra.settings import Settings
from projections.score_ledger.tables import LEAF
from tests.cli.conftest import Said, run
from tests.support.attesting import Tampering
from tests.support.databases import Databases

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/attest-the-scores.md").read_text(encoding="utf-8")
TYPED: Final = re.findall(r"^\.venv/bin/jiheng (attest[^#\n]*)", PAGE, re.MULTILINE)
FITS, DOES_NOT_FIT = re.findall(r"^```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
U03: Final = Assessment.id_of(Plan.id_of("HOHHOT", 2014, "SYSTEM"), "U03")
KINDS: Final = re.findall(r"`([A-Z_]+)`", PAGE.partition("## What is compared")[2].partition("\n## ")[0])


@pytest.fixture
def settings(databases: Databases, tmp_path: Path) -> Settings:
    """Settings that lead to the year, its read models built."""
    settings = databases.empty().model_copy(update={"data_dir": tmp_path})
    for words in (["demo", "--load"], ["admin", "rebuild"]):
        assert typed(settings, *words).code == 0
    return settings


def typed(settings: Settings, *words: str) -> Said:
    return run({"JIHENG_DSN": settings.dsn or "", "JIHENG_DATA_DIR": str(settings.data_dir)}, *words)


def shape(said: str) -> str:
    """What was said, whatever its figures, points and ids are."""
    return re.sub(r"sha256:\S+|\([^ ]+ @|\d+", "#", said)


def test_the_page_is_typed_as_it_is_written(settings: Settings) -> None:
    said = [typed(settings, *words.split()) for words in TYPED]
    assert [(each.code, each.err) for each in said] == [(0, "")] * 3
    assert shape(said[0].out) == shape(FITS)
    assert said[2].lines[-1]["ok"]
    hand = Tampering(settings.dsn or "")
    leaf = "assessment = %s AND path = 'A01/2014Q1/SELF' AND kind = 'ENTRY'"
    hand.change("score_ledger", LEAF, "points = points + 1", leaf, U03)
    found = typed(settings, "attest", "--dry-run")
    assert found.code == 1
    assert shape("\n".join(found.out.splitlines()[:3])) == shape(DOES_NOT_FIT.strip())


def test_every_kind_of_fact_is_told() -> None:
    assert sorted(KINDS) == sorted(kind.value for kind in FactKind)

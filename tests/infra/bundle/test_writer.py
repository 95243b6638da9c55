"""What is written into a bundle: as far as the log is sealed, with the documents that are there."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on, sealer
from application.bundle.refusals import BundleUnsealed
from application.bundle.scope import Asked, Subject
from domain.assessment.refusals import AssessmentUnknown
from domain.kernel.digest import digest_of
from infra.bundle.verifier.faults import Code
from tests.support.bundles import Auditor, Files, bundle, covered_up, kept_in, said, unpacked
from tests.support.city import OFFICE, City, build
from tests.support.databases import FreshCell
from tests.support.results import INDICATORS
from tests.support.serving import built

CONTENT = b"%PDF-1.4 a document"
HASH = digest_of(CONTENT)
NOBODY = Subject("assessment", UUID(int=7))


@pytest.fixture
def unsealed(fresh_cell: FreshCell, tmp_path: Path) -> Iterator[System]:
    """A cell in which nothing was sealed."""
    with opened_on(kept_in(tmp_path, fresh_cell("scripted"))) as system:
        yield system


@pytest.mark.parametrize("position", [None, 0])
def test_what_is_not_sealed_is_not_handed_over(unsealed: System, position: int | None) -> None:
    with pytest.raises(BundleUnsealed):
        bundle(unsealed, Asked(NOBODY, position))


@pytest.fixture
def city(fresh_cell: FreshCell, tmp_path: Path) -> Iterator[City]:
    """A bureau that cites a document which is there, sealed."""
    database = kept_in(tmp_path, fresh_cell("scripted"))
    with built(database, tmp_path, lambda system: build(system, ("U01",), INDICATORS)) as city:
        city.report("400", "U01", "A", "2014", evidence=(HASH,))
        city.system.evidence.keep(OFFICE, HASH, CONTENT)
        sealer(city.system).seal()
        yield city


def written(city: City, position: int | None = None, *, with_evidence: bool = False) -> Files:
    asked = Asked(Subject("assessment", city.assessments["U01"]), position, with_evidence)
    return unpacked(bundle(city.system, asked))


def test_evidence_is_named_by_its_hash_and_comes_along_where_asked(city: City, tmp_path: Path) -> None:
    bare, full = written(city), written(city, with_evidence=True)
    name = f"evidence/{HASH.removeprefix('sha256:')}"
    assert [each["hash"] for each in said(bare, "manifest.json")["evidence"]] == [HASH]
    assert name not in bare
    assert full[name] == CONTENT
    auditor = Auditor(tmp_path)
    assert (auditor.verify(bare).code, auditor.verify(full).code) == (0, 0)
    assert auditor.verify(covered_up({**full, name: b"another"})).code == Code.EVIDENCE_MISMATCH


def test_reported_points_count_provisionally(city: City) -> None:
    told = said(written(city), "expected.json")["assessments"][str(city.assessments["U01"])]
    assert (told["total"], told["provisional_total"]) == ("0.00", "400.00")


def test_what_was_not_there_yet_is_unknown(city: City) -> None:
    with pytest.raises(AssessmentUnknown):
        written(city, position=1)


def test_what_came_after_the_last_checkpoint_is_not_handed_over(city: City) -> None:
    sealed = city.system.reader.head().position
    city.report("500", "U01", "B", "2014")
    assert said(written(city), "manifest.json")["border"] == sealed
    with pytest.raises(BundleUnsealed):
        written(city, position=sealed + 1)

"""A bundle of a group that was settled by band: the verifier ranks the raw measures itself."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from api.bootstrap import sealer
from application.band_settlement import RecordRawMeasures, SettleBands
from application.bundle.scope import Asked, Subject
from domain.band_settlement.state import RawMeasure
from domain.period import Cycle
from tests.support.bundles import Auditor, bundle, kept_in, said, unpacked
from tests.support.city import SUBJECTS, City, build
from tests.support.databases import FreshCell
from tests.support.methods import BANDS
from tests.support.plans import indicator
from tests.support.serving import built

PLAN = (indicator("A", 60), indicator("BANDED", 40, Cycle.YEAR, method=BANDS, channels=("DESK",)))


@pytest.fixture
def city(fresh_cell: FreshCell, tmp_path: Path) -> Iterator[City]:
    """A bureau of which one indicator is settled by band, two of them level."""
    make = partial(build, subjects=SUBJECTS, indicators=PLAN)
    with built(kept_in(tmp_path, fresh_cell("scripted")), tmp_path, make) as city:
        place = {"plan": city.plan, "indicator": "BANDED", "period": "2014", "peer_group": "GRASSROOTS"}
        measures = tuple(
            RawMeasure(subject=subject, value=Decimal(value), source=None, evidence=())
            for subject, value in zip(SUBJECTS, ("7.5", "9", "7.5"), strict=True)
        )
        city.run("assessor", RecordRawMeasures.of(**place, measures=measures, reason=None))
        city.run("officer", SettleBands.of(**place))
        sealer(city.system).seal()
        yield city


def test_ranks_of_raw_measures_are_found_again(city: City, tmp_path: Path) -> None:
    files = unpacked(bundle(city.system, Asked(Subject("assessment", city.assessments["U01"]))))
    assert "band-settlement" in {each["kind"] for each in said(files, "manifest.json")["streams"]}
    assert Auditor(tmp_path).verify(files).names == set()
    settled = said(files, "expected.json")["assessments"]
    assert {each["total"] for each in settled.values()} == {"40.00"}

"""Whatever happens in a year: sealed at any of its borders it verifies, and one changed bit is found."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.infra.proof.conftest import ProvenCell
from tests.support.databases import Databases
from tests.support.histories import histories
from tests.support.recording import record
from tests.support.world import History


@pytest.fixture(scope="module")
def databases(_all_databases: Databases) -> Databases:
    """Makes databases that each example drops itself."""
    return _all_databases


@settings(max_examples=4, deadline=None)
@given(year=histories(("U01", "U02"), courses=40), data=st.data())
def test_a_year_is_complete_until_it_is_touched(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, year: History, data: st.DataObject
) -> None:
    before = databases.made
    cell = ProvenCell(databases.fresh("scripted"), tmp_path_factory.mktemp("data"))
    cuts = data.draw(st.sets(st.integers(1, len(year.commands)), max_size=4)) | {0, len(year.commands)}
    for start, end in pairwise(sorted(cuts)):
        record(cell.database, year.commands[start:end])
        cell.seal()
    found = cell.verify()
    assert found.complete
    position = data.draw(st.integers(1, found.position))
    cell.tamper(
        "UPDATE log SET state = set_bit(state, 9, 1 - get_bit(state, 9)) WHERE position = %s", position
    )
    assert cell.faults() == [("EVENT_CHANGED", position, position)]
    databases.drop(keep=before)

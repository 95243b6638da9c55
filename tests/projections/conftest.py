"""The tables of all read models, for every test of this folder."""

from collections.abc import Iterator

import pytest

from tests.support.databases import Databases
from tests.support.read_tables import ReadTables


@pytest.fixture(scope="session")
def tables(_all_databases: Databases) -> Iterator[ReadTables]:
    """Real tables, emptied by each filling."""
    dsn = _all_databases.empty().dsn
    assert dsn
    tables = ReadTables(dsn)
    yield tables
    tables.close()

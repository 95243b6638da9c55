"""Bundles reach as far as the log is sealed by the key that signs them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from application.bundle.refusals import BundleUnsealed
from application.bundle.scope import Asked, Subject
from tests.support.bundles import bundle, kept_in
from tests.support.databases import FreshCell

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

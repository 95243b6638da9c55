"""Settlement by band through the interface."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest_asyncio

from domain.period import Cycle
from tests.support.api import Client
from tests.support.city import SUBJECTS, build
from tests.support.databases import FreshCell
from tests.support.methods import BANDS
from tests.support.plans import indicator
from tests.support.serving import built, following, served

PLAN = (indicator("A", 60), indicator("BANDED", 40, Cycle.YEAR, method=BANDS, channels=("DESK",)))
SETTLEMENTS = "bandSettlements { indicator period peerGroup status lines { subject value rank band } }"
ASKED = f"query ($id: ID!, $at: Position) {{ plan(id: $id, asOf: {{position: $at}}) {{ {SETTLEMENTS} }} }}"


@pytest_asyncio.fixture(loop_scope="session")
async def banded(fresh_cell: FreshCell, tmp_path: Path) -> AsyncIterator[Client]:
    """A bureau of which one indicator is settled by band."""
    make = partial(build, subjects=SUBJECTS, indicators=PLAN)
    with built(fresh_cell("scripted"), tmp_path, make) as city, following(city):
        async with served(city) as client:
            await client.caught_up()
            yield client


async def sent(client: Client, who: str, mutation: str, **more: Any) -> Any:
    place = {"plan": client.plan, "indicator": "BANDED", "period": "2014", "peerGroup": "GRASSROOTS"}
    done = await client.do(who, mutation, f"plan {{ {SETTLEMENTS} }}", **place, **more)
    assert done["errors"] == []
    return done


def line(subject: str, value: str, rank: int | None, band: int | None) -> dict[str, Any]:
    return {"subject": subject, "value": value, "rank": rank, "band": band}


async def test_raw_measures_become_ranks_and_bands_and_the_past_stays(banded: Client) -> None:
    values = {"U01": "7.5", "U02": "9", "U03": "7.5"}
    measures = [{"subject": subject, "value": value} for subject, value in values.items()]
    measured = await sent(banded, "assessor", "recordRawMeasures", measures=measures)
    (settlement,) = measured["plan"]["bandSettlements"]
    unsettled = [line(subject, value, None, None) for subject, value in values.items()]
    assert settlement == {
        "indicator": "BANDED",
        "period": "2014",
        "peerGroup": "GRASSROOTS",
        "status": "MEASURING",
        "lines": unsettled,
    }
    settled = await sent(banded, "officer", "settleBands")
    (settlement,) = settled["plan"]["bandSettlements"]
    assert settlement["status"] == "SETTLED"
    assert settlement["lines"] == [line("U02", "9", 1, 1), line("U01", "7.5", 2, 1), line("U03", "7.5", 2, 1)]
    past = await banded.read("officer", ASKED, id=banded.plan, at=measured["position"])
    assert past["plan"]["bandSettlements"][0]["lines"] == unsettled


async def test_who_may_not_see_the_boards_sees_no_raw_measures(banded: Client) -> None:
    await sent(banded, "assessor", "recordRawMeasures", measures=[{"subject": "U01", "value": "1"}])
    banded.city.hire("clerk", "D1")
    await banded.caught_up()
    assert (await banded.read("clerk", ASKED, id=banded.plan))["plan"] == {"bandSettlements": []}

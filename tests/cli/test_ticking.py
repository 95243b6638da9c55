"""``jiheng tick``: what fell due, on the server's clock and on a scripted one."""

from tests.cli.conftest import Jiheng, run
from tests.support.city import City


def test_a_tick_says_what_it_recorded_and_records_it_once(jiheng: Jiheng, bureau: City) -> None:
    said = jiheng("tick", "--json")
    assert said.code == 0
    head = bureau.system.reader.head().position
    assert all(line["position"] <= head and not line["refusals"] for line in said.lines)
    again = jiheng("tick")
    assert again.code == 0
    assert "到期 due:" in again.out
    assert bureau.system.reader.head().position == head


def test_a_moment_is_for_scripted_cells_only(jiheng: Jiheng) -> None:
    said = jiheng("tick", "--at", "2014-04-11")
    assert (said.code, said.err.split()[0]) == (3, "CLOCK_REFUSED")
    assert jiheng("tick", "--at", "soon").err.startswith("MOMENT_MALFORMED")


def test_a_scripted_cell_is_ticked_at_a_moment(nowhere: dict[str, str]) -> None:
    assert run(nowhere, "admin", "init-db", "--clock", "scripted").code == 0
    said = run(nowhere, "tick", "--at", "2014-04-11", "--json")
    assert (said.code, said.out) == (0, "")

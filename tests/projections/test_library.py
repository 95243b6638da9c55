from domain.library.library import IndicatorLibrary
from domain.policy.planning import PLANNING
from projections.library.queries import LibraryRow, library
from tests.support.authors import OFFICE, OFFICER
from tests.support.library import library_indicator
from tests.support.read_tables import ReadTables
from tests.support.story import Story

LIBRARY = IndicatorLibrary.id_of(OFFICE)


def test_the_library_is_read_as_it_was_at_any_position(tables: ReadTables) -> None:
    story, accuracy = Story(), library_indicator()
    story.world.run(
        OFFICER, lambda desk: desk.edit(IndicatorLibrary, LIBRARY).add(OFFICE, accuracy, PLANNING)
    )
    story.world.run(
        OFFICER, lambda desk: desk.edit(IndicatorLibrary, LIBRARY).retire("ACCURACY", "BURDEN", "加重负担")
    )
    tables.fill(story.log)
    head = story.log.head
    before, after = (tables.ask(position, library, [OFFICE, "OTHER"]) for position in (head - 1, head))
    assert before == [LibraryRow(OFFICE, accuracy, None, None)]
    assert after == [LibraryRow(OFFICE, accuracy, "BURDEN", "加重负担")]
    assert tables.ask(head, library, ["OTHER"]) == []

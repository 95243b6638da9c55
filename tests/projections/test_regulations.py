"""The read model of regulations: editions that end where the next one begins, as known at a position."""

from datetime import date

from domain.regulation.regulations import Regulations
from projections.regulations.queries import regulations
from tests.support.authors import LEADER, OFFICE
from tests.support.read_tables import ReadTables
from tests.support.regulations import AUTUMN, NEW_YEAR, SUMMER, text
from tests.support.story import Story
from tests.support.world import Desk

BOOK = Regulations.id_of(OFFICE)


def told() -> Story:
    story = Story()

    def book(desk: Desk) -> Regulations:
        return desk.edit(Regulations, BOOK)

    for act in (
        lambda desk: book(desk).issue(OFFICE, "R", text("1"), NEW_YEAR),
        lambda desk: book(desk).issue(OFFICE, "Q", text("1"), SUMMER),
        lambda desk: book(desk).amend("R", text("1", "2", status="FORMAL"), SUMMER),
        lambda desk: book(desk).repeal("R", AUTUMN, "呼国税发〔2014〕9号", "由新办法取代"),
    ):
        assert story.world.run(LEADER, act)
    return story


def test_an_edition_ends_where_the_next_begins_and_the_last_with_the_repeal(tables: ReadTables) -> None:
    story = told()
    tables.fill(story.log)
    other, regulation = tables.ask(story.log.head, regulations, [OFFICE])
    assert (other.code, other.editions[0].until) == ("Q", None)
    first, second = regulation.editions
    assert (first.since, first.until, first.status) == (NEW_YEAR, SUMMER, "TRIAL")
    assert (second.since, second.until, second.status) == (SUMMER, AUTUMN, "FORMAL")
    assert [article.number for article in second.articles] == ["1", "2"]
    assert tables.ask(story.log.head, regulations, ["OTHER"]) == []


def test_a_regulation_is_read_as_it_was_known(tables: ReadTables) -> None:
    story = told()
    tables.fill(story.log)
    head = story.log.head
    ends = [
        [edition.until for each in tables.ask(position, regulations, [OFFICE]) for edition in each.editions]
        for position in range(head - 4, head + 1)
    ]
    assert ends == [[], [None], [None, None], [None, SUMMER, None], [None, SUMMER, AUTUMN]]


def test_as_of_a_day_later_changes_have_not_happened(tables: ReadTables) -> None:
    story = told()
    tables.fill(story.log)
    (spring,) = tables.ask(story.log.head, regulations, [OFFICE], date(2014, 3, 31))
    assert [(each.since, each.until) for each in spring.editions] == [(NEW_YEAR, None)]
    assert tables.ask(story.log.head, regulations, [OFFICE], date(2013, 12, 31)) == []


def test_the_edition_of_a_day_is_found(tables: ReadTables) -> None:
    story = told()
    tables.fill(story.log)
    _, regulation = tables.ask(story.log.head, regulations, [OFFICE])
    days = (date(2013, 12, 31), NEW_YEAR, date(2014, 6, 30), SUMMER, date(2014, 9, 30), AUTUMN)
    found = [regulation.edition_on(day) for day in days]
    assert [each and each.status for each in found] == [None, "TRIAL", "TRIAL", "FORMAL", "FORMAL", None]

from datetime import date, timedelta
from uuid import UUID

from domain.office.office import Office
from domain.person import Person, Place, Role
from projections.organization.bodies import bodies, holdings, posts
from projections.organization.queries import offices, persons, predecessors, roles, staff, units
from tests.support.authors import ADMINISTRATOR, LEADER, OFFICE, OFFICER, REPORTER
from tests.support.offices import an_office, assigned, left, post
from tests.support.read_tables import ReadTables
from tests.support.story import Story
from tests.support.world import Desk

WHO = UUID(REPORTER.id)


def test_the_office_and_its_units_are_listed(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    (office,) = tables.ask(story.log.head, offices)
    assert (office.code, office.name(None), office.level) == ("HHHT", "呼和浩特市国家税务局", "CITY")
    found = {unit.code: unit for unit in tables.ask(story.log.head, units, [OFFICE])}
    assert list(found) == sorted(found)
    assert (found["U01"].form(None).peer_group, found["U01"].kind) == ("GRASSROOTS", "GRASSROOTS_BUREAU")
    assert (found["D1"].form(None).peer_group, found["D1"].since) == (None, date(2014, 1, 1))
    assert tables.ask(story.log.head, units, ["OTHER"]) == []
    assert len(tables.ask(3, units, [OFFICE])) == 2


def test_a_person_has_a_post_and_a_sealed_name(tables: ReadTables) -> None:
    story = Story()
    tables.fill(story.log)
    (person,) = tables.ask(story.log.head, persons, [WHO, UUID(int=1)])
    assert person.place(None) == Place(OFFICE, "U01", REPORTER.who)
    assert person.name == story.world.state(WHO).name
    assert not person.key_erased
    everybody = tables.ask(story.log.head, staff, [OFFICE])
    assert person in everybody
    assert [each.person for each in everybody] == sorted(each.person for each in everybody)


def test_roles_come_and_go_on_their_days(tables: ReadTables) -> None:
    story = Story()
    before = story.log.head
    spring, autumn = date(2014, 4, 1), date(2014, 9, 1)

    def change(desk: Desk) -> None:
        person = desk.edit(Person, WHO)
        person.revoke(Role.REPORTER, OFFICE, spring)
        person.grant(Role.UNIT_HEAD, OFFICE, spring)
        person.grant(Role.REPORTER, OFFICE, autumn)

    assert story.world.run(ADMINISTRATOR, change)
    tables.fill(story.log)
    held = [(each.role, each.since, each.until) for each in tables.ask(story.log.head, roles, [WHO])]
    new_year = date(2014, 1, 1)
    assert held == [
        (Role.REPORTER, new_year, spring),
        (Role.UNIT_HEAD, spring, None),
        (Role.REPORTER, autumn, None),
    ]
    assert [each.until for each in tables.ask(before, roles, [WHO])] == [None]


def test_an_erased_key_is_marked_and_nothing_else_changes(tables: ReadTables) -> None:
    story = Story()
    story.confirm("9")
    tables.fill(story.log)
    before = tables.rows()
    head = story.log.head
    story.world.authors.later(timedelta(days=1))
    assert story.world.run(ADMINISTRATOR, lambda desk: desk.edit(Person, WHO).erase_key("依申请"))
    tables.fill(story.log)
    (was,), (person,) = (tables.ask(position, persons, [WHO]) for position in (head, head + 1))
    assert (was.key_erased, person.key_erased) == (False, True)
    assert person.name == was.name
    after = tables.rows()
    assert {name for name in after if after[name] != before[name]} == {"person", "trail"}


def test_offices_and_units_stay_readable_as_they_were(tables: ReadTables) -> None:
    story, merger = Story(subjects=("U01", "U02")), date(2018, 6, 15)
    before = story.log.head

    def change(desk: Desk) -> None:
        office = desk.edit(Office, Office.id_of(OFFICE))
        office.rename_unit("U01", "新城区税务局", merger)
        office.regroup_unit("U01", "URBAN", merger)
        office.close_unit("U02", merger, "U01", "呼税发〔2018〕2号")
        office.merge_into(an_office("NEW"), merger, "税总发〔2018〕1号")

    assert story.world.run(ADMINISTRATOR, change)
    tables.fill(story.log)
    (was,), (now,) = (tables.ask(position, offices) for position in (before, story.log.head))
    assert (was.merged_on, now.merged_on, now.successor) == (None, merger, "NEW")
    assert tables.ask(story.log.head, predecessors, ["NEW"]) == [now]
    found = {unit.code: unit for unit in tables.ask(story.log.head, units, [OFFICE])}
    assert (found["U02"].until, found["U02"].successor) == (merger, "U01")
    eve = merger - timedelta(days=1)
    assert [found["U01"].form(day).peer_group for day in (eve, merger, None)] == [
        "GRASSROOTS",
        *["URBAN"] * 2,
    ]
    assert [found["U01"].form(day).name for day in (eve, merger)] == ["单位U01", "新城区税务局"]
    (then,) = [unit for unit in tables.ask(before, units, [OFFICE]) if unit.code == "U02"]
    assert then.until is None


def test_posts_and_bodies_are_told_by_position_and_day(tables: ReadTables) -> None:
    story, july = Story(), date(2014, 7, 1)
    chief, deputy = UUID(LEADER.id), UUID(OFFICER.id)

    def seat(desk: Desk) -> None:
        office = desk.edit(Office, Office.id_of(OFFICE))
        for step in (post("CHIEF", chief=True), assigned("CHIEF", chief)):
            step.act(office)
        office.constitute("LEADING_GROUP", chief, (deputy,), date(2014, 1, 1))

    def replace(desk: Desk) -> None:
        office = desk.edit(Office, Office.id_of(OFFICE))
        for step in (left("CHIEF", chief, july), assigned("CHIEF", deputy, july)):
            step.act(office)
        office.constitute("LEADING_GROUP", deputy, (), july)

    assert story.world.run(ADMINISTRATOR, seat)
    before = story.log.head
    assert story.world.run(ADMINISTRATOR, replace)
    tables.fill(story.log)
    (found,) = tables.ask(before, posts, [OFFICE])
    assert (found.code, found.unit, found.layer, found.chief) == ("CHIEF", "LG", "DECISION", True)
    held = [
        [(each.person, each.until) for each in tables.ask(position, holdings, [OFFICE])]
        for position in (before, story.log.head)
    ]
    assert held == [[(chief, None)], [(chief, july), (deputy, None)]]
    sat = [
        [(each.chair, list(each.members), each.until) for each in tables.ask(position, bodies, [OFFICE])]
        for position in (before, story.log.head)
    ]
    assert sat == [[(chief, [deputy], None)], [(chief, [deputy], july), (deputy, [], None)]]

"""Who may rate: persons from the unit they work in, units by whoever heads or reports for them."""

from uuid import UUID

from application.work import Work
from domain.evaluation.refusals import RaterIneligible
from domain.evaluation.state import Direction, Rater
from domain.office.office import Office
from domain.person import Person


def listed_person(person: UUID, group: str | None, office: str, direction: Direction, work: Work) -> Rater:
    """A person as a rater from today's unit; raises ``RaterIneligible``."""
    place = work.read(Person, person).place_on(work.today)
    if place.office != office:
        raise RaterIneligible("persons", rater=person)
    rater = Rater(rater=str(person), unit=place.unit, group=group)
    must_be_eligible(rater, office, direction, work)
    return rater


def listed_unit(unit: str, group: str | None, office: str, work: Work) -> Rater:
    """A unit that stands today as a rater; raises ``UnitUnknown`` or ``UnitNotStanding``."""
    work.read(Office, Office.id_of(office)).unit_on(unit, work.today, "units")
    return Rater(rater=unit, unit=unit, group=group)


def must_be_eligible(person: Rater, office: str, direction: Direction, work: Work) -> None:
    """Refuse a person who works elsewhere today than listed, or among leaders holds no leading post."""
    place = work.read(Person, UUID(person.rater)).place_on(work.today)
    moved = (place.office, place.unit) != (office, person.unit)
    if moved or (direction == "LEADER" and not _leads(person.rater, office, work)):
        raise RaterIneligible("persons", rater=person.rater)


def _leads(person: str, office: str, work: Work) -> bool:
    """Whether a person holds a post of the deciding layer (决策层) today."""
    posts = work.read(Office, Office.id_of(office)).posts.values()
    leading = [post for post in posts if post.layer == "DECISION"]
    return any(person in map(str, post.holders(work.today)) for post in leading)

"""Bodies, and who may decide in their name on a day."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.office.bodies import BodyConstituted, must_chair, must_sit_in
from domain.office.office import Office
from domain.office.refusals import BodyChairNotChief, BodyNotChaired, BodyNotConstituted, BodySeatMissing
from domain.office.state import BodyKind, OfficeState
from tests.support.offices import ESTABLISHED, SINCE, assigned, left, post, registered
from tests.support.scenario import Step, fact, given

OLD, NEW, DEPUTY = (UUID(int=number) for number in (1, 2, 3))
JULY = date(2014, 7, 1)
EVE = JULY - timedelta(days=1)
OFFICE: tuple[Step[Office], ...] = (
    *(ESTABLISHED, registered("LG", None), post("CHIEF", chief=True), assigned("CHIEF", OLD)),
)


def seated(
    chair: UUID, *members: UUID, kind: BodyKind = "LEADING_GROUP", since: date = SINCE
) -> Step[Office]:
    return Step(lambda office: office.constitute(kind, chair, members, since))


def replaced() -> OfficeState:
    """The office after its chief was replaced and its leading group constituted anew on 1 July."""
    replacing = (left("CHIEF", OLD, JULY), assigned("CHIEF", NEW, JULY), seated(NEW, DEPUTY, since=JULY))
    state: OfficeState = given(Office, *OFFICE, seated(OLD, DEPUTY), *replacing).state
    return state


def test_the_leading_group_is_chaired_by_the_chief_of_its_day() -> None:
    stage = given(Office, *OFFICE)
    stage.when(seated(NEW)).then_refused(BodyChairNotChief, on="chair")
    stage.when(seated(OLD, DEPUTY)).then(
        fact(BodyConstituted, effective_on=SINCE, kind="LEADING_GROUP", chair=OLD, members=(DEPUTY,))
    )


@pytest.mark.parametrize("kind", ["COMMITTEE", "APPEAL_WORKING_GROUP", "PERFORMANCE_OFFICE"])
def test_another_body_is_chaired_by_anybody(kind: BodyKind) -> None:
    state = given(Office, *OFFICE, seated(DEPUTY, kind=kind)).state
    must_chair(state, kind, str(DEPUTY), JULY)


def test_a_new_composition_ends_the_former_one_on_its_day() -> None:
    seats = replaced().bodies["LEADING_GROUP"]
    assert [(since, until, body.chair) for since, until, body in seats.spans] == [
        (SINCE, JULY, OLD),
        (JULY, None, NEW),
    ]


def test_chair_and_members_of_the_day_decide() -> None:
    state = replaced()
    for person, day in ((OLD, EVE), (NEW, JULY), (DEPUTY, EVE), (DEPUTY, JULY)):
        must_sit_in(state, "LEADING_GROUP", str(person), day)


@pytest.mark.parametrize(("person", "day"), [(OLD, JULY), (NEW, EVE), (UUID(int=9), JULY)])
def test_who_does_not_sit_on_the_day_does_not_decide(person: UUID, day: date) -> None:
    with pytest.raises(BodySeatMissing):
        must_sit_in(replaced(), "LEADING_GROUP", str(person), day)


def test_a_chair_who_is_the_chief_no_longer_does_not_decide() -> None:
    state = given(Office, *OFFICE, seated(OLD, DEPUTY), left("CHIEF", OLD, JULY)).state
    must_chair(state, "LEADING_GROUP", str(OLD), EVE)
    for check in (must_chair, must_sit_in):
        with pytest.raises(BodyChairNotChief):
            check(state, "LEADING_GROUP", str(OLD), JULY)
    must_sit_in(state, "LEADING_GROUP", str(DEPUTY), JULY)


def test_a_member_does_not_chair() -> None:
    with pytest.raises(BodyNotChaired):
        must_chair(replaced(), "LEADING_GROUP", str(DEPUTY), JULY)


@pytest.mark.parametrize("day", [SINCE - timedelta(days=1), JULY])
def test_nobody_decides_for_a_body_that_does_not_sit(day: date) -> None:
    kind: BodyKind = "LEADING_GROUP" if day < SINCE else "COMMITTEE"
    with pytest.raises(BodyNotConstituted):
        must_sit_in(replaced(), kind, str(OLD), day)

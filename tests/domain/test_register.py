"""The register that numbers an office's appeals of a year without gaps."""

from uuid import UUID

from domain.appeal.refusals import AppealUnknown
from domain.appeal.register import AppealNumberAllotted, AppealRegister
from tests.support.authors import OFFICE, YEAR
from tests.support.scenario import Step, fact, given


def allotting(appeal: int) -> Step[AppealRegister]:
    return Step(lambda register: register.allot(OFFICE, YEAR, UUID(int=appeal)))


def test_numbers_start_at_one_and_leave_no_gap() -> None:
    for before in range(4):
        history = [allotting(number) for number in range(before)]
        given(AppealRegister, *history).when(allotting(9)).then(
            fact(AppealNumberAllotted, office=OFFICE, year=YEAR, number=before + 1, appeal=UUID(int=9))
        )


def test_the_next_number_is_known_before_it_is_allotted() -> None:
    def both(register: AppealRegister) -> None:
        numbers = [register.next_number, register.allot(OFFICE, YEAR, UUID(int=1)), register.next_number]
        assert numbers == [1, 1, 2]

    given(AppealRegister, both)


def test_each_office_and_year_counts_for_itself() -> None:
    ids = {AppealRegister.id_of(office, year) for office in ("HHHT", "BT") for year in (2014, 2015)}
    assert len(ids) == 4


def test_a_register_without_appeals_has_nothing_to_show() -> None:
    given(AppealRegister).when(lambda register: register.state).then_refused(AppealUnknown)

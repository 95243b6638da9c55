"""Regulations: issued, amended, repealed, and what of them is in force on a day."""

from datetime import date

import pytest

from domain.regulation.events import RegulationAmended, RegulationIssued, RegulationRepealed
from domain.regulation.refusals import (
    ArticlesMissing,
    ArticleTwice,
    RegulationAlreadyRepealed,
    RegulationDatesWrong,
    RegulationExists,
    RegulationUnknown,
)
from domain.regulation.regulations import Regulations
from domain.regulation.state import RegulationsState
from tests.support.regulations import AUTUMN, NEW_YEAR, SUMMER, text
from tests.support.scenario import Step, fact, given

ISSUED = Step[Regulations](lambda book: book.issue("HHHT", "R", text("1", "2"), NEW_YEAR))
AMENDED = Step[Regulations](lambda book: book.amend("R", text("2", "3", status="FORMAL"), SUMMER))
REPEALED = Step[Regulations](lambda book: book.repeal("R", AUTUMN, "呼国税发〔2014〕9号", "由新办法取代"))


def book(*steps: Step[Regulations]) -> RegulationsState:
    state: RegulationsState = given(Regulations, *steps).state
    return state


def test_a_regulation_is_issued_from_a_day_on() -> None:
    given(Regulations).when(ISSUED).then(
        fact(RegulationIssued, office="HHHT", code="R", text=text("1", "2"), effective_on=NEW_YEAR)
    )


def test_an_amendment_gives_all_of_the_new_text() -> None:
    new = text("2", "3", status="FORMAL")
    given(Regulations, ISSUED).when(AMENDED).then(
        fact(RegulationAmended, code="R", text=new, effective_on=SUMMER)
    )


def test_a_repeal_has_a_document_and_a_reason() -> None:
    given(Regulations, ISSUED, AMENDED).when(REPEALED).then(
        fact(
            RegulationRepealed,
            code="R",
            document="呼国税发〔2014〕9号",
            reason="由新办法取代",
            effective_on=AUTUMN,
        )
    )


@pytest.mark.parametrize(
    ("basis", "day", "holds"),
    [
        ("R#1", date(2013, 12, 31), False),
        ("R#1", NEW_YEAR, True),
        ("R#1", date(2014, 6, 30), True),
        ("R#1", SUMMER, False),
        ("R#3", date(2014, 6, 30), False),
        ("R#3", SUMMER, True),
        ("R#2", date(2014, 9, 30), True),
        ("R#2", AUTUMN, False),
        ("R#9", SUMMER, False),
        ("Q#1", SUMMER, False),
    ],
)
def test_an_article_is_in_force_from_its_day_to_the_day_before_its_end(
    basis: str,
    day: date,
    holds: bool,  # noqa: FBT001 - a case
) -> None:
    assert book(ISSUED, AMENDED, REPEALED).in_force(basis, day) is holds


def test_several_regulations_stand_side_by_side() -> None:
    other = Step[Regulations](lambda book: book.issue("HHHT", "Q", text("1"), SUMMER))
    state = book(ISSUED, other, REPEALED)
    assert state.in_force("Q#1", AUTUMN)
    assert not state.in_force("R#1", AUTUMN)


def test_a_code_is_taken_once_even_after_its_repeal() -> None:
    given(Regulations, ISSUED, REPEALED).when(ISSUED).then_refused(RegulationExists, on="code")


@pytest.mark.parametrize("step", [AMENDED, REPEALED])
def test_what_was_not_issued_cannot_change(step: Step[Regulations]) -> None:
    other = Step[Regulations](lambda book: book.issue("HHHT", "Q", text("1"), NEW_YEAR))
    given(Regulations).when(step).then_refused(RegulationUnknown)
    given(Regulations, other).when(step).then_refused(RegulationUnknown, on="code")


@pytest.mark.parametrize("step", [AMENDED, REPEALED])
def test_what_is_repealed_stays_repealed(step: Step[Regulations]) -> None:
    given(Regulations, ISSUED, REPEALED).when(step).then_refused(RegulationAlreadyRepealed, on="code")


def test_editions_follow_one_another_and_the_repeal_follows_them() -> None:
    again = Step[Regulations](lambda book: book.amend("R", text("1"), SUMMER))
    before = Step[Regulations](lambda book: book.repeal("R", SUMMER, "x", "x"))
    given(Regulations, ISSUED, AMENDED).when(again).then_refused(RegulationDatesWrong, on="since")
    given(Regulations, ISSUED, AMENDED).when(before).then_refused(RegulationDatesWrong, on="until")


def test_a_text_has_articles_each_number_once() -> None:
    empty = Step[Regulations](lambda book: book.issue("HHHT", "R", text(), NEW_YEAR))
    doubled = Step[Regulations](lambda book: book.amend("R", text("1", "2", "1"), SUMMER))
    given(Regulations).when(empty).then_refused(ArticlesMissing, on="text.articles")
    refusal = given(Regulations, ISSUED).when(doubled).then_refused(ArticleTwice, on="text.articles")
    assert refusal.facts == {"article": "1"}

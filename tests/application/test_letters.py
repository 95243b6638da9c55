"""Letters: issued with the ruling, told again by the log, corrected by a further one only."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

import pytest

from application.appeal.letters import CorrectLetter, ToldLetter, letter_told_again
from application.appeal.ruling import SettleRemittal
from domain.appeal.letter_templates import digests_of, letter
from domain.appeal.letters import LetterIssued
from domain.appeal.refusals import AppealStepWrong
from domain.appeal.ruling import AppealExecuted
from domain.appeal.state import ItemRuling
from domain.assessment.refusals import ReasonMissing
from tests.support.city import GROUNDS, City
from tests.support.heard import BENCH, Verdict, constitute, filed, frozen, ripe, ruled, ruling, voted


@pytest.fixture
def ruled_city(city: City) -> tuple[City, UUID]:
    """An appeal against one entry of 7.5 points, which the ruling sets to 9.5."""
    constitute(city)
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    ruled(city, appeal, (entry, "VARIED", "9.5"))
    return city, appeal


def letters(city: City, appeal: UUID) -> Sequence[LetterIssued]:
    return [each.event for each in city.system.stream(appeal) if isinstance(each.event, LetterIssued)]


def told(city: City, appeal: UUID, number: int) -> ToldLetter:
    found = letter_told_again(appeal, number, city.system.streams, city.system.reader.head().position)
    assert found is not None
    return found


def test_the_letter_is_issued_in_the_commit_of_the_ruling(city: City) -> None:
    constitute(city)
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    verdict: Verdict = (entry, "VARIED", "9.5")
    ripe(city, appeal, verdict)
    frozen(city, appeal)
    voted(city, appeal, verdict)
    receipt = city.run(BENCH[0], ruling(appeal, verdict))
    *_, executed, issued = city.system.stream(appeal)
    assert isinstance(executed.event, AppealExecuted)
    assert isinstance(issued.event, LetterIssued)
    assert issued.commit_position == receipt.position


def test_the_log_tells_the_same_letter_after_everything_that_follows(
    ruled_city: tuple[City, UUID],
) -> None:
    city, appeal = ruled_city
    city.confirm("8", period="2014Q2")
    again = told(city, appeal, 1)
    assert digests_of(again.decision, again.issued.template) == again.issued.digests


def test_the_letter_tells_points_and_totals_before_and_after(ruled_city: tuple[City, UUID]) -> None:
    city, appeal = ruled_city
    decision = told(city, appeal, 1).decision
    page = letter(decision, 1, "zh").decode()
    assert "7.5 → 9.5" in page
    assert "总分：7.50 → 9.50。" in page
    assert "合议组共 3 席，有效票 3 张" in page
    assert all(each not in page for each in city.people)


def test_a_correction_is_a_further_letter_and_the_earlier_stays(ruled_city: tuple[City, UUID]) -> None:
    city, appeal = ruled_city
    first = letters(city, appeal)
    city.run("officer", CorrectLetter(appeal=appeal, correction="受理日期有误，更正如下"))
    both = letters(city, appeal)
    assert [each.number for each in both] == [1, 2]
    assert both[0] == first[0]
    again = told(city, appeal, 2)
    assert digests_of(again.decision, again.issued.template) == again.issued.digests
    assert "受理日期有误，更正如下" in letter(again.decision, 1, "en").decode()


def test_a_correction_says_what_it_puts_right(ruled_city: tuple[City, UUID]) -> None:
    city, appeal = ruled_city
    with pytest.raises(ReasonMissing):
        city.run("officer", CorrectLetter(appeal=appeal, correction=" "))


def test_there_is_nothing_to_correct_before_the_ruling(city: City) -> None:
    appeal = filed(city, city.confirm("7.5"))
    with pytest.raises(AppealStepWrong):
        city.run("officer", CorrectLetter(appeal=appeal, correction="更正"))


def test_a_further_letter_tells_how_a_remitted_item_was_settled(city: City) -> None:
    constitute(city)
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    ruled(city, appeal, (entry, "REMITTED", None))
    settled = ItemRuling(item=entry, outcome="VARIED", points=Decimal(9), reason="重核无误")
    receipt = city.run("leader", SettleRemittal(appeal=appeal, ruling=settled, grounds=GROUNDS))
    first, further = letters(city, appeal)
    *_, last = city.system.stream(appeal)
    assert (last.event, last.commit_position) == (further, receipt.position)
    before, after = (letter(told(city, appeal, each).decision, 1, "zh").decode() for each in (1, 2))
    assert "发回重核，须于" in before
    assert "六、重新决定" not in before
    assert "7.5 → 9" in after
    assert "总分：7.50 → 9.00。" in after
    for issued in (first, further):
        again = told(city, appeal, issued.number)
        assert digests_of(again.decision, issued.template) == issued.digests

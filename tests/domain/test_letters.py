"""Letters: what they tell of a decision, and the bytes of each template, which never change once used."""

from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.decision import Change, DecidedItem, Decision, Notice, Party, Tally, Verdict
from domain.appeal.hearing_record import Finding
from domain.appeal.letter_templates import CURRENT, LetterLanguage, digests_of, letter
from domain.appeal.letters import LetterDigests, LetterIssued
from domain.appeal.refusals import AppealStepWrong
from domain.appeal.state import ContestedItem, EffectKind, ItemRuling
from domain.assessment.refusals import ReasonMissing
from domain.assessment.ruled import Outcome
from domain.kernel.event import Actor
from tests.support import hearing
from tests.support.authors import OFFICER, grounds
from tests.support.scenario import Stage, Step, fact, given

GOLDENS: Final = Path(__file__).parent / "goldens" / "letters"
ENTRY: Final = "entry:A/2014Q1/SELF"
CLAIM: Final = "claim:6f0c5d0a-6f0e-5c8a-9a57-3d1f6a2b7c10"
RULED: Final = date(2014, 4, 21)
UNMOVED: Final = Change(None, None)


def verdict(
    item: str,
    outcome: Outcome,
    kind: EffectKind,
    worth: Change,
    total: Change = UNMOVED,
    due_on: date | None = None,
    day: date = RULED,
) -> Verdict:
    ruling = ItemRuling(
        item=item,
        outcome=outcome,
        points=worth.after if outcome == "VARIED" else None,
        reason="查明漏计<两户>，予以更正",
    )
    return Verdict(ruling, grounds("经审议"), kind, day, due_on, worth, total)


def contested(item: str) -> ContestedItem:
    return ContestedItem(item=item, ground="DATA_WRONG", statement="少计入库税款", remedy="恢复至 9.5 分")


VARIED: Final = DecidedItem(
    contested=contested(ENTRY),
    matter=("ENTRY", "A 2014Q1 SELF"),
    finding=Finding(item=ENTRY, found="系统漏计两户", proposal="VARIED", points=Decimal("9.5")),
    votes=2,
    verdict=verdict(ENTRY, "VARIED", "CHANGED", Change(Decimal("7.500000"), Decimal("9.500000"))),
    settled=None,
)
REMITTED: Final = DecidedItem(
    contested=contested(CLAIM),
    matter=("BONUS", "BONUS-1 国家级表彰"),
    finding=None,
    votes=3,
    verdict=verdict(CLAIM, "REMITTED", "REMITTED", UNMOVED, due_on=date(2014, 5, 7)),
    settled=None,
)
SETTLED: Final = REMITTED._replace(
    settled=verdict(
        CLAIM,
        "REVOKED",
        "CHANGED",
        Change(Decimal(0), Decimal(2)),
        Change(Decimal("9.50"), Decimal("11.50")),
        day=date(2014, 5, 6),
    )
)
FIRST: Final = Decision(
    notice=Notice(1, RULED, None),
    office=Party("HHHT", "呼和浩特市国家税务局"),
    appellant=Party("U01", "新城区国家税务局"),
    subject="U01",
    subject_kind="UNIT",
    year=2014,
    number=3,
    statement="第一季度<成绩>有误",
    filed_on=date(2014, 4, 1),
    accepted_on=date(2014, 4, 2),
    ruled_on=RULED,
    tally=Tally(3, 3, 0),
    endorsed=None,
    grounds=grounds("经合议组审议"),
    items=(VARIED, REMITTED),
    total=Change(Decimal("7.50"), Decimal("9.50")),
)
FURTHER: Final = FIRST._replace(
    notice=Notice(2, date(2014, 5, 6), None),
    endorsed=Actor(id="leader", role="LEADING_GROUP", unit="LG", name=None),
    items=(VARIED, SETTLED),
)
OF_A_PERSON: Final = FIRST._replace(
    notice=Notice(3, date(2014, 5, 8), "受理日期写错，应为 2014年4月2日"),
    subject="11111111-2222-4333-8444-555555555555",
    subject_kind="PERSON",
    items=(VARIED,),
    total=Change(Decimal("7.50"), Decimal("7.50")),
    statement="",
)
KEPT: Final = {"first": FIRST, "further": FURTHER, "of-a-person": OF_A_PERSON}


LANGUAGES: Final[tuple[LetterLanguage, ...]] = ("zh", "en")
EXAMPLES: Final = [(name, language) for name in KEPT for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), EXAMPLES)
def test_a_template_comes_to_the_bytes_that_it_came_to(name: str, language: LetterLanguage) -> None:
    golden = GOLDENS / f"{name}.v1.{language}.html"
    assert letter(KEPT[name], 1, language) == golden.read_bytes()


def test_every_template_has_goldens_and_no_file_stands_alone() -> None:
    expected = {
        f"{name}.v{version}.{language}.html"
        for name, language in EXAMPLES
        for version in range(1, CURRENT + 1)
    }
    assert {each.name for each in GOLDENS.iterdir()} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_from_the_log_is_escaped(language: LetterLanguage) -> None:
    page = letter(FIRST, 1, language).decode()
    assert "&lt;成绩&gt;" in page
    assert "<成绩>" not in page
    assert "<两户>" not in page


def test_the_digests_are_over_the_pages() -> None:
    first, further = digests_of(FIRST, 1), digests_of(FURTHER, 1)
    assert digests_of(FIRST, 1) == first
    assert len({first.zh, first.en, further.zh, further.en}) == 4


DIGESTS: Final = LetterDigests(zh=hearing.DIGEST, en=hearing.DIGEST)


def executed() -> Stage[Appeal]:
    rulings = (ItemRuling(item=ENTRY, outcome="MAINTAINED", points=None, reason="属实"),)
    effects = hearing.effects({ENTRY: UUID(int=7)}, rulings)
    return given(
        Appeal,
        *hearing.accepted(ENTRY),
        *hearing.decided(rulings),
        hearing.ruled(rulings),
        lambda appeal: appeal.execute(effects),
    )


def issued(*corrections: str | None) -> list[hearing.Hearer]:
    return [Step(partial(_issue, each), OFFICER) for each in corrections]


def _issue(correction: str | None, appeal: Appeal) -> None:
    appeal.issue(1, DIGESTS, correction)


def test_letters_are_numbered_and_the_earlier_stay() -> None:
    stage = executed()
    (first, second) = issued(None, "日期更正")
    stage.when(first).then(fact(LetterIssued, number=1, template=1, digests=DIGESTS, correction=None))
    state = stage.when(second).then(
        fact(LetterIssued, number=2, template=1, digests=DIGESTS, correction="日期更正")
    )
    assert state.letters == 2


def test_no_letter_tells_of_what_is_not_ruled() -> None:
    stage = given(Appeal, *hearing.accepted(ENTRY))
    (first,) = issued(None)
    stage.when(first).then_refused(AppealStepWrong)


def test_a_correction_says_what_it_puts_right() -> None:
    executed().when(Step(lambda appeal: appeal.must_be_correctable(" "))).then_refused(ReasonMissing)

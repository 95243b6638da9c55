"""Appeals: filed, accepted or not, ruled on, executed."""

from datetime import date
from uuid import UUID

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.filing import (
    AppealAccepted,
    AppealFiled,
    AppealNotAccepted,
    AppealWithdrawn,
    Timeliness,
)
from domain.appeal.refusals import (
    AppealStepWrong,
    AppealUnknown,
    ItemTwice,
    NoConcreteItem,
    NothingContested,
    RulingIncomplete,
)
from domain.appeal.ruling import AppealExecuted, AppealRuled
from domain.appeal.state import About, AppealStatus, ContestedItem, ItemRuling, RulingEffect
from domain.assessment.refusals import ReasonMissing
from domain.calendar.deadline import due
from domain.kernel.event import Grounds
from tests.support import hearing
from tests.support.authors import ARBITER, OFFICER, SECOND_OFFICER, UNIT_HEAD, grounds
from tests.support.calendars import TIMING
from tests.support.scenario import Step, fact, given

ASSESSMENT, EFFECT = UUID(int=1), UUID(int=2)
ENTRY, CLAIM = "entry:A/2014Q1/SELF", "claim:1"


def item(ref: str = ENTRY, statement: str = "数据有误") -> ContestedItem:
    return ContestedItem(item=ref, ground="DATA_WRONG", statement=statement, remedy="恢复原分")


def ruling(ref: str = ENTRY, reason: str = "证据不足") -> ItemRuling:
    return ItemRuling(item=ref, outcome="MAINTAINED", points=None, reason=reason)


def filed(*items: ContestedItem, statement: str = "") -> Step[Appeal]:
    return Step(
        lambda appeal: appeal.file(
            3,
            About(ASSESSMENT, "HHHT", "U01", "U01", frozenset({OFFICER.id})),
            statement=statement,
            items=items,
            timeliness=Timeliness(None, None),
            timing=TIMING,
        ),
        UNIT_HEAD,
    )


def ruled(*rulings: ItemRuling, why: Grounds | None = None) -> Step[Appeal]:
    return hearing.ruled(rulings, why)


def decided(*rulings: ItemRuling) -> tuple[Step[Appeal], ...]:
    """Filed, accepted, heard until the bench has decided so."""
    contested = filed(*(item(each.item) for each in rulings))
    return (contested, ACCEPTED, ANSWERED, REPLIED, *hearing.decided(rulings))


def not_accepted(why: Grounds | None = None) -> Step[Appeal]:
    return Step(lambda appeal: appeal.not_accept(why or grounds()), OFFICER)


def withdrawn(reason: str = "已沟通一致") -> Step[Appeal]:
    return Step(lambda appeal: appeal.withdraw(reason), UNIT_HEAD)


FILED, ACCEPTED = filed(item()), Step[Appeal](lambda appeal: appeal.accept(TIMING), SECOND_OFFICER)
ANSWERED = Step[Appeal](lambda appeal: appeal.answer("数据取自系统", ()), OFFICER)
REPLIED = Step[Appeal](lambda appeal: appeal.reply("系统数据未更新", ()), UNIT_HEAD)
CARRIED_OUT = RulingEffect(item=ENTRY, kind="NO_CHANGE", event=EFFECT, deadline=None)
EXECUTED = Step[Appeal](lambda appeal: appeal.execute((CARRIED_OUT,)), ARBITER)
DECIDED = decided(ruling())
DONE = *DECIDED, ruled(ruling()), EXECUTED


def test_an_appeal_names_items_with_ground_and_remedy() -> None:
    state = (
        given(Appeal)
        .when(FILED)
        .then(
            fact(
                AppealFiled,
                effective_on=date(2014, 1, 6),
                number=3,
                assessment=ASSESSMENT,
                office="HHHT",
                subject="U01",
                unit="U01",
                handlers=(OFFICER.id,),
                statement="",
                items=(item(),),
                window=None,
                late_reason=None,
                acceptance=due(date(2014, 1, 6), 2, TIMING.calendar),
            )
        )
    )
    assert (state.status, state.filed_by, state.filed_on) == (
        AppealStatus.FILED,
        UNIT_HEAD.id,
        date(2014, 1, 6),
    )


def test_an_appeal_may_state_its_case_in_words_only() -> None:
    assert given(Appeal, filed(statement="分数太低")).state.items == ()


def test_an_appeal_about_nothing_is_refused() -> None:
    given(Appeal).when(filed(statement=" ")).then_refused(NothingContested, on="items")


def test_an_item_is_contested_once_in_an_appeal() -> None:
    given(Appeal).when(filed(item(), item(CLAIM), item())).then_refused(ItemTwice, on="items")


def test_each_item_says_why_it_is_contested() -> None:
    given(Appeal).when(filed(item(), item(CLAIM, statement=" "))).then_refused(ReasonMissing)


def test_an_appeal_with_concrete_items_is_accepted() -> None:
    state = (
        given(Appeal, FILED)
        .when(ACCEPTED)
        .then(
            fact(
                AppealAccepted,
                investigation=due(date(2014, 1, 6), 10, TIMING.calendar),
                ruling=due(date(2014, 1, 6), 20, TIMING.calendar),
            )
        )
    )
    assert (state.status, state.accepted_by) == (AppealStatus.ACCEPTED, SECOND_OFFICER.id)


def test_an_appeal_without_a_concrete_item_is_not_accepted() -> None:
    in_words = filed(statement="分数太低")
    given(Appeal, in_words).when(ACCEPTED).then_refused(NoConcreteItem, on="items")
    state = given(Appeal, in_words).when(not_accepted()).then(fact(AppealNotAccepted, grounds=grounds()))
    assert state.status is AppealStatus.NOT_ACCEPTED


@pytest.mark.parametrize("history", [(FILED,), (FILED, ACCEPTED)])
def test_an_appeal_is_withdrawn_until_it_is_ruled_on(history: tuple[Step[Appeal], ...]) -> None:
    state = given(Appeal, *history).when(withdrawn()).then(fact(AppealWithdrawn, reason="已沟通一致"))
    assert state.status is AppealStatus.WITHDRAWN


def test_every_item_is_ruled_on_with_a_reason() -> None:
    rulings = ruling(CLAIM), ruling()
    state = (
        given(Appeal, *decided(*rulings))
        .when(ruled(*rulings))
        .then(fact(AppealRuled, rulings=rulings, endorsed_by=None, grounds=grounds()))
    )
    assert state.rulings == rulings


def test_an_appeal_is_closed_with_the_events_that_carried_it_out() -> None:
    state = given(Appeal, *DONE[:-1]).when(EXECUTED).then(fact(AppealExecuted, effects=(CARRIED_OUT,)))
    assert (state.status, state.effects) == (AppealStatus.EXECUTED, (CARRIED_OUT,))


@pytest.mark.parametrize("rulings", [(), (ruling(),), (ruling(), ruling("claim:2"))])
def test_a_ruling_decides_every_contested_item(rulings: tuple[ItemRuling, ...]) -> None:
    both = decided(ruling(), ruling(CLAIM))
    given(Appeal, *both).when(ruled(*rulings)).then_refused(RulingIncomplete, on="rulings")


def test_a_ruling_decides_nothing_that_is_not_contested() -> None:
    given(Appeal, *DECIDED).when(ruled(ruling(), ruling(CLAIM))).then_refused(RulingIncomplete)


def test_an_item_is_ruled_on_once() -> None:
    given(Appeal, *DECIDED).when(ruled(ruling(), ruling())).then_refused(ItemTwice, on="items")


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((FILED,), ruled(ruling())),
        ((FILED,), EXECUTED),
        ((FILED, ACCEPTED), ACCEPTED),
        ((FILED, ACCEPTED), not_accepted()),
        ((FILED, ACCEPTED), EXECUTED),
        (DONE[:-1], ruled(ruling())),
        (DONE[:-1], withdrawn()),
        *((DONE, step) for step in (ACCEPTED, not_accepted(), withdrawn(), ruled(ruling()), EXECUTED)),
        *(((FILED, withdrawn()), step) for step in (ACCEPTED, not_accepted(), withdrawn(), ruled(ruling()))),
        *(
            ((FILED, not_accepted()), step)
            for step in (ACCEPTED, not_accepted(), withdrawn(), ruled(ruling()))
        ),
    ],
)
def test_steps_are_taken_in_their_order(history: tuple[Step[Appeal], ...], step: Step[Appeal]) -> None:
    given(Appeal, *history).when(step).then_refused(AppealStepWrong, on="appeal")


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((FILED,), not_accepted(grounds(reason=" "))),
        ((FILED,), withdrawn(" ")),
        (DECIDED, ruled(ruling(), why=grounds(code=""))),
        (DECIDED, ruled(ruling(reason=" "))),
    ],
    ids=["not accepted", "withdrawn", "ruled", "ruled on an item"],
)
def test_turning_down_withdrawing_and_ruling_say_why(
    history: tuple[Step[Appeal], ...], step: Step[Appeal]
) -> None:
    given(Appeal, *history).when(step).then_refused(ReasonMissing)


def test_an_appeal_that_was_never_filed_is_unknown() -> None:
    given(Appeal).when(ACCEPTED).then_refused(AppealUnknown)
    assert Appeal.id_of("HHHT", 2014, 1) != Appeal.id_of("HHHT", 2014, 2)

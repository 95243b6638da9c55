"""The read model of policies: versions as they were published, notices in their order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar.notice import CalendarNotice
from domain.policy.changes import PolicyChange
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import PolicyAmendment, PolicySet
from projections.policies.queries import calendar_notices, policies_of, policy_versions
from tests.support.authors import LEADER, OFFICE, OFFICER
from tests.support.policies import policy_with
from tests.support.read_tables import ReadTables
from tests.support.story import Story
from tests.support.world import Desk

FIRST: Final = CalendarNotice(
    year=2027, document="国办发明电〔2026〕7号", days_off=(date(2027, 1, 1),), workdays=()
)
SECOND: Final = CalendarNotice(
    year=2027, document="国办发明电〔2027〕1号", days_off=(), workdays=(date(2027, 1, 1), date(2027, 1, 3))
)


def noticing(notice: CalendarNotice) -> Callable[[Desk], object]:
    return lambda desk: desk.edit(PolicySet, PolicySet.id_of(OFFICE)).notice(notice)


def test_a_policy_is_read_exactly_as_it_was_published(tables: ReadTables) -> None:
    story = Story()
    stricter = policy_with("quota", excellent_share=Decimal("0.255"), tie="EXPAND")
    assert story.world.run(
        LEADER, lambda desk: desk.edit(PolicySet, PolicySet.id_of(OFFICE)).publish(OFFICE, 2, stricter)
    )
    tables.fill(story.log)
    found = tables.ask(story.log.head, policy_versions, [(OFFICE, 1), (OFFICE, 2), ("OTHER", 1)])
    assert {row.version: repr(row.policy) for row in found} == {1: repr(POLICY_V1), 2: repr(stricter)}
    assert len(tables.ask(story.log.head - 1, policy_versions, [(OFFICE, 1), (OFFICE, 2)])) == 1


def test_notices_are_read_in_the_order_in_which_they_came(tables: ReadTables) -> None:
    story = Story()
    for notice in (FIRST, SECOND):
        assert story.world.run(OFFICER, noticing(notice))
    tables.fill(story.log)
    assert tables.ask(story.log.head, calendar_notices, OFFICE) == [FIRST, SECOND]
    assert tables.ask(story.log.head - 1, calendar_notices, OFFICE) == [FIRST]
    assert tables.ask(story.log.head, calendar_notices, "OTHER") == []


def test_an_amended_version_tells_what_changed_and_why(tables: ReadTables) -> None:
    story = Story()
    amendment = PolicyAmendment(
        changes=(PolicyChange(key="bonus.cap_share", value='"0.05"'),),
        effective_from=date(2014, 7, 1),
        document="呼国税发〔2014〕8号",
        reason="减轻基层负担",
    )
    assert story.world.run(
        LEADER, lambda desk: desk.edit(PolicySet, PolicySet.id_of(OFFICE)).amend(amendment, 1)
    )
    tables.fill(story.log)
    first, second = tables.ask(story.log.head, policies_of, OFFICE)
    assert (first.version, first.changed, first.reason) == (1, (), None)
    assert (second.version, second.effective_from, second.changed) == (
        2,
        date(2014, 7, 1),
        ("bonus.cap_share",),
    )
    assert (second.document, second.reason) == ("呼国税发〔2014〕8号", "减轻基层负担")
    assert second.policy == policy_with("bonus", cap_share=Decimal("0.05"))
    assert [row.version for row in tables.ask(story.log.head - 1, policies_of, OFFICE)] == [1]

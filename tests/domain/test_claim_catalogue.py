"""The catalogue of bonus and deduction items: drafted with the plan, checked and frozen with it."""

from decimal import Decimal
from typing import Any

import pytest

from domain.plan.claim_catalogue import (
    ClaimGroupsDeclared,
    ClaimItemProposed,
    ClaimItemRevised,
    ClaimItemWithdrawn,
)
from domain.plan.claim_item import Catalogue, ClaimGroup, ClaimItem
from domain.plan.plan import Plan
from domain.plan.refusals import (
    ClaimCapTooLow,
    ClaimGroupTwice,
    ClaimItemMisplaced,
    ClaimItemPointsWrong,
    ClaimItemUnknown,
    ClaimReferenceUnknown,
    CodeMalformed,
    NodeExists,
    NodeUnknown,
    PlanNotDraft,
)
from tests.support.plans import CONSULTING, PUBLISHING, cataloguing, claim_item, drafting, indicator
from tests.support.scenario import Stage, Step, fact, given

DRAFT = drafting(indicator("A", 1000), catalogue=())
TITLE = claim_item("TITLE", least=Decimal(10), most=Decimal(10))
PRAISE = claim_item("PRAISE", least=Decimal(3), most=Decimal(5), excludes=("TITLE",))
LATE = claim_item("LATE", "DEDUCTION", least=Decimal(1), most=Decimal(2))
HONOURS = ClaimGroup(code="HONOURS", name="荣誉", cap=Decimal(15))


def draft(*items: ClaimItem, groups: tuple[ClaimGroup, ...] = ()) -> Stage[Plan]:
    return given(Plan, *DRAFT, *cataloguing(*items, groups=groups), *CONSULTING)


def consulted(*items: ClaimItem, groups: tuple[ClaimGroup, ...] = ()) -> Stage[Plan]:
    return given(Plan, *DRAFT, *cataloguing(*items, groups=groups), *CONSULTING)


def proposing(item: ClaimItem) -> Step[Plan]:
    return cataloguing(item)[0]


def declaring(*groups: ClaimGroup) -> Step[Plan]:
    return Step(lambda plan: plan.declare_claim_groups(groups))


def test_items_are_proposed_revised_and_withdrawn() -> None:
    draft().when(proposing(TITLE)).then(fact(ClaimItemProposed, claim_item=TITLE))
    dearer = claim_item("TITLE", least=Decimal(12), most=Decimal(12))
    state = (
        draft(TITLE)
        .when(lambda plan: plan.revise_claim_item(dearer))
        .then(fact(ClaimItemRevised, claim_item=dearer))
    )
    assert state.catalogue.items == {"TITLE": dearer}
    state = (
        draft(TITLE, LATE)
        .when(lambda plan: plan.withdraw_claim_item("TITLE"))
        .then(fact(ClaimItemWithdrawn, claim_item="TITLE"))
    )
    assert list(state.catalogue.items) == ["LATE"]


def test_groups_are_declared_all_together() -> None:
    state = draft(TITLE).when(declaring(HONOURS)).then(fact(ClaimGroupsDeclared, groups=(HONOURS,)))
    assert state.catalogue == Catalogue({"TITLE": TITLE}, {"HONOURS": HONOURS})
    state = draft(groups=(HONOURS,)).when(declaring()).then(fact(ClaimGroupsDeclared, groups=()))
    assert state.catalogue.groups == {}


def test_codes_name_one_thing_each() -> None:
    draft(TITLE).when(proposing(TITLE)).then_refused(NodeExists, on="code")
    for code in ("", "a b", "BONUS", "SPECIAL"):
        draft().when(proposing(claim_item(code))).then_refused(CodeMalformed, on="code")
        malformed = HONOURS.model_copy(update={"code": code})
        draft().when(declaring(malformed)).then_refused(CodeMalformed, on="groups")
    draft().when(declaring(HONOURS, HONOURS)).then_refused(ClaimGroupTwice, on="groups")


def test_only_what_is_there_is_revised_or_withdrawn() -> None:
    draft().when(lambda plan: plan.revise_claim_item(TITLE)).then_refused(NodeUnknown, on="code")
    draft().when(lambda plan: plan.withdraw_claim_item("TITLE")).then_refused(NodeUnknown, on="code")


def test_publishing_freezes_the_catalogue() -> None:
    stage = consulted(TITLE, PRAISE, LATE, groups=(HONOURS,))
    stage.take(PUBLISHING)
    items = {each.code: each for each in (TITLE, PRAISE, LATE)}
    assert stage.state.latest.catalogue == Catalogue(items, {"HONOURS": HONOURS})
    for step in (proposing(claim_item("X")), declaring()):
        stage.when(step).then_refused(PlanNotDraft, on="plan")
    stage.when(lambda plan: plan.revise_claim_item(TITLE)).then_refused(PlanNotDraft)
    stage.when(lambda plan: plan.withdraw_claim_item("TITLE")).then_refused(PlanNotDraft)


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        (claim_item(work_kind=None), ClaimItemMisplaced),
        (claim_item("D", "DEDUCTION", work_kind="INNOVATION"), ClaimItemMisplaced),
        (claim_item("D", "DEDUCTION", document="DOCUMENT_WITH_EXPLICIT_PRAISE"), ClaimItemMisplaced),
        (claim_item(least=Decimal(0)), ClaimItemPointsWrong),
        (claim_item(least=Decimal(6), most=Decimal(5)), ClaimItemPointsWrong),
        (claim_item(cap=Decimal("999.99")), ClaimCapTooLow),
        (claim_item(least=Decimal(20), most=Decimal(20), group="HONOURS"), ClaimCapTooLow),
        (claim_item(excludes=("NOBODY",)), ClaimReferenceUnknown),
        (claim_item(excludes=("BONUS-1",)), ClaimReferenceUnknown),
        (claim_item(excludes=("LATE",)), ClaimReferenceUnknown),
        (claim_item(group="NOBODY"), ClaimReferenceUnknown),
    ],
)
def test_a_catalogue_that_cannot_hold_is_not_published(item: ClaimItem, refusal: type[Any]) -> None:
    stage = consulted(LATE, item, groups=(HONOURS,))
    found = stage.when(PUBLISHING).then_refused(refusal, on="claimItems")
    assert found.facts["item"] == item.code


@pytest.mark.parametrize(
    "item",
    [claim_item(cap=Decimal(1000)), claim_item(most=Decimal(15), group="HONOURS"), PRAISE],
)
def test_a_cap_lets_one_occurrence_through(item: ClaimItem) -> None:
    consulted(TITLE, item, groups=(HONOURS,)).take(PUBLISHING)


def test_a_group_holds_items_of_one_kind() -> None:
    late = LATE.model_copy(update={"group": "HONOURS"})
    title = TITLE.model_copy(update={"group": "HONOURS"})
    refusals = consulted(title, late, groups=(HONOURS,)).when(PUBLISHING)
    refusals.then_all_refused(ClaimReferenceUnknown, ClaimReferenceUnknown)


def test_every_fault_of_the_catalogue_is_said_at_once() -> None:
    wrong = claim_item("X", work_kind=None, least=Decimal(0), cap=Decimal(1), excludes=("Y",))
    consulted(wrong).when(PUBLISHING).then_all_refused(
        ClaimItemMisplaced, ClaimItemPointsWrong, ClaimCapTooLow, ClaimReferenceUnknown
    )


def test_an_item_is_found_by_kind_and_code() -> None:
    catalogue = Catalogue({"TITLE": TITLE}, {})
    assert catalogue.item("BONUS", "TITLE") is TITLE
    for kind, code in (("DEDUCTION", "TITLE"), ("BONUS", "NOBODY")):
        with pytest.raises(ClaimItemUnknown):
            catalogue.item(kind, code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "one", "other", "excluded"),
    [
        ("BONUS", "TITLE", "TITLE", True),
        ("BONUS", "TITLE", "PRAISE", True),
        ("BONUS", "PRAISE", "TITLE", True),
        ("BONUS", "TITLE", "IDEA", False),
        ("BONUS", "TITLE", "SPECIAL", True),
        ("DEDUCTION", "LATE", "LATE", False),
        ("DEDUCTION", "LATE", "SPECIAL", False),
    ],
)
def test_the_same_matter_is_rewarded_once(kind: Any, one: str, other: str, *, excluded: bool) -> None:
    items = {each.code: each for each in (TITLE, PRAISE, LATE, claim_item("IDEA"))}
    assert Catalogue(items, {}).exclude_each_other(kind, one, other) is excluded

"""The register of uses: of final results only, stale once a revision moved whom they are about."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final
from uuid import uuid5

import pytest

from domain.assessment.refusals import DocumentMissing, ReasonMissing, SelfInterest
from domain.assessment.state import AssessmentState
from domain.policy.policy import POLICY_V1
from domain.policy.refusals import PolicyEntryTwice
from domain.policy.uses import USES, UseKind, UseRules
from domain.policy.vetoes import VetoEffect
from domain.result.board import Board, Member, Under, compiled
from domain.result.moved import Place
from domain.result.result import Result
from domain.result.state import ResultState, ResultStatus
from domain.result_use.allocation import PlaceRequest
from domain.result_use.events import (
    PlacesAllocated,
    UseConfirmed,
    UseRegistered,
    UsesMarkedStale,
    UseWithdrawn,
)
from domain.result_use.refusals import (
    EditionSuperseded,
    ResultNotFinal,
    SubjectNotOnBoard,
    UseBarred,
    UseKindUnknown,
    UseRegisteredAlready,
    UseStepWrong,
    UseUnknown,
)
from domain.result_use.register import Allocating, UseRegister, Using
from domain.result_use.state import Basis, Granted, UseOf, UseStatus
from domain.scoring.ranking import Standing
from tests.support.authors import INSIDER, LEADER, OFFICER, Player, grounds
from tests.support.plans import PLAN, a_plan, indicator
from tests.support.scenario import Step, fact, given, latest
from tests.support.sheets import JUNE
from tests.support.sheets import Under as Steps

USE: Final = latest("registered")
TOTALS: Final = {"U01": "980", "U02": "970", "U03": "960", "U04": "950"}


def board(**changed: str) -> Board:
    members = [
        Member(
            uuid5(PLAN, subject),
            Standing(subject, Decimal(total), Decimal(400), Decimal(900), Decimal(0), ()),
            (),
        )
        for subject, total in (TOTALS | changed).items()
    ]
    return compiled(members, Under(PLAN, "GRASSROOTS", 1, 1, POLICY_V1))


FINAL: Final = ResultState(
    plan=PLAN,
    office="HHHT",
    year=2014,
    side="SYSTEM",
    peer_group="GRASSROOTS",
    status=ResultStatus.FINALISED,
    board=board(),
    edition=1,
    windows={},
    compiled_by="a",
    proposed_by="b",
    determined_by="c",
)
REVISED: Final = replace(FINAL, board=board(U02="985"), edition=2)
BASIS: Final = Basis(edition=1, digest=FINAL.board.digest)
NEW_BASIS: Final = Basis(edition=2, digest=REVISED.board.digest)
USING: Final = Using(
    kind="AWARD", subject="U01", seen=1, document="呼政发〔2015〕3号", evidence=(), grounds=grounds()
)
ALLOCATING: Final = Allocating(
    kind="AWARD",
    places=2,
    requests=(PlaceRequest(subject="U02", asked=2), PlaceRequest(subject="U01", asked=1)),
    chosen=(),
    seen=1,
    document="呼政发〔2015〕4号",
    grounds=grounds(),
)
OPENING: Final[dict[str, Any]] = {
    "result": Result.id_of(PLAN, "GRASSROOTS"),
    "office": "HHHT",
    "plan": PLAN,
    "year": 2014,
    "side": "SYSTEM",
    "peer_group": "GRASSROOTS",
}
FIRST: Final = Place(total=Decimal(980), rank=1, grade="EXCELLENT")
SECOND: Final = Place(total=Decimal(970), rank=2, grade="GOOD")


def used(
    using: Using = USING,
    result: ResultState = FINAL,
    by: Player = OFFICER,
    assessed: Mapping[str, AssessmentState] | None = None,
) -> Step[UseRegister]:
    return Step(lambda register: register.register(using, result, USES, assessed or {}), by)


def allocated(
    allocating: Allocating = ALLOCATING, result: ResultState = FINAL, by: Player = LEADER
) -> Step[UseRegister]:
    return Step(lambda register: register.allocate(allocating, result, POLICY_V1, {}), by)


def marked(result: ResultState = REVISED) -> Step[UseRegister]:
    return Step(lambda register: register.mark_stale(result))


def confirmed(ref: Any = USE, seen: int = 2, result: ResultState = REVISED) -> Step[UseRegister]:
    return Step(
        lambda register: register.confirm(
            ref if isinstance(ref, str) else ref(register.state), seen, grounds(), result, USES, {}
        )
    )


def withdrawn(ref: Any = USE, by: Player = OFFICER) -> Step[UseRegister]:
    return Step(
        lambda register: register.withdraw(ref if isinstance(ref, str) else ref(register.state), grounds()),
        by,
    )


def status(state: Any) -> list[UseStatus]:
    return [each.status for each in state.registered.values()]


def vetoed(effect: VetoEffect) -> AssessmentState:
    """An assessment of U01 under a confirmed veto of that effect."""
    rows = tuple(ground.model_copy(update={"effect": effect}) for ground in POLICY_V1.vetoes.grounds[:1])
    vetoes = POLICY_V1.vetoes.model_copy(update={"grounds": rows})
    under = Steps(a_plan(indicator("A", 1000)), POLICY_V1.model_copy(update={"vetoes": vetoes}))
    state: AssessmentState = under.after(*under.veto_in_force(JUNE)).state
    return state


def test_a_use_says_what_it_rests_on() -> None:
    given(UseRegister).when(used()).then(
        fact(
            UseRegistered,
            **OPENING,
            use=UseOf(kind="AWARD", subject="U01", place=FIRST, document="呼政发〔2015〕3号", evidence=()),
            basis=BASIS,
            grounds=grounds(),
        )
    )


@pytest.mark.parametrize("now", [each for each in ResultStatus if each is not ResultStatus.FINALISED])
def test_only_a_final_result_is_used(now: ResultStatus) -> None:
    early = replace(FINAL, status=now)
    given(UseRegister).when(used(result=early)).then_refused(ResultNotFinal, on="edition")
    given(UseRegister).when(allocated(result=early)).then_refused(ResultNotFinal)
    stale = given(UseRegister, used(), marked())
    stale.when(confirmed(result=replace(REVISED, status=now))).then_refused(ResultNotFinal)


def test_a_use_rests_on_the_edition_in_force() -> None:
    given(UseRegister).when(used(result=REVISED)).then_refused(EditionSuperseded, on="edition")
    given(UseRegister).when(allocated(result=REVISED)).then_refused(EditionSuperseded)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "HOLIDAY"}, UseKindUnknown),
        ({"subject": "U99"}, SubjectNotOnBoard),
        ({"document": " "}, DocumentMissing),
        ({"grounds": grounds("")}, ReasonMissing),
    ],
)
def test_a_use_is_a_listed_one_of_somebody_on_the_board_by_a_document(
    changed: dict[str, Any], refusal: Any
) -> None:
    given(UseRegister).when(used(replace(USING, **changed))).then_refused(refusal)


def test_nobody_registers_or_withdraws_a_use_of_the_own_result() -> None:
    given(UseRegister).when(used(by=INSIDER)).then_refused(SelfInterest)
    given(UseRegister).when(allocated(by=INSIDER)).then_refused(SelfInterest)
    given(UseRegister, used()).when(withdrawn(by=INSIDER)).then_refused(SelfInterest)


@pytest.mark.parametrize(
    ("effect", "kind"), [("LOSE_AWARDS", "AWARD"), ("PERSONAL_CONSEQUENCE", "APPOINTMENT")]
)
def test_a_veto_in_force_bars_what_the_policy_says(effect: VetoEffect, kind: str) -> None:
    using = replace(USING, kind=kind)
    given(UseRegister).when(used(using, assessed={"U01": vetoed(effect)})).then_refused(
        UseBarred, on="subject"
    )


@pytest.mark.parametrize(
    ("effect", "kind"),
    [("LOSE_AWARDS", "TRAINING"), ("PERSONAL_CONSEQUENCE", "AWARD"), ("CAP_BELOW_EXCELLENT", "AWARD")],
)
def test_a_veto_bars_nothing_else(effect: VetoEffect, kind: str) -> None:
    stage = given(UseRegister, used(replace(USING, kind=kind), assessed={"U01": vetoed(effect)}))
    assert status(stage.state) == [UseStatus.IN_FORCE]


def test_the_same_use_by_the_same_document_is_registered_once_unless_withdrawn() -> None:
    given(UseRegister, used()).when(used()).then_refused(UseRegisteredAlready, on="document")
    again = given(UseRegister, used(), withdrawn(), used(), used(replace(USING, subject="U02")))
    assert status(again.state) == [UseStatus.WITHDRAWN, UseStatus.IN_FORCE, UseStatus.IN_FORCE]


def test_places_are_allocated_with_the_digest_that_they_rest_on() -> None:
    given(UseRegister).when(allocated()).then(
        fact(
            PlacesAllocated,
            **OPENING,
            kind="AWARD",
            places=2,
            granted=(
                Granted(subject="U01", place=FIRST, asked=1, granted=1),
                Granted(subject="U02", place=SECOND, asked=2, granted=1),
            ),
            chosen=(),
            document="呼政发〔2015〕4号",
            basis=BASIS,
            grounds=grounds(),
        )
    )


def test_a_revision_makes_stale_what_is_about_whom_it_moved_and_nothing_else() -> None:
    third = replace(USING, subject="U03")
    stage = given(UseRegister, used(), used(third), allocated())
    moved, stayed, places = stage.state.registered
    stage.when(marked()).then(fact(UsesMarkedStale, edition=2, uses=(moved, places)))
    assert stage.state.registered[stayed].status is UseStatus.IN_FORCE
    stage.when(marked()).then()


def test_nothing_is_marked_where_nobody_moved() -> None:
    given(UseRegister, used(), allocated()).when(marked(replace(FINAL, edition=2))).then()


def test_a_stale_use_is_confirmed_on_the_edition_in_force() -> None:
    place = Place(total=Decimal(980), rank=2, grade="GOOD")
    state = (
        given(UseRegister, used(), marked())
        .when(confirmed())
        .then(fact(UseConfirmed, use=USE, place=place, basis=NEW_BASIS, grounds=grounds()))
    )
    (use,) = state.registered.values()
    assert (use.status, use.basis, use.of.place) == (UseStatus.IN_FORCE, NEW_BASIS, place)


def test_only_a_stale_use_is_confirmed_and_an_allocation_is_made_anew() -> None:
    given(UseRegister, used()).when(confirmed(seen=1, result=FINAL)).then_refused(UseStepWrong, on="use")
    given(UseRegister, allocated(), marked()).when(confirmed()).then_refused(UseStepWrong)
    given(UseRegister, used(), marked()).when(confirmed("use:none")).then_refused(UseUnknown)
    given(UseRegister, used(), marked()).when(confirmed(seen=1)).then_refused(EditionSuperseded)


def test_a_use_and_an_allocation_are_withdrawn_once() -> None:
    given(UseRegister, used(), marked()).when(withdrawn()).then(
        fact(UseWithdrawn, use=USE, grounds=grounds())
    )
    given(UseRegister, allocated()).when(withdrawn()).then(fact(UseWithdrawn, use=USE, grounds=grounds()))
    given(UseRegister, used(), withdrawn()).when(withdrawn()).then_refused(UseStepWrong)
    given(UseRegister).when(withdrawn("use:none")).then_refused(UseUnknown)


def test_a_use_is_listed_once() -> None:
    kind = UseKind(code="X", name="X", barred_by=())
    (wrong,) = UseRules(kinds=(kind, kind)).faults("uses")
    assert isinstance(wrong, PolicyEntryTwice)


def test_what_a_result_is_used_for_is_data() -> None:
    assert [each.code for each in USES.kinds] == [
        *("IMPROVEMENT", "APPOINTMENT", "AWARD", "CIVIL_SERVICE_APPRAISAL", "TRAINING"),
    ]

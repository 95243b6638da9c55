"""The indicator library: added, drawn from, retired."""

from decimal import Decimal
from typing import Any

import pytest

from domain.library.library import IndicatorLibrary, LibraryIndicatorAdded, LibraryIndicatorRetiredFromUse
from domain.library.library import must_be_in_use as in_use
from domain.library.refusals import (
    LibraryIndicatorExists,
    LibraryIndicatorRetired,
    LibraryIndicatorUnknown,
    LibraryTypeUnknown,
)
from domain.library.state import LibraryIndicator
from domain.plan.check_refusals import AgencyCanCarry, SuperiorUnknown
from domain.plan.context import PlanContext, PlanUnit
from domain.plan.events import IndicatorProposed
from domain.plan.indicator import Indicator
from domain.plan.placing import drawn, taken_up
from domain.plan.plan import Plan
from domain.plan.refusals import CodeMalformed, WordsMissing
from domain.policy.planning import PLANNING
from tests.support.library import PLACE, library_indicator
from tests.support.plans import BUREAUS, DUTY, MEASUREMENT, ORIGIN, but, drafting, indicator, world_of
from tests.support.scenario import Step, fact, given

ACCURACY = library_indicator()


def adding(entry: LibraryIndicator = ACCURACY) -> Step[IndicatorLibrary]:
    return Step(lambda library: library.add("HHHT", entry, PLANNING))


def retiring(code: str = "ACCURACY", note: str = "与按期申报率重复") -> Step[IndicatorLibrary]:
    return Step(lambda library: library.retire(code, "REDUNDANT", note))


def test_the_first_indicator_opens_the_library_of_an_office() -> None:
    added = fact(LibraryIndicatorAdded, office="HHHT", indicator=ACCURACY)
    state = given(IndicatorLibrary).when(adding()).then(added)
    assert (state.office, in_use(state, "ACCURACY")) == ("HHHT", ACCURACY)


def test_a_code_of_the_library_stands_for_one_text() -> None:
    stage = given(IndicatorLibrary, adding())
    stage.when(adding()).then_refused(LibraryIndicatorExists, on="code")
    stage.when(adding(library_indicator("TOTAL"))).then_refused(CodeMalformed)
    stage.take(adding(library_indicator("SPEED")))
    assert list(stage.state.entries) == ["ACCURACY", "SPEED"]


def test_an_indicator_of_the_library_is_of_one_of_the_policys_types() -> None:
    odd = library_indicator(type="SPEED")
    given(IndicatorLibrary).when(adding(odd)).then_refused(LibraryTypeUnknown, on="indicator.type")


def test_an_indicator_is_retired_once_and_in_words() -> None:
    stage = given(IndicatorLibrary, adding())
    stage.when(retiring(note=" ")).then_refused(WordsMissing, on="note")
    retired = fact(
        LibraryIndicatorRetiredFromUse, indicator="ACCURACY", reason="REDUNDANT", note="与按期申报率重复"
    )
    state = stage.when(retiring()).then(retired)
    with pytest.raises(LibraryIndicatorRetired, match="REDUNDANT"):
        in_use(state, "ACCURACY")
    stage.when(retiring()).then_refused(LibraryIndicatorRetired)
    stage.when(adding()).then_refused(LibraryIndicatorExists)


def test_only_what_the_library_has_is_retired() -> None:
    given(IndicatorLibrary).when(retiring()).then_refused(LibraryIndicatorUnknown, on="library")
    given(IndicatorLibrary, adding()).when(retiring("SPEED")).then_refused(LibraryIndicatorUnknown)


def test_an_indicator_of_the_library_takes_its_place_in_a_plan() -> None:
    placed = drawn(ACCURACY, PLACE)
    assert (placed.code, placed.points, placed.duty) == ("Z", Decimal(40), DUTY)
    assert (placed.name, placed.cycle, placed.method) == (ACCURACY.name, ACCURACY.cycle, ACCURACY.method)
    assert (placed.classification.type, placed.classification.area) == ("FILING_ACCURACY", "COLLECTION")


def above(**changes: Any) -> Indicator:
    figures = MEASUREMENT.model_copy(update={"target": Decimal(98)})
    return but(indicator("S1", 60), measurement=figures, origin=ORIGIN.model_copy(update=changes))


def below(**changes: Any) -> PlanContext:
    """A city with a sub-bureau among its subjects, under a superior that appraises S1."""
    world = world_of(superior={"S1": above(**changes)})
    return world_of(
        superior=world.superior, units={**world.units, "F01": PlanUnit("SUB_BUREAU", "GRASSROOTS")}
    )


def test_what_is_taken_up_keeps_the_superiors_text_and_gets_a_place_of_its_own() -> None:
    child = taken_up(above(), PLACE, None)
    assert (child.code, child.points, child.origin.superior) == ("Z", Decimal(40), "S1")
    assert (child.name, child.measurement.target) == ("指标S1", Decimal(98))
    assert taken_up(above(), PLACE, Decimal(97)).measurement.target == 97


def cascading(superior: str, world: PlanContext, assessed: tuple[str, ...] = ()) -> Step[Plan]:
    place = PLACE.model_copy(update={"assessed": assessed})
    return Step(lambda plan: plan.cascade_indicator(superior, place, None, world))


def test_an_indicator_is_cascaded_into_a_draft() -> None:
    draft = given(Plan, *drafting(indicator("A", 60)))
    child = taken_up(above(), PLACE, None)
    draft.when(cascading("S1", below())).then(fact(IndicatorProposed, indicator=child))


def test_only_what_the_superior_published_is_cascaded() -> None:
    draft = given(Plan, *drafting(indicator("A", 60)))
    draft.when(cascading("S9", below())).then_refused(SuperiorUnknown, on="superior")
    draft.when(cascading("S1", world_of())).then_refused(SuperiorUnknown, on="superior")


def test_what_the_agency_can_carry_is_not_cascaded_to_a_sub_bureau() -> None:
    """Rule 4."""
    draft = given(Plan, *drafting(indicator("A", 60)))
    carried = below(agency_can_carry=True)
    refusal = draft.when(cascading("S1", carried)).then_refused(AgencyCanCarry, on="superior")
    assert refusal.facts == {"indicator": "Z", "units": "F01"}
    draft.take(cascading("S1", carried, BUREAUS))

"""The steps to a result: in their order, each by who may, on what stands in the log."""

from datetime import date
from uuid import UUID

import pytest

from api.bootstrap import System
from application.refusals import RoleMissing
from application.result import CompileResults, ProposeResults, PubliciseResults
from domain.office.refusals import BodySeatMissing
from domain.person import Role
from domain.result.refusals import (
    AssessmentsOpen,
    PeerGroupEmpty,
    ResultSamePerson,
    ResultStepWrong,
    ResultUnknown,
    StaleCompilation,
)
from tests.support.city import constituting
from tests.support.results import (
    BUREAUS,
    GROUP,
    bureaus,
    compiled,
    determining,
    file,
    graded,
    result_of,
    revising,
    rule,
    seal,
)


def test_a_result_is_compiled_of_sealed_assessments_only(system: System) -> None:
    city = bureaus(system)
    with pytest.raises(AssessmentsOpen) as refused:
        compiled(city, GROUP)
    assert refused.value.facts["count"] == "11"
    seal(city, [unit for unit in BUREAUS if unit != "U07"])
    with pytest.raises(AssessmentsOpen) as refused:
        compiled(city, GROUP)
    assert refused.value.facts == {"count": "1", "subjects": "U07"}
    with pytest.raises(PeerGroupEmpty):
        compiled(city, "URBAN")
    with pytest.raises(ResultUnknown):
        city.run("leader", revising(city))


def test_each_step_is_taken_in_its_body_by_another_person(system: System) -> None:
    city = bureaus(system)
    seal(city)
    of = {"plan": city.plan, "peer_group": GROUP}
    compiled(city, GROUP)
    city.hire("second member", "CO", Role.COMMITTEE)
    with pytest.raises(BodySeatMissing):
        city.run("second member", ProposeResults.of(**of))
    with pytest.raises(RoleMissing):
        city.run("officer", ProposeResults.of(**of))
    city.hire("all in one", "CO", Role.PERFORMANCE_OFFICE, Role.COMMITTEE, Role.LEADING_GROUP)
    all_in_one = UUID(city.people["all in one"])
    seat = constituting(UUID(city.people["member"]), all_in_one, kind="COMMITTEE", since=date(2015, 1, 21))
    city.run("system:bootstrap", seat)
    city.run("all in one", CompileResults.of(**of))
    with pytest.raises(ResultSamePerson):
        city.run("all in one", ProposeResults.of(**of))
    city.run("member", ProposeResults.of(**of))
    with pytest.raises(BodySeatMissing):
        city.run("all in one", determining(city))
    city.run("leader", determining(city))
    with pytest.raises(ResultStepWrong):
        compiled(city, GROUP)
    with pytest.raises(RoleMissing):
        city.run("leader", PubliciseResults.of(**of))


def test_what_moves_after_compiling_makes_the_board_stale(system: System) -> None:
    city = bureaus(system)
    appeal = file(city, "U02")
    seal(city)
    compiled(city, GROUP)
    rule(city, appeal, "567.35")
    proposing = ProposeResults(plan=city.plan, peer_group=GROUP)
    with pytest.raises(StaleCompilation) as refused:
        city.run("member", proposing)
    assert refused.value.facts == {"subjects": "U02, U03, U08"}
    compiled(city, GROUP)
    city.run("member", proposing)
    city.run("leader", determining(city))
    assert graded(result_of(city).board) == ["U01", "U05", "U02"]

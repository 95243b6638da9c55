"""An amendment with more assessments to reach than one commit takes: part by part, and resumable."""

from datetime import UTC, datetime

import pytest

from application import parts
from application.adoption import AdoptPlanVersion
from application.amendment import ApproveAmendment, ScreenAmendment
from application.assessment.lifecycle import SealAssessment
from application.parts import DONE, MORE
from application.processes.plan_adoption import plan_adoption
from application.replay import fold
from domain.catalogue import CODEC
from domain.plan.amendment import AmendmentStatus
from domain.plan.amendment_refusals import AmendmentStepWrong, AmendmentUnderWay
from domain.plan.state import PlanState
from infra.clock import ScriptedClock
from infra.feed.processes import ProcessRunner
from tests.support.amendments import amend, change_set, requesting
from tests.support.city import City

SYSTEM = "system:plan-adoption"
MORE_FOR_A = change_set(points={"A": 60, "B": 40})
BACK = change_set(points={"A": 40, "B": 60})


@pytest.fixture
def crowded(city: City, clock: ScriptedClock, monkeypatch: pytest.MonkeyPatch) -> City:
    """A bureau with three assessments where a commit takes two; in June."""
    monkeypatch.setattr(parts, "AT_ONCE", 2)
    clock.set(datetime(2014, 6, 20, 2, 0, tzinfo=UTC))
    return city


def runner(city: City) -> ProcessRunner:
    system = city.system
    return ProcessRunner(system.database, system.reader, CODEC, [plan_adoption(system.dispatcher)])


def followed(city: City) -> list[int]:
    return [city.state(unit).plan_version for unit in ("U01", "U02", "U03")]


def status_of(city: City, number: int = 1) -> AmendmentStatus:
    plan: PlanState = fold(city.system.stream(city.plan))
    return plan.amendment(number).status


def test_up_to_the_limit_the_approval_reaches_all_in_one_commit(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 6, 20, 2, 0, tzinfo=UTC))
    amend(city, MORE_FOR_A)
    assert followed(city) == [2, 2, 2]
    assert status_of(city) is AmendmentStatus.APPROVED
    last = [list(city.system.stream(each))[-1] for each in (city.plan, *city.assessments.values())]
    assert len({each.commit_position for each in last}) == 1


def test_beyond_it_the_process_reaches_them_part_by_part(crowded: City) -> None:
    amend(crowded, MORE_FOR_A)
    assert followed(crowded) == [1, 1, 1]
    assert status_of(crowded) is AmendmentStatus.ADOPTING
    runner(crowded).catch_up()
    assert followed(crowded) == [2, 2, 2]
    assert status_of(crowded) is AmendmentStatus.APPROVED


def test_what_was_done_before_an_interruption_is_not_done_again(crowded: City) -> None:
    amend(crowded, MORE_FOR_A)
    begun = list(crowded.system.stream(crowded.plan))[-1]
    process = plan_adoption(crowded.system.dispatcher)
    assert process.do_part(begun, 0) == MORE
    assert followed(crowded) == [2, 2, 1]
    runner(crowded).catch_up()
    runner(crowded).catch_up()
    process.react(begun)
    assert followed(crowded) == [2, 2, 2]
    adopted = [each.event.TOPIC for each in crowded.system.stream(crowded.assessments["U01"])]
    assert adopted.count("assessment.plan-version-adopted.v1") == 1


def test_parts_follow_each_other(crowded: City) -> None:
    amend(crowded, MORE_FOR_A)
    with pytest.raises(AmendmentStepWrong):
        crowded.run(SYSTEM, AdoptPlanVersion(plan=crowded.plan, amendment=1, part=1))
    for part, result in enumerate((MORE, DONE)):
        command = AdoptPlanVersion(plan=crowded.plan, amendment=1, part=part)
        assert crowded.run(SYSTEM, command).result == result
    with pytest.raises(AmendmentStepWrong):
        crowded.run(SYSTEM, AdoptPlanVersion(plan=crowded.plan, amendment=1, part=2))


def test_sealed_assessments_are_passed_over(crowded: City) -> None:
    crowded.run("officer", SealAssessment(assessment=crowded.assessments["U02"]))
    amend(crowded, MORE_FOR_A)
    runner(crowded).catch_up()
    assert followed(crowded) == [2, 1, 2]


def test_the_next_amendment_is_decided_on_after_it(crowded: City) -> None:
    amend(crowded, MORE_FOR_A)
    number = int(crowded.made("assessor", requesting(crowded, BACK)))
    crowded.run("officer", ScreenAmendment(plan=crowded.plan, amendment=number))
    approve = ApproveAmendment(plan=crowded.plan, amendment=number)
    with pytest.raises(AmendmentUnderWay):
        crowded.run("leader", approve)
    runner(crowded).catch_up()
    crowded.run("leader", approve)
    runner(crowded).catch_up()
    assert followed(crowded) == [3, 3, 3]

"""What innovation projects bring to an assessment: in force at once, and capped of itself and with all."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.innovation_bonus import InnovationBonusBooked
from domain.assessment.refusals import AlreadySealed, OutsideTheYear, PointsOutOfRange, SelfInterest
from domain.assessment.state import ClaimStatus
from domain.kernel.refusal import Refusal
from domain.policy.policy import POLICY_V1
from domain.scoring.breakdown import LeafKind
from tests.support.authors import INSIDER, LEADER, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import CLAIM, JUNE, PROJECT, Move, Under, leaves, plain, told

under = Under(a_plan(indicator("A", 1000)))


def test_a_bonus_of_a_project_is_in_force_at_once_on_the_day_the_work_was_done() -> None:
    state = (
        under.after()
        .when(under.innovation("2.67", "joint counters"))
        .then(
            fact(
                InnovationBonusBooked,
                effective_on=JUNE,
                kind="BONUS",
                matter="joint counters",
                work_kind="INNOVATION",
                points=Decimal("2.670000"),
                grounds=grounds(),
                innovation=PROJECT,
            )
        )
    )
    claim = state.claims[CLAIM(state)]
    assert (claim.code, claim.status, claim.handlers) == ("INNOVATION", ClaimStatus.IN_FORCE, {LEADER.id})
    assert under.score(under.innovation("2.67")).total == Decimal("2.67")


def test_projects_of_a_year_come_to_20_at_most() -> None:
    assert under.score(under.innovation(10, "m"), under.innovation(10, "n")).total == 20
    score = under.score(*(under.innovation(8, matter) for matter in ("m", "n", "o")))
    assert score.total == 20
    caps = {leaf.path: plain(leaf.points) for leaf in leaves(score, LeafKind.CAP)}
    assert caps == {"BONUS/item:INNOVATION": "-4"}


def test_their_cap_is_the_policys_and_other_bonuses_stand_beside_it() -> None:
    rules = POLICY_V1.innovation.model_copy(update={"cap": Decimal(5)})
    other = Under(under.plan, POLICY_V1.model_copy(update={"innovation": rules}))
    score = other.score(other.innovation(8, "m"), *other.bonus(10, "n"))
    assert score.total == 15
    assert told(score, LeafKind.CAP) == [("CAP", "-3", "IN_FORCE")]


def test_the_cap_of_all_bonuses_holds_for_what_the_own_cap_leaves() -> None:
    moves = (under.innovation(10, "m"), under.innovation(10, "n"), under.innovation(5, "o"))
    score = under.score(*moves, *under.bonus(70, "p"))
    assert score.total == 80
    caps = {leaf.path: plain(leaf.points) for leaf in leaves(score, LeafKind.CAP)}
    assert caps == {"BONUS/item:INNOVATION": "-5", "BONUS": "-10"}


def test_a_matter_is_rewarded_once_as_an_honour_or_as_an_innovation() -> None:
    assert under.score(under.innovation(8, "m"), *under.bonus(10, "m")).total == 10


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        (under.innovation(on=date(2015, 1, 1)), OutsideTheYear),
        (under.innovation("1000.01"), PointsOutOfRange),
        (under.innovation(by=INSIDER), SelfInterest),
    ],
)
def test_a_bonus_is_of_the_year_and_never_ones_own(step: Move, refusal: type[Refusal]) -> None:
    under.after().when(step).then_refused(refusal)


def test_a_sealed_assessment_takes_no_innovation_bonus() -> None:
    under.after(under.sealed()).when(under.innovation()).then_refused(AlreadySealed)

"""What would be if: hypotheses move what they would really move, by the rules and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment.assessment import Assessment
from domain.assessment.entries import entry_ref
from domain.assessment.exemption import not_applicable_ref
from domain.assessment.refusals import (
    AlreadySealed,
    ItemContested,
    ItemNotInForce,
    ItemRuled,
    ItemUnknown,
    PointsOutOfRange,
    RulingPointsWrong,
    VetoNotVariable,
    VetoStepWrong,
)
from domain.assessment.ruled import Outcome
from domain.assessment.state import AssessmentState
from domain.kernel.points import add
from domain.kernel.refusal import Refusal, Refusals
from domain.policy.policy import POLICY_V1, Policy
from domain.policy.refusals import PolicyVersionUnknown
from domain.scoring.breakdown import LeafKind
from domain.scoring.worth import worth_of
from domain.what_if.hypotheses import ApplyRuling, Hypothesis, LiftVeto, VoidItem
from domain.what_if.refusals import HypothesisTwice, PlanVersionUnknown
from domain.what_if.simulation import Simulation, simulate
from domain.what_if.world import Base
from tests.support.amendments import amend_world, change_set, swap
from tests.support.authors import ARBITER, LEADER, OFFICER, Authors, grounds
from tests.support.histories import founded_world, histories, items_of
from tests.support.methods import measured
from tests.support.plans import PLAN, indicator
from tests.support.policies import policy_with
from tests.support.sheets import APPEAL, Move, Under
from tests.support.what_if import (
    SUBJECTS,
    base_of,
    by_plan,
    by_policy,
    lifted,
    ruled,
    states_of,
    take,
    void,
    worth,
)
from tests.support.world import History, World

LATER: Final = entry_ref("A", "2014Q2", "SELF")
Said = Hypothesis | Callable[[AssessmentState], Hypothesis]
"""A hypothesis; by the state where it is about an item that does not exist yet."""
EXEMPTED: Final = not_applicable_ref("A", "2014Q2")
BANDS: Final = tuple(
    band.model_copy(update={"minimum": Decimal(minimum)})
    for band, minimum in zip(POLICY_V1.grades.bands, ("0.03", "0.02", "0.01", "0"), strict=True)
)
GENEROUS: Final = policy_with("grades", bands=BANDS).model_copy(
    update={"quota": POLICY_V1.quota.model_copy(update={"excellent_share": Decimal(1)})}
)
"""A policy by which few points are excellent, and everybody may be."""


def town(*moves: Move, seed: str = "fork") -> World:
    """Three bureaus: U01 has 8 points and what the steps make of it, U02 has 9, U03 has 7."""
    world = founded_world(SUBJECTS)
    world.authors = Authors(world.authors.now, seed=seed)
    under = Under(world.plan)
    for subject, points in zip(SUBJECTS, (8, 9, 7), strict=True):
        take(world, subject, *under.confirmed(points))
    take(world, "U01", *moves)
    return world


def asked(world: World, *hypotheses: Hypothesis) -> Simulation:
    return simulate(base_of(world.state), hypotheses)


def then_all_refused(world: World, hypotheses: Sequence[Hypothesis], **kinds: type[Refusal]) -> None:
    """It is refused for exactly these reasons, by the place of the hypothesis that each is about."""
    with pytest.raises(Refusals) as caught:
        asked(world, *hypotheses)
    refusals = caught.value.refusals
    assert {each.field: type(each) for each in refusals} == {
        f"hypotheses.{place.removeprefix('at_')}": kind for place, kind in kinds.items()
    }
    assert all(each.message("zh") and each.message("en") for each in refusals)


def own(world: World) -> AssessmentState:
    return base_of(world.state).group[Assessment.id_of(PLAN, "U01")]


def meant(said: Said, world: World) -> Hypothesis:
    return said(own(world)) if callable(said) else said


def moves_of(found: Simulation) -> dict[str, tuple[int, int]]:
    return {each.subject: (each.before.rank, each.after.rank) for each in found.moved}


def under() -> Under:
    return Under(founded_world(SUBJECTS).plan)


def test_n3_without_hypotheses_it_tells_how_things_stand() -> None:
    found = asked(town())
    assert found.digest == found.base_digest
    assert found.before == found.after
    assert (found.before.total, found.before.rank) == (Decimal("8.00"), 2)
    assert (found.leaves, found.moved) == ((), ())


def test_n3_other_points_move_leaf_total_and_ranks() -> None:
    found = asked(town(), worth("9.5"))
    (leaf,) = found.leaves
    assert (leaf.path, leaf.kind) == ("A/2014Q1/SELF", LeafKind.ENTRY)
    assert (leaf.before, leaf.after) == (Decimal(8), Decimal("9.5"))
    assert (found.before.total, found.after.total) == (Decimal("8.00"), Decimal("9.50"))
    assert moves_of(found) == {"U01": (2, 1), "U02": (1, 2)}
    assert found.digest != found.base_digest


def test_n3_points_of_what_is_not_confirmed_move_the_provisional_total_only() -> None:
    found = asked(town(under().reported(5, period="2014Q2")), worth(6, LATER))
    assert found.before.total == found.after.total == Decimal("8.00")
    assert (found.before.provisional_total, found.after.provisional_total) == (Decimal(13), Decimal(14))
    assert (found.leaves, found.moved) == ((), ())
    assert found.digest != found.base_digest


def test_n3_points_of_what_was_ruled_on_replace_the_ruled_ones() -> None:
    found = asked(town(under().contested(), under().ruled("VARIED", 9)), worth(10))
    assert (found.before.total, found.after.total) == (Decimal("9.00"), Decimal("10.00"))
    (leaf,) = found.leaves
    assert (leaf.kind, leaf.before, leaf.after) == (LeafKind.RULING, Decimal(1), Decimal(2))


def test_n3_a_voided_entry_leaves_the_total() -> None:
    found = asked(town(), void())
    assert found.after.total == 0
    assert moves_of(found) == {"U01": (2, 3), "U03": (3, 2)}


@pytest.mark.parametrize(
    ("history", "ruling", "total"),
    [
        ((), ruled("VARIED", 9), "9.00"),
        ((), ruled("REVOKED"), "0.00"),
        ((), ruled("MAINTAINED"), "8.00"),
        ((under().contested(),), ruled("VARIED", 9), "9.00"),
        ((under().adjusted(-3),), lambda state: ruled("REVOKED", item=adjustment(state)), "8.00"),
        (under().bonus(5), lambda state: ruled("VARIED", 2, claim(state)), "10.00"),
        (under().deduction(2), lambda state: ruled("REVOKED", item=claim(state)), "8.00"),
        (under().refused_bonus(4), lambda state: ruled("REVOKED", item=claim(state)), "12.00"),
    ],
)
def test_n3_a_ruling_is_what_it_would_be(history: tuple[Move, ...], ruling: Said, total: str) -> None:
    world = town(*history)
    assert asked(world, meant(ruling, world)).after.total == Decimal(total)


@pytest.mark.parametrize("ending", [lifted, lambda veto: ruled("REVOKED", item=veto)])
def test_n3_without_its_veto_a_subject_has_its_grade_and_the_total_it_had(
    ending: Callable[[str], Hypothesis],
) -> None:
    world = town(*under().veto_in_force())
    (veto,) = own(world).vetoes
    found = simulate(with_policy(base_of(world.state), 1, GENEROUS), [ending(veto)])
    assert (found.before.grade, found.after.grade) == ("GOOD", "EXCELLENT")
    assert (found.before.total, found.leaves) == (found.after.total, ())
    assert [each.subject for each in found.moved] == ["U01"]


def test_n3_another_policy_grades_the_whole_group() -> None:
    found = simulate(with_policy(base_of(town().state), 2, GENEROUS), [by_policy(2)])
    assert {each.subject: each.after.grade for each in found.moved} == dict.fromkeys(SUBJECTS, "EXCELLENT")
    assert found.before.total == found.after.total


def test_n3_another_plan_version_scores_the_whole_group() -> None:
    world = town()
    for subject in SUBJECTS:
        take(world, subject, *under().confirmed(measured(value=80), "F"))
    earlier, today = asked(world), june(world)
    assert amend_world(world, swap(world.state(PLAN), "A", "F", Decimal(4), today), today)
    later = asked(world, by_plan(1))
    assert later.before.total == earlier.before.total + 3, "three of the four quarters lie ahead"
    assert later.after == earlier.before
    assert [each.subject for each in later.moved] == ["U02", "U01", "U03"]
    assert later.digest == earlier.digest


def test_n3_what_a_plan_version_does_not_assess_counts_nothing_by_it() -> None:
    world = town()
    earlier, today = asked(world), june(world)
    changes = change_set(added=(indicator("H", 2, section="V"),), points={"F": 6})
    assert amend_world(world, changes, today)
    take(world, "U01", *Under(world.plan).confirmed("0.5", "H", "2014Q3"))
    found = asked(world, by_plan(1))
    assert [(leaf.path, leaf.before, leaf.after) for leaf in found.leaves] == [
        ("H/2014Q3/SELF", Decimal("0.5"), Decimal(0))
    ]
    assert found.digest == earlier.digest


@pytest.mark.parametrize(
    ("history", "hypothesis", "reason"),
    [
        ((), worth(5, LATER), ItemUnknown),
        ((), worth("10.0001"), PointsOutOfRange),
        ((), worth("-0.01"), PointsOutOfRange),
        ((under().voided(),), worth(5), ItemNotInForce),
        (under().refused_bonus(4), lambda state: worth(5, claim(state)), ItemNotInForce),
        (under().exempted("A", "2014Q2"), worth(0, EXEMPTED), ItemNotInForce),
        (under().veto_in_force(), lambda state: worth(5, veto(state)), VetoNotVariable),
        ((), void(LATER), ItemUnknown),
        ((under().voided(),), void(), ItemNotInForce),
        ((under().contested(),), void(), ItemContested),
        ((under().contested(), under().ruled("VARIED", 9)), void(), ItemRuled),
        ((under().sealed(),), void(), AlreadySealed),
        ((), ruled("MAINTAINED", item=LATER), ItemUnknown),
        ((), ruled("MAINTAINED", 5), RulingPointsWrong),
        ((), ruled("VARIED"), RulingPointsWrong),
        ((), ruled("VARIED", 11), PointsOutOfRange),
        ((under().reported(period="2014Q2"),), ruled("REVOKED", item=LATER), ItemNotInForce),
        (under().veto_in_force(), lambda state: ruled("VARIED", 1, veto(state)), VetoNotVariable),
        ((), lifted("veto:none"), ItemUnknown),
        ((under().vetoed(),), lambda state: lifted(veto(state)), VetoStepWrong),
        ((), by_plan(2), PlanVersionUnknown),
        ((), by_policy(2), PolicyVersionUnknown),
    ],
)
def test_n3_what_the_rules_refuse_is_not_supposed(
    history: tuple[Move, ...],
    hypothesis: Said,
    reason: type[Refusal],
) -> None:
    world = town(*history)
    then_all_refused(world, [meant(hypothesis, world)], at_0=reason)


def test_n3_everything_that_cannot_be_supposed_is_said_at_once() -> None:
    several = (by_plan(3), worth(99), void(LATER))
    then_all_refused(town(), several, at_0=PlanVersionUnknown, at_1=PointsOutOfRange, at_2=ItemUnknown)


@pytest.mark.parametrize(
    "twice", [(worth(9), void()), (by_plan(1), by_plan(1)), (by_policy(1), by_policy(1))]
)
def test_n3_one_thing_is_supposed_of_an_item_of_the_plan_and_of_the_policy(
    twice: tuple[Hypothesis, Hypothesis],
) -> None:
    then_all_refused(town(), twice, at_1=HypothesisTwice)


def test_n3_what_is_supposed_of_items_does_not_depend_on_the_order() -> None:
    world = town(under().reported(5, period="2014Q2"), *under().bonus(5))
    several = (worth(9), by_plan(1), worth(2, LATER), void(claim(own(world))))
    assert asked(world, *several).digest == asked(world, *reversed(several)).digest


def test_n3_the_digest_says_nothing_of_ids() -> None:
    history = (under().adjusted(-1), under().adjusted(-2), *under().bonus(5), *under().bonus(3, "service"))
    one, other = town(*history), town(*history, seed="other")
    assert own(one).claims.keys().isdisjoint(own(other).claims)
    assert asked(one).digest == asked(other).digest


def test_n3_whoever_stands_elsewhere_changes_the_digest() -> None:
    world = town()
    before = asked(world).digest
    take(world, "U03", *under().confirmed(1, period="2014Q2"))
    assert asked(world).before.rank == 2
    assert asked(world).digest != before


def test_n3_a_base_stays_as_it_was() -> None:
    base = base_of(town().state)
    known = dict(base.group)
    simulate(base, [void()])
    assert base.group == known
    assert simulate(base, []).digest == simulate(base, [void()]).base_digest


@given(histories(SUBJECTS), st.data())
def test_n3_what_is_really_done_gives_the_digest_of_what_was_supposed(
    history: History, data: st.DataObject
) -> None:
    """Rulings on entries, adjustments, claims and vetoes, voiding and lifting; and both refuse the same."""
    base = base_of(states_of(history).get)
    hypotheses = data.draw(some_of(base, data.draw(st.integers(-50_000, 50_000))))
    done, reasons = really(base, hypotheses)
    if reasons:
        with pytest.raises(Refusals) as caught:
            simulate(base, hypotheses)
        assert [type(each) for each in caught.value.refusals] == reasons
        return
    exhibit = simulate(base, hypotheses)
    assert simulate(done, []).base_digest == exhibit.digest
    assert exhibit.base_digest == simulate(base, []).digest
    changed = add(leaf.after - leaf.before for leaf in exhibit.leaves)
    assert changed == exhibit.after.total - exhibit.before.total


@given(histories(SUBJECTS))
def test_n3_every_version_of_the_plan_can_be_asked_about(history: History) -> None:
    base = base_of(states_of(history).get)
    digests = {number: simulate(base, [by_plan(number)]).digest for number in base.rules.plans.versions}
    assert digests[history.plan.number] == simulate(base, []).digest


def some_of(base: Base, points: int) -> st.SearchStrategy[list[Hypothesis]]:
    """Up to three things that may really be done, and at times one more that may be refused."""
    items = items_of(base.group[base.assessment])
    offered = [each for item in items for each in about(item.ref, Decimal(points).scaleb(-4))]
    possible = [each for each in offered if not really(base, [each])[1]]
    done = st.lists(st.sampled_from(possible), min_size=1, max_size=3) if possible else st.just([])
    odd = st.lists(st.sampled_from(offered), max_size=1) if offered else st.just([])
    return st.builds(lambda some, other: _unique([*some, *other]), done, odd)


def _unique(hypotheses: list[Hypothesis]) -> list[Hypothesis]:
    return list({each.about: each for each in hypotheses}.values())


def about(ref: str, points: Decimal) -> list[Hypothesis]:
    """What may be done about an item."""
    rulings = [ruled(outcome, points if outcome == "VARIED" else None, ref) for outcome in get_args(Outcome)]
    return [*rulings, void(ref), *([lifted(ref)] if ref.startswith("veto:") else [])]


def really(base: Base, hypotheses: list[Hypothesis]) -> tuple[Base, list[type[Refusal]]]:
    """The base after people have done so, and why they could not."""
    state, authors, reasons = base.group[base.assessment], Authors(seed="really"), list[type[Refusal]]()
    for each in hypotheses:
        who = LEADER if isinstance(each, LiftVeto) else ARBITER if isinstance(each, ApplyRuling) else OFFICER
        sheet = Assessment.of(base.assessment, 1_000, state, authors.of(who))
        try:
            do(each, sheet, base)
        except Refusal as refusal:
            reasons.append(type(refusal))
        else:
            state = sheet.state
    return replace(base, group={**base.group, base.assessment: state}), reasons


def do(hypothesis: Hypothesis, sheet: Assessment, base: Base) -> None:
    match hypothesis:
        case VoidItem(item=item):
            sheet.void(item, grounds())
        case LiftVeto(veto=item):
            sheet.lift_veto(item, grounds())
        case ApplyRuling(item=item, outcome=outcome, points=points):
            plan = base.rules.plans.version(sheet.state.plan_version)
            policy = base.rules.policies.version(sheet.state.policy_version)
            if item not in sheet.state.contests:
                sheet.contest(item, APPEAL, plan, official=True)
            sheet.apply_ruling(
                item=item,
                appeal=sheet.state.contests[item],
                outcome=outcome,
                points=points,
                grounds=grounds(),
                plan=plan,
                worth=lambda indicator: worth_of(indicator, sheet.state, plan, policy),
            )


def june(world: World) -> date:
    """Let the month come in which amendments are asked for; gives the day."""
    world.authors.later(timedelta(days=165))
    return world.authors.now.date()


def adjustment(state: AssessmentState) -> str:
    return next(iter(state.record("A").adjustments))


def claim(state: AssessmentState) -> str:
    return next(iter(state.claims))


def veto(state: AssessmentState) -> str:
    return next(iter(state.vetoes))


def with_policy(base: Base, number: int, policy: Policy) -> Base:
    policies = base.rules.policies
    known = replace(policies, versions={**policies.versions, number: policy})
    return replace(base, rules=base.rules._replace(policies=known))

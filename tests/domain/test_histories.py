"""What holds for every history of an assessment, whatever happened in it."""

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.assessment.assessment import Assessment
from domain.assessment.changes import changed_items
from domain.assessment.state import AssessmentState, Item, Veto
from domain.assessment.vetoes import is_in_force
from domain.kernel.clock import local_date
from domain.kernel.points import ZERO, add
from domain.policy.grades import Grade
from domain.policy.policy import POLICY_V1
from domain.policy.vetoes import VetoEffect
from domain.scoring.breakdown import Breakdown, Leaf, LeafKind, LeafState
from domain.scoring.composition import advance, compose, compose_state, empty
from domain.scoring.contribution import BONUS, all_contributions
from domain.scoring.ranking import Standing, provisional_grades
from domain.scoring.subtotals import subtotals
from tests.support.histories import DAYS, histories, items_of
from tests.support.plans import a_plan, indicator
from tests.support.scenario import Stage
from tests.support.sheets import Under
from tests.support.world import CATALOGUE, History

A_YEAR = st.dates(date(2014, 1, 1), date(2014, 12, 31))


def full(history: History, state: AssessmentState) -> Breakdown:
    return compose_state(state, history.plan, history.policy)


def keyed(breakdown: Breakdown) -> dict[tuple[str, LeafKind], Leaf]:
    """The leaves by their key, which must tell them apart."""
    found = list(breakdown.leaves)
    leaves = {(leaf.path, leaf.kind): leaf for leaf in found}
    assert len(leaves) == len(found)
    return leaves


def as_of(history: History, day: date) -> Breakdown:
    return compose(
        {
            node: [each for each in members if each.effective_on <= day]
            for node, members in all_contributions(history.state).items()
        },
        history.plan,
        history.policy,
    )


@given(histories())
def test_leaves_sum_to_the_published_total_after_every_event(history: History) -> None:
    for state in history.states():
        breakdown = full(history, state)
        assert add(leaf.points for leaf in breakdown.leaves) == breakdown.total
        assert breakdown.total == breakdown.total.quantize(Decimal("0.01"))
        assert abs(breakdown.rounding.points) <= Decimal("0.005")


@given(histories())
def test_advancing_event_by_event_is_composing_everything(history: History) -> None:
    before: AssessmentState | None = None
    advanced = empty(history.plan)
    for after in history.states():
        if before is not None:
            advanced = advance(advanced, before, after, history.plan, history.policy)
        composed = full(history, after)
        assert (advanced.exact, advanced.provisional_exact) == (composed.exact, composed.provisional_exact)
        assert (advanced.total, advanced.provisional_total) == (composed.total, composed.provisional_total)
        assert keyed(advanced) == keyed(composed)
        assert subtotals(advanced, history.plan) == subtotals(composed, history.plan)
        before = after


@given(histories())
def test_a_step_changes_exactly_the_items_that_are_not_as_before(history: History) -> None:
    before: dict[str, Item] = {}
    last: AssessmentState | None = None
    for state in history.states():
        after = {item.ref: item for item in items_of(state)}
        if last is not None:
            changed = {each.new.ref: each for each in changed_items(last, state)}
            assert {ref: each.new for ref, each in changed.items()} == {
                ref: item for ref, item in after.items() if item != before.get(ref)
            }
            assert all(each.old is before.get(ref) for ref, each in changed.items())
        last, before = state, after


@given(histories(), A_YEAR)
def test_leaves_sum_to_the_total_as_of_any_day(history: History, day: date) -> None:
    breakdown = as_of(history, day)
    assert add(leaf.points for leaf in keyed(breakdown).values()) == breakdown.total


@given(histories())
def test_as_of_the_last_day_of_the_year_nothing_is_left_out(history: History) -> None:
    assert keyed(as_of(history, date(2014, 12, 31))) == keyed(full(history, history.state))


@given(histories(), A_YEAR, st.data())
def test_what_counts_on_a_day_does_not_depend_on_the_order_of_composing(
    history: History, day: date, data: st.DataObject
) -> None:
    nodes = data.draw(st.permutations(list(all_contributions(history.state).items())))
    shuffled = {
        node: [each for each in data.draw(st.permutations(members)) if each.effective_on <= day]
        for node, members in nodes
    }
    assert keyed(compose(shuffled, history.plan, history.policy)) == keyed(as_of(history, day))


CLAIM = st.tuples(
    st.integers(1, 4),
    st.sampled_from("ab"),
    st.sampled_from(DAYS),
    st.sampled_from(["BONUS-1", "BONUS-2", "BONUS-3", "BONUS-4"]),
)
CLAIMS = st.lists(CLAIM, max_size=6)


@given(CLAIMS.flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))), A_YEAR)
def test_bonuses_count_on_a_day_alike_in_whatever_order_they_were_recorded(
    orders: tuple[list[tuple[int, str, date, str]], list[tuple[int, str, date, str]]], day: date
) -> None:
    under = Under(a_plan(indicator("A", 100), catalogue=CATALOGUE))
    first, second = (
        under.after(*(move for claim in claims for move in under.bonus(*claim))).state for claims in orders
    )
    assert told_on(day, first, under) == told_on(day, second, under)


def told_on(day: date, state: AssessmentState, under: Under) -> list[tuple[str, Decimal, Decimal, str]]:
    contributed = [each for each in all_contributions(state)[BONUS] if each.effective_on <= day]
    breakdown = compose({BONUS: contributed}, under.plan, under.policy)
    return sorted((leaf.kind.value, leaf.points, leaf.stated, leaf.state.value) for leaf in breakdown.leaves)


@given(histories())
def test_evolving_never_changes_an_earlier_state(history: History) -> None:
    states = list(history.states())
    copies: list[AssessmentState] = []
    state: AssessmentState | None = None
    for event in history.events:
        state = event.evolve(state)
        assert state is not None
        copies.append(deepcopy(state))
    assert states == copies


@given(histories())
def test_replaying_the_same_events_twice_gives_the_same_states(history: History) -> None:
    assert list(history.states()) == list(history.states())


@given(histories())
def test_every_item_that_was_ruled_on_has_exactly_one_ruling_leaf(history: History) -> None:
    ruled = [item.ref for item in items_of(history.state) if item.ruled and not isinstance(item, Veto)]
    rulings = [leaf.item for leaf in full(history, history.state).leaves if leaf.kind is LeafKind.RULING]
    assert sorted(ruled) == sorted(str(item) for item in rulings)


@given(histories())
def test_a_ruling_is_cited_by_its_own_leaf_only(history: History) -> None:
    leaves = list(full(history, history.state).leaves)
    for item in items_of(history.state):
        if item.ruled is not None and not isinstance(item, Veto):
            citing = [leaf.kind for leaf in leaves if item.ruled.event in leaf.events]
            assert citing == [LeafKind.RULING]


@given(histories())
def test_only_leaves_in_force_move_the_total(history: History) -> None:
    for leaf in full(history, history.state).leaves:
        assert leaf.points == (leaf.stated if leaf.state is LeafState.IN_FORCE else 0)


@given(histories())
def test_every_event_that_a_leaf_cites_is_one_of_the_assessment(history: History) -> None:
    recorded = {event.envelope.event_id for event in history.events}
    assert recorded.issuperset(event for leaf in full(history, history.state).leaves for event in leaf.events)


@given(histories())
def test_bonuses_never_come_to_more_than_their_cap(history: History) -> None:
    part = full(history, history.state).parts[BONUS]
    assert 0 <= part.points <= 8


@given(histories())
def test_an_indicator_never_scores_below_nothing_or_above_what_its_method_allows(history: History) -> None:
    for code, part in full(history, history.state).parts.items():
        if code in history.plan.indicators:
            rule = history.plan.indicator(code)
            assert 0 <= part.points <= rule.method.ceiling(rule.points, history.plan.digits)


def graded(history: History, state: AssessmentState, day: date | None) -> Grade:
    """The grade on a day, or as things stand, if the total were far above those of ten others."""
    vetoes: tuple[VetoEffect, ...] = tuple(
        veto.effect for veto in state.vetoes.values() if is_in_force(veto.status, veto.since, veto.until, day)
    )
    standing = Standing("U01", full(history, state).total + 1000, ZERO, ZERO, ZERO, vetoes)
    others = [Standing(f"U{number}", Decimal(500), ZERO, ZERO, ZERO, ()) for number in range(10, 20)]
    return provisional_grades([standing, *others], POLICY_V1)["U01"]


def vetoed_and_lifted(history: History, since: date, lifted_after: int) -> tuple[Stage[Assessment], date]:
    """The assessment with one more veto, which ends on the day that is given as well."""
    events = history.events
    stage = Stage(Assessment, history.assessment, events=list(events), state=history.state)
    stage.authors.now = max(event.envelope.decided_at for event in events)
    under = Under(history.plan)
    stage.take(under.vetoed(since))
    stage.take(under.veto_confirmed())
    assert graded(history, stage.state, None) != "EXCELLENT"
    stage.authors.later(timedelta(days=lifted_after))
    stage.take(under.veto_lifted())
    return stage, local_date(stage.authors.now)


@given(
    histories().filter(lambda history: not history.state.sealed), st.sampled_from(DAYS), st.integers(0, 60)
)
def test_veto_then_lift_is_as_if_nothing_had_been(history: History, since: date, lifted_after: int) -> None:
    stage, until = vetoed_and_lifted(history, since, lifted_after)
    before, after = full(history, history.state), full(history, stage.state)
    assert after == before
    assert graded(history, stage.state, None) == graded(history, history.state, None)
    for day in (since - timedelta(days=1), until, until + timedelta(days=1)):
        if not since <= day < until:
            assert graded(history, stage.state, day) == graded(history, history.state, day)
    if since < until:
        assert graded(history, stage.state, since) != "EXCELLENT"

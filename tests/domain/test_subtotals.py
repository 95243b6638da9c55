from hypothesis import given

from domain.kernel.points import add
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import compose_state
from domain.scoring.subtotals import subtotals
from tests.support.histories import histories
from tests.support.world import History


@given(histories())
def test_base_bonuses_and_deductions_make_the_exact_sum(year: History) -> None:
    score = compose_state(year.state, year.plan, POLICY_V1)
    found = subtotals(score, year.plan)
    bonuses = add(leaf.points for leaf in score.leaves if leaf.path.startswith("BONUS"))
    assert found.base + bonuses - found.deductions == score.exact
    assert found.key <= found.base

"""A board recomputed from exported events, with the standard library only: it shares no code with the system.

Totals are those of the independent scorer; ranks, places, grades and the digest are told here once more.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any, Final

from tests.support.scorer import Score, scores

Json = dict[str, Any]
_ROUNDINGS: Final = {"FLOOR": ROUND_FLOOR, "HALF_UP": ROUND_HALF_UP, "CEILING": ROUND_CEILING}
_CAPPING: Final = {"CAP_BELOW_EXCELLENT", "FORCE_LOWEST"}


def naive_board(lines: Sequence[str], plan: str, group: str, border: int) -> Json:
    """The board of a peer group whose units say what ``lines``, the log up to ``border``, say of them."""
    opened, vetoes, policies = _facts(lines)
    found = {stream: score for stream, score in scores(lines).items() if score.group == (plan, group)}
    version = max(opened[stream]["policy"] for stream in found)
    policy = policies[version]
    standing = {stream: _vetoes(vetoes.get(stream, {})) for stream in found}
    capped, lowest = _under(_CAPPING, standing), _under({"FORCE_LOWEST"}, standing)
    places = _places(len(found), policy)
    excellent = _excellent(found, capped, places, policy)
    order = sorted(found, key=lambda stream: (_merit(found[stream], policy), found[stream].subject))
    board: Json = {
        "plan": plan,
        "peer_group": group,
        "border": border,
        "policy_version": version,
        "places": places,
        "tied": [],
        "left": 0,
        "chosen": [],
        "lines": [
            {
                "subject": score.subject,
                "assessment": stream,
                "total": f"{score.total:f}",
                "key": f"{score.key:f}",
                "base": f"{score.base:f}",
                "deductions": f"{score.deductions:f}",
                "vetoes": [veto["ground"] for veto in standing[stream]],
                "rank": 1 + sum(other.total > score.total for other in found.values()),
                "grade": _grade(score.total, stream in excellent, stream in lowest, policy),
            }
            for stream in order
            for score in (found[stream],)
        ],
    }
    told = json.dumps(board, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**board, "digest": f"sha256:{hashlib.sha256(told.encode()).hexdigest()}"}


def _facts(lines: Iterable[str]) -> tuple[dict[str, Json], dict[str, dict[str, Json]], dict[int, Json]]:
    opened: dict[str, Json] = {}
    vetoes: dict[str, dict[str, Json]] = {}
    policies: dict[int, Json] = {}
    for line in lines:
        event = json.loads(line)
        topic, stream, state = event["topic"], event["stream"], json.loads(event["state"])
        if topic == "assessment.assessment-opened.v1":
            opened[stream] = state
        elif topic in {"policy.policy-published.v1", "policy.policy-amended.v1"}:
            policies[state["version"]] = state["policy"]
        elif topic == "assessment.veto-recorded.v1":
            ref = f"veto:{state['envelope']['event_id']}"
            vetoes.setdefault(stream, {})[ref] = {**state, "in_force": False}
        elif topic in {"assessment.veto-confirmed.v1", "assessment.veto-lifted.v1"}:
            vetoes[stream][state["veto"]]["in_force"] = topic == "assessment.veto-confirmed.v1"
    return opened, vetoes, policies


def _vetoes(recorded: dict[str, Json]) -> list[Json]:
    return [veto for veto in recorded.values() if veto["in_force"]]


def _under(effects: set[str], standing: dict[str, list[Json]]) -> set[str]:
    return {stream for stream, vetoes in standing.items() if effects & {veto["effect"] for veto in vetoes}}


def _places(size: int, policy: Json) -> int:
    quota = policy["quota"]
    share = (size * Decimal(quota["excellent_share"])).to_integral_value(_ROUNDINGS[quota["rounding"]])
    return min(size, max(int(share), int(quota["minimum"])))


def _merit(score: Score, policy: Json) -> tuple[Decimal, ...]:
    breakers = {"KEY": -score.key, "BASE": -score.base, "DEDUCTIONS": score.deductions}
    return (-score.total, *(breakers[each] for each in policy["quota"]["tie_breakers"]))


def _excellent(found: dict[str, Score], capped: set[str], places: int, policy: Json) -> set[str]:
    """Those level with each other get their places together, or none of them does."""
    least = next(
        Decimal(each["minimum"]) for each in policy["grades"]["bands"] if each["grade"] == "EXCELLENT"
    )
    passing = policy["quota"]["vacated"] == "PASS_DOWN"
    able = [each for each in found if found[each].total >= least and not (passing and each in capped)]
    got: list[str] = []
    for merit in sorted({_merit(found[each], policy) for each in able}):
        level = [each for each in able if _merit(found[each], policy) == merit]
        if len(got) >= places or (len(got) + len(level) > places and policy["quota"]["tie"] != "EXPAND"):
            break
        got += level
    return {each for each in got if each not in capped}


def _grade(total: Decimal, is_excellent: bool, is_lowest: bool, policy: Json) -> str:  # noqa: FBT001 - two facts
    bands = policy["grades"]["bands"]
    if is_lowest:
        return str(bands[-1]["grade"])
    if is_excellent:
        return "EXCELLENT"
    reached = [each["grade"] for each in bands[1:] if total >= Decimal(each["minimum"])]
    return str((reached or [bands[-1]["grade"]])[0])

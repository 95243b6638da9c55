"""Every way to say no has a code of its own, and says it in Chinese and in English."""

import re
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Final

from api.cures import CURES
from domain.kernel.refusal import Refusal
from tests.architecture.reference import refusals

CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")


def refusal_faults(kinds: Iterable[type[Refusal]]) -> Iterator[str]:
    taken: dict[str, str] = {}
    for kind in kinds:
        code = getattr(kind, "code", "")
        yield from (f"{kind.__qualname__}: {fault}" for fault in _faults(kind, code))
        if code in taken:
            yield f"{kind.__qualname__}: {code} is the code of {taken[code]}"
        taken[code] = kind.__qualname__


def _faults(kind: type[Refusal], code: str) -> Iterator[str]:
    zh, en = getattr(kind, "zh", ""), getattr(kind, "en", "")
    if not CODE.fullmatch(code):
        yield f"{code!r} is no code"
    if not CHINESE.search(zh):
        yield f"{zh!r} is no Chinese sentence"
    if not en or CHINESE.search(en):
        yield f"{en!r} is no English sentence"
    if _facts(zh) != _facts(en):
        yield "the two languages tell different facts"


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_refusal_has_its_own_code_and_both_languages() -> None:
    kinds = refusals()
    assert kinds
    assert list(refusal_faults(kinds)) == []


def test_every_refusal_has_a_cure_in_both_languages_and_no_cure_is_left_over() -> None:
    """A refusal added to the code gets its line in api/cures.toml."""
    assert set(CURES) == {kind.code for kind in refusals()}
    assert [code for code, said in CURES.items() if not CHINESE.search(said["zh"])] == []
    assert [code for code, said in CURES.items() if not said["en"] or CHINESE.search(said["en"])] == []


def test_the_cures_stand_in_the_order_of_their_codes() -> None:
    assert list(CURES) == sorted(CURES)


class Shut(Refusal):
    code = "SHUT"
    zh = "{door} 已关"
    en = "{door} is shut"


class ShutAgain(Refusal):
    code = "SHUT"
    zh = "又关了"
    en = "shut again"


class Vague(Refusal):
    code = "vague"
    zh = "vague"
    en = ""


class HalfTold(Refusal):
    code = "HALF_TOLD"
    zh = "{who} 不能做 {what}"
    en = "{who} may not"


def test_a_doubled_code_a_missing_language_and_a_lost_fact_are_found() -> None:
    faults = list(refusal_faults([Shut, ShutAgain, Vague, HalfTold]))
    names = [fault.partition(":")[0] for fault in faults]
    assert names == ["ShutAgain", "Vague", "Vague", "Vague", "HalfTold"]

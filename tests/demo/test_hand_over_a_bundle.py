"""``docs/how-to/hand-over-an-audit-bundle.md``, typed as it says on the demo year."""

import json
import re
from pathlib import Path
from typing import Final

from api.bootstrap import System
from domain.result.events import ResultCompiled
from infra.bundle.verifier.faults import Code
from tests.demo.test_bundles import of_group
from tests.support.walkthrough import typed

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/hand-over-an-audit-bundle.md").read_text(
    encoding="utf-8"
)
BLOCKS: Final = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


def test_what_the_page_says_can_be_typed(sealed: System, environment: dict[str, str]) -> None:
    result = str(of_group(sealed, "AFFILIATED", "result").id)
    assessment = str(of_group(sealed, "AFFILIATED").id)
    lines = "".join(BLOCKS).replace("RESULT", result).replace("ASSESSMENT", assessment).splitlines()
    said = [typed(line, environment) for line in lines]
    told = [
        json.loads(line) for line in (Path(environment["HOME"]) / "results.jsonl").read_text().splitlines()
    ]
    assert len(lines) == 7
    assert {(line["topic"], line["stream"] == result) for line in told} >= {(ResultCompiled.TOPIC, True)}
    assert "Nothing is wrong" in said[-2]
    assert (json.loads(said[-1])["ok"], json.loads(said[-1])["key_given"]) == (True, True)


def test_the_page_explains_every_exit_code() -> None:
    table = re.findall(r"^\| (\d+) \| `([A-Z_]+)` \|", PAGE, re.MULTILINE)
    assert [(int(code), name) for code, name in table] == [(code.value, code.name) for code in Code]

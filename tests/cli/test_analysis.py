"""``jiheng analysis``: the quarter from the log alone, for people, as a page, as JSON."""

import json

from domain.analysis.values import QuarterAnalysis
from tests.cli.conftest import Jiheng
from tests.support.city import City


def test_a_quarter_is_analysed_from_the_log_alone(bureau: City, jiheng: Jiheng) -> None:
    asked = ("analysis", "--plan", str(bureau.plan), "--quarter", "2014Q1")
    plain = jiheng(*asked)
    assert plain.code == 0
    assert "9.50  U01 单位U01  失分 lost 0.5  A" in plain.out
    told = json.loads(jiheng(*asked, "--json").out)
    analysis = QuarterAnalysis.model_validate_json(json.dumps(told["analysis"]))
    assert analysis.digest == told["digest"]
    assert told["digest"] in plain.out
    page = jiheng(*asked, "--html")
    assert page.out.startswith("<!doctype html>")
    assert page.out == jiheng(*asked, "--html").out


def test_what_cannot_be_analysed_is_said(bureau: City, jiheng: Jiheng) -> None:
    asked = ("analysis", "--plan", str(bureau.plan), "--quarter")
    assert "PERIOD_LENGTH_WRONG" in jiheng(*asked, "2014").err
    unknown = jiheng("analysis", "--plan", "00000000-0000-4000-8000-000000000001", "--quarter", "2014Q1")
    assert (unknown.code, "PLAN_UNKNOWN" in unknown.err) == (3, True)

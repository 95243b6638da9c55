"""The script of the year, before it is played."""

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

import pytest

from api.cli.demo.script import script
from api.cli.demo.step import Step
from api.cli.demo.year import Year
from domain.kernel.clock import local_date
from tests.demo.conftest import Changed

ENTRY_STEPS = {"reportResult", "reviewResult", "returnResult", "recheckResult"}


def entry_steps(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.do in ENTRY_STEPS]


def test_indicators_sum_to_the_sections_of_the_thousand(year: Year) -> None:
    plan = year.plan()
    kept = [line for line in plan.indicators.values() if not line.withdrawn]
    assert len(kept) == 46
    for section in plan.frame.sections:
        points = [Decimal(line.points) for line in kept if line.section == section["code"]]
        assert sum(points) == Decimal(section["points"]), section["name"]


def test_every_unit_and_the_plan_are_marked_as_constructed(year: Year) -> None:
    for plan in year.plans:
        names = {unit.code: unit.name for unit in plan.office.places.units}
        titles = [plan.office.places.office.name, plan.frame.title]
        assert all("构造数据" in each for each in [*titles, *(names[unit] for unit in plan.units)])


def test_thirty_five_units_are_assessed_and_the_persons_of_one_department(year: Year) -> None:
    assert (len(year.plan("SYSTEM").units), len(year.plan("AGENCY").units)) == (11, 21 + 3)
    assert len(year.plan("PERSON").subjects) == 8


def test_steps_come_in_the_order_of_time_each_under_a_key_of_its_own(steps: list[Step]) -> None:
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    assert len({step.key for step in steps}) == len(steps)


def test_the_same_files_make_the_same_keys(steps: list[Step]) -> None:
    assert [step.key for step in script(Year())] == [step.key for step in steps]


def test_the_year_has_its_share_of_what_is_out_of_the_ordinary(steps: list[Step]) -> None:
    times = Counter(step.do for step in steps)
    assert times["returnResult"] >= 40
    assert times["adjustScore"] >= 15
    assert times["fileAppeal"] == 3
    assert times["voidItem"] == times["refuseClaim"] == times["confirmVeto"] == 1
    assert times["approveAmendment"] == times["confirmFault"] == times["addLibraryIndicator"] == 1
    assert times["recordSelfCheck"] == 11 * 4
    assert times["castBallot"] == 6 + 11 + 6
    assert times["openEvaluationRound"] == times["closeEvaluationRound"] == 3


def test_the_grass_roots_are_heard_and_34_of_40_are_trained_in_the_system(steps: list[Step]) -> None:
    answers = [step.input["answer"] for step in steps if step.do == "answerFeedback"]
    assert [each["outcome"] for each in answers] == ["EXPLAINED", "ADJUSTED"]
    trainings = {
        step.input["facts"]["kind"]: step.input["facts"] for step in steps if step.do == "recordTraining"
    }
    system = trainings["SYSTEM"]
    assert (len(system["invited"]), len(system["attended"])) == (40, 34)
    assert Counter(step.do for step in steps)["recordActivity"] == 1


def test_reports_are_in_when_they_are_due(year: Year, steps: list[Step]) -> None:
    reported = [step for step in steps if step.do == "reportResult"]
    for window in year.offices[0].calendar.windows:
        first = {
            (step.case, step.input["period"]): local_date(step.at)
            for step in reversed(reported)
            if step.input["period"] in window.periods
        }
        assert first
        assert max(first.values()) <= window.due


def test_quarters_are_due_seven_working_days_after_their_end(year: Year) -> None:
    due = {period: window.due for window in year.offices[0].calendar.windows for period in window.periods}
    assert [due[f"2014Q{quarter}"] for quarter in (1, 2, 3, 4)] == [
        date(2014, 4, 10),
        date(2014, 7, 9),
        date(2014, 10, 15),
        date(2015, 1, 12),
    ]


def test_results_are_publicised_on_the_23rd_of_january(steps: list[Step]) -> None:
    days = {
        (local_date(step.at), step.input["peer_group"]) for step in steps if step.do == "publiciseResults"
    }
    groups = ("GRASSROOTS", "DEPARTMENTS", "AFFILIATED", "COLLECTION")
    assert days == {(date(2015, 1, 23), group) for group in groups}


def test_an_entry_is_reported_reviewed_and_rechecked_by_three_posts(steps: list[Step]) -> None:
    hands: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for step in entry_steps(steps):
        hands[step.case][step.do].add(step.by)
    for entry, by in hands.items():
        everybody = [*by["reportResult"], *by["reviewResult"], *by["recheckResult"]]
        assert len(everybody) == len(set(everybody)) >= 3, entry


def test_who_reviews_depends_on_who_is_concerned(year: Year, steps: list[Step]) -> None:
    """The assessing department, or the performance office; never either of its own or its host's items."""
    units = {post.code: post.unit for post in year.offices[0].posts}
    indicators = {code: line for plan in year.plans for code, line in plan.indicators.items()}
    for step in entry_steps(steps):
        if step.do in {"reviewResult", "returnResult"}:
            line = indicators[step.input["entry"].removeprefix("entry:").partition("/")[0]]
            *_, subject = step.input["assessment"].split()
            assert units[step.by] in {line.assessing_department, "PERFORMANCE", "LEADING_GROUP"}
            assert units[step.by] != subject
            assert (units[step.by] == "PERFORMANCE", subject) != (True, "POLICY")


def test_an_extracted_row_is_counted_once(steps: list[Step]) -> None:
    extracted = [step.input for step in steps if step.do == "reportResult" and step.input["mode"] == "AUTO"]
    rows = {(given["source"]["batch"], given["source"]["row"]) for given in extracted}
    assert len(rows) == len(extracted) == 11 * 12


@pytest.mark.parametrize("file", ["units.json", "posts.json", "calendar.json"])
def test_a_file_with_an_unknown_field_is_refused(changed: Changed, file: str) -> None:
    first = {"units.json": '"office":', "posts.json": '"code": "ADMIN"', "calendar.json": '"setup":'}[file]
    with pytest.raises(ValueError, match="unknown"):
        script(Year(changed(f"HOHHOT/{file}", first, f'"unknown": 1, {first}')))

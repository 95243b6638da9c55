"""The leaderboard: live and published, over the year, and two moments beside each other."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import Language, Shape

pytestmark = pytest.mark.browser

EVERYWHERE = [(language, shape) for language in ("zh", "en") for shape in Shape]
WORDS = {
    "zh": {
        "published": "公布",
        "veto": "一票否决",
        "appeal": "申诉中",
        "final": "已定案",
        "why": "变化在哪里",
    },
    "en": {
        "published": "Published",
        "veto": "Veto",
        "appeal": "under appeal",
        "final": "final",
        "why": "Where it moved",
    },
}


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_the_board_shows_ranks_grades_vetoes_and_appeals(sit: Sit, language: Language, shape: Shape) -> None:
    desk = sit("AUDITOR", "/boards", language=language, shape=shape)
    lines = desk.page.locator(".board tbody tr")
    expect(lines).to_have_count(11)
    expect(lines.nth(0)).to_contain_text("985.20")
    expect(lines.nth(3)).to_contain_text(WORDS[language]["appeal"])
    expect(lines.nth(10)).to_contain_text(WORDS[language]["veto"])
    desk.must_be_accessible()
    desk.picture(f"board-{language}-{shape.name.lower()}")


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_the_published_board_is_the_determined_one(sit: Sit, language: Language, shape: Shape) -> None:
    desk = sit("COMMITTEE", "/boards", language=language, shape=shape)
    desk.page.get_by_text(WORDS[language]["published"], exact=True).click()
    expect(desk.page.locator(".board-facts")).to_contain_text(WORDS[language]["final"])
    expect(desk.page.locator(".board tbody tr")).to_have_count(11)
    desk.must_be_accessible()


def test_results_are_not_there_before_they_were_published(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards?show=published&at=2014-12-31").page
    expect(page.get_by_role("heading", name="此时尚未公布结果")).to_be_visible()


def test_the_slider_draws_the_board_of_any_day(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    first = page.locator(".board tbody tr").first
    expect(first).to_contain_text("新城区国家税务局")
    line = page.locator(".ant-slider").bounding_box()
    assert line is not None
    page.mouse.click(line["x"] + line["width"] * 0.61, line["y"] + line["height"] / 2)
    expect(page).to_have_url(re.compile(r"at=2014-0[89]-\d\d"))
    expect(first).not_to_contain_text("985.20")
    page.get_by_role("button", name="回到最新").click()
    expect(first).to_contain_text("985.20")


def test_the_year_can_be_played(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    page.get_by_role("button", name="播放这一年").click()
    expect(page.get_by_role("heading", name="此时还没有排行榜")).to_be_visible()
    expect(page.locator(".board tbody tr")).to_have_count(11, timeout=20_000)
    page.get_by_role("button", name="暂停").click()
    stopped = page.url
    page.wait_for_timeout(1000)
    assert page.url == stopped


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_two_moments_are_compared_and_the_movement_explained(
    sit: Sit, language: Language, shape: Shape
) -> None:
    desk = sit("AUDITOR", "/boards?at=2014-11-15&against=2014-08-01", language=language, shape=shape)
    line = desk.page.locator(".board tbody tr", has_text="土默特左旗国家税务局")
    expect(line).to_contain_text("427.00 →613.03")
    expect(line.locator(".rank-up")).to_contain_text("3")
    line.get_by_role("button", name=WORDS[language]["why"]).click()
    movement = desk.page.locator(".movement")
    expect(movement.locator("tbody tr").first).to_contain_text("依法行政")
    expect(movement.locator(".moved")).not_to_have_count(0)
    desk.must_be_accessible()
    movement.get_by_role("link").click()
    expect(desk.page.locator(".event").first).to_contain_text("2014-08")


def test_every_plan_and_group_has_its_board(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    expect(page.locator(".board tbody tr")).to_have_count(11)
    page.get_by_role("combobox", name="计划").click()
    page.get_by_text("2014 · 机关绩效").click()
    expect(page.locator(".board tbody tr")).to_have_count(21)
    page.get_by_text("直属机构").click()
    expect(page.locator(".board tbody tr")).to_have_count(3)
    page.go_back()
    expect(page.locator(".board tbody tr")).to_have_count(21)


def test_who_may_see_no_board_is_told_what_to_do(sit: Sit) -> None:
    page = sit("ADMINISTRATOR", "/boards").page
    expect(page.get_by_role("heading", name="看不到这张排行榜")).to_be_visible()
    expect(page.locator(".nothing")).to_contain_text("更换岗位")


def test_a_desk_begins_on_a_board_that_has_something_for_it(sit: Sit) -> None:
    page = sit(None, "/").page
    page.locator(".desk").last.click()
    expect(page.locator(".board tbody tr")).to_have_count(8)
    page.locator(".board-name a").click()
    expect(page.locator(".figure-main").first).to_be_visible()

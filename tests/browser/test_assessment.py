"""An assessment: what of, how it came about, and everything that happened to it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import Desk, Language, Shape

pytestmark = pytest.mark.browser

EVERYWHERE = [(language, shape) for language in ("zh", "en") for shape in Shape]
TABS = {
    "zh": ("得分构成", "变化与回放", "完整轨迹"),
    "en": ("Composition", "Changes and replay", "Whole trail"),
}


def opened(sit: Sit, language: Language, shape: Shape, tab: str = "composition") -> Desk:
    """The assessment that has a veto, at one of its tabs."""
    desk = sit("AUDITOR", "/boards", language=language, shape=shape)
    link = desk.page.get_by_role("link", name="武川县国家税务局").get_attribute("href")
    desk.open(f"{link}?tab={tab}")
    return desk


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_the_total_is_told_by_what_it_adds_up_from(sit: Sit, language: Language, shape: Shape) -> None:
    desk = opened(sit, language, shape)
    expect(desk.page.locator(".figure-main").first).to_have_text("930.25")
    expect(desk.page.locator(".chart svg")).to_contain_text("+236.60")
    expect(desk.page.locator(".contributions tfoot")).to_contain_text("930.25")
    desk.must_be_accessible()
    desk.picture(f"composition-{language}-{shape.name.lower()}")


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_a_contribution_leads_to_its_events(sit: Sit, language: Language, shape: Shape) -> None:
    desk = opened(sit, language, shape)
    desk.page.locator(".contribution-group button").first.click()
    desk.page.locator(".contributions tbody .link").first.click()
    drawer = desk.page.get_by_role("dialog")
    expect(drawer.locator(".event-strong")).to_have_count(3)
    desk.must_be_accessible()
    desk.page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_the_breakdown_is_grouped_as_one_likes(sit: Sit) -> None:
    page = opened(sit, "zh", Shape.DESKTOP).page
    page.get_by_text("指标", exact=True).click()
    expect(page.locator(".contribution-group")).to_have_count(48)
    page.get_by_text("得分种类", exact=True).click()
    expect(page.locator(".contribution-group")).to_have_count(6)


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_the_history_is_replayed_beside_the_board_of_the_moment(
    sit: Sit, language: Language, shape: Shape
) -> None:
    desk = opened(sit, language, shape, "replay")
    here = desk.page.locator(".board-then [aria-current=true]")
    event = desk.page.locator(".replay .event")
    expect(event).to_contain_text("928.55 → 930.25")
    expect(here).to_contain_text("930.25")
    desk.page.locator(".replay-controls button").nth(2).click()
    expect(event).to_contain_text("926.55 → 928.55")
    expect(here).to_contain_text("928.55")
    desk.must_be_accessible()
    desk.picture(f"replay-{language}-{shape.name.lower()}")


def test_a_step_has_an_address_and_the_replay_plays(sit: Sit) -> None:
    page = opened(sit, "zh", Shape.DESKTOP, "replay").page
    page.get_by_role("button", name="第一步").click()
    step = page.locator(".replay-step")
    expect(step).to_contain_text("第 1 步")
    page.reload()
    expect(step).to_contain_text("第 1 步")
    page.get_by_role("button", name="播放").click()
    expect(step).to_contain_text("第 3 步")
    page.get_by_role("button", name="暂停").click()
    page.locator(".around button").last.click()
    expect(page.locator(".around [aria-current=step]")).to_be_visible()


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_the_trail_is_filtered_and_each_event_told_in_full(
    sit: Sit, language: Language, shape: Shape
) -> None:
    desk = opened(sit, language, shape, "trail")
    page = desk.page
    expect(page.locator(".event")).to_have_count(50)
    expect(page.locator(".events + button")).to_be_visible()
    page.locator("input[type=date]").first.fill("2014-11-17")
    page.locator("input[type=date]").last.fill("2014-11-19")
    page.get_by_role("checkbox").check()
    expect(page.locator(".event")).to_have_count(1)
    page.locator(".event .link").first.click()
    expect(page.locator(".event-facts")).to_be_visible()
    desk.must_be_accessible()


def test_the_trail_goes_on_where_it_ended(sit: Sit) -> None:
    page = opened(sit, "zh", Shape.DESKTOP, "trail").page
    page.get_by_role("button", name="显示更多").click()
    expect(page.locator(".event")).to_have_count(100)


def test_an_assessment_can_be_seen_as_it_stood(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards?at=2014-08-01").page
    page.get_by_role("link", name="武川县国家税务局").click()
    expect(page.get_by_role("alert")).to_contain_text("2014-08-01")
    expect(page.locator(".figure-main").first).to_have_text("413.65")
    page.get_by_role("link", name="回到最新").click()
    expect(page.locator(".figure-main").first).to_have_text("930.25")

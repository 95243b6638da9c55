"""The way in, and what stands around every page."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.desk import Language, Shape, holder

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize(("language", "title"), [("zh", "选择一个岗位"), ("en", "Pick a desk")])
def test_a_newcomer_picks_a_desk_and_sees_the_year(
    sit: Sit, language: Language, title: str, shape: Shape
) -> None:
    desk = sit(None, "/", language=language, shape=shape)
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(title)
    expect(desk.page.locator(".desk")).to_have_count(6)
    desk.must_be_accessible()
    desk.page.locator(".desk").first.click()
    expect(desk.page.locator(".board tbody tr")).to_have_count(11)


def test_a_desk_is_found_by_post_unit_or_role(sit: Sit) -> None:
    page = sit(None, "/sign-in").page
    page.get_by_label("按岗位、单位或角色查找").fill("武川 负责人")
    expect(page.locator(".all-desks li")).to_have_count(1)
    page.locator(".all-desks button").click()
    expect(page.get_by_role("button", name=re.compile("当前身份 武川"))).to_be_visible()


def test_from_the_board_to_the_reason_for_a_point_it_is_three_clicks(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    page.get_by_role("link", name="武川县国家税务局").click()
    page.locator(".contribution-group").filter(has_text="减分").get_by_role("button").click()
    page.locator(".contributions tbody .link").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("被市国税局通报批评")


def test_a_link_from_elsewhere_is_followed_after_signing_in(sit: Sit) -> None:
    page = sit(None, "/boards?at=2014-07-15").page
    page.locator(".desk").first.click()
    expect(page).to_have_url(re.compile(r"/boards\?at=2014-07-15$"))
    expect(page.locator(".board-facts")).to_contain_text("截至 2014-07-15")


def test_the_language_is_switched_at_once_and_remembered(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leaderboard")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leaderboard")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_what_is_not_there_is_said_with_the_way_back(sit: Sit) -> None:
    desk = sit("AUDITOR", "/boards/no-such-page")
    desk.page.get_by_role("link", name="回到排行榜").click()
    expect(desk.page.locator(".board")).to_be_visible()
    desk.open("/assessments/QXNzZXNzbWVudA")
    expect(desk.page.get_by_role("alert")).to_contain_text("无法识别的 ID")


def test_an_expired_token_costs_nothing_that_was_typed(sit: Sit) -> None:
    desk = sit("AUDITOR", "/boards")
    page = desk.page
    page.get_by_role("link", name="武川县国家税务局").click()
    page.get_by_role("link", name="完整轨迹").click()
    page.get_by_label("开始日期").fill("2014-11-01")
    expect(page.locator(".event").first).to_contain_text("2014-11")
    stale = "token => { const s = JSON.parse(sessionStorage['jiheng.session']); s.token = token; "
    page.evaluate(stale + "sessionStorage['jiheng.session'] = JSON.stringify(s); }", "stale")
    page.reload()
    page.get_by_role("button", name="以同一岗位继续").click()
    expect(page.get_by_label("开始日期")).to_have_value("2014-11-01")
    expect(page.locator(".event").first).to_contain_text("2014-11")
    desk.faults[:] = [fault for fault in desk.faults if "401" not in fault and "WebSocket" not in fault]


def test_a_server_that_is_away_is_told_in_words_and_asked_again(sit: Sit) -> None:
    desk = sit("AUDITOR", "/boards")
    page = desk.page
    expect(page.locator(".board")).to_be_visible()
    page.route("**/graphql", lambda route: route.abort())
    page.get_by_role("link", name="武川县国家税务局").click()
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("无法连接服务器", timeout=15_000)
    expect(alert).to_contain_text("检查网络")
    page.unroute("**/graphql")
    page.get_by_role("button", name="重试").first.click()
    expect(page.locator(".figure-main").first).to_have_text("930.25")
    desk.faults[:] = [fault for fault in desk.faults if "ERR_FAILED" not in fault]


def test_a_change_made_elsewhere_appears_without_reload(
    sit: Sit, demo: str, ask: Callable[[str, str], Any]
) -> None:
    page = sit("AUDITOR", "/boards").page
    facts = page.locator(".board-facts")
    expect(facts).to_contain_text("日志位置")
    expect(page.locator(".live")).to_have_attribute("aria-label", re.compile("实时更新中"))
    answer = ask(
        holder(demo, "REPORTER", "U07"),
        'mutation { raiseFeedback(input: { office: "HOHHOT", unit: "U07",'
        ' concern: { channel: REPORT, text: "减免税台账与系统数据重复填报" } }) { position } }',
    )
    expect(facts).to_contain_text(f"日志位置 {answer['raiseFeedback']['position']}")


def test_the_keyboard_is_enough(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    expect(page.locator(".board")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("slider", name="截至").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".board-facts")).to_contain_text("截至 2015-02-04")
    page.get_by_role("link", name="新城区国家税务局").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".figure-main").first).to_have_text("985.20")


def test_a_request_to_elsewhere_is_noticed(sit: Sit) -> None:
    desk = sit(None, "/sign-in")
    desk.page.evaluate("fetch('https://example.org/x').catch(() => 0)")
    desk.page.evaluate("const image = new Image(); image.src = 'https://example.org/x.png'")
    desk.page.wait_for_timeout(300)
    assert [fault for fault in desk.faults if "example.org" in fault]
    desk.faults.clear()

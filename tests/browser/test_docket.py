"""The docket, and the file of a case that was decided: read by a member of the committee."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sit
from tests.browser.desk import Language, Shape

pytestmark = pytest.mark.browser

EVERYWHERE = [(language, shape) for language in ("zh", "en") for shape in Shape]
WORDS = {
    "zh": {
        "case": "2014 年第 2 号申诉",
        "left": "还剩 10 个工作日",
        "sealed": "声明回避事由后可见",
        "hearing": "陈述与证据",
        "steps": "办理经过",
        "decision": "合议与裁定",
        "read": "阅读",
        "letter": "绩效考评申诉裁定书",
        "frozen": "第 1 号案卷，已固定",
    },
    "en": {
        "case": "Appeal 2 of 2014",
        "left": "10 working days left",
        "sealed": "shown once you have declared",
        "hearing": "Statements and evidence",
        "steps": "Steps taken",
        "decision": "Votes and ruling",
        "read": "Read",
        "letter": "Ruling",
        "frozen": "frozen in case file 1",
    },
}


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_from_the_docket_to_both_sides_of_a_point_to_the_letter(
    sit: Sit, language: Language, shape: Shape
) -> None:
    said = WORDS[language]
    desk = sit("COMMITTEE", "/boards", language=language, shape=shape)
    page = desk.page
    page.locator('nav a[href="/docket"]').click()
    expect(page.locator(".docket tbody tr")).to_have_count(1)
    expect(page.locator(".docket tbody tr")).to_contain_text(said["left"])
    desk.open("/docket?show=all")
    lines = page.locator(".docket tbody tr")
    expect(lines).to_have_count(5)
    expect(lines.nth(1)).to_contain_text("稽查查补入库率")
    expect(lines.nth(4)).to_contain_text(said["sealed"])
    desk.must_be_accessible()
    desk.picture(f"docket-{language}-{shape.name.lower()}")
    page.get_by_role("link", name=said["case"]).click()
    both_sides_are_told(page, said["frozen"])
    desk.must_be_accessible()
    desk.picture(f"case-{language}-{shape.name.lower()}")
    page.get_by_role("link", name=said["decision"]).click()
    expect(page.locator(".ballot-table tr")).to_have_count(3)
    page.get_by_role("button", name=said["read"], exact=True).click()
    expect(page.locator(".letter-page")).to_contain_text(said["letter"])
    expect(page.locator(".letter-page")).to_contain_text("969.35 → 971.35")
    desk.must_be_accessible()
    for tab in (said["hearing"], said["steps"]):
        page.get_by_role("link", name=tab).click()
        expect(page.get_by_role("link", name=tab)).to_have_attribute("aria-current", "page")
        desk.must_be_accessible()


def both_sides_are_told(page: Page, frozen: str) -> None:
    """Who, when, why, on what evidence, before and after: as it was frozen, and since."""
    then, since = page.locator(".side").first, page.locator(".side").last
    expect(then).to_contain_text(frozen)
    expect(then.locator(".entry")).to_have_count(3)
    expect(then).to_contain_text("468.20 → 471.70")
    expect(since).to_contain_text("当时查不到两户企业的回单")
    expect(since).to_contain_text("国库证实9月29日入库")
    expect(since.locator(".ballots li")).to_have_count(3)
    expect(since).to_contain_text("969.35 → 971.35")
    expect(since.get_by_role("button", name=re.compile("sha256:"))).not_to_have_count(0)


def test_what_would_be_is_asked_of_the_server_and_an_event_is_opened_by_keyboard(sit: Sit) -> None:
    desk = sit("COMMITTEE", "/docket?show=closed")
    page = desk.page
    page.get_by_role("searchbox").fill("清水河 入库率")
    expect(page.locator(".docket tbody tr")).to_have_count(1)
    page.get_by_role("link", name="2014 年第 2 号申诉").click()
    page.locator(".entry .link").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("A09 · 2014Q3")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="陈述与证据").click()
    page.locator(".what-if").get_by_text("撤销", exact=True).click()
    page.get_by_role("button", name="测算", exact=True).click()
    expect(page.locator(".simulated-after")).to_contain_text("965.85")
    expect(page.locator(".moved")).to_contain_text("971.35 → 965.85")
    desk.must_be_accessible()
    desk.picture("what-if-zh-desktop")


def test_a_document_that_is_gone_and_a_case_that_is_not_there_are_told_in_words(sit: Sit) -> None:
    desk = sit("COMMITTEE", "/docket?show=all")
    page = desk.page
    page.get_by_role("link", name="2014 年第 2 号申诉").click()
    page.locator(".side-since").get_by_role("button", name=re.compile("sha256:")).first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    desk.faults[:] = [fault for fault in desk.faults if "404" not in fault and "410" not in fault]
    stranger = sit("REPORTER", page.url.removeprefix(desk.address)).page
    expect(stranger.get_by_role("heading", name=re.compile("没有这件申诉"))).to_be_visible()
    expect(stranger.locator('nav a[href="/docket"]')).to_have_count(0)

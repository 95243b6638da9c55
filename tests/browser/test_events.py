"""The pages for auditors: all events, two moments compared, the proof of the log, and who looked."""

import json
import re
from zipfile import ZipFile

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.conftest import Sit
from tests.browser.desk import Language, Shape

pytestmark = pytest.mark.browser

EVERYWHERE = [(language, shape) for language in ("zh", "en") for shape in Shape]
TABS = {
    "zh": ("时点对比", "封存与核证", "查阅留痕"),
    "en": ("Two moments", "Proof", "Who looked"),
}
RULED = "/events?kinds=RULING_EFFECT&from=2015-01-30&to=2015-01-30"
REVISED = "from=10404&to=10439"


@pytest.mark.parametrize(("language", "shape"), EVERYWHERE)
def test_an_auditor_finds_every_page_in_their_language(sit: Sit, language: Language, shape: Shape) -> None:
    desk = sit("AUDITOR", "/events?kinds=RULING", language=language, shape=shape)
    page = desk.page
    difference, proof, looks = (page.get_by_role("link", name=name, exact=True) for name in TABS[language])
    for tab, told, name in (
        (None, page.locator(".event-table .link").nth(5), "events"),
        (difference, page.locator(".moves [aria-expanded]").nth(10), "difference"),
        (proof, page.locator(".checkpoint-note pre"), "proof"),
        (looks, page.locator(".audit-filters"), "looks"),
    ):
        if tab is not None:
            tab.click()
        expect(told).to_be_visible()
        desk.must_be_accessible()
        desk.picture(f"{name}-{language}-{shape.name.lower()}")


def test_events_are_filtered_in_words_read_page_by_page_and_taken_along(sit: Sit) -> None:
    page = sit("AUDITOR", "/boards").page
    page.get_by_role("link", name="事件", exact=True).click()
    lines = page.locator(".event-table .link")
    expect(lines).to_have_count(50)
    expect(page.locator(".audit-state")).to_contain_text("已显示 50 条，共 104")
    page.get_by_role("button", name="显示更多").click()
    expect(lines).to_have_count(100)
    page.get_by_text("从旧到新").click()
    expect(lines.first).to_have_text("设立税务局")
    chosen(page, "事件种类", "裁定")
    chosen(page, "操作人所在单位", "绩效考评委员会")
    page.get_by_label("记录日期自").fill("2015-01-30")
    expect(page).to_have_url(re.compile(r"kinds=RULING&unit=COMMITTEE&from=2015-01-30"))
    expect(lines).to_have_text(["裁定", "裁定执行完毕", "出具裁定书"])
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出 JSONL").click()
    rows = [json.loads(line) for line in saved.value.path().read_text(encoding="utf-8").splitlines()]
    assert [row["position"] for row in rows if "event_id" in row] == ["10435", "10436", "10437"]
    page.reload()
    expect(lines).to_have_count(3)
    page.get_by_role("button", name="清除筛选").click()
    expect(lines).to_have_count(50)


def test_an_event_leads_to_its_cause_its_effects_its_matter_and_its_proof(sit: Sit) -> None:
    page = sit("AUDITOR", RULED).page
    page.locator(".event-table").get_by_role("button", name="执行裁定").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("button", name="证明它在日志中").click()
    expect(drawer.get_by_text("由本浏览器折算")).to_be_visible()
    drawer.locator(".event .link", has_text=re.compile("^裁定$")).click()
    expect(drawer.locator(".event-strong")).to_contain_text("裁定")
    expect(drawer.locator(".event .link", has_text="执行裁定")).to_be_visible()
    page.go_back()
    expect(drawer.locator(".event-strong")).to_contain_text("969.35 → 971.35")
    drawer.get_by_role("link", name="查看同一事由的全部事件").click()
    expect(page.locator(".facts")).to_contain_text("2014 年第 2 号申诉")
    ruling = page.locator(".event-table tr", has_text="执行裁定")
    expect(ruling.locator("[style*='--depth: 1']")).to_be_visible()
    page.get_by_text("按日志顺序").click()
    expect(page.get_by_text("边界 10410 · 3 个事件")).to_be_visible()
    page.locator(".facts").get_by_role("link", name="该申诉的事件").click()
    expect(page.locator(".event-table .link").first).to_have_text("申诉编号")
    page.go_back()
    page.locator(".facts").get_by_role("link", name="2014 年第 2 号申诉").click()
    expect(page.get_by_role("heading", name="2014 年第 2 号申诉")).to_be_visible()


def test_two_moments_differ_by_events_and_places_by_whose_doing_it_was(sit: Sit) -> None:
    page = sit("AUDITOR", f"/events/difference?{REVISED}").page
    line = page.locator(".moves tr", has_text="清水河县国家税务局")
    expect(line).to_contain_text("5 → 4 升 1")
    expect(line.locator("td").nth(1)).to_have_text("升 1")
    expect(line.locator("td").nth(2)).to_have_text("未变")
    line.get_by_role("button").click()
    causes = page.locator(".moves-causes")
    expect(causes.get_by_role("button")).to_have_text(["执行裁定"])
    causes.get_by_role("link", name="逐项对比").click()
    leaf = page.locator(".leaf-diffs tbody tr")
    expect(leaf).to_contain_text("A09 稽查查补入库率 · 2014Q3 · 自评")
    expect(leaf).to_contain_text("+2.00")
    leaf.get_by_role("button", name="执行裁定").click()
    expect(page.get_by_role("dialog").locator(".event-facts")).to_contain_text("10438")
    page.keyboard.press("Escape")
    field = page.get_by_label("起点 日志位置")
    field.fill("soon")
    field.press("Enter")
    expect(page.get_by_role("heading", name="时点无法识别")).to_be_visible()


def test_the_proof_is_told_and_a_bundle_proves_itself(sit: Sit) -> None:
    page = sit("AUDITOR", "/events/proof").page
    expect(page.get_by_text("全部事件都有检查点覆盖")).to_be_visible()
    expect(page.locator(".checkpoint-note pre")).to_contain_text("hash sha256")
    expect(page.locator(".commands code").first).to_have_text("jiheng verify")
    with page.expect_download() as note:
        page.get_by_role("button", name="下载检查点").click()
    assert note.value.path().read_text(encoding="utf-8").startswith("jiheng/")
    with page.expect_download() as bundle:
        page.get_by_role("button", name="下载结果的证据包").click()
    assert "verify.pyz" in names_in(bundle.value)


def test_who_may_not_browse_is_told_so_and_still_reads_the_own_trail(sit: Sit) -> None:
    page = sit("UNIT_HEAD", "/events").page
    expect(page.get_by_role("heading", name="以当前身份不能浏览事件")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_role("link", name="事件")).to_have_count(0)
    page.get_by_role("link", name="排行榜").click()
    page.locator(".board-name a").first.click()
    page.get_by_role("link", name="完整轨迹").click()
    expect(page.locator(".event")).not_to_have_count(0)


def test_supervision_sees_who_looked(sit: Sit) -> None:
    sit("AUDITOR", f"/events/difference?{REVISED}&of=assessment&subject=U08").page.locator(
        ".leaf-diffs"
    ).wait_for()
    page = sit("SUPERVISION", "/boards").page
    page.get_by_role("link", name="查阅留痕").click()
    look = page.locator(".looks tbody tr", has_text="AssessmentDiff").first
    expect(look).to_contain_text("督察内审")
    look.get_by_role("button", name="考评 清水河县国家税务局").first.click()
    expect(page).to_have_url(re.compile("object=.+&kind=ASSESSMENT"))
    expect(page.locator(".looks tbody tr").first).to_contain_text("清水河县国家税务局")


def chosen(page: Page, field: str, option: str) -> None:
    """Choose one of what a field offers."""
    box: Locator = page.get_by_role("combobox", name=field)
    box.fill(option)
    page.locator(".ant-select-item-option-content", has_text=re.compile(f"^{option}")).last.click()
    page.keyboard.press("Escape")


def names_in(bundle: Download) -> list[str]:
    """What is in a bundle that was taken along."""
    with ZipFile(bundle.path()) as opened:
        return opened.namelist()

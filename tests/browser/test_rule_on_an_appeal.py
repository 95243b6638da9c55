"""An appeal that is open, heard and decided from the desk of the committee's chair.

It moves the year on, so that it comes after the tests that only look at it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Sit
from tests.browser.desk import Desk, Shape, at_post

pytestmark = pytest.mark.browser

OFFICER: Final = "绩效办主任"
SCORER: Final = "绩效办专职一"
APPELLANT: Final = "回民区国税局局长"
MEMBERS: Final = ("考评委员会委员（副局长）", "考评委员会委员（特邀专家）")
INVESTIGATORS: Final = ("人事科考评岗", "办公室考评岗")
STAFF: Final = '{ office(code: "HOHHOT") { posts { name holdings { holder { id } } } } }'
OPEN: Final = (
    "{ appeals(filter: { statuses: [ACCEPTED] }, first: 9) { edges { node { id items { item } } } } }"
)
EXPIRED: Final = {"code": "UNAUTHENTICATED", "messageZh": "请先登录", "messageEn": "sign in"}

Ask = Callable[[str, str], Any]


class Others:
    """Those who take part in the hearing beside the chair, past the browser."""

    def __init__(self, demo: str, ask: Ask) -> None:
        self._demo, self._ask = demo, ask
        (edge,) = self.told(OFFICER, OPEN)["appeals"]["edges"]
        self.appeal, (self.item,) = edge["node"]["id"], [each["item"] for each in edge["node"]["items"]]

    def told(self, post: str, document: str) -> Any:
        """What the holder of a post is answered."""
        return self._ask(at_post(self._demo, post), document)

    def do(self, post: str, step: str, **said: Any) -> None:
        """Let the holder of a post take a step."""
        given = ", ".join(f"{name}: {_written(value)}" for name, value in said.items())
        document = (
            f'mutation {{ {step}(input: {{ appeal: "{self.appeal}" {given} }}) {{ errors {{ code }} }} }}'
        )
        assert self.told(post, document)[step]["errors"] == []

    def investigate(self) -> None:
        """Seat the bench, answer, report, freeze the file."""
        posts = {each["name"]: each for each in self.told(OFFICER, STAFF)["office"]["posts"]}
        group = [posts[each]["holdings"][0]["holder"]["id"] for each in INVESTIGATORS]
        self.do(OFFICER, "seatBench")
        self.do(OFFICER, "appointInvestigators", investigators=group)
        for post in (*MEMBERS, *INVESTIGATORS):
            self.do(post, "declareConflict", relation=None, statement="")
        self.do(SCORER, "answerAppeal", statement="决算核对表显示1月4日入库")
        supposed = {"applyRuling": {"item": self.item, "outcome": Word("REVOKED")}}
        self.do(APPELLANT, "fileExhibit", note="若撤销该项扣分", hypotheses=[supposed])
        self.do(APPELLANT, "replyOnAppeal", statement="回单载明12月31日入库")
        found = {"item": self.item, "found": "国库证实12月31日入库", "proposal": Word("REVOKED")}
        self.do(INVESTIGATORS[0], "reportOnAppeal", text="向国库核对入库日期", findings=[found])
        self.do(INVESTIGATORS[1], "signAppealReport")
        self.do(OFFICER, "freezeCaseFile")

    def vote(self) -> None:
        """Cast the ballots of the other two: one is for it, one is not."""
        for post, outcome in zip(MEMBERS, ("REVOKED", "MAINTAINED"), strict=True):
            ballot = {"item": self.item, "outcome": Word(outcome), "reason": "已核对"}
            self.do(post, "castVote", votes=[ballot])


class Word(str):
    """A word of an enumeration, which is written without quotes."""

    __slots__ = ()


def _written(value: Any) -> str:
    """A value as a GraphQL document says it."""
    if isinstance(value, Word):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name}: {_written(each)}" for name, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture
def others(demo: str, ask: Ask) -> Others:
    """The others of the hearing of the appeal that the year leaves open."""
    return Others(demo, ask)


def test_a_member_declares_reads_votes_and_rules(sit: Sit, others: Others) -> None:
    desk = sit("COMMITTEE", f"/appeals/{others.appeal}")
    page = desk.page
    declare(desk)
    others.investigate()
    expect(page.locator(".way [aria-current=step]")).to_have_text("合议")
    expect(page.locator(".side").first).to_contain_text("第 1 号案卷，已固定")
    page.get_by_role("link", name="陈述与证据").click()
    expect(page.locator(".exhibit")).to_contain_text("与提交时的摘要一致")
    expect(page.locator(".exhibit .simulated-after")).to_contain_text("971.85")
    take(page, "开始表决")
    vote(desk)
    others.vote()
    expect(page.locator(".way [aria-current=step]")).to_have_text("裁定")
    rule(desk)
    page.get_by_role("link", name="合议与裁定").click()
    expect(page.locator(".ruled")).to_contain_text("撤销")
    expect(page.locator(".event-effect")).to_contain_text("971.35 → 971.85")


def declare(desk: Desk) -> None:
    """Nothing of the content shows before."""
    page = desk.page
    expect(page.get_by_role("heading", name="先声明回避事由，再阅读案件")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("12月31日")
    desk.must_be_accessible()
    desk.picture("declare-zh-desktop")
    page.get_by_role("button", name="声明").click()
    expect(page.locator(".contested")).to_contain_text("一笔12月31日缴纳的税款被计入2015年")


def take(page: Page, step: str) -> None:
    """Take a step that asks for nothing."""
    page.get_by_role("button", name=step, exact=True).click()
    page.get_by_role("button", name=f"提交 · {step}").click()
    expect(page.get_by_text(f"已办理 · {step}")).to_be_visible()


def vote(desk: Desk) -> None:
    """What was typed outlives an error and a token that expired."""
    page = desk.page
    page.get_by_role("button", name="投票", exact=True).click()
    form = page.get_by_role("form", name="投票")
    form.get_by_text("变更", exact=True).click()
    form.get_by_label("变更后的分值").fill("许多")
    form.get_by_label("理由").fill("税款12月31日已入库，未短收")
    send = page.get_by_role("button", name="提交 · 投票")
    send.click()
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_text("撤销", exact=True).click()
    page.route("**/graphql", expired, times=1)
    send.click()
    page.get_by_role("button", name="以同一岗位继续").click()
    expect(form.get_by_label("理由")).to_have_value("税款12月31日已入库，未短收")
    desk.must_be_accessible()
    desk.picture("vote-zh-desktop")
    send.click()
    expect(page.get_by_text("已办理 · 投票")).to_be_visible()
    desk.faults[:] = [fault for fault in desk.faults if "401" not in fault]


def expired(route: Route) -> None:
    """The answer to a token that is not good any more."""
    route.fulfill(status=401, content_type="application/json", body=json.dumps(EXPIRED))


def rule(desk: Desk) -> None:
    """What the bench decided stands in the form; the reason and the article are the chair's."""
    page = desk.page
    page.get_by_role("button", name="作出裁定", exact=True).click()
    form = page.get_by_role("form", name="作出裁定")
    expect(form.get_by_role("radio", name="撤销")).to_be_checked()
    form.get_by_label("理由").first.fill("税款12月31日已入库")
    form.get_by_label("理由").last.fill("扣分所依据的数据有误")
    form.get_by_label("依据条款").fill("第28条")
    page.locator(".ant-select-item-option").first.click()
    page.get_by_role("button", name="提交 · 作出裁定").click()
    expect(page.locator(".way [aria-current=step]")).to_have_text("办结")


def test_who_declares_a_relation_is_shown_no_more(sit: Sit) -> None:
    desk = sit("COMMITTEE", "/docket?show=all", language="en", shape=Shape.TELEPHONE)
    page = desk.page
    page.get_by_role("link", name="Appeal 3 of 2014").click()
    page.get_by_role("radio", name="Something binds me").check()
    page.get_by_label("Explanation").fill("亲属在该局")
    desk.must_be_accessible()
    desk.picture("declare-en-telephone")
    page.get_by_role("button", name="Declare").click()
    expect(page.get_by_role("heading", name="You have declared a relation")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="There is no such appeal")).to_be_visible()

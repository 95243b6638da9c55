"""Case files and letters as they are served: side by side, checked against digests, to those who may."""

import hashlib
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple
from uuid import UUID

import pytest_asyncio

from api.graphql.ids import Kind
from api.services import Services
from application.appeal.hearing import SubmitAppealEvidence
from application.evidence import EraseEvidence, ReceiveEvidence
from domain.kernel.digest import canonical_digest
from domain.kernel.recorded import Recorded
from tests.support.api import Client
from tests.support.city import OFFICE, City
from tests.support.heard import BENCH, PROOF, Verdict, constitute, filed, frozen, ripe, ruling, voted
from tests.support.serving import following, served

CONTENT: Final = b"%PDF-1.4 proof"
PRESENT: Final = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"
ERASED: Final = f"sha256:{'e' * 64}"
FILE: Final = """
query ($id: ID!, $number: Int) { appeal(id: $id) {
  caseFiles { number border digest }
  caseFile(number: $number) {
    number border digest
    filed { total lines { path kind points } } now { total }
    items { item ground remedy worthFiled worthNow
      rule { code name standard basis planVersion points marks { period marks } method { name } }
      trail { what label { en } sinceFiling event { topic }
        totalBefore totalAfter worthBefore worthAfter by { role unit } evidence { hash state } } }
    statements { kind party text late stands findings { item proposal points } evidence { hash state path } }
    bench { seat declared barred signed }
    differences { part key change fields { name before after } }
  }
} }
"""
LETTERS: Final = """
query ($id: ID!) { appeal(id: $id) {
  letters { number issuedOn template digestZh digestEn correction }
} }
"""


class Papers(NamedTuple):
    """An appeal with two case files, ruled on."""

    client: Client
    key: UUID
    entry: str

    @property
    def id(self) -> str:
        """The appeal's global id."""
        return self.client.id_of(Kind.APPEAL, self.key)

    async def get(self, path: str, who: str = "officer") -> Any:
        """Ask for a paper of the appeal."""
        return await self.client.http.get(f"/appeals/{self.id}/{path}", headers=self.client.headers(who))

    async def file(self, number: int | None = None, who: str = "officer") -> Any:
        """A case file by GraphQL."""
        data = await self.client.read(who, FILE, id=self.id, number=number)
        return data["appeal"]["caseFile"]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def papers(shared_city: City) -> AsyncIterator[Papers]:
    """An appeal whose case file was issued again with late evidence, then ruled on."""
    city = shared_city
    constitute(city)
    entry = city.confirm("7.5")
    appeal = filed(city, entry)
    verdict: Verdict = (entry, "VARIED", "9.5")
    ripe(city, appeal, verdict)
    frozen(city, appeal)
    hand_in(city, appeal)
    frozen(city, appeal)
    voted(city, appeal, verdict)
    city.run(BENCH[0], ruling(appeal, verdict))
    with following(city):
        async with served(city) as client:
            await client.caught_up()
            yield Papers(client, appeal, entry)


def hand_in(city: City, appeal: UUID) -> None:
    """The appellant hands two documents in: one is there, the other is erased again."""
    for each in (PRESENT, ERASED):
        received = ReceiveEvidence(office=OFFICE, hash=each, media_type="application/pdf", size=14)
        city.run("head of U01", received)
    city.system.evidence.keep(OFFICE, PRESENT, CONTENT)
    late = SubmitAppealEvidence(appeal=appeal, note="补充<入库>凭证", evidence=(PRESENT, ERASED))
    city.run("head of U01", late)
    city.run("leader", EraseEvidence(office=OFFICE, hash=ERASED, reason="涉密"))


async def test_a_case_file_stands_side_by_side_per_item(papers: Papers) -> None:
    file = await papers.file(1)
    (item,) = file["items"]
    assert (file["filed"]["total"], file["now"]["total"]) == ("7.50", "7.50")
    assert (item["item"], item["worthFiled"], item["remedy"]) == (papers.entry, "7.500000", "恢复至 9.5 分")
    assert (item["rule"]["code"], item["rule"]["planVersion"]) == ("A", 1)
    assert [each["what"] for each in item["trail"]] == [
        "assessment.result-reported",
        "assessment.result-reviewed",
        "assessment.result-rechecked",
        "assessment.contest-opened",
    ]
    assert [each["sinceFiling"] for each in item["trail"]] == [False, False, False, True]
    assert item["trail"][0]["label"] == {"en": "result reported"}
    assert item["trail"][0]["event"] == {"topic": "assessment.result-reported.v1"}
    assert [each["kind"] for each in file["statements"]] == ["ANSWER", "REPLY", "REPORT"]
    assert [each["seat"] for each in file["bench"]] == ["CHAIR", *["MEMBER"] * 2, *["INVESTIGATOR"] * 2]
    assert file["differences"] == []


async def test_a_file_that_is_issued_again_lists_what_changed(papers: Papers) -> None:
    file = await papers.file()
    assert file["number"] == 2
    (late,) = file["differences"]
    assert (late["part"], late["change"]) == ("STATEMENT", "ADDED")
    assert {"name": "text", "before": None, "after": "补充<入库>凭证"} in late["fields"]


async def test_evidence_is_present_missing_or_erased(papers: Papers) -> None:
    file = await papers.file(2)
    told = [each for statement in file["statements"] for each in statement["evidence"]]
    assert {each["hash"]: each["state"] for each in told} == {
        PROOF: "MISSING",
        PRESENT: "PRESENT",
        ERASED: "ERASED",
    }
    (path,) = [each["path"] for each in told if each["path"] is not None]
    found = await papers.client.http.get(path, headers=papers.client.headers("officer"))
    assert found.content == CONTENT


async def test_there_is_no_case_file_of_another_number(papers: Papers) -> None:
    assert await papers.file(3) is None
    assert (await papers.get("file/3.html")).status_code == 404
    assert (await papers.get("file/1.pdf")).status_code == 404
    assert (await papers.get("file/x.html")).status_code == 404


async def test_a_case_file_is_printed_with_everything_escaped(papers: Papers) -> None:
    page = await papers.get("file/2.html")
    assert page.headers["content-type"].startswith("text/html")
    assert "补充&lt;入库&gt;凭证" in page.text
    assert "<入库>" not in page.text
    assert f'href="/evidence/{OFFICE}/{PRESENT}"' in page.text
    assert "src=" not in page.text


async def test_the_json_is_what_the_digest_is_over(papers: Papers) -> None:
    told = (await papers.get("file/1.json")).json()
    (first, _) = (await papers.client.read("officer", FILE, id=papers.id))["appeal"]["caseFiles"]
    assert (told["digest"], told["border"]) == (first["digest"], first["border"])
    assert canonical_digest(told["content"]) == told["digest"]


async def test_who_may_not_see_the_appeal_finds_no_paper(papers: Papers) -> None:
    for path in ("file/1.html", "file/1.json", "letter/1.zh.html"):
        assert (await papers.get(path, "head of U02")).status_code == 404


async def test_letters_are_served_in_both_languages_as_their_digests_say(papers: Papers) -> None:
    (issued,) = (await papers.client.read("head of U01", LETTERS, id=papers.id))["appeal"]["letters"]
    assert (issued["number"], issued["template"], issued["correction"]) == (1, 1, None)
    for language, field, words in (("zh", "digestZh", "绩效考评申诉裁定书"), ("en", "digestEn", "Ruling")):
        page = await papers.get(f"letter/1.{language}.html", "head of U01")
        assert f"sha256:{hashlib.sha256(page.content).hexdigest()}" == issued[field]
        assert words in page.text
    assert (await papers.get("letter/2.zh.html")).status_code == 404
    assert (await papers.get("letter/1.fr.html")).status_code == 404


async def test_a_log_that_says_something_else_is_found_out(papers: Papers) -> None:
    async with served(papers.client.city, _forgetful) as client:
        other = papers._replace(client=client)
        for path in ("file/1.html", "file/1.json"):
            answer = await other.get(path)
            assert (answer.status_code, answer.json()["code"]) == (500, "CASE_FILE_ALTERED")
        answer = await client.ask("officer", FILE, id=papers.id, number=1)
        assert answer.code == "CASE_FILE_ALTERED"
        answer = await other.get("letter/1.zh.html")
        assert (answer.status_code, answer.json()["code"]) == (500, "LETTER_ALTERED")


def _forgetful(ports: Services) -> Services:
    """The ports to a log that has lost the answer, and to whom the ruling's reason says something else."""

    def streams(ids: Sequence[UUID], until: int) -> Iterable[Recorded]:
        for recorded in ports.streams(ids, until):
            event = recorded.event
            if event.TOPIC == "appeal.appeal-answered.v1":
                event = event.model_copy(update={"statement": "另一种说法"})
            if event.TOPIC == "appeal.appeal-ruled.v1":
                grounds = event.grounds.model_copy(update={"reason": "另一种理由"})  # type: ignore[attr-defined]
                event = event.model_copy(update={"grounds": grounds})
            yield recorded._replace(event=event)

    return replace(ports, streams=streams)

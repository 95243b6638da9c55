"""Evidence over HTTP: in as it is, out to whoever may see what rests on it."""

import hashlib
from dataclasses import replace
from typing import Any, Final

import httpx

from api.services import Limits
from application.assessment.adjustments import AdjustScore
from application.evidence import EraseEvidence
from application.processes.evidence_erasure import EvidenceErasure
from domain.catalogue import CODEC
from domain.kernel.points import ZERO
from infra.feed.processes import ProcessRunner
from tests.support.api import Client
from tests.support.city import GROUNDS, City
from tests.support.serving import following, served

PDF: Final = "application/pdf"
CONTENT: Final = b"%PDF-1.7 about U01"
HASH: Final = f"sha256:{hashlib.sha256(CONTENT).hexdigest()}"


async def handed_in(
    client: Client, who: str, content: bytes = CONTENT, media_type: str = PDF, office: str = "HHHT"
) -> httpx.Response:
    headers = client.headers(who) | {"Content-Type": media_type}
    return await client.http.post(f"/evidence?office={office}", content=content, headers=headers)


async def fetched(client: Client, who: str, content_hash: str = HASH) -> httpx.Response:
    await client.caught_up()
    return await client.http.get(f"/evidence/HHHT/{content_hash}", headers=client.headers(who))


def code(answer: httpx.Response) -> tuple[int, Any]:
    return answer.status_code, answer.json()["code"]


def cite(client: Client, unit: str = "U01") -> None:
    """Let an adjustment of a unit rest on the document."""
    client.city.confirm("9", unit)
    grounds = GROUNDS.model_copy(update={"evidence": (HASH,)})
    command = AdjustScore(
        assessment=client.city.assessments[unit],
        indicator="A",
        period="2014Q1",
        delta=ZERO - 1,
        grounds=grounds,
    )
    client.city.run("officer", command)


async def test_a_document_goes_in_and_comes_out_byte_by_byte(client: Client) -> None:
    answer = await handed_in(client, "reporter of U01")
    assert (answer.status_code, answer.json()["hash"]) == (201, HASH)
    back = await fetched(client, "reporter of U01")
    assert (back.status_code, back.content) == (200, CONTENT)
    assert back.headers["content-type"] == PDF
    assert back.headers["content-disposition"] == "attachment"
    assert back.headers["x-content-type-options"] == "nosniff"


async def test_who_may_not_see_what_rests_on_it_finds_nothing(client: Client) -> None:
    await handed_in(client, "officer")
    assert code(await fetched(client, "head of U01")) == (404, "NOT_FOUND")
    assert code(await fetched(client, "auditor")) == (404, "NOT_FOUND")
    cite(client)
    assert (await fetched(client, "head of U01")).content == CONTENT
    assert (await fetched(client, "auditor")).content == CONTENT
    assert code(await fetched(client, "head of U02")) == (404, "NOT_FOUND")
    assert code(await fetched(client, "head of U01", "sha256:" + "0" * 64)) == (404, "NOT_FOUND")


async def test_what_was_erased_and_what_is_missing_say_so(client: Client) -> None:
    await handed_in(client, "officer")
    missing = b"%PDF-1.7 lost"
    lost = f"sha256:{hashlib.sha256(missing).hexdigest()}"
    await client.do("officer", "receiveEvidence", office="HHHT", hash=lost, mediaType=PDF, size=13)
    assert code(await fetched(client, "officer", lost)) == (404, "EVIDENCE_MISSING")
    await handed_in(client, "officer", missing)
    assert (await fetched(client, "officer", lost)).content == missing
    system = client.city.system
    client.city.run("leader", EraseEvidence(office="HHHT", hash=HASH, reason="含无关个人信息"))
    assert code(await fetched(client, "officer")) == (410, "EVIDENCE_GONE")
    ProcessRunner(system.database, system.reader, CODEC, [EvidenceErasure(system.evidence)]).catch_up()
    assert system.evidence.find("HHHT", HASH) is None
    assert code(await handed_in(client, "officer")) == (410, "EVIDENCE_ERASED")


async def test_what_is_refused_leaves_nothing(client: Client) -> None:
    zipped, empty = b"PK\x03\x04 archive", b""
    assert code(await handed_in(client, "officer", zipped, "application/zip")) == (
        415,
        "EVIDENCE_TYPE_REFUSED",
    )
    assert code(await handed_in(client, "officer", zipped, PDF)) == (415, "EVIDENCE_MISLABELLED")
    assert code(await handed_in(client, "officer", empty, "text/plain")) == (413, "EVIDENCE_TOO_LARGE")
    assert code(await handed_in(client, "officer", office="")) == (400, "REQUEST_MALFORMED")
    assert code(await handed_in(client, "officer", office="NOWHERE")) == (403, "OUT_OF_SCOPE")
    nobody = await client.http.post("/evidence?office=HHHT", content=CONTENT, headers={"Content-Type": PDF})
    assert code(nobody) == (401, "UNAUTHENTICATED")
    for content in (zipped, CONTENT):
        content_hash = f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert client.city.system.evidence.find("HHHT", content_hash) is None


async def test_a_body_beyond_the_limit_of_the_process_is_refused(city: City) -> None:
    small = Limits(evidence_bytes=100)
    with following(city):
        async with served(city, lambda ports: replace(ports, limits=small)) as client:
            answer = await handed_in(client, "officer", b"x" * 101, "text/plain")
            assert code(answer) == (413, "BODY_TOO_LARGE")
            assert (await handed_in(client, "officer", b"x" * 100, "text/plain")).status_code == 201

"""Signing in: bearer tokens of a local issuer, nobody anonymous."""

import asyncio
import json
import stat
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from joserfc import jwt
from joserfc.jwk import OKPKey

from api.auth.local import ISSUER, LocalIssuer, LocalIssuerRefused
from api.auth.tokens import ALGORITHM, AUDIENCE, SignedTokens, Unauthenticated
from tests.support.api import Client

SOMEBODY = UUID("11111111-1111-4111-8111-111111111111")
QUESTION = {"query": "{ viewer { unit } }"}


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    said = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(SOMEBODY),
        "iat": now,
        "exp": now + 60,
        "jti": str(uuid4()),
    }
    return {name: value for name, value in (said | changed).items() if value is not None}


@pytest.fixture(scope="module")
def key() -> OKPKey:
    return OKPKey.generate_key("Ed25519")


def signed(key: OKPKey, **changed: Any) -> str:
    return jwt.encode({"alg": ALGORITHM}, claims(**changed), key, algorithms=[ALGORITHM])


async def test_a_signed_token_names_its_person_until_it_expires(key: OKPKey) -> None:
    identity = await SignedTokens(ISSUER, key).verify(signed(key))
    assert identity.person == SOMEBODY
    assert 0 < identity.expires_at - time.time() <= 60


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "urn:somebody:else"},
        {"aud": "another"},
        {"exp": int(time.time()) - 60},
        {"iat": int(time.time()) + 600},
        {"sub": "system:bootstrap"},
        *({name: None} for name in ("iss", "aud", "sub", "iat", "exp", "jti")),
    ],
)
async def test_a_token_that_says_too_little_or_something_else_is_refused(
    key: OKPKey, changed: dict[str, Any]
) -> None:
    with pytest.raises(Unauthenticated):
        await SignedTokens(ISSUER, key).verify(signed(key, **changed))


async def test_a_token_of_another_key_or_none_is_refused(key: OKPKey) -> None:
    tokens = SignedTokens(ISSUER, key)
    other = signed(OKPKey.generate_key("Ed25519"))
    head, body, signature = signed(key).split(".")
    none = urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    for token in (other, f"{none}.{body}.", f"{head}.{body}.", f"{head}.{body}.{signature[::-1]}", "x", ""):
        with pytest.raises(Unauthenticated):
            await tokens.verify(token)


async def test_a_remembered_token_expires_all_the_same(key: OKPKey) -> None:
    tokens = SignedTokens(ISSUER, key)
    token = signed(key, exp=int(time.time()) - 4)  # within the leeway for clocks that differ
    await tokens.verify(token)
    await asyncio.sleep(1.1)
    with pytest.raises(Unauthenticated):
        await tokens.verify(token)


async def test_two_processes_share_the_key_of_a_directory(tmp_path: Path) -> None:
    token = LocalIssuer(tmp_path, "development").issue(SOMEBODY)
    identity = await LocalIssuer(tmp_path, "development").verifier().verify(token)
    assert identity.person == SOMEBODY


def test_the_key_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    LocalIssuer(tmp_path / "new", "development")
    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(json.loads(file.read_text())) >= {"crv", "x", "d"}


def test_the_local_issuer_refuses_to_run_outside_development(tmp_path: Path) -> None:
    with pytest.raises(LocalIssuerRefused):
        LocalIssuer(tmp_path, "production")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer ", "Bearer x.y.z", "Basic dTpw", "x"])
async def test_nobody_asks_anonymously(shared: Client, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}
    answer = await shared.http.post("/graphql", json=QUESTION, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"


async def test_somebody_unknown_to_the_organization_is_not_signed_in(shared: Client) -> None:
    headers = {"Authorization": f"Bearer {shared.issuer.issue(SOMEBODY)}"}
    answer = await shared.http.post("/graphql", json=QUESTION, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")


async def test_a_role_that_ended_gives_nothing_any_more(client: Client) -> None:
    board = 'query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 1) { size } }'
    assert (await client.read("auditor", board, plan=client.plan))["leaderboard"] is not None
    person = {"person": client.person("auditor"), "role": "AUDITOR", "office": "HHHT"}
    await client.do("administrator", "revokeRole", **person, until="2014-01-06")
    assert (await client.read("auditor", board, plan=client.plan))["leaderboard"] is None

"""Positions pushed over a WebSocket, to those signed in, for as long as their token is good."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from api.auth.local import LocalIssuer
from api.bootstrap import services
from api.http.app import create_app
from tests.support.city import City
from tests.support.serving import following

SUBSCRIBE = {
    "id": "1",
    "type": "subscribe",
    "payload": {"query": "subscription { positionChanged { logId position } }"},
}


@pytest_asyncio.fixture(loop_scope="session")
async def address(city: City) -> AsyncIterator[str]:
    """The address of a real server."""
    with following(city), socket.create_server(("127.0.0.1", 0)) as listener:
        ports = services(city.system)
        server = uvicorn.Server(uvicorn.Config(create_app(ports), log_config=None, lifespan="on"))
        serving = asyncio.create_task(server.serve([listener]))
        assert await ports.read_positions.reaches(city.system.reader.head().position, 20)
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}/graphql"
        server.should_exit = True
        await serving


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[ClientConnection]:
    async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")]) as connection:
        yield connection


def token(city: City, who: str = "officer", seconds: int = 60) -> str:
    issuer = LocalIssuer(city.system.settings.data_dir, "development")
    return issuer.issue(UUID(city.people[who]), seconds)


async def said(connection: ClientConnection) -> Any:
    async with asyncio.timeout(20):
        return json.loads(await connection.recv())


async def begun(connection: ClientConnection, token: str) -> Any:
    await connection.send(json.dumps({"type": "connection_init", "payload": {"token": token}}))
    return await said(connection)


async def test_positions_are_pushed_as_they_become_readable(address: str, city: City) -> None:
    async with connected(address) as connection:
        assert (await begun(connection, token(city)))["type"] == "connection_ack"
        await connection.send(json.dumps(SUBSCRIBE))
        seen = [await position(connection)]
        for number in range(1, 4):
            city.report(f"{number}.00")
            head = city.system.reader.head().position
            while seen[-1] < head:
                seen.append(await position(connection))
        assert seen == sorted(set(seen))


async def position(connection: ClientConnection) -> int:
    message = await said(connection)
    assert message["type"] == "next"
    return int(message["payload"]["data"]["positionChanged"]["position"])


@pytest.mark.parametrize("payload", [{}, {"token": ""}, {"token": "x.y.z"}, {"token": 3}])
async def test_whoever_has_no_token_is_denied(address: str, payload: dict[str, Any]) -> None:
    async with connected(address) as connection:
        await connection.send(json.dumps({"type": "connection_init", "payload": payload}))
        assert await closing_code(connection) == 4403


async def test_whoever_does_not_sign_in_first_is_denied(address: str) -> None:
    async with connected(address) as connection:
        await connection.send(json.dumps(SUBSCRIBE))
        assert await closing_code(connection) == 4401


async def closing_code(connection: ClientConnection) -> int | None:
    with pytest.raises(ConnectionClosed) as closed:
        await said(connection)
    return closed.value.rcvd.code if closed.value.rcvd else None


async def test_a_subscription_ends_with_its_token(address: str, city: City) -> None:
    async with connected(address) as connection:
        await begun(connection, token(city, seconds=2))
        await connection.send(json.dumps(SUBSCRIBE))
        await position(connection)
        message = await said(connection)
        (error,) = message["payload"]["errors"]
        assert error["extensions"]["code"] == "UNAUTHENTICATED"


async def test_queries_do_not_go_over_the_socket(address: str, city: City) -> None:
    async with connected(address) as connection:
        await begun(connection, token(city))
        asked = {"id": "1", "type": "subscribe", "payload": {"query": "{ viewer { unit } }"}}
        await connection.send(json.dumps(asked))
        assert (await said(connection))["type"] == "error"

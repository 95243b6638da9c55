"""A guide that is walked: who sends what, in the order in which its page tells it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

_BLOCK: Final = re.compile(r"^```graphql\n(.*?)^```", re.DOTALL | re.MULTILINE)
_WHO: Final = re.compile(r"# ([A-Z\d-]+(?:, [A-Z\d-]+)*)(?:: (.+))?")
_REQUEST: Final = re.compile(r"(GET|POST) (\S+)(?: with a body of the type (\S+))?")
_OPERATION: Final = re.compile(r"^(?:query|mutation) (\w+)", re.MULTILINE)
_VARIABLE: Final = re.compile(r"\$(\w+): ")
_GIVEN: Final = "# {"
_ANSWER: Final = "# → "


@dataclass(frozen=True)
class Request:
    """A request that is no GraphQL."""

    method: str
    path: str
    body: str | None


@dataclass(frozen=True)
class Act:
    """What some posts send, one after another, and a part of what the last of them is answered."""

    posts: tuple[str, ...]
    sent: Request | str
    given: Mapping[str, Any]
    answer: Any

    def variables(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """The variables of the document: those given, the others by what is known under their name."""
        assert isinstance(self.sent, str)
        names = set(_VARIABLE.findall(self.sent)) - set(self.given)
        return {**{name: known[name] for name in names}, **filled(self.given, known)}


def acts(page: str) -> Iterator[Act]:
    """What a page tells to be sent; a document that is named is that of an earlier act."""
    documents: dict[str, str] = {}
    for block in _BLOCK.findall(page):
        for told in re.split(r"^(?=# [A-Z])", block, flags=re.MULTILINE):
            if told.strip():
                yield _act(told.splitlines(), documents)


def _act(lines: list[str], documents: dict[str, str]) -> Act:
    who = _WHO.fullmatch(lines[0])
    assert who is not None, lines[0]
    posts, sent = who.groups()
    given = next((line[2:] for line in lines if line.startswith(_GIVEN)), "{}")
    answer = next((line[len(_ANSWER) :] for line in lines if line.startswith(_ANSWER)), "{}")
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return Act(tuple(posts.split(", ")), _sent(sent, text, documents), json.loads(given), json.loads(answer))


def _sent(named: str | None, text: str, documents: dict[str, str]) -> Request | str:
    if named is None:
        (name,) = _OPERATION.findall(text)
        documents[name] = text
        return text
    request = _REQUEST.fullmatch(named)
    return documents[named] if request is None else Request(*request.groups())


def filled(given: Any, known: Mapping[str, Any]) -> Any:
    """What is given, with what is known in place of each ``<name>``."""
    match given:
        case str():
            return re.sub(r"<([\w-]+)>", lambda found: known[found[1]], given)
        case Mapping():
            return {name: filled(each, known) for name, each in given.items()}
        case list():
            return [filled(each, known) for each in given]
        case _:
            return given


def named_in(answer: Any) -> Iterator[tuple[str, str]]:
    """Every text in an answer, with the name that it stands under."""
    match answer:
        case Mapping():
            yield from ((name, each) for name, each in answer.items() if isinstance(each, str))
            for each in answer.values():
                yield from named_in(each)
        case list():
            for each in answer:
                yield from named_in(each)


def contains(answer: Any, part: Any) -> bool:
    """Whether an answer says what a part of it says: fewer fields, but as many elements in each list."""
    match part:
        case Mapping():
            return all(contains(answer[name], each) for name, each in part.items())
        case list():
            return len(answer) == len(part) and all(map(contains, answer, part))
        case _:
            return bool(answer == part)


def typed(line: str, environment: Mapping[str, str]) -> str:
    """What a line says in a shell at home, wherever the programs are."""
    runnable = line.replace(".venv/bin/jiheng", f"{sys.executable} -m api.cli").replace(
        "python3", sys.executable
    )
    command = ["/bin/sh", "-c", runnable]
    done = subprocess.run(
        command,
        cwd=environment["HOME"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout

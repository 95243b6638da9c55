"""What the documents tell people to type exists."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli.main import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = typer.main.get_command(app)


def typed(document: Path) -> list[list[str]]:
    """Every ``jiheng …`` line of the shell blocks of a document, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split("#")[0] for block in blocks for line in block.splitlines()]
    calls = [match[1] for line in lines if (match := re.search(r"\.venv/bin/jiheng ([^|>)]*)", line))]
    return [shlex.split(call) for call in calls]


def unknown_words(words: list[str]) -> list[str]:
    """The words that name no command and no option of ``jiheng``."""
    command: Any = COMMAND
    rest = list(words)
    while rest and (commands := getattr(command, "commands", None)):
        if rest[0] not in commands:
            return [rest[0]]
        command, rest = commands[rest[0]], rest[1:]
    options = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
    return [word for word in rest if word.startswith("--") and word not in options]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_documented_command_exists(document: Path) -> None:
    assert [words for words in typed(document) if unknown_words(words)] == []


def test_the_how_to_guides_do_tell_people_what_to_type() -> None:
    assert sum(len(typed(document)) for document in DOCUMENTS) >= 10


@pytest.mark.parametrize("words", [["reply"], ["admin", "rebuilt"], ["serve", "--prot", "1"]], ids=" ".join)
def test_a_command_that_does_not_exist_is_noticed(words: list[str]) -> None:
    assert unknown_words(words)

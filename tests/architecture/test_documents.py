"""Documents do not lie: links lead somewhere, records are complete, a term has one name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.reference import FOLDER, pages
from tests.architecture.source import ROOT, Source, repository_texts

LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def broken_links(documents: Iterable[Source], root: Path) -> Iterator[str]:
    """Links within the repository whose file or heading does not exist."""
    for document in documents:
        for target in LINK.findall(CODE.sub("", document.text)):
            if not re.match(r"[a-z]+:", target) and not _leads_somewhere(document, target, root):
                yield f"{document.path}: {target} leads nowhere"


def _leads_somewhere(document: Source, target: str, root: Path) -> bool:
    path, _, anchor = target.partition("#")
    file = (root / document.path).parent / path if path else root / document.path
    return file.exists() and (not anchor or anchor in _anchors(file.read_text()))


def _anchors(text: str) -> set[str]:
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(text)}


def test_every_link_in_the_documents_resolves() -> None:
    documents = [text for text in repository_texts() if text.path.endswith(".md")]
    assert list(broken_links(documents, ROOT)) == []


@pytest.mark.parametrize(
    ("link", "findings"),
    [
        ("[a](there.md)", 0),
        ("[a](there.md#the-title)", 0),
        ("[a](#own-title)", 0),
        ("[a](https://example.org/x)", 0),
        ("`[a](not-a-link.md)`", 0),
        ("[a](gone.md)", 1),
        ("[a](there.md#no-such-title)", 1),
        ("[a](#nowhere)", 1),
    ],
)
def test_a_link_is_followed_to_its_file_and_heading(link: str, findings: int, tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# The title\n")
    text = f"# Own title\n\n{link}\n"
    (tmp_path / "here.md").write_text(text)
    assert len(list(broken_links([Source("here.md", text)], tmp_path))) == findings


def test_the_reference_says_what_the_code_says() -> None:
    written = {str(page.relative_to(FOLDER)): page.read_text() for page in FOLDER.rglob("*.*")}
    assert written == pages(), "run make docs"


def test_every_decision_record_has_the_parts_of_the_template() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    parts = HEADING.findall(records[0].read_text())[1:]
    assert parts == ["Context", "Decision", "Consequences", "Alternatives"]
    for record in records:
        assert HEADING.findall(record.read_text())[1:] == parts, record.name


def test_decision_records_are_numbered_without_gaps_and_listed() -> None:
    records = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [int(name[:4]) for name in records] == list(range(len(records)))
    index = (ROOT / "docs" / "README.md").read_text()
    assert [name for name in records[1:] if f"(adr/{name})" not in index] == []


def doubled_terms(glossary: str) -> list[str]:
    """Terms and identifiers that have more than one row."""
    rows = re.findall(r"^\| (.+?) \| `(\w+)` \|", glossary, re.MULTILINE)
    words = [word for terms, identifier in rows for word in (*terms.split("、"), identifier)]
    return sorted(word for word, times in Counter(words).items() if times > 1)


def test_a_term_has_one_identifier_and_an_identifier_one_term() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    assert "| 绩效指标 | `Indicator` |" in glossary
    assert doubled_terms(glossary) == []


def test_a_doubled_term_and_a_doubled_identifier_are_found() -> None:
    glossary = "| 审核 | `Review` | a |\n| 复核、审核 | `Recheck` | b |\n| 退回 | `Review` | c |\n"
    assert doubled_terms(glossary) == ["Review", "审核"]

"""The queries that the documents tell people to send are ones that the schema knows."""

import json
import re
from pathlib import Path

import pytest
from graphql import GraphQLError, build_schema, parse, validate

ROOT = Path(__file__).parents[2]
SCHEMA = build_schema((ROOT / "api/graphql/schema.graphql").read_text(encoding="utf-8"))
SENT = re.compile(r"-d '(\{\"query\".*?\})'", re.DOTALL)
SHOWN = re.compile(r"^```graphql\n(.*?)^```", re.DOTALL | re.MULTILINE)


def documented() -> list[str]:
    """Every query that a document sends or shows."""
    pages = [*ROOT.glob("README*.md"), *sorted((ROOT / "docs").rglob("*.md"))]
    bodies = [body for page in pages for body in SENT.findall(page.read_text(encoding="utf-8"))]
    shown = [block for page in pages for block in SHOWN.findall(page.read_text(encoding="utf-8"))]
    return [*(json.loads(body)["query"] for body in bodies), *shown]


def faults(query: str) -> list[GraphQLError]:
    """What the schema has against a query."""
    return validate(SCHEMA, parse(query))


@pytest.mark.parametrize("query", documented())
def test_a_documented_query_is_one_that_the_schema_knows(query: str) -> None:
    assert faults(query) == []


def test_there_are_documented_queries_and_a_wrong_one_is_noticed() -> None:
    assert documented()
    assert faults("{ viewer { post } }")

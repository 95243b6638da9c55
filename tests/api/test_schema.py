"""The schema: published as a file, complete in its words, served with introspection to those signed in."""

import re

from graphql import build_schema, get_introspection_query

from api.graphql.export import PUBLISHED, sdl
from api.graphql.schema import schema
from tests.support.api import Client

NAMES = (
    "viewer office combinedScore regulations policy policies deadline workingYear library plan plans"
    " assessment assessments leaderboard rankOf appeal appeals events correlation eventTypes projections"
    " node planReport coverage indicatorLedger workQueue result results evaluationRound evaluationRounds"
    " innovationProject innovationProjects rectification rectifications meetings quarterlyAnalysis"
    " feedback feedbackFigures activities trainings riskSignals unitHonours resultUses placeAllocations"
    " simulate appealStatistics standingsDiff sealing checkpoint checkpoints inclusionProof consistencyProof"
    " attestations readAudit"
)


def test_the_schema_is_the_published_one() -> None:
    assert sdl() == PUBLISHED.read_text(encoding="utf-8"), "run make schema and look at the difference"


def test_the_published_schema_is_valid_and_has_the_promised_names() -> None:
    published = build_schema(PUBLISHED.read_text(encoding="utf-8"))
    assert published.query_type is not None
    assert set(published.query_type.fields) == set(NAMES.split())
    assert published.subscription_type is not None
    assert set(published.subscription_type.fields) == {"positionChanged"}


def test_every_type_and_every_root_field_is_described() -> None:
    graphql = schema._schema
    types = [each for name, each in graphql.type_map.items() if not name.startswith("__")]
    builtin = {"String", "Int", "Boolean", "ID", "UUID", "Float"}
    assert [each.name for each in types if not each.description and each.name not in builtin] == []
    roots = (graphql.query_type, graphql.mutation_type, graphql.subscription_type)
    fields = [(name, field) for root in roots if root for name, field in root.fields.items()]
    assert [name for name, field in fields if not field.description] == []


def test_no_points_and_no_position_are_graphql_numbers() -> None:
    numbers = re.findall(r"(\w+)(?:\([^)]*\))?: \[?(Int|Float)", sdl())
    assert "Float" not in {kind for _, kind in numbers}
    assert {name for name, _ in numbers}.isdisjoint(
        {"points", "total", "position", "delta", "scale", "stated"}
    )


async def test_introspection_is_open_to_those_signed_in(shared: Client) -> None:
    answer = await shared.ask("reporter of U01", get_introspection_query())
    assert {each["name"] for each in answer.data["__schema"]["types"]} >= {"Query", "Assessment", "UserError"}

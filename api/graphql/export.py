"""Writes ``schema.graphql`` anew: ``python -m api.graphql.export``."""

from pathlib import Path
from typing import Final

from api.graphql.schema import schema

PUBLISHED: Final = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """The schema in its own language."""
    return schema.as_str() + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(sdl(), encoding="utf-8")

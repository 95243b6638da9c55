"""What to do about a refusal: one sentence per code and language, kept in ``cures.toml``."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("cures.toml")

CURES: Final[Mapping[str, Mapping[str, str]]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
"""The sentences by code, then by language: ``zh`` and ``en``."""


def cure(code: str, language: str) -> str:
    """What to do about the refusal of that code."""
    return CURES[code][language]

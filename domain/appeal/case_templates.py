"""Every way in which case files were derived, by version; a used one never changes."""

from collections.abc import Callable, Mapping
from typing import Final

from domain.appeal.case_file import CaseContent, CaseSources, content_of

CURRENT: Final = 1
"""The version that new case files are derived by."""

_TEMPLATES: Final[Mapping[int, Callable[[CaseSources], CaseContent]]] = {1: content_of}


def content(sources: CaseSources, template: int) -> CaseContent:
    """What a case file of that version tells of an appeal."""
    return _TEMPLATES[template](sources)

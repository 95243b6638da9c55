"""The forms in which a board is printed."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from api.printing.export import as_csv, as_json
from api.printing.page import as_html
from api.printing.sheet import Sheet


class Form(NamedTuple):
    """How a sheet is written, and what kind of file that is."""

    write: Callable[[Sheet], str]
    media_type: str


FORMS: Final[Mapping[str, Form]] = {
    "html": Form(as_html, "text/html; charset=utf-8"),
    "json": Form(as_json, "application/json"),
    "csv": Form(as_csv, "text/csv; charset=utf-8"),
}

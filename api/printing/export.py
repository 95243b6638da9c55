"""A printed board for machines: JSON that its digest can be recomputed from, and a table."""

import csv
import io
import json
from typing import Any, Final

from api.printing.sheet import Sheet
from domain.kernel.points import text
from domain.result.board import BoardLine

COLUMNS: Final = (
    *("plan", "peer_group", "edition", "digest", "fingerprint"),
    *("rank", "subject", "name", "total", "grade", "vetoes", "key", "base", "deductions", "assessment"),
)


def as_json(sheet: Sheet) -> str:
    """The board as it was stored, under ``board``, and what stands around it."""
    return json.dumps(_fields(sheet), ensure_ascii=False, indent=1) + "\n"


def _fields(sheet: Sheet) -> dict[str, Any]:
    result, edition = sheet.result, sheet.edition
    return {
        "office": result.office,
        "officeName": sheet.office_name,
        "year": result.year,
        "side": result.side,
        "edition": edition.edition,
        "madeOn": edition.made_on.isoformat(),
        "publicOn": None if edition.public_on is None else edition.public_on.isoformat(),
        "window": None if edition.window is None else edition.window.model_dump(mode="json"),
        "reason": edition.reason,
        "legalBasis": edition.legal_basis,
        "fingerprint": sheet.fingerprint,
        "names": {line.subject: sheet.names.get(line.subject, "") for line in sheet.board.lines},
        "board": sheet.board.model_dump(mode="json"),
    }


def as_csv(sheet: Sheet) -> str:
    """A line per subject in the order of the board, each with the digest of the whole."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(sheet, line) for line in sheet.board.lines)
    return out.getvalue()


def _row(sheet: Sheet, line: BoardLine) -> tuple[object, ...]:
    board = sheet.board
    return (
        board.plan,
        board.peer_group,
        sheet.edition.edition,
        board.digest,
        sheet.fingerprint,
        line.rank,
        line.subject,
        sheet.names.get(line.subject, ""),
        text(line.total),
        line.grade,
        " ".join(line.vetoes),
        text(line.key),
        text(line.base),
        text(line.deductions),
        line.assessment,
    )

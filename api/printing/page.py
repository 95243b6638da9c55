"""A printed board as a page that needs nothing but itself."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import Final

from api.printing.markup import both
from api.printing.sheet import Sheet
from api.printing.words import COLUMNS, GRADES, HOW_TO_CHECK, NOT_DETERMINED, NOT_PUBLIC, SIDES, Words
from domain.kernel.points import published, text
from domain.result.board import BoardLine

_STYLE: Final = """
@page { size: A4; margin: 18mm 16mm }
body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 16pt; text-align: center; margin: 0 }
[lang=en] { font-family: Georgia, serif; font-size: .8em; color: #555; font-weight: normal }
header { border-bottom: 2px solid #a11; padding-bottom: .6rem; text-align: center }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0 }
dt { color: #555 } dd { margin: 0 }
.mark { font-family: "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #999; padding: .25rem .4rem; text-align: left; vertical-align: top }
th { background: #f3f0ea }
th [lang=en] { display: block }
.n { text-align: right; font-variant-numeric: tabular-nums }
.EXCELLENT { font-weight: bold }
footer { margin-top: 1rem; border-top: 1px solid #999; padding-top: .5rem }
"""
_NUMBERS: Final = frozenset({0, 3, 6, 7, 8})
"""The columns that hold numbers."""


def as_html(sheet: Sheet) -> str:
    """The page of a sheet: everything that comes from the log is escaped."""
    title = f"{sheet.office_name}{sheet.result.year}年{SIDES[sheet.result.side].zh}"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f"<title>{escape(title)} {escape(sheet.board.peer_group)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            *_header(sheet, title),
            *_facts(sheet),
            *_table(sheet),
            *_footer(sheet),
            "</body>\n</html>\n",
        ]
    )


def _header(sheet: Sheet, title: str) -> Iterator[str]:
    english = f"{sheet.result.office} {sheet.result.year}, {SIDES[sheet.result.side].en}"
    yield f"<header>\n<h1>{escape(title)}</h1>"
    yield f'<div lang="en">{escape(english)}</div>\n</header>'


def _facts(sheet: Sheet) -> Iterator[str]:
    edition, board = sheet.edition, sheet.board
    yield "<dl>"
    yield _fact(Words("考评组", "peer group"), board.peer_group)
    yield _fact(Words("版次", "edition"), str(edition.edition) if edition.is_determined else NOT_DETERMINED)
    made = Words("审定", "determined") if edition.is_determined else Words("汇总", "compiled")
    yield _fact(made, edition.made_on.isoformat())
    public = None if edition.public_on is None else edition.public_on.isoformat()
    yield _fact(Words("公示", "public since"), public or NOT_PUBLIC)
    if edition.window is not None:
        yield _fact(Words("申诉截止", "to be contested until"), edition.window.due_on.isoformat())
    if edition.reason is not None:
        yield _fact(Words("修订理由", "revised because"), edition.reason)
        yield _fact(Words("依据", "legal basis"), edition.legal_basis or "")
    yield _fact(Words("优秀名额", "places among the excellent"), f"{board.places} / {len(board.lines)}")
    if board.tied:
        yield _fact(Words("并列末位名额", "tied for the last place"), " ".join(board.tied))
        yield _fact(Words("领导小组选定", "chosen by the leading group"), " ".join(board.chosen))
    yield _fact(Words("制度参数版本", "policy version"), str(board.policy_version))
    yield _fact(Words("日志位置", "position of the log"), str(board.border))
    yield "</dl>"


def _fact(name: Words, value: Words | str) -> str:
    told = both(value) if isinstance(value, Words) else escape(value)
    return f"<dt>{both(name)}</dt><dd>{told}</dd>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{both(words)}</th>' for words in COLUMNS)
    yield "</tr></thead>\n<tbody>"
    for line in sheet.board.lines:
        yield _row(sheet, line)
    yield "</tbody>\n</table>"


def _row(sheet: Sheet, line: BoardLine) -> str:
    """A line as it is read; its attributes hold what the digest is over where the cells round it."""
    cells = (
        str(line.rank),
        escape(line.subject),
        escape(sheet.names.get(line.subject, "")),
        text(line.total),
        both(GRADES[line.grade]),
        "<br>".join(both(Words(sheet.grounds.get(each, ""), each)) for each in line.vetoes),
        *(_rounded(points, line) for points in (line.key, line.base, line.deductions)),
    )
    told = "".join(
        f'<td class="n">{cell}</td>' if place in _NUMBERS else f"<td>{cell}</td>"
        for place, cell in enumerate(cells)
    )
    return f'<tr class="{line.grade}" {_attributes(line)}>{told}</tr>'


def _attributes(line: BoardLine) -> str:
    exact = {
        "assessment": str(line.assessment),
        "vetoes": " ".join(line.vetoes),
        "key": text(line.key),
        "base": text(line.base),
        "deductions": text(line.deductions),
    }
    return " ".join(f'data-{name}="{escape(value)}"' for name, value in exact.items())


def _rounded(points: Decimal, line: BoardLine) -> str:
    """Points with as many digits as the total of the line has."""
    _, _, digits = text(line.total).partition(".")
    return text(published(points, len(digits)))


def _footer(sheet: Sheet) -> Iterator[str]:
    board = sheet.board
    yield "<footer>\n<dl>"
    yield f'<dt>{both(Words("指纹", "fingerprint"))}</dt><dd class="mark">{sheet.fingerprint}</dd>'
    yield f'<dt>{both(Words("摘要", "digest"))}</dt><dd class="mark">{escape(board.digest)}</dd>'
    yield f'<dt>{both(Words("计划", "plan"))}</dt><dd class="mark">{board.plan}</dd>'
    yield f"</dl>\n<p>{both(HOW_TO_CHECK)}</p>\n</footer>"

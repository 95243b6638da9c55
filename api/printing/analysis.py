"""The analysis of a quarter as a page that needs nothing but itself, and as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from api.printing.markup import both
from api.printing.words import Words
from domain.analysis.figures import Figures
from domain.analysis.values import Line, QuarterAnalysis, SubjectAnalysis
from domain.kernel.points import published, text

_STYLE: Final = """
@page { size: A4 landscape; margin: 16mm }
body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; background: #fff;
  max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 16pt; text-align: center; margin: 0 }
h2 { font-size: 13pt; border-bottom: 1px solid #a11; margin: 1.6rem 0 .5rem }
[lang=en] { font-family: Georgia, serif; font-size: .8em; color: #555; font-weight: normal }
header { border-bottom: 2px solid #a11; padding-bottom: .6rem; text-align: center }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #999; padding: .2rem .4rem; text-align: left; vertical-align: top }
th { background: #f3f0ea }
th [lang=en] { display: block }
.n { text-align: right; font-variant-numeric: tabular-nums }
.lost { color: #a11 }
footer { margin-top: 1rem; border-top: 1px solid #999; padding-top: .5rem; overflow-wrap: anywhere }
"""
_OVERVIEW: Final = (
    Words("考评组", "peer group"),
    Words("名次", "rank"),
    Words("考评对象", "subject"),
    Words("名称", "name"),
    Words("本季得分", "total"),
    Words("上季得分", "quarter before"),
    Words("组内平均", "mean of peers"),
    Words("组内最高", "best of peers"),
    Words("失分", "lost"),
    Words("待确认", "open"),
    Words("主要失分指标", "biggest losses"),
)
_LINES: Final = (
    Words("代码", "code"),
    Words("名称", "name"),
    Words("满分", "full marks"),
    Words("得分", "got"),
    Words("失分", "lost"),
    Words("待确认", "open"),
    Words("得分率 %", "rate"),
    Words("上季得分率 %", "rate before"),
    Words("组内平均", "mean of peers"),
    Words("组内最高", "best of peers"),
)
_NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class AnalysisSheet:
    """An analysis with everything that is printed of it.

    ``digest`` is that of the whole, also where ``analysis`` is limited to what a reader may see; ``names``
    are those of units; ``position`` is that of the log.
    """

    analysis: QuarterAnalysis
    digest: str
    office_name: str
    names: Mapping[str, str]
    digits: int
    position: int


def analysis_as_json(sheet: AnalysisSheet) -> str:
    """The analysis, and what stands around it."""
    told = {
        "officeName": sheet.office_name,
        "position": str(sheet.position),
        "digest": sheet.digest,
        "names": {each.subject: sheet.names.get(each.subject, "") for each in sheet.analysis.subjects},
        "analysis": sheet.analysis.model_dump(mode="json"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def analysis_as_html(sheet: AnalysisSheet) -> str:
    """The page: everything that comes from the log is escaped."""
    title = f"{sheet.office_name} {sheet.analysis.quarter} 绩效分析报告"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f"<header>\n<h1>{escape(title)}</h1>",
            f'<div lang="en">{escape(sheet.analysis.office)} {escape(sheet.analysis.quarter)},',
            "analysis of the quarter</div>\n</header>",
            *_overview(sheet),
            *_meetings(sheet),
            *(part for each in sheet.analysis.subjects for part in _subject(each, sheet)),
            f"<footer>{both(Words('摘要', 'digest'))} {escape(sheet.digest)} ·",
            f"{both(Words('日志位置', 'position of the log'))} {sheet.position}</footer>",
            "</body>\n</html>\n",
        ]
    )


def _overview(sheet: AnalysisSheet) -> Iterator[str]:
    yield f"<h2>{both(Words('总体情况', 'overview'))}</h2>"
    yield from _table(_OVERVIEW, (_overview_row(each, sheet) for each in sheet.analysis.subjects), 4)


def _overview_row(each: SubjectAnalysis, sheet: AnalysisSheet) -> tuple[str, ...]:
    points = _points(sheet)
    return (
        each.peer_group,
        f"{each.rank} / {each.peers}",
        each.subject,
        sheet.names.get(each.subject, ""),
        *map(points, (each.total, each.before_total, each.mean, each.best)),
        *map(points, (each.now.lost, each.now.open)),
        " ".join(each.losses),
    )


def _meetings(sheet: AnalysisSheet) -> Iterator[str]:
    absent = [each for each in sheet.analysis.meetings if each.missed_by_head]
    if absent:
        yield f"<h2>{both(Words('绩效办负责人缺席的会议', 'missed by the performance office'))}</h2>"
        yield from _list(f"{each.held_on} {each.kind} {each.number}" for each in absent)


def _subject(each: SubjectAnalysis, sheet: AnalysisSheet) -> Iterator[str]:
    name = f"{each.subject} {sheet.names.get(each.subject, '')}"
    yield f"<section>\n<h2>{escape(name)}</h2>"
    points = _points(sheet)
    yield (
        f"<p>{both(Words('加分', 'bonuses'))} {points(each.bonus)} ·"
        f" {both(Words('减分', 'deductions'))} {points(each.deduction)} ·"
        f" {both(Words('得分率 %', 'rate'))} {_rate(each.now)}</p>"
    )
    yield from _table(_LINES, (_line(line, sheet) for line in (*each.sections, *each.indicators)), 2)
    if each.faults:
        yield f"<h3>{both(Words('查出问题', 'faults'))}</h3>"
        yield from _list(
            f"{fault.indicator} {fault.period} {fault.status} {fault.text}" for fault in each.faults
        )
    if each.alarms:
        yield f"<h3>{both(Words('预警', 'alarms'))}</h3>"
        yield from _list(f"{alarm.about} {alarm.level} {alarm.due_on}" for alarm in each.alarms)
    if each.measures:
        yield f"<h3>{both(Words('待办措施', 'measures to be done'))}</h3>"
        yield from _list(f"{measure.due_on} {measure.text} ({measure.source})" for measure in each.measures)
    yield "</section>"


def _line(line: Line, sheet: AnalysisSheet) -> tuple[str, ...]:
    points, now = _points(sheet), line.now
    return (
        line.code,
        line.name,
        *map(points, (now.full, now.got, now.lost, now.open)),
        _rate(now),
        _NOTHING if line.before is None else _rate(line.before),
        points(line.mean),
        points(line.best),
    )


def _rate(figures: Figures) -> str:
    return _NOTHING if figures.rate is None else text(figures.rate)


def _points(sheet: AnalysisSheet) -> Callable[[Decimal | None], str]:
    """Points as they are printed: rounded to the digits of the plan."""
    return lambda points: _NOTHING if points is None else text(published(points, sheet.digits))


def _table(columns: Iterable[Words], rows: Iterable[Iterable[str]], first_number: int) -> Iterator[str]:
    """A table whose cells are escaped; those from ``first_number`` on hold numbers."""
    yield "<table>\n<thead><tr>"
    yield "".join(f'<th scope="col">{both(words)}</th>' for words in columns)
    yield "</tr></thead>\n<tbody>"
    for row in rows:
        cells = (
            f"<td{' class=n' if place >= first_number else ''}>{escape(cell)}</td>"
            for place, cell in enumerate(row)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>\n</table>"


def _list(entries: Iterable[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{escape(entry)}</li>" for entry in entries)
    yield "</ul>"

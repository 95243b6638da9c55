"""A case file as a page that needs nothing but itself, and as JSON."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape
from typing import Final

from api.graphql.told_files import ToldCaseFile
from api.printing import case_words as w
from api.printing.markup import both, table
from api.printing.words import GRADES, Words
from domain.appeal.case_differences import Difference
from domain.appeal.case_file import BoardPlace, CaseItem, CaseMember, CaseStatement
from domain.appeal.case_rules import ItemRule
from domain.appeal.case_trail import By, TrailLine
from domain.appeal.hearing_record import Finding
from domain.kernel.points import text

_STYLE: Final = """
@page { size: A4 landscape; margin: 16mm }
body { font: 10.5pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #111; background: #fff;
  max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 16pt; text-align: center; margin: 0 }
h2 { font-size: 13pt; border-bottom: 1px solid #a11; margin: 1.6rem 0 .5rem }
h3 { font-size: 11.5pt; margin: 1rem 0 .3rem }
[lang=en] { font-family: Georgia, serif; font-size: .8em; color: #555; font-weight: normal }
header { border-bottom: 2px solid #a11; padding-bottom: .6rem; text-align: center }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #999; padding: .2rem .4rem; text-align: left; vertical-align: top }
th { background: #f3f0ea }
th [lang=en] { display: block }
code, footer { font-size: .85em; overflow-wrap: anywhere }
.missing { color: #a11 }
footer { margin-top: 1rem; border-top: 1px solid #999; padding-top: .5rem }
"""
_NOTHING: Final = "–"


def case_file_as_json(told: ToldCaseFile) -> str:
    """The content as its digest is over it, and what stands around it."""
    around = {
        "number": told.file.number,
        "border": str(told.file.border),
        "digest": told.file.digest,
        "evidence": dict(told.evidence),
        "differences": [
            each._asdict() | {"fields": [field._asdict() for field in each.fields]}
            for each in told.differences
        ],
        "content": told.content.model_dump(mode="json"),
    }
    return json.dumps(around, ensure_ascii=False, indent=1) + "\n"


def case_file_as_html(told: ToldCaseFile) -> str:
    """The page: everything that comes from the log is escaped."""
    summary = told.content.summary
    title = f"{summary.office} {summary.year} 年第 {summary.number} 号申诉 第 {told.file.number} 号案卷"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>\n</head>\n<body>",
            f"<header>\n<h1>{escape(title)}</h1>",
            f'<div lang="en">{escape(summary.office)}, appeal {summary.number} of {summary.year},',
            f"case file {told.file.number}</div>\n</header>",
            *_summary(told),
            *_scores(told),
            *(part for each in told.content.items for part in _item(each, told)),
            *_statements(told),
            *_bench(told),
            *_differences(told),
            f"<footer>{both(Words('摘要', 'digest'))} {escape(told.file.digest)} ·",
            f"{both(Words('日志位置', 'position of the log'))} {told.file.border}</footer>",
            "</body>\n</html>\n",
        ]
    )


def _summary(told: ToldCaseFile) -> Iterator[str]:
    summary = told.content.summary
    window = _NOTHING if summary.window is None else summary.window.isoformat()
    yield f"<h2>{both(w.SUMMARY)}</h2>"
    yield f"<p>{both(w.SUBJECT)} {escape(summary.subject)} · {both(w.UNIT)} {escape(summary.unit)} ·"
    yield f"{both(w.FILED_ON)} {summary.filed_on} · {both(w.WINDOW)} {window}</p>"
    for words in filter(None, (summary.statement, summary.late_reason)):
        yield f"<p>{escape(words)}</p>"


def _scores(told: ToldCaseFile) -> Iterator[str]:
    yield f'<h2>{both(w.SCORES)}</h2>\n<div class="pair">'
    for words, score in ((w.AS_FILED, told.content.filed), (w.AS_FROZEN, told.content.now)):
        yield f"<div><h3>{both(words)} {text(score.total)}</h3>"
        rows = (
            (
                *map(escape, (each.path, each.kind, each.item or "")),
                *map(text, (each.points, each.stated)),
                escape(each.state),
            )
            for each in score.lines
        )
        yield from table(w.LEAVES, rows)
        yield "</div>"
    yield "</div>"


def _item(item: CaseItem, told: ToldCaseFile) -> Iterator[str]:
    contested = item.contested
    yield f"<section>\n<h2>{both(w.ITEM)} {escape(contested.item)}</h2>"
    yield f'<div class="pair"><div><h3>{both(w.CONTESTED)}</h3>'
    yield f"<p>{both(w.GROUNDS[contested.ground])}<br>{escape(contested.statement)}</p>"
    yield f"<p>{both(w.REMEDY)} {escape(contested.remedy)}</p>"
    filed, now = _points(item.worth_filed), _points(item.worth_now)
    yield f"<p>{both(w.AS_FILED)} {filed} · {both(w.AS_FROZEN)} {now}</p>"
    yield f"</div><div><h3>{both(w.RULE)}</h3>{_rule(item.rule)}{_place(item.place)}</div></div>"
    yield f"<h3>{both(w.TRAIL)}</h3>"
    yield from table(w.TRAIL_COLUMNS, (_trail(each, told) for each in item.trail))
    yield "</section>"


def _rule(rule: ItemRule | None) -> str:
    if rule is None:
        return ""
    told = "".join(f"<p>{each}</p>" for each in _rule_text(rule))
    basis = f" · {both(w.BASIS)} {escape(rule.basis)}" if rule.basis is not None else ""
    return (
        f"{told}<p>{both(w.PLAN_VERSION)} {rule.plan_version} ·"
        f" {both(w.POLICY_VERSION)} {rule.policy_version}{basis}</p>"
    )


def _rule_text(rule: ItemRule) -> Iterator[str]:
    if (indicator := rule.indicator) is not None:
        yield f"{escape(indicator.code)} {escape(indicator.name)}"
        yield escape(indicator.standard)
        yield f"{both(w.FULL_MARKS)} {text(indicator.points)} " + " ".join(
            f"{escape(each.period)}: {text(each.marks)}" for each in indicator.marks
        )
        yield f"<code>{escape(indicator.method.model_dump_json())}</code>"
    elif (claimed := rule.claim_item) is not None:
        yield f"{escape(claimed.code)} {escape(claimed.name)} {text(claimed.least)}–{text(claimed.most)}"
    elif (ground := rule.veto_ground) is not None:
        yield f"{escape(ground.code)} {escape(ground.name)} {escape(ground.effect)}"
    else:
        yield both(w.BESIDE_CATALOGUE)


def _place(place: BoardPlace | None) -> str:
    if place is None:
        return ""
    return (
        f"<p>{both(w.RANK)} {place.rank} / {place.members} · {both(GRADES[place.grade])} ·"
        f" {text(place.total)} · {both(w.PLACES)} {place.places} · {both(w.EDITION)} {place.edition}</p>"
    )


def _trail(line: TrailLine, told: ToldCaseFile) -> tuple[str, ...]:
    return (
        str(line.version),
        escape(line.what),
        _by(line.by),
        f"{line.by.decided_at:%Y-%m-%d %H:%M}<br>{line.by.effective_on}",
        "<br>".join(map(escape, filter(None, (line.reason_code, line.reason, line.legal_basis)))),
        _evidence(line.evidence, told),
        _points(line.points),
        f"{_points(line.worth_before)} → {_points(line.worth_after)}",
        f"{text(line.total_before)} → {text(line.total_after)}",
    )


def _statements(told: ToldCaseFile) -> Iterator[str]:
    yield f"<h2>{both(w.STATEMENTS)}</h2>"
    yield from table(w.STATEMENT_COLUMNS, (_statement(each, told) for each in told.content.statements))


def _statement(statement: CaseStatement, told: ToldCaseFile) -> tuple[str, ...]:
    found = "".join(f"<br>{_finding(each)}" for each in statement.findings)
    marks = [both(w.LATE)] if statement.late else []
    marks += [] if statement.stands else [both(w.STANDS_NOT)]
    return (
        f"{both(w.KINDS[statement.kind])} {' '.join(marks)}",
        both(w.PARTIES[statement.party]),
        _by(statement.by),
        f"{statement.by.decided_at:%Y-%m-%d %H:%M}",
        f"{escape(statement.text)}{found}",
        _evidence(statement.evidence, told),
    )


def _finding(finding: Finding) -> str:
    proposal = f"{both(w.OUTCOMES[finding.proposal])} {_points(finding.points)}"
    return f"{escape(finding.item)}: {escape(finding.found)} · {proposal}"


def _bench(told: ToldCaseFile) -> Iterator[str]:
    yield f"<h2>{both(w.BENCH)}</h2>"
    yield from table(w.BENCH_COLUMNS, map(_member, told.content.bench))


def _member(member: CaseMember) -> tuple[str, ...]:
    return (
        both(w.SEATS[member.seat]),
        f"<code>{member.person}</code>",
        both(w.YES if member.declared else w.NO),
        _NOTHING if member.barred is None else both(w.BARRED[member.barred]),
        both(w.YES if member.signed else w.NO),
    )


def _differences(told: ToldCaseFile) -> Iterator[str]:
    if told.differences:
        yield f"<h2>{both(w.DIFFERENCES)}</h2>"
        yield from table(w.DIFFERENCE_COLUMNS, map(_difference, told.differences))


def _difference(each: Difference) -> tuple[str, ...]:
    fields = (
        f"{escape(field.name)}: {escape(field.before or _NOTHING)} → {escape(field.after or _NOTHING)}"
        for field in each.fields
    )
    return (both(w.PARTS[each.part]), escape(each.key), both(w.CHANGES[each.change]), "<br>".join(fields))


def _evidence(hashes: Iterable[str], told: ToldCaseFile) -> str:
    """A link to each document that is there; one that is missing or was erased says so."""
    return "<br>".join(_document(each, told) for each in hashes) or _NOTHING


def _document(content_hash: str, told: ToldCaseFile) -> str:
    shown, state = escape(content_hash), told.evidence[content_hash]
    if state == "PRESENT":
        return f'<a href="/evidence/{escape(told.office)}/{shown}"><code>{shown}</code></a>'
    return f'<code>{shown}</code> <span class="missing">{both(w.EVIDENCE[state])}</span>'


def _by(by: By) -> str:
    return f"{escape(by.role)} {escape(by.unit or '')}<br><code>{escape(by.actor)}</code>"


def _points(points: Decimal | None) -> str:
    return _NOTHING if points is None else text(points)

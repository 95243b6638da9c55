"""A letter as a page that needs nothing but itself, template 1: a version that was used never changes."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape
from typing import Final

from domain.appeal.decision import Change, DecidedItem, Decision, Party, Verdict
from domain.appeal.letter_words_v1 import Words
from domain.kernel.points import text

_STYLE: Final = """
@page { size: A4; margin: 24mm 22mm }
body { font: 12pt/1.7 "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif; color: #111;
  background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
header { text-align: center; border-bottom: 2px solid #a11; padding-bottom: .6rem }
h1 { font-size: 18pt; margin: .2rem 0 }
h2 { font-size: 13pt; margin: 1.4rem 0 .4rem }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #999; padding: .25rem .4rem; text-align: left; vertical-align: top }
th { background: #f3f0ea }
code { font-size: .85em; overflow-wrap: anywhere }
footer { text-align: right; margin-top: 2rem }
"""


def letter(decision: Decision, words: Words) -> str:
    """The page: everything that comes from the log is escaped."""
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{words.lang}">\n<head>\n<meta charset="utf-8">',
            f"<title>{words.title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            *_header(decision, words),
            *_correction(decision, words),
            *_parties(decision, words),
            *_appeal(decision, words),
            *_investigation(decision, words),
            *_vote(decision, words),
            *_ruling(decision, words),
            *_settlements(decision, words),
            *_force(decision, words),
            "</body>\n</html>\n",
        ]
    )


def _header(decision: Decision, words: Words) -> Iterator[str]:
    yield f"<header>\n<div>{_named(decision.office)}</div>\n<h1>{words.title}</h1>"
    number = words.file_number.format(
        office=escape(decision.office.code), year=decision.year, number=decision.number
    )
    yield f"<div>{number} · {words.letter_number.format(number=decision.notice.number)}</div>\n</header>"


def _correction(decision: Decision, words: Words) -> Iterator[str]:
    if decision.notice.correction is not None:
        yield from _section(words.corrects, [escape(decision.notice.correction)])


def _parties(decision: Decision, words: Words) -> Iterator[str]:
    unit, code = _named(decision.appellant), escape(decision.appellant.code)
    yield from _section(
        words.parties,
        [
            words.person.format(unit=unit, code=code, subject=escape(decision.subject))
            if decision.subject_kind == "PERSON"
            else words.appellant.format(unit=unit, code=code),
            words.respondent.format(office=_named(decision.office), year=decision.year),
        ],
    )


def _appeal(decision: Decision, words: Words) -> Iterator[str]:
    filed, accepted = words.day(decision.filed_on), words.day(decision.accepted_on)
    told = [words.dates.format(filed=filed, accepted=accepted)]
    if decision.statement.strip():
        told.append(escape(decision.statement))
    yield from _section(words.appeal, told)
    yield from _table(
        words.columns,
        (
            (
                _item(each, words),
                words.grounds[each.contested.ground],
                escape(each.contested.statement),
                escape(each.contested.remedy),
            )
            for each in decision.items
        ),
    )


def _investigation(decision: Decision, words: Words) -> Iterator[str]:
    told = [_found(each, words) for each in decision.items if each.finding is not None]
    yield from _section(words.investigation, told or [words.no_report])


def _found(each: DecidedItem, words: Words) -> str:
    finding = each.finding
    if finding is None:
        return ""
    proposal = _outcome(words.outcomes[finding.proposal], finding.points)
    found = words.found.format(found=_sentence(finding.found))
    return f"{_item(each, words)}<br>{found} {words.proposes.format(proposal=proposal)}"


def _vote(decision: Decision, words: Words) -> Iterator[str]:
    seats, valid, spoilt = decision.tally
    endorsed = words.not_endorsed if decision.endorsed is None else words.endorsed
    yield from _section(words.vote, [words.counted.format(seats=seats, valid=valid, spoilt=spoilt), endorsed])


def _ruling(decision: Decision, words: Words) -> Iterator[str]:
    grounds = decision.grounds
    told = [
        words.reasons.format(day=words.day(decision.ruled_on), reason=_sentence(grounds.reason)),
        words.rests_on.format(basis=f"<code>{escape(grounds.legal_basis)}</code>"),
    ]
    yield from _section(words.ruling, told)
    yield from _table(words.decided, (_decided(each, words) for each in decision.items))
    yield f"<p>{_total(decision.total, words)}</p>"


def _decided(each: DecidedItem, words: Words) -> tuple[str, ...]:
    verdict = each.verdict
    carried = words.carried.format(votes=each.votes)
    return (
        _item(each, words),
        _outcome(words.outcomes[verdict.ruling.outcome], verdict.ruling.points),
        f"{escape(verdict.ruling.reason)}<br>{carried}",
        _moved(verdict.worth),
        _effect(verdict, words),
    )


def _settlements(decision: Decision, words: Words) -> Iterator[str]:
    settled = [(each, each.settled) for each in decision.items if each.settled is not None]
    if settled:
        yield from _section(words.settled, (_settlement(each, verdict, words) for each, verdict in settled))


def _settlement(each: DecidedItem, verdict: Verdict, words: Words) -> str:
    outcome = _outcome(words.outcomes[verdict.ruling.outcome], verdict.ruling.points)
    told = words.settlement.format(
        day=words.day(verdict.day), outcome=outcome, reason=_sentence(verdict.ruling.reason)
    )
    basis = words.rests_on.format(basis=f"<code>{escape(verdict.grounds.legal_basis)}</code>")
    moved = f"{_moved(verdict.worth)} · {_effect(verdict, words)} · {_total(verdict.total, words)}"
    return f"{_item(each, words)}<br>{told} {basis}<br>{moved}"


def _force(decision: Decision, words: Words) -> Iterator[str]:
    owed = any(each.verdict.kind == "REMITTED" and each.settled is None for each in decision.items)
    yield from _section(words.force, [words.final, *([words.pending] if owed else []), words.further])
    issued_by = words.issued_by.format(office=_named(decision.office))
    yield f"<footer>{issued_by}<br>{words.day(decision.notice.day)}</footer>"


def _item(each: DecidedItem, words: Words) -> str:
    kind, about = each.matter
    return f"{words.matters[kind]} {escape(about)}<br><code>{escape(each.contested.item)}</code>"


def _effect(verdict: Verdict, words: Words) -> str:
    told = words.effects[verdict.kind]
    return told if verdict.due_on is None else f"{told}{words.remitted.format(day=words.day(verdict.due_on))}"


def _outcome(outcome: str, points: Decimal | None) -> str:
    return outcome if points is None else f"{outcome} ({_plain(points)})"


def _moved(worth: Change) -> str:
    if worth.before is None or worth.after is None:
        return "–"
    return f"{_plain(worth.before)} → {_plain(worth.after)}"


def _total(total: Change, words: Words) -> str:
    if total.before is None or total.after is None:
        return words.total_unknown
    told = words.total_same if total.before == total.after else words.total
    return told.format(before=text(total.before), after=text(total.after))


def _plain(points: Decimal) -> str:
    """Points without the zeros of the working scale."""
    return text(points.normalize())


def _named(party: Party) -> str:
    """What a unit or an office is called, by its code where it has no name that day."""
    return escape(party.name or party.code)


def _sentence(told: str) -> str:
    """What somebody wrote, without the stop that the template puts."""
    return escape(told.rstrip(" .。"))


def _section(title: str, paragraphs: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    yield from (f"<p>{each}</p>" for each in paragraphs)


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table whose cells are escaped already."""
    yield "<table>\n<thead><tr>" + "".join(f'<th scope="col">{each}</th>' for each in columns)
    yield "</tr></thead>\n<tbody>"
    yield from (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    yield "</tbody>\n</table>"

"""The reference page of the scoring methods: formula, parameters, measures, a computed example."""

from collections.abc import Iterator
from typing import Final, get_args

from api.graphql.explanations import LINES, parameters_of
from domain.kernel.points import published, text
from domain.methods.catalogue import METHODS
from domain.methods.definition import Definition
from tests.architecture.text import summary
from tests.support.goldens import Golden, goldens

PREAMBLE: Final = """\
# Scoring methods

How measures become points. An indicator names its method with parameters of its own; a report gives the
measures; the points and every step of their computation are recorded with the report. The code of a version
never changes. SCORE methods make the points of a period, from 0 to a ceiling; CONTRIBUTION methods add to the
full points of the item, which ends between 0 and a ceiling of its own. Written by `make docs`.
"""


def page() -> str:
    """The page: a chapter per method, each with the first of its golden examples."""
    examples: dict[str, Golden] = {golden.method.name: golden for _, golden in reversed(list(goldens()))}
    return "\n".join([PREAMBLE, *(_chapter(method, examples[_name(method)]) for method in METHODS)])


def _chapter(method: type[Definition], example: Golden) -> str:
    about = method.ABOUT
    return "\n".join(
        [
            f"## {about.number} {about.zh} {about.en}",
            "",
            f"`{_name(method)}`, version {example.method.version}, {method.STYLE}. {summary(method)}",
            "",
            f"- 公式：{about.formula_zh}",
            f"- Formula: {about.formula_en}",
            f"- Source: {about.source}",
            "",
            *_table("Parameter", _parameters(method)),
            *_table("Measure", ((name, meaning) for name, meaning in method.MEASURES.items())),
            *_example(example),
            "",
        ]
    )


def _parameters(method: type[Definition]) -> Iterator[tuple[str, str]]:
    for name, field in method.model_fields.items():
        if name not in {"name", "version"}:
            yield name, field.description or ""


def _table(head: str, rows: Iterator[tuple[str, str]]) -> list[str]:
    lines = [f"| `{name}` | {meaning.replace('|', '/')} |" for name, meaning in rows]
    return [f"| {head} | Meaning |", "| --- | --- |", *lines, ""] if lines else []


def _example(example: Golden) -> Iterator[str]:
    points, explanation = example.scored
    given = [f"{name} = {value or 'null'}" for name, value in parameters_of(example.method)]
    measured = [f"{each.name} = {text(each.value)}" for each in example.measures]
    yield f"Example, a period of {text(example.on.marks)} points:"
    yield ""
    yield f"- parameters: {', '.join(given) or 'none'}"
    yield f"- measures: {', '.join(measured)}"
    for line in explanation:
        zh, en = LINES[line.code]
        about = "" if line.about is None else f" ({line.about})"
        yield f"- {zh} {en}{about}: {text(line.value)}"
    yield f"- **{text(published(points, example.on.digits))}**"


def _name(method: type[Definition]) -> str:
    (name,) = get_args(method.model_fields["name"].annotation)
    return str(name)

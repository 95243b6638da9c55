"""All checks of a bundle, one after the other; every fault is told, whatever came before it."""

from collections.abc import Iterator
from typing import NamedTuple

from .bundle import Bundle
from .checkpoints import Checkpoint, HashingNewer, unlike_given, unsound
from .entered import stated_wrongly
from .events import Event
from .expected import unexpected
from .faults import Code, Fault
from .log import Line, cited_evidence, disordered, incomplete, lines_of, unproven
from .methods import UnknownMethod
from .notes import Key
from .official import issued_wrongly
from .rules import told
from .story import Group, Story


class Given(NamedTuple):
    """What the auditor has from elsewhere: the log's key, a checkpoint."""

    key: Key | None
    checkpoint: Checkpoint | None


def faults_of(bundle: Bundle, given: Given) -> list[Fault]:
    """Everything that is wrong with a bundle, the most telling first; raises ``Unreadable``."""
    lines, unread = lines_of(bundle.text("events.jsonl"))
    found = [*unread, *bundle.changed(), *_unsealed(bundle, lines, given)]
    found += [*disordered(lines), *incomplete(lines, bundle.manifest)]
    events = sorted((line.event for line in lines), key=lambda each: each.position)
    found += bundle.evidence(cited_evidence(events))
    found += _computed(bundle, events)
    return sorted(dict.fromkeys(found))


def _unsealed(bundle: Bundle, lines: list[Line], given: Given) -> Iterator[Fault]:
    """What signatures, checkpoints and proofs do not bear out."""
    key = given.key or bundle.key
    try:
        checkpoints = bundle.checkpoints
    except HashingNewer as newer:
        yield Fault(Code.FORMAT_NEWER, str(newer))
        return
    yield from bundle.unsigned(key)
    yield from unsound(checkpoints, bundle.json("consistency.json"), key)
    if given.checkpoint is not None:
        yield from unlike_given(given.checkpoint, checkpoints, key)
    newest = next((each for each in checkpoints if each.size == bundle.manifest["checkpoint"]), None)
    if newest is None:
        yield Fault(Code.BROKEN_INCLUSION, f"checkpoint {bundle.manifest['checkpoint']}")
    else:
        yield from unproven(lines, bundle.manifest["leaf"], newest)


def _computed(bundle: Bundle, events: list[Event]) -> Iterator[Fault]:
    """What scores, ranks, grades and rules come to, if they can be computed at all."""
    try:
        yield from _recomputed(bundle, events)
    except UnknownMethod as unknown:
        yield Fault(Code.UNKNOWN_METHOD, str(unknown))
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError) as error:
        yield Fault(Code.NOT_RECOMPUTED, repr(error))


def _recomputed(bundle: Bundle, events: list[Event]) -> Iterator[Fault]:
    subject = bundle.manifest["subject"]
    group: Group = subject["plan"], subject["peer_group"]
    story = Story()
    for event in events:
        yield from stated_wrongly(event, story)
        story.take(event)
    plan = story.plans[group[0]]
    if bundle.json("rules.json") != told(plan, story.policies_of(plan.drafted["office"])):
        yield Fault(Code.CHANGED_RULE, "rules.json")
    for assessment in (each for each, place in story.enrolled.items() if place == group):
        if assessment not in story.sheets:
            yield Fault(Code.REMOVED_EVENT, assessment)
    yield from unexpected(bundle.json("expected.json"), story, group)
    if (result := story.result_of(group)) is not None:
        yield from issued_wrongly(result, group, lambda border: _until(events, border))


def _until(events: list[Event], border: int) -> Story:
    return Story.of(event for event in events if event.position <= border)

"""What the state of an office says, as rows."""

from collections.abc import Iterator

from domain.office.state import OfficeState
from projections.table import Row


def office_rows(state: OfficeState) -> Iterator[Row]:
    """The office itself."""
    merger = state.merger
    yield (
        state.code,
        state.level,
        state.superior,
        state.since,
        [[since.isoformat(), name] for since, name in state.names.entries],
        None if merger is None else merger.on,
        None if merger is None else merger.successor,
        None if merger is None else merger.document,
    )


def unit_rows(state: OfficeState) -> Iterator[Row]:
    """Its units."""
    for unit in state.units.values():
        yield (
            state.code,
            unit.code,
            unit.kind,
            unit.parent,
            unit.represents,
            unit.since,
            unit.until,
            unit.successor,
            [[form.since.isoformat(), form.name, form.peer_group] for form in unit.forms],
        )


def post_rows(state: OfficeState) -> Iterator[Row]:
    """Its posts."""
    for post in state.posts.values():
        areas = list(post.in_charge_of)
        yield (state.code, post.code, post.unit, post.name, post.layer, post.chief, areas, post.since)


def holding_rows(state: OfficeState) -> Iterator[Row]:
    """Who holds or held its posts."""
    for post in state.posts.values():
        for number, holding in enumerate(post.holdings):
            yield (state.code, post.code, number, holding.person, holding.since, holding.until)


def body_rows(state: OfficeState) -> Iterator[Row]:
    """Its bodies, in each composition."""
    for kind, seated in state.bodies.items():
        for since, until, body in seated.spans:
            yield (state.code, kind, since, until, body.chair, list(body.members))


def performance_office_rows(state: OfficeState) -> Iterator[Row]:
    """Where its performance office sits and sat."""
    for since, until, place in state.placements.spans:
        yield (state.code, since, until, place.unit, place.department)


def staff_rows(state: OfficeState) -> Iterator[Row]:
    """How its performance office is and was staffed."""
    for since, until, staff in state.staff.spans:
        yield (state.code, since, until, staff.full_time, staff.part_time)


def external_body_rows(state: OfficeState) -> Iterator[Row]:
    """Who helps it from outside."""
    for body in state.external_bodies.values():
        yield (state.code, body.code, body.name, body.since)

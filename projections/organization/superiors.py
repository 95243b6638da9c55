"""The offices that stand above others."""

from collections.abc import Iterable

from projections.organization.queries import OfficeRow


def with_superiors(own: Iterable[str], rows: Iterable[OfficeRow]) -> set[str]:
    """The offices ``own`` and all above them; a merged one leads to its successor as well."""
    known = {row.code: row for row in rows}
    found: set[str] = set()
    ahead = list(own)
    while ahead:
        if (code := ahead.pop()) in found:
            continue
        found.add(code)
        if (row := known.get(code)) is not None:
            ahead += [above for above in (row.superior, row.successor) if above is not None]
    return found

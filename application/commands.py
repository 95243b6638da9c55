"""Every command there is, with its handler."""

from collections.abc import Mapping
from typing import Final

from application import appeal, office, person, plan
from application.assessment import adjustments, claims, entries, lifecycle, vetoes
from application.command import Command
from application.dispatcher import Handler

HANDLERS: Final[Mapping[type[Command], Handler]] = {
    **office.HANDLERS,
    **person.HANDLERS,
    **plan.HANDLERS,
    **lifecycle.HANDLERS,
    **entries.HANDLERS,
    **adjustments.HANDLERS,
    **claims.HANDLERS,
    **vetoes.HANDLERS,
    **appeal.HANDLERS,
}

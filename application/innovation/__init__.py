"""Innovation projects: from the application to the bonus."""

from collections.abc import Mapping
from typing import Final

from application.command import Command
from application.dispatcher import Handler
from application.innovation import awarding, projects, reviewing

HANDLERS: Final[Mapping[type[Command], Handler]] = {
    **projects.HANDLERS,
    **reviewing.HANDLERS,
    **awarding.HANDLERS,
}

"""An office opened for somebody who manages it."""

from application.actions import Action
from application.work import Work
from domain.office.office import Office


def managed(office: str, work: Work) -> Office:
    """The office, for a caller who may manage its organisation."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=office)
    return work.edit(Office, Office.id_of(office))

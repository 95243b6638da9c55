"""Shapes of events about appeals that are written no more."""

from typing import ClassVar, Final

from domain.appeal.investigation import CaseFileFrozen
from domain.kernel.event import ContentHash, Event, Superseded


class CaseFileFrozenV1(Superseded):
    """A case file was frozen by the first template, which the event did not name."""

    TOPIC: ClassVar[str] = "appeal.case-file-frozen.v1"
    BECOMES: ClassVar[type[Event]] = CaseFileFrozen

    number: int
    border: int
    digest: ContentHash

    def upcast(self) -> CaseFileFrozen:
        """The same case file, with the template that it was derived by."""
        return CaseFileFrozen(template=1, **dict(self))


EVENTS: Final = (CaseFileFrozenV1,)

"""Every scoring method there is."""

from typing import Final

from domain.methods.definition import Definition
from domain.methods.direct import Direct

METHODS: Final[tuple[type[Definition], ...]] = (Direct,)
"""Their classes, in the order of the reference page."""

MethodDefinition = Direct
"""A definition of any of them, as an indicator stores it."""

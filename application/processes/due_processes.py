"""Every process that looks for what falls due."""

from typing import Final

from application.processes.due import DueProcess

DUE_PROCESSES: Final[tuple[DueProcess, ...]] = ()
"""In the order in which a tick runs them."""

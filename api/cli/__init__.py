"""The command line: ``jiheng``."""

from api.cli.main import main

__all__ = ["main"]

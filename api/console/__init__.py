"""The web console: ``web/`` is its source, ``static/`` what ``make console`` builds of it."""

from pathlib import Path
from typing import Final

BUILT: Final = Path(__file__).parent / "static"
"""What is served; there is no such folder before the console was built."""

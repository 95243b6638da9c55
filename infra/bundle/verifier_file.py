"""The stand-alone verifier as one file: ``verify.pyz``."""

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from infra.bundle.archive import write_zip

NAME: Final = "verify.pyz"

_PACKAGE: Final = "verifier"
_MAIN: Final = f'''"""Runs the verifier."""

import sys

sys.dont_write_bytecode = True

from {_PACKAGE}.main import main

main()
'''


@cache
def verifier_file() -> bytes:
    """The modules of ``infra/bundle/verifier`` and what starts them, as Python runs a zip file."""
    package = files("infra.bundle").joinpath(_PACKAGE)
    modules = {each.name: each.read_bytes() for each in package.iterdir() if each.name.endswith(".py")}
    packed = BytesIO()
    write_zip(
        {"__main__.py": _MAIN.encode(), **{f"{_PACKAGE}/{name}": text for name, text in modules.items()}},
        packed,
    )
    return packed.getvalue()

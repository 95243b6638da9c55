"""Files that are there whole and for good, or not at all."""

import os
import secrets
from pathlib import Path
from typing import Final

READABLE: Final = 0o644
PRIVATE: Final = 0o600


def put_once(path: Path, content: bytes, mode: int = READABLE) -> None:
    """Put a file in place, with its directory; one that is there stays, whoever was faster.

    Raises ``OSError``, and then has left nothing behind.
    """
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _link(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)

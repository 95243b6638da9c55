"""Zip files that depend on nothing but what is in them: the same files make the same bytes."""

from collections.abc import Mapping
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell."""
_UNIX: Final = 3
_MODE: Final = 0o644


def write_zip(files: Mapping[str, bytes], to: IO[bytes]) -> None:
    """Write ``files`` by name, in the order of their names."""
    with ZipFile(to, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            entry.external_attr = _MODE << 16
            archive.writestr(entry, files[name])

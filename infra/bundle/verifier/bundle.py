"""A bundle as a file: its manifest, and whether every other file is the one that the manifest means."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from .checkpoints import Checkpoint
from .faults import Code, Fault
from .figures import Json
from .notes import Key, Note
from .tree import LEAVES

_FORMAT: Final = "jiheng-bundle/"
_KNOWN: Final = 1
_MANIFEST: Final = "manifest.json"
_NOTE: Final = "manifest.note"
_CHECKPOINTS: Final = "checkpoints/"
_EVIDENCE: Final = "evidence/"


class Unreadable(Exception):
    """The bundle cannot be read at all."""

    def __init__(self, code: Code, about: str) -> None:
        super().__init__(about)
        self.fault = Fault(code, about)


class Bundle:
    """The files of a bundle by name; raises ``Unreadable``."""

    def __init__(self, path: Path) -> None:
        try:
            with ZipFile(path) as archive:
                self.files = {name: archive.read(name) for name in archive.namelist()}
        except (BadZipFile, OSError, RuntimeError, EOFError, ValueError) as error:
            raise Unreadable(Code.UNREADABLE, f"{path}: {error}") from error
        self.manifest: Json = self.json(_MANIFEST)
        _must_be_known(self.manifest)

    def text(self, name: str) -> str:
        """A file as text; raises ``Unreadable``."""
        try:
            return self.files[name].decode()
        except (KeyError, UnicodeDecodeError) as error:
            raise Unreadable(Code.UNREADABLE, f"{name}: {error!r}") from error

    def json(self, name: str) -> Any:
        """What a file says in JSON; raises ``Unreadable``."""
        try:
            return json.loads(self.text(name))
        except ValueError as error:
            raise Unreadable(Code.UNREADABLE, f"{name}: {error}") from error

    @property
    def key(self) -> Key:
        """The key of the log, by the bundle's own word; raises ``Unreadable``."""
        try:
            return Key.parse(self.manifest["key"])
        except (LookupError, ValueError) as error:
            raise Unreadable(Code.UNREADABLE, f"{_MANIFEST} key: {error}") from error

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """Every checkpoint, the oldest first."""
        names = sorted(name for name in self.files if name.startswith(_CHECKPOINTS))
        return sorted((self._checkpoint(name) for name in names), key=lambda each: each.size)

    def _checkpoint(self, name: str) -> Checkpoint:
        try:
            return Checkpoint.parse(self.text(name))
        except ValueError as error:
            raise Unreadable(Code.UNREADABLE, f"{name}: {error}") from error

    def changed(self) -> Iterator[Fault]:
        """Files that are not what the manifest says, that it does not know, and that are missing."""
        told: Json = self.manifest["files"]
        for name in sorted({*told, *self.files} - {_MANIFEST, _NOTE}):
            found = _hash(self.files[name]) if name in self.files else "–"
            if told.get(name) != found:
                yield Fault(Code.FILE_CHANGED, name, str(told.get(name, "–")), found)

    def unsigned(self, key: Key) -> Iterator[Fault]:
        """Whether the log's key has signed this manifest."""
        try:
            note = Note.parse(self.text(_NOTE))
        except ValueError as error:
            yield Fault(Code.MANIFEST_CHANGED, f"{_NOTE}: {error}")
            return
        lines = [self.manifest["format"], key.name, f"sha256:{_hash(self.files[_MANIFEST])}"]
        if note.text.splitlines() != lines or not note.is_signed_by(key):
            yield Fault(Code.MANIFEST_CHANGED, _NOTE)

    def evidence(self, cited: dict[str, list[int]]) -> Iterator[Fault]:
        """Evidence that is not of its hash, and a list that is not what the events cite."""
        for name in sorted(self.files):
            if name.startswith(_EVIDENCE):
                found = _hash(self.files[name])
                if name.removeprefix(_EVIDENCE) != found:
                    yield Fault(Code.EVIDENCE_MISMATCH, name, found=found)
        told = {each["hash"]: each["cited_at"] for each in self.manifest["evidence"]}
        for hashed in sorted({*told, *cited}):
            if told.get(hashed) != cited.get(hashed):
                pair = str(told.get(hashed)), str(cited.get(hashed))
                yield Fault(Code.EVIDENCE_MISMATCH, hashed, *pair)


def _must_be_known(manifest: Any) -> None:
    """Older forms are read for ever; a newer one is refused."""
    form = str(manifest.get("format")) if isinstance(manifest, dict) else ""
    number = form.removeprefix(_FORMAT)
    if not form.startswith(_FORMAT) or not number.isdecimal():
        raise Unreadable(Code.UNREADABLE, f"{_MANIFEST}: no format")
    if int(number) > _KNOWN:
        raise Unreadable(Code.FORMAT_NEWER, form)
    if manifest["leaf"] not in LEAVES:
        raise Unreadable(Code.FORMAT_NEWER, str(manifest["leaf"]))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

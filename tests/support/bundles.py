"""Bundles in the hands of an auditor, and of somebody who would rather have them say otherwise."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from api.bootstrap import System, bundles
from application.bundle.scope import Asked
from infra.bundle.archive import write_zip
from infra.bundle.verifier_file import verifier_file
from infra.postgres.database import Database

Files = dict[str, bytes]
Change = Callable[[Any], object]
"""Changes what a file says in place."""


class Verdict(NamedTuple):
    """What the verifier said of a bundle."""

    code: int
    told: dict[str, Any]

    @property
    def names(self) -> set[str]:
        """The kinds of all faults."""
        return {fault["name"] for fault in self.told["faults"]}


@dataclass(frozen=True)
class Auditor:
    """Somebody with the verifier, a directory and nothing else."""

    directory: Path

    def verify(self, files: Files, *options: str) -> Verdict:
        """Run the stand-alone verifier on a bundle of these files."""
        path = self.directory / "bundle.zip"
        with path.open("wb") as file:
            write_zip(files, file)
        ran = self.run(str(path), "--json", *options)
        assert ran.stderr == ""
        return Verdict(ran.returncode, json.loads(ran.stdout))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the verifier as its users do, without site packages and environment."""
        verifier = self.directory / "verify.pyz"
        verifier.write_bytes(verifier_file())
        command = [sys.executable, "-I", str(verifier), *arguments]
        return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=self.directory)


def kept_in(directory: Path, database: Database) -> Database:
    """The database of a cell that keeps its key and its checkpoints in a directory."""
    return replace(database, settings=database.settings.model_copy(update={"data_dir": directory}))


def bundle(system: System, asked: Asked) -> bytes:
    """A bundle as it is written."""
    written = BytesIO()
    bundles(system).write(asked, written)
    return written.getvalue()


def unpacked(content: bytes) -> Files:
    """The files of a bundle."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(files: Files, name: str) -> Any:
    """What a file of JSON says."""
    return json.loads(files[name])


def changed(files: Files, name: str, change: Change) -> Files:
    """The bundle with another thing said in a file of JSON."""
    told = said(files, name)
    change(told)
    return {**files, name: json.dumps(told, ensure_ascii=False).encode()}


def with_events(files: Files, change: Callable[[list[dict[str, Any]]], object]) -> Files:
    """The bundle with other lines of events."""
    lines = [json.loads(line) for line in files["events.jsonl"].decode().splitlines()]
    change(lines)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return {**files, "events.jsonl": text.encode()}


def covered_up(files: Files) -> Files:
    """The bundle with a manifest that knows the files as they are; only its signature cannot be had."""
    others = files.keys() - {"manifest.json", "manifest.note"}
    hashes = {name: hashlib.sha256(files[name]).hexdigest() for name in others}
    return changed(files, "manifest.json", lambda manifest: manifest.update(files=hashes))

"""Where checkpoints are kept outside the database: a directory, one file each.

Whoever copies it to another machine holds what no operator of this one can change.
"""

import re
from pathlib import Path
from typing import Final
from uuid import UUID

from domain.proof.checkpoint import SignedCheckpoint
from domain.proof.note import VerifierKey
from domain.proof.refusals import CheckpointMalformed
from infra.durable_file import put_once
from infra.proof.refusals import CheckpointSinkUnavailable
from infra.settings import Settings

_NAME: Final = re.compile(r"(\d{12,18})\.checkpoint", re.ASCII)


class Sink:
    """The checkpoints of one log outside the database, with the keys that verify them.

    Every method raises ``CheckpointSinkUnavailable``.
    """

    def __init__(self, settings: Settings, log_id: UUID) -> None:
        self.directory = (settings.checkpoint_dir or settings.data_dir / "checkpoints") / str(log_id)

    def paths(self) -> dict[int, Path]:
        """The files of checkpoints by their sizes, smallest first; none before the first is written."""
        sizes = {int(match[1]): name for name in self._names() if (match := _NAME.fullmatch(name))}
        return {size: self.directory / sizes[size] for size in sorted(sizes)}

    def newest(self) -> SignedCheckpoint | None:
        """The last checkpoint; raises ``CheckpointMalformed`` or ``ProofNewerThanCode``, too."""
        paths = self.paths()
        return SignedCheckpoint.parse(read(paths[max(paths)])) if paths else None

    def key_paths(self) -> list[Path]:
        """The files of the keys that were published."""
        return [self.directory / name for name in sorted(self._names()) if name.endswith(".vkey")]

    def write(self, size: int, note: str, verifier_key: str) -> None:
        """Keep a checkpoint, and the key that verifies it; what is there already stays as it is."""
        key = VerifierKey.parse(verifier_key)
        try:
            put_once(self.directory / f"{key.key_id.hex()}.vkey", f"{key.text}\n".encode())
            put_once(self.directory / f"{size:012}.checkpoint", note.encode())
        except OSError as error:
            raise CheckpointSinkUnavailable(path=self.directory, reason=error) from error

    def _names(self) -> list[str]:
        try:
            return [path.name for path in self.directory.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CheckpointSinkUnavailable(path=self.directory, reason=error) from error


def read(path: Path) -> str:
    """The text of a file, as it is; raises ``CheckpointSinkUnavailable`` or ``CheckpointMalformed``."""
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise CheckpointSinkUnavailable(path=path, reason=error) from error
    except UnicodeDecodeError as error:
        raise CheckpointMalformed(reason=error) from error

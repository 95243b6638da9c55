"""Checking a file of a trail: whether it is whole, and its rows are those that it was made with."""

import csv
import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple

from api.printing.trail_file import MARK
from domain.kernel.refusal import Refusal


class TrailFileMalformed(Refusal):
    """A file that was not written as a trail, or not to its end."""

    code = "TRAIL_FILE_MALFORMED"
    zh = "文件不是完整的变动记录导出文件"
    en = "the file is no trail that was exported to its end"


class Checked(NamedTuple):
    """What a file says of itself, and what its rows come to."""

    foot: Mapping[str, str]
    rows: int
    digest: str

    @property
    def holds(self) -> bool:
        """Whether the rows are those that the file was made with."""
        return self.foot.get("digest") == self.digest and self.foot.get("rows") == str(self.rows)


def checked(content: bytes) -> Checked:
    """What a file comes to; raises ``TrailFileMalformed``."""
    lines = content.splitlines(keepends=True)
    try:
        if content.startswith(b"{"):
            foot, body = json.loads(lines[-1])[MARK], lines[:-1]
            rows = len(body)
        else:
            body = [line for line in lines if not line.startswith(MARK.encode())]
            told = [line.decode() for line in lines if line.startswith(MARK.encode())]
            foot = {name.removeprefix(MARK): value for name, value in csv.reader(told)}
            rows = len(body) - 1
    except (ValueError, KeyError, IndexError, UnicodeDecodeError) as error:
        raise TrailFileMalformed from error
    if "digest" not in foot:
        raise TrailFileMalformed
    return Checked(foot, rows, f"sha256:{hashlib.sha256(b''.join(body)).hexdigest()}")

"""A supervised child is started again when it ends, and ends with its parent."""

import subprocess
import sys
import time
from pathlib import Path

from infra.supervision import Supervised

NOTE_AND_END = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); sys.exit(int(sys.argv[2]))"
UNTIL_ORPHANED = "import sys; sys.stdin.buffer.read()"


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def eventually(count: int, path: Path) -> list[str]:
    deadline = time.monotonic() + 20
    while len(lines(path)) < count and time.monotonic() < deadline:
        time.sleep(0.05)
    return lines(path)


def test_a_child_that_ends_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with Supervised([sys.executable, "-c", NOTE_AND_END, str(notes), "1"], final=[0]):
        assert len(eventually(2, notes)) >= 2


def test_a_final_exit_status_ends_it_for_good(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    supervised = Supervised([sys.executable, "-c", NOTE_AND_END, str(notes), "3"], final=[3])
    with supervised:
        supervised._thread.join(20)
        assert not supervised._thread.is_alive()
    assert len(lines(notes)) == 1


def test_the_child_is_ended_with_the_context() -> None:
    with Supervised([sys.executable, "-c", UNTIL_ORPHANED], final=[]) as supervised:
        child = _started(supervised)
        assert Path(f"/proc/{child}").exists()
    assert _gone(child)


def test_the_child_notices_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, sys.executable, UNTIL_ORPHANED],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert _gone(child)


def _started(supervised: Supervised) -> int:
    while supervised.child is None:
        time.sleep(0.05)
    return supervised.child


def _gone(process: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if not Path(f"/proc/{process}").exists() or _is_zombie(process):
            return True
        time.sleep(0.05)
    return False


def _is_zombie(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


_PARENT = f"""
import sys, time
sys.path.insert(0, {str(Path.cwd())!r})
from infra.supervision import Supervised
with Supervised([sys.argv[1], "-c", sys.argv[2]], final=[]) as supervised:
    while supervised.child is None:
        time.sleep(0.05)
    print(supervised.child, flush=True)
    time.sleep(60)
"""

"""A folder that truly cannot be written into, as a CD or a locked stick is: also for root."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli_home import Answer

_LOCK = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def run_locked(folder: Path, *words: str | Path) -> Answer:
    """Run a Python with these words while nobody can write into `folder`; else skip the test."""
    alone = ["unshare", "-m"] if os.getuid() == 0 else ["unshare", "-rm"]
    locked = [*alone, "sh", "-c", _LOCK, str(folder)]
    try:
        tried = subprocess.run([*locked, "touch", folder / "x"], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no unshare here, by which a folder is made read-only")
    if b"ead-only" not in tried.stderr:
        pytest.skip(f"this user may not mount a folder read-only: {tried.stderr.decode()}")
    done = subprocess.run(
        [*locked, sys.executable, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={**os.environ, "LC_ALL": "C"},
    )
    return Answer(code=done.returncode, out=done.stdout, err=done.stderr)

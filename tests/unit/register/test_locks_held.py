"""What one process holds on a register is not let go of by opening it once more."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gridapp.register.database import connect

OTHER = """
import sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('other', '1')")
conn.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="locks there belong to a handle")
def test_another_process_does_not_take_the_log_away_from_two_that_are_open(
    tmp_path: Path,
) -> None:
    file = tmp_path / "register.db"
    with closing(connect(file, create=True)) as first, closing(connect(file)) as second:
        for conn in (first, second):
            conn.execute("SELECT * FROM meta").fetchall()
        subprocess.run([sys.executable, "-c", OTHER, str(file)], check=True)

        assert (tmp_path / "register.db-wal").exists()
        for conn in (first, second):
            found = conn.execute("SELECT value FROM meta WHERE name = 'other'").fetchone()
            assert found == ("1",)

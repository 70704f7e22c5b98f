"""The command line works on a machine where no window can open."""

import subprocess
import sys

LOADED_QT = """
import sys, gridapp.cli
print(*[name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))])
"""


def test_command_line_never_loads_qt() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LOADED_QT], capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == []

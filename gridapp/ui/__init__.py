"""The desk: everything that is drawn with Qt.

Once its first module is loaded, Qt for Python reads the source of every module imported after it,
to see whether that asks for `from __feature__ import snake_case`. None of ours does; the reading
takes longer than the imports and its text stays in memory. Python's own import is put back.
"""

from __future__ import annotations

import builtins

# Loads Qt for Python with its import, which is to be undone.
from PySide6 import QtCore as QtCore

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

"""Memory sticks: where one is, so that nobody has to look for a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_MOUNTED_UNDER = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_REMOVABLE = 2
"""What Windows calls a drive whose medium can be taken out (GetDriveTypeW)."""


def found() -> list[Path]:
    """The roots of the sticks that can be written to now, in the order of their names."""
    roots = [
        Path(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and is_stick(volume.rootPath())
    ]
    return sorted(roots)


def is_stick(root: str) -> bool:
    """Whether what is mounted here can be pulled out, as far as its place tells."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_MOUNTED_UNDER)

"""Where a register must not lie: SQLite's locks do not hold on network and cloud-sync folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "fuse.sshfs", "fuse.davfs"}
    | {"davfs", "fuse.rclone", "fuse.gvfsd-fuse"}
)
_CLOUD = (
    "onedrive",
    "dropbox",
    "google drive",
    "icloud drive",
    "nutstore",
    "坚果云",
    "百度网盘同步空间",
    "baidusyncdisk",
    "wps云盘",
    "腾讯微云",
)
_DRIVE_REMOTE = 4


class UnsafeLocation(Exception):
    """The register lies on a network or cloud-sync folder; `reason` is network or cloud."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def check_location(path: Path) -> None:
    """Raise UnsafeLocation where two programs could write the register at once unseen."""
    whole = path.absolute()
    if any(part.casefold().startswith(_CLOUD) for part in whole.parts):
        raise UnsafeLocation(path, "cloud")
    if _on_network(whole):
        raise UnsafeLocation(path, "network")


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        if str(path).startswith("\\\\"):
            return True
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return file_system(path, mounts.read_text(encoding="utf-8", errors="replace")) in _NETWORK


def file_system(path: Path, mounts: str) -> str:
    """The type of the file system that holds `path`, by a table in the form of /proc/mounts."""
    best, found = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        at = parts[1].replace("\\040", " ")
        inside = os.path.commonpath([at, path]) == at if at.startswith("/") else False
        if inside and len(at) >= len(best):
            best, found = at, parts[2]
    return found

"""How a folder is called to the person at this computer, who knows no paths of programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths

from gridapp.paths import Home

translate = QCoreApplication.translate


def where(folder: Path, home: Home | None = None) -> str:
    """`folder` by its own name where it has one, else from a folder everybody knows, else whole.

    Only words: no disk is asked, for a share may hang.
    """
    for known, name in _known(home):
        if folder.is_relative_to(known):
            below = folder.relative_to(known).as_posix()
            return name if below == "." else QDir.toNativeSeparators(f"{name}/{below}")
    return QDir.toNativeSeparators(str(folder))


def looking_from(folder: str) -> str:
    """Where a file window opens: the folder used last while it is there, else the person's own.

    Told nothing, Qt would open it where the program was started, which nobody at a desk knows.
    """
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def _known(home: Home | None) -> Iterator[tuple[Path, str]]:
    """Folders and what they are called; one that lies in another comes first."""
    if home is not None:
        yield home.outbox, translate("Where", "本机的发件夹")
        yield home.inbox, translate("Where", "本机的收件夹")
        yield home.reports, translate("Where", "本机的报表夹")
        yield home.backups, translate("Where", "本机的备份夹")
        yield home.root, translate("Where", "本机的资料夹")
    kind, own = QStandardPaths.StandardLocation, Path.home()
    for place, name in (
        (kind.DesktopLocation, translate("Where", "桌面")),
        (kind.DocumentsLocation, translate("Where", "文档")),
        (kind.DownloadLocation, translate("Where", "下载")),
    ):
        at = Path(QStandardPaths.writableLocation(place) or own)
        if at != own:
            yield at, name
    yield own, translate("Where", "个人文件夹")

"""Where a register may lie: on a disk of this computer and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridapp.register.location import UnsafeLocation, check_location, file_system

MOUNTS = """\
sysfs /sys sysfs rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/wang/local ext4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdc1 /media/usb vfat rw 0 0
short line
"""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/var/register.db", "ext4"),
        ("/home/wang/register.db", "nfs4"),
        ("/home/wang/local/register.db", "ext4"),
        ("/homestead/register.db", "ext4"),
        ("/mnt/my share/register.db", "cifs"),
        ("/media/usb/register.db", "vfat"),
    ],
)
def test_the_innermost_mount_decides(path: str, found: str) -> None:
    assert file_system(Path(path), MOUNTS) == found


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "onedrive - 单位",
        "Dropbox (个人)",
        "Google Drive",
        "iCloud Drive",
        "坚果云",
        "BaiduSyncdisk",
        "WPS云盘",
        "腾讯微云",
    ],
)
def test_folders_that_a_cloud_keeps_are_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UnsafeLocation) as refused:
        check_location(tmp_path / folder / "deep" / "register.db")

    assert refused.value.reason == "cloud"


def test_an_ordinary_folder_is_fine(tmp_path: Path) -> None:
    check_location(tmp_path / "九联" / "register.db")

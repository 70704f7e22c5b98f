"""Who of a centre is on something just now, told to its other computers through a shared folder.

A claim is a small file that says for some minutes "so-and-so is on this". It changes no register,
bars nobody, and is of no worth once it is old: where the folder is gone, work goes on without.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Final

LIFE: Final = 10 * 60_000
"""Milliseconds after which a claim that was not renewed is over; clocks may differ as much."""
_MOST = 1_024
_END = ".claim"


def claim(folder: Path, record: str, *, mark: str, who: str, now_ms: int) -> list[str]:
    """Say that `who` is on this, at the device with this mark; who else is, by name.

    Neither the record's id nor any name is in the file's name. Raises OSError.
    """
    digest = _digest(record)
    own = folder / f"{digest}-{mark}{_END}"
    part = own.with_suffix(".new")
    part.write_text(json.dumps({"who": who, "at": now_ms}), encoding="utf-8")
    part.replace(own)
    return others(folder, record, mark=mark, now_ms=now_ms)


def others(folder: Path, record: str, *, mark: str, now_ms: int) -> list[str]:
    """Who else is on this, by name; nothing is written. Raises OSError."""
    digest = _digest(record)
    own = folder / f"{digest}-{mark}{_END}"
    files = sorted(folder.glob(f"{digest}-*{_END}"))
    return [name for file in files if file != own and (name := _read(file, now_ms))]


def let_go(folder: Path, record: str, *, mark: str) -> None:
    """Be on this no more; no matter whether the folder is there."""
    with suppress(OSError):
        (folder / f"{_digest(record)}-{mark}{_END}").unlink(missing_ok=True)


def _digest(record: str) -> str:
    return hashlib.sha256(f"gridapp claim {record}".encode()).hexdigest()[:24]


def _read(file: Path, now_ms: int) -> str:
    """Whose claim this is; empty for one that is old, or that no program of ours wrote."""
    try:
        with file.open("rb") as opened:
            said = json.loads(opened.read(_MOST))
        who, at = str(said["who"]), int(said["at"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    return " ".join(who.split())[:40] if abs(now_ms - at) < LIFE else ""

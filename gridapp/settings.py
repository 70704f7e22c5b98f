"""What the user of a device may choose, kept as one small JSON file in its home."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en")
SCHEMES = ("system", "light", "dark", "contrast")
MODES = ("", "on", "off")
LEAST_TEXT, MOST_TEXT = 75, 300
MOST_IDLE = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every choice and what it is until somebody changes it.

    Attributes:
        text_percent: size of all text against the usual one.
        idle_minutes: after so many without a touch the screen is locked, where it can be opened by
            a PIN or a passphrase; 0 for never.
        import_folder, export_folder: where files were last taken from and put.
        inbox_folder: where a centre's files come in; empty for the home's own.
        backup_folder: where a second copy of each daily backup goes; empty for nowhere.
        shared_folder: which a centre's computers share, to see who is on what; empty for none.
        filters: the filter last chosen in each list.
        first_day, first_day_file: the last record and the last file that were there when somebody
            began to be shown round in practice; 0: nobody is.
        simple: whether the desk is in simple mode, "on" or "off"; empty for as the role wants it.
    """

    language: str = "zh"
    scheme: str = "system"
    text_percent: int = 100
    idle_minutes: int = 10
    import_folder: str = ""
    export_folder: str = ""
    inbox_folder: str = ""
    backup_folder: str = ""
    shared_folder: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    simple: str = ""
    first_day: int = 0
    first_day_file: int = 0


def load(path: Path) -> Settings:
    """The stored settings; a missing or broken file, or an odd entry, means the default."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    defaults = asdict(Settings())
    return Settings(
        **{
            one.name: stored[one.name]
            for one in fields(Settings)
            if _fits(one.name, stored.get(one.name), defaults[one.name])
        }
    )


def store(path: Path, settings: Settings) -> None:
    """Replace the file in one step, so that a power cut leaves the old one or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=2, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def _fits(name: str, value: Any, default: Any) -> bool:
    if type(value) is not type(default):
        return False
    if name == "language":
        return value in LANGUAGES
    if name == "scheme":
        return value in SCHEMES
    if name == "filters":
        return all(isinstance(chosen, str) for chosen in value.values())
    if name == "simple":
        return value in MODES
    if name == "idle_minutes":
        return 0 <= int(value) <= MOST_IDLE
    return name != "text_percent" or LEAST_TEXT <= int(value) <= MOST_TEXT

"""Named layouts: which columns of a ledger an asker wants, and in which order.

One small file in the home, never synced: it is this office's habit and holds nobody's data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridapp.paths import write_file


class UnknownLayout(KeyError):
    """No layout of this ledger has this name; `known` says which there are."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(name)
        self.name, self.known = name, known


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of one ledger, by name."""

    ledger: str
    columns: tuple[str, ...]


def load(path: Path) -> dict[str, Layout]:
    """All layouts by name; a missing or broken file, or an odd entry, means none."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    read = {name: _layout(said) for name, said in stored.items()}
    return {name: layout for name, layout in read.items() if layout is not None}


def store(path: Path, name: str, layout: Layout) -> None:
    """Keep a layout under this name; one that had the name before is replaced."""
    kept = load(path) | {name: layout}
    said = {
        name: {"ledger": one.ledger, "columns": list(one.columns)} for name, one in kept.items()
    }
    write_file(path, json.dumps(said, ensure_ascii=False, indent=2).encode(), private=True)


def find(path: Path, name: str, ledger: str) -> Layout:
    """The layout of this name. Raises UnknownLayout for none of this ledger's."""
    kept = {said: one for said, one in load(path).items() if one.ledger == ledger}
    if name not in kept:
        raise UnknownLayout(name, " ".join(kept) or "-")
    return kept[name]


def _layout(said: Any) -> Layout | None:
    if not isinstance(said, dict):
        return None
    ledger, columns = said.get("ledger"), said.get("columns")
    if not isinstance(ledger, str) or not isinstance(columns, list):
        return None
    return Layout(ledger=ledger, columns=tuple(map(str, columns)))

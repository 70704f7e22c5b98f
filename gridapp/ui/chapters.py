"""The chapters of the handbook: files that anybody can read, one for each language."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from gridapp.paths import handbook

FIRST = "start"
"""What is opened where no chapter speaks of the page."""


@cache
def pages() -> dict[str, tuple[str, ...]]:
    """Each chapter in order, with the pages of the desk of which it speaks."""
    with (handbook() / "chapters.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["chapter"]: tuple(row["pages"].split()) for row in csv.DictReader(file)}


def about(page: str) -> str:
    """The chapter that speaks of a page."""
    return next((name for name, told in pages().items() if page in told), FIRST)


def file(name: str, language: str) -> Path:
    """Where a chapter lies."""
    return handbook() / language / f"{name}.md"


def heading(name: str, language: str) -> str:
    """What a chapter is called: its first line."""
    with file(name, language).open(encoding="utf-8") as text:
        return text.readline().lstrip("# ").strip()

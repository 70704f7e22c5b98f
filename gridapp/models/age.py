"""How old somebody is, and who counts as a child."""

from __future__ import annotations

from datetime import date
from typing import Final

from gridapp.models import id_number

CHILD: Final = 14
"""Everything about a child younger than this is sensitive (个人信息保护法 28)."""


def age(birth: str | None, number: str | None, today: str) -> int | None:
    """Full years from the birth (a day, or only a month), else from the identity number."""
    born = birth or _birth_in(number or "")
    if not born:
        return None
    day, now = date.fromisoformat((born + "-01")[:10]), date.fromisoformat(today)
    return max(now.year - day.year - ((now.month, now.day) < (day.month, day.day)), 0)


def is_child(birth: str | None, number: str | None, today: str) -> bool:
    """Whether somebody is younger than 14; he is where only the month of birth leaves it open."""
    born = birth or _birth_in(number or "")
    if not born:
        return False
    last = born if len(born) == 10 else f"{born}-31"
    return last > f"{int(today[:4]) - CHILD:04d}{today[4:]}"


def _birth_in(number: str) -> str:
    try:
        return id_number.IdNumber(number).birth.isoformat()
    except id_number.InvalidIdNumber:
        return ""

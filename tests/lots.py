"""How often chance is tried: a few times where one trial takes long, and far more in a soak."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

SOAK = "soak"
"""The profile of `make soak`."""


def is_soak() -> bool:
    """Whether there is time for everything."""
    return settings.get_current_profile_name() == SOAK


def few(number: int = 25, **given: Any) -> settings:
    """So many examples of what takes long to make; a soak draws as many as of anything."""
    return settings(**given) if is_soak() else settings(max_examples=number, **given)

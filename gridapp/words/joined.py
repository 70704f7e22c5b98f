"""Words that stand by idea in many files, made one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Words = Mapping[str, tuple[str, str]]


def joined(*parts: Words) -> Words:
    """All of them by their keys. Raises ValueError for a key that two of them have."""
    found: dict[str, tuple[str, str]] = {}
    for part in parts:
        twice = found.keys() & part.keys()
        if twice:
            raise ValueError(f"said twice: {', '.join(sorted(twice))}")
        found |= part
    return MappingProxyType(found)

"""Sums of money: kept in fen, said in yuan."""

from __future__ import annotations

import re

_SUM = re.compile(r"(?P<yuan>\d{1,15})(\.(?P<fen>\d{1,2}))?", re.ASCII)


def yuan(fen: int) -> str:
    """A sum in yuan, with fen only where there are any: 1280.50, 300."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def fen(text: str) -> int | None:
    """What somebody typed in yuan, as fen; None where it is no sum. 元, ￥ and commas are read."""
    said = _SUM.fullmatch(text.strip().strip("元¥￥ ").replace(",", "").replace("，", ""))
    if said is None:
        return None
    return int(said["yuan"]) * 100 + int((said["fen"] or "").ljust(2, "0") or 0)

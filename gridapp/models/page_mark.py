"""The mark on a printed page: words for people, and an opaque one for machines.

The machine's holds ten bytes of the id of the page's record, and nothing of the case: whoever finds
a page learns nothing by reading its mark.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_OURS: Final = "JL"
_THIS, _LATER = "1", "N"
_TOKEN: Final = 10
"""The last bytes of a record's id: the first ones only say when it was made."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says.

    Attributes:
        token: the end of the id of a page's record.
        later: not that page, but a later one of the same form: Word counts pages by itself.
    """

    token: bytes
    later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The pages that one form may take, the ids of those not printed yet given beforehand.

    Attributes:
        ids: of page 1, 2 and so on.
        claims: what proves the new ones to be ours.
    """

    dispute: str
    form: str
    about: str
    ids: tuple[str, ...]
    claims: Mapping[str, bytes] = field(default_factory=dict)


def of(id_: str, *, later: bool = False) -> str:
    """The mark of the page with this id, in characters that a QR code packs tightest."""
    token = base64.b32encode(bytes.fromhex(id_)[-_TOKEN:]).decode("ascii")
    return f"{_OURS}{token}{_LATER if later else _THIS}"


def read(said: str) -> Mark | None:
    """What a code says that was found on a picture; None for one that is not ours."""
    inside, end = said[len(_OURS) : -1], said[-1:]
    if not said.startswith(_OURS) or end not in (_THIS, _LATER):
        return None
    try:
        token = base64.b32decode(inside)
    except (binascii.Error, ValueError):
        return None
    return Mark(token, later=end == _LATER) if len(token) == _TOKEN else None

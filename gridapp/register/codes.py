"""Code lists: data that an office can edit (`resources/codes/*.csv`) and the few fixed ones."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gridapp.models.kinds import KINDS
from gridapp.models.loops import ACTIONS, STATES
from gridapp.models.tasks import NINE
from gridapp.models.told import CHANNELS, REPORTERS, TELLERS, WAYS
from gridapp.paths import resource

_FIXED: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "task": {task.code: (task.zh, task.en) for task in NINE},
        "matter_state": STATES,
        "matter_action": {action.code: (action.zh, action.en) for action in ACTIONS.values()},
        "record_kind": {kind.name: (kind.zh, kind.en) for kind in KINDS.values()},
        "teller": TELLERS,
        "channel": CHANNELS,
        "reporter": REPORTERS,
        "way": WAYS,
    }
)
_JOINED = MappingProxyType({"reason": ("return_reason", "suspend_reason")})


class UnknownCodeList(KeyError):
    """No list of codes has this name."""


@cache
def labels(list_name: str, language: str) -> Mapping[str, str]:
    """Code to label in `language` (zh or en), in the list's own order. Raises UnknownCodeList."""
    which = 0 if language.startswith("zh") else 1
    return MappingProxyType({code: pair[which] for code, pair in _pairs(list_name).items()})


def label(list_name: str, code: str | None, language: str) -> str:
    """The label of one code; the code itself where the list does not know it."""
    return labels(list_name, language).get(code or "", code or "")


def known(list_name: str, code: str) -> bool:
    """Whether `code` stands in the list."""
    return code in _pairs(list_name)


@cache
def _pairs(list_name: str) -> Mapping[str, tuple[str, str]]:
    if list_name in _FIXED:
        return _FIXED[list_name]
    if list_name in _JOINED:
        first, second = _JOINED[list_name]
        return {f"{first[0]}{code}": pair for code, pair in _pairs(first).items()} | {
            f"{second[0]}{code}": pair for code, pair in _pairs(second).items()
        }
    file = resource(f"codes/{list_name}.csv")
    if not file.is_file():
        raise UnknownCodeList(list_name)
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["code"]: (row["zh"], row["en"]) for row in csv.DictReader(lines)}

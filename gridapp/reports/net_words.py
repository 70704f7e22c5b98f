"""The net in words: the same sentences at the desk and on the command line."""

from __future__ import annotations

from gridapp.models.tasks import TASKS
from gridapp.register.receipts import NotReported
from gridapp.reports import net
from gridapp.reports.net import TIERS, Cell
from gridapp.words import say

_MANY = 2


def measure(code: str, language: str, *, short: bool = False) -> str:
    """What a measure is called; of a task in two characters, where that is enough."""
    if code not in TASKS:
        return say(f"net_{code}", language)
    task = TASKS[code]
    if not language.startswith("zh"):
        return code.capitalize() if short else task.en
    return task.short if short else task.zh


def tier(digits: int, language: str) -> str:
    """What the places of a tier are called."""
    name = next(name for name, level in TIERS.items() if level == digits)
    return say(f"net_{name}", language)


def cell(code: str, one: Cell, language: str) -> str:
    """What there is at a place, by this measure."""
    if code == net.SILENT:
        return _silent(one, language)
    if code == net.COVERED:
        if not one.of:
            return say("net_homeless", language)
        shares = {"n": f"{one.number:,}", "of": f"{one.of:,}", "percent": one.percent}
        return say("net_share", language, **shares)
    said = "net_activities" if net.counts_activities(code) else "net_matters"
    return say(said, language, n=f"{one.number:,}")


def _silent(one: Cell, language: str) -> str:
    counted = {"n": one.number, "of": one.of, "days": one.days, "never": one.never}
    many = (one.of or 0) >= _MANY
    if not one.of:
        said = "net_no_device"
    elif one.number and one.number == one.never:
        said = "net_never_some" if many else "net_never"
    elif one.never:
        said = "net_not_heard_never"
    elif one.number:
        said = "net_not_heard_some" if many else "net_not_heard"
    elif many:
        said = "net_all_heard"
    else:
        said = "net_heard" if one.days else "net_heard_now"
    return say(said, language, **counted)


def named(code: str, one: Cell, language: str) -> str:
    """What there is at a place, and of what; of silence a sentence says both."""
    said = cell(code, one, language)
    return said if code == net.SILENT else f"{measure(code, language, short=True)} {said}"


def up_to(device: NotReported, language: str) -> str:
    """Up to which of its files a device's work is counted here."""
    said = "net_up_to" if device.number else "net_up_to_none"
    return say(said, language, tag=device.tag, n=device.number)

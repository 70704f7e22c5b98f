"""What the program says, in Chinese and in English: messages, problems, rules."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from gridapp.words import marks
from gridapp.words.fields import SHAPES
from gridapp.words.messages import MESSAGES
from gridapp.words.problems import DISKS, PROBLEMS, STORES
from gridapp.words.problems_desk import AT_THE_DESK
from gridapp.words.rules import OWN_REASONS, REASONS, RULES

_FINER = ("what", "reason", "rule")
_PATHS = ("filename", "path")
_PASSING = re.compile(r"[/\\]\.(?:[0-9a-f]{12}\.part|founding-\w+)(?:[/\\].*)?$")

_AT_THE_DESK = {(PROBLEMS | STORES)[name]: words for name, words in AT_THE_DESK.items()}

Label = Callable[[str, str], str]
"""The name people know something by: of a field, kind, state, action or role, by its code."""


class _Given(dict[str, Any]):
    """Values for a sentence; what was not given shows nothing."""

    def __missing__(self, _key: str) -> str:
        return ""


def say(key: str, language: str, **values: object) -> str:
    """The message called `key`. Raises KeyError for none of ours."""
    shown = {
        name: marks.in_one_line(str(value)) if isinstance(value, PurePath) else value
        for name, value in values.items()
    }
    return _in(MESSAGES[key], language).format_map(_Given(shown))


def rule_in_words(rule: str, language: str) -> str:
    """What a rule asks for; a rule we have no words for is shown as it is."""
    return _in(RULES[rule], language) if rule in RULES else rule


def shape_in_words(shape: str, language: str, **values: object) -> str:
    """What is to be written in a field of this shape."""
    return _in(SHAPES[shape], language).format(**values)


def reason_in_words(reason: str, language: str) -> str:
    """Why a file or a part of one is not counted; a reason we have no words for as it is."""
    if reason in REASONS:
        return _in(REASONS[reason], language)
    problem = "".join(part.capitalize() for part in reason.split("_"))
    return _in(PROBLEMS[problem], language) if problem in PROBLEMS else reason


def own_reason_in_words(reason: str, language: str) -> str:
    """Why a centre does not count yet what this device wrote, and what to do."""
    if reason in OWN_REASONS:
        return _in(OWN_REASONS[reason], language)
    return reason_in_words(reason, language)


def words_for(
    problem: BaseException, language: str, label: Label | None = None, *, desk: bool = False
) -> str:
    """One sentence that says what is wrong and what to do; empty for an error not foreseen.

    Chosen by the names of the exception's classes, because nothing above this layer is known
    here. `label` turns codes of fields, kinds, states and actions into names. At the `desk` what to
    do is a button, where there is one, and not a command.
    """
    key = str(getattr(problem, "key", ""))
    if key in MESSAGES and type(problem).__name__ == "Refused":
        return say(key, language, **getattr(problem, "values", {}))
    template = _template(problem)
    if template is None:
        return ""
    if desk:
        template = _AT_THE_DESK.get(template, template)
    listed = "action" if desk else "action_code"
    values = _values(problem, language, label or _as_it_is, listed)
    return _in(template, language).format_map(_Given(values)).strip()


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language.startswith("zh") else pair[1]


def _as_it_is(_sort: str, code: str) -> str:
    return code


def _template(problem: BaseException) -> tuple[str, str] | None:
    if store := str(getattr(problem, "sqlite_errorname", "") or ""):
        return next((words for name, words in STORES.items() if store.startswith(name)), None)
    for cls in type(problem).__mro__:
        which = next(filter(None, (getattr(problem, name, None) for name in _FINER)), None)
        for name in (f"{cls.__name__}.{which}", cls.__name__):
            if name in PROBLEMS:
                return PROBLEMS[name]
    if isinstance(problem, OSError):
        if problem.errno == errno.ENOSPC and not problem.filename:
            return STORES["SQLITE_FULL"]
        return DISKS.get(_disk_code(problem), DISKS[""])
    return None


def _seen(path: object) -> str:
    """A path as people know it: without the passing names under which files are written."""
    return marks.in_one_line(_PASSING.sub("", str(path)))


def _disk_code(problem: OSError) -> str:
    """The name of its error number; one that Python was raised without has the usual one."""
    if problem.errno is None and isinstance(problem, FileExistsError):
        return "EEXIST"
    return errno.errorcode.get(problem.errno or 0, "")


def _values(problem: BaseException, language: str, label: Label, listed: str) -> dict[str, Any]:
    """What stands in the sentence; actions are called with their codes where those are typed."""
    names = ("name", "detail", "rule", "kind", "field", "value", "state", "action", "instead")
    more = (
        "digits",
        "rows",
        "most",
        "number",
        "limit",
        "found",
        "known",
        "id",
        "path",
        "folder",
        "filename",
        "reason",
        "part",
        "role",
        "way_out",
    )
    values = {name: getattr(problem, name) for name in names + more if getattr(problem, name, None)}
    if isinstance(problem, OSError):
        values["reason"] = problem.strerror or ""
        values["filename"] = problem.filename or " ".join(map(str, problem.args))
    values |= {name: _seen(values[name]) for name in _PATHS if name in values}
    if "rule" in values:
        values["rule"] = rule_in_words(str(values["rule"]), language)
    if "field" in values:
        values["field"] = label("field", f"{values.get('kind', '')}.{values['field']}")
    walks = getattr(problem, "walks", "")
    within = f"{walks}." if walks else ""
    for sort in ("kind", "state", "action", "role"):
        if sort in values:
            prefix = within if sort in ("state", "action") else ""
            values[sort] = label(sort, f"{prefix}{values[sort]}")
    actions = (label(listed, within + code) for code in getattr(problem, "instead", ()))
    values["instead"] = marks.listed(actions, language)
    if "detail" in values and getattr(problem, "what", "") in ("kind", "action"):
        values["detail"] = label(str(getattr(problem, "what", "")), str(values["detail"]))
    return values

"""What is wrong with the way a command was typed, as Python's argparse finds it: (zh, en)."""

from __future__ import annotations

import difflib
import re

_HEADINGS = {
    "positional arguments": ("要写的", "arguments"),
    "options": ("可以加的", "options"),
}

_CHOICE = re.compile(r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", re.DOTALL)
_FEW = 20  # choices that are still read
_ALIKE = 0.6
_MEANT = ("{0} 没有 '{1}' 这一项，相近的有 {2}", "{0} cannot be '{1}'; like it there is {2}")
_NONE = ("{0} 没有 '{1}' 这一项", "{0} cannot be '{1}'")

_USAGES = (
    (r"unrecognized arguments: (.+)", "多出来的内容：{0}", "nothing is known of {0}"),
    (r"the following arguments are required: (.+)", "还缺 {0}", "{0} must be given"),
    (r"one of the arguments (.+) is required", "须写其中一项：{0}", "one of these is needed: {0}"),
    (
        r"argument (.+): not allowed with argument (.+)",
        "{0} 和 {1} 只能写一项",
        "{0} and {1} do not go together",
    ),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        "{0} 不能是 {1}，可以是 {2}",
        "{0} cannot be {1}; it may be {2}",
    ),
    (
        r"argument (.+): invalid \w+ value: (.+)",
        "{0} 不能是 {1}，应为 1 以上的整数",
        "{0} cannot be {1}; it is a whole number, 1 or more",
    ),
    (r"argument (.+): expected .*", "{0} 后面还缺内容", "something must follow {0}"),
    (r"argument (.+): ignored explicit argument (.+)", "{0} 后面不写 {1}", "{0} takes no {1}"),
    (
        r"ambiguous option: (.+) could match (.+)",
        "{0} 没有写全，可以是 {1}",
        "{0} may mean {1}; write it in full",
    ),
)


def heading_in_words(heading: str, language: str) -> str:
    """A heading of the help; one that is ours already as it is."""
    pair = _HEADINGS.get(heading)
    return _in(pair, language) if pair else heading


def usage_in_words(message: str, language: str) -> str:
    """What argparse found, in the user's language; what it has never said yet as it is.

    Of many choices only those are named that look like what was typed.
    """
    if (found := _CHOICE.fullmatch(message)) and found[3].count(",") >= _FEW:
        typed, known = found[2].strip("'"), found[3].replace("'", "").split(", ")
        near = difflib.get_close_matches(typed, known, cutoff=_ALIKE)
        said = _in(_MEANT if near else _NONE, language)
        return said.format(found[1], typed, ", ".join(near))
    for pattern, *pair in _USAGES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return _in((pair[0], pair[1]), language).format(*found.groups())
    return message


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language.startswith("zh") else pair[1]

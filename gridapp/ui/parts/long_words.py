"""What no line can break, such as the path of a file, made short enough for every card."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtWidgets import QLabel

LONGEST: Final = 36
"""Letters that have room in a line of every card at the largest text."""
_HEAD, _TAIL = 12, 20
# Lines break after a slash and between Chinese characters, and nowhere in what is left.
_UNBROKEN = re.compile(rf"[!-.0-~]{{{LONGEST + 1},}}")

_PIECE = re.compile(r"[^\\]{0,23}\\|[^\\]{24}")


def shortened(text: str) -> str:
    """`text` with the middle of whatever no line can break left out."""
    return _UNBROKEN.sub(lambda run: f"{run[0][:_HEAD]}…{run[0][-_TAIL:]}", text)


def show(label: QLabel, text: str) -> None:
    """Have a wrapped label say this; where something is left out, the tool tip has it whole."""
    short = shortened(text)
    label.setText(short)
    label.setToolTip(text if short != text else "")


def breakable(text: str) -> str:
    """`text` whole, with lines that may break within a path: for what has to be read and found."""
    return _UNBROKEN.sub(lambda run: _PIECE.sub("\\g<0>\u200b", run[0]), text)

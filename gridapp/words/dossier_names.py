"""The forms of a mediation's dossier by name: official papers, Chinese in every language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FORMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cover": "卷宗封面",
        "contents": "卷内目录",
        "F01": "人民调解申请书",
        "F02": "人民调解受理登记表",
        "F03": "权利义务告知书",
        "F04": "人民调解调查记录",
        "F05": "人民调解记录",
        "F06": "人民调解协议书",
        "F07": "人民调解口头协议登记表",
        "F08": "人民调解回访记录",
        "F09": "司法确认申请书",
        "F10": "卷宗情况说明和封底",
    }
)
"""Code of a form to its name, in the order of the dossier."""

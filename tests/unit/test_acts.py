"""Every act that the access log notes has a name in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import gridapp
from gridapp.models.acts import ACTS


def _noted() -> Iterator[str]:
    for path in Path(gridapp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "audit.note"
                and isinstance(node.args[1], ast.Constant)
            ):
                yield str(node.args[1].value)


def test_every_act_has_a_name() -> None:
    noted = set(_noted())

    assert len(noted) > 6
    assert noted <= ACTS.keys()
    assert all(zh and en for zh, en in ACTS.values())

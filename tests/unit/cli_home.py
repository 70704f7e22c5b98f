"""The command line as a person uses it: a home, commands, what is printed, and the exit code."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from gridapp.cli import main

PLACE = "520381003"
UNIT = "520381003001001001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A command line in one home."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *words: str | Path, language: str = "zh") -> Answer:
        """Run one command."""
        self.capsys.readouterr()
        code = main(["--home", str(self.home), "--lang", language, *map(str, words)])
        said = self.capsys.readouterr()
        return Answer(code=code, out=said.out, err=said.err)

    def json(self, *words: str | Path) -> Any:
        """Run one command with --json; its object."""
        answer = self("--json", *words)
        assert answer.out, answer.err
        return answer.json

    def put(self, *lines: Mapping[str, Any] | str | bytes, words: Sequence[str] = ()) -> Answer:
        """Run `put` with these lines on stdin."""
        raw = [
            one
            if isinstance(one, bytes)
            else (one if isinstance(one, str) else json.dumps(one)).encode()
            for one in lines
        ]
        stdin = io.TextIOWrapper(io.BytesIO(b"\n".join(raw)))
        self.monkeypatch.setattr("sys.stdin", stdin)
        return self("--json", "put", *words)

    def new(self, kind: str, /, **fields: Any) -> str:
        """One new record; its id."""
        answer = self.put({"kind": kind, "place": UNIT, "fields": fields})
        assert answer.code == 0, answer.err
        return str(answer.json["ids"][0])

    def matter(self, **fields: Any) -> str:
        """One new matter; its id."""
        given = {"task": "environment", "title": "路灯不亮", "heard_on": "2026-11-23", **fields}
        return self.new("matter", **given)


def centre(folder: Path) -> Path:
    """A home that is the centre of 金华街道, a copy of one made once."""
    shutil.copytree(_centre(), folder)
    return folder


@cache
def _centre() -> Path:
    # Deriving the key behind the root's code takes a while, and is the same for every test.
    home = Path(mkdtemp(prefix="gridapp-centre-")) / "centre"
    words = ["centre", "create", "--code", PLACE, "--name", "金华街道", "--worker", "林静"]
    assert main(["--home", str(home), "--json", *words]) == 0
    return home

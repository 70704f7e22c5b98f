"""`gridapp fields`: what can be written of each sort of record, as it is declared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridapp.models.kinds import KINDS
from tests.unit.cli_home import Line


@pytest.fixture
def nowhere(line: Line, tmp_path: Path) -> Line:
    """A command line in a home where there is no register yet."""
    return replace(line, home=tmp_path / "nowhere")


def test_the_kinds_are_told_where_no_register_is(nowhere: Line) -> None:
    assert [one["kind"] for one in nowhere.json("fields")["kinds"]] == list(KINDS)
    assert "household  住户" in nowhere("fields").out.splitlines()
    assert "household  household" in nowhere("fields", language="en").out.splitlines()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_field_of_every_kind_is_told_as_it_is_declared(nowhere: Line, language: str) -> None:
    for kind in KINDS.values():
        told = nowhere.json("fields", kind.name)
        lines = nowhere("fields", kind.name, language=language).out.splitlines()[1:]

        assert [
            (f["field"], f["zh"], f["en"], f["type"], f["required"]) for f in told["fields"]
        ] == [(f.name, f.zh, f.en, f.shape.value, f.required) for f in kind.fields]
        assert len(lines) == len(kind.fields)
        for line, field in zip(lines, kind.fields, strict=True):
            assert line.startswith(f"  {field.name}  {field.label(language)}")
            assert ("必填" in line or "required" in line) == field.required


def test_codes_stand_beside_their_field_where_they_are_few_and_alone_where_many(
    nowhere: Line,
) -> None:
    few = nowhere("fields", "workday_exception").out
    (many,) = [
        s for s in nowhere("fields", "matter").out.splitlines() if s.startswith("  category")
    ]
    every = nowhere("fields", "matter", "category").out.splitlines()

    assert "代码；必填；off=放假 workday=上班" in few
    assert many.endswith(f"共 {len(every) - 1} 个代码")
    assert "    0813  路灯等公共设施损坏" in every


def test_a_code_that_the_centre_added_is_among_them(line: Line) -> None:
    row = {"list": "return_reason", "code": "7", "zh": "已搬走", "en": "Moved away"}
    assert line.put({"kind": "code_row", "fields": row}).code == 0

    assert line.json("fields", "step", "reason")["codes"]["r7"] == {
        "zh": "已搬走",
        "en": "Moved away",
    }


def test_what_is_no_kind_or_no_field_is_named_with_those_there_are(nowhere: Line) -> None:
    for words, said in ((["huosehold"], "household"), (["household", "haed"], "head")):
        answer = nowhere("fields", *words)

        assert (answer.code, answer.err.count("\n")) == (1, 1)
        assert words[-1] in answer.err
        assert said in answer.err

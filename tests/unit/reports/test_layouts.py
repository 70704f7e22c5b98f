"""Named layouts are kept in the home, and a broken file loses nobody's work."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridapp.reports import layouts
from gridapp.reports.layouts import Layout, UnknownLayout


def test_a_layout_is_found_again_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "layouts.json"
    layouts.store(file, "民政办", Layout(ledger="roster", columns=("phone", "head")))
    layouts.store(file, "派出所", Layout(ledger="matters", columns=("number",)))

    assert layouts.find(file, "民政办", "roster").columns == ("phone", "head")
    with pytest.raises(UnknownLayout) as told:
        layouts.find(file, "派出所", "roster")
    assert told.value.known == "民政办"


def test_the_same_name_again_replaces(tmp_path: Path) -> None:
    file = tmp_path / "layouts.json"
    for column in ("phone", "head"):
        layouts.store(file, "a", Layout(ledger="roster", columns=(column,)))

    assert layouts.load(file) == {"a": Layout(ledger="roster", columns=("head",))}


@pytest.mark.parametrize("said", ["", "[]", "{", '{"a": 1}', '{"a": {"ledger": 1}}'])
def test_a_broken_file_means_no_layouts(tmp_path: Path, said: str) -> None:
    file = tmp_path / "layouts.json"
    file.write_text(said, encoding="utf-8")

    assert layouts.load(file) == {}

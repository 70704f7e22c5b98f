"""The user's choices survive, and a broken file of them never keeps anybody out."""

import json
from pathlib import Path

import pytest

from gridapp import settings
from gridapp.settings import Settings


def test_what_was_chosen_is_there_again(tmp_path: Path) -> None:
    chosen = Settings(language="en", scheme="dark", text_percent=150, export_folder="盘")

    settings.store(tmp_path / "new" / "settings.json", chosen)

    assert settings.load(tmp_path / "new" / "settings.json") == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", '"zh"'])
def test_a_broken_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="utf-8")

    assert settings.load(tmp_path / "settings.json") == Settings()


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_bytes_that_are_no_text_mean_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"\xff\xfe\xff")

    assert settings.load(tmp_path / "settings.json") == Settings()


def test_an_odd_entry_is_left_out_and_the_rest_kept(tmp_path: Path) -> None:
    odd = {
        "language": "fr",
        "scheme": 3,
        "text_percent": 9_000,
        "import_folder": "在",
        "colour": "red",
    }
    (tmp_path / "settings.json").write_text(json.dumps(odd), encoding="utf-8")

    assert settings.load(tmp_path / "settings.json") == Settings(import_folder="在")

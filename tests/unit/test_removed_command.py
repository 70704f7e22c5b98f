"""`gridapp removed`: what was thrown away is listed and comes back."""

from contextlib import closing
from pathlib import Path

import pytest

from gridapp.register import draft_file
from gridapp.register.draft_file import Draft
from gridapp.ui.clock import wall_clock_ms
from tests.unit.cli_home import Line, centre


def test_a_form_and_an_entry_are_listed_and_come_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(home=centre(tmp_path / "centre"), capsys=capsys, monkeypatch=monkeypatch)
    assert "没有删过什么" in line("removed").out
    line.new("household", head="张艳", address="竹海巷")
    now_ms = wall_clock_ms()
    assert "张艳" in line("undo").out
    (entered,) = line.json("undo")["entries"]
    assert "撤回了 1 条" in line("undo", entered["id"]).out
    assert line("undo", entered["id"]).code == 1
    assert line.json("undo") == {"entries": []}
    with closing(draft_file.connect(line.home / "drafts.db")) as drafts:
        form = Draft(page="visit", subject="", title="路灯", fields={"note": "x"}, kept_ms=now_ms)
        draft_file.put(drafts, form)
        draft_file.throw_away(drafts, "visit", "", now_ms)

    found = line.json("removed")
    (one,), (typed,) = found["entries"], found["forms"]
    assert (one["kind"], one["label"], typed["title"]) == ("household", "张艳", "路灯")
    assert "张艳" in line("removed").out
    assert "拿回来了 1 条" in line("removed", "--restore", one["id"]).out
    assert "路灯" in line("removed", "--restore", typed["id"]).out
    assert [row["head"] for row in line.json("list", "household")["rows"]] == ["张艳"]
    assert line.json("removed") == {"forms": [], "entries": []}
    for said in (one["id"], typed["id"], "x1"):
        assert line("removed", "--restore", said).code == 1


def test_what_was_thrown_away_goes_after_ninety_days_with_its_pictures(tmp_path: Path) -> None:
    day = 86_400_000
    with closing(draft_file.connect(tmp_path / "drafts.db")) as drafts:
        name = draft_file.put_picture(drafts, b"picture")
        form = Draft(page="visit", subject="h", title="", fields={"pictures": [name]}, kept_ms=0)
        draft_file.put(drafts, form)
        draft_file.throw_away(drafts, "visit", "h", day)
        draft_file.sweep(drafts, 90 * day)
        assert draft_file.picture(drafts, name) == b"picture"
        (one,) = draft_file.thrown(drafts, 90 * day)

        draft_file.sweep(drafts, 91 * day)

        assert draft_file.picture(drafts, name) is None
        assert draft_file.take_out(drafts, one.id, 90 * day) is None


def test_what_is_erased_goes_from_there_too(tmp_path: Path) -> None:
    file = tmp_path / "drafts.db"
    with closing(draft_file.connect(file)) as drafts:
        for subject in ("aa" * 16, "bb" * 16):
            fields = {"note": f"说的是{subject}"}
            form = Draft(page="visit", subject=subject, title="", fields=fields, kept_ms=0)
            draft_file.put(drafts, form)
            draft_file.throw_away(drafts, "visit", subject, 1)

    draft_file.forget(file, {"aa" * 16})

    with closing(draft_file.connect(file)) as drafts:
        assert [one.draft.subject for one in draft_file.thrown(drafts, 2)] == ["bb" * 16]
    assert b"aa" * 16 not in file.read_bytes()

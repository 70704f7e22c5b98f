"""A form of a record's fields."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from gridapp.models.matter import Step
from gridapp.ui.parts.record_form import RecordForm
from gridapp.ui.parts.text_field import TextField


def test_what_is_proposed_in_a_field_is_written_on_at_its_end(qtbot: QtBot) -> None:
    form = RecordForm(Step.declaration, ("note",), "zh")
    qtbot.addWidget(form)
    form.say("zh")
    form.fill({"note": "换了灯泡"}, "2026-11-29")
    form.show()

    form.begin()
    note = form.parts["note"]
    assert isinstance(note, TextField)
    assert isinstance(note.edit, QPlainTextEdit)
    note.edit.insertPlainText("，试过了")

    assert form.typed()["note"] == "换了灯泡，试过了"

"""What a visit left in the register, and the hands of whoever writes it."""

from __future__ import annotations

from gridapp.models.activity import Activity, Participant
from gridapp.models.kinds import KINDS
from gridapp.models.visit import Visit
from gridapp.register import dossier, records
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.parts.text_field import TextField
from tests.ui.village_desk import Key, VillageDesk


def last_visit(desk: VillageDesk) -> Visit:
    found = records.ids(desk.session.conn, KINDS["visit"])
    visit = records.get(desk.session.conn, Visit, found[-1])
    assert visit is not None
    return visit


def last_matter(desk: VillageDesk) -> dossier.Dossier:
    found = records.ids(desk.session.conn, KINDS["matter"])
    return dossier.of(desk.session.conn, found[-1])


def last_activity(desk: VillageDesk) -> Activity:
    found = records.ids(desk.session.conn, KINDS["activity"])
    activity = records.get(desk.session.conn, Activity, found[-1])
    assert activity is not None
    return activity


def took_part(desk: VillageDesk, activity: str) -> list[tuple[str | None, str | None, str | None]]:
    conn = desk.session.conn
    ids = records.ids(conn, KINDS["participant"], where={"activity": activity})
    found = records.get_many(conn, Participant, ids)
    parts = [(one.household, one.name, one.part) for one in found.values()]
    return sorted(parts, key=lambda one: (one[0] is None, one[1] or ""))


def search_and_take(desk: VillageDesk, text: str) -> None:
    page = desk.on(VisitPage)
    desk.type(text)
    desk.qtbot.waitUntil(lambda: page.form.subject.box.found.lines.count() > 0)
    desk.press(Key.Key_Return)


def field(desk: VillageDesk, task: str, name: str) -> TextField:
    part = desk.on(VisitPage).form.matters[task].about.parts[name]
    assert isinstance(part, TextField)
    return part

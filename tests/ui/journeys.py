"""What the journeys of the seed cases share: what is reported, and the centre that takes it up."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from gridapp.cli import main
from gridapp.models.declare import Value, kind_of
from gridapp.models.household import Household
from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter
from gridapp.practice import scenes
from gridapp.register import calendar, dossier, log, matters, records, visits
from gridapp.register.dossier import Dossier
from gridapp.register.identity import Identity
from gridapp.register.matters import NewMatter
from gridapp.ui.pages.dispatch import DispatchPage
from tests.morning import Morning
from tests.ui.desk import Desk

UNIT = f"{scenes.GRID}003"
SATISFIED = "非常满意"


def handlers(township: Morning, *cards: Mapping[str, Value]) -> None:
    """The centre knows these people, who have no program."""
    entries = [log.Entry(kind="worker", fields=card) for card in cards]
    township.centre.does(lambda conn, me, now: log.save(conn, me, entries, now_ms=now))


def reports(
    township: Morning,
    title: str,
    reporters: Sequence[Mapping[str, Value]],
    *,
    at_a_door: bool = False,
    **fields: Value,
) -> str:
    """The grid worker was told of something, at a door if said so; the matter's id."""

    def tell(conn: sqlite3.Connection, me: Identity, now: int) -> str:
        today = calendar.today(now)
        new = NewMatter(
            place=UNIT,
            fields={"title": title, "heard_on": today, **fields},
            reporters=[{"heard_on": today, "kind": "named", **one} for one in reporters],
        )
        if not at_a_door:
            return matters.register(conn, me, new, today=today, now_ms=now)
        home = records.ids(conn, kind_of(Household))[0]
        place = records.standing(conn, Household, home).place
        call = {"household": home, "type": "1", "result": "2", "contact": "face"}
        visits.record(conn, me, place, call, [new], today=today, now_ms=now)
        (made,) = records.ids(conn, kind_of(Matter), where={"title": title})
        return made

    return township.worker.does(tell)


def carry(township: Morning) -> None:
    """The worker's file goes to the centre on the stick."""
    township.worker.exports(township.stick)
    township.centre.imports([township.stick])


def matter(conn: sqlite3.Connection, title: str) -> str:
    """The id of the only matter with this title."""
    (found,) = records.ids(conn, KINDS["matter"], where={"title": title})
    return found


def standing(conn: sqlite3.Connection, title: str) -> Dossier:
    """A matter by its title, with all that belongs to it."""
    return dossier.of(conn, matter(conn, title))


def chosen(desk: Desk, chip: str, title: str) -> DispatchPage:
    """The Dispatch page with this chip and this row chosen, the list having the keyboard."""
    page = desk.stop("dispatch").page()
    assert isinstance(page, DispatchPage)
    page.chips.buttons[chip].click()
    desk.settle()
    rows = [page.table.index(row, 1).data() for row in range(page.table.rowCount())]
    page.view.setCurrentIndex(page.table.index(rows.index(title), 0))
    page.view.setFocus()
    desk.settle()
    return page


def act(desk: Desk, name: str, *fields: tuple[str, str]) -> Desk:
    """One act of a record's page: its button, then each field where Tab leads to it, then saved.

    What is chosen from a list is said by its number, under the name of the list's first answer;
    a field without a name is where the form begins.
    """
    desk.reach(name).press("Return")
    for field, said in fields:
        if field:
            desk.reach(field)
        if isinstance(desk.window.focusWidget(), QLineEdit | QPlainTextEdit):
            desk.type(said)
        else:
            desk.press(*said.split())
    return desk.saves()


def given(desk: Desk, title: str, worker: str, way: str = "") -> Desk:
    """On Dispatch, a matter that was accepted is handed to a worker; `way` is said by number."""
    chosen(desk, "accepted", title)
    about = standing(desk.session.conn, title)
    listed = dossier.handlers(desk.session.conn, desk.session.me, about.matter.place)
    number = [one.name for one in listed].index(worker) + 1
    desk.press("D", str(number))
    return (desk.reach("同步文件").press(way) if way else desk).saves()


def tells(desk: Desk, title: str, *whom: str, chip: str = "owed") -> Desk:
    """Whoever told of it is told face to face, and is very content; `whom` is said by number."""
    chosen(desk, chip, title)
    return desk.press("T", *whom).reach("当面告诉").press("1").reach("非常满意").press("1").saves()


class Commands:
    """A command line in one home, in Chinese."""

    def __init__(
        self,
        home: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self._home, self._capsys, self._monkeypatch = home, capsys, monkeypatch

    def __call__(self, *words: str | Path, stdin: str = "") -> Any:
        """Run one command, which has to succeed; its object."""
        self._capsys.readouterr()
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = main(["--home", str(self._home), "--lang", "zh", "--json", *map(str, words)])
        said = self._capsys.readouterr()
        assert code == 0, said.err
        return json.loads(said.out)

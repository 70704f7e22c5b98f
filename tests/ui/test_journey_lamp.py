"""Dead street lamps in 滨东社区: from the report to the residents told, by keys and by commands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridapp.models.kinds import KINDS
from gridapp.register import dossier, records
from gridapp.register.identity import Identity
from gridapp.ui.language import Languages
from tests.morning import Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.ui.journeys import Commands, chosen, handlers, matter, reports

STATION = {"name": "供电所值班员", "role": "DEPT", "area": "520381003901"}
LAMPS, LAMP = "竹海巷后巷路灯不亮", "竹海巷后巷有盏路灯不亮"


@pytest.fixture
def reported(township: Morning) -> Morning:
    """The grid worker was told of dead lamps, and his file lies on the stick."""
    told = {"name": "赵秀英", "phone": "13800019999"}
    reports(township, LAMPS, [told], task="environment")
    township.worker.exports(township.stick)
    handlers(township, STATION)
    return township


@pytest.fixture
def clipboard(app: QApplication) -> Iterator[QClipboard]:
    yield app.clipboard()
    app.clipboard().clear()


@pytest.fixture
def centre(
    qtbot: QtBot, app: QApplication, languages: Languages, reported: Morning
) -> Iterator[Desk]:
    reported.centre.imports([reported.stick])
    desk = Desk(qtbot, app, reported.centre.home, wall_clock_ms())
    yield desk
    desk.close()


def worker_knows(township: Morning) -> list[tuple[str, int]]:
    """How the worker's register has the two matters after the centre's answer came."""
    township.centre.exports(township.stick)
    township.worker.imports([township.stick])

    def look(conn: sqlite3.Connection, _me: Identity) -> list[tuple[str, int]]:
        found = [dossier.of(conn, id_) for id_ in records.ids(conn, KINDS["matter"])]
        lamps = [one for one in found if one.matter.title in (LAMPS, LAMP)]
        return sorted((one.standing.state, one.standing.owed) for one in lamps)

    return township.worker.sees(look)


def test_lamps_by_keys_from_a_report_and_a_message_to_both_residents_told(
    centre: Desk, reported: Morning, clipboard: QClipboard
) -> None:
    conn = centre.session.conn

    # A second resident wrote to the centre; what was copied becomes a matter with one act.
    clipboard.setText(f"曾静秀 08:15\n{LAMP}\n")
    centre.press("Ctrl+Shift+V").press("Return").saves()

    # The same thing: one key joins it to what the worker reported.
    chosen(centre, "untriaged", LAMP)
    centre.press("M")
    assert dossier.of(conn, matter(conn, LAMP)).standing.state == "MERGED"

    chosen(centre, "untriaged", LAMPS)
    centre.press("A").press("Ctrl+Return")

    # The power supply station has no program: it is telephoned.
    page = chosen(centre, "accepted", LAMPS)
    centre.press("D")
    form = page.panel.taker.slot.form
    assert form is not None
    (station,) = records.ids(conn, KINDS["worker"], where={"name": STATION["name"]})
    form.fill({"to": station, "handed": "phone", "receiver": "小周"}, centre.session.today())
    centre.press("Ctrl+Return")
    (docket,) = records.ids(conn, KINDS["docket"])
    told = records.get_many(conn, KINDS["docket"].record, [docket])[docket]
    assert records.as_dict(told)["receiver"] == "小周"
    assert "赵秀英" not in json.dumps(records.as_dict(told), ensure_ascii=False, default=str)

    # It telephones back; the clerk enters both for it, and may verify what he did not do himself.
    chosen(centre, "out", LAMPS)
    centre.press("S").press("Ctrl+Return")
    chosen(centre, "out", LAMPS)
    centre.press("F").type("换了三盏灯，当晚试亮。").press("Ctrl+Return")
    chosen(centre, "verify", LAMPS)
    centre.press("V").press("Ctrl+Return")
    standing = dossier.of(conn, matter(conn, LAMPS)).standing
    assert (standing.state, standing.walk.handler) == ("FEEDBACK", station)

    # Both who told of it get one answer, and then it is closed.
    chosen(centre, "owed", LAMPS)
    centre.press("T").press("3").reach("当面告诉").press("2").reach("非常满意").press("2")
    centre.press("Ctrl+Return")
    matters_left = [dossier.of(conn, matter(conn, title)).standing.owed for title in (LAMPS, LAMP)]
    assert matters_left == [0, 0]

    centre.close()
    assert worker_knows(reported) == [("MERGED", 0), ("RATED", 0)]


def test_lamps_by_commands_from_a_report_and_a_message_to_both_residents_told(
    reported: Morning, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Commands(reported.centre.home.root, capsys, monkeypatch)
    run("import", str(reported.stick))

    wrote = run("message", "in", stdin=f"曾静秀 08:15\n{LAMP}\n")
    (who,), (found,) = wrote["known"], wrote["visit"]["found"]
    found["reporters"] = [{"kind": "named", "name": who["name"], "channel": "wechat"}]
    run("visit", stdin=json.dumps({"household": who["household"], **wrote["visit"]}))
    waiting = {row["title"]: row["id"] for row in run("dispatch")["rows"]}
    (same,) = run("dispatch", "same", waiting[LAMP])["rows"]
    run("step", waiting[LAMP], "merge", "--into", same["id"])
    lamps = waiting[LAMPS]
    assert same["id"] == lamps

    run("step", lamps, "accept", "--urgency", "1", "--category", "0813")
    run("step", lamps, "assign", "--to", STATION["name"], "--handed", "phone")
    docket = run("docket")["rows"][0]["id"]
    run("docket", "sign", docket)
    run("docket", "finish", docket, "--note", "换了三盏灯，当晚试亮。")
    run("docket", "enter", lamps)
    run("step", lamps, "verify")
    run("step", lamps, "told", "--reporter", "all", "--way", "phone", "--satisfaction", "2")
    closed = run("step", lamps, "close")
    drawn = run("callback", "--seed", "7", "--share", "100")
    assert closed["state"] == "CLOSED"
    assert drawn["total"] == 2

    assert worker_knows(reported) == [("CLOSED", 0), ("MERGED", 0)]

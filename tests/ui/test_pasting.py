"""A copied chat becomes a half-typed visit; who wrote it is asked, and nothing saves itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from gridapp.models.kinds import KINDS
from gridapp.models.matter import Matter, Reporter
from gridapp.models.visit import Visit
from gridapp.register import attachments, records
from gridapp.ui.pages.batch import BatchPage
from gridapp.ui.pages.households import HouseholdsPage
from gridapp.ui.pages.visit import VisitPage
from tests.ui.village_desk import CONTROL, VillageDesk

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CHAT = "河边-{name} 11-16 08:15\n村口第15号路灯不亮\n晚上老人看不见\n[图片]\n"


@pytest.fixture
def clipboard(app: QApplication) -> Iterator[QClipboard]:
    yield app.clipboard()
    app.clipboard().clear()


def head_of(desk: VillageDesk, number: int) -> str:
    home = desk.village.households[number]
    return records.get_many(desk.session.conn, KINDS["household"].record, [home])[home].head  # type: ignore[attr-defined,no-any-return]  # of every kind


def pasted(desk: VillageDesk) -> VisitPage:
    """Ctrl+Shift+V from wherever one is."""
    desk.press(Key.Key_V, modifier=CONTROL | SHIFT)
    return shown(desk)


def shown(desk: VillageDesk) -> VisitPage:
    desk.qtbot.waitUntil(
        lambda: isinstance(desk.window.page(), VisitPage) and bool(desk.window.page().form.forms)  # type: ignore[attr-defined]  # a page of visits
    )
    desk.settle()
    return desk.on(VisitPage)


def newest(desk: VillageDesk, kind: str) -> str:
    return max(records.ids(desk.session.conn, KINDS[kind]))


def test_chat_of_a_resident_is_asked_about_and_then_saved_with_one_act(
    desk: VillageDesk, clipboard: QClipboard
) -> None:
    visits, conn = desk.count("visit"), desk.session.conn
    clipboard.setText(CHAT.format(name=head_of(desk, 4)))

    page = pasted(desk)
    form = page.form.matters["environment"]
    assert form.about.typed()["title"] == "村口第15号路灯不亮"
    assert page.form.told.typed()["channel"] == "wechat"
    assert "teller" not in page.form.told.typed()
    assert page.form.subject.subject is None
    assert head_of(desk, 4) in page.wrote.said.text()
    assert desk.count("visit") == visits

    assert desk.focused() is page.wrote.buttons[0]
    desk.press(Key.Key_Return)
    assert not page.wrote.isVisible()
    assert page.form.subject.key == desk.village.households[4]
    desk.save()

    visit = records.get_many(conn, Visit, [newest(desk, "visit")])[newest(desk, "visit")]
    assert (visit.teller, visit.teller_name, visit.channel) == (
        "resident",
        head_of(desk, 4),
        "wechat",
    )
    assert visit.happened_on == visit.heard_on == "2026-11-16"
    matter = records.get_many(conn, Matter, [newest(desk, "matter")])[newest(desk, "matter")]
    assert matter.detail == "村口第15号路灯不亮\n晚上老人看不见"
    assert matter.heard_on == "2026-11-16"
    told = records.get_many(conn, Reporter, [newest(desk, "reporter")])
    assert [(one.name, one.teller, one.channel) for one in told.values()] == [
        (head_of(desk, 4), "resident", "wechat")
    ]
    assert desk.session.drafts.all() == []


def test_leader_may_be_meant(desk: VillageDesk, clipboard: QClipboard) -> None:
    clipboard.setText("袁站长：\n水沟堵了，请来看看")

    page = pasted(desk)
    assert "联户长" in page.wrote.buttons[0].text()
    page.wrote.buttons[0].click()

    assert page.form.told.typed()["teller"] == "leader"
    assert page.form.matters["environment"].reporters.typed()[0]["name"] == "袁站长"


def test_nobody_who_is_known_keeps_his_name(desk: VillageDesk, clipboard: QClipboard) -> None:
    clipboard.setText("竹海客栈老板 08:15\n路上有落石")

    page = pasted(desk)
    assert len(page.wrote.buttons) == 1
    page.wrote.buttons[0].click()

    assert page.form.told.typed()["teller_name"] == "竹海客栈老板"
    assert page.form.told.typed()["teller"] == "other"


def test_message_is_there_after_a_power_cut_and_still_asks(
    desk: VillageDesk, clipboard: QClipboard
) -> None:
    clipboard.setText("袁站长 08:15\n水沟堵了")
    pasted(desk)
    (draft,) = desk.session.drafts.all()
    assert draft.title == "水沟堵了"
    desk.go(HouseholdsPage)

    page = desk.go(VisitPage, subject=draft.subject)

    assert page.form.matters["environment"].called() == "水沟堵了"
    assert page.wrote.senders == ("袁站长",)


def test_chat_pasted_into_a_single_line_is_a_message_and_a_word_is_not(
    desk: VillageDesk, clipboard: QClipboard
) -> None:
    page = desk.go(VisitPage)
    clipboard.setText("路灯")
    desk.press(Key.Key_V, modifier=CONTROL)
    box = desk.focused()
    assert isinstance(box, QLineEdit)
    assert box.text() == "路灯"
    assert page.form.forms == {}
    box.clear()

    clipboard.setText("袁站长 08:15\n水沟堵了")
    desk.press(Key.Key_V, modifier=CONTROL)

    assert list(shown(desk).form.forms) == ["environment"]


def test_chat_may_be_pasted_on_the_notebook_page(desk: VillageDesk, clipboard: QClipboard) -> None:
    page = desk.go(BatchPage)
    desk.qtbot.waitUntil(lambda: bool(page.sheet.rows) and page.sheet.ready)
    clipboard.setText("袁站长 08:15\n水沟堵了")

    page.message.click()

    assert list(shown(desk).form.forms) == ["environment"]


def test_text_dropped_on_the_window_is_a_message(desk: VillageDesk) -> None:
    data = QMimeData()
    data.setText("袁站长 08:15\n厨房煤气泄漏")

    event = QDropEvent(
        QPointF(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.window.dropEvent(event)

    page = shown(desk)
    assert list(page.form.forms) == ["hazard"]
    assert page.danger.isVisible()


def test_nothing_in_the_clipboard_is_said(desk: VillageDesk, clipboard: QClipboard) -> None:
    clipboard.clear()

    desk.press(Key.Key_V, modifier=CONTROL | SHIFT)

    assert desk.window.banner.isVisible()


def test_picture_in_the_clipboard_is_left_to_what_shows_pictures(
    desk: VillageDesk, clipboard: QClipboard
) -> None:
    page = desk.go(HouseholdsPage)
    copied = QMimeData()
    copied.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    copied.setText("袁站长 08:15\n水沟堵了")
    clipboard.setMimeData(copied)

    page.view.setFocus()
    desk.press(Key.Key_V, modifier=CONTROL).settle()

    assert desk.window.page() is page


def test_pictures_come_along_and_are_attached_with_the_visit(
    desk: VillageDesk, clipboard: QClipboard, tmp_path: Path
) -> None:
    file = tmp_path / "微信图片.png"
    assert QImage(64, 48, QImage.Format.Format_RGB32).save(str(file))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    clipboard.setMimeData(copied)

    desk.press(Key.Key_V, modifier=CONTROL | SHIFT)
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.page(), VisitPage))
    page = desk.settle().on(VisitPage)
    assert len(page.form.pictures.names()) == 1
    assert page.form.forms == {}
    page.form.subject.show_key(desk.village.households[1])
    desk.save()

    assert len(attachments.of(desk.session.conn, newest(desk, "visit"))) == 1


def test_picture_that_is_copied_by_itself_is_taken_too(
    desk: VillageDesk, clipboard: QClipboard
) -> None:
    clipboard.setImage(QImage(64, 48, QImage.Format.Format_RGB32))

    desk.press(Key.Key_V, modifier=CONTROL | SHIFT)
    desk.qtbot.waitUntil(lambda: isinstance(desk.window.page(), VisitPage))

    assert len(desk.settle().on(VisitPage).form.pictures.names()) == 1


def test_what_only_looks_like_a_picture_is_refused_in_words(
    desk: VillageDesk, clipboard: QClipboard, tmp_path: Path
) -> None:
    file = tmp_path / "坏了.jpg"
    file.write_bytes(b"\xff\xd8\xff nothing")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    clipboard.setMimeData(copied)

    desk.press(Key.Key_V, modifier=CONTROL | SHIFT).settle()

    assert isinstance(desk.window.page(), HouseholdsPage)
    assert desk.window.banner.isVisible()

"""A dispute from its registration to its filing, by the keyboard alone."""

from __future__ import annotations

import re
from contextlib import closing

from gridapp.models.declare import kind_of
from gridapp.models.dispute import Dispute, Party
from gridapp.models.mediation import Agreement, Instalment, Session
from gridapp.models.role import Role
from gridapp.register import case_files, invitations, mediation, records, today
from gridapp.register.database import connect, transaction
from gridapp.ui import papers
from gridapp.ui.page import Goto
from gridapp.ui.pages.circuit import CircuitPage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.disputes import DisputesPage
from gridapp.ui.pages.matter import MatterPage
from gridapp.ui.pages.print import PrintPage
from gridapp.ui.pages.visit import VisitPage
from gridapp.ui.paper import Table
from gridapp.ui.papers.reading import Reading
from gridapp.ui.parts.text_field import TextField
from tests.ui.together import DITCH, quarrel
from tests.ui.village_desk import CONTROL, Key, VillageDesk


def state(desk: VillageDesk, case: str) -> str:
    return case_files.opened(desk.session.conn, case).standing.state


def lacking(page: DisputePage) -> set[str]:
    """Numbers of what the dossier lacks, as the page says it."""
    return {line.what.split()[0] for line in page.items.lines if line.word == "缺"}


def test_new_dispute_is_registered_with_both_sides(desk: VillageDesk) -> None:
    desk.go(DisputesPage)
    page = desk.go(DisputePage)

    desk.type("两家争晒坝").press(Key.Key_Return, Key.Key_2)
    form = page.slot.form
    assert form is not None
    one, other = (each.fields.parts["name"] for each in form.below["party"].forms)
    for part, name in ((one, "罗桂花"), (other, "袁福全")):
        assert isinstance(part, TextField)
        part.edit.setFocus()
        desk.type(name)
    desk.save()

    page = desk.on(DisputePage)
    case = page.subject
    made = records.standing(desk.session.conn, Dispute, case)
    parties = records.ids(desk.session.conn, kind_of(Party), where={"dispute": case})
    assert (made.title, made.place) == ("两家争晒坝", desk.village.place_of(0))
    assert len(parties) == 2
    assert state(desk, case) == "REGISTERED"
    assert desk.window.undo_bar.isVisible()
    assert desk.focused() is next(iter(page.card.buttons.values()))
    desk.press(Key.Key_Escape)
    desk.on(DisputesPage)


def test_meeting_is_written_down_and_takes_its_step(desk: VillageDesk) -> None:
    case = quarrel(desk)
    page = desk.go(DisputePage, subject=case, act="mediate")
    assert {"8"} <= lacking(page)

    desk.press(Key.Key_1)
    form = page.slot.form
    assert form is not None
    record = form.fields.parts["record"]
    assert isinstance(record, TextField)
    record.edit.setFocus()
    desk.type("双方愿意各让一步。").press(Key.Key_Tab, Key.Key_1).save()

    held = records.ids(desk.session.conn, kind_of(Session), where={"dispute": case})
    assert len(held) == 2
    assert state(desk, case) == "MEDIATING"
    assert page.slot.form is None


def test_agreement_with_what_is_to_be_performed(desk: VillageDesk) -> None:
    case = quarrel(desk)
    page = desk.go(DisputePage, subject=case)
    assert next(iter(page.card.buttons)) == "agree"

    desk.press(Key.Key_Return, Key.Key_1, Key.Key_Tab)
    form = page.slot.form
    assert form is not None
    terms = form.fields.parts["terms"]
    assert isinstance(terms, TextField)
    terms.edit.setFocus()
    desk.type("袁家十天内改好水沟。")
    form.below["instalment"].add.setFocus()
    desk.press(Key.Key_Return).type("改好水沟").press(Key.Key_Return).type("300.50")
    desk.press(Key.Key_Return).type(desk.village.day(-10)).save()

    (pact,) = records.ids(desk.session.conn, kind_of(Agreement), where={"dispute": case})
    (part,) = records.ids(desk.session.conn, kind_of(Instalment), where={"agreement": pact})
    assert records.standing(desk.session.conn, Instalment, part).amount == 30_050
    assert state(desk, case) == "PERFORMING"
    assert "8" not in lacking(page)
    assert "9" in lacking(page)


def test_what_was_agreed_is_performed_then_visited(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputePage, subject=case)
    assert [line.word for line in page.parts.lines] == ["逾期没履行", "未到期"]

    for _part in range(2):
        next(iter(page.parts.buttons.values())).setFocus()
        desk.press(Key.Key_Return).save()
    assert state(desk, case) == "PERFORMED"
    assert next(iter(page.card.buttons)) == "revisited"
    desk.press(Key.Key_Return)
    form = page.slot.form
    assert form is not None
    note = form.fields.parts["note"]
    assert isinstance(note, TextField)
    note.edit.setFocus()
    desk.type("两家和好了。").save()

    assert state(desk, case) == "REVISIT"
    assert "已回访，待归档" in page.card.badges.accessibleName()
    assert {"9", "10"}.isdisjoint(lacking(page))


def test_who_says_that_all_is_performed_is_told_what_is_still_open(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputePage, subject=case)

    page.card.buttons["performed"].setFocus()
    desk.press(Key.Key_Return)

    form = page.slot.form
    assert form is not None
    assert "2 样没有记履行" in form.act.about


def test_what_was_agreed_on_stands_on_paper_part_by_part(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputePage, subject=case)
    session = desk.session
    reading = Reading(
        conn=session.conn,
        me=session.me,
        language="zh",
        today=session.today(),
        now_ms=session.now_ms(),
        home=session.home,
    )

    blocks = papers.make(reading, page.papers()[0]).blocks

    tables = [list(one.rows) for one in blocks if isinstance(one, Table)]
    assert [(line.what, line.note, line.word) for line in page.parts.lines] in tables


def test_settled_on_the_spot_is_one_form(desk: VillageDesk) -> None:
    desk.go(DisputePage)
    desk.type("为鸡打架拌嘴").press(Key.Key_Return, Key.Key_1).save()
    page = desk.on(DisputePage)
    page.card.buttons["settle"].setFocus()

    desk.press(Key.Key_Return).type("各自赔个不是，和好了。").save()

    assert state(desk, page.subject) == "PERFORMED"
    whole = case_files.of(desk.session.conn, page.subject)
    assert [one.form for one in whole.agreements] == ["2"]


def test_what_the_dossier_lacks_leads_to_the_form_that_adds_it(desk: VillageDesk) -> None:
    page = desk.go(DisputePage, subject=quarrel(desk))
    page.items.buttons["rights"].setFocus()

    desk.press(Key.Key_Return).type("罗桂花").press(Key.Key_Return).save()

    assert "2" not in lacking(page)


def test_half_typed_act_is_there_again_and_in_today(desk: VillageDesk) -> None:
    case = quarrel(desk)
    desk.go(DisputePage, subject=case, act="alert")
    desk.type("镇司法所")
    desk.qtbot.waitUntil(lambda: bool(desk.session.drafts.all()))
    desk.go(DisputesPage)

    page = desk.go(DisputePage, subject=case)

    assert [(one.page, one.subject) for one in desk.session.drafts.all()] == [("dispute", case)]
    assert page.slot.act == "alert"
    desk.session.drafts.drop("dispute", case)


def test_undo_takes_the_act_back_and_a_refused_one_says_why(desk: VillageDesk) -> None:
    case = quarrel(desk)
    page = desk.go(DisputePage, subject=case, act="agree")
    desk.press(Key.Key_1)
    form = page.slot.form
    assert form is not None
    terms = form.fields.parts["terms"]
    assert isinstance(terms, TextField)
    terms.edit.setFocus()
    desk.type("各让一步")
    session, now_ms = desk.session, desk.session.now_ms()
    with closing(connect(session.home.register)) as conn, transaction(conn):
        said = {"form": "2", "terms": "别人先写了"}
        mediation.agree(conn, session.me, case, said, today=session.today(), now_ms=now_ms)
    desk.press(Key.Key_Return, modifier=CONTROL)
    desk.qtbot.waitUntil(form.problem.isVisible)
    assert form.save.isEnabled()

    page.unfold("alert")
    desk.type("派出所").press(Key.Key_Return).type("扬言要打人").save()
    assert "可能激化，已报告" in page.card.badges.accessibleName()
    with desk.qtbot.waitSignal(desk.session.changed):
        desk.window.undo_bar.undone.emit()
    desk.settle()
    assert "可能激化" not in page.card.badges.accessibleName()


def test_list_is_narrowed_by_state_and_party_and_opens(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputesPage, act="performing")
    desk.qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    assert page.chips.buttons["overdue"].text() == "已逾期 1"
    assert page.table.data(page.table.index(0, 1)) == "罗桂花 — 袁福全"
    assert "逾期 3 天" in page.table.data(page.table.index(0, 4))

    page.filter.setFocus()
    desk.type("袁福全")
    desk.qtbot.waitUntil(lambda: page.table.id_at(0) == case)
    desk.press(Key.Key_Return).press(Key.Key_Return)

    assert desk.on(DisputePage).title() == DITCH


def test_empty_list_says_what_to_do(desk: VillageDesk) -> None:
    page = desk.go(DisputesPage)

    desk.qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    page.empty.action.setFocus()
    desk.press(Key.Key_Return)

    assert desk.on(DisputePage).is_new


def test_role_that_only_registers_sees_nothing_it_may_not_do(
    desk: VillageDesk,
) -> None:
    case = quarrel(desk)
    object.__setattr__(desk.session.me, "role", Role.UNIT)

    page = desk.go(DisputePage, subject=case)

    assert set(page.card.buttons) == {"party", "edit"}
    assert page.items.buttons.keys() <= {"edit"}


def test_number_of_a_party_is_masked_and_looking_is_noted(desk: VillageDesk) -> None:
    page = desk.go(DisputePage, subject=quarrel(desk))
    masked = page.parties.lines[0].findChildren(type(page.matter))[0]

    masked.setFocus()
    desk.press(Key.Key_Return)

    (party,) = (one for one in case_files.of(desk.session.conn, page.subject).parties if one.phone)
    assert [(act.act, act.record) for act in desk.noted()] == [("show", party.id)]


def test_matter_and_its_dispute_lead_to_each_other(desk: VillageDesk) -> None:
    desk.go(DisputesPage)
    desk.go(VisitPage, subject=desk.village.households[0], act="dispute")
    desk.type("两家争一条路").save()
    (case,) = records.ids(desk.session.conn, kind_of(Dispute))
    page = desk.go(DisputePage, subject=case)
    page.matter.setFocus()
    desk.press(Key.Key_Return)

    matter = desk.on(MatterPage)
    matter.beside.setFocus()
    desk.press(Key.Key_Return)

    assert desk.on(DisputePage).subject == case


def test_what_is_due_of_a_dispute_stands_in_today(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)

    found = today.groups(desk.session.conn, desk.session.me, desk.session.today())

    (group,) = (one for one in found if one.code == today.MEDIATION)
    assert [(line.id, line.who, line.due) for line in group.lines] == [
        (case, "罗桂花 — 袁福全", desk.village.day(3))
    ]


def test_the_dossier_is_saved_as_word_and_shown_as_it_will_be_printed(desk: VillageDesk) -> None:
    case = quarrel(desk, agreed=True)
    page = desk.go(DisputePage, subject=case)

    page.forms.word.setFocus()
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: page.forms.written is not None)
    assert page.forms.written is not None
    names = sorted(file.name for file in page.forms.written.iterdir())
    assert "07-人民调解协议书.docx" in names
    assert not any("罗" in name for name in names)

    page.forms.paper.setFocus()
    desk.press(Key.Key_Space)
    shown = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: shown.ready)
    assert shown.view.sheets is not None
    assert "人民调解协议书" in "".join(
        map(shown.view.sheets.text, range(len(shown.view.sheets.pages)))
    )


def test_the_list_counts_the_days_in_which_the_court_can_be_asked(desk: VillageDesk) -> None:
    quarrel(desk, agreed=True)
    page = desk.go(DisputesPage)
    table = page.make_table()

    table.show("court", "")
    desk.settle()

    said = table.index(0, 4).data()
    assert said == "司法确认剩 30 天"


def test_parties_are_invited_and_the_session_begins_with_it(desk: VillageDesk) -> None:
    desk.go(DisputePage)
    desk.type("为鸡打架拌嘴").press(Key.Key_Return, Key.Key_1).save()
    page, today = desk.on(DisputePage), desk.session.today()
    case = page.subject
    page.card.buttons["invite"].setFocus()

    desk.press(Key.Key_Return).type(today).press(Key.Key_Return).type("9点半")
    desk.press(Key.Key_Return).type("三组院坝").save()

    one = invitations.coming(desk.session.conn, case, today)
    assert one is not None
    assert (one.meets_on, one.begins, one.meets_at) == (today, "09:30", "三组院坝")
    codes = [wanted.code for wanted in page.papers()]
    assert codes[-3:] == ["invitation", "circuit", "circuit-notice"]
    assert f"送达文书：调解通知 · {today} 09:30 三组院坝" in {
        event.what for event in page.timeline.events._events
    }
    page.unfold("mediate")
    form = page.slot.form
    assert form is not None
    began = form.fields.typed()
    assert (began["held_on"], began["held_at"], began["manner"]) == (today, "三组院坝", "2")


def test_a_circuit_session_is_planned_moved_and_called_off_by_keys(desk: VillageDesk) -> None:
    for title in ("为鸡打架拌嘴", "两家争晒坝"):
        desk.go(DisputePage)
        desk.type(title).press(Key.Key_Return, Key.Key_1).save()
    conn, today = desk.session.conn, desk.session.today()
    listed = desk.go(DisputesPage)
    desk.settle()
    listed.view.setFocus()
    listed.view.selectRow(0)

    desk.press(Key.Key_Space, Key.Key_Space)
    assert [listed.table.index(row, 0).data()[0] for row in (0, 1)] == ["✓", "✓"]
    desk.press(Key.Key_P, Key.Key_Escape)
    desk.settle()
    assert "选了 2 件" in desk.on(DisputesPage).plan.text()
    desk.press(Key.Key_P).settle()
    page = desk.on(CircuitPage)
    desk.type(today).press(Key.Key_Return, Key.Key_Return, Key.Key_Return)
    desk.type("3组院坝").save()

    page = desk.on(CircuitPage)
    (one,) = invitations.sittings(conn, first=today)
    assert [each.notice.begins for each in one.heard] == ["09:00", "10:00"]
    assert len(page.heard.lines) == 2
    assert (page.title(), page.card.heading.text()) == ("一场巡回调解", f"{today}  3组院坝")
    usual = desk.go(CircuitPage, subject=one.heard[0].row.id).acts()[0].usual
    assert (usual["meets_on"], usual["meets_at"], usual["begins"]) == (today, "3组院坝", "11:00")
    assert desk.go(DisputesPage).table.ticked == []
    page = desk.go(CircuitPage, subject=one.heard[0].notice.id)
    codes = [wanted.code for wanted in page.papers()]
    assert codes == ["circuit-letters", "circuit-notice", "circuit"]

    page.unfold("move")
    form = page.slot.form
    assert form is not None
    for name, said in (("meets_on", "2030-01-12"), ("why", "下大雨")):
        part = form.fields.parts[name]
        assert isinstance(part, TextField)
        part.set_text(said)
    desk.save()
    (one,) = invitations.sittings(conn, first=today)
    assert (one.day, one.where) == ("2030-01-12", "3组院坝")
    case = one.heard[0].row.id
    assert "invitation-change" in [wanted.code for wanted in desk.go(DisputePage, case).papers()]

    page = desk.go(CircuitPage, subject=one.heard[0].notice.id)
    assert "改期" in page.letters.text()
    page.unfold("off")
    desk.type("都和好了").save()
    assert invitations.sittings(conn, first=today) == []
    page = desk.on(CircuitPage)
    assert not page.acts()
    assert "取消" in page.letters.text()
    page.letters.setFocus()
    desk.press(Key.Key_Return)
    paper = desk.on(PrintPage)
    desk.qtbot.waitUntil(lambda: paper.ready)
    page = desk.go(CircuitPage)
    assert (page.is_new, page.acts()) == (False, [])
    assert [line.word for line in page.heard.lines] == ["已取消"]


def test_a_circuit_session_is_read_away_from_the_window(desk: VillageDesk) -> None:
    desk.go(DisputePage)
    desk.type("为鸡打架拌嘴").press(Key.Key_Return, Key.Key_1).save()
    case = desk.on(DisputePage).subject
    desk.go(CircuitPage)
    asked: list[str] = []
    desk.session.conn.set_trace_callback(asked.append)

    page = desk.go(CircuitPage, subject=case)
    desk.window.go(Goto(page="households"))  # gone again before anything was read
    desk.settle()
    listed = desk.go(CircuitPage)
    desk.session.conn.set_trace_callback(None)

    assert page.is_new is False
    assert listed.slot.act == ""
    assert not [one for one in asked if re.search(r"\b(notice|mediator|committee|session)\b", one)]

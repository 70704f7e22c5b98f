"""Everybody's day by keys alone: from the household that was found to the receipt of each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from gridapp.models.activity import Activity
from gridapp.models.declare import Record, kind_of
from gridapp.models.matter import Matter
from gridapp.models.mediation import Session
from gridapp.models.tasks import TASKS, TaskShape
from gridapp.register import receipts, records
from gridapp.ui import theme
from gridapp.ui.language import Languages
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.tables.sync import state_word
from tests.morning import CENTRE, WORKER, Morning, wall_clock_ms
from tests.ui.desk import Desk
from tests.ui.patience import PatientBot
from tests.whole_township import SEATS, Township, begin

FOUND: Mapping[str, str] = {
    "opinion": "问医保怎么缴",
    "hazard": "楼梯扶手松了",
    "dispute": "为晒坝用水争执",
    "help": "老人没人管",
    "neighbour": "帮邻居收了油菜",
    "publicity": "讲了防诈骗",
    "civility": "劝了少办酒席",
    "environment": "垃圾没人清",
    "prosperity": "一起学了嫁接",
}
"""What each task has to do with that day."""
TELLING = ("leader", WORKER, "village")
MEDIATING = ("mediator", "justice")
SAID = "双方愿意各让一步。"
ACCEPTED = "已接收"
UNIT = SEATS["leader"][2][:15]


def told(seat: str, task: str) -> str:
    """The words by which a row is known again."""
    return f"{seat}{FOUND[task]}"


@dataclass(slots=True)
class Played:
    """The day as it was played.

    Attributes:
        rows: by each who works here, how far each of his rows was when the stick was back.
        today: what he found at Today; for the centre "before" it did anything too.
        chips: what the top bar said of all he sent.
    """

    township: Township
    rows: dict[str, Mapping[str, str]]
    today: dict[str, list[str]]
    chips: dict[str, str]

    def at_the_centre(self, record: type[Record]) -> list[Record]:
        """Every record of a kind that has arrived."""
        return self.township.people[CENTRE].sees(
            lambda conn, _me: list(
                records.get_many(conn, record, records.ids(conn, kind_of(record))).values()
            )
        )


class Day:
    """The township at work: one desk after the other has the screen."""

    def __init__(self, township: Township, bot: PatientBot, app: QApplication) -> None:
        self._bot, self._app = bot, app
        self.desks: dict[str, Desk] = {}
        self.played = Played(township, {}, {}, {})

    def play(self) -> Played:
        """Nine tasks told by each who goes to people, two disputes mediated; all hear back."""
        stick = self.played.township.stick
        for seat, tell in zip(
            TELLING, (self._by_tiles, self._one_a_visit, self._all_in_one_visit), strict=True
        ):
            desk = self._at(seat)
            tell(desk, seat)
            if desk.window.simple:  # what is large is not dressed anew for each of the others
                self.desks.pop(seat).close()
            else:
                desk.steps_aside()
        self._answer()
        for seat in MEDIATING:
            desk = self._at(seat).takes_in(stick)
            self.played.today[seat] = desk.today_page().today()
            self._mediate(desk)
            desk.steps_aside()
        self._answer()
        for seat in (*MEDIATING, *reversed(TELLING)):
            self._hear_back(self._at(seat), seat)
        return self.played

    def _at(self, seat: str) -> Desk:
        """Whoever it is has the screen; the first time he says where the stick is."""
        if seat in self.desks:
            return self.desks[seat].comes_back()
        home = self.played.township.people[seat].home
        desk = self.desks[seat] = Desk(self._bot, self._app, home, wall_clock_ms())
        if desk.window.simple:  # the office has said it for him
            desk.preferences.change(export_folder=str(self.played.township.stick))
        elif seat != CENTRE:
            desk.writes_to(self.played.township.stick)
        return desk

    def _one_a_visit(self, desk: Desk, seat: str) -> None:
        """One task a visit: the household, the task's key, what it is, saved."""
        for number, task in enumerate(FOUND, 2):
            desk.visit().find("zjx").hears(told(seat, task), f"F{number}").saves()
        desk.writes()

    def _all_in_one_visit(self, desk: Desk, seat: str) -> None:
        """Everything at one door, saved once."""
        desk.visit().find("cx")
        for number, task in enumerate(FOUND, 2):
            desk.hears(told(seat, task), f"F{number}")
        desk.saves().writes()

    def _by_tiles(self, desk: Desk, seat: str) -> None:
        """In simple mode: the task's own number, who told of it, one sentence."""
        for number, task in enumerate(FOUND, 1):
            desk.press("8", str(number))
            done = TASKS[task].shapes[0] is TaskShape.ACTIVITY
            if not done:
                desk.press("2")
            desk.reach("照平常说话写一句").type(told(seat, task)).press("Return", "Return")
            if done:
                desk.press("Return")  # past how many came
            assert desk.asked().startswith(f"记下了：{told(seat, task)}"), desk.asked()
            desk.press("1")
        desk.press("9").waits_for_file()

    def _mediate(self, desk: Desk) -> None:
        """Open the first dispute that waits, take it on, and write down a meeting."""
        desk.opens("争执")
        assert isinstance(desk.page(), DisputePage)
        for step in ("登记", "受理"):
            desk.reach(step).press("Return").saves()
        desk.reach("记一次调解").press("Return", "1").reach("记录正文").type(SAID)
        desk.press("Tab", "1").saves().writes()

    def _answer(self) -> None:
        """The centre takes in what is on the stick, takes the first on, and writes its answers."""
        desk = self._at(CENTRE).answers_on(self.played.township.stick).today_page()
        if "before" not in self.played.today:
            self.played.today["before"] = desk.today()
            desk.opens("为晒坝用水争执", "Space").saves()
        self.played.today[CENTRE] = desk.today_page().today()
        desk.steps_aside()

    def _hear_back(self, desk: Desk, seat: str) -> None:
        if desk.window.simple:
            desk.press("9").waits_for_file().press("1").waits_for_file()
        else:
            desk.takes_in(self.played.township.stick)
        self.played.rows[seat] = self._rows(desk)
        self.played.chips[seat] = desk.unconfirmed()
        desk.close()

    def _rows(self, desk: Desk) -> Mapping[str, str]:
        """How far each row has come, as the Sync page says it; simple mode speaks only of all."""
        if not desk.window.simple:
            return desk.rows()
        conn, me = desk.session.conn, desk.session.me
        found = receipts.entries(conn, me, 1_000, now_ms=desk.session.now_ms())
        return {one.label: state_word(one.state) for one in found}


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest,
    app_with_fonts: QApplication,
    one_tongue: Languages,
    first_morning: Morning,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Played]:
    """The day, played once; each test then looks at a part of it."""
    theme.apply(app_with_fonts)
    one_tongue.speak("zh")
    township = begin(first_morning, tmp_path_factory.mktemp("roles") / "township")
    day = Day(township, PatientBot(request), app_with_fonts)
    try:
        yield day.play()
    finally:
        for desk in day.desks.values():
            desk.close()


@pytest.mark.parametrize("seat", TELLING)
@pytest.mark.parametrize("task", FOUND)
def test_what_each_task_is_about_is_told_by_keys_and_its_row_accepted(
    played: Played, seat: str, task: str
) -> None:
    assert played.rows[seat][told(seat, task)] == ACCEPTED

    record = Matter if TASKS[task].shapes[0] is TaskShape.MATTER else Activity
    (there,) = [
        one for one in played.at_the_centre(record) if getattr(one, "title", "") == told(seat, task)
    ]
    assert getattr(there, "task", "") == task
    assert (getattr(there, "place", "") or "").startswith(UNIT)


@pytest.mark.parametrize("seat", MEDIATING)
def test_a_mediator_finds_a_dispute_takes_it_on_and_hears_that_it_arrived(
    played: Played, seat: str
) -> None:
    assert played.today[seat][0].startswith("要办的纠纷，共")
    assert not [line for line in played.today[seat] if "走访" in line]
    rows = played.rows[seat]
    assert {"登记", "受理", "调解"} <= rows.keys()
    assert set(rows.values()) == {ACCEPTED}

    met = [one for one in played.at_the_centre(Session) if getattr(one, "record", "") == SAID]
    assert len(met) == len(MEDIATING)


@pytest.mark.parametrize("seat", [*TELLING, *MEDIATING])
def test_everybody_hears_that_everything_arrived(played: Played, seat: str) -> None:
    said = "都送到了" if seat == "leader" else "全部已确认"
    assert played.chips[seat] == said


def test_the_centre_takes_on_what_came_by_keys(played: Played) -> None:
    matters = [task for task in FOUND if TASKS[task].shapes[0] is TaskShape.MATTER]
    waits = len(TELLING) * len(matters)
    assert f"等着受理，共 {waits} 件" in played.today["before"]
    assert f"等着受理，共 {waits - 1} 件" in played.today[CENTRE]

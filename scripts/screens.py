"""Draws every page of the desk, in both languages, every scheme, and at twice the text size.

`screens.py zh-light` draws one look; `screens.py zh-light docket` one page of its desks. The
pictures of the practice township lie in build/screens afterwards; those that the README and the
handbook show are kept beside them.
"""

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path

# Before anything loads Qt: pictures are drawn without a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import openpyxl
import week
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from gridapp.models.deadlines import CHINA
from gridapp.models.kinds import KINDS
from gridapp.paths import Home, handbook, resource
from gridapp.practice import demo
from gridapp.register import homes, invitations, records, requests, surveys
from gridapp.ui import app as desk
from gridapp.ui.main_window import MainWindow
from gridapp.ui.page import Goto
from gridapp.ui.pages.audit import AuditPage
from gridapp.ui.pages.batch import BatchPage
from gridapp.ui.pages.callbacks import CallbacksPage
from gridapp.ui.pages.dispute import DisputePage
from gridapp.ui.pages.first_run import FirstRunPage
from gridapp.ui.pages.ledgers import LedgersPage
from gridapp.ui.pages.load import LoadPage
from gridapp.ui.pages.net import NetPage
from gridapp.ui.pages.simple_answers import SimpleAnswersPage
from gridapp.ui.pages.simple_tell import SimpleTellPage
from gridapp.ui.pages.unlock import UnlockPage
from gridapp.ui.paper import Wanted
from gridapp.ui.preferences import Preferences
from gridapp.ui.session import Session
from gridapp.ui.sweeper import Sweeper
from gridapp.ui.turns import Turns

ROOT = Path(__file__).parents[1]
TOWNSHIP, PICTURES = ROOT / "build" / "township", ROOT / "build" / "screens"
SHOWN = ROOT / "docs" / "screens"
BEST = {
    "today": "worker-today-zh-light",
    "simple": "leader-simple-zh-light",
    "dispute": "worker-dispute-0-zh-light",
    "review": "centre-review-zh-light",
}
"""What the README shows, and which pictures these are."""
WIDE, TALL = 1366, 768
DAY, SHOWN_DAY = date(2026, 11, 16), date(2026, 11, 24)
MORNING = int(datetime.combine(SHOWN_DAY, time_of_day(9), CHINA).timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at everything."""

    language: str
    scheme: str
    percent: int = 100

    @property
    def name(self) -> str:
        big = f"-{self.percent}" if self.percent != 100 else ""
        return f"{self.language}-{self.scheme}{big}"


LOOKS = (
    Look("zh", "light"),
    Look("en", "light"),
    Look("zh", "dark"),
    Look("en", "dark"),
    Look("zh", "light", 200),
    Look("en", "light", 200),
    Look("zh", "contrast"),
)


def now_ms() -> int:
    """A morning in the week after the practice day."""
    return MORNING


def settle(app: QApplication, session: Session) -> None:
    """Wait until all that is under way has been answered and drawn."""
    for _ in range(3):
        answered: list[bool] = []
        time.sleep(0.02)  # pages of paper are painted on a thread of their own
        session.after_saves(lambda into=answered: into.append(True))  # type: ignore[misc]  # a default binds the loop's value
        session.look(lambda conn: None, lambda _, into=answered: into.append(True))  # type: ignore[misc]  # a default binds the loop's value
        until = time.monotonic() + 10
        while len(answered) < 2 and time.monotonic() < until:
            app.processEvents()
            time.sleep(0.005)
    while any(turns.waiting for top in app.topLevelWidgets() for turns in top.findChildren(Turns)):
        app.processEvents()
    for _ in range(3):  # what was shown last is laid out, and what that moves
        app.processEvents()


def take(widget: QWidget, name: str) -> None:
    """One picture."""
    widget.grab().save(str(PICTURES / f"{name}.png"))


def let_go(widget: QWidget) -> None:
    """Delete a window now: the next look would have a forgotten one dress and speak anew."""
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


PLAIN = ("today", "households", "visit", "matters", "sync", "ledgers", "review", "settings")
"""Pages that are shown as they open."""


def visits(session: Session) -> Iterator[tuple[str, Goto]]:
    """Where to go for each picture."""
    conn, me = session.conn, session.me
    households = records.ids(conn, KINDS["household"], place=me.place)
    matters = records.ids(conn, KINDS["matter"], place=me.place)
    for code in PLAIN:
        yield code, Goto(page=code)
    yield "load", Goto(page="load", subject=me.place)
    yield "batch", Goto(page="batch", subject=f"{me.place}001"[:18])
    yield from together(session)
    if me.role.is_centre:
        yield "net", Goto(page="net")
        yield "inbox", Goto(page="inbox")
        yield "bulletin", Goto(page="bulletin", subject=f"{SHOWN_DAY:%Y-%m}")
    yield "backups", Goto(page="backups")
    yield "removed", Goto(page="removed")
    yield "duty", Goto(page="duty")
    if me.role.is_centre:
        yield "retention", Goto(page="retention")
        yield "erase", Goto(page="erase", subject=households[3])
    yield "ledgers-write", Goto(page="ledgers", act="write")
    yield "print", Goto(page="print", papers=(Wanted(code="households"), Wanted(code="notebook")))
    yield "handbook", Goto(page="handbook", subject="visit")
    if households:
        yield "household", Goto(page="household", subject=households[0])
        yield "visit-hazard", Goto(page="visit", subject=households[0], act="hazard")
        yield "visit-activity", Goto(page="visit", subject=households[1], act="publicity")
        yield "life", Goto(page="life", subject=households[2])
        yield "request", Goto(page="request", subject=households[2])
    if matters:
        yield "matter", Goto(page="matter", subject=matters[0])
        yield "matter-told", Goto(page="matter", subject=matters[-1], act="told")


def leader_visits(session: Session) -> Iterator[tuple[str, Goto]]:
    """Where to go for each picture of simple mode."""
    homes = records.ids(session.conn, KINDS["household"], place=session.me.place)
    yield "simple", Goto(page="simple")
    yield "simple-more", Goto(page="simple_more")
    yield "simple-who", Goto(page="simple_tell", subject="lamp")
    yield "simple-what", Goto(page="simple_tell", subject=f"road@{homes[0]}")
    yield "simple-done", Goto(page="simple_tell", subject="publicity")
    yield "simple-round", Goto(page="simple_round")
    for survey in surveys.open_at(session.conn, session.me.place, session.today())[:1]:
        yield "simple-survey", Goto(page="simple_survey", subject=survey)
    yield "simple-answers", Goto(page="simple_answers")
    yield "simple-files", Goto(page="simple_files")
    yield "settings", Goto(page="settings")


def draw_leader(app: QApplication, preferences: Preferences, home: Home, look: Look) -> None:
    """A unit leader's desk, which opens in simple mode, and what is asked in danger."""
    home.drafts.unlink(missing_ok=True)
    with opened(home, preferences) as (session, window):
        for name, goto in leader_visits(session):
            window.go(goto)
            settle(app, session)
            take(window, f"leader-{name}-{look.name}")
        for name, words in (("danger", "后山塌方了，有人被困"), ("written", "后巷路灯不亮")):
            window.go(Goto(page="simple_tell", subject="other"))
            page = window.page()
            assert isinstance(page, SimpleTellPage)
            settle(app, session)
            page.who.chosen.emit("self")
            page.what.words.set_text(words)
            settle(app, session)
            take(window, f"leader-simple-words-{name}-{look.name}")
            page.what.submitted.emit()
            settle(app, session)
            take(window, f"leader-simple-{name}-{look.name}")
            page.what.words.set_text("")
            page.leave()
        if isinstance(page, SimpleTellPage) and page.question is page.done:
            page.done.chosen.emit("take_back")
            settle(app, session)
        window.go(Goto(page="simple_answers"))
        settle(app, session)
        answers = window.page()
        assert isinstance(answers, SimpleAnswersPage)
        answers.lines.press("1")
        settle(app, session)
        take(window, f"leader-simple-answer-{look.name}")


def together(session: Session) -> Iterator[tuple[str, Goto]]:
    """The pages of what takes longer than a day."""
    conn, me = session.conn, session.me
    yield "disputes", Goto(page="disputes")
    yield "dispute-new", Goto(page="dispute")
    yield from quarrelled(session)
    yield "help", Goto(page="help")
    yield "help-new", Goto(page="help_plan")
    for plan in records.ids(conn, KINDS["help_plan"], place=me.place)[:1]:
        yield "help-plan", Goto(page="help_plan", subject=plan)
        yield "help-measure", Goto(page="help_plan", subject=plan, act="measure")
    yield "activities", Goto(page="activities")
    yield "activity-new", Goto(page="activity")
    for activity in records.ids(conn, KINDS["activity"], place=me.place)[:1]:
        yield "activity", Goto(page="activity", subject=activity)
    yield from asked_at_doors(session)
    yield "rounds", Goto(page="rounds")
    for planned in records.ids(conn, KINDS["round"])[:1]:
        yield "round", Goto(page="round", subject=planned)
    if me.role.is_centre:
        yield "round-new", Goto(page="round")
        yield "dispatch", Goto(page="dispatch")
        yield "dispatch-out", Goto(page="dispatch", act="out")
        yield from asked_of(session)
        yield "callbacks", Goto(page="callbacks")
        for docket in records.ids(conn, KINDS["docket"])[:1]:
            yield "docket", Goto(page="docket", subject=docket)
        yield from staffed(session)
    for project in records.ids(conn, KINDS["project"], place=me.place)[:1]:
        yield "project", Goto(page="project", subject=project)


def quarrelled(session: Session) -> Iterator[tuple[str, Goto]]:
    """Each dispute, and the circuit sessions at which some are heard."""
    conn = session.conn
    quarrels = records.ids(conn, KINDS["dispute"], place=session.me.place)
    yield "circuit-new", Goto(page="circuit", subject=" ".join(quarrels))
    yield "circuit", Goto(page="circuit")
    for sitting in invitations.sittings(conn, first=session.today())[:1]:
        yield "circuit-day", Goto(page="circuit", subject=sitting.heard[0].notice.id)
    for number, dispute in enumerate(quarrels):
        yield f"dispute-{number}", Goto(page="dispute", subject=dispute)
        act = "revisited" if number else "mediate"
        yield f"dispute-{act}", Goto(page="dispute", subject=dispute, act=act)


def asked_at_doors(session: Session) -> Iterator[tuple[str, Goto]]:
    """Surveys: the list, a new one, one that was answered, and the form."""
    yield "surveys", Goto(page="surveys")
    if session.me.role.is_centre:
        yield "survey-new", Goto(page="survey")
    for asked in records.ids(session.conn, KINDS["survey"])[:1]:
        yield "survey", Goto(page="survey", subject=asked)
        yield "survey-answer", Goto(page="survey_answer", subject=asked)


def asked_of(session: Session) -> Iterator[tuple[str, Goto]]:
    """What the hotline asks of a centre, and its task forces."""
    conn = session.conn
    yield "orders", Goto(page="orders")
    for order in records.ids(conn, KINDS["order"])[:1]:
        yield "order", Goto(page="order", subject=order, act="reply")
    yield "forces", Goto(page="forces")
    for force in records.ids(conn, KINDS["task_force"])[:1]:
        yield "force", Goto(page="force", subject=force, act="task")


def staffed(session: Session) -> Iterator[tuple[str, Goto]]:
    """A centre's people and their devices."""
    yield "people", Goto(page="people")
    for worker in records.ids(session.conn, KINDS["worker"])[1:2]:
        yield "worker", Goto(page="worker", subject=worker)
    yield "place", Goto(page="place", subject=session.me.place)
    yield "handout", Goto(page="handout")
    for asked in requests.unanswered(session.conn, session.me.place)[:1]:
        yield "decide", Goto(page="decide", subject=asked.request.id)
    yield "audit", Goto(page="audit")
    yield "audit-seen", Goto(page="audit", subject=records.ids(session.conn, KINDS["matter"])[0])


def chat() -> QMimeData:
    """What a unit leader wrote in WeChat, as it is copied there."""
    copied = QMimeData()
    copied.setText("老街-李桂香  11-23 08:15\n村口第14号路灯不亮\n晚上老人出门看不见路\n[图片]\n")
    return copied


def untidy_ledger() -> Path:
    """The practice ledger as somebody else might have filled it in."""
    book = openpyxl.load_workbook(resource("practice/ledger_sample.xlsx"))
    sheet = book.worksheets[0]
    for cell, wrong in {
        "G5": "520381197805076432",
        "I6": "15199351",
        "E7": "外地亲戚",
        "F8": "不详",
        "J5": "竹海巷18号5栋104",
        "H9": "1967",
    }.items():
        sheet[cell] = wrong
    file = TOWNSHIP / "花名册.xlsx"
    book.save(file)
    return file


@contextmanager
def opened(home: Home, preferences: Preferences) -> Iterator[tuple[Session, MainWindow]]:
    """A desk on this home."""
    session = Session(home, language=preferences.language, now_ms=now_ms)
    window = desk.open_window(session, preferences)
    window.resize(WIDE, TALL)
    window.show()
    try:
        yield session, window
    finally:
        window.close()
        session.close()
        let_go(window)


def ask(page: QWidget, session: Session) -> bool:
    """Ask once for something on pages that show nothing before; whether there is to be waited."""
    if isinstance(page, BatchPage):
        return not page.sheet.ready
    if isinstance(page, NetPage):
        return page.panel.all.isHidden()
    if page.property("asked"):
        return False
    page.setProperty("asked", True)  # noqa: FBT003  # Qt's own name
    if isinstance(page, CallbacksPage):
        page.share.choose("100")
        page.seed.set_text("290312")
        page.seed.left.emit()
    elif isinstance(page, AuditPage):
        asked = "SELECT number FROM matter WHERE number <> '' ORDER BY id LIMIT 4"
        numbers = [number for (number,) in session.conn.execute(asked)]
        page.draw.numbers.set_text("\n".join([*numbers, "99926-1A0001"]))
        page.draw.look_up.click()
    return isinstance(page, CallbacksPage | AuditPage)


def draw(
    app: QApplication,
    preferences: Preferences,
    who: str,
    look: Look,
    only: Collection[str],
) -> None:
    """Every page of one desk in one look, or `only` some."""
    home = Home(TOWNSHIP / who)
    home.drafts.unlink(missing_ok=True)  # what the last look left half-typed
    with opened(home, preferences) as (session, window):
        for name, goto in visits(session):
            if goto.page not in window.makers or (only and name not in only):
                continue
            if goto.subject or goto.act or goto.papers:
                window.go(goto)
            else:
                window.go_to_stop(goto.page)
            settle(app, session)
            page = window.page()
            while ask(page, session):
                settle(app, session)
            take(window, f"{who}-{name}-{look.name}")
            if name == "dispute-0" and isinstance(page, DisputePage):
                take(page.cards["pages"], f"{who}-dispute-trip-{look.name}")
            if name == "matter" and who == "worker":
                window.pasting.take(chat())
                settle(app, session)
                take(window, f"{who}-message-{look.name}")
            if isinstance(page, LoadPage) or (isinstance(page, LedgersPage) and not goto.act):
                page.take(untidy_ledger())
                settle(app, session)
                take(window, f"{who}-{name}-looked-{look.name}")


def draw_first_run(app: QApplication, preferences: Preferences, look: Look) -> None:
    """The four buttons, and the three forms behind them."""
    page = FirstRunPage(Home(TOWNSHIP / "nobody"), preferences, now_ms)
    page.resize(WIDE, TALL)
    page.show()
    steps: dict[str, Callable[[], object]] = {
        "first-run": lambda: None,
        "first-run-join": page.frame.join.clicked.emit,
        "first-run-centre": page.frame.centre.clicked.emit,
        "first-run-restore": page.frame.restore.clicked.emit,
    }
    for name, step in steps.items():
        step()
        app.processEvents()
        take(page, f"{name}-{look.name}")
    page.close()
    let_go(page)


def draw_locked(app: QApplication, preferences: Preferences, look: Look) -> None:
    """The passphrase of an encrypted register, and the steps where it is forgotten."""
    page = UnlockPage(Home(TOWNSHIP / "nobody"), preferences, now_ms)
    page.resize(WIDE, TALL)
    page.show()
    app.processEvents()
    take(page, f"unlock-{look.name}")
    page.card.forgotten.click()
    app.processEvents()
    take(page, f"unlock-forgotten-{look.name}")
    page.close()
    let_go(page)


def draw_start(app: QApplication, preferences: Preferences, look: Look) -> None:
    """The start page of a computer on which two persons work and one practises."""
    data = TOWNSHIP / "shared"
    for at, who in ((".", "worker"), ("homes/2", "leader-1"), ("practice/worker", "worker")):
        home = Home(data / at)
        home.make()
        shutil.copyfile(TOWNSHIP / who / "register.db", home.register)
        card = homes.look("", home).card
        said = asdict(replace(card, practice=at.startswith("practice")))
        home.card.write_text(json.dumps(said), encoding="utf-8")
        os.utime(home.register, (MORNING / 1000, MORNING / 1000))
        os.utime(home.card, (MORNING / 1000, MORNING / 1000))
    page = FirstRunPage(Home(data), preferences, now_ms, data)
    page.resize(WIDE, TALL)
    page.show()
    app.processEvents()
    take(page, f"start-{look.name}")
    page.close()
    let_go(page)
    shutil.rmtree(data)


def illustrate(language: str) -> None:
    """Put the pictures that the handbook shows beside it."""
    told = "".join(file.read_text("utf-8") for file in (handbook() / language).glob("*.md"))
    folder = handbook() / "pictures"
    folder.mkdir(exist_ok=True)
    for name in sorted(set(re.findall(r"\(\.\./pictures/([^)]+)\)", told))):
        store(PICTURES / name, folder / name)


def store(drawn: Path, into: Path) -> None:
    """Keep a picture that was drawn this time, small by having few colours."""
    if drawn.exists():
        with Image.open(drawn) as picture:
            picture.convert("RGB").quantize(128).save(into, optimize=True)


def main() -> int:
    """Build the township, then draw."""
    named = {look.name: look for look in LOOKS}
    looks = [named[arg] for arg in sys.argv[1:] if arg in named] or LOOKS
    only = [arg for arg in sys.argv[1:] if arg not in named]
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    shutil.rmtree(TOWNSHIP, ignore_errors=True)
    demo.play(TOWNSHIP, day=DAY)
    week.go_on(TOWNSHIP, DAY)
    app = desk.application()
    sweeper = Sweeper(app)
    QCursor.setPos(2 * WIDE, 2 * TALL)  # nothing is drawn as if a mouse stood on it
    preferences = Preferences(app, PICTURES / "settings.json")
    for look in looks:
        preferences.change(language=look.language, scheme=look.scheme, text_percent=look.percent)
        for who in ("worker", "centre"):
            draw(app, preferences, who, look, only)
        if only:
            continue
        draw_leader(app, preferences, Home(TOWNSHIP / "leader-1"), look)
        draw_first_run(app, preferences, look)
        draw_start(app, preferences, look)
        draw_locked(app, preferences, look)
    sweeper.let_go()
    (PICTURES / "settings.json").unlink()
    for language in ("zh", "en"):
        illustrate(language)
    for name, drawn in BEST.items():
        store(PICTURES / f"{drawn}.png", SHOWN / f"{name}-zh-light.png")
    print(PICTURES)
    return 0


if __name__ == "__main__":
    sys.exit(main())

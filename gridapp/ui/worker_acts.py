"""What a centre can do for one person: hand out, write again, stop, cover; each as a form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from gridapp.models.committee import Mediator
from gridapp.models.declare import InvalidRecord, kind_of
from gridapp.models.role import Role
from gridapp.models.visit import Round
from gridapp.models.worker import Cut, Device, Worker
from gridapp.paths import Home, free_name
from gridapp.register import calendar, log, mediators, peers, records, stopping, worker_list
from gridapp.register.log import Entry
from gridapp.register.worker_list import DeviceRow, PersonRow
from gridapp.sync import enrol, handing_again
from gridapp.sync.keys import DAY
from gridapp.ui.parts.act_form import Act, Options
from gridapp.ui.parts.device_words import REPLACE, STOP
from gridapp.ui.record_page import NEW, Doing

translate = QCoreApplication.translate

HAND_OUT, COVER, EDIT, TRADE = "hand_out", "cover", "edit", "trade"
CARD = ("name", "role", "area", "duty", "until")
_OF_ROUND = ("area", "from_on", "to_on")


def new_worker(areas: Options, area: str) -> Act:
    """Whoever begins to work here."""
    return Act(
        code=NEW,
        label=translate("Devices", "新登一位"),
        kind=kind_of(Worker),
        fields=CARD,
        offered={"area": areas},
        usual={"area": area},
        about=translate("Devices", "名片发到下面每台设备，所以不记电话。"),
    )


def acts_of(row: PersonRow, card: Worker, areas: Options, *, may: bool) -> list[Act]:
    """What can be done for this person; with `may` this centre hands out devices."""
    handing = (
        Act(
            code=HAND_OUT,
            label=translate("Devices", "发一台设备"),
            icon="devices",
            look="primary" if row.has_none else "",
            kind=kind_of(Device),
            fields=("role", "area"),
            offered={"area": areas},
            usual={"role": row.role, "area": row.place},
            about=translate("Devices", "写一个启用文件，14 天内启用。启用码另外告诉本人。"),
        ),
        Act(
            code=COVER,
            label=translate("Devices", "替班"),
            icon="clock",
            kind=kind_of(Round),
            fields=_OF_ROUND,
            required=_OF_ROUND,
            offered={"area": areas},
            about=translate("Devices", "给他一个启用文件，管同事的网格或单元几天；到期自己清空。"),
        ),
    )
    edit = Act(
        code=EDIT,
        label=translate("Devices", "改名片"),
        icon="edit",
        kind=kind_of(Worker),
        fields=CARD,
        offered={"area": areas},
        usual={name: getattr(card, name) for name in CARD},
        about=translate("Devices", "换网格不改设备：停掉旧的，再按新的范围发一台。"),
    )
    of_devices = [
        act
        for one in row.devices
        if may and one.state not in (worker_list.OWN, worker_list.STOPPED)
        for act in (_again(one), _stop(one))
    ]
    return [*(handing if may else ()), edit, *of_devices]


def trade(card: Mediator | None, committees: Options) -> Act:
    """Of which committee and trade he mediates; who gives out disputes finds him by it."""
    return Act(
        code=TRADE,
        label=translate("Devices", "调解专长"),
        icon="dispute",
        kind=kind_of(Mediator),
        fields=("committee", "trade", "until"),
        required=("committee",),
        offered={"committee": committees},
        usual={name: getattr(card, name) for name in ("committee", "trade", "until")}
        if card
        else {},
    )


def _again(one: DeviceRow) -> Act:
    waits = one.state in (worker_list.WAITING, worker_list.LAPSED)
    about = translate("Devices", "旧的启用文件作废，写一个新的。")
    if not waits:
        about = translate(
            "Devices",
            "旧设备停用，已收到第 {n} 个文件，以前算数的照样算数；没送来的不再算数，"
            "先把它还能写出的文件收进来。新设备第一次导入回文就有这里的全部记录。",
        ).format(n=one.file)
    return Act(
        code=f"{REPLACE}:{one.tag}",
        label=translate("Devices", "重写 {tag} 的启用文件").format(tag=one.tag),
        icon="undo",
        button=False,
        kind=kind_of(Cut),
        fields=("reason",),
        about=about,
        final=translate("Devices", "旧的 {tag} 作废，写新的").format(tag=one.tag),
    )


def _stop(one: DeviceRow) -> Act:
    return Act(
        code=f"{STOP}:{one.tag}",
        label=translate("Devices", "停用 {tag}").format(tag=one.tag),
        icon="remove",
        kind=kind_of(Cut),
        fields=("reason",),
        about=translate(
            "Devices", "已经算数的照样算数；以后写的、没送来的，在每台设备上都不算数。"
        ),
        final=translate("Devices", "停用 {tag}，以后写的不算数").format(tag=one.tag),
    )


def add_worker(doing: Doing) -> str:
    """A new card."""
    entry = Entry(kind="worker", fields=doing.fields)
    return log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)[0]


def edit(doing: Doing) -> str:
    """The card as it is now."""
    entry = Entry(kind="worker", id=doing.subject, fields=doing.said.whole())
    log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)
    return doing.subject


def mediates(doing: Doing) -> str:
    """His card as a mediator, new or as it is now."""
    known = mediators.of_worker(doing.conn, doing.subject)
    name = records.standing(doing.conn, Worker, doing.subject).name
    fields = {**doing.said.whole(), "name": name, "worker": doing.subject}
    entry = Entry(kind="mediator", id=known.id if known else "", fields=fields)
    log.save(doing.conn, doing.me, [entry], now_ms=doing.now_ms)
    return doing.subject


def stop(doing: Doing) -> str:
    """End a device."""
    one = stopping.look(doing.conn, doing.me, doing.about, now_ms=doing.now_ms)
    reason = str(doing.fields["reason"])
    stopping.stop(doing.conn, doing.me, one, reason, now_ms=doing.now_ms)
    return doing.subject


class Handing:
    """What writes start-up files into a folder; each saves by itself."""

    def __init__(self, home: Home, folder: Path) -> None:
        self._home, self._folder = home, folder

    def hand_out(self, doing: Doing) -> str:
        """A device for this person."""
        fields = doing.fields
        self._add(doing, Role[worker_list.role_name(str(fields["role"]))], str(fields["area"]))
        return doing.subject

    def cover(self, doing: Doing) -> str:
        """A device for a colleague's place, from a day to a day."""
        fields = doing.fields
        first, last = str(fields["from_on"]), str(fields["to_on"])
        days = calendar.midnight(first), calendar.midnight(last) + DAY
        if not days[0] < days[1] <= days[0] + peers.COVER_MS or days[1] <= doing.now_ms:
            raise InvalidRecord("round", "to_on", "cover_days", last)
        area = str(fields["area"])
        role = Role.UNIT if len(area) in Role.UNIT.digits else Role.GRID
        self._add(doing, role, area, days)
        return doing.subject

    def again(self, doing: Doing) -> str:
        """The start-up file of a device once more."""
        reason = str(doing.fields["reason"])
        out = self._out(doing.about, doing.subject)
        handing_again.replace(self._home, doing.about, out, reason=reason, now_ms=doing.now_ms)
        return doing.subject

    def _add(
        self, doing: Doing, role: Role, area: str, days: tuple[int, int] | None = None
    ) -> None:
        enrol.add_device(
            self._home,
            role=role,
            place=area,
            worker_name="",
            worker=doing.subject,
            out=self._out(area, doing.subject),
            now_ms=doing.now_ms,
            days=days,
        )

    def _out(self, begins: str, worker: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        return free_name(self._folder, f"{begins}_{worker[-6:]}", ".gridstart")

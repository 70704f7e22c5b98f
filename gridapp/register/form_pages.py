"""The pages of a dossier that go out to be signed and come back: printed, sorted, kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from gridapp.models.declare import GONE, UNDONE, InvalidRecord, Value
from gridapp.models.dispute import Dispute
from gridapp.models.form_page import FormPage
from gridapp.models.kinds import KINDS
from gridapp.models.page_mark import Numbered
from gridapp.models.page_states import Sheet, sheets
from gridapp.register import attachments, codes, history, log, records
from gridapp.register.identity import Identity
from gridapp.register.log import Entry

FORM_PAGE: Final = "form_page"
SIGNED_FORM: Final = "4"
"""What the picture of a page is (attachment_kind)."""
FOR_SIGNING: Final = ("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09")
"""The forms on which somebody signs."""
MOST: Final = 60
"""Pages of one form that can be told apart."""


class NoSuchPage(Exception):
    """A form has no page with that number; `most` is its last one."""

    def __init__(self, form: str, pages: int) -> None:
        super().__init__(form, pages)
        self.name, self.most = form, pages or MOST
        self.reason = "" if pages else "unknown"


def listed(conn: sqlite3.Connection, dispute: str) -> list[Sheet]:
    """The pages of a dispute, in the order of its dossier."""
    return sheets(_pages(conn, dispute), attachments.of(conn, dispute), order())


def order() -> tuple[str, ...]:
    """The forms as they lie in a dossier."""
    return tuple(codes.labels("dossier_form", "zh"))


def numbered(
    conn: sqlite3.Connection, me: Identity, dispute: str, form: str, about: str, *, now_ms: int
) -> Numbered:
    """The pages of a form: those that were printed before keep their marks. Writes nothing."""
    place = records.standing(conn, Dispute, dispute).place
    known = {
        one.page: one.id
        for one in _pages(conn, dispute)
        if (one.form, one.about or "") == (form, about)
    }
    claims: dict[str, bytes] = {}
    ids = []
    for number in range(1, MOST + 1):
        id_ = known.get(number)
        if id_ is None:
            id_, claim = log.new_id(me, place, now_ms)
            claims[id_] = claim
        ids.append(id_)
    return Numbered(dispute=dispute, form=form, about=about, ids=tuple(ids), claims=claims)


def printed(
    conn: sqlite3.Connection,
    me: Identity,
    went: Sequence[tuple[Numbered, int, int]],
    *,
    today: str,
    now_ms: int,
) -> list[str]:
    """These pages (number, of so many; 0 where Word counts them) went to the printer; their ids.

    Pages that a form no longer has, and of which nothing came back, go. Needs a transaction.
    """
    entries, claims = [], {}
    for one, number, total in went:
        id_ = one.ids[number - 1]
        said: dict[str, Value] = {"pages": total or None, "printed_on": today}
        if id_ in one.claims and records.get(conn, FormPage, id_) is None:
            claims[id_] = one.claims[id_]
            said |= {"dispute": one.dispute, "form": one.form, "page": number}
            said["about"] = one.about or None
        place = records.standing(conn, Dispute, one.dispute).place
        entries.append(Entry(kind=FORM_PAGE, id=id_, place=place, fields=said))
    totals = {(one.dispute, one.form, one.about): total for one, _number, total in went}
    entries += _superfluous(conn, totals)
    if not entries:
        return []
    return log.save(conn, me, entries, now_ms=now_ms, claims=claims)


def _superfluous(
    conn: sqlite3.Connection, totals: Mapping[tuple[str, str, str], int]
) -> list[Entry]:
    left = [
        one.page.id
        for dispute in {of for of, _form, _about in totals}
        for one in listed(conn, dispute)
        for total in [totals.get((dispute, one.page.form or "", one.page.about or ""), 0)]
        if one.unused and total and (one.page.page or 0) > total
    ]
    return [Entry(kind=FORM_PAGE, id=id_, fields={GONE: UNDONE}) for id_ in left]


def note(
    conn: sqlite3.Connection,
    me: Identity,
    ids: Collection[str],
    fields: Mapping[str, Value],
    *,
    today: str,
    now_ms: int,
) -> None:
    """On which day these pages were signed (`signed_on`), where the originals are (`kept_at`).

    Needs a transaction. Raises InvalidRecord for a day still to come, UnknownRecord.
    """
    day = fields.get("signed_on")
    if isinstance(day, str) and day > today:
        raise InvalidRecord(FORM_PAGE, "signed_on", "future", day)
    entries = [Entry(kind=FORM_PAGE, id=id_, fields=fields) for id_ in ids]
    log.save(conn, me, entries, now_ms=now_ms)


def drop(
    conn: sqlite3.Connection,
    me: Identity,
    ids: Collection[str],
    *,
    sure: bool = False,
    now_ms: int,
) -> None:
    """These pages were printed and not used; whatever was put with them stays with the dispute.

    Needs a transaction; can be undone like any save. Raises InvalidRecord for a page that was
    signed, scanned or kept, unless somebody is `sure`.
    """
    of = {one.dispute or "" for one in records.get_many(conn, FormPage, ids).values()}
    used = {one.page.id for id_ in of for one in listed(conn, id_) if not one.unused}
    if not sure and used.intersection(ids):
        raise InvalidRecord(FORM_PAGE, "page", "came_back")
    entries = [Entry(kind=FORM_PAGE, id=id_, fields={GONE: UNDONE}) for id_ in ids]
    log.save(conn, me, entries, now_ms=now_ms)


def by_token(conn: sqlite3.Connection, token: bytes) -> FormPage | None:
    """The page whose mark holds this, also one off the list; None where no page here does."""
    rows = conn.execute(
        "SELECT r.uid FROM form_page t JOIN rec r ON r.id = t.id"
        " WHERE substr(r.uid, -?) = ? AND r.home IS NOT NULL AND (t.gone IS NULL OR t.gone = ?)",
        (len(token), token, UNDONE),
    ).fetchall()
    return records.get(conn, FormPage, rows[0][0].hex()) if len(rows) == 1 else None


def again(conn: sqlite3.Connection, me: Identity, page: FormPage, *, now_ms: int) -> FormPage:
    """What stands for a page off the list: the one printed since in its place, or it, brought back.

    Needs a transaction. Raises NoRight.
    """
    place = (page.form, page.about, page.page)
    for one in _pages(conn, page.dispute or ""):
        if (one.form, one.about, one.page) == place:
            return one
    log.save(conn, me, [Entry(kind=FORM_PAGE, id=page.id, fields={GONE: None})], now_ms=now_ms)
    return records.standing(conn, FormPage, page.id)


def page_of(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    form: str,
    number: int,
    *,
    about: str = "",
    now_ms: int,
) -> str:
    """The page with this number of a form, made where there is none; of several the one still out.

    Needs a transaction. Raises NoSuchPage, UnknownRecord.
    """
    home = records.standing(conn, Dispute, dispute).place
    named = [
        one
        for one in listed(conn, dispute)
        if one.page.form == form and about in ("", one.page.about or "")
    ]
    found = [one for one in named if one.page.page == number]
    if found:
        return min(found, key=lambda one: not one.out).page.id
    total = max((one.page.pages or 0 for one in named), default=0)
    if not 1 <= number <= (total or MOST):
        raise NoSuchPage(form, total)
    off = [
        one
        for one in _pages(conn, dispute, gone=True)
        if (one.form, one.page, one.gone) == (form, number, UNDONE) and about in ("", one.about)
    ]
    if off:
        return again(conn, me, off[-1], now_ms=now_ms).id
    said = {"dispute": dispute, "form": form, "about": about or None, "page": number}
    entry = Entry(kind=FORM_PAGE, place=home, fields=said)
    return log.save(conn, me, [entry], now_ms=now_ms)[0]


def place(
    conn: sqlite3.Connection,
    me: Identity,
    dispute: str,
    form: str,
    number: int,
    data: bytes,
    *,
    about: str = "",
    now_ms: int,
) -> tuple[FormPage, str, str]:
    """Put a picture with this page of a form: the page, and what `put` says. Raises as `page_of`.

    Needs a transaction.
    """
    id_ = page_of(conn, me, dispute, form, number, about=about, now_ms=now_ms)
    page = records.standing(conn, FormPage, id_)
    return page, *put(conn, me, page, data, now_ms=now_ms)


def put(
    conn: sqlite3.Connection, me: Identity, page: FormPage, data: bytes, *, now_ms: int
) -> tuple[str, str]:
    """Put a picture with its page; its id, and whether that was put, newer, again or moved.

    A second picture of a page is a record of its own, and shows; the first one stays.
    Needs a transaction.
    """
    dispute = page.dispute or ""
    before = attachments.of(conn, dispute)
    name = f"{codes.label('dossier_form', page.form or '', 'zh')} 第{page.page}页"
    (id_,) = attachments.add_within(
        conn, me, dispute, [data], kind=SIGNED_FORM, note=name, page=page.id, now_ms=now_ms
    )
    same = next((one for one in before if one.id == id_), None)
    if same is None:
        return id_, "newer" if any(one.page == page.id for one in before) else "put"
    if same.page == page.id:
        return id_, "again"
    moved = {"page": page.id, "note": name, "kind": SIGNED_FORM}
    log.save(conn, me, [Entry(kind="attachment", id=id_, fields=moved)], now_ms=now_ms)
    left = [one for one in listed(conn, dispute) if one.page.id == same.page]
    entries = [entry for one in left for entry in _left(conn, one, id_)]
    log.save(conn, me, entries, now_ms=now_ms)
    return id_, "moved"


def _left(conn: sqlite3.Connection, sheet: Sheet, moved: str) -> list[Entry]:
    """What is no longer true of a page when this picture, which was its last, went to another.

    The day of signing goes where it was noted as the picture came in; one noted by hand stays.
    """
    page = sheet.page
    if sheet.scans or page.kept_at:
        return []
    came = history.of(conn, KINDS["attachment"], moved)[0].at
    days = [one for one in history.of(conn, KINDS[FORM_PAGE], page.id) if one.field == "signed_on"]
    with_it = bool(days) and days[-1].at >> 16 == came >> 16
    if not page.printed_on and (with_it or not page.signed_on):
        return [Entry(kind=FORM_PAGE, id=page.id, fields={GONE: UNDONE})]
    return [Entry(kind=FORM_PAGE, id=page.id, fields={"signed_on": None})] if with_it else []


def _pages(conn: sqlite3.Connection, dispute: str, *, gone: bool = False) -> list[FormPage]:
    ids = records.ids(conn, KINDS[FORM_PAGE], where={"dispute": dispute}, gone=gone)
    return list(records.get_many(conn, FormPage, ids).values())

"""Pages that come back for a dispute that was taken back, and those that a form has no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridapp.models import page_mark
from gridapp.models.case_file import contents
from gridapp.models.declare import GONE, UNDONE, InvalidRecord
from gridapp.models.form_page import FormPage
from gridapp.models.page_states import Missing, lacking, with_missing
from gridapp.register import case_files, form_pages, records, sorting
from gridapp.register.database import transaction
from gridapp.register.form_pages import NoSuchPage
from gridapp.register.log import Entry
from gridapp.register.scans import Leaf
from tests.world import Desk, World

TODAY = "2026-11-23"
PLACE = "520381003001001001"


def dispute(desk: Desk) -> str:
    fields = {"title": "晒坝", "heard_on": TODAY, "worker": desk.me.worker.hex()}
    (id_,) = desk.save(Entry(kind="dispute", place=PLACE, fields=fields))
    return id_


def printed(desk: Desk, totals: dict[str, int]) -> list[str]:
    """Print F05 of these disputes, of so many pages each, in one go."""
    with transaction(desk.conn):
        forms = [
            (form_pages.numbered(desk.conn, desk.me, id_, "F05", "", now_ms=desk.now_ms), total)
            for id_, total in totals.items()
        ]
        went = [(one, n, total) for one, total in forms for n in range(1, total + 1)]
        return form_pages.printed(desk.conn, desk.me, went, today=TODAY, now_ms=desk.now_ms)


def test_a_page_of_a_dispute_that_was_taken_back_is_left_over() -> None:
    desk = World().centre
    case, other = dispute(desk), dispute(desk)
    (page,) = printed(desk, {case: 1})
    mark = page_mark.read(page_mark.of(page))
    assert mark is not None
    leaf = Leaf(name="1.jpg", data=b"a picture", marks=(mark,))
    desk.save(Entry(kind="dispute", id=case, fields={GONE: UNDONE}))

    for only in ("", case, other):
        found = sorting.sort(desk.conn, desk.me, leaf, only=only, now_ms=desk.now_ms)
        assert (found.verdict, found.page) == ("unknown", None)


def test_each_of_two_disputes_printed_together_loses_its_own_pages_alone() -> None:
    desk = World().centre
    first, second = dispute(desk), dispute(desk)
    printed(desk, {first: 2, second: 2})

    printed(desk, {first: 1, second: 2})

    assert [len(form_pages.listed(desk.conn, id_)) for id_ in (first, second)] == [1, 2]


def test_a_page_that_came_back_is_not_taken_off_by_the_way_and_its_picture_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where a register in memory has its pictures
    desk = World().centre
    conn, me, case = desk.conn, desk.me, dispute(desk)
    first, second = printed(desk, {case: 2})
    mark = page_mark.read(page_mark.of(second))
    assert mark is not None
    leaf = Leaf(name="1.jpg", data=b"a picture", marks=(mark,))
    with transaction(conn):
        form_pages.note(conn, me, [second], {"signed_on": TODAY}, today=TODAY, now_ms=desk.now_ms)
    assert [one.out for one in form_pages.listed(conn, case)] == [True, True]

    with pytest.raises(InvalidRecord, match="came_back"), transaction(conn):
        form_pages.drop(conn, me, [second], now_ms=desk.now_ms)
    with transaction(conn):
        form_pages.drop(conn, me, [second], sure=True, now_ms=desk.now_ms)
    listed = form_pages.listed(conn, case)
    assert [one.page.page for one in listed] == [1]
    assert [(one.form, one.page, one.pages) for one in lacking(listed)] == [("F05", 2, 2)]
    items = {one.number: one for one in contents(case_files.of(conn, case))}
    assert (items[7].out, items[7].missing) == (2, True)

    with transaction(conn):
        found = sorting.sort(conn, me, leaf, now_ms=desk.now_ms)
    assert (found.verdict, found.is_put) == ("back", True)
    assert [one.page.id for one in form_pages.listed(conn, case)] == [first, second]
    assert [one.out for one in form_pages.listed(conn, case)] == [True, False]


def test_a_picture_of_a_page_off_the_list_goes_to_the_one_printed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = World().centre
    conn, me, case = desk.conn, desk.me, dispute(desk)
    (old,) = printed(desk, {case: 1})
    with transaction(conn):
        form_pages.drop(conn, me, [old], now_ms=desk.now_ms)
    (new,) = printed(desk, {case: 1})
    mark = page_mark.read(page_mark.of(old))
    assert mark is not None
    assert old != new

    leaf = Leaf(name="1.jpg", data=b"a picture", marks=(mark,))
    with transaction(conn):
        found = sorting.sort(conn, me, leaf, now_ms=desk.now_ms)

    assert found.page is not None
    assert found.page.id == new
    assert len(form_pages.listed(conn, case)) == 1


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_page_whose_picture_moves_away_is_signed_only_where_a_person_said_so(
    by_hand: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = World().centre
    conn, me, case, now = desk.conn, desk.me, dispute(desk), desk.now_ms
    printed(desk, {case: 2})
    with transaction(conn):
        made = form_pages.page_of(conn, me, case, "F09", 1, now_ms=now)
    for page in (form_pages.listed(conn, case)[0].page.id, made):
        with transaction(conn):
            found = records.standing(conn, FormPage, page)
            form_pages.put(conn, me, found, page.encode(), now_ms=now + 1)
            signed = {"signed_on": TODAY}
            at = now + (5000 if by_hand else 1)
            form_pages.note(conn, me, [page], signed, today=TODAY, now_ms=at)
        with transaction(conn):
            last = records.standing(
                conn, FormPage, form_pages.page_of(conn, me, case, "F05", 2, now_ms=now)
            )
            moved = form_pages.put(conn, me, last, page.encode(), now_ms=now + 9000)
        assert moved[1] == "moved"
        now += 20_000

    states = {(one.page.form, one.page.page): one.states for one in form_pages.listed(conn, case)}
    assert states[("F05", 1)] == (("printed", "signed") if by_hand else ("printed",))
    assert states.get(("F09", 1)) == (("signed",) if by_hand else None)


def test_a_page_off_the_list_that_a_person_names_comes_back() -> None:
    desk = World().centre
    conn, me, case = desk.conn, desk.me, dispute(desk)
    _first, second = printed(desk, {case: 2})
    with transaction(conn):
        form_pages.drop(conn, me, [second], now_ms=desk.now_ms)

    with transaction(conn):
        assert form_pages.page_of(conn, me, case, "F05", 2, now_ms=desk.now_ms) == second
    with pytest.raises(NoSuchPage), transaction(conn):
        form_pages.page_of(conn, me, case, "F05", 3, now_ms=desk.now_ms)


def test_each_missing_page_stands_in_its_place_among_the_others() -> None:
    desk = World().centre
    case = dispute(desk)
    _first, second, _third = printed(desk, {case: 3})
    with transaction(desk.conn):
        form_pages.drop(desk.conn, desk.me, [second], now_ms=desk.now_ms)

    found = with_missing(form_pages.listed(desk.conn, case))

    told = [(one.page, one.pages) if isinstance(one, Missing) else one.page.page for one in found]
    assert told == [1, (2, 3), 3]


def test_later_pages_are_likely_those_that_have_no_picture_yet_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = World().centre
    conn, me, case, other = desk.conn, desk.me, dispute(desk), dispute(desk)
    with transaction(conn):
        (first,) = form_pages.printed(  # from Word, which counts the pages itself
            conn,
            me,
            [(form_pages.numbered(conn, me, case, "F05", "", now_ms=desk.now_ms), 1, 0)],
            today=TODAY,
            now_ms=desk.now_ms,
        )
        form_pages.place(conn, me, case, "F05", 2, b"the second page", now_ms=desk.now_ms)
    mark = page_mark.read(page_mark.of(first, later=True))
    assert mark is not None
    left = {
        name: sorting.sort(
            conn, me, Leaf(name=name, data=name.encode(), marks=(mark,)), now_ms=desk.now_ms
        )
        for name in ("1.jpg", "2.jpg")
    }

    listed = form_pages.listed(conn, case)
    assert [n for _page, n in sorting.likely(left, case, listed).values()] == [3, 4]
    assert sorting.likely(left, other, listed) == {}


def test_nothing_is_likely_where_every_page_of_a_form_has_its_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk = World().centre
    conn, me, case = desk.conn, desk.me, dispute(desk)
    first, _second = printed(desk, {case: 2})
    with transaction(conn):
        form_pages.place(conn, me, case, "F05", 2, b"the second page", now_ms=desk.now_ms)
    mark = page_mark.read(page_mark.of(first, later=True))
    assert mark is not None
    leaf = Leaf(name="1.jpg", data=b"one more", marks=(mark,))
    left = {"1": sorting.sort(conn, me, leaf, now_ms=desk.now_ms)}

    listed = form_pages.listed(conn, case)

    assert [n for _page, n in sorting.likely(left, case, listed).values()] == [0]

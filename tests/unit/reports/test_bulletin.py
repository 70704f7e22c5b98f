"""A bulletin: every number the sum of its rows, nobody named, and once signed it stays."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from gridapp.models.domain import Domain
from gridapp.models.figure import Count
from gridapp.models.kinds import KINDS
from gridapp.models.role import Role
from gridapp.models.span import BadSpan, Span, span
from gridapp.register import bulletins, log, records, undo
from gridapp.register.bulletins import AlreadySigned, SignedUnreadable
from gridapp.register.database import transaction
from gridapp.register.log import Entry, NoRight
from gridapp.reports import bulletin_made, bulletin_signed, bulletin_spans, figures
from gridapp.reports.bulletin import Bulletin
from gridapp.reports.bulletin_made import Asked, NoBulletin
from gridapp.reports.bulletin_rows import Row, total
from gridapp.reports.bulletin_signed import NotOver
from gridapp.reports.bulletin_spans import NotBegun
from gridapp.reports.bulletin_words import change
from tests.unit.reports.bulletin_town import DEPARTMENT, VILLAGES, Town, town
from tests.world import Desk, World


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A township that is only looked at."""
    made = town(tmp_path_factory.mktemp("bulletin") / "centre")
    yield made
    made.close()


@pytest.fixture
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A small township of this test alone."""
    made = town(tmp_path_factory.mktemp("bulletin") / "centre", each=1)
    yield made
    made.close()


def made(one: Town, of: Span | None = None, **asked: object) -> Bulletin:
    of = of or one.month
    given: dict[str, object] = {
        "place": one.me.place,
        "span": of,
        "before": of.before,
        "language": "zh",
        "today": one.today,
        "signed": bulletin_signed.before(one.conn, one.me.place, of),
    }
    return bulletin_made.make(one.conn, one.me, Asked(**{**given, **asked}))  # type: ignore[arg-type]


def sign(one: Town, drawn: Bulletin) -> bulletin_signed.Kept:
    one.now_ms += 1_000
    with transaction(one.conn):
        return bulletin_signed.sign(one.conn, one.me, drawn, today=one.today, now_ms=one.now_ms)


def next_month(one: Town) -> Span:
    """The month that today is in, up to today."""
    return bulletin_spans.spans(one.conn, one.me.place, one.today[:7], one.today)[0]


def test_the_figures_are_those_of_the_command_figures(seen: Town) -> None:
    one, counted = made(seen), figures.count(seen.conn, seen.me.place, seen.month.period)

    assert {code: one.figures[code] for code in counted.matters} == counted.matters
    assert one.figures["covered"] == counted.place["covered"]
    assert one.figures["cleared"] == counted.tasks["hazard"]["ended"]
    for code in ("disputes", "mediated", "performed"):
        assert one.figures[code] == counted.tasks["dispute"][code]


def test_villages_add_up_to_the_township(seen: Town) -> None:
    one = made(seen)
    villages = [part for part in one.parts if part.sort in ("place", "own")]

    added = total(row for part in villages for row in one.rows if part.has(row))

    assert added == one.figures
    assert set(VILLAGES) <= {part.code for part in villages}
    assert one.figures["on_time"].of == 21


def test_a_department_has_what_was_handed_to_it(seen: Town) -> None:
    one = made(seen)
    (part,) = [part for part in one.parts if part.sort == "department"]

    assert part.name == DEPARTMENT
    assert one.figures_of(part)["on_time"] == one.figures["on_time"]
    assert one.figures_of(part)["on_the_spot"] == Count(0, 21)


def test_nobody_is_named_and_nothing_below_a_village(seen: Town) -> None:
    text = zlib.decompress(bulletin_signed.pack(made(seen))).decode()

    for name in ("王桂花", "周建", "户主", "路灯不亮"):
        assert name not in text
    assert {len(row.place) for row in made(seen).rows} == {12}
    assert all(place + "001" not in text for place in VILLAGES)


def test_what_a_person_wrote_goes_before_what_was_made(seen: Town) -> None:
    one = made(seen, words={"next": "下月把路灯全部检修一遍。"})

    assert one.section("next").text == "下月把路灯全部检修一遍。"
    assert one.section("basic").text == made(seen).section("basic").text


def test_the_text_says_the_figures_with_two_decimals(seen: Town) -> None:
    one = made(seen)
    share = one.figures["on_time"]

    assert f"按时办结率 {share.percent}%（{share.number}/{share.of}）" in one.section("basic").text
    assert "调解成功率 —" in one.section("basic").text


def test_lists_name_villages_and_departments_with_their_numbers(seen: Town) -> None:
    one = made(seen)
    (on_time,) = [each for each in one.rankings if each.figure == "on_time"]
    (row,) = [row for row in one.section("lists").tables[0].rows if row[0] == "按时办结"]
    names = {part.name: one.figures_of(part)["on_time"] for part in one.parts}

    assert on_time.red
    assert on_time.black
    for name in (*on_time.red, *on_time.black):
        assert f"{name} {names[name].percent}%（{names[name].number}/{names[name].of}）" in "".join(
            row
        )


def test_a_signed_month_stays_and_late_rows_stand_in_the_next_once(changing: Town) -> None:
    first = made(changing)
    sign(changing, first)
    late = changing.handled(VILLAGES[0], 2, 6, 5, "1")

    (kept,) = [bulletin_signed.find(changing.conn, changing.me.place, changing.month.code)]
    assert kept is not None
    assert kept.bulletin == first
    assert bulletin_signed.pack(kept.bulletin) == bulletin_signed.pack(first)

    one = made(changing, next_month(changing))
    (told,) = one.corrections
    assert (told.span, [row.id for row in told.added]) == (changing.month.code, [late])
    assert told.now["reported"] == first.figures["reported"] + Count(1)
    assert "补报 1 件" in one.section("basic").text
    with pytest.raises(NotOver):
        sign(changing, one)

    learner = replace(changing.me, domain=Domain.PRACTICE)
    assert bulletin_signed.may_be_signed(learner, one, changing.today)

    changing.today = f"{int(changing.today[:4]) + 1}{changing.today[4:]}"
    sign(changing, one)
    assert [each for each in following(changing, one).corrections if each.added] == []


def following(changing: Town, one: Bulletin) -> Bulletin:
    """The bulletin of the month after, which was not signed."""
    day = date.fromisoformat(span(one.span).last) + timedelta(days=1)
    return made(changing, span(day.isoformat()[:7]))


def test_a_correction_and_what_left_are_told_too(changing: Town) -> None:
    first = made(changing)
    sign(changing, first)
    (slow,) = [
        row
        for row in first.rows
        if row.counts.get("reported") and row.place == VILLAGES[0] and row.task == "hazard"
    ]
    changing.step(slow.id, "void", 4, note="报重了")

    (told,) = made(changing, next_month(changing)).corrections

    assert [row.id for row in (*told.removed, *told.changed)] == [slow.id]
    assert told.now["reported"] == first.figures["reported"] + Count(-1)


def test_nothing_takes_a_signature_back(changing: Town) -> None:
    kept = sign(changing, made(changing))
    with pytest.raises(AlreadySigned):
        sign(changing, made(changing))

    at = undo.last_save(changing.conn)
    assert at is not None
    with transaction(changing.conn):
        undo.undo(changing.conn, changing.me, at, now_ms=changing.now_ms + 1_000)

    assert bulletin_signed.find(changing.conn, changing.me.place, changing.month.code) == kept


def test_what_is_damaged_is_not_printed_as_signed(changing: Town) -> None:
    kept = sign(changing, made(changing))
    changing.conn.execute("UPDATE bulletin_part SET body = x'00'")

    with pytest.raises(SignedUnreadable):
        bulletins.body(changing.conn, kept.signed)


@dataclass
class Tiers:
    """A village centre that signed October, and the township's centre above it."""

    village: Desk
    above: Desk
    kept: bulletin_signed.Kept

    def carry(self) -> None:
        self.village.pack()
        self.above.take(*self.village.segments())


@pytest.fixture
def tiers() -> Tiers:
    world = World()
    village = world.device("520381003005", Role.VILLAGE, "V")
    asked = Asked(place=village.me.place, span=span("2026-10"), language="zh", today="2026-11-20")
    drawn = bulletin_made.make(village.conn, village.me, asked)
    with transaction(village.conn):
        kept = bulletin_signed.sign(
            village.conn, village.me, drawn, today="2026-11-20", now_ms=village.now_ms
        )
    return Tiers(village, world.centre, kept)


def test_the_centre_above_has_it_once_the_file_has_come(tiers: Tiers) -> None:
    tiers.carry()

    conn = tiers.above.conn
    assert bulletin_signed.find(conn, tiers.village.me.place, "2026-10") == tiers.kept
    assert bulletin_signed.find(conn, tiers.above.me.place, "2026-10") is None


def test_what_was_signed_is_changed_by_nobody(
    tiers: Tiers, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiers.carry()
    mark = Entry(kind="bulletin", id=tiers.kept.signed.id, fields={"mark": "0" * 64})
    (part,) = records.ids(tiers.village.conn, KINDS["bulletin_part"])
    body = Entry(kind="bulletin_part", id=part, fields={"body": b"x"})
    for desk in (tiers.village, tiers.above):
        for changed in (mark, body):
            with pytest.raises(NoRight):
                desk.save(changed)

    # A program that does not ask first is not believed by others.
    monkeypatch.setattr(log, "only_at_birth", lambda _role, _kind: frozenset())
    tiers.village.save(mark, body)
    tiers.carry()

    conn = tiers.above.conn
    assert bulletin_signed.find(conn, tiers.village.me.place, "2026-10") == tiers.kept
    assert bulletins.body(conn, tiers.kept.signed)


DAY_MS = 86_400_000


def two_signatures(
    monkeypatch: pytest.MonkeyPatch, *, later_ms: int, carried: bool, same: bool = False
) -> tuple[list[Desk], list[str]]:
    """A month signed on two computers of a centre, or twice on one; the registers, the ids."""
    world = World()
    first, other = (world.device("520381003005", Role.VILLAGE, tag) for tag in "VX")
    monkeypatch.setattr(bulletins, "find", lambda _conn, _place, _span: None)
    ids = []
    for desk, now_ms in ((first, first.now_ms), (first if same else other, later_ms)):
        asked = Asked(place=desk.me.place, span=span("2026-10"), language="zh", today="2026-11-20")
        drawn = bulletin_made.make(desk.conn, desk.me, asked)
        with transaction(desk.conn):
            signed = bulletin_signed.sign(
                desk.conn, desk.me, drawn, today="2026-11-20", now_ms=now_ms
            )
        ids.append(signed.signed.id)
        desk.pack()
        if carried:
            other.take(*desk.segments())
    for giver, taker in ((other, world.centre), (first, world.centre)):
        taker.take(*giver.segments())
    first.take(*other.segments())
    return [first, world.centre], ids


@pytest.mark.parametrize("same", [True, False])
def test_a_clock_set_back_makes_no_later_signature_the_first(
    monkeypatch: pytest.MonkeyPatch, same: bool
) -> None:
    back = World().centre.now_ms - 30 * DAY_MS
    desks, ids = two_signatures(monkeypatch, later_ms=back, carried=True, same=same)
    assert ids[1] < ids[0]  # by their ids the later one would be the first

    for desk in desks:
        (counts,) = bulletins.every(desk.conn, "520381003005")
        assert counts.id == ids[0]


def test_where_neither_had_seen_the_other_every_register_names_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    back = World().centre.now_ms - 30 * DAY_MS
    desks, ids = two_signatures(monkeypatch, later_ms=back, carried=False)

    found = {bulletins.every(desk.conn, "520381003005")[0].id for desk in desks}
    assert found == {ids[1]}


def test_only_a_centre_and_only_its_own(seen: Town) -> None:
    with pytest.raises(NoRight):
        made(seen, place="520381004")
    with pytest.raises(NoBulletin):
        made(seen, place=VILLAGES[0] + "001")
    below = made(seen, place=VILLAGES[0])
    assert [part for part in below.parts if part.sort != "department"] == []
    with pytest.raises(NoRight):
        bulletin_signed.sign(seen.conn, seen.me, below, today=seen.today, now_ms=seen.now_ms)
    worker = replace(seen.me, role=Role.GRID)
    with pytest.raises(NoRight):
        bulletins.sign(seen.conn, worker, "2026-01", b"x", today=seen.today, now_ms=seen.now_ms)


@pytest.mark.parametrize(
    ("code", "first", "last", "before"),
    [
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q2"),
    ],
)
def test_months_and_quarters(code: str, first: str, last: str, before: str) -> None:
    found = span(code)
    assert (found.first, found.last) == (first, last)
    assert found.before is not None
    assert found.before.code == before


@pytest.mark.parametrize("code", ["2026-13", "2026", "2026-Q5", "26-01", "2026-1", ""])
def test_what_is_no_span_is_told(code: str) -> None:
    with pytest.raises(BadSpan):
        span(code)


def test_what_is_to_come_has_no_bulletin(seen: Town) -> None:
    with pytest.raises(NotBegun):
        bulletin_spans.spans(seen.conn, seen.me.place, "2199-01", seen.today)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (Count(9), Count(8), "+12.50%"),
        (Count(8), Count(9), "-11.11%"),
        (Count(1), Count(0), "—"),
        (Count(1, 2), Count(1, 4), "+25.00"),
        (Count(0, 0), Count(1, 4), "—"),
        (Count(1, 3), None, "—"),
    ],
)
def test_changes_against_the_period_before(now: Count, before: Count | None, said: str) -> None:
    assert change(now, before) == said


def test_a_round_of_visits_has_a_bulletin_against_the_round_before(changing: Town) -> None:
    def planned(first: int, last: int, name: str) -> str:
        fields = {
            "name": name,
            "area": changing.me.place,
            "subject": "1",
            "from_on": changing.day(first),
            "to_on": changing.day(last),
            "worker": changing.me.worker.hex(),
        }
        return changing.save(Entry(kind="round", fields=fields))[0]

    planned(-20, -1, "秋季大走访")
    second = planned(0, 20, "冬季大走访")

    found, before = bulletin_spans.spans(changing.conn, changing.me.place, second, changing.today)
    one = made(changing, found, before=before)

    assert (one.span, one.name) == (second, "冬季大走访")
    assert before is not None
    assert before.name == "秋季大走访"
    assert one.before is not None
    assert one.before["covered"] == Count(0, 0)
    assert one.figures["covered"].number == 9
    assert sign(changing, one).bulletin.title == one.title


def test_a_department_with_a_code_of_its_own_is_no_village(changing: Town) -> None:
    code = changing.me.place + "901"
    card = {"name": "孙水", "role": "DEPT", "area": code, "duty": "科长"}
    _place, handler = changing.save(
        Entry(kind="place", fields={"code": code, "name": "水务办"}),
        Entry(kind="worker", fields=card),
    )
    changing.builder = handler
    changing.handled(VILLAGES[0], 2, 6, 5, "1")

    parts = {part.name: part.sort for part in made(changing).parts}

    assert parts["水务办"] == "department"
    assert "科长" not in parts


def test_those_called_back_count_where_the_matter_is(changing: Town) -> None:
    before = made(changing)
    assert before.figures["called"] == Count(0, 0)
    assert "抽查" not in before.section("basic").text
    told = changing.conn.execute(
        "SELECT lower(hex(t.matter)), lower(hex(r.uid)) FROM reporter t JOIN rec r USING (id)"
        " ORDER BY r.uid"
    ).fetchall()
    changing.save(
        *[
            Entry(
                kind="callback",
                place=changing.me.place,
                fields={
                    "matter": matter,
                    "reporter": reporter,
                    "called_on": changing.day(20),
                    "by": changing.me.worker.hex(),
                    "satisfaction": said,
                },
            )
            for (matter, reporter), said in zip(told, ("1", "4", "8", "9"), strict=False)
        ]
    )

    one = made(changing)
    villages = [part for part in one.parts if part.sort in ("place", "own")]

    assert one.figures["called"] == Count(3, 4)
    assert one.figures["called_content"] == Count(1, 2)
    assert "抽查满意率 50.00%（1/2）" in one.section("basic").text
    assert total(row for part in villages for row in one.rows if part.has(row)) == one.figures
    assert len(one.rows) == len(before.rows)


def test_the_month_before_is_compared_with_as_it_was_signed(changing: Town) -> None:
    first = made(changing)
    sign(changing, first)
    changing.handled(VILLAGES[0], 2, 6, 5, "1")

    assert made(changing, next_month(changing), before=changing.month).before == first.figures


def test_what_an_earlier_program_counted_is_passed_over() -> None:
    found = total([Row(kind="matter", counts={"no_more": Count(1), "reported": Count(2)})])

    assert found["reported"] == Count(2)
    assert "no_more" not in found

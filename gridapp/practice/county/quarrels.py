"""Disputes of a unit: their parties, sessions, agreements and what was performed of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.practice.county import affairs, people
from gridapp.practice.county.affairs import Affair, What
from gridapp.practice.county.committees import Committee
from gridapp.practice.county.devices import Authority
from gridapp.practice.county.households import Home
from gridapp.practice.county.net import UNITS
from gridapp.practice.county.pen import Fields
from gridapp.practice.county.phrases import Row, bag, said
from gridapp.practice.county.seed import Bag, share
from gridapp.practice.county.staff import Crew
from gridapp.practice.county.steps import Steps

DISPUTES, TO_LEGAL_AID = 15_000, 2_097
_LEGAL_AID, _YUAN = "07", 100
_SOURCES = Bag(("1", "2", "31", "33", "34", "39"), (40, 44, 5, 6, 3, 2))
_MANNERS = Bag(("1", "2", "3", "4", "5"), (46, 14, 18, 19, 3))
_INVESTIGATED, _EXTENDED, _AGREED = 0.3, 0.04, 0.94
_WRITTEN, _AT_ONCE, _BREACHED = 0.6, 0.45, 0.06
_CONFIRMATION = Bag(("0", "2", "3"), (93, 3, 4))


@dataclass(slots=True, kw_only=True)
class _Case(Steps):
    """A dispute on its way, and what it is about."""

    row: Row
    committee: bytes
    mediator: bytes
    amount: int

    @property
    def place(self) -> str:
        return self.crew.place


def mediate(crew: Crew, authority: Authority, committee: Committee) -> None:
    """Write down every dispute of a unit, each with the matter that reported it."""
    to_aid = share(TO_LEGAL_AID, crew.unit.number, UNITS)
    for i in range(share(DISPUTES, crew.unit.number, UNITS)):
        row, day = bag("disputes").draw(crew.chance), crew.some_day()
        one, other = _sides(crew)
        affair = _report(crew, row, one, day)
        case, begun = _open(crew, authority, committee, row, affair)
        _parties(case, one, other, day)
        _walk(case, begun, to_legal_aid=i < to_aid)


def _sides(crew: Crew) -> tuple[Home, Home]:
    one, other = crew.chance.sample(list(crew.homes), k=2)
    return one, other


def _report(crew: Crew, row: Row, home: Home, day: date) -> Affair:
    where = said("{处}", crew.chance)
    what = What(
        category="0300",
        title=said(row["title"], crew.chance, 处=where),
        detail=said(row["facts"], crew.chance, 处=where),
        where=where,
    )
    return affairs.register(crew, crew.worker, day, home, what=what, on_the_spot=0)


def _open(
    crew: Crew, authority: Authority, committee: Committee, row: Row, affair: Affair
) -> tuple[_Case, date]:
    chance, pen = crew.chance, crew.centre
    day = min(affair.day + timedelta(days=chance.randrange(3)), crew.until)
    at = crew.moment(day)
    mediator = committee.mediator_id(
        authority, chance.randrange(len(committee.mediators(crew.seed)))
    )
    amount = chance.randrange(5, 400) * 100 * _YUAN if row["money"] == "1" else 0
    number = crew.number(pen, day).replace("-", "-调")
    uid = pen.write(
        "dispute",
        crew.place,
        at,
        {
            "number": number,
            "title": affair.what.title,
            "matter": affair.uid,
            "type": row["type"],
            "source": _SOURCES.draw(chance),
            "facts": affair.what.detail,
            "claims": said(row["claims"], chance),
            "grade": row["grade"],
            "risk": chance.choice("11111112") if row["grade"] != "3" else "3",
            "people": chance.randrange(2, 7),
            "amount": amount,
            "committee": committee.id(authority),
            "mediator": mediator,
            "heard_on": str(day),
            "worker": pen.worker,
        },
    )
    case = _Case(
        crew=crew,
        of=uid,
        kind="dispute_step",
        owner="dispute",
        at=at,
        row=row,
        committee=committee.id(authority),
        mediator=mediator,
        amount=amount,
    )
    return case, day


def _parties(case: _Case, one: Home, other: Home, day: date) -> None:
    for side, home in (("1", one), ("2", other)):
        person = affairs.speaker(case.crew.chance, home, day)
        fields: Fields = {
            "dispute": case.of,
            "side": side,
            "name": person.name,
            "resident": person.uid,
            "sex": person.sex,
            "birth": str(person.birth),
            "phone": person.phone or people.phone(case.crew.chance),
            "address": home.address,
        }
        case.crew.centre.write("party", case.place, case.at, fields)


def _walk(case: _Case, day: date, *, to_legal_aid: bool) -> None:
    """Registered, accepted, mediated; agreed on, or ended, or passed on."""
    pen = case.crew.centre
    case.step(pen, "register", day)
    day = case.later(day, 2)
    if not case.step(pen, "accept", day):
        return
    if to_legal_aid:
        note = "当事人请不起律师，移送法律援助中心。"
        case.step(pen, "transfer", day, body=_LEGAL_AID, receiver="法律援助中心", note=note)
        return
    ended = _meet(case, day)
    if ended is None or ended > case.crew.until:
        return
    if case.crew.chance.random() < _AGREED:
        _agree(case, ended)
        return
    _session(case, ended, "4")
    note = "分歧大，没有谈拢，已告知可以走的渠道。"
    if case.step(pen, "terminate", ended, routes="2 3", note=note):
        case.step(pen, "archive", case.later(ended, 10))


def _meet(case: _Case, day: date) -> date | None:
    """Looked into and talked over; the day on which it ended, None while it goes on."""
    pen, chance = case.crew.centre, case.crew.chance
    if chance.random() < _INVESTIGATED:
        day = case.later(day, 2)
        if not case.step(pen, "investigate", day, note="到现场看了，两边都问了话。"):
            return None
    day = case.later(day, 5)
    if not case.step(pen, "mediate", day):
        return None
    if chance.random() < _EXTENDED:
        _session(case, day, "3")
        put_off = str(day + timedelta(days=45))
        case.step(pen, "extend", day, consent="1", due=put_off, note="双方同意再等一等。")
        day = case.later(day, 15)
        if not case.step(pen, "mediate", day):
            return None
    return case.later(day, 4)


def _session(case: _Case, day: date, result: str) -> None:
    chance = case.crew.chance
    fields: Fields = {
        "dispute": case.of,
        "manner": _MANNERS.draw(chance),
        "held_on": str(day),
        "held_at": said("{处}", chance),
        "rights_told": "1",
        "open": "1" if chance.random() < 0.7 else "0",
        "record": said(f"双方各说了经过。{case.row['facts']}调解员讲了法理和情理。", chance),
        "result": result,
        "mediator": case.mediator,
        "recorder": case.crew.centre.worker,
    }
    case.crew.centre.write("session", case.place, case.crew.moment(day), fields)


def _agree(case: _Case, day: date) -> None:
    chance, pen = case.crew.chance, case.crew.centre
    written = chance.random() < _WRITTEN
    _session(case, day, "1" if written else "2")
    terms = said(case.row["terms"], chance)
    confirmation = _CONFIRMATION.draw(chance) if written else "0"
    fields: Fields = {
        "dispute": case.of,
        "form": "1" if written else "2",
        "number": case.crew.number(pen, day).replace("-", "-协") if written else "",
        "facts": said(case.row["facts"], chance),
        "terms": terms,
        "performance_way": "当场履行" if not case.amount else "分期付清",
        "amount": case.amount,
        "effective_on": str(day),
        "copies": 3 if written else 0,
        "confirmation": confirmation,
    }
    agreement = pen.write("agreement", case.place, case.crew.moment(day), fields)
    case.step(pen, "agree", day)
    _perform(case, agreement, terms, day)


def _perform(case: _Case, agreement: bytes, terms: str, day: date) -> None:
    """Performed at once, or by instalments; then looked after and filed."""
    chance, pen = case.crew.chance, case.crew.centre
    if not case.amount or chance.random() < _AT_ONCE:
        _instalment(case, agreement, terms, case.amount, day, "1")
        if case.step(pen, "performed", day):
            _look_after(case, day)
        return
    case.step(pen, "perform", day)
    parts = chance.randrange(1, 4)
    breached = chance.random() < _BREACHED
    last = day
    for i in range(1, parts + 1):
        last = day + timedelta(days=30 * i)
        missed = breached and i == parts
        came = last <= case.crew.until
        state = ("4" if missed else "2") if came else "0"
        _instalment(case, agreement, f"第{i}期", case.amount // parts, last, state)
    if breached:
        if not case.step(pen, "breach", last + timedelta(days=3), note="已上门督促。"):
            return
        last = last + timedelta(days=20)
    if case.step(pen, "performed", last):
        _look_after(case, last)


def _instalment(
    case: _Case, agreement: bytes, what: str, amount: int, due: date, performance: str
) -> None:
    crew = case.crew
    fields: Fields = {
        "dispute": case.of,
        "agreement": agreement,
        "what": what,
        "amount": amount,
        "due_on": str(due),
        "performance": performance,
        "performed_on": str(due) if performance in ("1", "2") else "",
    }
    crew.centre.write("instalment", case.place, crew.moment(min(due, crew.until)), fields)


def _look_after(case: _Case, day: date) -> None:
    pen = case.crew.centre
    day = day + timedelta(days=case.crew.chance.randrange(5, 12))
    if case.step(pen, "revisited", day, note="两家都说好了，没有再吵。"):
        case.step(pen, "archive", case.later(day, 10))

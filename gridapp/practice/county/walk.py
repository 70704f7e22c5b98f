"""One matter's walk through the loop, each step by whoever may take it, until today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gridapp.practice.county.pen import Pen
from gridapp.practice.county.phrases import bag, said
from gridapp.practice.county.seed import Bag
from gridapp.practice.county.staff import working_days_later
from gridapp.practice.county.steps import Steps

_SATISFIED = Bag(("1", "2", "3", "4"), (52, 38, 8, 2))
_WAYS = Bag(("face", "phone", "wechat", "leader"), (50, 34, 10, 6))
_URGENCY = Bag(("1", "2", "3"), (90, 8, 2))
_LEFT_WAITING, _LEFT_UNTOLD = 0.006, 0.02
_HANDLING = {"1": 15, "2": 1, "3": 1}


@dataclass(slots=True, kw_only=True)
class Walk(Steps):
    """A matter on its way, and who is to be told how it ends."""

    told: str
    reporter: bytes
    category: str

    def answer(self) -> str:
        """What was done, in words that fit what was reported."""
        chance = self.crew.chance
        return said(bag("answers", "category", self.category[:2]).draw(chance)["text"], chance)


def settle_on_the_spot(walk: Walk, pen: Pen, day: date, at: int) -> None:
    """Settled, told and closed by one key; a leader leaves the closing to the centre."""
    walk.at = at - 60_000
    walk.step(pen, "settle", day, note=walk.answer(), close="1")
    if not walk.told:
        return
    if not _tell(walk, pen, day) or walk.told == "anonymous":
        # What nobody put his name to is closed by the notice.
        return
    if pen is walk.crew.leader:
        walk.step(walk.crew.centre, "close", walk.later(day, 4))
    else:
        walk.step(pen, "close", day)


def through_the_centre(walk: Walk, pen: Pen, day: date, at: int) -> None:
    """Reported, accepted, handed out, handled, verified, told, closed; or still on the way."""
    crew = walk.crew
    walk.at = at - 60_000
    walk.step(pen, "report", day)
    if crew.chance.random() < 0.03:
        withdrawn = walk.step(pen, "withdraw", day, note="反映人说已经自己处理了。")
        if withdrawn and walk.told not in ("", "anonymous"):
            _tell(walk, pen, day)
        return
    if crew.chance.random() < _LEFT_WAITING:
        return
    day = walk.later(day, 2)
    if crew.chance.random() < 0.05:
        note = "这件事不属于本中心受理，已告知到对口的窗口。"
        if walk.step(crew.centre, "not_ours", day, note=note, close="4"):
            _feed_back(walk, day)
        return
    due = working_days_later(day, _HANDLING[_URGENCY.draw(crew.chance)])
    if walk.step(crew.centre, "accept", day, due=str(due)):
        _handle(walk, day, due)


def _handle(walk: Walk, day: date, due: date) -> None:
    crew = walk.crew
    to = crew.worker
    if not walk.step(crew.centre, "assign", day, to=to.worker, due=str(due)):
        return
    day = walk.later(day, 2)
    if not walk.step(to, "sign", day):
        return
    away = _on_the_way(walk, to, day, due)
    if away is None:
        return
    late = crew.chance.random() < 0.06
    day = walk.later(away, 30 if late else 6)
    if not walk.step(to, "finish", day, note=walk.answer(), close="2"):
        return
    day = walk.later(day, 3)
    if crew.chance.random() < 0.04 and walk.step(
        crew.centre, "reject", day, note="现场看还没有弄好，请再去一次。"
    ):
        walk.step(to, "start", day)
        day = walk.later(day, 5)
        if not walk.step(to, "finish", day, note=walk.answer(), close="2"):
            return
        day = walk.later(day, 2)
    if walk.step(crew.centre, "verify", day):
        _feed_back(walk, day)


def _on_the_way(walk: Walk, to: Pen, day: date, due: date) -> date | None:
    """Some are stopped for a while, put off, or asked of the tier above; None: still there."""
    crew, lot = walk.crew, walk.crew.chance.random()
    if lot < 0.07:
        again = working_days_later(day, 12)
        reason = f"s{crew.chance.randrange(1, 5)}"
        walk.step(to, "suspend", day, reason=reason, due=str(again))
        day = walk.later(day, 15)
        return day if walk.step(to, "resume", day) else None
    if lot < 0.12:
        put_off = working_days_later(due, 10)
        walk.step(crew.centre, "extend", day, note="要等物资，已和反映人说好。", due=str(put_off))
    elif lot < 0.18:
        walk.step(to, "up", day, note="需要上面协调单位一起办。")
        day = walk.later(day, 10)
        return day if walk.step(crew.above, "back", day, note=walk.answer()) else None
    return day


def _feed_back(walk: Walk, day: date) -> None:
    """Told and closed within days; now and then somebody is left waiting."""
    day = walk.later(day, 3)
    if not walk.told:
        # Nobody is owed an answer: the step before has closed it.
        return
    if walk.crew.chance.random() <= _LEFT_UNTOLD or not _tell(walk, walk.crew.worker, day):
        return
    if walk.told != "anonymous":
        walk.step(walk.crew.centre, "close", day + timedelta(days=1))


def _tell(walk: Walk, pen: Pen, day: date) -> bool:
    """Whoever told of it hears how it ended; for somebody without a name it is posted."""
    if walk.told == "anonymous":
        # A leader may not post; the village's centre does it the day after.
        by, on = (walk.crew.centre, walk.later(day, 1)) if pen is walk.crew.leader else (pen, day)
        return walk.step(by, "post", on, note="结果已张贴在公示栏。")
    chance = walk.crew.chance
    way = "face" if walk.told == "confidential" else _WAYS.draw(chance)
    satisfied = _SATISFIED.draw(chance)
    return walk.step(pen, "told", day, reporter=walk.reporter, way=way, satisfaction=satisfied)

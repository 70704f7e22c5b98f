"""Several handle one matter: whoever has it, and those who are asked to help him (协办)."""

from __future__ import annotations

import pytest

from gridapp.models.declare import InvalidRecord
from gridapp.register import dockets, dossier, owed
from tests.dispatched import Township, a_township


@pytest.fixture
def township() -> Township:
    """The grid worker has the lamp, and the power station was asked to help him."""
    one = a_township()
    one.steps(one.centre, "assign", to=one.worker.me.worker.hex())
    one.steps(one.centre, "joint", to=power(one), note="换变压器")
    return one


def power(township: Township) -> str:
    return township.power.me.worker.hex()


def helping(township: Township) -> tuple[str, ...]:
    return dossier.of(township.centre.conn, township.matter).standing.helping


def test_who_helps_has_a_docket_and_the_matter_stays_with_who_has_it(township: Township) -> None:
    township.hand(township.centre, township.power)

    sheet = township.docket(township.power)
    now = dossier.of(township.centre.conn, township.matter).standing

    assert (sheet.docket.to, now.state) == (power(township), "ASSIGNED")
    assert "换变压器" in (sheet.docket.detail or "")
    assert (now.holder, now.helping) == (township.worker.me.worker.hex(), (power(township),))


@pytest.mark.parametrize(("answer", "note"), [("finish", "变压器换了"), ("decline", "不归我们")])
def test_what_who_helps_answered_is_entered_and_moves_nothing(
    township: Township, answer: str, note: str
) -> None:
    township.hand(township.centre, township.power)
    township.answers(township.power, answer, note=note)
    township.hand(township.power, township.centre)

    assert dockets.answered(township.centre.conn) == [township.matter]
    (step,) = township.enters()

    (move, state) = dossier.of(township.centre.conn, township.matter).standing.path[-1]
    assert (move.id, move.action, move.to, state) == (step, "joined", power(township), "ASSIGNED")
    assert (helping(township), dockets.answered(township.centre.conn)) == ((), [])
    assert dockets.finished(township.centre.conn) == []


def test_his_answer_on_paper_is_entered_by_hand_and_both_are_entered_at_once(
    township: Township,
) -> None:
    worker = township.worker.me.worker.hex()
    township.steps(township.centre, "joined", to=power(township), note="纸上写着换了")
    assert helping(township) == ()
    with pytest.raises(InvalidRecord, match="not_asked"):
        township.steps(township.centre, "joined", to=power(township), note="再说一遍")

    township.steps(township.centre, "joint", to=power(township), note="再看一下线路")
    township.steps(township.centre, "sign", by=worker, to=worker)
    township.steps(township.centre, "finish", by=worker, note="灯亮了")

    assert (township.state, helping(township)) == ("HANDLED", (power(township),))
    township.hand(township.centre, township.power)
    with township.power.conn:
        newest = max(sheet.docket.id for sheet in dockets.at(township.power.conn, ""))
    assert "再看一下线路" in (dockets.read(township.power.conn, newest).docket.detail or "")
    township.steps(township.centre, "joined", to=power(township), note="线路好的")
    assert helping(township) == ()


def test_nobody_is_asked_twice_and_who_has_it_is_not_asked_to_help(township: Township) -> None:
    for whom in (power(township), township.worker.me.worker.hex()):
        with pytest.raises(InvalidRecord, match="has_it"):
            township.steps(township.centre, "joint", to=whom, note="一起办")
    with pytest.raises(InvalidRecord, match="not_asked"):
        township.steps(
            township.centre, "joined", to=township.worker.me.worker.hex(), note="没请过他"
        )
    assert owed.number(township.centre.conn, dossier.of(township.centre.conn, township.matter)) == 0


def test_the_docket_of_who_has_it_is_still_the_one_whose_answer_moves_it() -> None:
    one = a_township()
    one.steps(one.centre, "assign", to=power(one))
    one.steps(one.centre, "joint", to=one.worker.me.worker.hex(), note="去现场带路")
    given = [sheet.docket.to for sheet in dockets.of_matter(one.centre.conn, one.matter)]
    assert given == [one.worker.me.worker.hex(), power(one)]  # also who helps in his own grid
    one.hand(one.centre, one.power)
    one.answers(one.power, "finish", note="好了")
    one.hand(one.power, one.centre)

    assert [answer.note for answer in dockets.waiting(one.centre.conn, one.matter)] == ["好了"]
    one.enters()

    assert (one.state, helping(one)) == ("HANDLED", (one.worker.me.worker.hex(),))

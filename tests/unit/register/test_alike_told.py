"""What a centre is shown as perhaps the same thing: each tells of a lamp in words of his own."""

from __future__ import annotations

from gridapp.register import alike
from tests.village import empty_village


def test_one_lamp_told_of_in_three_ways_is_shown_beside_each_other() -> None:
    village = empty_village()
    first = village.matter("后巷路灯坏了，天黑看不见路")
    second = village.matter("后巷的灯不亮")
    third = village.matter("后巷路灯灭了三天")
    village.matter("邻居装修太吵")
    village.matter("楼道里堆满纸箱")

    found = alike.of(village.desk.conn, first)

    assert [one.id for one in found] == [third, second]
    assert found[0].reasons == ("words", "unit")
    assert [one.id for one in alike.of(village.desk.conn, second)] == [third, first]


def test_what_shares_no_word_is_not_shown_even_in_one_unit() -> None:
    village = empty_village()
    lamp = village.matter("后巷路灯坏了")
    village.matter("邻居装修太吵")

    assert alike.of(village.desk.conn, lamp) == []


def test_two_quarrels_are_not_alike_because_two_homes_quarrel_in_both() -> None:
    village = empty_village()
    ditch = village.matter("两家为晒坝用水起了争执", task="dispute")
    village.matter("两家为狗叫声吵起来，有争执", task="dispute")

    assert alike.of(village.desk.conn, ditch) == []

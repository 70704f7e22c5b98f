"""The command life: what happened to a household, and what is left to hand on."""

from __future__ import annotations

from tests.unit.cli_home import UNIT, Line


def test_death_of_the_last_one_closes_the_household_and_lists_what_waits(line: Line) -> None:
    home = line.new("household", head="罗福全")
    person = line.new("resident", household=home, name="罗福全", relation="0")
    matter = line.matter(household=home)

    answer = line("life", "death", "--household", home, "--person", person, "--on", "2026-11-20")

    assert answer.code == 0, answer.err
    assert "已经销户" in answer.out
    assert matter in answer.out
    assert line.json("list", "household")["total"] == 0
    assert "death" in line("history", home).out or "去世" in line("history", home).out
    (event,) = line.json("list", "life_event")["rows"]
    assert (event["verb"], event["happened_on"]) == ("death", "2026-11-20")


def test_birth_and_a_new_home_take_fields(line: Line) -> None:
    home = line.new("household", head="罗福全")

    born = line.json("life", "birth", "--household", home, "--field", "name=罗新月")
    came = line.json(
        "life", "move_in", "--field", "name=何水仙", "--at", f"place={UNIT}", "--at", "address=9 号"
    )

    assert line.json("show", born["resident"])["household"] == home
    assert line.json("show", came["household"])["address"] == "9 号"


def test_who_is_locked_to_storage_is_named_by_no_event_at_his_home(line: Line) -> None:
    home = line.new("household", head="罗福全")
    person = line.new("resident", household=home, name="罗福全", relation="0", phone="13166131860")
    line.new("resident", household=home, name="袁桂花", relation="1")
    matter = line.matter(household=home)
    line.new("reporter", matter=matter, kind="named", name="罗福全", phone="13166131860")
    line.json("request", "add", person, "delete")

    born = line("life", "birth", "--household", home, "--field", "name=罗新月").out
    gone = line("life", "move_out", "--household", home, "--on", "2026-11-20")

    assert gone.code == 0, gone.err
    assert matter in gone.out
    for said in (born, gone.out):
        assert "罗福全" not in said
        assert "*1860" not in said  # the end of a phone number shown in part


def test_what_is_wrong_is_said_in_one_line(line: Line) -> None:
    home = line.new("household", head="罗福全")
    for words in (
        ("split", "--household", home),
        ("birth", "--household", home, "--field", "name"),
        ("birth", "--household", home, "--field", "ghost=1"),
        ("move_in", "--field", "name=何", "--at", "place=520382001"),
        ("death", "--household", home, "--on", "2026-13-01"),
        ("death", "--household", "0" * 32),
    ):
        answer = line("life", *words)
        assert answer.code == 1, words
        assert answer.err.count("\n") == 1
    assert line("life", "ghost").code == 2
    assert line.json("list", "life_event")["total"] == 0


def test_help_says_what_can_happen_to_a_household(line: Line) -> None:
    said = line("life", "--help").out

    assert "move_out=迁出" in said


def test_whose_household_it_is_need_not_be_said(line: Line) -> None:
    home = line.new("household", head="曾小华", address="老街1号")
    line.new("resident", household=home, name="曾小华", relation="0")
    son = line.new("resident", household=home, name="曾小明", relation="2")

    assert line.json("life", "death", "--person", son)["household"] == home

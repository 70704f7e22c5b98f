"""What belongs to a chain, and what of it was taken back."""

from __future__ import annotations

from tests.unit.cli_home import UNIT, Line


def drawn(line: Line, number: str) -> tuple[str, str]:
    """The digest of what a number is, and why there is none."""
    (one,) = line.json("chain", number)["rows"]
    return str(one.get("digest") or ""), str(one.get("reason") or "")


def test_answers_to_a_survey_at_the_same_door_are_no_part_of_a_matter(line: Line) -> None:
    home = line.new("household", head="曾大", address="老街1号")
    matter = line.matter(number="A-1")
    said = {"type": "1", "result": "1", "happened_on": "2026-11-23"}
    visit = line.new("visit", matter=matter, household=home, **said)
    before = line.json("chain", "A-1")
    answer = {"asked_on": "2026-11-23", "household": home, "visit": visit, "safety": "1"}
    assert line.put({"kind": "survey_answer", "place": UNIT, "fields": answer}).code == 0

    assert line.json("chain", "A-1") == before


def test_an_id_of_what_was_taken_back_is_told_as_gone(line: Line) -> None:
    matter = line.matter(number="A-1")
    assert drawn(line, matter)[1] == ""
    assert line.put({"kind": "matter", "id": matter, "fields": {"gone": "写错了"}}).code == 0

    assert drawn(line, "A-1") == ("", "gone")
    assert drawn(line, matter) == ("", "gone")

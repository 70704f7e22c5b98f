"""Every kind that may be put can be written, shown, listed, found and looked up in its history."""

from __future__ import annotations

from typing import Any

import pytest

from gridapp.models.declare import Field, Kind, Shape
from gridapp.models.kinds import KINDS
from gridapp.models.tasks import TASKS
from gridapp.register import codes
from gridapp.register.lines import OWN_COMMAND
from tests.unit.cli_home import UNIT, Line

PUT = [kind for kind in KINDS.values() if kind.name not in OWN_COMMAND]
_SAMPLES: dict[Shape, Any] = {
    Shape.TEXT: "竹海林场",
    Shape.LONG_TEXT: "竹海林场旁的老桥\n栏杆松了",
    Shape.INTEGER: 3,
    Shape.COUNT: 3,
    Shape.MONEY: 128_050,
    Shape.DATE: "2026-11-23",
    Shape.CLOCK: "17:30",
    Shape.INSTANT: 1_795_000_000_000,
    Shape.PLACE: UNIT,
    Shape.PHONE: "13166131860",
    Shape.ID_NUMBER: "520381199001010014",
    Shape.CREDIT_CODE: "91110000600037341L",
}
_TASK_OF = {"help_plan": "help", "project": "prosperity"}
"""What is of one task alone: its category is one of that task."""

every_kind = pytest.mark.parametrize("kind", PUT, ids=lambda kind: kind.name)


def _write(line: Line, kind: Kind, depth: int = 0) -> str:
    """Write a record of `kind` with every field filled, and those that it refers to."""
    fields = {
        field.name: value
        for field in kind.fields
        if (value := _value(line, kind, field, depth)) is not None
    }
    place = {} if kind.central else {"place": UNIT}
    answer = line.put({"kind": kind.name, **place, "fields": fields})
    assert answer.json["refused"] == [], answer.out
    return str(answer.json["ids"][0])


def _value(line: Line, kind: Kind, field: Field, depth: int) -> Any:
    if field.codes:
        among = codes.labels(field.codes, "zh")
        task = _TASK_OF.get(kind.name, next(iter(TASKS)))
        begins = TASKS[task].categories if field.codes == "event_category" else ""
        return next(code for code in among if code.startswith(begins))
    if (kind.name, field.name) == ("code_row", "code"):
        return "0198"
    if field.shape is not Shape.REF:
        return _SAMPLES.get(field.shape)
    if field.name == "worker" or field.kind == "worker":
        return line.json("list", "worker")["rows"][0]["id"]
    if field.kind == "survey":
        return None  # what is answered to it has an act of its own
    if field.required or depth == 0:
        return _write(line, KINDS[field.kind or "household"], depth + 1)
    return None


@every_kind
def test_what_is_put_can_be_read_in_every_way(line: Line, kind: Kind) -> None:
    id_ = _write(line, kind)

    shown = line.json("show", id_)
    assert shown["kind"] == kind.name
    listed = line.json("list", kind.name, "--limit", "1000")["rows"]
    assert id_ in {row["id"] for row in listed}
    (created,) = (e for e in line.json("history", id_)["events"] if e["kind"] == "created")
    assert {field.name for field in kind.fields if field.required} <= created["values"].keys()
    if any(f.searched and f.shape is Shape.TEXT and f.name != "number" for f in kind.fields):
        found = line.json("find", "竹海林场")["rows"]
        assert (shown[kind.owner] if kind.owner else id_) in {row["id"] for row in found}


@every_kind
def test_a_record_without_a_required_field_is_refused_by_its_name(line: Line, kind: Kind) -> None:
    required = [field.name for field in kind.fields if field.required and field.name != "worker"]
    place = {} if kind.central else {"place": UNIT}

    answer = line.put({"kind": kind.name, **place, "fields": {}})

    if required:
        assert answer.code == 1
        assert answer.json["refused"][0]["field"] in required


@every_kind
def test_a_list_of_codes_that_a_field_names_is_there(kind: Kind) -> None:
    for field in kind.fields:
        if field.codes:
            assert codes.labels(field.codes, "zh").keys() == codes.labels(field.codes, "en").keys()

"""Every kind is declared once and completely."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from gridapp.models.declare import (
    FIRST_CLAIM,
    HIDDEN,
    HIDDEN_FIELDS,
    Kind,
    Record,
    Shape,
    finite,
    kind_of,
)
from gridapp.models.kinds import BY_NUMBER, KINDS, RECORDS
from gridapp.models.rights import KINDS_OF
from gridapp.models.role import Role

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@every_kind
def test_a_kind_names_itself_and_its_fields_in_both_languages(kind: Kind) -> None:
    labels: list[Callable[[str], str]] = [kind.label, *(field.label for field in kind.fields)]

    assert all(label("zh_CN") and label("en") for label in labels)


@every_kind
def test_every_field_says_what_it_is_for(kind: Kind) -> None:
    for field in kind.fields:
        assert field.purpose, field.name
        assert (field.shape is Shape.REF) or not field.kind
        assert not field.codes or field.shape in (Shape.CODE, Shape.CODES)
        assert field.codes or field.shape not in (Shape.CODE, Shape.CODES), field.name


@every_kind
def test_a_field_that_refers_to_a_record_names_a_kind_there_is(kind: Kind) -> None:
    named = {field.kind for field in kind.fields if field.kind}

    assert named <= KINDS.keys()


@every_kind
def test_an_owner_is_a_required_reference(kind: Kind) -> None:
    if kind.owner:
        assert kind.field(kind.owner).shape is Shape.REF
        assert kind.field(kind.owner).required


@every_kind
def test_columns_begin_with_the_hidden_ones_and_none_stands_twice(kind: Kind) -> None:
    assert kind.columns[:3] == HIDDEN
    assert len(set(kind.columns)) == len(kind.columns)
    assert FIRST_CLAIM not in kind.columns


@every_kind
def test_no_field_asks_what_nobody_may_ask(kind: Kind) -> None:
    words = ("民族", "宗教", "信仰", "政治面貌", "ethnic", "religio", "politic")
    for field in kind.fields:
        assert not any(word in field.zh + field.en for word in words)


def test_names_and_numbers_are_each_ones_own() -> None:
    assert len(KINDS) == len(BY_NUMBER) == len(RECORDS)
    assert [kind_of(record).record for record in RECORDS] == list(RECORDS)


def test_rights_speak_of_kinds_there_are_and_of_every_role() -> None:
    assert set(KINDS_OF) == set(Role)
    for kinds in KINDS_OF.values():
        assert kinds <= KINDS.keys()


def test_hidden_fields_are_the_place_and_why_it_is_gone() -> None:
    assert tuple(field.name for field in HIDDEN_FIELDS) == HIDDEN[1:]


def test_a_record_cannot_be_changed() -> None:
    record = RECORDS[0]()
    with pytest.raises(FrozenInstanceError):
        record.id = "x"  # type: ignore[misc]  # what is forbidden is tried


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_is_what_its_fields_say(record: type[Record]) -> None:
    here = record(id="1f", place="520381", gone="moved")

    assert here == record(id="1f", place="520381", gone="moved") != record(id="1f")
    assert hash(here) == hash(replace(record(), id="1f", place="520381", gone="moved"))
    assert pickle.loads(pickle.dumps(here)) == copy.copy(here) == here
    assert {part.name for part in fields(here)} == {"id", *kind_of(record).columns} - {"claim"}
    assert repr(here).startswith(f"{record.__name__}(id='1f', place='520381', gone='moved'")


def test_records_of_two_kinds_are_never_equal() -> None:
    assert len({record(id="1f") for record in RECORDS}) == len(RECORDS)


def test_a_record_takes_no_field_that_its_kind_has_not() -> None:
    with pytest.raises(TypeError, match="colour"):
        RECORDS[0](colour="red")


def test_an_unknown_field_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        KINDS["place"].field("nothing")


@pytest.mark.parametrize("value", [True, 2**63, float("inf"), "字" * 30_000, bytes(65_537)])
def test_values_beyond_the_limits_are_not_finite(value: object) -> None:
    assert not finite(value)  # type: ignore[arg-type]  # what is forbidden is tried

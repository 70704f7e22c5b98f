"""The page about the format says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gridapp.models.certificate import BODY_SIZE, MAX_DEPTH, SIZE
from gridapp.models.declare import Shape
from gridapp.models.domain import Domain, Unreadable
from gridapp.models.role import Role
from gridapp.register import tables
from gridapp.sync import container, startup_file, statement, statement_rows

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")

_WORD = re.compile(r"`(\w+)`")


def _rows(title: str) -> list[list[str]]:
    """The cells of the first table under this title."""
    under = re.split(rf"^#+ {re.escape(title)}$", PAGE, flags=re.MULTILINE)[1]
    table = re.search(r"(?:^\|.*\n)+", under, flags=re.MULTILINE)
    assert table is not None
    lines = table.group().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize(
    "title",
    [
        "Certificate",
        "Segment",
        "Sync file",
        "Statement",
        "Start-up file and root sheet",
        "Key file",
    ],
)
def test_fields_follow_one_another_without_a_gap(title: str) -> None:
    end = 0
    for offset, size, _field in _rows(title):
        if not offset.isdigit():
            break
        assert int(offset) == end, (title, offset)
        end += int(size) if size.isdigit() else 0


def test_a_certificate_has_the_size_of_its_fields() -> None:
    rows = _rows("Certificate")

    assert sum(int(size) for _, size, _ in rows) == SIZE
    assert int(rows[-1][0]) == BODY_SIZE
    assert f"{SIZE} bytes. The *body* is the first {BODY_SIZE}" in PAGE


def test_every_magic_is_named() -> None:
    letters = "CFEGAKQW"

    for letter, row in zip(letters, _rows("Magics"), strict=True):
        assert row[1:] == [f"`{domain.magic(letter).decode()}`" for domain in Domain]


def test_every_role_is_named() -> None:
    assert all(f"{role.value} " in PAGE.split("Roles: ")[1] for role in Role)


def test_every_type_of_a_value_is_told_as_it_is_stored() -> None:
    forms = {"TEXT": ("text", "YYYY-MM-DD"), "INTEGER": ("integer",), "BLOB": ("bytes",)}
    told = {
        name: form
        for types, form in _rows("Kinds, fields, values")
        for name in _WORD.findall(types)
    }

    assert set(told) == {shape.value for shape in Shape}
    for shape in Shape:
        stored = tables.STORED.get(shape, "TEXT")
        assert any(form in told[shape.value] for form in forms[stored]), shape


def test_the_limits_are_those_of_the_code() -> None:
    limits = [int(limit.split()[0]) for _, limit in _rows("Limits")]

    assert limits == [
        container.MAX_FILE,
        container.MAX_RECIPIENTS,
        container.MAX_SEGMENTS,
        container.MAX_STATEMENTS,
        container.MAX_ATTACHMENTS,
        statement.MAX_SIZE,
        statement.MAX_ROWS,
        statement_rows.MAX_ISLANDS,
        statement.MAX_NOTICES,
        MAX_DEPTH,
    ]


def test_every_refusal_is_explained() -> None:
    named = {row[0].strip("`") for row in _rows("What a refusal means")}
    ours = {Unreadable.__module__, container.__name__, startup_file.__name__}
    family = {kind.__name__ for kind in Unreadable.__subclasses__() if kind.__module__ in ours}

    assert named == family

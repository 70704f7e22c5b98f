"""The workbook in which an office fills in its places and its people."""

from __future__ import annotations

import io

from xlsxwriter import Workbook

from gridapp.models.labels import label
from gridapp.models.role import Role
from gridapp.words import say

PLACES = ("村", "网格", "网格类型", "单元")
PEOPLE = ("姓名", "岗位", "村", "负责范围", "职务或部门", "任期至")
"""Headings that `load_list` knows, in the language of the forms of that office."""

_ROLES = tuple(role for role in Role if role not in (Role.COUNTY, Role.TOWN, Role.AUDIT))
_ROWS = 2_000


def template(language: str) -> bytes:
    """An empty workbook: a sheet of places, a sheet of people, roles and types to choose from."""
    data = io.BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EAF1FB"})
        text = book.add_format({"num_format": "@"})
        places = book.add_worksheet(say("template_places", language))
        people = book.add_worksheet(say("template_people", language))
        for sheet, headings in ((places, PLACES), (people, PEOPLE)):
            sheet.set_column(0, len(headings) - 1, 18, text)
            sheet.write_row(0, 0, headings, head)
            sheet.freeze_panes(1, 0)
        types = [label("grid_type", code, "zh") for code in ("1", "2")]
        places.data_validation(1, 2, _ROWS, 2, {"validate": "list", "source": types})
        roles = [role.zh for role in _ROLES]
        hint = {"input_title": PEOPLE[1], "input_message": say("template_roles", language)}
        people.data_validation(1, 1, _ROWS, 1, {"validate": "list", "source": roles, **hint})
    return data.getvalue()

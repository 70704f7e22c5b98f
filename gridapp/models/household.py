"""Households and the people in them: only what the nine joint tasks need."""

from __future__ import annotations

from gridapp.models.declare import LIVED, Record, Sensitivity, Shape, declared, record


@record("household", 10, "住户", "household")
class Household(Record):
    """One home in a household unit; its place is the unit."""

    head: str | None = declared(
        Shape.TEXT,
        "户主",
        "head",
        why="上门和登记时认得出这一户",
        required=True,
        searched=True,
        longest=40,
    )
    address: str | None = declared(
        Shape.TEXT, "住址", "address", why="上门走访、派人处置", searched=True
    )
    phone: str | None = declared(
        Shape.PHONE,
        "电话",
        "phone",
        why="联系和告知结果",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
    )
    tags: str | None = declared(
        Shape.CODES,
        "关爱标签",
        "care tags",
        why="困难家庭联帮、灾害时先照应",
        codes="household_tag",
        sensitivity=Sensitivity.SENSITIVE,
    )
    noticed_on: str | None = declared(
        Shape.DATE, "告知书日期", "notice given on", why="个人信息保护法第十七条的告知"
    )


@record("resident", 11, "居民", "resident")
class Resident(Record):
    """A person of a household."""

    household: str | None = declared(
        Shape.REF, "所在户", "household", why="属于哪一户", required=True, kind="household"
    )
    name: str | None = declared(
        Shape.TEXT, "姓名", "name", why="认得出本人", required=True, searched=True, longest=40
    )
    relation: str | None = declared(
        Shape.CODE, "与户主关系", "relation to head", why="知道找谁商量", codes="relation"
    )
    sex: str | None = declared(Shape.CODE, "性别", "sex", why="文书需要", codes="sex")
    id_number: str | None = declared(
        Shape.ID_NUMBER,
        "公民身份号码",
        "ID number",
        why="调解文书和救助申请核对身份",
        sensitivity=Sensitivity.SENSITIVE,
        searched=True,
    )
    birth: str | None = declared(
        Shape.DATE,
        "出生年月",
        "birth",
        why="照应老人和未成年人",
        sensitivity=Sensitivity.PERSONAL,
        years=LIVED,
    )
    phone: str | None = declared(
        Shape.PHONE,
        "电话",
        "phone",
        why="联系和告知结果",
        sensitivity=Sensitivity.PERSONAL,
        searched=True,
    )
    pinyin: str | None = declared(
        Shape.TEXT, "拼音", "pinyin", why="多音字姓名能搜得到", longest=80
    )


@record("spot", 12, "点位", "spot")
class Spot(Record):
    """A landmark of a grid's own: a pond, lamp 14, a crossroads."""

    name: str | None = declared(
        Shape.TEXT, "名称", "name", why="巡查和派人找得到地方", required=True, searched=True
    )

"""What a device or a person may be in the net of places."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """The number stands in certificates; among centres the smaller number is the higher tier."""

    COUNTY = 1
    TOWN = 2
    VILLAGE = 3
    GRID_HEAD = 4
    GRID = 5
    UNIT = 6
    MEDIATOR = 7
    RECEPTION = 8
    JUSTICE = 9
    DEPT = 10
    AUDIT = 11

    @property
    def is_centre(self) -> bool:
        """Whether this is one of the three tiers of centres."""
        return self <= Role.VILLAGE

    @property
    def digits(self) -> tuple[int, ...]:
        """How many digits the code of a place has at which this role works."""
        return _DIGITS.get(self, _WITH_A_CENTRE)

    @property
    def zh(self) -> str:
        """The Chinese name."""
        return _LABELS[self][0]

    @property
    def en(self) -> str:
        """The English name."""
        return _LABELS[self][1]


_LABELS = {
    Role.COUNTY: ("县级综治中心工作人员", "County centre officer"),
    Role.TOWN: ("乡镇综治中心工作人员", "Township centre officer"),
    Role.VILLAGE: ("村级综治中心负责人", "Village centre head"),
    Role.GRID_HEAD: ("网格长", "Grid head"),
    Role.GRID: ("网格员", "Grid worker"),
    Role.UNIT: ("联户长", "Household-unit leader"),
    Role.MEDIATOR: ("人民调解员", "People's mediator"),
    Role.RECEPTION: ("接访员", "Reception officer"),
    Role.JUSTICE: ("司法助理员", "Justice assistant"),
    Role.DEPT: ("责任部门经办人", "Department handler"),
    Role.AUDIT: ("审计员（只读日志）", "Auditor (reads log only)"),
}

_WITH_A_CENTRE = (6, 9, 12)
_DIGITS = {
    Role.COUNTY: (6,),
    Role.TOWN: (9,),
    Role.VILLAGE: (12,),
    Role.GRID_HEAD: (12, 15),  # one of the village's leaders, who may look after all its grids
    Role.GRID: (15,),
    Role.UNIT: (18,),
    Role.MEDIATOR: (6, 9, 12, 15),
    Role.DEPT: (9, 12),  # a code of the 9xx series under its county or township
}

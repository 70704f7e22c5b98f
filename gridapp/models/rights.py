"""Who may write what: one table for the desk, the command line and admission."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.models.declare import FIRST_CLAIM
from gridapp.models.role import Role

_EVERYBODY = frozenset({"certificate", "look"})
_LEADER = _EVERYBODY | {
    "visit",
    "matter",
    "reporter",
    "step",
    "spot",
    "activity",
    "participant",
    "survey_answer",
    "attachment",
    "docket_step",
}
_QUARREL = frozenset({"dispute", "party", "dispute_step"})
_UNIT_LEADER = _LEADER | _QUARREL | {"help_plan"}
"""He finds and registers quarrels and says who needs help; others mediate and help."""
_MEDIATION = _QUARREL | {"session", "agreement", "instalment", "notice", "form_page"}
_WORKER = (
    _LEADER
    | _MEDIATION
    | {"household", "resident", "enterprise", "life_event", "same_as"}
    | {"help_plan", "pairing", "measure", "project", "project_household", "progress"}
    | {"request"}
)
_CENTRE = (
    _WORKER
    | {"place", "worker", "device", "cut", "release", "committee", "mediator"}
    | {"round", "survey", "survey_question", "order", "order_step"}
    | {"task_force", "duty", "assignment"}
    | {"workday_exception", "limit", "closing", "code_row", "duty_number"}
    | {"bulletin", "bulletin_part", "docket", "callback"}
)
_ORDERING = _CENTRE | {"erasure"}
_HANDLER = _EVERYBODY | {"step", "order_step", "docket_step", "attachment"}
_MEDIATOR = _HANDLER | _MEDIATION | {"matter", "reporter"}

KINDS_OF = MappingProxyType(
    {
        Role.COUNTY: _ORDERING,
        Role.TOWN: _ORDERING,
        Role.VILLAGE: _CENTRE,
        Role.GRID_HEAD: _WORKER,
        Role.GRID: _WORKER,
        Role.UNIT: _UNIT_LEADER,
        Role.MEDIATOR: _MEDIATOR,
        Role.RECEPTION: _LEADER | _QUARREL | {"order", "order_step"},
        Role.JUSTICE: _MEDIATOR,
        Role.DEPT: _HANDLER,
        Role.AUDIT: _EVERYBODY,
    }
)
"""Role to the kinds it may create and change."""


_DECIDING = MappingProxyType({"request": frozenset({"decision", "decided_on", "basis"})})
_ONCE = MappingProxyType({"request": frozenset({"resident", "asked", "gone"})})
_FOR_EVER = MappingProxyType(
    {
        "bulletin": frozenset({"span", "signed_on", "by", "parts", "mark", "place", "gone"}),
        "bulletin_part": frozenset({"bulletin", "n", "body", "place", "gone"}),
    }
)


def may_write(role: Role, kind: str, field: str = "") -> bool:
    """Whether `role` may create or change records of `kind`, or `field` of them.

    What becomes of a resident's request a centre alone decides; it alone transfers records, and
    tells of their birth where they come to.
    """
    if kind not in KINDS_OF[role]:
        return False
    return role.is_centre or (field != FIRST_CLAIM and field not in _DECIDING.get(kind, ()))


def only_at_birth(role: Role, kind: str) -> frozenset[str]:
    """The fields of `kind` that `role` may write only while the record has not left its device.

    Otherwise whoever entered a request could open again what it locks. What a centre signed,
    nobody changes.
    """
    if kind in _FOR_EVER:
        return _FOR_EVER[kind]
    return frozenset() if role.is_centre else _ONCE.get(kind, frozenset())

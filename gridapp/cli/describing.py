"""What can be written of each sort of record: fields."""

from __future__ import annotations

from typing import Any

from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import which_kind
from gridapp.models.declare import Field, Kind
from gridapp.models.kinds import KINDS
from gridapp.models.labels import label
from gridapp.register import codes
from gridapp.register.lines import OWN_COMMAND
from gridapp.words import marks, say, shape_in_words

_FEW = 12


def add(commands: Commands, language: str) -> None:
    """The command `fields`."""
    tells = commands.add_parser("fields", help=say("help_fields", language))
    tells.add_argument("kind", nargs="?", metavar="KIND", help=say("help_fields_kind", language))
    tells.add_argument("field", nargs="?", metavar="FIELD", help=say("help_fields_field", language))
    tells.set_defaults(run=fields)


def fields(job: Job) -> int:
    """The kinds; the fields of one; or the codes that one field may have."""
    if job.home.register.exists():
        with job.look():
            pass  # a centre above may have added codes of its own
    if not job.args.kind:
        listed = [{"kind": one.name, "zh": one.zh, "en": one.en} for one in KINDS.values()]
        said = [f"{one.name}  {one.label(job.language)}" for one in KINDS.values()]
        job.answer({"kinds": listed}, said)
        return 0
    kind = which_kind(job.args.kind)
    if job.args.field:
        return _one(job, kind)
    alone = kind.name in OWN_COMMAND
    head = job.say("fields_own" if alone else "fields_head", kind=kind.label(job.language))
    job.answer(
        {"kind": kind.name, "zh": kind.zh, "en": kind.en, "own_command": alone}
        | {"central": kind.central, "fields": [_as_json(one) for one in kind.fields]},
        [head, *(_line(job, one) for one in kind.fields)],
    )
    return 0


def _one(job: Job, kind: Kind) -> int:
    """One field with every code that it may have, a line each."""
    found = next((one for one in kind.fields if one.name == job.args.field), None)
    if found is None:
        names = " ".join(one.name for one in kind.fields)
        raise Refused("no_such_field", name=job.args.field, fields=names)
    listed = _codes(found, job.language)
    job.answer(
        _as_json(found), [_line(job, found), *(f"    {code}  {listed[code]}" for code in listed)]
    )
    return 0


def _codes(field: Field, language: str) -> dict[str, str]:
    return codes.offered(field.codes, language) if field.codes else {}


def _as_json(field: Field) -> dict[str, Any]:
    listed = _codes(field, "en")
    return {
        "field": field.name,
        "zh": field.zh,
        "en": field.en,
        "type": field.shape.value,
        "required": field.required,
        "refers_to": field.kind,
        "codes": {code: {"zh": zh, "en": listed[code]} for code, zh in _codes(field, "zh").items()},
    }


def _line(job: Job, field: Field) -> str:
    """A field by its name and label, what is to be written in it, and its codes if they are few."""
    listed = _codes(field, job.language)
    kind = label("kind", field.kind, job.language)
    parts = [
        shape_in_words(field.shape.value, job.language, longest=field.longest, kind=kind),
        job.say("fields_required") if field.required else "",
        job.say("fields_many", n=len(listed)) if len(listed) > _FEW else "",
        " ".join(f"{c}={listed[c]}" for c in listed) if len(listed) <= _FEW else "",
    ]
    told = marks.clauses([part for part in parts if part], job.language)
    return f"  {field.name}  {marks.named(field.label(job.language), told, job.language)}"

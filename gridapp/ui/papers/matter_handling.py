"""What a matter's form (事项处理单) says of where it came from and how it was handled.

Where nothing stands yet there are lines, for the form goes round on paper in offices; on what is
done with there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from gridapp.models.loop import Move
from gridapp.models.matter import Step
from gridapp.register import veils
from gridapp.register.authors import Names
from gridapp.register.dossier import Dossier
from gridapp.ui.paper import Block, Facts, Ruled, Said
from gridapp.ui.papers.reading import Reading

translate = QCoreApplication.translate

_DONE: Final = ("finish", "settle", "answer")
_CHECKED: Final = ("verify", "reject")
_LINES: Final = 2
_SELF, _RESIDENT = "self", "resident"


def source(reading: Reading, about: Dossier) -> str:
    """Where the matter came from: as it was said, else who told of it and through what."""
    if about.matter.source:
        return reading.code("event_source", about.matter.source)
    for one in about.reporters[:1]:
        said = reading.code("teller", one.teller or _RESIDENT), reading.code("channel", one.channel)
        return " · ".join(filter(None, said))
    return reading.code("teller", _SELF)


def handling(reading: Reading, about: Dossier, *, lines: bool) -> Iterator[Block]:
    """To whom it was given and what was asked, what was done, whether it was found so."""
    moves = [move for move, _state in about.standing.path]
    steps = veils.shown(reading.conn, Step, [move.id for move in moves])
    workers = Names(reading.conn)
    given, signed = _last(moves, "assign"), _last(moves, "sign")
    due = about.standing.due or about.standing.first_due or (given.due if given else "")
    yield Facts(
        pairs=[
            (translate("Papers", "承办人"), workers[given.to] if given and given.to else ""),
            (translate("Papers", "时限"), due.replace("T", " ")),
            (translate("Papers", "签收"), _who(signed, workers)),
        ]
    )
    parts = (
        (translate("Papers", "派单意见"), given),
        (translate("Papers", "办理情况"), _last(moves, *_DONE)),
        (translate("Papers", "核查意见"), _last(moves, *_CHECKED)),
    )
    for heading, move in parts:
        if move is not None:
            yield _part(heading, move, steps, workers)
        elif lines:
            yield Ruled(heading=heading, lines=_LINES)


def answered(reading: Reading, about: Dossier, reporter: str) -> str:
    """How content a reporter was; a line to write on while nobody asked him."""
    move = about.answers.get(reporter)
    return reading.code("satisfaction", move.satisfaction) if move is not None else ""


def _last(moves: list[Move], *actions: str) -> Move | None:
    return next((move for move in reversed(moves) if move.action in actions), None)


def _who(move: Move | None, workers: Names) -> str:
    if move is None:
        return ""
    return " · ".join(filter(None, (workers[move.by] if move.by else "", move.day)))


def _part(heading: str, move: Move, steps: Mapping[str, Step], workers: Names) -> Said:
    """What was said with a step, by whom and when."""
    step = steps.get(move.id)
    said = (step.note or "") if step is not None else ""
    return Said(heading=heading, text="\n".join(filter(None, (said, _who(move, workers)))))

"""One matter on paper: for the file (事项处理单), and for whoever told of it (答复单)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from gridapp.models.matter import Reporter, Step
from gridapp.models.matter_table import SETTLED
from gridapp.register import dossier, owed, places, timeline, veils
from gridapp.register.authors import Names
from gridapp.register.dossier import Dossier
from gridapp.ui.paper import Block, Column, Facts, NewPage, Paper, Said, Signs, Table, Wanted
from gridapp.ui.papers.matter_handling import answered, handling, source
from gridapp.ui.papers.reading import Reading, history
from gridapp.ui.parts.happenings import Teller
from gridapp.ui.parts.matter_facts import facts_of
from gridapp.ui.parts.matter_loop import steps_of
from gridapp.ui.parts.matter_words import badges_of, held_words, reporter_lines
from gridapp.ui.strokes import GAP

translate = QCoreApplication.translate

FORM = "matter"
"""The paper alone, not a part of a chain that nobody writes on."""
_DONE = ("finish", "settle", "post", "verify")
"""Steps whose words say what was done, the best first."""


def matter(reading: Reading, wanted: Wanted) -> Paper:
    """A matter with who told of it, what was decided and done, its loop and every step (F11)."""
    conn, language, today = reading.conn, reading.language, reading.today
    about = dossier.of(conn, wanted.subject)
    workers, known, now = Names(conn), places.names(conn), about.standing
    holder = workers[now.holder] if now.holder else ""
    teller = Teller(language=language, workers=workers, places=known, late=frozenset(now.late))
    events = [teller.event(one) for one in timeline.of_matter(conn, about.matter.id)]
    seen = (reading.me.place[:-3], language)
    badges = " · ".join(said for said, _tone in badges_of(conn, about, today, language))
    blocks: list[Block] = [
        Said(text=" · ".join(part for part in (badges, held_words(about, workers)) if part)),
        Facts(pairs=_facts(reading, about, facts_of(about.matter, known, *seen))),
        _reporters(reading, about, wanted),
        *handling(reading, about, lines=wanted.code == FORM and now.state not in SETTLED),
        _loop(about, holder, language),
        history(translate("Papers", "办理经过"), events),
        Signs(labels=(translate("Papers", "承办人"), translate("Papers", "核查人"))),
    ]
    return reading.paper(
        wanted,
        reading.name(wanted),
        reading.name(wanted) if wanted.code == FORM else about.matter.title or "",
        blocks,
        below=" · ".join(filter(None, (about.matter.number, about.matter.title))),
        record=about.matter.id,
        masks=any(one.phone for one in about.reporters),
    )


def _facts(reading: Reading, about: Dossier, known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is known of it, with where it came from below its number."""
    what = (translate("Papers", "什么事"), about.matter.title or "")
    return [known[0], (translate("Papers", "来源"), source(reading, about)), what, *known[1:]]


def _loop(about: Dossier, holder: str, language: str) -> Said:
    """The loop in a line or two: what is done, where it is now, what is still to come."""
    words = {"done": "✓", "current": "●", "next": "○"}
    said = [
        " ".join(filter(None, (words[step.state], step.label, step.note)))
        for step in steps_of(about.standing, holder, language)
    ]
    return Said(heading=translate("Papers", "走到哪一步"), text=GAP.join(said))


def _reporters(reading: Reading, about: Dossier, wanted: Wanted) -> Table:
    # On paper nobody who spoke in confidence is named, whoever prints it.
    lines = reporter_lines(about, reading.me, reading.language)
    named = {one.id for one in about.reporters if one.kind == "named"}
    plain = reading.code("reporter", "confidential")
    return Table(
        heading=translate("Papers", "反映人"),
        columns=(
            Column(translate("Papers", "姓名"), 14),
            Column(translate("Papers", "电话"), 16),
            Column(translate("Papers", "怎么说的"), 28),
            Column(translate("Papers", "告诉了没有"), 18),
            Column(translate("Papers", "满意度"), 12),
        ),
        rows=[
            (
                line.name if line.id in named else plain if line.phone else line.name,
                reading.phone(line.phone, wanted) if line.id in named else "",
                line.how,
                line.answer,
                answered(reading, about, line.id),
            )
            for line in lines
        ],
        empty=translate("Papers", "没有反映人"),
    )


def slip(reading: Reading, wanted: Wanted) -> Paper:
    """The answer in large print, a page for each reporter: nothing of the others is on it."""
    every = owed.dossiers(reading.conn, wanted.subject)
    about = every[0]
    told = [(each, one) for each in every for one in each.reporters if one.kind != "anonymous"]
    told = told or [(about, one) for one in about.reporters[:1]]
    blocks: list[Block] = []
    for number, (own, one) in enumerate(told):
        if number:
            blocks.append(NewPage(title=reading.name(wanted), anew=True))
        blocks += _answer(reading, about, one, own)
    if not told:
        blocks += _answer(reading, about, None, about)
    name = reading.name(wanted)
    # It goes out of the house: whose copy it is stands in its own words.
    return reading.paper(
        wanted, name, name, blocks, record=about.matter.id, large=True, personal=False
    )


def _answer(
    reading: Reading, about: Dossier, one: Reporter | None, own: Dossier
) -> Iterator[Block]:
    """What became of it, under the number by which he knows it: that of what was merged."""
    matter, named = own.matter, one is not None and one.kind == "named" and one.name
    if named and one is not None:
        yield Said(text=translate("Papers", "{name}，您好：").format(name=one.name), strong=True)
    else:
        yield Said(text=translate("Papers", "您好："), strong=True)
    heard = (one.heard_on if one else None) or matter.heard_on or ""
    yield Said(text=translate("Papers", "您反映的事，我们的答复如下。"))
    done = _result(reading, about, one, own)
    yield Facts(
        pairs=[
            (translate("Papers", "什么事"), matter.title or ""),
            (translate("Papers", "编号"), matter.number or ""),
            (translate("Papers", "哪天反映的"), heard),
            (translate("Papers", "怎么办的"), done),
            (translate("Papers", "到哪天"), _until(about)),
        ]
    )
    if about.standing.state in SETTLED:
        yield Said(
            text=translate("Papers", "满意不满意，都请告诉我们：□ 满意  □ 基本满意  □ 不满意")
        )
    yield Said(
        text=translate("Papers", "还有话要说，请找{who}，报上面的编号。").format(
            who=reading.worker()
        )
    )
    yield Signs(labels=(translate("Papers", "答复人"), translate("Papers", "日期")))


def _result(reading: Reading, about: Dossier, one: Reporter | None, own: Dossier) -> str:
    """What was told to this reporter, else what was done; else that it is being worked on."""
    steps = {move.action: move.id for move, _state in about.standing.path}
    wanted = [own.answers[one.id].id] if one is not None and one.id in own.answers else []
    wanted += [steps[action] for action in _DONE if action in steps]
    found = veils.shown(reading.conn, Step, wanted)
    for step in (found[id_] for id_ in wanted if id_ in found):
        if step.note:
            return step.note
    if about.standing.state in SETTLED:
        return translate("Papers", "已经办好了")
    return translate("Papers", "正在办")


def _until(about: Dossier) -> str:
    if about.standing.state in SETTLED or not about.standing.due:
        return ""
    return translate("Papers", "{day} 前办完").format(day=about.standing.due[:10])

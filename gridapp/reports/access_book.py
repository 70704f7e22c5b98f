"""The access log as an Excel file, with what was found when it was checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from gridapp.models.labels import label
from gridapp.register import access
from gridapp.register.access import Access, Soundness
from gridapp.register.calendar import at
from gridapp.register.identity import Identity
from gridapp.reports.book import Front, Heading, book
from gridapp.reports.write_ledger import Made, worker_name
from gridapp.words import say

_COLUMNS = (
    ("at", 18),
    ("who", 14),
    ("device", 10),
    ("act", 20),
    ("kind", 14),
    ("about", 30),
    ("id", 36),
    ("why", 36),
)


def made(
    conn: sqlite3.Connection,
    me: Identity,
    found: Sequence[Access],
    sound: Soundness,
    *,
    about: str,
    language: str,
    today: str,
) -> Made:
    """The acts as a sheet; below them whether the log is whole. `about` says which acts they are.

    Hand it over with `write_ledger.hand_over`, which notes it in the log.
    """
    own, title = worker_name(conn, me), say("access_title", language)
    front = Front(
        title=title,
        line="    ".join(filter(None, (about, own, today))),
        foot=f"&L{own.replace('&', '&&')} {today}&C{say('ledger_page', language)}",
        headings=[
            Heading(text=say(f"access_{name}", language), width=width) for name, width in _COLUMNS
        ],
    )
    with book(front) as (sheet, data):
        for one in found:
            sheet.add(
                (
                    at(one.at_ms),
                    one.who or own,
                    one.device or say("access_here", language),
                    label("act", one.act, language),
                    label("kind", one.kind, language) if one.kind else "",
                    one.title,
                    one.record,
                    access.why(one.reason, language),
                )
            )
        for line in sound_lines(sound, language):
            sheet.add((line,))
    return Made(title=title, data=data.getvalue(), rows=len(found))


def sound_lines(sound: Soundness, language: str) -> list[str]:
    """Whether the log is whole, in words, worst first, and the digest that stands for it."""
    if sound.broken_at:
        lines = [say("log_broken", language, n=sound.rows, at=sound.broken_at)]
    else:
        lines = [say("log_whole", language, n=sound.rows)]
    lines.append(say("log_sent", language, n=sound.sent))
    for one in sound.shrunk:
        said = {"device": one.device, "worker": one.worker, "before": one.before, "now": one.now}
        lines.append(say(f"looks_{one.how}", language, **said, day=at(one.at_ms)))
    if not sound.shrunk:
        lines.append(say("log_none_shrunk", language))
    lines.append(say("log_digest", language, head=sound.head))
    return lines

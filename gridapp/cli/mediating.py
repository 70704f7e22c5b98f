"""Mediation: opening a case, its sessions, the agreement, and its performance."""

from __future__ import annotations

import sqlite3
from typing import Any

from gridapp.cli.acting import add_acts, check_one, do
from gridapp.cli.job import Commands, Job
from gridapp.cli.records import which
from gridapp.register import mediation
from gridapp.register.identity import Identity
from gridapp.register.items import check_each
from gridapp.register.lines import BadLine, several
from gridapp.words import say


def add(commands: Commands, language: str) -> None:
    """The command `mediate`."""
    mediates = commands.add_parser("mediate", help=say("help_mediate", language))
    acts = mediates.add_subparsers(metavar="ACT", required=True)
    opens = acts.add_parser("open", help=say("help_mediate_open", language))
    opens.set_defaults(run=open_)
    add_acts(
        acts,
        "mediate",
        language,
        ("session", "ID", session),
        ("agree", "ID", agree),
        ("perform", "ID", perform),
        ("revisit", "ID", revisit),
        ("settle", "ID", settle),
    )


def open_(job: Job) -> int:
    """A dispute with its parties, from one JSON object on stdin."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        place = str(said.pop("place", None) or me.place)
        accept = bool(said.pop("accept", False))
        parties = several(said, "parties", "dispute")
        check_one(conn, me, "dispute", place, said)
        check_each(conn, me, "party", place, parties)
        return mediation.open_case(
            conn, me, place, said, parties, accept=accept, today=job.today, now_ms=job.now_ms
        )

    return do(job, act, "case_opened")


def session(job: Job) -> int:
    """A meeting of the parties, or an inquiry."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        dispute = which(conn, job.args.id)
        check_one(conn, me, "session", me.place, said)
        return mediation.hold_session(conn, me, dispute, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "session_held")


def agree(job: Job) -> int:
    """What the parties agreed on, with `instalments` to be performed."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        dispute = which(conn, job.args.id)
        instalments = several(said, "instalments", "agreement")
        check_one(conn, me, "agreement", me.place, said)
        check_each(conn, me, "instalment", me.place, instalments)
        return mediation.agree(
            conn, me, dispute, said, instalments, today=job.today, now_ms=job.now_ms
        )

    return do(job, act, "agreed")


def perform(job: Job) -> int:
    """How one thing agreed on was performed."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        id_ = which(conn, job.args.id)
        check_one(conn, me, "instalment", me.place, said)
        mediation.perform(conn, me, id_, said, today=job.today, now_ms=job.now_ms)
        return id_

    return do(job, act, "performance_noted")


def revisit(job: Job) -> int:
    """A return visit after an agreement."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        dispute = which(conn, job.args.id)
        check_one(conn, me, "visit", me.place, said)
        return mediation.revisit(conn, me, dispute, said, today=job.today, now_ms=job.now_ms)

    return do(job, act, "revisited")


def settle(job: Job) -> int:
    """A quarrel settled where it was found, saying how (`record`)."""

    def act(conn: sqlite3.Connection, me: Identity, said: dict[str, Any]) -> str:
        dispute = which(conn, job.args.id)
        if unknown := [name for name in said if name != "record"]:
            raise BadLine(unknown[0], "unknown", "session")
        check_one(conn, me, "session", me.place, said)
        how = str(said.get("record") or "")
        return mediation.settle(conn, me, dispute, how, today=job.today, now_ms=job.now_ms)

    return do(job, act, "agreed")

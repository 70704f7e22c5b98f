"""Certificates as they travel: records in the log 0 of whoever issued or announces them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gridapp.models.certificate import Certificate, decode
from gridapp.models.domain import Unreadable
from gridapp.register.admission import store_certificate
from gridapp.register.intake import Arrival
from gridapp.register.log import Entry
from gridapp.sync.certificates import signature_holds


def entry(certificate: Certificate) -> Entry:
    """The record by which a certificate travels."""
    return Entry(kind="certificate", fields={"body": certificate.encode()})


def certificates_in(arrival: Arrival) -> list[Certificate]:
    """The certificates that a log 0 brings, those that are none left out."""
    payload = arrival.payload
    if arrival.header.place or "certificate" not in payload.kinds:
        return []
    kind, found = payload.kinds.index("certificate"), []
    for i, value in enumerate(payload.values()):
        named = payload.kind_of[payload.record[i]] == kind
        if named and isinstance(value, bytes) and payload.fields[payload.field[i]] == "body":
            try:
                found.append(decode(value))
            except Unreadable:
                continue
    return found


def store(conn: sqlite3.Connection, certificates: Iterable[Certificate]) -> list[Certificate]:
    """Keep the certificates that are truly signed by the key they name; return the new ones.

    One with a false signature is not kept at all: it must not stand in the way of the true one.
    """
    return [
        one
        for one in certificates
        if signature_holds(one, one.issuer) and store_certificate(conn, one, sound=True)
    ]

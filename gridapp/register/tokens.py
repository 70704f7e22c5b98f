"""Tokens this centre gave out, and the devices that announced themselves by them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from gridapp.models.certificate import Certificate, CertificateType, decode


def announced(
    conn: sqlite3.Connection, issuer: bytes, root: bytes
) -> dict[Certificate, list[Certificate]]:
    """Tokens of a centre to the devices they name, where one has no direct certificate by `issuer`.

    A token counts whichever of the keys gave it that the root has certified for this centre.
    """
    rows = conn.execute(
        "SELECT t.body, d.body FROM credential d JOIN credential t ON t.key = d.issuer"
        " AND t.type = ?2 AND t.sound = 1 AND t.issuer IN (SELECT key FROM credential"
        " WHERE issuer = ?4 AND type = ?5 AND sound = 1) WHERE d.type = ?3 AND d.sound = 1"
        " AND EXISTS (SELECT 1 FROM credential n WHERE n.issuer = d.issuer AND n.type = ?3"
        " AND n.sound = 1 AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.key = n.key"
        " AND c.issuer = ?1)) ORDER BY t.id, d.id",
        (issuer, CertificateType.TOKEN, CertificateType.DEVICE, root, CertificateType.CENTRE),
    )
    found: dict[Certificate, dict[bytes, Certificate]] = defaultdict(dict)
    for token, device in rows:
        one = decode(bytes(device))
        found[decode(bytes(token))].setdefault(one.signing_key, one)
    return {token: list(devices.values()) for token, devices in found.items()}


def centre_keys(conn: sqlite3.Connection, root: bytes) -> set[bytes]:
    """The keys that a root has certified for its centre, one after another."""
    rows = conn.execute(
        "SELECT key FROM credential WHERE issuer = ? AND type = ? AND sound = 1",
        (root, CertificateType.CENTRE),
    )
    return {bytes(key) for (key,) in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two devices, or more, that one token names; `picked` are those its centre certified."""

    token: Certificate
    devices: tuple[Certificate, ...]
    picked: frozenset[bytes]


def twins(conn: sqlite3.Connection) -> list[Twins]:
    """Every token that names more than one device."""
    rows = conn.execute(
        "SELECT t.body, d.body, EXISTS (SELECT 1 FROM credential c WHERE c.key = d.key"
        " AND c.sound = 1 AND (c.issuer = t.issuer OR EXISTS (SELECT 1 FROM"
        " credential n JOIN credential o ON o.key = t.issuer AND o.issuer = n.issuer"
        " AND o.type = ?3 AND o.sound = 1 WHERE n.key = c.issuer AND n.type = ?3"
        " AND n.issuer <> n.key AND n.sound = 1)))"
        " FROM credential t JOIN credential d ON d.issuer = t.key AND d.type = ?2 AND d.sound = 1"
        " WHERE t.type = ?1 AND t.sound = 1 AND (SELECT count(DISTINCT n.key) FROM credential n"
        " WHERE n.issuer = t.key AND n.sound = 1) > 1 ORDER BY t.id, d.id",
        (CertificateType.TOKEN, CertificateType.DEVICE, CertificateType.CENTRE),
    )
    found: dict[bytes, dict[bytes, Certificate]] = defaultdict(dict)
    picked: dict[bytes, set[bytes]] = defaultdict(set)
    for token, body, is_picked in rows:
        device = decode(bytes(body))
        found[token].setdefault(device.signing_key, device)
        if is_picked:
            picked[token].add(device.signing_key)
    return [
        Twins(
            token=decode(bytes(token)),
            devices=tuple(devices.values()),
            picked=frozenset(picked[token]),
        )
        for token, devices in found.items()
    ]


def is_direct(conn: sqlite3.Connection, device: Certificate, issuer: bytes) -> bool:
    """Whether `issuer` has certified this device itself already."""
    row = conn.execute(
        "SELECT 1 FROM credential WHERE key = ? AND issuer = ?", (device.signing_key, issuer)
    )
    return row.fetchone() is not None


def alarm(conn: sqlite3.Connection, serial: bytes, now_ms: int) -> None:
    """Note, once, that two devices use one start-up file."""
    conn.execute(
        "INSERT INTO event (at_ms, kind, sid, detail) SELECT ?1, 'twins', NULL, ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM event WHERE kind = 'twins' AND detail = ?2)",
        (now_ms, serial.hex()),
    )

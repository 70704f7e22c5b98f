"""Tokens this centre gave out, and the devices that announced themselves by them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from gridapp.models.certificate import Certificate, CertificateType, decode


def announced(conn: sqlite3.Connection, issuer: bytes) -> dict[Certificate, list[Certificate]]:
    """Tokens of `issuer` to the devices they name, where one of these has no direct certificate."""
    rows = conn.execute(
        "SELECT t.body, d.body FROM credential d JOIN credential t ON t.key = d.issuer"
        " AND t.type = ?2 AND t.issuer = ?1 AND t.sound = 1 WHERE d.type = ?3 AND d.sound = 1"
        " AND EXISTS (SELECT 1 FROM credential n WHERE n.issuer = d.issuer AND n.type = ?3"
        " AND n.sound = 1 AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.key = n.key"
        " AND c.issuer = ?1 AND c.type = ?3)) ORDER BY t.id, d.id",
        (issuer, CertificateType.TOKEN, CertificateType.DEVICE),
    )
    found: dict[Certificate, dict[bytes, Certificate]] = defaultdict(dict)
    for token, device in rows:
        one = decode(bytes(device))
        found[decode(bytes(token))].setdefault(one.signing_key, one)
    return {token: list(devices.values()) for token, devices in found.items()}


def is_direct(conn: sqlite3.Connection, device: Certificate, issuer: bytes) -> bool:
    """Whether `issuer` has certified this device itself already."""
    row = conn.execute(
        "SELECT 1 FROM credential WHERE key = ? AND issuer = ? AND type = ?",
        (device.signing_key, issuer, CertificateType.DEVICE),
    )
    return row.fetchone() is not None


def alarm(conn: sqlite3.Connection, serial: bytes, now_ms: int) -> None:
    """Note, once, that two devices use one start-up file."""
    conn.execute(
        "INSERT INTO event (at_ms, kind, sid, detail) SELECT ?1, 'twins', NULL, ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM event WHERE kind = 'twins' AND detail = ?2)",
        (now_ms, serial.hex()),
    )

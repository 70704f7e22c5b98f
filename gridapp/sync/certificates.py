"""Making certificates, and telling whether a chain of them holds."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from gridapp.models.certificate import NO_WORKER, Certificate, CertificateType
from gridapp.models.domain import Domain
from gridapp.models.narrowing import Rule, chain_rule, narrows
from gridapp.models.role import Role
from gridapp.sync.keys import SigningKey, verify


class TooWide(ValueError):
    """The issuer cannot give this much; `rule` names what is too wide."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.value)
        self.rule = rule


def self_signed_root(
    key: SigningKey,
    *,
    domain: Domain,
    role: Role,
    place: int,
    sealing_key: bytes,
    valid_from: int,
    valid_to: int,
    serial: bytes = b"",
) -> Certificate:
    """The certificate from which a centre and everything below it descends."""
    return _signed(
        key,
        Certificate(
            domain=domain,
            type=CertificateType.ROOT,
            role=role,
            signing_key=key.public,
            sealing_key=sealing_key,
            place=place,
            valid_from=valid_from,
            valid_to=valid_to,
            serial=serial or secrets.token_bytes(16),
            issuer=key.public,
        ),
    )


def issue(
    key: SigningKey,
    issuer: Certificate,
    *,
    type: CertificateType,
    role: Role,
    place: int,
    signing_key: bytes,
    sealing_key: bytes,
    valid_from: int,
    valid_to: int,
    tag: str = "",
    worker: bytes = NO_WORKER,
    serial: bytes = b"",
) -> Certificate:
    """A certificate signed by the issuer's key; raises `TooWide` rather than widen.

    One device's token, announcement and direct certificate share a serial: by it they are known
    to speak of one device.
    """
    if key.public != issuer.signing_key:
        raise TooWide(Rule.ISSUER)
    certificate = Certificate(
        domain=issuer.domain,
        type=type,
        role=role,
        signing_key=signing_key,
        sealing_key=sealing_key,
        place=place,
        valid_from=valid_from,
        valid_to=valid_to,
        serial=serial or secrets.token_bytes(16),
        issuer=key.public,
        tag=tag,
        worker=worker,
    )
    if rule := narrows(certificate, issuer):
        raise TooWide(rule)
    return _signed(key, certificate)


def signature_holds(certificate: Certificate, issuer_key: bytes) -> bool:
    """Whether this key signed this certificate and is the one it names as issuer."""
    return certificate.issuer == issuer_key and verify(
        issuer_key, certificate.signature, certificate.body()
    )


def chain_fault(chain: Sequence[Certificate], root: bytes) -> Rule | None:
    """What is wrong with a chain from this root down to its last link, or None."""
    if rule := chain_rule(chain):
        return rule
    if chain[0].signing_key != root:
        return Rule.ISSUER
    keys = [root, *(certificate.signing_key for certificate in chain)]
    held = all(map(signature_holds, chain, keys))
    return None if held else Rule.SIGNATURE


def _signed(key: SigningKey, certificate: Certificate) -> Certificate:
    return replace(certificate, signature=key.sign(certificate.body()))

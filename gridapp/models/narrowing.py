"""A chain of certificates: each link gives no more than its issuer has."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from enum import StrEnum

from gridapp.models.certificate import MAX_DEPTH, Certificate, CertificateType

_MAY_ISSUE: dict[CertificateType, frozenset[CertificateType]] = {
    CertificateType.ROOT: frozenset({CertificateType.CENTRE}),
    CertificateType.CENTRE: frozenset(CertificateType) - {CertificateType.ROOT},
    CertificateType.STAFF: frozenset(),
    CertificateType.DEVICE: frozenset(),
    CertificateType.TOKEN: frozenset({CertificateType.DEVICE}),
}


class Rule(StrEnum):
    """What is broken when a certificate claims more than its issuer could give."""

    DOMAIN = "domain"
    ISSUER = "issuer"
    TYPE = "type"
    PLACE = "place"
    DATES = "dates"
    ROLE = "role"
    TAG = "tag"
    WORKER = "worker"
    DEPTH = "depth"
    SIGNATURE = "signature"


def narrows(child: Certificate, issuer: Certificate) -> Rule | None:
    """The first rule by which this link claims more than its issuer has, or None."""
    if child.domain is not issuer.domain:
        return Rule.DOMAIN
    if child.issuer != issuer.signing_key:
        return Rule.ISSUER
    if child.type not in _MAY_ISSUE[issuer.type]:
        return Rule.TYPE
    if not _place_narrows(child, issuer):
        return Rule.PLACE
    if child.valid_from < issuer.valid_from or child.valid_to > issuer.valid_to:
        return Rule.DATES
    if not _role_narrows(child, issuer):
        return Rule.ROLE
    return _same_person(child, issuer) if issuer.type is CertificateType.TOKEN else None


def chain_rule(chain: Sequence[Certificate]) -> Rule | None:
    """The first rule a chain breaks, read from its root down to its last link, or None."""
    if not chain or chain[0].type is not CertificateType.ROOT:
        return Rule.TYPE
    if chain[0].issuer != chain[0].signing_key:
        return Rule.ISSUER
    if len(chain) > MAX_DEPTH:
        return Rule.DEPTH
    for issuer, child in itertools.pairwise(chain):
        if rule := narrows(child, issuer):
            return rule
    return None


def _place_narrows(child: Certificate, issuer: Certificate) -> bool:
    if not str(child.place).startswith(str(issuer.place)):
        return False
    if issuer.type is CertificateType.TOKEN:
        return child.place == issuer.place
    # A centre hands a centre only a part of its own place; its own key is renewed by the root.
    below = issuer.type is CertificateType.CENTRE and child.type is CertificateType.CENTRE
    return not below or child.place != issuer.place


def _role_narrows(child: Certificate, issuer: Certificate) -> bool:
    if issuer.type in (CertificateType.ROOT, CertificateType.TOKEN):
        return child.role is issuer.role
    if child.type is CertificateType.CENTRE:
        return child.role > issuer.role
    return child.role >= issuer.role


def _same_person(device: Certificate, token: Certificate) -> Rule | None:
    if device.tag != token.tag:
        return Rule.TAG
    return None if device.worker == token.worker else Rule.WORKER

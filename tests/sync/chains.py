"""A root, centres and a token for tests, with their keys."""

from __future__ import annotations

from dataclasses import dataclass

from gridapp.models.certificate import Certificate, CertificateType
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.sync.certificates import issue, self_signed_root
from gridapp.sync.keys import DAY, SealingKey, SigningKey

NOW = 1_790_000_000_000
YEAR = 365 * DAY
WORKER = bytes(range(16))


@dataclass(frozen=True, slots=True)
class Holder:
    """A certificate and the keys it names."""

    key: SigningKey
    sealing: SealingKey
    certificate: Certificate


def a_root(
    *, domain: Domain = Domain.REAL, role: Role = Role.TOWN, place: int = 520381003
) -> Holder:
    key, sealing = SigningKey.generate(), SealingKey.generate(NOW)
    certificate = self_signed_root(
        key,
        domain=domain,
        role=role,
        place=place,
        sealing_key=sealing.public,
        valid_from=NOW,
        valid_to=NOW + 10 * YEAR,
    )
    return Holder(key, sealing, certificate)


def below(
    issuer: Holder,
    type: CertificateType,
    *,
    role: Role | None = None,
    place: int | None = None,
    days: int = 365,
    tag: str = "A2",
    worker: bytes = WORKER,
) -> Holder:
    """Somebody whom this holder certifies; as wide as the holder unless told."""
    key, sealing = SigningKey.generate(), SealingKey.generate(NOW)
    certificate = issue(
        issuer.key,
        issuer.certificate,
        type=type,
        role=role or issuer.certificate.role,
        place=place or issuer.certificate.place,
        signing_key=key.public,
        sealing_key=sealing.public,
        valid_from=NOW,
        valid_to=NOW + days * DAY,
        tag=tag,
        worker=worker,
    )
    return Holder(key, sealing, certificate)


def a_centre(root: Holder | None = None) -> Holder:
    return below(root or a_root(), CertificateType.CENTRE)

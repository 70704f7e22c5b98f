"""A certificate says exactly what was signed, and no link can claim more than the one above."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models import certificate as certificates
from gridapp.models.certificate import (
    MAX_INSTANT,
    MAX_PLACE,
    SIZE,
    BadCertificate,
    Certificate,
    CertificateType,
)
from gridapp.models.domain import Damaged, Domain, NeedsUpdate, NotASyncFile, Truncated, Unreadable
from gridapp.models.narrowing import Rule, chain_rule, narrows
from gridapp.models.role import Role
from gridapp.sync.certificates import TooWide, chain_fault, issue, signature_holds
from gridapp.sync.keys import DAY, SealingKey, SigningKey
from tests.sync.chains import NOW, Holder, a_centre, a_root, below

GRID = 520381003001001


@st.composite
def any_certificate(draw: st.DrawFn) -> Certificate:
    type_ = draw(st.sampled_from(CertificateType))
    of_centre = type_ in (CertificateType.ROOT, CertificateType.CENTRE)
    roles = [role for role in Role if role.is_centre or not of_centre]
    first = draw(st.integers(0, MAX_INSTANT - 1))
    least = 0 if of_centre else 1
    return Certificate(
        domain=draw(st.sampled_from(Domain)),
        type=type_,
        role=draw(st.sampled_from(roles)),
        signing_key=draw(st.binary(min_size=32, max_size=32)),
        sealing_key=draw(st.binary(min_size=32, max_size=32)),
        place=draw(st.integers(1, MAX_PLACE)),
        valid_from=first,
        valid_to=draw(st.integers(first + 1, MAX_INSTANT)),
        serial=draw(st.binary(min_size=16, max_size=16)),
        issuer=draw(st.binary(min_size=32, max_size=32)),
        tag=draw(st.text("ABCXYZ23456789", min_size=least, max_size=4)),
        worker=draw(st.binary(min_size=16, max_size=16)),
        signature=draw(st.binary(min_size=64, max_size=64)),
    )


@given(any_certificate())
def test_a_certificate_reads_back_as_it_was_written(certificate: Certificate) -> None:
    data = certificate.encode()

    assert len(data) == SIZE
    assert certificates.decode(data) == certificate
    assert data.startswith(certificate.body())


def test_any_flipped_byte_is_noticed() -> None:
    root = a_root()
    centre = a_centre(root)
    data = centre.certificate.encode()

    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 0x41
        try:
            read = certificates.decode(bytes(changed))
        except Unreadable:
            continue
        assert not signature_holds(read, root.key.public), at


@pytest.mark.parametrize("kept", range(SIZE))
def test_a_cut_certificate_is_not_read(kept: int) -> None:
    with pytest.raises((Truncated, NotASyncFile)):
        certificates.decode(a_root().certificate.encode()[:kept])


def test_bytes_after_the_end_are_refused() -> None:
    with pytest.raises(Damaged):
        certificates.decode(a_root().certificate.encode() + b"\0")


@pytest.mark.parametrize(("at", "value"), [(3, ord("2")), (4, 2), (6, 2), (6, 3), (6, 200)])
def test_a_newer_version_or_suite_asks_for_an_update(at: int, value: int) -> None:
    data = bytearray(a_root().certificate.encode())
    data[at] = value

    with pytest.raises(NeedsUpdate):
        certificates.decode(bytes(data))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": 0}, "place"),
        ({"place": 10**18}, "place"),
        ({"place": 2**64}, "place"),
        ({"valid_from": -1}, "valid_to"),
        ({"valid_to": 2**63}, "valid_to"),
        ({"valid_to": NOW}, "valid_to"),
        ({"tag": "a"}, "tag"),
        ({"tag": "A\n"}, "tag"),
        ({"tag": "ABCDE"}, "tag"),
        ({"tag": "A10"}, "tag"),
        ({"type": CertificateType.DEVICE}, "tag"),
        ({"role": Role.GRID}, "role"),
        ({"suite": 2}, "suite"),
        ({"serial": b""}, "serial"),
        ({"signature": bytes(63)}, "signature"),
    ],
)
def test_an_impossible_certificate_cannot_be_made(change: dict[str, Any], field: str) -> None:
    with pytest.raises(BadCertificate) as refused:
        replace(a_root().certificate, **change)

    assert refused.value.field == field


def test_the_id_does_not_depend_on_the_signature() -> None:
    certificate = a_root().certificate

    assert replace(certificate, signature=bytes(64)).id == certificate.id


def test_a_whole_chain_holds_from_the_root_to_a_device_under_a_token() -> None:
    county = a_root(role=Role.COUNTY, place=520381)
    chain = [county, below(county, CertificateType.CENTRE)]
    chain.append(below(chain[-1], CertificateType.CENTRE, role=Role.TOWN, place=520381003))
    chain.append(below(chain[-1], CertificateType.CENTRE, role=Role.VILLAGE, place=520381003001))
    chain.append(below(chain[-1], CertificateType.TOKEN, role=Role.GRID, place=GRID, days=14))
    chain.append(below(chain[-1], CertificateType.DEVICE, days=14))
    links = [holder.certificate for holder in chain]

    assert chain_fault(links, county.key.public) is None
    assert chain_fault(links, chain[1].key.public) is Rule.ISSUER
    assert chain_fault(links[1:], county.key.public) is Rule.TYPE
    assert chain_fault([], county.key.public) is Rule.TYPE


def test_a_signature_by_another_key_breaks_the_chain() -> None:
    root = a_root()
    centre = a_centre(root)
    forged = replace(centre.certificate, signature=SigningKey.generate().sign(b""))

    assert chain_fault([root.certificate, forged], root.key.public) is Rule.SIGNATURE


def test_a_root_must_be_its_own_issuer() -> None:
    root = a_root().certificate

    assert chain_rule([replace(root, issuer=bytes(32))]) is Rule.ISSUER


def test_a_chain_of_seven_is_too_deep() -> None:
    root = a_root().certificate

    assert chain_rule([root] * 7) is Rule.DEPTH


def _widened(holder: Holder, **change: Any) -> Certificate:
    return replace(holder.certificate, **change)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"domain": Domain.PRACTICE}, Rule.DOMAIN),
        ({"issuer": bytes(32)}, Rule.ISSUER),
        ({"type": CertificateType.ROOT, "role": Role.TOWN}, Rule.TYPE),
        ({"place": 520381}, Rule.PLACE),
        ({"place": 520381004001001}, Rule.PLACE),
        ({"valid_from": NOW - 1}, Rule.DATES),
        ({"valid_to": NOW + 4000 * DAY}, Rule.DATES),
        ({"role": Role.COUNTY}, Rule.ROLE),
    ],
)
def test_a_device_cannot_be_wider_than_its_centre(change: dict[str, Any], rule: Rule) -> None:
    centre = a_centre()
    device = below(centre, CertificateType.DEVICE, role=Role.GRID, place=GRID)

    assert narrows(device.certificate, centre.certificate) is None
    assert narrows(_widened(device, **change), centre.certificate) is rule


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"role": Role.UNIT}, Rule.ROLE),
        ({"place": GRID * 1000 + 7}, Rule.PLACE),
        ({"tag": "B2"}, Rule.TAG),
        ({"worker": bytes(16)}, Rule.WORKER),
        ({"valid_to": NOW + 15 * DAY}, Rule.DATES),
        ({"type": CertificateType.TOKEN}, Rule.TYPE),
    ],
)
def test_a_token_names_one_device_exactly_like_itself(change: dict[str, Any], rule: Rule) -> None:
    token = below(a_centre(), CertificateType.TOKEN, role=Role.GRID, place=GRID, days=14)
    device = below(token, CertificateType.DEVICE, days=14)

    assert narrows(device.certificate, token.certificate) is None
    assert narrows(_widened(device, **change), token.certificate) is rule


def test_an_expired_token_names_no_device() -> None:
    token = below(a_centre(), CertificateType.TOKEN, role=Role.GRID, place=GRID, days=14)
    late = NOW + 14 * DAY

    with pytest.raises(TooWide) as refused:
        issue(
            token.key,
            token.certificate,
            type=CertificateType.DEVICE,
            role=Role.GRID,
            place=GRID,
            signing_key=SigningKey.generate().public,
            sealing_key=SealingKey.generate(late).public,
            valid_from=late,
            valid_to=late + DAY,
            tag="A2",
            worker=token.certificate.worker,
        )
    assert refused.value.rule is Rule.DATES


@pytest.mark.parametrize("issuer_type", [CertificateType.STAFF, CertificateType.DEVICE])
@pytest.mark.parametrize("type_", list(CertificateType))
def test_staff_and_devices_issue_nothing(
    issuer_type: CertificateType, type_: CertificateType
) -> None:
    issuer = below(a_centre(), issuer_type)
    child = replace(issuer.certificate, type=type_, issuer=issuer.key.public)

    assert narrows(child, issuer.certificate) is Rule.TYPE


def test_a_centre_hands_a_centre_only_a_lower_tier_of_a_part_of_its_place() -> None:
    centre = a_centre()
    village = below(centre, CertificateType.CENTRE, role=Role.VILLAGE, place=520381003001)

    assert narrows(_widened(village, place=520381003), centre.certificate) is Rule.PLACE
    assert narrows(_widened(village, role=Role.TOWN), centre.certificate) is Rule.ROLE


def test_only_the_key_in_the_certificate_can_issue_under_it() -> None:
    centre = a_centre()
    thief = Holder(SigningKey.generate(), centre.sealing, centre.certificate)

    with pytest.raises(TooWide) as refused:
        below(thief, CertificateType.DEVICE)
    assert refused.value.rule is Rule.ISSUER


def test_every_role_has_its_names() -> None:
    assert Role.UNIT.zh == "联户长"
    assert Role.GRID.en == "Grid worker"
    assert all(role.zh and role.en for role in Role)
    assert [role for role in Role if role.is_centre] == [Role.COUNTY, Role.TOWN, Role.VILLAGE]

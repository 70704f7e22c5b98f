"""A start-up file opens with its code alone, and tells damage from a mistyped code."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import replace
from functools import cache

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from gridapp.models.certificate import CertificateType
from gridapp.models.domain import (
    Damaged,
    Domain,
    NeedsUpdate,
    NotASyncFile,
    OtherDomain,
    Truncated,
    Unreadable,
)
from gridapp.models.role import Role
from gridapp.sync.code import NotACode, new_code, normal, shown
from gridapp.sync.keys import SigningKey
from gridapp.sync.startup_file import (
    TOKEN_LIFE,
    StartUp,
    WrongCode,
    check_number,
    open_root,
    open_startup,
    seal_root,
    seal_startup,
)
from tests.sync.chains import NOW, a_centre, a_root, below

pytestmark = pytest.mark.usefixtures("codes_are_slow")

CODE = "482019375516"
ROOT_CODE = CODE * 2
SALT = bytes(range(16))


def a_startup(domain: Domain = Domain.REAL) -> StartUp:
    root = a_root(domain=domain)
    centre = a_centre(root)
    token = below(centre, CertificateType.TOKEN, role=Role.GRID, place=520381003001001, days=14)
    return StartUp(
        chain=(root.certificate, centre.certificate),
        token=token.certificate,
        token_key=token.key,
        deadline=NOW + TOKEN_LIFE,
        centre_name="金华街道综治中心",
        worker_name="张三",
        log0=(b"segment one", b"segment two"),
        recipients=(centre.certificate,),
    )


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal_startup(a_startup(), CODE)


def test_a_start_up_file_opens_with_its_code_however_it_is_typed() -> None:
    startup = a_startup(Domain.PRACTICE)
    data = seal_startup(startup, CODE)

    found = open_startup(data, " 4820-1937\u30005516 ")

    assert found == startup
    assert found.domain is Domain.PRACTICE
    assert found.root == startup.chain[0].signing_key
    assert found.token_key.seed not in data


def test_a_wrong_code_opens_nothing(sealed: bytes) -> None:
    with pytest.raises(WrongCode):
        open_startup(sealed, "482019375517")
    with pytest.raises(WrongCode):
        open_startup(sealed, "4820-1937")


def test_any_flipped_byte_is_never_taken_for_a_wrong_code(sealed: bytes) -> None:
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 0x11]) + sealed[at + 1 :]
        with pytest.raises(Unreadable) as refused:
            open_startup(changed, CODE)
        assert refused.type is not WrongCode


def test_a_cut_or_lengthened_file_is_named(sealed: bytes) -> None:
    for kept in range(1, len(sealed)):
        with pytest.raises(Truncated):
            open_startup(sealed[:kept], CODE)
    with pytest.raises(Damaged):
        open_startup(sealed + b"\0", CODE)
    with pytest.raises(NotASyncFile):
        open_startup(b"", CODE)


def test_the_other_kind_and_a_newer_version_are_named(sealed: bytes) -> None:
    with pytest.raises(NotASyncFile):
        open_root(sealed, ROOT_CODE, Domain.REAL)
    with pytest.raises(NeedsUpdate):
        open_startup(sealed[:5] + b"\2" + sealed[6:], CODE)


def test_a_root_sheet_gives_the_root_key_back_to_its_own_domain() -> None:
    key = SigningKey.generate()
    data = seal_root(Domain.REAL, key, ROOT_CODE)

    assert open_root(data, shown(ROOT_CODE), Domain.REAL) == key
    with pytest.raises(OtherDomain):
        open_root(data, ROOT_CODE, Domain.PRACTICE)
    with pytest.raises(WrongCode):
        open_root(data, CODE, Domain.REAL)
    with pytest.raises(NotASyncFile):
        open_startup(data, CODE)


def test_a_start_up_file_cannot_outgrow_a_stick_or_hold_a_short_root() -> None:
    with pytest.raises(ValueError, match="size"):
        seal_startup(replace(a_startup(), log0=(bytes(64 * 1024 * 1024),)), CODE)
    with pytest.raises(NotACode):
        seal_root(Domain.REAL, SigningKey.generate(), CODE)


def test_the_check_number_is_eight_digits_of_one_root() -> None:
    assert check_number(bytes(32)) == "35964528"
    assert check_number(bytes([1]) + bytes(31)) != "35964528"


def test_a_start_up_file_holds_one_chain_to_its_token() -> None:
    good = a_startup()

    with pytest.raises(ValueError, match="type"):
        replace(good, chain=())
    with pytest.raises(ValueError, match="type"):
        replace(good, chain=good.chain[1:])
    with pytest.raises(ValueError, match="issuer"):
        replace(good, chain=good.chain[:1])
    with pytest.raises(ValueError, match="token"):
        replace(good, token=good.chain[1])
    with pytest.raises(ValueError, match="token key"):
        replace(good, token_key=SigningKey.generate())
    with pytest.raises(ValueError, match="recipients"):
        replace(good, recipients=(a_root(domain=Domain.PRACTICE).certificate,))
    with pytest.raises(ValueError, match="name"):
        replace(good, centre_name="中心\u202e")


@cache
def written_by_hand(body: bytes, kind: str = "A", code: str = CODE) -> bytes:
    """A start-up file or root sheet put together from the pages of the format alone."""
    head = struct.pack("<4sBBBx16s12sI", b"GSE1", 1, 1, ord(kind), SALT, bytes(12), len(body) + 16)
    sealed = head + ChaCha20Poly1305(_stretched(code)).encrypt(bytes(12), body, head)
    return sealed + hashlib.sha256(sealed).digest()


@cache
def _stretched(code: str) -> bytes:
    stretch = Argon2id(salt=SALT, length=32, iterations=4, lanes=4, memory_cost=128 * 1024)
    return stretch.derive(code.encode())


@pytest.mark.parametrize("body", [b"\x91" * 50_000, msgspec.msgpack.encode([[], b"", 1])])
def test_nonsense_under_the_right_code_is_damage(body: bytes) -> None:
    with pytest.raises(Damaged):
        open_startup(written_by_hand(body), CODE)


def test_a_root_sheet_of_another_length_is_damage() -> None:
    with pytest.raises(Damaged):
        open_root(written_by_hand(bytes(31), "R", ROOT_CODE), ROOT_CODE, Domain.REAL)


def test_a_practice_token_in_a_real_file_is_refused() -> None:
    practice = a_startup(Domain.PRACTICE)
    body = msgspec.msgpack.encode(
        [
            [certificate.encode() for certificate in practice.chain],
            practice.token.encode(),
            practice.token_key.seed,
            practice.deadline,
            practice.centre_name,
            practice.worker_name,
            [],
            [],
        ]
    )

    with pytest.raises(OtherDomain):
        open_startup(written_by_hand(body), CODE)


@given(st.sampled_from([12, 24]))
def test_a_code_is_read_back_from_paper(digits: int) -> None:
    code = new_code(digits)
    wide = code.translate({ord("0") + n: ord("０") + n for n in range(10)})

    assert normal(shown(code), digits) == code
    assert normal(wide, digits) == code
    assert normal("—".join(code), digits) == code
    assert normal(f"\u200b{code}\t\n", digits) == code


@pytest.mark.parametrize("typed", ["", "12345678901", "1234567890123", "12345678901O", "٠" * 12])
def test_what_is_not_a_code_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotACode) as refused:
        normal(typed, 12)
    assert refused.value.digits == 12


def test_codes_are_shown_in_fours() -> None:
    assert shown(CODE) == "4820-1937-5516"

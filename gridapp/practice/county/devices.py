"""Who writes in a synthetic county: keys and certificates that grow from the seed.

Practice keys, worth nothing: whoever knows the seed can make them again. A real home refuses
everything that they signed by its first four bytes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from gridapp.models.certificate import Certificate, CertificateType
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.practice.county import people
from gridapp.practice.county.net import Scale
from gridapp.practice.county.seed import Seed, millisecond
from gridapp.register.spread import record_id
from gridapp.sync.certificates import issue, self_signed_root
from gridapp.sync.keys import DAY, KeyRing, SealingKey, SigningKey

DOMAIN = Domain.PRACTICE
_YEAR = 365 * DAY
_ROLES = {6: Role.COUNTY, 9: Role.TOWN, 12: Role.VILLAGE, 15: Role.GRID, 18: Role.UNIT}
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One device, its keys, and whose it is.

    Attributes:
        worker: record id of the person's card in the centre's log 0.
    """

    key: SigningKey
    certificate: Certificate
    name: str
    worker: bytes
    place: str
    role: Role

    @property
    def tag(self) -> str:
        return self.certificate.tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The centre that keeps the register and hands out every device below it."""

    seed: Seed
    scale: Scale
    root: Certificate
    centre: Certificate
    key: SigningKey
    sealing: SealingKey
    _made: dict[str, Device] = field(default_factory=dict, repr=False)

    @property
    def place(self) -> str:
        return self.scale.value

    @property
    def ring(self) -> KeyRing:
        """The key file of the centre's home."""
        return KeyRing(
            domain=DOMAIN,
            signing=self.key,
            sealing=(self.sealing,),
            root=self.root.signing_key,
            chain=(self.root.encode(), self.centre.encode()),
        )

    @property
    def born_ms(self) -> int:
        """When the centre wrote its first words."""
        return millisecond(self.seed.begun) - DAY

    def name(self, *about: object) -> tuple[bytes, bytes]:
        """The id of a record in the centre's log 0, and the claim behind it."""
        claim = self.seed.secret("claim", *about)[:8]
        return record_id(DOMAIN, self.key.public, 0, self.born_ms, claim), claim

    def round(self, subject: str) -> bytes:
        """The id of the round of visits that is under way, to households or to enterprises."""
        return self.name("round", subject)[0]

    def device(self, place: str) -> Device:
        """The device for a place: a leader's, a grid worker's, or the staff's of a centre."""
        if place not in self._made:
            self._made[place] = self._device(place)
        return self._made[place]

    def _device(self, place: str) -> Device:
        role = _ROLES[len(place)]
        signing = SigningKey(self.seed.secret("signing", place))
        worker, _claim = self.name("worker", place)
        certificate = issue(
            self.key,
            self.centre,
            type=CertificateType.STAFF if role.is_centre else CertificateType.DEVICE,
            role=role,
            place=int(place),
            signing_key=signing.public,
            sealing_key=SealingKey(self.seed.secret("sealing", place), self.born_ms).public,
            valid_from=self.centre.valid_from,
            valid_to=self.centre.valid_to,
            tag=_tag(place),
            worker=worker,
            serial=self.seed.secret("serial", place)[:16],
        )
        return Device(
            key=signing,
            certificate=certificate,
            name=_worker_name(self.seed.chance("worker", place)),
            worker=worker,
            place=place,
            role=role,
        )


def authority(seed: Seed, scale: Scale) -> Authority:
    """The centre at the top of that much of the county."""
    place, begun = scale.value, millisecond(seed.begun)
    root_key = SigningKey(seed.secret("root", place))
    key = SigningKey(seed.secret("centre", place))
    sealing = SealingKey(seed.secret("centre sealing", place), millisecond(seed.today))
    valid_from, valid_to = begun - _YEAR, millisecond(seed.today) + 10 * _YEAR
    root = self_signed_root(
        root_key,
        domain=DOMAIN,
        role=_ROLES[len(place)],
        place=int(place),
        sealing_key=sealing.public,
        valid_from=valid_from,
        valid_to=valid_to,
        serial=seed.secret("root serial", place)[:16],
    )
    centre = issue(
        root_key,
        root,
        type=CertificateType.CENTRE,
        role=root.role,
        place=root.place,
        signing_key=key.public,
        sealing_key=sealing.public,
        valid_from=valid_from,
        valid_to=valid_to,
        serial=seed.secret("centre serial", place)[:16],
    )
    return Authority(seed=seed, scale=scale, root=root, centre=centre, key=key, sealing=sealing)


def _tag(place: str) -> str:
    """Up to four characters that no other device of the township has."""
    if len(place) <= 9:
        return "CC"
    village = int(place[9:12])
    if len(place) == 12:
        return "C" + _letters(village, 2)
    # Communities are numbered from 001, villages from 200.
    compact = village % 100 + (50 if village >= 200 else 0)
    return _letters((compact * 100 + int(place[12:15])) * 100 + int(place[15:] or 0), 4)


def _letters(number: int, places: int) -> str:
    text = ""
    for _ in range(places):
        number, letter = divmod(number, len(_LETTERS))
        text = _LETTERS[letter] + text
    return text


def _worker_name(chance: random.Random) -> str:
    sex = people.MALE if chance.random() < 0.55 else people.FEMALE
    return people.surname(chance) + people.given_name(chance, sex, chance.randrange(1962, 2000))

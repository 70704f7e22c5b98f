"""The homes of one computer: whose each is, which of them are practice, and which is meant.

Each home has a card beside its register, so that whoever starts the program sees his name without
any register being opened, one that is locked with a passphrase too.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gridapp import paths
from gridapp.models.domain import Domain
from gridapp.models.role import Role
from gridapp.paths import Home, write_file
from gridapp.register import authors, cipher, identity, places
from gridapp.register.identity import Identity

COUNTY = 6
"""Digits of a county's code: its name goes without saying."""


class SeveralHomes(Exception):
    """More than one home may be meant; `name` tells which there are."""

    def __init__(self, names: str) -> None:
        super().__init__(names)
        self.name = names


class UsedHere(Exception):
    """This start-up file has made the home called `name` on this computer already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CentreHere(Exception):
    """The home called `name` on this computer is the centre of that place already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotPractice(Exception):
    """The home is a real one: the program deletes no register that is."""


class HomeInUse(Exception):
    """A desk is open on the home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Whose home it is, as shown before its register is opened; nothing of a resident.

    Attributes:
        place_name: the names that lead to the place, the widest first.
        certificate: hex digits of what its streams begin with: a start-up file's token.
    """

    worker: str = ""
    role: str = ""
    place: str = ""
    place_name: str = ""
    centre: str = ""
    practice: bool = False
    certificate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One home of this computer; `used_ms` says when it was last worked in."""

    name: str
    home: Home
    card: Card
    used_ms: int


def card_of(conn: sqlite3.Connection, me: Identity) -> Card:
    """The card of a register."""
    below = me.place[:COUNTY]
    return Card(
        worker=authors.Names(conn)[me.worker.hex()],
        role=me.role.name,
        place=me.place,
        place_name=places.path(places.names(conn), me.place, below) or me.centre,
        centre=me.centre,
        practice=me.domain is Domain.PRACTICE,
        certificate=me.certificate.hex(),
    )


def remember(home: Home, conn: sqlite3.Connection, me: Identity) -> None:
    """Put the card beside the register in step, and note that the home is used now."""
    card = card_of(conn, me)
    with suppress(OSError):
        if read(home) != card:
            said = json.dumps(asdict(card), ensure_ascii=False)
            write_file(home.card, said.encode(), private=True)
        else:
            os.utime(home.card)


def read(home: Home) -> Card | None:
    """The card beside a register; None where there is none that can be read."""
    try:
        said = json.loads(home.card.read_bytes())
        card = Card(**said)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    sound = all(isinstance(value, bool | str) for value in said.values())
    return card if sound and card.role in Role.__members__ else None


def look(name: str, home: Home) -> Kept:
    """One home; of one whose card is missing and whose register cannot be opened, only its name."""
    card = read(home) or _from_register(home) or Card(practice=name.startswith(paths.PRACTICE))
    return Kept(name=name, home=home, card=card, used_ms=_used_ms(home))


def kept(data: Path | None = None) -> list[Kept]:
    """Every home of this computer, the real ones first."""
    found = [
        look(name, home) for name, home in paths.kept_homes(data or paths.data_folder()).items()
    ]
    return sorted(found, key=lambda one: one.card.practice)


def sole(data: Path | None = None) -> Home:
    """The home that is meant where none is named: the only real one, else the first.

    Where there is none yet: where it will be. Raises SeveralHomes.
    """
    folder = data or paths.data_folder()
    homes = paths.kept_homes(folder)
    real = {name: home for name, home in homes.items() if not look(name, home).card.practice}
    if len(real) > 1:
        raise SeveralHomes(" ".join(real))
    return next(iter(real.values()), homes.get("1", paths.free_home(folder)))


def called(word: Path, data: Path | None = None) -> Home:
    """The home at this path, or the one of this computer that is called so: by name or person.

    A folder that is there is always meant itself. Raises SeveralHomes where one person has more.
    """
    if len(word.parts) != 1 or word.exists():
        return Home(word)
    homes = paths.kept_homes(data or paths.data_folder())
    if str(word) in homes:
        return homes[str(word)]
    his = {name: home for name, home in homes.items() if look(name, home).card.worker == str(word)}
    if len(his) > 1:
        raise SeveralHomes(" ".join(his))
    return next(iter(his.values()), Home(word))


def check_startup(certificate: bytes, among: Mapping[str, Home]) -> None:
    """Raise UsedHere where one of these homes was made from the start-up file of this token."""
    for name, home in among.items():
        if look(name, home).card.certificate == certificate.hex():
            raise UsedHere(name)


def check_centre(place: str, domain: Domain, among: Mapping[str, Home]) -> None:
    """Raise CentreHere where one of these homes is the centre of the place already."""
    for name, home in among.items():
        card = look(name, home).card
        same = card.place == place and card.practice is (domain is Domain.PRACTICE)
        if same and card.role and Role[card.role].is_centre:
            raise CentreHere(name)


def delete(one: Kept) -> list[str]:
    """Delete a home of practice; with one of the practice township, all of it. Return the names.

    Raises NotPractice, HomeInUse.
    """
    if not one.card.practice:
        raise NotPractice(one.name)
    township = one.home.root.parent.name == paths.PRACTICE
    gone = _beside(one.home) if township else {one.name: one.home}
    for name, home in gone.items():
        if township and not look(name, home).card.practice:
            raise NotPractice(name)
        if in_use(home):
            raise HomeInUse(name)
    if township:
        shutil.rmtree(one.home.root.parent)
    elif (one.home.root / paths.HOMES).exists() or (one.home.root / paths.PRACTICE).exists():
        _delete_around(one.home.root)
    else:
        shutil.rmtree(one.home.root)
    return list(gone)


def in_use(home: Home) -> bool:
    """Whether a desk that is running holds the home."""
    try:
        owner = int(home.lock.read_text(encoding="utf-8", errors="replace").split()[0])
    except (OSError, ValueError, IndexError):
        return False
    if sys.platform == "win32":
        return True  # there a file that is held cannot be deleted, and nobody else can be asked
    try:
        os.kill(owner, 0)
    except (ProcessLookupError, OverflowError):  # nobody has that number, or nobody could
        return False
    except OSError:
        return True
    return True


def _from_register(home: Home) -> Card | None:
    """The card that a register would have; it is only looked at, whatever program wrote it."""
    try:
        with closing(cipher.open_(home.register, how="mode=ro")) as conn:
            return card_of(conn, identity.load(conn))
    except Exception:  # noqa: BLE001  locked, damaged or another program's: it has no card then
        return None


def _used_ms(home: Home) -> int:
    newest = 0
    for path in (home.register, Path(f"{home.register}-wal"), home.card):
        with suppress(OSError):
            newest = max(newest, path.stat().st_mtime_ns // 1_000_000)
    return newest


def _beside(home: Home) -> dict[str, Home]:
    folders = sorted(path for path in home.root.parent.glob("*") if Home(path).register.exists())
    return {f"{paths.PRACTICE}-{path.name}": Home(path) for path in folders}


def _delete_around(root: Path) -> None:
    """Delete what belongs to the home at the top of the folder, and none of those below it."""
    for path in root.iterdir():
        if path.name in (paths.HOMES, paths.PRACTICE):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

"""The people's mediation committees of the county and their mediators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gridapp.practice.county import net, people
from gridapp.practice.county.devices import Authority
from gridapp.practice.county.seed import Seed, share

COMMITTEES, MEDIATORS = 165, 641
_VILLAGE, _COMMUNITY, _TOWN, _TRADE = "1", "2", "3", "6"
_GENERAL = "01"
_TRADES = ("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13")


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """One committee: of a village, of a township, or of a trade of the whole county."""

    number: int
    name: str
    type: str
    trade: str
    area: str

    def mediators(self, seed: Seed) -> list[str]:
        """The names of its mediators."""
        chance = seed.chance("mediators", self.number)
        return [
            people.surname(chance) + people.given_name(chance, chance.choice("12"), 1970)
            for _ in range(share(MEDIATORS, self.number, COMMITTEES))
        ]

    def id(self, authority: Authority) -> bytes:
        """Its record id in the centre's log 0."""
        return authority.name("committee", self.number)[0]

    def mediator_id(self, authority: Authority, index: int) -> bytes:
        """The record id of one of its mediators."""
        return authority.name("mediator", self.number, index)[0]


@cache
def committees() -> tuple[Committee, ...]:
    """One for every village and township, the rest by trade."""
    listed = [one for one in net.centres() if len(one.code) > 6]
    local = [
        Committee(
            number=number,
            name=f"{one.name}人民调解委员会",
            type=_type(one),
            trade=_GENERAL,
            area=one.code,
        )
        for number, one in enumerate(listed)
    ]
    county = net.centres()[0].code
    trades = [
        Committee(
            number=len(listed) + i,
            name=f"行业性专业性第{i + 1}人民调解委员会",
            type=_TRADE,
            trade=_TRADES[i % len(_TRADES)],
            area=county,
        )
        for i in range(COMMITTEES - len(listed))
    ]
    return (*local, *trades)


@cache
def of_place(code: str) -> Committee:
    """The committee of a village or township."""
    (found,) = (one for one in committees() if one.area == code)
    return found


def _type(centre: net.Centre) -> str:
    if len(centre.code) == 9:
        return _TOWN
    return _COMMUNITY if centre.urban else _VILLAGE

"""What stands in a grid beside homes: its enterprises and its spots, and visits to them."""

from __future__ import annotations

import random
from datetime import timedelta

from gridapp.practice.county import people
from gridapp.practice.county.calls import ROUND_DAYS_AGO, ROUND_ENTERPRISES
from gridapp.practice.county.net import GRIDS, Grid
from gridapp.practice.county.pen import Fields, Pen
from gridapp.practice.county.phrases import rows, said, words
from gridapp.practice.county.seed import Seed, millisecond, share

ENTERPRISES, SPOTS = 1_240, 2_600
_NAME_CHARACTERS = "福兴旺安顺和德泰裕丰源盛康宁华新红赤竹丹鑫"


def furnish(grid: Grid, pen: Pen, seed: Seed, round_: bytes) -> None:
    """Write down a grid's enterprises and spots; of the former most were visited in the round."""
    chance = seed.chance("premises", grid.code)
    for place in chance.sample(words("处"), k=share(SPOTS, grid.number, GRIDS)):
        at = millisecond(seed.begun + timedelta(days=chance.randrange(90)), chance.randrange(540))
        pen.write("spot", grid.code, at, {"name": place})
    visited = share(ROUND_ENTERPRISES, grid.number, GRIDS)
    for i in range(visited + share(ENTERPRISES - ROUND_ENTERPRISES, grid.number, GRIDS)):
        enterprise = _enterprise(grid, pen, seed, chance)
        if i < visited:
            day = seed.today - timedelta(days=chance.randrange(ROUND_DAYS_AGO))
            fields: Fields = {
                "enterprise": enterprise,
                "type": "3",
                "result": "1",
                "contact": "face",
                "note": said("看了灭火器和出口，用电用气讲了一遍，{季}要特别当心。", chance),
                "happened_on": str(day),
                "worker": pen.worker,
                "round": round_,
            }
            pen.write("visit", grid.code, millisecond(day, chance.randrange(600)), fields)


def _enterprise(grid: Grid, pen: Pen, seed: Seed, chance: random.Random) -> bytes:
    row = chance.choice(rows("enterprises"))
    name = row["name"].replace("{字}", "".join(chance.choices(_NAME_CHARACTERS, k=2)))
    sex = chance.choice("12")
    fields = {
        "name": name,
        "credit_code": people.credit_number(chance),
        "premises": row["premises"],
        "address": said("{处}", chance),
        "contact": people.surname(chance) + people.given_name(chance, sex, 1978),
        "phone": people.phone(chance),
    }
    at = millisecond(seed.begun + timedelta(days=chance.randrange(1500)), chance.randrange(540))
    return pen.write("enterprise", grid.code, at, fields)

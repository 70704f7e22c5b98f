"""The figures of a whole synthetic county against a plain recount of what `gridapp list` says.

Made in a soak alone, which takes minutes; GRIDAPP_COUNTY names the folder of one made before, as by
`gridapp practice --scale county --out FOLDER`, of which it only reads.
"""

from __future__ import annotations

import os
from collections import defaultdict
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridapp.models.figure import Count, Period
from gridapp.models.tasks import TASKS
from gridapp.practice.county.making import make
from gridapp.practice.county.net import Scale
from gridapp.practice.county.seed import Seed
from gridapp.register import identity
from gridapp.register.database import connect
from gridapp.reports import figures
from gridapp.reports.figures import Figures
from tests import lots
from tests.unit.cli_home import Line
from tests.unit.reports.test_figures_recounted import Plain, recount

pytestmark = pytest.mark.skipif(not lots.is_soak(), reason="a county takes minutes to make")
TODAY = date(2026, 11, 23)
PERIOD = Period("2026-01-01", TODAY.isoformat())
_MOST = "2000000"
_NUMBERS = ("reported", "finished", "closed", "under_way", "owed")
_SHARES = (
    ("on_the_spot", "reported"),
    ("declined", "assigned"),
    ("redone", "done"),
    ("content", "said"),
    ("reached", "tried"),
)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The county centre's home."""
    if kept := os.environ.get("GRIDAPP_COUNTY"):
        return Path(kept) / "centre"
    folder = tmp_path_factory.mktemp("county") / "made"
    return make(folder, scale=Scale.COUNTY, seed=Seed(number=1, today=TODAY)).home.root


def test_every_figure_of_a_county_is_that_of_a_plain_recount(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the county, of each township and of each task, to the last digit."""
    line = Line(home=home, capsys=capsys, monkeypatch=monkeypatch)
    matters = _matters(line)
    beside = {kind: _listed(line, kind) for kind in ("activity", "help_plan", "project", "measure")}
    with closing(connect(home / "register.db")) as conn:
        county = identity.load(conn).place
        towns = sorted({place[:9] for place, _ in matters})
        assert len(towns) == 17
        for place in (county, *towns):
            here = [one for where, one in matters if where.startswith(place)]
            counted = figures.count(conn, place, PERIOD)
            for code in TASKS:
                _same(counted, code, [one for one in here if one.task == code])
            _same_beside(counted, place, beside)


def _listed(line: Line, kind: str) -> Rows:
    return list(line.json("list", kind, "--limit", _MOST)["rows"])


def _matters(line: Line) -> list[tuple[str, Plain]]:
    """Every matter with its place, from lists alone."""
    steps: dict[str, Rows] = defaultdict(list)
    for step in sorted(_listed(line, "step"), key=lambda row: row["id"]):
        if step["done_on"] <= PERIOD.last:
            plain = {name: step.get(name) or "" for name in ("action", "done_on", "reporter")}
            steps[step["matter"]].append(plain | {"satisfaction": step.get("satisfaction")})
    tellers: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in _listed(line, "reporter"):
        if (one.get("heard_on") or "") <= PERIOD.last:
            tellers[one["matter"]].append((one["id"], one["reporter_kind"]))
    return [
        (
            one["place"],
            Plain(
                task=one["task"],
                heard_on=one["heard_on"],
                judged_by="",
                known={
                    id_ for id_, kind in tellers[one["id"]] if kind in ("named", "confidential")
                },
                unnamed=any(kind == "anonymous" for _, kind in tellers[one["id"]]),
                steps=steps[one["id"]],
            ),
        )
        for one in _listed(line, "matter")
        if one["heard_on"] <= PERIOD.last
    ]


def _same(counted: Figures, code: str, found: list[Plain]) -> None:
    expected, said = recount(found, PERIOD), counted.tasks[code]
    for name in _NUMBERS:
        if name in said:
            assert said[name] == Count(expected[name]), (code, name)
    for name, of in _SHARES:
        if name in said:
            assert said[name] == Count(expected[name], expected[of]), (code, name)


def _same_beside(counted: Figures, place: str, beside: dict[str, Rows]) -> None:
    """Activities, help, projects: counted as their own rows say."""
    rows = {
        kind: [row for row in listed if row["place"].startswith(place)]
        for kind, listed in beside.items()
    }
    for code in TASKS:
        if "activities" in counted.tasks[code]:
            mine = [
                row
                for row in rows["activity"]
                if row["task"] == code and PERIOD.holds(row["happened_on"])
            ]
            assert counted.tasks[code]["activities"] == Count(len(mine)), code
            people = sum(int(row.get("people") or 0) for row in mine)
            assert counted.tasks[code]["people"] == Count(people), code
    plans = rows["help_plan"]
    help_ = counted.tasks["help"]
    assert help_["helped"] == Count(sum(not row.get("ended_on") for row in plans))
    assert help_["help_begun"] == Count(sum(PERIOD.holds(row["begun_on"]) for row in plans))
    done = sum(PERIOD.holds(row.get("done_on") or "") for row in rows["measure"])
    assert help_["measures"] == Count(done)
    going = sum(not row.get("ended_on") for row in rows["project"])
    assert counted.tasks["prosperity"]["projects"] == Count(going)

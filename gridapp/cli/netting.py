"""One net: the figures of every place of a tier below this one: net."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gridapp.cli import figuring
from gridapp.cli.job import Commands, Job, Refused
from gridapp.cli.records import check_place
from gridapp.reports import net, net_words
from gridapp.reports.net import MEASURES, SILENT, TIERS, Cell, Net, Tile
from gridapp.reports.write_ledger import check_place as check_inside
from gridapp.reports.write_ledger import place_name
from gridapp.words import marks, say

_MOST_DEVICES = 3


def add(commands: Commands, language: str) -> None:
    """The command `net`."""
    counts = commands.add_parser("net", help=say("help_net", language))
    counts.add_argument("--place", default="", metavar="C")
    tiers = [name for name in TIERS if name != "county"]
    counts.add_argument("--tier", choices=tiers, default="", help=say("help_tier", language))
    counts.add_argument(
        "--measure",
        action="append",
        choices=MEASURES,
        metavar="M",
        help=say("help_measure", language),
    )
    figuring.add_period(counts)
    counts.set_defaults(run=run)


def run(job: Job) -> int:
    """Count a place tile by tile, in the order of their codes."""
    period = figuring.period(job)
    wanted = job.args.measure or MEASURES
    with job.look() as (conn, me):
        place = check_place(job.args.place) or me.place
        check_inside(me, place)
        tier = _tier(job, place)
        found = net.net(conn, me, place, period, wanted, now_ms=job.now_ms)
        name = place_name(conn, place)
    tiles = found.tiles(place, tier)
    cells = {one: found.cells(one, tier) for one in wanted}
    words = net_words.tier(tier, job.language)
    dates = {"first": period.first, "last": period.last}
    head = job.say("net_head", place=name, tiles=len(tiles), tier=words, **dates)
    job.answer(
        {"place": place, "tier": tier, **dates}
        | {"tiles": [_plain(found, tile, cells) for tile in tiles]}
        | {"above": {one: _number(one, found.above(one, place, tier)) for one in wanted}}
        | {"total": {one: _number(one, found.total(one, place)) for one in wanted}}
        | {"own_file": found.own_file, "unwritten": found.unwritten},
        [head, *_lines(job, found, tiles, cells), *_feet(job, found, place, tier, cells)],
    )
    return 0


def _tier(job: Job, place: str) -> int:
    """The tier asked for; else grids, and units where these are all there is."""
    deeper = net.deeper(place) or (len(place),)
    if not job.args.tier:
        return TIERS["grid"] if TIERS["grid"] in deeper else deeper[0]
    tier = TIERS[job.args.tier]
    if tier not in deeper:
        names = [name for name, digits in TIERS.items() if digits in deeper]
        raise Refused("net_no_tier", place=place, tiers=marks.listed(names, job.language))
    return tier


def _number(measure: str, one: Cell) -> Any:
    """Numbers as they are; shares with what they are a share of, silence with its days."""
    if one.of is None:
        return one.number
    days = {"days": one.days, "never": one.never} if measure == SILENT else {}
    return {"number": one.number, "of": one.of, **days}


def _plain(found: Net, tile: Tile, cells: dict[str, dict[str, Cell]]) -> dict[str, Any]:
    devices = [
        {"tag": one.tag, "place": one.place, "file": one.number, "days": one.days}
        for one in found.devices_at(tile.code)
    ]
    numbers = {
        measure: _number(measure, of_tiles.get(tile.code, net.none_of(measure)))
        for measure, of_tiles in cells.items()
    }
    return {"code": tile.code, "name": tile.name, **numbers, "devices": devices}


def _lines(
    job: Job, found: Net, tiles: list[Tile], cells: dict[str, dict[str, Cell]]
) -> Iterator[str]:
    for tile in tiles:
        of_tile = {one: cells[one].get(tile.code, net.none_of(one)) for one in cells}
        devices = found.devices_at(tile.code)[:_MOST_DEVICES]
        said = [
            *_said(job, of_tile),
            *(net_words.up_to(one, job.language) for one in devices),
        ]
        name = f"{tile.code} {tile.name}"
        yield marks.named(name, marks.clauses(said, job.language), job.language)


def _said(job: Job, of_tile: dict[str, Cell]) -> list[str]:
    return [net_words.named(code, one, job.language) for code, one in of_tile.items()]


def _feet(
    job: Job, found: Net, place: str, tier: int, cells: dict[str, dict[str, Cell]]
) -> Iterator[str]:
    """What stands at no tile, all of it together, and up to where this device has written."""
    above = {one: cell for one in cells if (cell := found.above(one, place, tier))}
    if above:
        name = job.say("net_above", tier=net_words.tier(tier, job.language))
        yield marks.named(name, marks.clauses(_said(job, above), job.language), job.language)
    total = {one: found.total(one, place) for one in cells}
    said = marks.clauses(_said(job, total), job.language)
    yield marks.named(job.say("net_together"), said, job.language)
    own = [job.say("net_up_to_own", n=found.own_file)] if found.own_file else []
    own += [job.say("net_unwritten", n=found.unwritten)] if found.unwritten else []
    if own:
        yield marks.clauses(own, job.language)

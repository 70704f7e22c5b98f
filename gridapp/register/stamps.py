"""Stamps: for each cell of a record that anybody filled, the change that it shows.

A record's stamps lie in one blob beside its values, and name only the cells that are filled.
"""

from __future__ import annotations

import msgspec

Stamp = tuple[int, int, int]
"""(at, stream, n): the clock, the local number of the stream, the number in it."""

NO_STAMP: Stamp = (0, 0, 0)

encode = msgspec.msgpack.Encoder().encode
"""The blob, from column to stamp."""

decode = msgspec.msgpack.Decoder(dict[int, Stamp]).decode
"""Column to stamp, from the blob."""


def stamp(blob: bytes, column: int = 0) -> Stamp:
    """The stamp of one cell, by default of the record's birth; zeros where the cell is empty."""
    return decode(blob).get(column, NO_STAMP)

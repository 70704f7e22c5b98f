"""Pictures from outside: judged by their content, made anew small and without what a camera adds.

Where a photo was taken, when and by which telephone stands in its metadata; none of it is kept but
the day, which goes along until the picture is attached, and then into its record.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from gridapp.models.checks import is_date

MAX_PIXELS: Final = 12 * 1024 * 1024
"""Read from the header, before anything is decoded: 4096 by 3072, as cameras count twelve."""
MAX_TAKEN: Final = 64 * 1024 * 1024
"""Of a JPEG of one's own: it is decoded no larger than it is wanted, at little more cost."""
MAX_SOURCE: Final = 32 * 1024 * 1024
MAX_SIZE: Final = 2 * 1024 * 1024
"""Bytes of a picture that travels; one that we make has far fewer."""
LONGEST_SIDE: Final = 1600
_WANTED: Final = 300 * 1024
_QUALITIES: Final = (80, 70, 60)
_FORMATS: Final = ("JPEG", "PNG")
_MAGICS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_HEIC: Final = (b"heic", b"heix", b"hevc", b"heif", b"mif1", b"msf1", b"avif")
"""What stands in the fifth to twelfth byte of what newer telephones take."""
_EXIF, _TAKEN, _WRITTEN = 0x8769, 0x9003, 0x0132
"""Where a camera says when it took a picture, and when it wrote it."""
_DAY: Final = len("2026-11-28")
_COMMENT: Final = b"\xff\xd8\xff\xfe" + (2 + _DAY).to_bytes(2, "big")
"""How a JPEG begins whose first segment is a comment as long as a day."""
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error, zlib.error)
"""What Pillow raises for bytes that are no sound picture."""


class NotAPicture(Exception):
    """No picture that can be taken. `reason` is kind, heic, broken, pixels or bytes."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.reason, self.name = reason, name


def from_file(path: Path) -> bytes:
    """The picture in this file, made small. Raises NotAPicture, which names the file; OSError."""
    try:
        if path.stat().st_size > MAX_SOURCE:
            raise NotAPicture("bytes")
        return made_small(path.read_bytes())
    except NotAPicture as why:
        raise NotAPicture(why.reason, path.name) from why


def made_small(
    data: bytes,
    *,
    longest: int = LONGEST_SIDE,
    wanted: int = _WANTED,
    most: int | None = None,
) -> bytes:
    """The picture as a JPEG, upright, its `longest` side so many pixels. Raises NotAPicture.

    It takes about the `wanted` bytes; one of more than `most` pixels is refused, or else of more
    than telephones take.
    """
    if len(data) > MAX_SOURCE:
        raise NotAPicture("bytes")
    image = opened(data, most)
    day = _day(image)
    try:
        image.draft("RGB", (longest, longest))
        image.thumbnail((longest, longest))
        made = as_jpeg(ImageOps.exif_transpose(image), wanted)
    except _FAULTS as why:
        raise NotAPicture("broken") from why
    return _dated(made, day)


def as_jpeg(image: Image.Image, wanted: int) -> bytes:
    """The picture on white as a JPEG of about so many bytes: with nothing but its pixels."""
    whole = image.convert("RGBA")
    plain = Image.new("RGB", whole.size, "white")
    plain.paste(whole, mask=whole.getchannel("A"))
    for quality in _QUALITIES:
        made = io.BytesIO()
        plain.save(made, "JPEG", quality=quality, optimize=True)
        if made.tell() <= wanted:
            break
    return made.getvalue()


def decoded(data: bytes, mode: str, least: int, most: int) -> Image.Image:
    """The picture as its camera took it, in this mode, at `least` so large. Raises NotAPicture."""
    image = opened(data, most)
    try:
        image.draft(mode, (least, least))
        return image.convert(mode)
    except _FAULTS as why:
        raise NotAPicture("broken") from why


def parted(data: bytes) -> tuple[bytes, str]:
    """A picture that was made small, without the day it was taken on; and that day, if known."""
    if data[: len(_COMMENT)] != _COMMENT:
        return data, ""
    end = len(_COMMENT) + _DAY
    day = data[len(_COMMENT) : end].decode("ascii", "replace")
    return data[:2] + data[end:], day if is_date(day) else ""


def _dated(data: bytes, day: str) -> bytes:
    """The picture with a day in front of all else, as a comment."""
    return _COMMENT + day.encode("ascii") + data[2:] if day else data


def _day(image: Image.Image) -> str:
    """The day that the camera wrote; empty where there is none that can be meant."""
    try:
        exif = image.getexif()
        said = exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_WRITTEN) or ""
    except _FAULTS:
        return ""
    day = str(said)[:_DAY].replace(":", "-")
    return day if day.isascii() and is_date(day) else ""


def preview(data: bytes, side: int) -> bytes:
    """The picture as a small JPEG, to choose by. Raises NotAPicture."""
    image = opened(data)
    try:
        image.draft("RGB", (side, side))
        image.thumbnail((side, side))
        made = io.BytesIO()
        ImageOps.exif_transpose(image).convert("RGB").save(made, "JPEG", quality=80)
    except _FAULTS as why:
        raise NotAPicture("broken") from why
    return made.getvalue()


def check(data: bytes) -> None:
    """What came in a file is a picture as we make them. Raises NotAPicture.

    It is not made anew here: then its digest would no longer be the one that its record names.
    """
    if len(data) > MAX_SIZE:
        raise NotAPicture("bytes")
    image = opened(data, MAX_PIXELS)
    try:
        image.load()
    except _FAULTS as why:
        raise NotAPicture("broken") from why


def opened(data: bytes, most: int | None = None) -> Image.Image:
    """The picture, its header read and nothing decoded. Raises NotAPicture.

    It has at most so many pixels; unsaid, a JPEG `MAX_TAKEN` and another, which is decoded whole,
    `MAX_PIXELS`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as why:
        raise NotAPicture("pixels") from why
    except UnidentifiedImageError as why:
        raise NotAPicture(_unread(data)) from why
    except _FAULTS as why:
        raise NotAPicture("broken") from why
    if most is None:
        most = MAX_PIXELS if image.format == "PNG" else MAX_TAKEN
    if image.width * image.height > most:
        raise NotAPicture("pixels")
    return image


def _unread(data: bytes) -> str:
    """Why what is no picture that we know is none."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return "heic"
    return "broken" if data.startswith(_MAGICS) else "kind"

"""Marks of printed pages as QR codes: drawn for paper, and found again on pictures of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, Final

from PIL import Image, ImageOps

from gridapp.models import page_mark
from gridapp.models.page_mark import Mark

_LEVEL: Final = "H"
"""A third of the code may be lost: by a thumb, a fold, a red seal across it."""
_BORDER: Final = 4
"""Dots of white around a code that its makers ask for; paper has them already."""
_ENLARGED: Final = 1600
"""Pictures that are smaller are read once more enlarged."""

_one_at_a_time = threading.Lock()


def drawn(mark: str) -> list[str]:
    """The code of a mark, line by line: # is dark. Without the white around it."""
    codec = _codec()
    code = codec.create_barcode(mark, codec.BarcodeFormat.QRCode, ec_level=_LEVEL)
    made = memoryview(code.to_image(scale=1))
    size = made.shape[0] if made.shape else 0
    rows = made.tobytes()
    inner = range(_BORDER, size - _BORDER)
    return ["".join(" " if rows[y * size + x] else "#" for x in inner) for y in inner]


def picture(mark: str, dots: int) -> Image.Image:
    """The code as a picture, each of its squares so many dots wide, with white around it."""
    lines = drawn(mark)
    size = len(lines) + 2 * _BORDER
    plain = Image.new("L", (size, size), 255)
    for y, line in enumerate(lines, _BORDER):
        for x, dark in enumerate(line, _BORDER):
            if dark == "#":
                plain.putpixel((x, y), 0)
    return plain.resize((size * dots, size * dots), Image.Resampling.NEAREST)


def found(image: Image.Image) -> tuple[Mark, ...]:
    """Our marks on a picture, each once; other codes are none of our business."""
    grey = image.convert("L")
    for tried in _tries(grey):
        said = [page_mark.read(text) for text in _texts(tried)]
        marks = tuple(dict.fromkeys(one for one in said if one is not None))
        if marks:
            return marks
    return ()


def _tries(grey: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, then what helps where light or sharpness were poor."""
    yield grey
    yield ImageOps.autocontrast(grey, cutoff=2)
    across, down = grey.size
    if max(across, down) > _ENLARGED:
        yield grey.resize((across // 2, down // 2), Image.Resampling.BOX)
    else:
        yield grey.resize((across * 2, down * 2), Image.Resampling.BICUBIC)


def _texts(grey: Image.Image) -> list[str]:
    codec = _codec()
    with _one_at_a_time:
        codes = codec.read_barcodes(grey, formats=codec.BarcodeFormat.QRCode, try_invert=False)
    return [code.text for code in codes]


def _codec() -> Any:
    """What draws and reads codes, loaded when first wanted; its types know no buffers."""
    import zxingcpp

    return zxingcpp

"""Printed pages as telephones and copiers give them back: turned, dark, blurred, at an angle."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

TABLE = 96
"""How light the table is on which a page lies."""


def rendered(pdf: Path, *, dots: int = 150) -> list[Image.Image]:
    """The pages of a PDF as a copier scans them, so many dots to the inch."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return pages


def turned(page: Image.Image, degrees: float) -> Image.Image:
    """The page lying askew."""
    return page.rotate(
        degrees, expand=True, fillcolor=(TABLE,) * 3, resample=Image.Resampling.BICUBIC
    )


def at_an_angle(page: Image.Image) -> Image.Image:
    """The page as seen by somebody who stands at its lower left corner, a shadow across it."""
    across, down = page.size
    corners = [(0.14, 0.1), (0.03, 0.97), (0.98, 0.86), (0.86, 0.03)]
    ends = [(0, 0), (0, down), (across, down), (across, 0)]
    seen = [(x * across, y * down) for x, y in corners]
    photo = page.transform(
        page.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(seen, ends),
        Image.Resampling.BICUBIC,
        fillcolor=(TABLE,) * 3,
    )
    shadow = Image.new("L", page.size, 255)
    ImageDraw.Draw(shadow).polygon(
        [(across // 2, 0), (across, down // 3), (across, down), (across // 3, down)], fill=120
    )
    black = Image.new("RGB", page.size)
    return Image.composite(photo, black, shadow.filter(ImageFilter.GaussianBlur(40)))


def _coefficients(
    seen: list[tuple[float, float]], ends: list[tuple[int, int]]
) -> tuple[float, ...]:
    """What leads from a point of the photo to one of the page: eight equations, solved."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(seen, ends, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [
                    mine - factor * its for mine, its in zip(rows[other], rows[at], strict=True)
                ]
    return tuple(row[8] for row in rows)


def blurred(page: Image.Image, radius: float) -> Image.Image:
    """The page out of focus."""
    return page.filter(ImageFilter.GaussianBlur(radius))


def dark(page: Image.Image) -> Image.Image:
    """The page by a weak lamp, in grey."""
    return page.convert("L").point(lambda light: 20 + light // 5)


def as_wechat_sends(page: Image.Image) -> Image.Image:
    """The page as small as messengers make it."""
    small = page.copy()
    small.thumbnail((1080, 1440))
    return small


def jpeg(page: Image.Image, quality: int = 60) -> bytes:
    """The page as a file."""
    made = io.BytesIO()
    page.save(made, "JPEG", quality=quality)
    return made.getvalue()

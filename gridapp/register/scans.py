"""Photographed and scanned pages: every picture of a file, made small, and the marks found on it.

A picture, or each page of a PDF. Files come from telephones and copiers of any make: whatever is in
them is judged by its header and its size before it is decoded.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PIL import Image

from gridapp.models.page_mark import Mark
from gridapp.register import pictures
from gridapp.register.pictures import MAX_SOURCE, NotAPicture

LONGEST_SIDE: Final = 2000
"""Pixels of a page's longer side: 170 to the inch on A4, where small print is still read."""
WANTED: Final = 450 * 1024
MAX_PIXELS: Final = 40 * 1024 * 1024
"""A4 scanned at 600 dots to the inch has 35 million."""
MAX_PDF: Final = 128 * 1024 * 1024
MOST_PAGES: Final = 300
"""Of one PDF."""
MOST_FILES: Final = 2000
SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".png", ".pdf", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".webp"}
)
"""What is taken of a folder; such as we cannot read is named with the reason."""

_READ_AT: Final = 3000
"""Pixels of the longer side at which marks are looked for."""
_PDF: Final = b"%PDF-"
_DEPTH: Final = 6
_one_at_a_time = threading.Lock()
"""pdfium is one for the whole process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One picture of a page.

    Attributes:
        name: of its file.
        number: its page in a PDF, from 1; 0 for a picture.
        data: the picture, made small; empty with a problem.
        problem: why there is none: a reason of NotAPicture, or "unreadable".
    """

    name: str
    number: int = 0
    data: bytes = b""
    marks: tuple[Mark, ...] = ()
    problem: str = ""

    @property
    def key(self) -> str:
        """The digest under which it is attached, in hex; where it cannot be read, its file."""
        if not self.data:
            return f"{self.name} {self.number}"
        return hashlib.sha256(pictures.parted(self.data)[0]).hexdigest()


def files_of(paths: Sequence[Path]) -> tuple[list[Path], int]:
    """These files, and those in these folders and below that may be pictures or PDFs.

    No more than MOST_FILES; how many there are beyond.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(path.rglob("*"))
        found += [
            each
            for each in inside
            if each.suffix.lower() in SUFFIXES and not each.name.startswith(".") and each.is_file()
        ]
    files = list(dict.fromkeys(found))
    return files[:MOST_FILES], len(files[MOST_FILES:])


def leaves(path: Path) -> Iterator[Leaf]:
    """The pictures in a file; what cannot be read is a leaf that says why."""
    try:
        if path.stat().st_size > MAX_PDF:
            raise NotAPicture("bytes")
        data = path.read_bytes()
        if data.startswith(_PDF):
            yield from _of_pdf(path.name, data)
        else:
            yield _of_picture(path.name, data)
    except NotAPicture as why:
        yield Leaf(name=path.name, problem=why.reason)
    except OSError:
        yield Leaf(name=path.name, problem="unreadable")


def _of_picture(name: str, data: bytes) -> Leaf:
    # Only when wanted: what decodes pictures takes a while to load.
    from gridapp.register import page_marks

    if len(data) > MAX_SOURCE:
        raise NotAPicture("bytes")
    marks = page_marks.found(pictures.decoded(data, "L", _READ_AT, MAX_PIXELS))
    made = pictures.made_small(data, longest=LONGEST_SIDE, wanted=WANTED, most=MAX_PIXELS)
    return Leaf(name=name, data=made, marks=marks)


def _of_pdf(name: str, data: bytes) -> Iterator[Leaf]:
    pdfium = _pdfium()
    with _one_at_a_time:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as why:
            raise NotAPicture("secret" if "assword" in str(why) else "broken") from why
        total = len(document)
    try:
        if total > MOST_PAGES:
            raise NotAPicture("pages")
        for number in range(total):
            yield _of_page(name, document, number)
    finally:
        with _one_at_a_time:
            document.close()


def _of_page(name: str, document: Any, number: int) -> Leaf:
    from gridapp.register import page_marks

    try:
        image = _rendered(document, number)
    except NotAPicture as why:
        return Leaf(name=name, number=number + 1, problem=why.reason)
    marks = page_marks.found(image)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return Leaf(name=name, number=number + 1, data=pictures.as_jpeg(image, WANTED), marks=marks)


def _rendered(document: Any, number: int) -> Image.Image:
    """A page as it is seen. Raises NotAPicture, before a picture in it is decoded that is huge."""
    pdfium = _pdfium()
    with _one_at_a_time:
        try:
            page = document[number]
            pictures = page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
            for one in pictures:
                across, down = one.get_px_size()
                if across * down > MAX_PIXELS:
                    raise NotAPicture("pixels")
            scale = _READ_AT / max(*page.get_size(), 1)
            image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        except (pdfium.PdfiumError, ValueError, MemoryError) as why:
            raise NotAPicture("broken") from why
    return image


def _pdfium() -> Any:
    """What reads PDFs, loaded when first wanted."""
    import pypdfium2
    import pypdfium2.raw

    return pypdfium2

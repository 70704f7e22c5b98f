"""Makes the program's own font from Noto Sans CJK SC: the characters people here write.

Needs fonttools (`pip install fonttools`) and the two upstream collections, for example from
Debian's package fonts-noto-cjk (NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, version 2.004):

    python scripts/make_font.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

What is kept: ASCII and Latin with the marks of pinyin, GB 2312, the 8,105 characters of
通用规范汉字表 (scripts/general_characters.txt, in its own order), the common traditional forms
(level 1 of Big5: they stand on older identity cards), full-width forms, punctuation and marks.

What is left out on purpose: U+2E80-2FDF. A PDF made with a font that holds the Kangxi radicals
yields ⽹ (U+2F79) where 网 was written, and nobody finds 网格 in it any more.

The result is renamed, as the SIL Open Font License asks of changed fonts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parent.parent
FAMILY = "Jiulian Sans"
FACE = "Noto Sans CJK SC"
VERSION = "1.0"

MARKS = (
    "✓●○◎◉→←↑↓↖↗↘↙⇒·…—–‑―“”‘’‰′″※★☆■□▲△▶▼▽◀◆◇♥⚠☎"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㊀㊁㊂㊣〇々"
    "℃℉㎎㎏㎜㎝㎞㎡㏄¥€£×÷±−≤≥≠≈°§¶µ•−√⊕"
)
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin, with the tone marks of pinyin
    (0x01CD, 0x01DC),  # ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ
    (0x2000, 0x2015),  # spaces and dashes
    (0x2150, 0x217F),  # Roman numbers
    (0x2460, 0x249B),  # numbers in circles, in brackets, with a full stop
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3220, 0x3229),  # numbers in brackets
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE6),
)
NEVER = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))


def _decoded(encoding: str, leads: range, trails: range) -> Iterator[int]:
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(encoding, errors="ignore")
            if len(text) == 1:
                yield ord(text)


def wanted() -> set[int]:
    """Every code point the font is to hold, where its source has it."""
    listed = (ROOT / "scripts" / "general_characters.txt").read_text(encoding="utf-8")
    points = {ord(character) for character in listed.replace("\n", "") + MARKS}
    points.update(_decoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
    points.update(_decoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF)))
    for first, last in RANGES:
        points.update(range(first, last + 1))
    return {point for point in points if not any(point in block for block in NEVER)}


def _face_number(collection: Path) -> int:
    with TTCollection(collection) as fonts:
        for number, font in enumerate(fonts.fonts):
            if font["name"].getDebugName(4) in (FACE, f"{FACE} Bold"):
                return number
    raise SystemExit(f"{collection.name} does not hold {FACE}")


def _rename(font: TTFont, style: str) -> None:
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    new = {
        1: FAMILY,
        2: style,
        3: f"{VERSION};{postscript}",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        5: f"Version {VERSION}, from Noto Sans CJK SC 2.004",
        6: postscript,
    }
    table = font["name"]
    kept = {number: table.getDebugName(number) for number in (0, 13, 14)}
    table.names = []
    for number, text in sorted((kept | new).items()):
        table.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = new[4], FAMILY


def _narrow_middle_dot(font: TTFont, collection: Path) -> None:
    """Take · from the Japanese face: as wide as a comma, not as wide as 中.

    All faces of the collection share one set of outlines.
    """
    with TTCollection(collection) as fonts:
        dot = fonts.fonts[0].getBestCmap()[0x00B7]
    for table in font["cmap"].tables:
        if 0x00B7 in table.cmap:
            table.cmap[0x00B7] = dot


def make(collection: Path, style: str, out: Path) -> None:
    """Write one weight of our font to `out`."""
    options = subset.Options()
    options.font_number = _face_number(collection)
    options.hinting = False
    options.layout_features = ["kern"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx"]
    font = subset.load_font(str(collection), options)
    _narrow_middle_dot(font, collection)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=wanted())
    maker.subset(font)
    _rename(font, style)
    subset.save_font(font, str(out), options)


def main() -> int:
    """Make both weights beside each other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("regular", type=Path)
    parser.add_argument("bold", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "fonts")
    given = parser.parse_args()
    make(given.regular, "Regular", given.to / "JiulianSans-Regular.otf")
    make(given.bold, "Bold", given.to / "JiulianSans-Bold.otf")
    return 0


if __name__ == "__main__":
    sys.exit(main())

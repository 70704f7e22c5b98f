"""Pictures attached to records: small, without what the camera adds, and out again."""

from __future__ import annotations

import io
import os
import stat
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image

from gridapp.register import pictures
from tests.unit.cli_home import Line


def photo(size: tuple[int, int] = (2000, 1500), format_: str = "JPEG") -> bytes:
    """A picture as a telephone makes it: upside down on paper, with a place in its metadata."""
    small = Image.frombytes("RGB", (40, 30), bytes(i * 7 % 256 for i in range(3600)))
    image = small.resize(size)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SECRETPHONE"
    made = io.BytesIO()
    image.save(made, format_, exif=exif)
    return made.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def stored(line: Line) -> list[Path]:
    return sorted(line.home.joinpath("attachments").glob("*/*"))


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_photo_is_kept_small_upright_and_without_metadata(
    line: Line, tmp_path: Path, format_: str
) -> None:
    matter = line.matter()
    file = put(tmp_path, "灯.dat", photo(format_=format_))

    made = line.json("attach", matter, file, "--kind", "before", "--note", "修之前")

    (path,) = stored(line)
    data = path.read_bytes()
    assert path.parent.name == path.name[:2]
    with Image.open(path) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 1600))
        assert not image.getexif()
    assert b"SECRETPHONE" not in data
    assert len(data) <= 300 * 1024
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (shown,) = line.json("show", matter)["attachments"]
    assert shown == {
        "id": made["ids"][0],
        "kind": "1",
        "size": len(data),
        "note": "修之前",
        "here": True,
    }


def test_taking_one_out_is_noted_and_overwrites_nothing(line: Line, tmp_path: Path) -> None:
    matter = line.matter()
    (id_,) = line.json("attach", matter, put(tmp_path, "a.jpg", photo()))["ids"]
    out = tmp_path / "out.jpg"

    line.json("attach", "get", id_, "--out", out)

    assert out.read_bytes() == stored(line)[0].read_bytes()
    act = line.json("audit", "--record", matter)["acts"][-1]
    assert (act["act"], act["record"]) == ("take_out", matter)
    again = line("attach", "get", id_, "--out", out)
    assert (again.code, "已经存在" in again.err) == (1, True)


def test_the_same_picture_twice_is_one_attachment(line: Line, tmp_path: Path) -> None:
    matter, file = line.matter(), put(tmp_path, "a.jpg", photo())

    first = line.json("attach", matter, file)
    second = line.json("attach", matter, file, file)

    assert set(second["ids"]) == set(first["ids"])
    assert len(stored(line)) == len(line.json("show", matter)["attachments"]) == 1


def a_header_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and has no pixels."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    chunk = b"\0\0\0\r" + head + zlib.crc32(head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\x08IDAT" + bytes(12)


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (b"just some text", "不是 JPEG 或 PNG", "no JPEG or PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "不是 JPEG 或 PNG", "no JPEG or PNG"),
        (b"", "不是 JPEG 或 PNG", "no JPEG or PNG"),
        (b"\xff\xd8\xff\xe0", "不完整", "cut off"),
        (photo()[:2000], "不完整", "cut off"),
        (photo(format_="PNG")[:9000], "不完整", "cut off"),
        (a_header_of(50_000, 50_000), "1200 万像素", "12 million"),
        (a_header_of(4097, 3072), "1200 万像素", "12 million"),
    ],
    ids=["text", "pdf", "empty", "jpeg begun", "jpeg cut", "png cut", "bomb", "too many pixels"],
)
def test_what_is_no_picture_is_refused_and_nothing_is_written(
    line: Line, tmp_path: Path, data: bytes, zh: str, en: str
) -> None:
    matter = line.matter()
    good, bad = put(tmp_path, "good.jpg", photo((80, 60))), put(tmp_path, "bad.jpg", data)
    before = line.json("digest")

    for language, word in (("zh", zh), ("en", en)):
        answer = line("attach", matter, good, bad, language=language)
        assert answer.code == 1
        assert word in answer.err
        assert "bad.jpg" in answer.err

    assert line.json("digest") == before
    assert stored(line) == []


def test_what_cannot_be_saved_leaves_no_file(line: Line, tmp_path: Path) -> None:
    file = put(tmp_path, "a.jpg", photo())

    assert line("attach", "0" * 32, file).code == 1
    too_long = line("attach", line.matter(), file, "--note", "长" * 60_000)

    assert too_long.code == 1
    assert stored(line) == []


def test_a_file_too_large_is_not_even_read(line: Line, tmp_path: Path) -> None:
    huge = put(tmp_path, "huge.jpg", b"")
    os.truncate(huge, pictures.MAX_SOURCE + 1)

    answer = line("attach", line.matter(), huge)

    assert (answer.code, "32 MB" in answer.err) == (1, True)


def test_twelve_megapixels_as_cameras_count_them_will_do() -> None:
    image = Image.new("L", (4096, 3072))
    made = io.BytesIO()
    image.save(made, "PNG")

    with Image.open(io.BytesIO(pictures.made_small(made.getvalue()))) as small:
        assert small.size == (1600, 1200)
    pictures.check(pictures.made_small(made.getvalue()))


def test_a_photo_of_a_telephone_with_many_pixels_is_taken_in_and_travels_small() -> None:
    made = io.BytesIO()
    Image.new("L", (9248, 6936)).save(made, "JPEG")  # as cameras count 64
    taken = made.getvalue()

    with Image.open(io.BytesIO(pictures.preview(taken, 320))) as small:
        assert small.size == (320, 240)
    small_one = pictures.made_small(taken)
    with Image.open(io.BytesIO(small_one)) as small:
        assert small.size == (1600, 1200)
    pictures.check(small_one)


def test_what_came_in_a_file_is_decoded_only_where_it_is_no_larger_than_we_make_them() -> None:
    made = io.BytesIO()
    Image.new("L", (4160, 3120)).save(made, "JPEG")  # as cameras count 13

    with pytest.raises(pictures.NotAPicture, match="pixels"):
        pictures.check(made.getvalue())


def test_it_is_said_how_one_is_taken_out(line: Line) -> None:
    for words in (["get", "0" * 32], ["0" * 32, "a.jpg", "--out", "b.jpg"]):
        answer = line("attach", *words)
        assert (answer.code, "attach get" in answer.err) == (1, True)
    away = line("attach", "get", "0" * 32, "--out", "nowhere.jpg")
    assert away.code == 1

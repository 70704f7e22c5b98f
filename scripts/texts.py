"""Keeps resources/i18n in step with the words in gridapp/ui.

Without an option: collects the words into every .ts file there and compiles them.
"""

import argparse
import filecmp
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
I18N = ROOT / "resources" / "i18n"
UI = ROOT / "gridapp" / "ui"


def run_tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools, which lie beside the interpreter."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        sys.exit(f"{name} is not installed beside {sys.executable}")
    subprocess.run([found, *map(str, arguments)], check=True)


def collect(ts: Path, into: Path) -> None:
    """Write to `into` what `ts` holds, with the words of today's source."""
    if into != ts:
        shutil.copyfile(ts, into)
    root = ElementTree.parse(ts).getroot()
    own_language = root.get("language") == root.get("sourcelanguage")
    # The language of the source needs no translation but of its counts (1 visit, 2 visits).
    only = ["-pluralonly"] if own_language else []
    options = ["-silent", "-no-obsolete", "-locations", "none", *only]
    run_tool("pyside6-lupdate", *options, *sorted(UI.rglob("*.py")), "-ts", into)


def compile_(ts: Path) -> None:
    """Put the .qm beside `ts` in one go: a window that reads the old one goes on reading it."""
    with tempfile.TemporaryDirectory(dir=ts.parent) as folder:
        made = Path(folder) / "made.qm"
        run_tool("pyside6-lrelease", "-silent", ts, "-qm", made)
        made.replace(ts.with_suffix(".qm"))


def is_of_qt(ts: Path) -> bool:
    """Whether this file holds words of Qt that its own translation leaves out."""
    return ElementTree.parse(ts).getroot().get("sourcelanguage") == "en"


def untranslated(ts: Path) -> list[str]:
    """The words in this file that nobody has translated yet."""
    messages = ElementTree.parse(ts).getroot().iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        for translation in message.iter("translation")
        if translation.get("type") == "unfinished" or not "".join(translation.itertext()).strip()
    ]


def problems(ts: Path) -> list[str]:
    """What is to be done about this file before it may be shipped."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts.name
        collect(ts, into=fresh)
        stale = not filecmp.cmp(ts, fresh, shallow=False)
    said = [f"{ts.name}: not the words of the source; run: make texts"] if stale else []
    return said + [f"{ts.name}: not translated: {words}" for words in untranslated(ts)]


def main() -> int:
    """Collect, check or only compile; 1 when the check finds something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="change no .ts; 1 when one is behind")
    choice.add_argument("--compile", action="store_true", help="only make the .qm files")
    asked = parser.parse_args()

    found: list[str] = []
    for ts in sorted(I18N.glob("*.ts")):
        if is_of_qt(ts):
            pass  # kept by hand: nothing of ours says these words
        elif asked.check:
            found += problems(ts)
        elif not asked.compile:
            collect(ts, into=ts)
        compile_(ts)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

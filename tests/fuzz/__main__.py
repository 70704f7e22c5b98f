"""Let atheris look for bytes that break a reader.

    python -m tests.fuzz                        every reader, a minute each
    python -m tests.fuzz --seconds 3600 asked   one reader, an hour
    python -m tests.fuzz asked,sheet            these, one after another, made ready only once
    python -m tests.fuzz asked FILE             once, with the bytes of this file

What it finds on its way stays in build/fuzz, so that the next run goes on from there; a crash lies
there as crash-…, to be put into tests/fuzz/corpus once it is mended.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
BUILD = ROOT / "build" / "fuzz"
MOST_MB = 1_024
MOST_SECONDS = 20
SHEETS = ("gridapp.exchange",)
REGISTER = ("gridapp.sync", "gridapp.register")
SMALL = (
    "gridapp.sync",
    "gridapp.register.segment",
    "gridapp.register.payload",
    "gridapp.register.erasure_proof",
    "gridapp.register.life",
    "gridapp.register.homes",
    "gridapp.models.certificate",
    "gridapp.models.domain",
    "gridapp.reports.layouts",
    "gridapp.exchange.heading_memory",
    "gridapp.settings",
)
WATCHED = {
    **dict.fromkeys(("workbook", "sheet", "asked"), SHEETS),
    **dict.fromkeys(("columns", "parcel"), REGISTER),
}
"""Where atheris looks which lines are reached; it takes a second for every fifty modules."""

LONGEST = {"columns": 4_096, "certificate": 512, "marker": 512, "choices": 1_024, "card": 2_048}


def main() -> int:
    """Run the readers asked for; how many broke."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target", nargs="?")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=-1, help="no more than so many inputs each")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--into", type=Path, default=BUILD)
    given = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.exit(
            "There is no atheris for this system and Python; see docs/decisions/0027-fuzzing.md"
        )
    if given.target:
        options = [
            f"-max_total_time={given.seconds}",
            f"-runs={given.runs}",
            f"-seed={given.seed}",
        ]
        return _fuzz(given.target.split(","), given.file, options, given.into)
    from tests.fuzz.targets import TARGETS

    broken = [name for name in TARGETS if run(name, given.seconds, given.seed, given.into)]
    print("crashed: " + ", ".join(broken) if broken else "no crash")  # noqa: T201  a command
    return len(broken)


def run(target: str, seconds: int, seed: int, into: Path) -> int:
    """One reader in a process of its own: atheris ends the one in which it runs."""
    said = [f"--seconds={seconds}", f"--seed={seed}", f"--into={into}"]
    command = [sys.executable, "-m", "tests.fuzz", target, *said]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _fuzz(targets: list[str], file: Path | None, options: list[str], into: Path) -> int:
    """Run readers that watch the same modules until one breaks. Of one reader it never returns."""
    import atheris

    (watched,) = {WATCHED.get(target, SMALL) for target in targets}
    with atheris.instrument_imports(include=["gridapp", "zipfile"], exclude=_unwatched(watched)):
        from gridapp.sync import startup_file
        from tests.fuzz.targets import TARGETS
    # A code and its salt make one key; working it out takes half a second on purpose.
    startup_file.stretched = cache(startup_file.stretched)
    for target in targets:
        child = os.fork() if len(targets) > 1 else 0
        if child:
            if os.waitpid(child, 0)[1]:
                return 1
            continue
        asked = [str(file)] if file else _asked(target, options, into)
        atheris.Setup(["fuzz", *asked], TARGETS[target])
        atheris.Fuzz()
    return 0


def _asked(target: str, options: list[str], into: Path) -> list[str]:
    found = into / target
    found.mkdir(parents=True, exist_ok=True)
    return [
        *options,
        f"-max_len={LONGEST.get(target, 32_768)}",
        f"-rss_limit_mb={MOST_MB}",
        f"-timeout={MOST_SECONDS}",
        f"-artifact_prefix={into}/{target}-",
        f"-dict={CORPUS.parent / 'words.dict'}",
        "-print_final_stats=1",
        "-reload=0",
        str(found),
        str(CORPUS / target),
    ]


def _unwatched(watched: tuple[str, ...]) -> list[str]:
    """The modules that have nothing to do with these readers."""
    names = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "gridapp").rglob("*.py")
    }
    return [name for name in names if not name.startswith(watched)]


if __name__ == "__main__":
    sys.exit(main())

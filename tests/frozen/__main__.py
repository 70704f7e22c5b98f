"""Make a format's fixture, once: `python -m tests.frozen FOLDER`; then `--registers FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from gridapp.models.domain import Domain
from tests.frozen.play import freeze
from tests.frozen.reading import Frozen
from tests.frozen.registers import put_away

if __name__ == "__main__":
    *only, folder = sys.argv[1:]
    for domain in Domain:
        own = Path(folder) / domain.name.lower()
        with tempfile.TemporaryDirectory() as scratch:
            if only == ["--registers"]:
                put_away(Frozen(own), own, Path(scratch))
            else:
                freeze(own, domain, Path(scratch))

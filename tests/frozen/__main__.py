"""Make the files of a format's fixture, once: `python -m tests.frozen FOLDER`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from gridapp.models.domain import Domain
from tests.frozen.play import freeze

if __name__ == "__main__":
    for domain in Domain:
        with tempfile.TemporaryDirectory() as scratch:
            freeze(Path(sys.argv[1]) / domain.name.lower(), domain, Path(scratch))

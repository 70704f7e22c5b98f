"""What every test stands on: Qt without a screen, and how hard hypothesis looks."""

import os

# Before anything loads Qt: without a display, Qt's own default ends the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

settings.register_profile("ci", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile("ci")

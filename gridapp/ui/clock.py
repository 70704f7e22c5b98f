"""What time it is, by this machine's clock."""

from __future__ import annotations

import time


def wall_clock_ms() -> int:
    """Milliseconds UTC by this machine's clock."""
    return time.time_ns() // 1_000_000

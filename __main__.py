"""`python -m gridapp`."""

import sys


def run() -> int:
    """One command; whoever stops it while it is still loading gets no more than that."""
    try:
        from gridapp.cli import main
    except KeyboardInterrupt:
        return 1
    return main()


sys.exit(run())

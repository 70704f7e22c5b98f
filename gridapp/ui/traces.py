"""Where an exception came from, fit for a log that leaves the house."""

from __future__ import annotations

import errno
import traceback

_OF_CODE = (ArithmeticError, AttributeError, ImportError, IndexError, NameError, TypeError)
"""What these say is about the program; others may quote a name or a number of somebody."""


def trace(problem: BaseException) -> str:
    """The places and classes of `problem` and of what led to it, without the data they quote."""
    told: list[str] = []
    one: BaseException | None = problem
    while one is not None and len(told) < 10:
        places = "".join(traceback.format_tb(one.__traceback__))
        told.append(f"{places}{type(one).__qualname__} {_detail(one)}".rstrip())
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(reversed(told))


def _detail(problem: BaseException) -> str:
    if isinstance(problem, _OF_CODE):
        return str(problem)
    if isinstance(problem, OSError):
        return errno.errorcode.get(problem.errno or 0, "")
    return str(getattr(problem, "sqlite_errorname", ""))

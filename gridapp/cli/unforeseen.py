"""What nobody foresaw: kept in the home's log, so that what people read stays one sentence."""

from __future__ import annotations

import traceback
from datetime import datetime

from gridapp.models.deadlines import CHINA
from gridapp.paths import Home
from gridapp.words import say


def told(problem: BaseException, home: Home, language: str) -> str:
    """One sentence; where it happened goes into the log. What was typed in is in neither."""
    where = [f"{datetime.now(CHINA):%Y-%m-%d %H:%M:%S} {type(problem).__name__}\n"]
    where += traceback.format_tb(problem.__traceback__)
    try:
        if not home.register.is_file():
            return say("unforeseen", language)
        with home.log.open("a", encoding="utf-8") as log:
            log.writelines(where)
    except OSError:
        return say("unforeseen", language)
    return say("unforeseen_kept", language, file=home.log)

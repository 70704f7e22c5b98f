"""Danger to life: which words and grades mean it, and whom to telephone before writing it down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

MAJOR_HAZARD = "3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A number to telephone at once, and what for."""

    number: str
    zh: str
    en: str
    words: tuple[str, ...]

    def label(self, language: str) -> str:
        """What answers at this number, in `language` (zh or en)."""
        return self.zh if language.startswith("zh") else self.en


FIRE = Call(
    number="119",
    zh="消防救援",
    en="fire and rescue",
    words=(
        *("起火", "着火", "失火", "火灾", "山火", "冒烟", "浓烟", "爆炸", "爆燃"),
        *("煤气", "燃气泄漏", "漏气", "液化气泄漏", "泄漏", "被困", "困在", "掉进", "坍塌", "塌方"),
        *("垮塌", "滑坡", "泥石流", "山洪", "决口", "溺水", "落水", "跳楼"),
        *("on fire", "caught fire", "fire broke out", "house fire", "forest fire", "wildfire"),
        *("smoke", "explosion", "exploded", "gas leak", "smell of gas", "smells of gas"),
        *("leaking gas", "trapped", "collapsed", "landslide", "mudslide", "flash flood"),
        *("drowning", "drowned", "fell into the river", "fell into a well"),
    ),
)
POLICE = Call(
    number="110",
    zh="公安",
    en="police",
    words=(
        *("持刀", "砍人", "打架", "斗殴", "打人", "家暴", "抢劫", "绑架", "杀人", "走失", "失踪"),
        *("跳楼", "轻生", "自杀", "溺水", "落水", "炸药", "枪"),
        *("knife", "stabbed", "fighting", "beating", "beaten", "domestic violence", "robbery"),
        *("robbed", "kidnapped", "murder", "missing person", "missing child", "went missing"),
        *("suicide", "kill himself", "kill herself", "drowning", "drowned", "explosives", "gun"),
    ),
)
AMBULANCE = Call(
    number="120",
    zh="急救",
    en="ambulance",
    words=(
        *("昏迷", "晕倒", "昏倒", "中毒", "一氧化碳", "煤气", "触电", "流血", "重伤", "受伤"),
        *("溺水", "落水", "心梗", "中风", "没有呼吸", "呼吸困难", "喝农药", "轻生", "自杀", "烧伤"),
        *("unconscious", "fainted", "passed out", "poisoned", "carbon monoxide", "electrocuted"),
        *("electric shock", "bleeding", "badly hurt", "injured", "drowning", "drowned"),
        *("heart attack", "had a stroke", "not breathing", "cannot breathe", "drank pesticide"),
        *("suicide", "burned", "burnt"),
    ),
)
CALLS: tuple[Call, ...] = (FIRE, POLICE, AMBULANCE)


def calls_for(text: str, hazard_grade: str = "") -> tuple[Call, ...]:
    """Whom to telephone now because of what was written; nobody when nothing says danger."""
    said = text.lower()
    # Asked at every key and for every row: most words are not there at all, which is found at once.
    found = tuple(
        call for call in CALLS if any(_says(said, word) for word in call.words if word in said)
    )
    if not found and hazard_grade == MAJOR_HAZARD:
        return (FIRE,)
    return found


def _says(said: str, word: str) -> bool:
    """Whether this word is there and not as something that is being prevented."""
    return _meant(word).search(said) is not None


@cache
def _meant(word: str) -> re.Pattern[str]:
    if word.isascii():
        # Letters of other scripts may stand right beside it.
        not_meant = "".join(f"(?<!{said} )" for said in ("prevent", "preventing", "against"))
        return re.compile(rf"(?<![a-z]){not_meant}{word}(?![a-z])")
    return re.compile(rf"(?<!防){word}")

"""Chats as people copy them out of WeChat: who wrote, when, and the words; nothing is lost.

Telephones, computers and versions copy in forms of their own. A line that names a sender and a
time begins a message; so does a name with a colon that stands alone. Whatever is none of these is
words. A text in which nobody is named is one message of nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

LONGEST_NAME: Final = 32
"""A line with more before its time is no name."""

_LONGEST_HEAD: Final = 100
_DATE = (
    r"(?P<date>(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
    r"|今天|昨天|前天|(?:星期|周)[一二三四五六日天])"
)
_TIME = (
    r"(?P<time>(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"(?:\s?[AaPp][Mm])?)"
)
_WHEN = rf"(?:{_DATE}[\s,，]*)?{_TIME}"
_HEADS: Final = (
    re.compile(rf"\s*(?P<name>\S.*?)[\s:：,，(（\[]+{_WHEN}[\s:：)）\]]*"),
    re.compile(rf"\s*[(（\[]?{_WHEN}[)）\]]?\s+(?P<name>\S.*?)[:：]?\s*"),
)
_ALONE = re.compile(r"\s*(?P<name>[^\s:：，。；！？,.;!?][^:：，。；！？,;!?]{0,19})[:：]\s*")
_DAY_LINE = re.compile(rf"[\s—\-─–=_]*{_DATE}(?:\s*{_TIME})?[\s—\-─–=_]*")
_FULL = re.compile(r"(?:(\d{4})\D+)?(\d{1,2})\D+(\d{1,2})\D*")
_AGO: Final = {"今天": 0, "昨天": 1, "前天": 2}
_WEEK: Final = "一二三四五六日"
_NO_WORDS = re.compile(
    r"\[(?:图片|照片|视频|语音|表情|动画表情|文件|位置|链接|Photo|Picture|Image|Video|Voice"
    r"|Sticker|File|Location)[^\]]*\]"
)
_NO_NAMES: Final = frozenset(
    {"时间", "地点", "地址", "电话", "姓名", "情况", "备注", "内容", "事由"}
)
_HIDDEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


@dataclass(slots=True, kw_only=True)
class Message:
    """One message.

    Attributes:
        sender: as WeChat shows him; empty where nobody is named.
        day: YYYY-MM-DD; empty where none is said.
        clock: as it was written.
        lines: the words, line by line.
        head: the lines that said who and when, as they were.
    """

    sender: str = ""
    day: str = ""
    clock: str = ""
    lines: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What was written, without what WeChat puts for a picture and without hidden characters.

        Pictures joined by a hidden character, as some emoji are, fall into their parts.
        """
        lines = (_NO_WORDS.sub("", _clean(line)).strip() for line in self.lines)
        return "\n".join(filter(None, lines))


def read(text: str, today: str) -> list[Message]:
    """The messages in a text, in their order; the lines of head and words are all its lines."""
    found: list[Message] = []
    day, waiting = "", list[str]()
    lines = text.splitlines()
    for at, line in enumerate(lines):
        after = next((later for later in lines[at + 1 :] if later.strip()), "")
        if separator := _day_line(line, today):
            day = separator
            waiting.append(line)
        elif not line.strip() and not found:
            waiting.append(line)
        elif (begun := _head(line, after, today)) is not None:
            begun.day = begun.day or day
            begun.head = [*waiting, line]
            found.append(begun)
            waiting = []
        else:
            if not found:
                found.append(Message(day=day))
            found[-1].lines += [*waiting, line]
            waiting = []
    if waiting:
        if not found:
            found.append(Message(day=day))
        found[-1].lines += waiting
    return found


def is_chat(text: str) -> bool:
    """Whether somebody is named in the text as its sender, and what he wrote follows."""
    return any(one.sender and one.words for one in read(text, date.min.isoformat()))


def senders(messages: Sequence[Message]) -> list[str]:
    """Who wrote, each once."""
    return list(dict.fromkeys(one.sender for one in messages if one.sender))


def _head(line: str, after: str, today: str) -> Message | None:
    """A message that this line begins; None where it is words."""
    if len(line) > _LONGEST_HEAD:
        return None
    for form in _HEADS:
        found = form.fullmatch(line)
        if found and (name := _name(found["name"])):
            said = _day(found["date"] or "", today)
            if found["date"] and not said:
                return None
            return Message(sender=name, day=said, clock=found["time"].strip())
    found = _ALONE.fullmatch(line)
    if found and after and (name := _name(found["name"])) and name not in _NO_NAMES:
        return Message(sender=name)
    return None


def _name(text: str) -> str:
    name = " ".join(_clean(text).split()).strip("\"“”'")
    plain = any(character.isalpha() for character in name)
    return name if plain and len(name) <= LONGEST_NAME else ""


def _day_line(line: str, today: str) -> str:
    """The day that a line by itself says: it holds for the messages below."""
    found = _DAY_LINE.fullmatch(line) if len(line) <= _LONGEST_HEAD else None
    return _day(found["date"], today) if found else ""


def _day(said: str, today: str) -> str:
    """A day as WeChat writes it, as YYYY-MM-DD; empty for none there is."""
    text, now = said.replace(" ", ""), date.fromisoformat(today)
    try:
        if text in _AGO:
            return (now - timedelta(days=_AGO[text])).isoformat()
        if text[:1] in ("星", "周"):
            weekday = _WEEK.index(text[-1].replace("天", "日"))
            return (now - timedelta(days=(now.weekday() - weekday) % 7 or 7)).isoformat()
        if found := _FULL.fullmatch(text):
            month, day = int(found[2]), int(found[3])
            if found[1]:
                return date(int(found[1]), month, day).isoformat()
            this_year = date(now.year, month, day)
            return (this_year if this_year <= now else date(now.year - 1, month, day)).isoformat()
    except (ValueError, OverflowError):
        return ""
    return ""


def _clean(text: str) -> str:
    """Without characters that no record may carry."""
    if text.isprintable():
        return text
    spaced = text.replace("\t", " ")
    return "".join(one for one in spaced if unicodedata.category(one) not in _HIDDEN)

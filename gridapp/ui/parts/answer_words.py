"""What simple mode says of an answer: short, as one neighbour tells another."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gridapp.register.answers import ASKED, CHECK, READY, Answer
from gridapp.ui.theme import Tone

_ICONS: dict[str, tuple[str, Tone]] = {
    READY: ("aloud", "green"),
    CHECK: ("review", "green"),
    ASKED: ("message", "amber"),
}


_ENDS = "。！？；….!?;"
"""What a sentence may end with."""


class AnswerWords(QObject):
    """A QObject for its `tr`."""

    def line(self, answer: Answer) -> tuple[str, str]:
        """What the list says: a few words, and a line below."""
        if answer.sort == READY:
            name = answer.name or self.tr("说这事的人")
            return answer.title, self.tr("有回话了，念给{name}听").format(name=name)
        if answer.sort == CHECK:
            name = answer.name or self.tr("说这事的人")
            return answer.title, self.tr("说是弄好了，问问{name}").format(name=name)
        if answer.sort == ASKED:
            return answer.title, self.tr("中心要问你一句")
        return answer.title, self.state(answer)

    def picture(self, answer: Answer) -> tuple[str, Tone]:
        """Its picture, and the tone of it."""
        return _ICONS.get(answer.sort, ("clock", "grey"))

    def state(self, answer: Answer) -> str:
        """How far a matter is, in everyday words."""
        if answer.unsent:
            return self.tr("记下了，还没写进文件")
        return {
            "DRAFT": self.tr("还没报上去"),
            "REPORTED": self.tr("报上去了，等中心看"),
            "SUPPLEMENT": self.tr("中心要问你一句"),
            "ACCEPTED": self.tr("中心收下了，正在安排"),
            "ASSIGNED": self.tr("已经派人去办"),
            "HANDLING": self.tr("有人正在办"),
            "SUSPENDED": self.tr("先放一放，过几天再办"),
            "UPWARD": self.tr("中心也在问上级"),
            "WATCH": self.tr("一直有人盯着"),
            "HANDLED": self.tr("办好了，中心还要看一看"),
            "REWORK": self.tr("没办好，重新在办"),
        }.get(answer.state, self.tr("办好了"))

    def aloud(self, answer: Answer) -> str:
        """What is read out to whoever told of it."""
        if answer.sort == ASKED:
            words = self.tr("你报的“{title}”，中心问：{said}")
            return words.format(title=answer.title, said=answer.said)
        if answer.sort == CHECK:
            words = self.tr("{name}，你说的“{title}”去弄过了：{said}弄好了没有？")
            said = self._sentence(answer.said) or self.tr("已经办好了。")
            return words.format(name=answer.name, title=answer.title, said=said).lstrip("，, ")
        if answer.sort != READY:
            words = self.tr("“{title}”：{state}。")
            return words.format(title=answer.title, state=self.state(answer))
        said = answer.said or self.tr("已经办好了。")
        if answer.name:
            words = self.tr("{name}，你说的“{title}”有回话了：{said}")
            return words.format(name=answer.name, title=answer.title, said=said)
        words = self.tr("你说的“{title}”有回话了：{said}")
        return words.format(title=answer.title, said=said)

    def _sentence(self, said: str) -> str:
        """What was written down, ended as a sentence: another one follows."""
        return said if not said or said[-1] in _ENDS else said + self.tr("。")

    def from_(self, answer: Answer, who: str) -> str:
        """Who said so, and when."""
        if not answer.day:
            return ""
        return self.tr("{who} {day}").format(who=who, day=answer.day).strip()

"""What waits for a person's word, in words: of what sort, about what, and the answers there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.masks import masked_value
from gridapp.register.conflicts import Choice, Conflict
from gridapp.register.copied import Copied
from gridapp.register.duplicates import Pair
from gridapp.register.questions import Question
from gridapp.register.turned_away import TurnedAway
from gridapp.register.waiting import RELEASABLE, Waiting
from gridapp.ui.parts.answer_view import Answer, Asked
from gridapp.ui.parts.pair_words import alike, called
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.parts.value_words import value_words
from gridapp.ui.theme import Tone
from gridapp.words import marks, reason_in_words

SORTS: Mapping[type[Question], str] = {
    Waiting: "held",
    Copied: "copied",
    Conflict: "conflict",
    TurnedAway: "refused",
    Pair: "pair",
}
"""What a question is, by its class, in the order of the filters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """By what questions are told.

    Attributes:
        names: what records and places are called, by their ids and codes.
        hands: whose device it is, by its tag.
        centre: whether a centre reads this, and may answer for others.
        language: of the desk, now.
    """

    names: Mapping[str, str]
    hands: Mapping[str, str]
    centre: bool
    language: str


class QuestionWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def sorts(self) -> dict[str, tuple[str, Tone]]:
        """Each sort of question in a word, and its tone."""
        return {
            "held": (self.tr("先收着的"), "amber"),
            "copied": (self.tr("两份历史"), "red"),
            "conflict": (self.tr("写得不一样"), "blue"),
            "refused": (self.tr("没算数"), "amber"),
            "pair": (self.tr("可能重复"), "grey"),
        }

    def about(self, one: Question, known: Known) -> str:
        """What it is about, in one line."""
        language = known.language
        match one:
            case Pair():
                kind = one.kind.label(language)
                said = f"{kind} {called(one.other)}", alike(one.seen, language)
            case Conflict():
                said = self._record(one, known), field_label(one.kind, one.field, language)
            case Waiting():
                said = self._whose(one, known), reason_in_words(one.reason, language)
            case Copied():
                said = self._whose(one, known), self.tr("出现了两份历史")
            case TurnedAway():
                said = self._author(one, known), self._why_not(one)
        return marks.named(*said, language)

    def asked(self, one: Conflict | Waiting | Copied | TurnedAway, known: Known) -> Asked:
        """The whole question."""
        match one:
            case Conflict():
                return self._conflict(one, known)
            case Waiting():
                return self._waiting(one, known)
            case Copied():
                return self._copied(one, known)
            case TurnedAway():
                return self._turned_away(one, known)

    def _conflict(self, one: Conflict, known: Known) -> Asked:
        field = field_label(one.kind, one.field, known.language)
        answers = [
            Answer(_value(one, choice, known) or self.tr("（空着）"), self._by(choice, known))
            for choice in one.choices
        ]
        if known.centre:
            said = self.tr("哪个对？定下来以后，两边的台账都会改成它；另一个留在经过里。")
        else:
            said = self.tr("两处写得不一样，由中心来定，定好了会随中心的文件带来。")
        return Asked(
            heading=marks.named(self._record(one, known), field, known.language),
            facts=() if known.centre else [(each.hint, each.name) for each in answers],
            said=said,
            tone="blue",
            answers=answers if known.centre else (),
            opens=self.tr("打开{record}").format(record=self._record(one, known)),
        )

    def _waiting(self, one: Waiting, known: Known) -> Asked:
        facts = [
            (self.tr("谁的设备"), self._whose(one, known)),
            (self.tr("识别码"), one.mark),
            (self.tr("地点"), one.place),
            (self.tr("条数"), f"{one.rows:,}"),
            (self.tr("设备上写的时间"), f"{clock(one.first_ms)} – {clock(one.last_ms)}"),
            (self.tr("收到时间"), clock(one.since_ms)),
        ]
        answers: list[Answer] = []
        if known.centre and one.reason == "twins":
            hint = self.tr("认定以后不能改，另一台写的不算数。")
            answers = [Answer(self.tr("认定这一台"), hint, final=True)]
        elif known.centre and one.reason in RELEASABLE:
            answers = [Answer(self.tr("放行"), self.tr("这 %n 条就算数。", "", one.rows))]
        return Asked(
            heading=reason_in_words(one.reason, known.language),
            facts=facts,
            said=self._what_to_do(one, known),
            tone="amber",
            answers=answers,
        )

    def _what_to_do(self, one: Waiting, known: Known) -> str:
        if not known.centre and one.reason in ("twins", *RELEASABLE):
            return self.tr("要由中心来处理，处理好了会随中心的文件带来。")
        said = {
            "twins": self.tr(
                "问一问本人：他设备的“设置”页上，识别码是不是 {mark}？是，才认定。"
            ).format(mark=one.mark),
            "second": self.tr("这台写的不算数。请给它发一个新的启用文件，把记录再记一遍。"),
            "clock": self.tr("核对过是本人写的，就放行。请他把设备时钟改对。"),
            "branches": self.tr("这台设备有八份以上的历史。查清楚以后放行，再发新的启用文件。"),
            "cut": self.tr("核对过是停用以前写的，就放行。"),
        }
        return said.get(one.reason, self.tr("等它的证书到了会自己算上，现在不用做什么。"))

    def _copied(self, one: Copied, known: Known) -> Asked:
        said = self.tr("硬盘拷贝过、虚拟机复制过，或放回过旧的台账，就会这样。两份记的都在。")
        if one.own:
            said += self.tr("请只用一台，向中心要新的启用文件。")
        elif not known.centre:
            said += self.tr("由中心来处理。")
        answers = []
        if known.centre and not one.own:
            hint = self.tr("已收下的都算数，以后写的不算；接着给本人发新的启用文件。")
            answers = [Answer(self.tr("停用这台设备"), hint, final=True)]
        return Asked(
            heading=self.about(one, known),
            facts=[(self.tr("谁的设备"), self._whose(one, known)), (self.tr("地点"), one.place)],
            said=said,
            tone="red",
            answers=answers,
        )

    def _turned_away(self, one: TurnedAway, known: Known) -> Asked:
        kind = KINDS[one.kind].label(known.language) if one.kind in KINDS else one.kind
        return Asked(
            heading=self._why_not(one),
            facts=[
                (self.tr("谁写的"), self._author(one, known)),
                (self.tr("地点"), one.place),
                (
                    self.tr("写了什么"),
                    self.tr("{kind} {count} 份").format(kind=kind, count=one.records),
                ),
            ],
            said=self.tr("写的都还留着，只是不算数。请告诉本人；他自己的同步页上也会看到被退回。"),
            tone="amber",
            answers=[Answer(self.tr("知道了"), self.tr("以后不再提这几条。"))],
        )

    def _why_not(self, one: TurnedAway) -> str:
        return {
            "right": self.tr("他的岗位不能写这一类"),
            "value": self.tr("写的内容不合规定"),
            "claimed": self.tr("编号不是这台设备能用的"),
        }.get(one.reason, self.tr("写的时候，这份记录不在他的片区里"))

    def _record(self, one: Conflict, known: Known) -> str:
        return f"{KINDS[one.kind].label(known.language)} {known.names.get(one.id, '')}".strip()

    def _by(self, choice: Choice, known: Known) -> str:
        who = known.hands.get(choice.tag) or choice.tag or self.tr("中心")
        return f"{who} · {clock(choice.at_ms)}"

    def _whose(self, one: Waiting | Copied, known: Known) -> str:
        return _named(one.worker, one.tag, known.language) or "?"

    def _author(self, one: TurnedAway, known: Known) -> str:
        return _named(known.hands.get(one.tag, ""), one.tag, known.language) or self.tr("中心")


def _named(worker: str, tag: str, language: str) -> str:
    return worker + marks.bracketed(tag, language) if worker and tag else worker or tag


def _value(one: Conflict, choice: Choice, known: Known) -> str:
    """A value as people read it: numbers half hidden, codes and other records in words."""
    kind = KINDS[one.kind]
    shown = masked_value(kind, one.field, choice.value)
    return value_words(kind, one.field, shown, known.names, known.language)

"""What waits for a person's word, in words: of what sort, about what, and the answers there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from gridapp.models.kinds import KINDS
from gridapp.models.labels import field_label
from gridapp.models.loops import STEPS
from gridapp.models.masks import masked_value
from gridapp.register import codes
from gridapp.register.conflicts import Choice, Conflict
from gridapp.register.copied import Copied
from gridapp.register.crossed import Crossed
from gridapp.register.duplicates import Pair
from gridapp.register.questions import Question
from gridapp.register.requests import Open
from gridapp.register.turned_away import TurnedAway
from gridapp.register.turned_details import Wrote
from gridapp.register.waiting import RELEASABLE, Waiting
from gridapp.ui.parts.answer_view import Answer, Asked
from gridapp.ui.parts.pair_words import alike, called
from gridapp.ui.parts.sync_words import clock
from gridapp.ui.parts.value_words import value_words
from gridapp.ui.theme import Tone
from gridapp.words import marks, reason_in_words

SHOWN = 6
"""So many values of what does not count are read at once."""

SORTS: Mapping[type[Question], str] = {
    Open: "request",
    Waiting: "held",
    Copied: "copied",
    Conflict: "conflict",
    TurnedAway: "refused",
    Crossed: "crossed",
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
        today: the day, by which an answer is late.
        wrote: of what does not count, value by value, what was written.
        takes: what of it this device may write on behalf of its author.
    """

    names: Mapping[str, str]
    hands: Mapping[str, str]
    centre: bool
    language: str
    today: str = ""
    wrote: Mapping[TurnedAway, Sequence[Wrote]] = field(default_factory=dict)
    takes: Collection[TurnedAway] = ()


class QuestionWords(QObject):
    """A QObject, because only its `tr` is known to speak of one and of many."""

    def sorts(self) -> dict[str, tuple[str, Tone]]:
        """Each sort of question in a word, and its tone."""
        return {
            "request": (self.tr("个人信息请求"), "red"),
            "held": (self.tr("先收着的"), "amber"),
            "copied": (self.tr("两份历史"), "red"),
            "conflict": (self.tr("写得不一样"), "blue"),
            "refused": (self.tr("没算数"), "amber"),
            "crossed": (self.tr("两处同时办"), "blue"),
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
            case Open():
                said = one.name or "—", self._wish(one, known)
            case Crossed():
                said = self._walks(one, known), self.tr("两个人同时办了下一步")
        return marks.named(*said, language)

    def asked(
        self, one: Open | Conflict | Waiting | Copied | TurnedAway | Crossed, known: Known
    ) -> Asked:
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
            case Open():
                return self._request(one, known)
            case Crossed():
                return self._crossed(one, known)

    def _request(self, one: Open, known: Known) -> Asked:
        request, late = one.request, one.overdue(known.today)
        facts = [
            (self.tr("本人"), one.name),
            (self.tr("提出人"), request.asked_by or ""),
            (self.tr("提出日期"), request.asked_on or ""),
            (self.tr("答复期限"), request.due_on or ""),
            (self.tr("内容"), request.detail or ""),
            (
                self.tr("决定"),
                codes.label("request_decision", request.decision, known.language)
                if request.decision
                else "",
            ),
        ]
        if request.decision:
            said = self.tr("已经决定，还没有告诉本人。把信念给他听或者交给他。")
            answers = [
                Answer(self.tr("已经告诉本人"), self.tr("记下今天告知；可以撤销。")),
                Answer(self.tr("打开，看信、打印"), self.tr("信上写着决定和理由。")),
            ]
        else:
            said = self.tr("同意、部分同意，还是不同意？要在期限以前答复本人。")
            if one.locked:
                said += self.tr("他的信息已经锁定，不在名单里。")
            answers = [Answer(self.tr("打开，作决定"), self.tr("写明理由，打印答复。"))]
        return Asked(
            heading=marks.named(one.name or "—", self._wish(one, known), known.language),
            facts=facts,
            said=(self.tr("已经过期。") if late else "") + said,
            tone="red" if late else "amber",
            answers=answers,
        )

    def _wish(self, one: Open, known: Known) -> str:
        return codes.label("request", one.request.asked, known.language)

    def _walks(self, one: Crossed, known: Known) -> str:
        return f"{KINDS[one.kind].label(known.language)} {one.title}".strip()

    def _crossed(self, one: Crossed, known: Known) -> Asked:
        action = KINDS[STEPS[one.kind]].field("action")
        facts = [
            (
                known.names.get(move.worker, "") or self.tr("经手人"),
                " · ".join(
                    filter(
                        None,
                        (
                            codes.label(action.codes, move.action, known.language),
                            move.day,
                            move.note,
                        ),
                    )
                ),
            )
            for move in one.moves
        ]
        return Asked(
            heading=marks.named(
                self._walks(one, known), self.tr("两个人同时办了下一步"), known.language
            ),
            facts=facts,
            said=self.tr("两步都留着，先按后一步算。问清楚以后，在它的页上再办一步，就定下来了。"),
            tone="blue",
            answers=[Answer(self.tr("打开它，办下一步"), self.tr("办了下一步，这里就不再提。"))],
        )

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
            hint = self.tr("这 %n 条就算数，放行以后收不回。", "", one.rows)
            answers = [Answer(self.tr("放行"), hint, final=True)]
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
        answers = [Answer(self.tr("知道了"), self.tr("不改，以后不再提这几条；可以再提。"))]
        if one in known.takes:
            hint = self.tr("由中心照原样写进去，经过里写明是中心改的；可以撤销。")
            answers.insert(0, Answer(self.tr("照他写的改"), hint))
        return Asked(
            heading=self._why_not(one),
            facts=[
                (self.tr("谁写的"), self._author(one, known)),
                (self.tr("地点"), one.place),
                (
                    self.tr("写了什么"),
                    self.tr("{kind} {count} 份").format(kind=kind, count=one.records),
                ),
                *self._values(one, known),
            ],
            said=self._advice(one),
            tone="amber",
            answers=answers,
        )

    def _values(self, one: TurnedAway, known: Known) -> Iterator[tuple[str, str]]:
        """What was written beside what stands, field by field, and when, and in which file."""
        written = known.wrote.get(one, ())
        for each in written[:SHOWN]:
            kind = KINDS[each.kind]
            his, now = (
                value_words(
                    kind,
                    each.field,
                    masked_value(kind, each.field, value),
                    known.names,
                    known.language,
                )
                for value in (each.value, each.now)
            )
            nothing = self.tr("（空着）")
            said = self.tr("写的是 {his}").format(his=his or nothing)
            if each.stands:
                said = self.tr("写的是 {his}，现在是 {now}").format(
                    his=his or nothing, now=now or nothing
                )
            called = field_label(each.kind, each.field, known.language)
            yield " ".join(filter(None, (known.names.get(each.id, ""), called))), said
        if len(written) > SHOWN:
            yield "", self.tr("还有 {n} 处").format(n=len(written) - SHOWN)
        if written:
            yield self.tr("什么时候写的"), clock(written[-1].at_ms)
            yield self.tr("在哪个文件里"), written[-1].file

    def _advice(self, one: TurnedAway) -> str:
        """What came of it, and what can be done."""
        said = self.tr("写的都还留着，只是不算数。")
        return said + {
            "right": self.tr("问清楚以后，可以替他记上；岗位不对的，到人员设备页重发启用文件。"),
            "value": self.tr("请本人照规定再写一次；他的同步页上也会看到被退回。"),
            "claimed": self.tr("请本人在自己的设备上重新登记一次。"),
        }.get(
            one.reason,
            self.tr("多半是划转以后，原来的设备还在改。写得对，就照他写的改；不对，就算了。"),
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
        return " · ".join(filter(None, (who, clock(choice.at_ms), choice.file)))

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

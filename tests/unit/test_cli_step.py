"""`gridapp step` on disputes and hotline orders, as a person types it."""

from __future__ import annotations

import pytest

from gridapp.cli.commands import build_parser
from tests.unit.cli_home import Line

MON = "2026-11-16"


@pytest.fixture
def dispute(line: Line) -> str:
    return line.new("dispute", title="地界之争", number="金调2026-7", type="02", heard_on=MON)


@pytest.fixture
def order(line: Line) -> str:
    told = {"number": "GZ-88", "type": "5", "received_on": MON, "content": "夜里施工"}
    return line.new("order", **told)


def taken(line: Line, id_: str, *actions: str) -> None:
    for action in actions:
        answer = line("step", id_, *action.split())
        assert answer.code == 0, answer.err


def test_dispute_goes_step_by_step_by_its_number_and_says_what_is_due(
    line: Line, dispute: str
) -> None:
    number = "金调2026-7"
    assert line("step", number, "register", "--on", MON).out == "现在是：登记待受理\n"
    said = line("step", number, "accept", "--on", MON)
    assert (said.code, said.out) == (0, "现在是：已受理；限期：2026-12-16\n")
    taken(line, number, f"mediate --on {MON}")
    terms = {"form": "1", "terms": "各退一尺", "effective_on": MON}
    agreement = line.new("agreement", dispute=dispute, **terms)
    part = {"agreement": agreement, "what": "移桩", "due_on": "2026-11-30"}
    line.new("instalment", dispute=dispute, **part)

    agreed = line("step", number, "agree", "--on", MON)
    english = line("step", number, "perform", language="en")

    assert agreed.out == (
        "现在是：达成协议；可申请司法确认到 2026-12-16；2026-11-30 前履行；2026-12-07 前回访\n"
    )
    assert "to be performed by 2026-11-30" in english.out
    events = line.json("history", dispute)["events"]
    assert [one["old"] for one in events if one["kind"] == "step"] == [
        *("REGISTERED", "ACCEPTED", "MEDIATING", "AGREED", "PERFORMING")
    ]
    past = line("history", dispute).out
    for state in ("登记待受理", "已受理", "调解中", "达成协议", "履行中"):
        assert state in past


@pytest.mark.parametrize(
    ("before", "words", "reasons"),
    [
        ((), "accept", ("排查发现", "受理", "登记")),
        (("register",), "agree", ("登记待受理", "达成协议", "不予受理", "受理")),
        (("register",), "refuse", ("说明", "必须填写")),
        (("register", "accept", "mediate"), "terminate --note 谈不拢", ("其他渠道", "必须填写")),
        (
            ("register", "accept", "mediate"),
            "extend --due 2027-01-20 --consent 0 --note 再谈",
            ("双方都同意",),
        ),
        (("register", "accept"), "transfer --note 交法院", ("移送到", "必须填写")),
        (("register", "accept"), "transfer --body 98 --receiver 甲 --note 交", ("代码表",)),
        (("register", "accept"), "sign", ("sign", "调查")),
        (("register", "accept"), "accept", ("已受理", "调解")),
        (("register", "refuse --note 不归调解管", "archive"), "mediate", ("立卷归档", "没有别的")),
    ],
)
def test_wrong_step_of_a_dispute_is_refused_with_its_reason_and_writes_nothing(
    line: Line, dispute: str, before: tuple[str, ...], words: str, reasons: tuple[str, ...]
) -> None:
    taken(line, dispute, *before)

    answer = line("step", dispute, *words.split())

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    for reason in reasons:
        assert reason in answer.err
    assert line.json("list", "dispute_step")["total"] == len(before)


def test_order_goes_from_receipt_to_the_end_and_says_what_is_due(line: Line, order: str) -> None:
    assert line.json("show", order)["due"] == "2026-12-02"

    said = [
        line("step", "GZ-88", *words.split()).out
        for words in (
            f"sign --on {MON}",
            "start --on 2026-11-17",
            "extend --on 2026-11-18 --due 2026-12-09 --note 等检测",
            "reply --on 2026-11-20 --note 已改到白天施工",
            "redo --on 2026-11-23 --note 夜里又响",
            "reply --on 2026-11-24 --note 停工整改",
            "done --on 2026-11-25",
        )
    ]

    assert said[:4] == [
        "现在是：已签收；限期：2026-12-02\n",
        "现在是：办理中；限期：2026-12-02\n",
        "现在是：已批准延期；限期：2026-12-09\n",
        "现在是：已答复待回访\n",
    ]
    assert said[4].startswith("现在是：重办；限期：2026-12-")
    assert said[-1] == "现在是：办结\n"
    events = line.json("history", order)["events"]
    assert [one["old"] for one in events if one["kind"] == "step"] == [
        *("SIGNED", "HANDLING", "EXTENDED", "REPLIED", "REDO", "REPLIED", "DONE")
    ]


@pytest.mark.parametrize(
    ("before", "words", "reasons"),
    [
        ((), "done", ("收到", "办结", "签收")),
        ((), "reject", ("原因", "必须填写")),
        (("sign",), "reply", ("说明", "必须填写")),
        ((f"sign --on {MON}",), "extend --due 2026-11-20 --note 急", ("晚于",)),
        (
            (f"sign --on {MON}",),
            "extend --on 2026-12-10 --due 2026-12-20 --note 迟了",
            ("已经过了",),
        ),
        (("sign", "reply --note 好了"), "start", ("已答复待回访", "重办")),
        (("sign", "reply --note 好了", "done"), "redo --note 再来", ("办结", "没有别的")),
        (("sign",), "mediate", ("已签收", "开始办理")),
        (("sign",), "start --consent 1", ("consent",)),
    ],
)
def test_wrong_step_of_an_order_is_refused_with_its_reason_and_writes_nothing(
    line: Line, order: str, before: tuple[str, ...], words: str, reasons: tuple[str, ...]
) -> None:
    taken(line, order, *before)

    answer = line("step", order, *words.split())

    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    for reason in reasons:
        assert reason in answer.err
    assert line.json("list", "order_step")["total"] == len(before)


def test_telling_before_the_work_is_verified_says_what_is_needed_for_it(line: Line) -> None:
    matter = line.matter()
    line.new("reporter", matter=matter, kind="named", name="曾小华")
    taken(line, matter, "report", "accept", "start", "finish --note 换好了")

    early = line("step", matter, "told", "--way", "face")
    unlisted = line("step", matter, "told", "--way", "1")

    assert early.code == unlisted.code == 1
    assert "「满意度」" in early.err
    assert "face=" in unlisted.err
    taken(line, matter, "told --way face --satisfaction 2")


def test_what_follows_from_steps_is_shown_as_people_read_it(line: Line) -> None:
    id_ = line.matter(urgency="3")
    for words in (("report",), ("accept",)):
        line("step", id_, *words)

    shown = line("show", id_).out

    assert line.json("show", id_)["due"][10] == "T"
    assert line.json("show", id_)["due"].replace("T", " ") in shown
    assert "两人同时办理：否" in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_says_what_every_option_is(line: Line, language: str) -> None:
    for command in ("step", "visit"):
        with pytest.raises(SystemExit):
            build_parser(language, [command]).parse_args([command, "--help"])
    told = line.capsys.readouterr().out

    for words in ("face=", "told=", "--due DAY", "participants", "gridapp visit"):
        assert words in told
    lines = [one for one in told.splitlines() if one.startswith("  --")]
    assert [one for one in lines if len(one.split()) < 3] == []

"""What the program says about visits, rounds and the day's log: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

_VISITS = {
    "help_visit": (
        "从标准输入读一个 JSON 对象：一次走访和发现的一切，一次写入",
        "one visit and all that was found on it, from one JSON object on stdin",
    ),
    "help_rounds": ("大走访各轮走到哪里了", "rounds of visits and how far each has come"),
    "help_round": (
        "一轮大走访，还有谁没走到",
        "one round of visits, and who is still to be visited",
    ),
    "help_log": ("一天的民情日志，自己写成", "the log of a day, as it writes itself"),
    "visited": (
        "已记下走访 {id}：事项 {matters}，纠纷 {disputes}，帮扶 {help_plans}，活动 {activities}",
        (
            "visit {id}: matters {matters}, disputes {disputes}, help plans {help_plans},"
            " activities {activities}"
        ),
    ),
    "visited_number": ("事项编号 {number}", "matter {number}"),
    "phone_now": (
        "可能有危险，现在就打 {number}（{name}）。保存下来不等于报了警。",
        "There may be danger: telephone {number} ({name}) now. Saved does not mean reported.",
    ),
    "no_rounds": ("没有安排大走访", "no round of visits is planned"),
    "round_head": (
        "{id}  {name}  {area}  {from_on} 至 {to_on}",
        "{id}  {name}  {area}  {from_on} to {to_on}",
    ),
    "round_far": (
        (
            "  共 {total}，已走访 {visited}，不便入户 {declined}，还没走到 {left}；"
            "发现问题 {found}，已解决 {solved}"
        ),
        (
            "  {total} in all, {visited} visited, {declined} declined, {left} still to be visited;"
            " problems found {found}, solved {solved}"
        ),
    ),
    "round_left": ("    {id}  {name}  {address}  {place}", "    {id}  {name}  {address}  {place}"),
    "round_tried": (
        "    {id}  {name}  {address}  {place}  {tried} 去过，无人在家",
        "    {id}  {name}  {address}  {place}  nobody home on {tried}",
    ),
    "weekdays": (
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    ),
    "log_head": ("民情日志  {day}  {week}", "Log of {day}, {week}"),
    "log_empty": ("（这一天没有记录）", "(nothing was entered for this day)"),
    "log_done": ("    采取措施：{done}", "    done: {done}"),
    "log_came": ("    结果反馈：{came}", "    came of it: {came}"),
    "log_owed": ("{state}，还没告诉群众", "{state}, the reporter still to be told"),
    "log_people": ("参加 {n} 人", "{n} took part"),
}

_LIVES = {
    "help_life": (
        "人户变动：分户、并户、迁入迁出、去世、出生、嫁娶、租客",
        "what happens to households: split, join, move, birth, death, tenants",
    ),
    "help_hand_on": (
        "没办完的事项和帮扶一起转到去的那一户",
        "what is open goes on at the household they go to",
    ),
    "life_done": ("已登记：{head}（{id}）", "entered: {head} ({id})"),
    "life_closed": (
        "这一户没有人了，已经销户：{id}",
        "nobody is left, so the household ended: {id}",
    ),
    "life_head": ("现在的户主：{name}", "head of the household now: {name}"),
    "life_left": ("还有这些要交接：", "still to be handed on:"),
}

WORK = MappingProxyType(_VISITS | _LIVES)

"""Task forces in words. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

FORCES = MappingProxyType(
    {
        "help_force": (
            "专班：一件重大的事一个专班，谁负责、办什么、几时办完",
            "task forces: one for one grave matter, with duties, tasks and deadlines",
        ),
        "help_force_begin": (
            "为一件事项或纠纷成立专班，从标准输入读一个 JSON 对象",
            "set one up for a matter or a dispute, from one JSON object on stdin",
        ),
        "help_force_duty": ("加一位成员和他的职责", "one more on it, and what he answers for"),
        "help_force_task": ("加一项任务，写清谁办、期限", "one more task: who does it, by when"),
        "help_force_done": ("一项任务办完了，写结果", "a task is done, and what came of it"),
        "help_force_change": ("改名称、牵头人或化解期限", "another name, leader or deadline"),
        "help_force_end": ("专班结束，写结果", "the force ends, saying what came of it"),
        "help_force_list": (
            "专班，先到期的在前：--only going、overdue、late、idle、alone、ended",
            "the first due first: --only going, overdue, late, idle, alone or ended",
        ),
        "force_begun": ("已成立专班 {id}", "task force {id} is set up"),
        "force_duty": ("已记下职责 {id}", "duty {id} is written down"),
        "force_task": ("已记下任务 {id}", "task {id} is written down"),
        "force_done": ("任务 {id} 已办完", "task {id} is done"),
        "force_changed": ("专班 {id} 已修改", "task force {id} is changed"),
        "force_ended": ("专班 {id} 已结束", "task force {id} has ended"),
        "force_none": ("没有专班", "no task forces"),
        "force_line": (
            "{id}  {name}  牵头 {lead}  {due} 前化解",
            "{id}  {name}  led by {lead}  due {due}",
        ),
        "force_on_it": ("    {id}  {said}", "    {id}  {said}"),
        "force_waits": ("    {id}  {what}  {who}  {day}", "    {id}  {what}  {who}  {day}"),
        "force_late": (
            "    {id}  {what}  {who}  {day} 已逾期",
            "    {id}  {what}  {who}  {day} overdue",
        ),
        "force_was_done": (
            "    {id}  {what}  {who}  {day} 已办完",
            "    {id}  {what}  {who}  {day} done",
        ),
    }
)

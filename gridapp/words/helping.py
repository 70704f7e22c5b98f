"""What the program says about help for households, activities and projects: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

HELPING = MappingProxyType(
    {
        "help_helping": ("帮扶困难家庭，内容从标准输入读", "help a household, read from stdin"),
        "help_helping_begin": (
            "开始帮扶一户：need、goal，可以带结对（pairings）和措施（measures）",
            "begin to help a household: need, goal, with pairings and measures",
        ),
        "help_helping_measure": ("加一项措施", "one more measure of a plan"),
        "help_helping_pair": ("加一个帮扶人", "one more helper of a plan"),
        "help_helping_done": (
            "一项措施落实了：result，可以带 value",
            "a measure was carried out: result, and value where it had one",
        ),
        "help_helping_replace": ("换帮扶人，接得上", "another helper follows without a gap"),
        "help_helping_end": (
            "帮扶结束：outcome、note",
            "help ends: outcome, note",
        ),
        "help_helping_list": (
            "在帮的户、谁在帮、还有什么没落实",
            "who is being helped, by whom, and what is still to be done",
        ),
        "help_activity": (
            "记一次活动和参加的人（participants），从标准输入读",
            "an activity with its participants, read from stdin",
        ),
        "help_project": ("致富项目，内容从标准输入读", "a livelihood project, read from stdin"),
        "help_project_begin": (
            "开始一个项目：name、goal，可以带项目户（households）",
            "begin a project: name, goal, with its households",
        ),
        "help_project_join": ("加一户", "one more household in a project"),
        "help_project_report": ("记一次进展：what、amount", "how far it has come: what, amount"),
        "help_project_end": ("项目结束：outcome", "a project ends: outcome"),
        "help_project_list": ("在建的项目", "the projects that are going on"),
        "project_begun": ("已开始项目 {id}", "project {id} has begun"),
        "project_joined": ("已记下项目户 {id}", "household in a project: {id} is written down"),
        "project_reported": ("已记下进展 {id}", "progress {id} is written down"),
        "project_ended": ("项目 {id} 已结束", "project {id} has ended"),
        "project_none": ("没有在建的项目", "no project is going on"),
        "project_line": (
            "{id}  {name}  {place}  {begun_on} 起  {households} 户",
            "{id}  {name}  {place}  since {begun_on}  {households} households",
        ),
        "help_begun": ("已开始帮扶 {id}", "help plan {id} has begun"),
        "measure_noted": ("已记下措施 {id}", "measure {id} is written down"),
        "measure_done": ("措施 {id} 已落实", "measure {id} is carried out"),
        "helper_paired": ("已结对 {id}", "pairing {id} is written down"),
        "help_has_ended": ("帮扶 {id} 已结束", "help plan {id} has ended"),
        "activity_noted": ("已记下活动 {id}", "activity {id} is written down"),
        "help_nobody": ("没有在帮的户", "no household is being helped"),
        "help_unpaired": ("还没有结对", "nobody is paired"),
        "help_line": (
            "{id}  {head}  {place}  {begun_on} 起  {helpers}",
            "{id}  {head}  {place}  since {begun_on}  {helpers}",
        ),
        "help_waiting": ("    {id}  {what}  {due_on}", "    {id}  {what}  {due_on}"),
        "help_late": ("    {id}  {what}  {due_on} 已逾期", "    {id}  {what}  {due_on} overdue"),
    }
)

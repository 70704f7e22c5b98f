"""What was done with records, and what happened to them: (zh, en)."""

from __future__ import annotations

DONE = {
    "listed": ("显示 {n} 条，共 {total} 条", "{n} shown of {total}"),
    "records": ("{n} 条记录", "{n} records"),
    "stepped": ("现在是：{state}", "now: {state}"),
    "stepped_held_back": (
        "反映人要求保密，交办单上没写门牌：到哪里去请另外跟承办人说，不要说是谁反映的",
        "told in confidence, so the docket names no house: tell the handler where, not who told",
    ),
    "stepped_owed": ("还有 {owed} 人没告诉", "still to be told: {owed}"),
    "stepped_due": ("限期：{due}", "due: {due}"),
    "stepped_confirm_by": (
        "可申请司法确认到 {day}",
        "judicial confirmation may be asked for until {day}",
    ),
    "stepped_perform_by": ("{day} 前履行", "to be performed by {day}"),
    "stepped_revisit_by": ("{day} 前回访", "return visit by {day}"),
    "stepped_reply_by": ("{day} 前回复移送单位", "answer who referred it by {day}"),
    "stepped_provisional": (
        "放假安排还没公布，限期是暂定的",
        "provisional until the days off of that year are announced",
    ),
    "resolved": ("已定下", "settled"),
    "the_centre": ("中心", "the centre"),
    "making_centre": ("先建中心……", "The centre comes first…"),
    "making_villages": (
        "已造好 {done} 个村，共 {all} 个（{percent}%）",
        "{done} of {all} villages made ({percent} %)",
    ),
    "making_index": ("正在备好查找：{percent}%", "Making search ready: {percent} %"),
    "practice_made": (
        "造好了。打开：gridapp --home {home} desk",
        "Done. Open it: gridapp --home {home} desk",
    ),
    "practice_days": (
        "以后各天的 {files} 个同步文件在 {folder}",
        "{files} sync files of the days to come lie in {folder}",
    ),
    "no_conflicts": ("没有两处写得不一样的地方", "no two people wrote different values"),
    "empty": ("（空）", "(empty)"),
    "history_created": ("{at}  {who}  登记", "{at}  {who}  entered it"),
    "history_changed": (
        "{at}  {who}  改「{field}」：{old} → {new}",
        '{at}  {who}  "{field}": {old} → {new}',
    ),
    "history_conflict": (
        "{at}  {who}  「{field}」写成 {new}，与 {old} 不一样",
        '{at}  {who}  "{field}" written as {new}, unlike {old}',
    ),
    "history_resolved": (
        "{at}  {who}  「{field}」定为 {new}",
        '{at}  {who}  settled "{field}" as {new}',
    ),
    "history_gone": ("{at}  {who}  删除：{new}", "{at}  {who}  removed it: {new}"),
    "history_restored": ("{at}  {who}  恢复", "{at}  {who}  restored it"),
    "history_step": ("{at}  {who}  {field} → {old}  {new}", "{at}  {who}  {field} → {old}  {new}"),
    "history_late": (
        "{at}  {who}  {field}（来晚了，没有生效）  {new}",
        "{at}  {who}  {field} (too late, without effect)  {new}",
    ),
    "codes": ("；可以：{codes}", "; codes: {codes}"),
    "use_fields": (
        "；全部代码见 gridapp fields {kind} {field}",
        "; for its codes see gridapp fields {kind} {field}",
    ),
    "each_holds": ("；每项可写：{fields}", "; each may hold: {fields}"),
    "find_it": ("；编号用 gridapp find 找", "; find its id with gridapp find"),
    "use_command": ("；请用 gridapp {command}", "; use gridapp {command}"),
    "to_write": ("；应写：{shape}", "; write {shape}"),
    "at_most": ("；最多 {most} 个字", "; at most {most} characters"),
    "to_write_quoted": ("；应写：{shape}，加引号", "; write {shape}, in quotes"),
    "to_write_bare": ("；应写：{shape}，不加引号", "; write {shape}, without quotes"),
    "put_line": ("第 {line} 行「{field}」：{rule}", 'line {line}, "{field}": {rule}'),
}

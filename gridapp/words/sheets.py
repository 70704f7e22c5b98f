"""Excel in and out, ledgers and figures: (zh, en)."""

from __future__ import annotations

SHEETS = {
    "loaded": (
        (
            "{households} 户、{residents} 人、{units} 个单元：新增 {added}，补充 {changed}，"
            "相同 {same}"
        ),
        (
            "{households} households, {residents} people, {units} units: {added} added,"
            " {changed} completed, {same} the same"
        ),
    ),
    "loaded_dry": (
        (
            "试读：{households} 户、{residents} 人、{units} 个单元：会新增 {added}，"
            "补充 {changed}，相同 {same}；没有写入"
        ),
        (
            "A trial: {households} households, {residents} people, {units} units: {added} would be"
            " added, {changed} completed, {same} are the same; nothing was written"
        ),
    ),
    "listed_in": (
        "{rows} 行：新增 {added}，补充 {changed}，相同 {same}",
        "{rows} rows: {added} added, {changed} completed, {same} the same",
    ),
    "listed_in_dry": (
        "试读：{rows} 行：会新增 {added}，补充 {changed}，相同 {same}；没有写入",
        (
            "A trial: {rows} rows: {added} would be added, {changed} completed, {same} are the"
            " same; nothing was written"
        ),
    ),
    "load_row": (
        "第 {row} 行「{heading}」{value}：{rule}",
        'row {row}, "{heading}" {value}: {rule}',
    ),
    "load_left_out": ("没有收的栏：{headings}", "columns left out: {headings}"),
    "load_skipped": (
        "没有读的工作表（隐藏的，或不是这种名单）：{sheets}",
        "sheets that were not read (hidden, or no such list): {sheets}",
    ),
    "load_passed": ("没有读的行：{all}", "rows that were not read: {all}"),
    "passed_rows": ("{n} 行（第 {rows} 行）", "{n} (row {rows})"),
    "load_more_rows": (
        "……还有 {n} 处，在上面说的那份表里，或加 --json 全部列出",
        "… and {n} more, in the sheet with remarks, or all of them with --json",
    ),
    "load_stopped": (
        "停下了。试读的没有写入；导入了的都在，再导一次会接着来，不会重复。",
        (
            "Stopped. A trial has written nothing; what was loaded is there. Load it again to go on"
            " where it stopped; nothing comes twice."
        ),
    ),
    "long_sheet": (
        "原表有 {rows} 行，太长，没有整份抄：这里只有带说明的行。请在原表里改好再导一次。",
        (
            "The sheet has {rows} rows, too many for a whole copy: here are those with remarks."
            " Correct them in the sheet itself and load it again."
        ),
    ),
    "row_of_sheet": ("原表第几行", "Row of the sheet"),
    "load_report": ("逐行说明写在：{file}", "remarks beside the rows: {file}"),
    "filled": (
        "{rows} 行，认出 {matched} 行，填了 {cells} 格，改了 {refreshed} 格",
        "{rows} rows, {matched} known, {cells} cells filled, {refreshed} written anew",
    ),
    "filled_dry": (
        "试填：{rows} 行，认出 {matched} 行，会填 {cells} 格，会改 {refreshed} 格；没有写文件",
        (
            "A trial: {rows} rows, {matched} known, {cells} cells would be filled,"
            " {refreshed} written anew; no file was written"
        ),
    ),
    "fill_row": ("第 {row} 行：{rule}", "row {row}: {rule}"),
    "fill_cell": ("第 {row} 行「{heading}」：{rule}", 'row {row}, "{heading}": {rule}'),
    "fill_left_out": ("没有动的栏：{headings}", "columns left alone: {headings}"),
    "fill_needs_reason": (
        "敏感的栏没有填：{headings}；确实要填，请用 --reason 写明原因",
        "sensitive columns not filled: {headings}; where they are needed, say why with --reason",
    ),
    "fill_children": (
        "未满14岁的 {n} 人没有填；确实要填，请用 --reason 写明原因",
        "children under 14 left out: {n}; where they are needed, say why with --reason",
    ),
    "fill_no_room": (
        "表里没有空行了，还有 {n} 行没有填进去",
        "the table has no blank rows left; not filled in: {n}",
    ),
    "fill_written": ("填好的表：{file}", "the filled sheet: {file}"),
    "fill_none": ("没有写文件", "no file was written"),
    "figures_head": ("{place}  {first} 至 {last}", "{place}  {first} to {last}"),
    "figures_visits": ("走访", "Visits"),
    "figures_matters": ("全部事项", "All matters"),
    "figures_nothing": ("没有", "none"),
    "ledger_written": ("已写好：{file}，{rows} 行", "written: {file}, {rows} rows"),
    "ledger_left_out": (
        "敏感的栏没有列出：{headings}；确实要用，请用 --reason 写明原因",
        "sensitive columns left out: {headings}; where they are needed, say why with --reason",
    ),
    "ledger_place": ("地点：{place}", "Place: {place}"),
    "ledger_period": ("期间：{first} 至 {last}", "Period: {first} to {last}"),
    "ledger_worker": ("制表人：{worker}", "Made by: {worker}"),
    "ledger_day": ("制表日期：{day}", "Made on: {day}"),
    "statistic_title": (
        "{place}矛盾纠纷排查化解统计表（{when}）",
        "Disputes found and settled, {place} ({when})",
    ),
    "statistic_name": ("矛盾纠纷排查化解统计表", "Statistic of disputes"),
    "statistic_place": ("地点", "Place"),
    "statistic_total": ("纠纷总数", "Disputes"),
    "statistic_unsettled": ("未化解数", "Not settled"),
    "statistic_settled": ("化解", "settled"),
    "statistic_open": ("未化解", "open"),
    "statistic_type": ("{type}（共计 {n} 件）", "{type} ({n} in all)"),
    "statistic_all": ("合计", "All"),
    "ledger_page": ("第 &P 页，共 &N 页", "Page &P of &N"),
}

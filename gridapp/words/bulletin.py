"""The bulletin of a month: its sentences, its tables, and what the command says. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

BULLETIN = MappingProxyType(
    {
        "help_bulletin": (
            "一个月、一个季度或一轮大走访的通报：数字、红黑榜、Word、PDF、Excel；定稿以后不再变",
            (
                "the bulletin of a month, a quarter or a round of visits: figures, red and black"
                " list, Word, PDF, Excel; once signed it stays as it is"
            ),
        ),
        "help_bulletin_span": (
            "月份 2026-10、季度 2026-Q3，或大走访的编号；不写就列出已定稿的",
            "a month 2026-10, a quarter 2026-Q3, or the id of a round; none lists what is signed",
        ),
        "help_bulletin_freeze": (
            "定稿：数字、名单和文字从此不变，晚到的记在下一期",
            "sign it: figures, lists and words stay; what comes late goes into the next one",
        ),
        "help_bulletin_next": ("“六、下月要求”写什么", 'the words of "6. Next month"'),
        "help_bulletin_words": (
            '一个 JSON 文件，改写各段文字，如 {{"basic": "…"}}',
            'a JSON file with other words for sections, such as {{"basic": "…"}}',
        ),
        "help_bulletin_by": (
            "红黑榜按哪几项，如 on_time,told",
            "what the lists go by: on_time,told",
        ),
        "help_bulletin_best": ("红榜取前几名（默认 3）", "how many best (usually 3)"),
        "help_bulletin_worst": ("黑榜取后几名（默认 3）", "how many worst (usually 3)"),
        "bulletin_title": ("{place}{span}平安建设工作通报", "{place}: bulletin of {span}"),
        "bulletin_month": ("{year}年{month}月", "{year}-{month:02d}"),
        "bulletin_quarter": ("{year}年第{quarter}季度", "{year}, quarter {quarter}"),
        "bulletin_below": (
            "{first} 至 {last}，截至 {made} 收到的记录",
            "{first} to {last}, by what had come until {made}",
        ),
        "bulletin_signed": (
            "{first} 至 {last}，{made} 定稿，核对码 {mark}",
            "{first} to {last}, signed on {made}, mark {mark}",
        ),
        "bulletin_draft": ("草稿，还没有定稿", "draft, not signed yet"),
        "section_basic": ("一、基本情况", "1. In short"),
        "section_kinds": ("二、分类情况", "2. By kind"),
        "section_hot": ("三、热点难点", "3. What comes up most"),
        "section_slow": ("四、超期、不满意清单", "4. Overdue, and not satisfied"),
        "section_lists": ("五、红榜黑榜", "5. Red and black list"),
        "section_next": ("六、下月要求", "6. Next month"),
        "said_reported": (
            (
                "{first}至{last}，{place}登记事项 {n} 件{change}；办好 {finished} 件，"
                "归档 {closed} 件，期末在办 {under_way} 件，其中超期未办 {overdue} 件。"
            ),
            (
                "From {first} to {last}, {n} matters were reported in {place}{change};"
                " {finished} were finished, {closed} closed; {under_way} were under way at the"
                " end, {overdue} of them overdue."
            ),
        ),
        "said_due": (
            "应办结 {due} 件。{shares}。",
            "{due} were due: {shares}.",
        ),
        "said_share": ("{name}率 {share}{change}", "{name} {share}{change}"),
        "said_owed": (
            "期末还有 {n} 位反映人没有得到答复。",
            "{n} people who told of something still waited for an answer at the end.",
        ),
        "said_disputes": (
            "登记纠纷 {n} 件{change}。{shares}。",
            "Disputes registered: {n}{change}; {shares}.",
        ),
        "change_more": ("，比上期增加 {change}", ", {change} more than before"),
        "change_less": ("，比上期减少 {change}", ", {change} fewer than before"),
        "change_same": ("，与上期持平", ", as many as before"),
        "change_up": ("，比上期上升 {change} 个百分点", ", up {change} points"),
        "change_down": ("，比上期下降 {change} 个百分点", ", down {change} points"),
        "change_level": ("，与上期持平", ", as before"),
        "said_kind": (
            "{name} {n} 件，占 {share}",
            "{name} {n}, {share}",
        ),
        "said_kinds": ("登记的 {n} 件中：{kinds}。", "Of {n} reported: {kinds}."),
        "said_nothing": ("本期没有登记事项。", "Nothing was reported."),
        "said_many": ("{name} {n} 件", "{name} {n}"),
        "said_hot": ("反映最多的是：{kinds}。", "Most often: {kinds}."),
        "said_again": (
            "同一个村（社区）同一类三件以上：{kinds}。",
            "Three or more of one kind in one village: {kinds}.",
        ),
        "said_no_hot": ("没有集中反映的问题。", "Nothing came up again and again."),
        "said_slow": (
            "超期未办 {overdue} 件，群众不满意 {unhappy} 件，见下表。",
            "{overdue} overdue, {unhappy} with which people were not satisfied: see the table.",
        ),
        "said_no_slow": (
            "没有超期未办的，也没有群众不满意的。",
            "Nothing was overdue, and nobody was not satisfied.",
        ),
        "said_lists": (
            "只排村（社区）、乡镇和部门；基数不到 5 的不排；并列的不分先后。",
            (
                "Villages, townships and departments alone are listed; a base under 5 is not; equal"
                " ones stand in no order."
            ),
        ),
        "said_no_lists": (
            "本级以下没有可以排的村（社区）、乡镇或部门。",
            "There is no village, township or department to list.",
        ),
        "next_overdue": (
            "超期未办的 {n} 件，承办单位逐件说明原因，下月底前办结。",
            "The {n} overdue: each with its reason, and finished by the end of next month.",
        ),
        "next_owed": (
            "还没有得到答复的 {n} 人，一周内逐一答复。",
            "The {n} who wait for an answer: each told within a week.",
        ),
        "next_unhappy": (
            "不满意的 {n} 件，重新核查，回访到本人。",
            "The {n} not satisfied: looked at again, and each person asked again.",
        ),
        "next_covered": (
            "还没有走到的 {n} 户，下月走访到位。",
            "The {n} households not met: visited next month.",
        ),
        "next_on": (
            "继续按时办结、按时答复。",
            "Go on finishing and answering in time.",
        ),
        "said_late": (
            "补报、更正：{spans}。",
            "Come late, and corrected: {spans}.",
        ),
        "said_late_of": (
            "{span} 定稿后补报 {added} 件、更正 {changed} 件、退出 {removed} 件（{figures}）",
            (
                "{span} since it was signed: {added} came late, {changed} changed, {removed} left"
                " ({figures})"
            ),
        ),
        "said_from_to": ("{name} {was} 改为 {now}", "{name} {was}, now {now}"),
        "list_red": ("红榜", "Red list"),
        "list_black": ("黑榜", "Black list"),
        "list_unranked": ("基数不到 5，不排", "Base under 5, not listed"),
        "list_none": ("没有（都一样或不够排）", "none (all equal, or too few)"),
        "column_by": ("按什么", "By"),
        "column_among": ("范围", "Among"),
        "column_figure": ("指标", "Figure"),
        "column_now": ("本期", "Now"),
        "column_before": ("上期", "Before"),
        "column_change": ("比上期", "Change"),
        "column_place": ("单位", "Place"),
        "column_number": ("编号", "Number"),
        "column_kind": ("分类", "Kind"),
        "column_holder": ("承办部门", "Department"),
        "column_due": ("期限", "Due"),
        "column_why": ("原因", "Why"),
        "column_department": ("部门", "Department"),
        "column_task": ("任务", "Task"),
        "column_reported": ("登记", "Reported"),
        "column_share": ("占比", "Share"),
        "why_overdue": ("超期未办", "overdue"),
        "why_unhappy": ("不满意", "not satisfied"),
        "among_place": ("村（社区）", "villages"),
        "among_town": ("乡镇（街道）", "townships"),
        "among_department": ("部门", "departments"),
        "part_own": ("本级直接", "the centre itself"),
        "part_all": ("合计", "all"),
        "annex_figures": ("附件 1　统计表", "Annex 1. Figures"),
        "annex_places": ("附件 2　分单位统计表", "Annex 2. By place"),
        "annex_departments": ("附件 3　分部门统计表", "Annex 3. By department"),
        "annex_late": ("附件 4　补报、更正", "Annex 4. Come late, and corrected"),
        "chart_tasks": ("各项任务登记数", "Reported, by task"),
        "chart_days": ("每天登记数", "Reported each day"),
        "chart_places": ("各单位按时办结率（%）", "Finished in time, by place (%)"),
        "sign_author": ("拟稿：", "Written by: "),
        "sign_checked": ("审核：", "Checked by: "),
        "sign_signed": ("签发：", "Signed by: "),
        "sign_date": ("　　　　年　　月　　日", "date: ________________"),
        "late_added": ("补报", "came late"),
        "late_changed": ("更正", "changed"),
        "late_removed": ("退出", "left"),
        "column_of": ("基数", "Of"),
        "column_number_of": ("数", "Number"),
        "column_before_of": ("上期基数", "Of, before"),
        "sheet_places": ("分单位", "By place"),
        "sheet_departments": ("分部门", "By department"),
        "sheet_late": ("补报更正", "Come late"),
        "row_number": ("编号", "Number"),
        "row_place": ("地点编码", "Place"),
        "row_department": ("承办部门", "Department"),
        "row_task": ("任务", "Task"),
        "row_category": ("分类", "Kind"),
        "row_heard": ("听说日期", "Heard on"),
        "row_due": ("期限", "Due"),
        "sheet_figures": ("统计表", "Figures"),
        "sheet_rows": ("明细", "Rows"),
        "sheet_traced": (
            "每个数字是“明细”表里同名一栏的合计，点数字就到那一栏",
            "each number is the sum of its column on the sheet of rows: click it to go there",
        ),
        "row_kind": ("种类", "Sort"),
        "row_id": ("记录", "Record"),
        "row_of": ("{name}（基数）", "{name} (of)"),
        "row_matter": ("事项", "matter"),
        "row_dispute": ("纠纷", "dispute"),
        "row_village": ("全村住户", "households of the village"),
        "bulletin_frozen": (
            "{span} 已定稿：核对码 {mark}，{rows} 条记录",
            "{span} is signed: mark {mark}, {rows} records",
        ),
        "bulletin_none": ("还没有定稿的通报", "nothing is signed yet"),
        "bulletin_written": ("已写好：{file}", "written: {file}"),
        "bad_words_file": (
            '{file} 不是改写各段的 JSON 文件：要写成 {{"basic": "…"}}，段名是 {known}',
            (
                '{file} is no JSON file of words for sections: write {{"basic": "…"}}; they are'
                " {known}"
            ),
        ),
        "bad_by": (
            "红黑榜不能按「{said}」排。可以：{known}",
            'The lists cannot go by "{said}". They can by: {known}',
        ),
        "bad_many": ("前几名、后几名要在 1 到 20 之间", "How many best or worst: from 1 to 20"),
    }
)

BULLETIN_PROBLEMS = MappingProxyType(
    {
        "BadSpan": (
            "“{value}”不是月份也不是季度。请写成 2026-10 或 2026-Q3，或写大走访的编号。",
            (
                '"{value}" is neither a month nor a quarter. Write 2026-10 or 2026-Q3, or the id of'
                " a round of visits."
            ),
        ),
        "NoBulletin": (
            "通报是中心的事：县、乡镇（街道）或村（社区）才有。",
            "Bulletins are of centres: a county, a township or a village has them.",
        ),
        "AlreadySigned": (
            (
                "“{value}”已经定稿，不能再改，也不能取消。晚到的和要更正的，记在下一期的"
                "“补报、更正”里。"
            ),
            (
                '"{value}" is signed: it is neither changed nor taken back. What comes late or is'
                " put right stands in the next bulletin."
            ),
        ),
        "NotBegun": (
            "“{value}”还没到。",
            '"{value}" is still to come.',
        ),
        "NotOver": (
            "“{value}”还没有过完，过完才能定稿。",
            '"{value}" is not over yet: it can be signed once it is.',
        ),
        "SignedUnreadable": (
            "“{value}”的定稿没有收齐或坏了，读不出来。请再同步一次；还不行就从备份恢复。",
            (
                'What was signed of "{value}" is not whole, or damaged. Sync once more; if that'
                " does not help, restore a backup."
            ),
        ),
    }
)

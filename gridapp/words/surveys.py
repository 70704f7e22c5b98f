"""Surveys at the door in words. (zh, en)"""

from __future__ import annotations

from types import MappingProxyType

SURVEYS = MappingProxyType(
    {
        "help_survey": (
            "入户问卷：出题、发下去、答、按地方和月份汇总",
            "surveys at the door: made, sent down, answered, tallied by place and month",
        ),
        "help_survey_define": (
            "出一份问卷：name、from_on、to_on、questions（shape、said、choices）",
            "make one: name, from_on, to_on, questions (shape, said, choices)",
        ),
        "help_survey_change": (
            "改名称、范围、问谁、起止；发下去以后只能改截止日",
            "change it; once sent down only its last day",
        ),
        "help_survey_question": ("加一道题：shape、said、choices", "one more question"),
        "help_survey_drop": ("去掉一道题", "take a question out"),
        "help_survey_send": (
            "发下去：随回文到每台设备，题目从此不变",
            "send it down with the return files; its questions stay as they are",
        ),
        "help_survey_withdraw": (
            "收回，写为什么：why_ended；到今天答的仍算",
            "withdraw it, saying why (why_ended); what was answered until today counts",
        ),
        "help_survey_answer": (
            "写下一份答案：household 或 place，answers（题号到答案，或按题序的一列）",
            "write down one answer: household or place, answers (by number, or in order)",
        ),
        "help_survey_list": (
            "有哪些问卷，各收到几份",
            "the surveys, and how many answers each has",
        ),
        "help_survey_show": ("一份问卷的题目", "the questions of one survey"),
        "help_survey_tally": (
            "一份问卷的汇总；--out 写成 Excel，带逐份答卷",
            "what a survey came to; --out writes Excel with every answer as a row",
        ),
        "survey_made": ("已出问卷 {id}，还没有发下去", "survey {id} is made, not yet sent down"),
        "survey_changed": ("问卷 {id} 已修改", "survey {id} is changed"),
        "survey_asks": ("已加题目 {id}", "question {id} is added"),
        "survey_dropped": ("已去掉题目 {id}", "question {id} is taken out"),
        "survey_sent": (
            "问卷 {id} 已发下去，随下一批回文到各设备",
            "survey {id} is sent down with the next return files",
        ),
        "survey_withdrawn": ("问卷 {id} 已收回", "survey {id} is withdrawn"),
        "survey_noted": ("已记下答卷 {id}", "answer {id} is written down"),
        "survey_none": ("没有问卷", "no surveys"),
        "survey_line": (
            "{id}  {name}  {from_on} 至 {to_on}  {state}  {base} 份",
            "{id}  {name}  {from_on} to {to_on}  {state}  {base} answers",
        ),
        "survey_draft": ("还没发下去", "not sent down"),
        "survey_going": ("正在问", "being asked"),
        "survey_to_come": ("还没开始", "not begun"),
        "survey_past": ("已截止", "over"),
        "survey_ended": ("已收回", "withdrawn"),
        "survey_head": (
            "{name}：收到 {base} 份，应问 {total}{late}{twice}",
            "{name}: {base} answers, {total} to ask{late}{twice}",
        ),
        "survey_late": ("，不在起止日内的 {n} 份没有算", ", {n} of other days not counted"),
        "survey_twice": ("，同一户重复的 {n} 份只算最后一份", ", {n} earlier ones of a household"),
        "survey_asked": ("{n}. {said}（{shape}）", "{n}. {said} ({shape})"),
        "survey_chosen": ("    {n}  {name}", "    {n}  {name}"),
        "survey_result": ("{said}  {summary}", "{said}  {summary}"),
        "survey_bar": (
            "    {name}  {number}/{of}  {percent}",
            "    {name}  {number}/{of}  {percent}",
        ),
        "survey_words": ("    “{words}”", '    "{words}"'),
        "survey_often": ("{words}（{n} 份）", "{words} ({n})"),
        "survey_part": ("{part}  {name}  {base}", "{part}  {name}  {base}"),
        "survey_few": ("不足 {most} 份", "fewer than {most}"),
        "survey_base": ("答了 {n} 份", "{n} answered"),
        "survey_mean": ("平均 {mean}", "mean {mean}"),
        "survey_numbers": (
            "中间值 {middle}，最小 {low}，最大 {high}",
            "median {middle}, from {low} to {high}",
        ),
        "survey_answered": ("答了几份", "Answered"),
        "survey_mean_head": ("平均", "Mean"),
        "survey_middle_head": ("中间值", "Median"),
        "survey_low_head": ("最小", "Lowest"),
        "survey_high_head": ("最大", "Highest"),
        "survey_rows_nobody": ("这里还没有人答", "nobody has answered here yet"),
        "survey_rows_few": (
            "这里不足 {most} 份，不逐份列出：列了就看得出是谁",
            "fewer than {most} answered here: rows would tell who they are",
        ),
        "survey_rows_withheld": (
            "这里不逐份列出：和别处、别的月份一减，就看得出少数几份是谁的。请选大些的地方，或不分月份",
            (
                "no rows here: taken from those of other places or months they would tell of a"
                " few. Choose a larger place, or all months"
            ),
        ),
        "survey_written": (
            "已写好：{file}，汇总、按地方、按月份都有；逐份答卷 {rows} 行{why}",
            "written: {file}, in all, by place and by month; {rows} answers as rows{why}",
        ),
        "survey_why": ("（{why}）", " ({why})"),
        "survey_title": ("问卷汇总", "Survey"),
        "survey_sheet_whole": ("汇总", "All"),
        "survey_sheet_places": ("按地方", "By place"),
        "survey_sheet_months": ("按月份", "By month"),
        "survey_sheet_rows": ("逐份答卷", "Answers"),
        "survey_place": ("地方", "Place"),
        "survey_month": ("月份", "Month"),
        "survey_question": ("问题", "Question"),
        "survey_choice": ("选项", "Choice"),
        "survey_number": ("几份", "Number"),
        "survey_share": ("占比", "Share"),
    }
)

SURVEY_RULES = MappingProxyType(
    {
        "too_many_questions": ("最多 12 道题", "may have 12 questions at most"),
        "no_questions": ("还没有题目，先加题再发", "has no questions yet; add some first"),
        "sent_down": (
            "已经发下去，不能再改；要改就收回，另出一份",
            "was sent down and stays as it is; withdraw it and make another",
        ),
        "sent_already": (
            "已经做过了，不用再发：导入中心下一批文件的设备就有",
            "was done already: every device has it that takes the next files of the centre in",
        ),
        "sent_ended": (
            "不行：这份问卷已经收回；要再问，另出一份",
            "cannot be: the survey was withdrawn; to ask again, make another",
        ),
        "answers": (
            '要按题号写，如 {"1": "2", "2": "1 3"}，或按题序写成 ["2", "1 3"]',
            'are given by number, as {"1": "2", "2": "1 3"}, or in order, as ["2", "1 3"]',
        ),
        "not_sent_down": ("还没有发下去，不能答", "is not sent down and cannot be answered"),
        "survey_over": (
            "不在问卷的起止日内，或问卷已收回",
            "lies outside the days of the survey, or it was withdrawn",
        ),
        "outside_survey": ("不在问卷的范围内", "lies outside the area of the survey"),
        "answered": (
            "这一户已经答过；答错了先撤销那一份，再重新答",
            "was answered by this household; take that answer back first",
        ),
        "choices": ("要有 2 到 9 个，每行一个", "are 2 to 9, one a line"),
        "choice_twice": ("有两个一样", "has the same one twice"),
        "scale_ends": (
            "只写两头：1 分是什么、5 分是什么，或都不写",
            "names the two ends only, 1 and 5, or nothing",
        ),
        "no_choices": ("这种题不用选项", "are not for such a question"),
    }
)

SURVEY_PROBLEMS = MappingProxyType(
    {
        "BadAnswer": ("第 {number} 题答得不对。", "Question {number} is not answered rightly."),
        "BadAnswer.choice": (
            "第 {number} 题请按 1 到 {most} 选。",
            "Question {number}: choose 1 to {most}.",
        ),
        "BadAnswer.one_alone": (
            "第 {number} 题只能选一个。",
            "Question {number}: choose one only.",
        ),
        "BadAnswer.number": (
            "第 {number} 题请填数字。",
            "Question {number}: type a number.",
        ),
        "BadAnswer.too_long": (
            "第 {number} 题最多 200 个字。",
            "Question {number}: 200 characters at most.",
        ),
        "BadAnswer.tells_who": (
            "第 {number} 题里有电话或身份证号：不记名的问卷不写能认出人的号码，请删去。",
            (
                "Question {number} holds a telephone or identity number: an anonymous survey keeps"
                " none; take it out."
            ),
        ),
        "BadAnswer.unknown": (
            "没有第 {number} 题，一共 {most} 题。",
            "There is no question {number}; there are {most}.",
        ),
        "NotAsked": ("这道题不问。", "That is not asked."),
        "NotAsked.always": (
            "题目里有“{found}”：问卷不问民族、宗教和政治，也不采集指纹、人脸，请换一个问法。",
            (
                'It says "{found}": surveys do not ask about ethnicity, religion or politics,'
                " nor for fingerprints or faces."
            ),
        ),
        "NotAsked.nameless": (
            "题目里有“{found}”：不记名的问卷不能问出是谁，请去掉或改成记名。",
            'It says "{found}": an anonymous survey cannot ask who somebody is.',
        ),
    }
)

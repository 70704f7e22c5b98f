"""What the program says about visits, life events and residents' own data: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

_VISITS = {
    "help_visit": (
        "从标准输入读一个 JSON 对象：一次走访和发现的一切，一次写入",
        "one visit and all that was found on it, from one JSON object on stdin",
    ),
    "help_batch": (
        "补录：从标准输入读一页笔记本，写得对的各行一次写入，写得不对的逐行指出来",
        (
            "the lines of a notebook page, from one JSON object on stdin: those that are right in"
            " one save, the others are named"
        ),
    ),
    "help_batch_page": (
        "笔记本的一页：一个地点的住户按顺序列出，写明当天已经记过什么",
        "a notebook page: the households of a place in order, with what stands for the day",
    ),
    "batch_saved": ("已记下 {n} 户", "lines written: {n}"),
    "batch_phone": (
        "第 {row} 行可能有危险，现在就打 {number}（{name}）。保存下来不等于报了警。",
        (
            "Line {row}: there may be danger: telephone {number} ({name}) now."
            " Saved does not mean reported."
        ),
    ),
    "batch_row": ("{row:>3}  {head}  {address}  {result}", "{row:>3}  {head}  {address}  {result}"),
    "batch_empty": ("那里没有住户", "no household is there"),
    "help_message": ("微信里的话：读进来，或者写成文字发出去", "messages, in and out"),
    "help_message_in": (
        "从标准输入读复制来的微信：谁、什么时候、说了什么，可能是谁，和可以交给 visit 的一次走访",
        (
            "a chat copied out of WeChat, on stdin: who, when, what, who may be meant, and a visit"
            " to hand to visit"
        ),
    ),
    "help_message_out": (
        "一件事项写成发微信的文字：没有人名、电话、证件号和住址",
        "a matter as the text of a message, without names, telephones, numbers or addresses",
    ),
    "message_said": ("{sender}  {day} {clock}\n{words}", "{sender}  {day} {clock}\n{words}"),
    "message_known": ("可能是 {name}  {where}  {id}", "may be {name}  {where}  {id}"),
    "message_none": ("没有读到文字", "there are no words"),
    "message_wanted": ("【请办】{said}", "[To be done] {said}"),
    "message_answer": (
        "【答复】您反映的“{said}”有结果了。",
        "[Answer] What you told of is settled: {said}",
    ),
    "message_number": ("编号：{said}", "Number: {said}"),
    "message_task": ("哪一类：{said}", "Task: {said}"),
    "message_where": ("在哪里：{said}", "Where: {said}"),
    "message_detail": ("情况：{said}", "About it: {said}"),
    "message_state": ("办到哪一步：{said}", "How it stands: {said}"),
    "message_due": ("请在 {said} 前办好。", "To be done by {said}."),
    "message_how": ("怎么办的：{said}", "What was done: {said}"),
    "help_rounds_plan": (
        "安排一轮大走访：从标准输入读一个 JSON 对象",
        "plan a round of visits, from one JSON object on stdin",
    ),
    "round_planned": (
        "安排好了：{id}。下面的设备收到回文件就看得到。",
        "planned: {id}. The devices below see it with their next return file.",
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
    "visited_answered": ("问卷 {n} 份也记下了", "surveys answered: {n}"),
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
    "round_place": (
        "  {place}  {name}  还有 {left}，共 {total}，走了 {share}{apart}",
        "  {place}  {name}  {left} left of {total}, {share} done{apart}",
    ),
    "round_apart": ("（{said}）", " ({said})"),
    "round_and": ("，", ", "),
    "round_household_left": ("住户还有 {left}，共 {total}", "households: {left} of {total}"),
    "round_enterprise_left": ("单位还有 {left}，共 {total}", "enterprises: {left} of {total}"),
    "round_far_kind": (
        (
            "    {name}：共 {total}，已走访 {visited}，不便入户 {declined}，还没走到 {left}；"
            "发现问题 {found}，已解决 {solved}"
        ),
        (
            "    {name}: {total} in all, {visited} visited, {declined} declined,"
            " {left} still to be visited; problems found {found}, solved {solved}"
        ),
    ),
    "outside_area": (
        "{said} 不在它的范围 {area} 里，请换一个里面的地点",
        "{said} lies outside its area {area}; name a place within it",
    ),
    "round_title": ("大走访", "Round of visits"),
    "round_sheet_numbers": ("走到哪里了", "How far"),
    "round_sheet_places": ("各处还剩多少", "By place"),
    "round_sheet_left_sheet": ("还没走到的", "Left"),
    "round_col_whom": ("走访对象", "Whom"),
    "round_col_total": ("一共要走", "In all"),
    "round_col_visited": ("走到了", "Visited"),
    "round_col_declined": ("不愿接受", "Declined"),
    "round_col_left": ("还没走到", "Left"),
    "round_col_found": ("发现的事", "Found"),
    "round_col_solved": ("已经办好并告诉了", "Settled and told"),
    "round_col_place": ("地方", "Place"),
    "round_col_done": ("走了多少", "Done"),
    "round_col_name": ("谁", "Who"),
    "round_col_address": ("门牌", "Address"),
    "round_col_tried": ("去过没人在", "Nobody there on"),
    "round_col_result": ("结果", "Result"),
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

_PERSONAL = {
    "help_retention": (
        "到期待处理的记录（只列出，不删除）",
        "records whose time is over (listed, never deleted)",
    ),
    "bad_year": ("「{said}」不是年份。", '"{said}" is no year.'),
    "retention_none": ("{year} 年没有到期的记录", "nothing is due in {year}"),
    "retention_head": ("{kind}  {n} 条  {then}  依据：{basis}", "{kind}: {n}, {then}. {basis}"),
    "then_erase": ("到期删除", "to be erased"),
    "then_anonymise": ("到期去掉个人信息", "names and numbers to be taken out"),
    "then_archive": ("到期移交档案室", "to go to the archive"),
    "help_person": ("台账里有一个人的哪些信息", "what the register holds about one person"),
    "help_person_print": (
        "全部打印出来给本人（查看记录会记下）",
        "print all of it for the person (the access log notes it)",
    ),
    "person_head": ("{name}（{id}）的个人信息", "personal data of {name} ({id})"),
    "person_of_home": ("（全户的）", "(of the household)"),
    "person_source": ("  {at}  {who}（{device}）登记", "  entered {at} by {who} ({device})"),
    "person_later": (
        "  {at}  {who} 改过「{field}」，原来是：{old}",
        '  {at}  {who} changed "{field}"; it was: {old}',
    ),
    "person_received": (
        "已收到的设备：{place}（{tag}）",
        "received by the device of {place} ({tag})",
    ),
    "person_looked": ("{at} 看过全号：{why}", "{at} whole numbers were looked at: {why}"),
    "help_request": ("个人信息请求", "residents' requests about their data"),
    "help_request_add": (
        "登记请求：查阅、更正、删除、反对",
        "enter one: copy, correct, delete, object",
    ),
    "help_request_list": ("还没答复的请求", "those not answered yet"),
    "help_request_decide": (
        "作出决定；不同意要写依据",
        "decide one; a refusal names its legal basis",
    ),
    "help_request_letter": ("答复书的文字", "the letter of answer as text"),
    "help_request_told": ("已经告诉本人", "the resident was told"),
    "request_made": (
        "已登记请求 {id}，{due} 前答复",
        "request {id} entered; to be answered by {due}",
    ),
    "request_locks": (
        "从现在起这个人的信息只保存，不再出现在名单、查找、台账和打印里。",
        "From now on this person's data is only stored: in no list, search, ledger or print.",
    ),
    "request_none": ("没有等着答复的请求", "no request waits for an answer"),
    "request_late": ("已逾期", "overdue"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "request_decided": ("已决定：{said}", "decided: {said}"),
    "request_told": ("已记下 {day} 告诉本人", "noted: told on {day}"),
    "person_locked": (
        "这个人的信息已锁定，只保存不使用；见请求 {ids}。",
        "This person's data is locked and only stored; see request {ids}.",
    ),
    "letter_head": (
        "个人信息请求答复书\n\n{name}：",
        "Answer to a request about personal data\n\n{name},",
    ),
    "letter_asked": (
        "您于 {asked_on} 提出的个人信息请求（{asked}），现答复如下。",
        "this answers your request of {asked_on} ({asked}).",
    ),
    "letter_detail": ("请求内容：{detail}", "You asked: {detail}"),
    "letter_granted": ("同意您的请求，已按请求办理。", "Your request is granted and carried out."),
    "letter_partly": (
        "部分同意您的请求。未同意部分的理由和法律依据：{basis}",
        "Your request is granted in part. Reasons and legal basis for the rest: {basis}",
    ),
    "letter_refused": (
        "不能同意您的请求。理由和法律依据：{basis}",
        "Your request cannot be granted. Reasons and legal basis: {basis}",
    ),
    "letter_ways": (
        (
            "如不同意本答复，您可以向履行个人信息保护职责的部门投诉、举报，"
            "也可以依法向人民法院提起诉讼（个人信息保护法第五十条、第六十五条）。"
        ),
        (
            "If you do not accept this, you may complain to the authority for the protection of"
            " personal data, or go to a people's court (PIPL 50, 65)."
        ),
    ),
    "letter_foot": ("\n{centre}\n{decided_on}", "\n{centre}\n{decided_on}"),
}

WORK = MappingProxyType(_VISITS | _LIVES | _PERSONAL)

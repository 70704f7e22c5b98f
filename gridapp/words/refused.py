"""What is not carried out, and what would do: (zh, en)."""

from __future__ import annotations

REFUSED = {
    "no_code": (
        "没有给出纸上的码。请用 GRIDAPP_CODE 或 --code 给出。",
        "The code on paper is missing. Give it in GRIDAPP_CODE or with --code.",
    ),
    "all_set_aside": ("没有读入任何文件。{first}", "No file was taken in. {first}"),
    "some_set_aside": (
        "放在一边的：{n}；其余的都读过了。{first}",
        "Set aside: {n}; the others were read. {first}",
    ),
    "some_missing": (
        "有 {n} 个没有找到；其余的都读过了。请检查路径。",
        "Not found: {n}; the others were read. Check the path.",
    ),
    "put_refused": ("有 {n} 行没有写。{first}", "Lines refused: {n}. {first}"),
    "correct_what": (
        "同意更正，要写明改成什么：--field name=…，有哪些项见 gridapp fields resident",
        "A correction that is granted says what to: --field name=…; see gridapp fields resident",
    ),
    "no_worker": ("没有叫「{name}」的工作人员。", 'There is no worker called "{name}".'),
    "which_worker": (
        "叫「{name}」的不止一人，请用编号：{ids}",
        'Several workers are called "{name}"; use an id: {ids}',
    ),
    "not_compared": (
        "「{kind}」不查重；查重的是住户、居民、单位和事项。",
        '"{kind}" is not compared; households, residents, enterprises and matters are.',
    ),
    "which_kind": (
        "没有「{name}」这类记录。可以：{kinds}",
        'There is no kind "{name}". Kinds: {kinds}',
    ),
    "which_reporter": (
        "请用 --reporter 写明告诉了谁：{ids}",
        "Say with --reporter who was told: {ids}",
    ),
    "which_choice": (
        "请写选第几个，第 1 至 {most} 个（见 gridapp conflicts）。",
        "Say which one, 1 to {most}; see gridapp conflicts.",
    ),
    "not_in_conflict": (
        "这条记录的「{field}」没有两处写得不一样，不用定。",
        'No two people wrote different values for "{field}" of this record.',
    ),
    "no_plain_file": (
        "{file} 不是普通文件。请检查路径。",
        "{file} is no ordinary file. Check the path.",
    ),
    "no_loop": (
        "{id} 不是事项、纠纷或工单，没有要一步一步办的。",
        "{id} is no matter, dispute or order: it is not done step by step.",
    ),
    "which_draw": (
        "写明抽哪一次：gridapp print callbacks --draw 抽签号 百分之几 --out 文件.pdf",
        "Say which draw: gridapp print callbacks --draw SEED SHARE --out FILE.pdf",
    ),
    "bad_share": (
        "抽百分之几要在 1 到 100 之间，{said} 不行。",
        "The share is from 1 to 100 in a hundred, not {said}.",
    ),
    "out_ending": (
        "文件名要以 {endings} 结尾：{file}",
        "The file's name has to end with {endings}: {file}",
    ),
    "out_folder": (
        "没有 {folder} 这个文件夹。请核对路径，或者先建好它。",
        "There is no folder {folder}. Check the path, or make it first.",
    ),
    "which_satisfaction": (
        "满意度代码表里没有 {said}。请选：{known}。",
        "The list of satisfaction has no {said}; choose from: {known}.",
    ),
    "no_reporter": (
        "这件事项还没有登记反映人，没有人可告诉。请先登记反映人。",
        "The matter has no reporter who could be told. Enter the reporter first.",
    ),
    "which_state": (
        "没有「{said}」这个状态。可以：{states}",
        'There is no state "{said}". States: {states}',
    ),
    "no_screen": (
        "这里没有屏幕，工作台打不开。请在图形界面里运行；别的命令照样能用（gridapp --help）。",
        (
            "There is no screen here to open the desk on. Run it in a graphical session; the other"
            " commands work all the same (gridapp --help)."
        ),
    ),
    "no_place": (
        "没有登记过地点 {place}。请核对编码，或先登记这个地点（gridapp load places）。",
        "No place {place} is entered here. Check the code, or enter it first: gridapp load places.",
    ),
    "home_is_file": (
        "{home} 是文件，不是文件夹。请用 --home 写一个文件夹。",
        "{home} is a file, not a folder. Give a folder with --home.",
    ),
    "keys_gone": (
        (
            "本设备的钥匙文件 {file} 不见了，不能收发文件；台账还在。"
            "请找回它，或向中心要新的启用文件。"
        ),
        (
            "This device's key file {file} is gone, so no files can be sent or taken in; the"
            " register is still there. Bring it back, or ask the centre for a new start-up file."
        ),
    ),
    "keys_damaged": (
        (
            "本设备的钥匙文件 {file} 坏了，不能收发文件；台账还在。"
            "请找回完好的，或向中心要新的启用文件。"
        ),
        (
            "This device's key file {file} is damaged, so no files can be sent or taken in; the"
            " register is still there. Bring back a sound one, or ask for a new start-up file."
        ),
    ),
    "stopped": (
        "已停下。没有做完的，没有写进台账。",
        "Stopped. What was not finished is not in the register.",
    ),
    "usage": (
        "用法不对：{wrong}。写法见 {command} --help",
        "Wrong usage: {wrong}. See {command} --help",
    ),
    "unforeseen": (
        "遇到没有料到的错误，没有办成。请把刚才的命令告诉维护人员。",
        "An error that nobody foresaw; it was not done. Tell support which command it was.",
    ),
    "unforeseen_kept": (
        "遇到没有料到的错误，没有办成。详情写在 {file}，请交给维护人员。",
        "An error that nobody foresaw; it was not done. Hand {file} to support.",
    ),
    "why_unmask": (
        "要看完整的号码，请用 --reason 写明原因。",
        "To see whole numbers, say why with --reason.",
    ),
    "cannot_note": (
        "看完整的号码、按身份证号查人都要记下来；这本台账是只读的，记不了，所以不能看。",
        (
            "Whoever sees whole numbers or looks for an identity number is noted. This register is"
            " read-only and nothing can be noted, so it is not shown."
        ),
    ),
    "bad_map": (
        "「{said}」应写成 表头=字段。",
        '"{said}" should be HEADING=FIELD.',
    ),
    "which_field": (
        "没有「{name}」这一项可填。可以：{known}",
        'Nothing called "{name}" can be filled in. Fields: {known}',
    ),
    "which_ledger": (
        "没有「{name}」这本台账。可以：{known}",
        'There is no ledger "{name}". Ledgers: {known}',
    ),
    "fixed_columns": (
        "统计表的栏是固定的，不能选栏或用版式。",
        "The columns of the statistic are fixed; none can be chosen.",
    ),
    "days_turned": (
        "期间写反了：{first} 在 {last} 之后。",
        "The period ends before it begins: {first} is after {last}.",
    ),
    "bad_month": (
        "「{said}」不是月份，应写成 2026-11；季度写成 2026-Q4。",
        '"{said}" is no month; write it like 2026-11, a quarter like 2026-Q4.',
    ),
    "month_or_days": (
        "要么写 --month，要么写 --from 和 --to。",
        "Say either --month, or --from and --to.",
    ),
    "days_to_come": (
        "{first} 还没到，没有可数的。",
        "{first} is yet to come; there is nothing to count.",
    ),
    "bad_where": ("「{said}」应写成 字段=值。", '"{said}" should be field=value.'),
    "bad_days": (
        "天数只能是 0 到 {most}，不能是 {said}。",
        "The number of days goes from 0 to {most}; {said} will not do.",
    ),
    "bad_day": (
        "「{said}」不是日期，应写成 2026-11-23。",
        '"{said}" is no date; write it like 2026-11-23.',
    ),
}

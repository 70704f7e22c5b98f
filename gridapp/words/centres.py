"""What the command line says of a centre, its root sheet, and the centre above it."""

from __future__ import annotations

CENTRES = {
    "cover_days": (
        "替班最多 {most} 天，最后一天不能已经过了。",
        "A cover lasts {most} days at most, and its last day is yet to come.",
    ),
    "cover_over": (
        "替班到期，{place} 的记录都已送达，本设备上的已经清空。",
        "The cover is over: all records of {place} have arrived, and are gone from this device.",
    ),
    "help_card": (
        "写出中心的名片，给上级或下级中心；里面没有秘密",
        "write this centre's card, for a centre above or below it; nothing secret is in it",
    ),
    "help_parent": (
        "说明上级中心是谁：对过 8 位核对号，用根钥匙签",
        "say which centre is above this one: after comparing 8 digits, signed by the root key",
    ),
    "help_adopt": (
        "把一个独立建立的中心收为下级：对过 8 位核对号",
        "take a centre that was founded alone as one below this one, after comparing 8 digits",
    ),
    "help_number": (
        "对方在电话里念给你的 8 位核对号",
        "the 8 digits that the other side read out to you, by telephone or face to face",
    ),
    "card_written": (
        "名片写好了：{file}；核对号：{check_number}",
        "the card is written: {file}; check number: {check_number}",
    ),
    "card_next": (
        "名片可以随便带；核对号当面或在电话里念给对方，不要写在一起。",
        (
            "The card may travel any way; read the number out to the other side, and do not send it"
            " along."
        ),
    ),
    "card_of": (
        "这是{name}（{place}）的名片，核对号 {check_number}。请对方念出核对号，一样才继续。",
        (
            "This is the card of {name} ({place}), check number {check_number}. Let the other side"
            " read its number out; go on only if it is the same."
        ),
    ),
    "number_not_yet": (
        "还没有动任何东西。核对号一样的话，再运行一次，加上 --number 和那 8 位数字。",
        "Nothing was done yet. If the numbers agree, run it again with --number and the 8 digits.",
    ),
    "no_sheet": (
        "要用根钥匙签：用 --sheet 指明根钥匙文件。",
        "The root key has to sign: name its file with --sheet.",
    ),
    "parent_named": (
        (
            "本中心现在归{name}（{place}）。名片也给对方一份（gridapp centre card），对方收下"
            "（gridapp centre adopt）以后，文件往上送，回执往下来。"
        ),
        (
            "{name} ({place}) is above this centre now. Give it the card of this centre too"
            " (gridapp centre card); once it has taken it (gridapp centre adopt), files go up"
            " and receipts come down."
        ),
    ),
    "adopted": (
        "{name}（{place}）现在是下级中心。写出文件（gridapp export）送过去，它的文件也能收了。",
        (
            "{name} ({place}) is below this centre now. Write the files (gridapp export) and"
            " carry them there; its files can be taken in."
        ),
    ),
}

"""Why a centre or a device is not founded, handed out or joined, and what to do. (zh, en)"""

from __future__ import annotations

DEVICES = {
    "AlreadyFounded": (
        "这里已经有台账，一个人的台账只属于一个中心。另一个人用，请不写 --home，或换一个目录。",
        (
            "There is a register here already, and it belongs to one centre. For another person"
            " leave --home out, or name another directory."
        ),
    ),
    "UsedHere": (
        (
            "这个启用文件已经在这台电脑上用过了（{name}）。一个启用文件只给一个人用，"
            "要再加一个人，请中心另发一个。"
        ),
        (
            "This start-up file was used on this computer already ({name}). One file is for one"
            " person; ask the centre for another one."
        ),
    ),
    "CentreHere": (
        "这台电脑上已经有这个地方的中心（{name}）。真要另建一个，用 --home 写明放在哪里。",
        (
            "The centre of this place is on this computer already ({name}). If another one is meant"
            " all the same, say with --home where it goes."
        ),
    ),
    "NotAPin": (
        "PIN 应为六位数字，不能六个一样，也不能像 123456 那样连着。",
        "A PIN has six digits, not all the same and not in a row like 123456.",
    ),
    "NotACentrePlace": (
        "中心的编码应为 6 位（县）、9 位（乡镇街道）或 12 位（村社区）。",
        "A centre's code has 6 digits (county), 9 (township) or 12 (village).",
    ),
    "NotACentre": (
        "只有中心能发放设备。请在中心的电脑上办。",
        "Only a centre hands out devices. Do it at the centre.",
    ),
    "NotACentre.handed_out": (
        (
            "这台电脑是 {name} 发下来的，不能再发设备。请 {name} 用 gridapp device add 替本地点发；"
            "要自己发，就在另一个目录用 gridapp centre create 自己建中心，再用 centre parent 和"
            " centre adopt 归到上级下面。"
        ),
        (
            "{name} handed out this computer, and it can hand out none itself. Have {name} do it"
            " for places here with gridapp device add; to hand out your own, found a centre in"
            " another directory with gridapp centre create and bring it under the higher one with"
            " centre parent and centre adopt."
        ),
    ),
    "NotWaiting": (
        "没有识别码为 {value}、正等着处理的设备。请用 gridapp held 查一查。",
        "No device with the mark {value} waits for this. Look at gridapp held.",
    ),
    "AlreadyPicked": (
        "同一个启用文件已经认定了识别码 {value} 的那一台。请给这一台发一个新的启用文件。",
        (
            "The device with the mark {value} was picked for this start-up file already. Hand out a"
            " new file for this one."
        ),
    ),
    "NoSuchDevice": (
        "本中心下没有设备号或识别码是 {value} 的设备，或者不止一台。设备号见 gridapp list device。",
        (
            "No device under this centre has the tag or mark {value}, or more than one has. gridapp"
            " list device shows the tags."
        ),
    ),
    "AlreadyStopped": (
        "设备 {value} 已经停用了。",
        "The device {value} is stopped already.",
    ),
    "StartUpExpired": (
        "启用文件过了 14 天的期限。请向中心再要一个。",
        "The start-up file is older than 14 days. Ask the centre for a new one.",
    ),
    "NotAbove": (
        "这两个中心不是上下级：下级的地点 {value} 应当在上级的地点里面。",
        "Neither centre is above the other: the lower place, {value}, has to lie in the higher.",
    ),
    "OtherNumber": (
        "核对号不一样，没有动任何东西。名片可能是别人的，或者被换过：请对方重新给一份。",
        "The number differs; nothing was done. The card is another's or was changed: ask anew.",
    ),
    "HasParent": (
        "已经有另一个上级中心，没有动任何东西。",
        "Another centre is above this one already; nothing was done.",
    ),
    "OtherRoot": (
        "这是别的中心的根钥匙，没有动任何东西。",
        "This is the root key of another centre; nothing was done.",
    ),
    "WrongCode": (
        "启用码不对。请对照纸上的数字再输一遍。",
        "The code is wrong. Compare it with the paper and type it again.",
    ),
    "WrongRootCode": (
        "码不对，没有动任何东西。请对照纸上的 24 位数字再输一遍。",
        "The code is wrong; nothing was done. Compare the 24 digits with the paper.",
    ),
    "NotACode": ("启用码应为 {digits} 位数字。", "The code has {digits} digits."),
    "WrongLevel": (
        "岗位「{role}」的地点编码应为 {digits} 位，{value} 不是。请改地点或岗位。",
        (
            'The role "{role}" works at a place of {digits} digits, which {value} is not. Change'
            " the place or the role."
        ),
    ),
    "TooWide.place": (
        "这个地点不在本中心的范围内。请改用范围内的地点。",
        "The place lies outside this centre's area. Use a place inside it.",
    ),
    "TooWide.role": (
        "本中心不能发放这个岗位的设备。请由上级中心发放。",
        "This centre cannot hand out a device for that role. A centre above can.",
    ),
    "TooWide": (
        "发放的权限超出了自己的范围。请缩小地点、岗位或期限。",
        "That gives more than this centre has. Narrow place, role or dates.",
    ),
    "UselessKey": (
        "对方的钥匙不能用。请重新发放启用文件。",
        "The other side's key cannot be used. Hand out a new start-up file.",
    ),
}

"""Rules that a value must keep, as somebody who broke one wants to hear them: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

from gridapp.words.surveys import SURVEY_RULES

RULES = MappingProxyType(
    {
        "required": ("必须填写", "must be filled in"),
        "twice": ("前面已经写过，一件只写一次", "stands above already; write each once"),
        "limits": ("超出了能保存的范围", "is beyond what can be kept"),
        "type": ("类型不对", "is of the wrong type"),
        "list": (
            "要写成一列，一项一个：[{…}]，用逗号隔开",
            "is a list of objects: [{…}, {…}]",
        ),
        "too_long": ("太长了，请缩短", "is too long; shorten it"),
        "characters": (
            "含有看不见的控制字符，请删去后重填",
            "holds invisible control characters; enter it again without them",
        ),
        "date": ("不是有效日期，应写成 2026-11-23", "is no valid date; write it like 2026-11-23"),
        "too_early": ("年份太早，请核对", "lies impossibly far back; check the year"),
        "too_far": ("年份太远，请核对", "lies impossibly far ahead; check the year"),
        "place": (
            "不是地点编码，应为 6、9、12、15 或 18 位数字",
            "is no place code of 6, 9, 12, 15 or 18 digits",
        ),
        "used": (
            "这个编码用过了，停用的也不再用，请另编一个",
            "is a code that was used before; codes are never used again, so take another",
        ),
        "fixed": (
            "地点设立以后不能改；请新设一个接替它，把住户划转过去，再停用它",
            (
                "of a place is never changed: begin one that succeeds it, transfer what stands"
                " there, then close it"
            ),
        ),
        "cover_days": (
            "替班最多 92 天，最后一天不能在前一天之前，也不能已经过了",
            "ends a cover of 92 days at most, not before it begins, and not in the past",
        ),
        "came_back": (
            "已签字、已扫描或已存档，不是没用上的；真要去掉，gridapp trip drop 加 --yes",
            "was signed, scanned or kept, so it was used; gridapp trip drop --yes takes it off",
        ),
        "nobody_waits": ("没有等着告诉的人", "nobody waits to be told"),
        "not_below": ("不在本中心管的范围，报上级去派", "works outside this centre: pass it up"),
        "has_it": (
            "已经交办给他了，还在办",
            "was handed this already and is still at it",
        ),
        "not_asked": (
            "没有请他协办，或者已经答复了",
            "was not asked to help, or has answered",
        ),
        "department": (
            "不是部门的编码：部门在中心编码后加 9 开头的三位，如 901",
            "is no department's code: that of its centre and three digits that begin with 9",
        ),
        "closed": ("已停用，不再接收新记录", "is closed and takes nothing new"),
        "in_use": (
            "还不能填：那里还有记录，请先用 gridapp transfer --from 划转走",
            "cannot be set yet: records stand there; take them away with gridapp transfer --from",
        ),
        "ref": ("不是记录编号（32 位）", "is no record id of 32 digits"),
        "code": ("不是代码", "is no code"),
        "codes": ("应为用空格隔开的代码", "should be codes with blanks between them"),
        "not_listed": ("不在代码表里", "is not in its list of codes"),
        "phone": ("不是电话号码", "is no telephone number"),
        "id_number": ("不是公民身份号码（18 位）", "is no identity number of 18 places"),
        "damaged": (
            "只保住了前 15 位，请按文本重新填写",
            "kept only its first 15 digits; enter it again as text",
        ),
        "length": ("位数不对", "has the wrong number of digits"),
        "check_digit": ("校验码不对，请核对证件", "has a wrong check digit; compare with the card"),
        "negative": ("不能小于零", "must not be below zero"),
        "clock": ("不是时间，应写成 17:30", "is no time; write it like 17:30"),
        "credit_code": (
            "不是统一社会信用代码（18 位），请核对执照",
            "is no credit code of 18 places; compare with the licence",
        ),
        "prefix": ("号段不对", "begins like no telephone number"),
        "json": (
            '这一行读不出来，应是一个 {"kind": …, "place": …, "fields": {…}}',
            'cannot be read; a line is one {"kind": …, "place": …, "fields": {…}}',
        ),
        "json_object": (
            '读不出来，应是一个 {"field": …, "field": …}',
            'cannot be read; give one {"field": …, "field": …}',
        ),
        "json_visit": (
            '读不出来，应是一个 {"household": …, "found": [{"task": …, "title": …}]}',
            'cannot be read; give one {"household": …, "found": [{"task": …, "title": …}]}',
        ),
        "json_batch": (
            '读不出来，应是一个 {"day": …, "rows": [{"household": …, "words": …}]}',
            'cannot be read; give one {"day": …, "rows": [{"household": …, "words": …}]}',
        ),
        "nobody_asked": (
            "写了答案，走访结果却是没人在或者不愿接受，只能是一样",
            "hold answers, and the visit met nobody or was declined; it can be only one",
        ),
        "stands": (
            "这天已经记过走访；确实又走了一次的，写明 again",
            "has a visit of that day already; say again where this is another",
        ),
        "either": (
            "打了勾说没事，又写了没人在家或别的，只能是一样",
            "is ticked as nothing to report and says something else; it can be only one",
        ),
        "suspend_too_long": (
            "应在今天起 30 天以内，到时再看",
            "should be within 30 days, when it is looked at again",
        ),
        "watch_too_long": (
            "应在今天起一年以内，到时再看",
            "should be within a year, when it is looked at again",
        ),
        "not_verified": (
            "核查以前只能写满意（1、2、3，就算核查通过）或不满意（4，退回重办）；别的等核查通过再告诉",
            (
                "must be 1, 2 or 3 before the work is verified, which verifies it, or 4, which"
                " sends it back; else tell once it is verified"
            ),
        ),
        "itself": ("应是另外一件", "should be another one"),
        "both_consent": ("要双方都同意才能延期", "must be given by both parties to extend"),
        "too_late": ("已经过了，延期要在到期以前办", "has passed; extend before the deadline"),
        "not_later": ("应晚于现在的限期", "should be later than the deadline in force"),
        "erased": (
            "已由中心决定删除，不能再写",
            "was erased by order of the centre and cannot be written again",
        ),
        "one_force": (
            "已经有专班在办，一件事一个专班",
            "has a task force at work already; one matter, one task force",
        ),
        "already": ("已经记过了", "was noted already"),
        "kept": ("不能删：办理过程靠它", "cannot be erased: the walk of the matter rests on it"),
        "nothing_earlier": ("没有改过，没有以前的写法", "was never changed; nothing stood before"),
        "second_person": (
            "要写另一位工作人员，删除要两个人",
            "has to be another worker: erasing takes two people",
        ),
        "before_begin": (
            "早于开始的日期，请核对",
            "lies before the day on which it begins; check both",
        ),
        "past": ("已经过去了，请核对", "lies in the past; check it"),
        "future": ("在今天之后，请核对", "lies in the future; check it"),
        "other_task": (
            "是别的联的分类，请改分类或九联任务；有哪些见 gridapp fields matter category",
            "belongs to another task; change one of the two (gridapp fields matter category)",
        ),
        "nobody": (
            "没有写：留了名的，要写姓名、电话或居民；不留名的写 anonymous",
            (
                "is missing: who is named has a name, a telephone number or is a resident here;"
                " else anonymous"
            ),
        ),
        "not_positive": ("要大于零", "must be more than zero"),
        "both_ways": (
            "已经另外定过，一条说上班，一条说放假；请改原来那一条",
            "is set the other way already: work in one record, off in the other; change that one",
        ),
        "always_told": (
            "不用设：有险情时 119、110、120 本来就先说",
            "need not be set: in danger 119, 110 and 120 are told first in any case",
        ),
        "unknown": ("没有这一项", "is not known"),
        "no_record": ("找不到这条记录", "names no record that is here"),
        "no_right": ("本设备的岗位或范围不允许写", "may not be written by this device"),
        "outside": ("不在本设备的范围内", "lies outside this device's area"),
        "central": ("这类记录归中心，不写地点", "is not given for records of the centre"),
        "own_command": (
            "这类记录有专门的命令，不能这样写",
            "has a command of its own and is not written this way",
        ),
    }
    | SURVEY_RULES
)

REASONS = MappingProxyType(
    {
        "too_many_unknown": (
            "还不认识的设备写的太多，先不收，等中心的证书到了再送一次",
            "too much by devices not known yet; send it again once the centre has named them",
        ),
        "author": ("写的人还不认识，等中心的证书到了再算", "its author is not known yet"),
        "twins": (
            "一个启用文件用在了两台设备上，要由中心认定是哪一台",
            "two devices used one start-up file; the centre has to say which is the true one",
        ),
        "second": (
            "同一个启用文件已经认定了另一台，要给这台发新的启用文件",
            "another device of its start-up file was picked; hand out a new file for this one",
        ),
        "place": ("写的地点不在那台设备的范围内", "it speaks of a place outside its device's area"),
        "origin": ("开头接不上那台设备的证书", "it does not begin with its device's certificate"),
        "cut": ("那台设备已停用", "its device is no longer in use"),
        "clock": ("那台设备的时钟快了两天以上", "its device's clock is more than two days ahead"),
        "branches": (
            "那台设备有八份以上的历史，要由中心看过再算",
            "its device has more than eight histories; the centre has to look at it",
        ),
        "other_place": ("它讲的地点不归本设备管", "it speaks of a place that is none of ours"),
        "not_found": ("找不到文件", "there is no such file"),
        "cannot_read": (
            "文件读不了，请检查权限或重新插盘",
            "the file cannot be read; check the stick",
        ),
        "fault": ("内容有错，没有采用", "its contents are faulty and were not used"),
        "right": ("写的人的岗位不能写这一类", "its author's role may not write this kind"),
        "value": ("写的内容不合规定", "a value that does not hold"),
        "claimed": (
            "编号不是那台设备能用的",
            "an id that is not its device's to give",
        ),
    }
)
"""Why something that came is not counted: (zh, en)."""

OWN_REASONS = MappingProxyType(
    {
        "author": (
            "中心还不认识本设备，请问中心本设备的启用文件有没有作废、是不是用在了两台上",
            (
                "the centre does not know this device yet; ask there whether its start-up file"
                " still stands and was used on this device alone"
            ),
        ),
        "clock": (
            "写的时候本机的时钟快了两天以上；到了那一天就算数，要早些请中心放行",
            (
                "this device's clock was more than two days ahead; they count when that day comes,"
                " or sooner if the centre releases them"
            ),
        ),
        "branches": (
            "本设备有八份以上的历史，请中心看过再算",
            "this device has more than eight histories; ask the centre to look at it",
        ),
        "place": (
            "写的地点不在本设备的范围内，请告诉中心",
            "they speak of a place outside this device's area; tell the centre",
        ),
        "origin": (
            "开头接不上本设备的证书，请告诉中心",
            "they do not begin with this device's certificate; tell the centre",
        ),
    }
)
"""The same, told to whose device it is, with what to do: (zh, en)."""

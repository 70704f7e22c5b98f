"""Encryption at rest, passphrases, and those that were forgotten: (zh, en)."""

from __future__ import annotations

LOCKING = {
    "help_encrypt": (
        "把本设备的台账、草稿、备份、照片和钥匙都加密，以后凭口令打开",
        "encrypt this device's register, drafts, backups, pictures and keys under a passphrase",
    ),
    "help_encrypt_new": (
        "一开始就加密，凭口令打开",
        "encrypt the new home at once, under a passphrase",
    ),
    "help_generate": (
        "由程序出一个 12 位数字的口令，请抄在纸上",
        "have a passphrase of 12 digits made up; write it on paper",
    ),
    "help_passphrase": (
        "换口令；忘了口令也从这里办",
        "change the passphrase, or replace a forgotten one",
    ),
    "help_forgotten": (
        "忘了口令：写一个请求给中心",
        "the passphrase is forgotten: write a request for the centre",
    ),
    "help_reset_answer": (
        "用中心的答复定一个新口令",
        "choose a new passphrase with the centre's answer",
    ),
    "help_own_sheet": (
        "中心自己忘了口令：用根钥匙文件定一个新的",
        "a centre's own passphrase is forgotten: choose a new one with its root file",
    ),
    "help_reset": (
        "有人忘了口令：核对之后写答复给他",
        "somebody has forgotten his passphrase: compare, and write an answer for him",
    ),
    "help_reset_sheet": (
        "用根钥匙文件打开，中心换过钥匙时要用",
        "open it with the root file, where the centre's own keys have changed",
    ),
    "ask_passphrase": ("口令：", "Passphrase: "),
    "ask_backup_passphrase": ("备份当时的口令：", "Passphrase when the backup was made: "),
    "ask_new_passphrase": ("新口令：", "New passphrase: "),
    "ask_again": ("再输一遍：", "Once more: "),
    "passphrase_rules": (
        "口令至少 {least} 个字符，字、字母、数字都行；想不出就退出，加 --generate 再来。",
        (
            "At least {least} characters of any kind. If none comes to mind, leave and run it"
            " again with --generate."
        ),
    ),
    "passphrases_differ": (
        "两遍不一样，什么也没有改。请再来一次。",
        "The two are not the same; nothing was changed. Try again.",
    ),
    "wrong_passphrase": ("口令不对，请再输。", "That is not the passphrase. Try again."),
    "no_passphrase": (
        "台账加密着，没有口令打不开。请在终端里运行，或用 GRIDAPP_PASSPHRASE 给出口令。",
        (
            "The register is encrypted and needs its passphrase. Run it in a terminal, or give"
            " it in GRIDAPP_PASSPHRASE."
        ),
    ),
    "no_new_passphrase": (
        "没有新口令，什么也没有改。请在终端里运行，从标准输入给一行，或加 --generate 由程序出。",
        (
            "There is no new passphrase; nothing was changed. Run it in a terminal, give a line of"
            " stdin, or have one made up with --generate."
        ),
    ),
    "passphrase_made": (
        "口令是 {code}。只显示这一次，请抄在纸上收好。",
        "The passphrase is {code}. It is shown only now: write it on paper and keep it safe.",
    ),
    "encrypted": (
        (
            "已加密：台账、草稿、备份、照片和钥匙。"
            "忘了口令用 gridapp passphrase --forgotten 请中心帮忙。"
        ),
        (
            "encrypted: register, drafts, backups, pictures and keys. If the passphrase is"
            " forgotten, gridapp passphrase --forgotten asks the centre."
        ),
    ),
    "encrypted_disk": (
        "原来没加密的内容已经覆盖；固态盘可能另留旧的一份，要紧的话请再开整盘加密。",
        (
            "What lay here unencrypted was overwritten; a solid-state disk may keep old bytes"
            " all the same: where that matters, encrypt the whole disk too."
        ),
    ),
    "plain_copies": (
        "{folder} 里还有 {n} 份以前的备份没有加密，谁都能看。新备份放过去以后请把它们删掉。",
        (
            "{n} earlier backups in {folder} are not encrypted: anybody can read them. Delete"
            " them once a new one lies there."
        ),
    ),
    "passphrase_changed": ("口令已换", "the passphrase is changed"),
    "passphrase_backups": (
        "本机的备份也改用新口令；别处的备份仍用备份当时的口令。",
        "Backups on this computer open with it too; those elsewhere keep that of their day.",
    ),
    "forgotten_written": (
        "请求已写到 {file}，请交给中心",
        "the request lies in {file}; hand it to the centre",
    ),
    "forgotten_number": (
        "中心会打电话来核对，请念这 8 位数字：{number}",
        "The centre will call you: read these eight digits out then: {number}",
    ),
    "forgotten_next": (
        (
            "收到中心的答复以后：gridapp passphrase --answer 文件。"
            "在那以前不要再写请求，不然答复就不管用了。"
        ),
        (
            "When the answer comes: gridapp passphrase --answer FILE. Write no other request"
            " before: the answer is to this one alone."
        ),
    ),
    "reset_of": (
        (
            "请求来自设备 {device}（{worker_name} {place}）。请打你自己记着的电话找到本人，"
            "确认是他，设备也在他手里，让他念 8 位数字。"
        ),
        (
            "The request is of the device {device} ({worker_name} {place}). Call that person on"
            " a number you know, make sure that it is the one and has the device, and have the"
            " eight digits read out."
        ),
    ),
    "reset_other_number": (
        "数字对不上：这不是他写的那个请求，或者念错了。什么也没有写。",
        (
            "The digits differ: this is not the request of that person, or one was misread. Nothing"
            " was written."
        ),
    ),
    "reset_written": (
        "答复已写到 {file}，只有设备 {device} 能用。请交给{worker_name}。",
        "the answer lies in {file}; only the device {device} can use it. Hand it to {worker_name}.",
    ),
    "status_encrypted": ("台账已加密", "the register is encrypted"),
    "status_practice": (
        "台账没有加密：练习用的，不必加密",
        "the register is not encrypted: one to practise with need not be",
    ),
    "status_plain": (
        "台账没有加密：拿到这台电脑的人就能看（加密用 gridapp encrypt）",
        "the register is not encrypted: whoever has this computer can read it (gridapp encrypt)",
    ),
}

LOCKED = {
    "Locked": (
        "台账加密着，请先输入口令。",
        "The register is encrypted: give its passphrase first.",
    ),
    "NoCipher": (
        "这里没有装加密部件，加密的台账打不开。请安装 gridapp[encrypted]。",
        (
            "What encrypts registers is not installed here, and without it none can be opened."
            " Install gridapp[encrypted]."
        ),
    ),
    "WrongPassphrase.wait": (
        "口令不对。试错太多，{number} 秒以后才能再试。忘了口令：gridapp passphrase --forgotten。",
        (
            "That is not the passphrase. After so many wrong ones the next is looked at in"
            " {number} seconds. If it is forgotten: gridapp passphrase --forgotten."
        ),
    ),
    "WrongPassphrase": (
        "口令不对。请看清大小写再输一遍；忘了用 gridapp passphrase --forgotten。",
        (
            "That is not the passphrase. Mind capital letters and try again; if it is forgotten:"
            " gridapp passphrase --forgotten."
        ),
    ),
    "TooSoon": (
        "试错太多，还要等 {number} 秒。",
        "Too many wrong ones: wait {number} seconds more.",
    ),
    "OtherKeys": (
        "{name} 里的钥匙不是给这本台账加密的那一把；什么也没有换。请另选一份备份。",
        (
            "The keys in {name} are not those that this register was encrypted with; nothing was"
            " changed. Choose another backup."
        ),
    ),
    "WeakPassphrase.short": (
        "口令太短：至少 {limit} 个字符。",
        "The passphrase is too short: at least {limit} characters.",
    ),
    "WeakPassphrase.simple": (
        "口令太好猜：不要用连着的数字或只有几个不同的字符。",
        "The passphrase is too easy to guess: no runs of digits, nor the same few characters.",
    ),
    "WeakPassphrase": (
        "这个口令不行，请换一个。",
        "This passphrase will not do; choose another.",
    ),
    "AlreadyEncrypted": (
        "已经加密过了。换口令用 gridapp passphrase。",
        "It is encrypted already. gridapp passphrase changes the passphrase.",
    ),
    "NotEncrypted": (
        "这里没有加密，没有口令。加密用 gridapp encrypt。",
        "Nothing is encrypted here, so there is no passphrase. gridapp encrypt does it.",
    ),
    "CannotEncrypt": (
        "{path} 已经损坏，加密不了。请先移走或删掉它（台账损坏先用 gridapp salvage），再来一次。",
        (
            "{path} is damaged and cannot be encrypted. Move it away or delete it first (a"
            " damaged register: gridapp salvage), then try again."
        ),
    ),
    "NothingAsked": (
        "这里没有等着答复的请求。请先 gridapp passphrase --forgotten。",
        "No request waits for an answer here. First gridapp passphrase --forgotten.",
    ),
    "OtherRequest": (
        "这不是对最近那次请求的答复：可能是以前的，或别的设备的。请把最近写的请求交给中心。",
        (
            "This answers another request: an earlier one, or another device's. Hand the newest"
            " request to the centre."
        ),
    ),
    "StrangeDevice.unknown": (
        "不认识写这个请求的设备，没有写答复。",
        "The device of this request is not known here; no answer was written.",
    ),
    "StrangeDevice.elsewhere": (
        "写这个请求的设备不归本中心管，没有写答复。请交给它的中心。",
        "The device of this request does not stand under this centre; hand it to its own.",
    ),
    "StrangeDevice.stopped": (
        "写这个请求的设备已经停用，没有写答复。",
        "The device of this request was stopped; no answer was written.",
    ),
    "StrangeDevice": (
        "不能答复这台设备，没有写答复。",
        "This device cannot be answered; no answer was written.",
    ),
    "NoCopyHere": (
        "本中心的钥匙打不开：它是封给别的中心或已经换掉的钥匙的。请带上根钥匙文件（--sheet）再试。",
        (
            "None of the keys here opens it: it was sealed for another centre, or for a key that"
            " was replaced. Try again with the root file (--sheet)."
        ),
    ),
}

"""Who looked at what, and chains drawn for an auditor: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

ACCESS = MappingProxyType(
    {
        "access_title": ("查阅记录", "Access log"),
        "access_at": ("时间", "When"),
        "access_who": ("谁", "Who"),
        "access_device": ("设备", "Device"),
        "access_act": ("做了什么", "What was done"),
        "access_kind": ("看的是哪类", "Of what kind"),
        "access_about": ("看的是哪一条", "What was looked at"),
        "access_id": ("记录号", "Record id"),
        "access_why": ("为什么", "Why"),
        "access_here": ("本机", "this device"),
        "access_everything": ("全部", "all of it"),
        "log_whole": (
            "本机的查看记录共 {n} 条，一条接一条核对过，没有被动过。",
            "This device's access log has {n} rows; each was checked, none was changed.",
        ),
        "log_broken": (
            "本机的查看记录被动过：共 {n} 条，从第 {at} 条起对不上。请保留这台电脑原样。",
            (
                "This device's access log was changed: of {n} rows those from row {at} on do not"
                " agree. Leave this computer as it is."
            ),
        ),
        "log_sent": (
            "各台设备报上来的查看记录共 {n} 条，都在里面。",
            "Devices have sent up {n} rows of their access logs; they are among these.",
        ),
        "log_none_shrunk": (
            "各台设备报过的条数只增不减，没有发现删改。",
            "What devices have said of their logs only ever grew: nothing was taken away.",
        ),
        "log_digest": ("核对码：{head}", "Digest: {head}"),
        "help_audit_person": (
            "谁看过这个人：他本人、他家和提到他的记录（编号或姓名）",
            "who saw this person: his records, his household's, what names him (id or name)",
        ),
        "help_audit_by": ("只看这位工作人员看过的（编号或姓名）", "by this worker (id or name)"),
        "help_audit_days": ("只看最近这些天的", "of so many days up to today"),
        "help_audit_out": (
            "写成 Excel（.xlsx）或 PDF（.pdf）",
            "write it as Excel (.xlsx) or as PDF (.pdf)",
        ),
        "audit_nothing_said": (
            "--record、--person、--by 后面要写上编号或姓名；要看全部，就都不写",
            (
                "Write an id or a name after --record, --person or --by; to see everything, leave"
                " them out"
            ),
        ),
        "audit_written": ("已写好：{file}，{n} 次", "written: {file}, acts: {n}"),
        "which_person": (
            "叫「{name}」的不止一位：{ids}",
            'more than one resident is called "{name}": {ids}',
        ),
        "no_person": ("没有叫「{name}」的居民", 'no resident is called "{name}"'),
        "help_chain": (
            "抽查：几个编号，每一件从头到尾，合成一份 PDF，供审计用",
            "draw some numbers and print each from beginning to end into one PDF, for an auditor",
        ),
        "help_chain_numbers": (
            "事项、纠纷、工单的编号，或帮扶的记录号；- 从标准输入读，一行一个",
            "numbers of matters, disputes, orders, or ids of help; - reads them from stdin",
        ),
        "help_chain_out": (
            "写成 PDF；不写就只列出每个编号是什么",
            "write the PDF; without it each number is only listed",
        ),
        "help_chain_expect": (
            "核对：和上次的核对码是不是一样（可以写多个）",
            "check that a chain still has this digest; may be given more than once",
        ),
        "chain_here": ("{typed}  {kind}  {title}", "{typed}  {kind}  {title}"),
        "chain_digest": ("  核对码 {digest}", "  digest {digest}"),
        "chain_not": ("{typed}  没有列入：{why}", "{typed}  left out: {why}"),
        "chain_unknown": ("这里没有这个编号", "there is nothing of this number here"),
        "chain_elsewhere": (
            "这是别的乡镇的编号，要到那里去查",
            "it is a number of another township: ask there",
        ),
        "chain_unfit": ("这不是编号", "it is no number"),
        "chain_gone": ("录错了，录的人已经撤回", "it was entered by mistake and taken back"),
        "chain_again": ("前面已经写过", "it stands above already"),
        "chain_several": (
            "同一个编号有几件，都列入了",
            "more than one thing has this number; all of them are in",
        ),
        "chain_nothing": (
            "这些编号这里一个也没有，什么也没有写。",
            "None of these numbers is here; nothing was written.",
        ),
        "audit_nobody": (
            "没有人看过。别的设备上看过、还没有交来的不在里面。",
            "Nobody has looked. What other devices have not sent in yet is missing here.",
        ),
        "chain_written": (
            "已写好：{file}，{n} 件，{pages} 页；没有列入 {out} 个",
            "written: {file}, chains: {n}, pages: {pages}; left out: {out}",
        ),
        "chain_same": ("核对码一样：{digest}", "the same digest: {digest}"),
        "chain_differs": (
            "核对码对不上：{digest}。这几件里没有一件是这个核对码，上次以后有人改过或补过。",
            (
                "No chain has the digest {digest}: since it was printed somebody has changed or"
                " added something."
            ),
        ),
        "chain_none": (
            "要写几个编号：gridapp chain 编号 编号 … --out 文件.pdf",
            "say which numbers: gridapp chain NUMBER NUMBER … --out FILE.pdf",
        ),
    }
)

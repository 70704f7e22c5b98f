"""What waits for a person's word, and what does not count: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

REVIEWING = MappingProxyType(
    {
        "help_review": (
            "等一句话的事，每件怎么答",
            "what waits for a person's word, each with the commands that answer it",
        ),
        "review_none": ("没有要核对的", "nothing waits for a word"),
        "review_conflict": ("写得不一样  {about}", "two values  {about}"),
        "review_waiting": ("先收着的  {about}", "held  {about}"),
        "review_copied": ("两份历史  {about}", "two histories  {about}"),
        "review_turnedaway": ("没算数  {about}", "does not count  {about}"),
        "review_pair": ("可能重复  {about}", "may be one  {about}"),
        "review_open": ("个人信息请求  {about}", "request about personal data  {about}"),
        "review_crossed": (
            "两个人同时办了下一步  {about}",
            "moved twice at once  {about}",
        ),
        "help_refused": (
            "别人写的、没算数的：写了什么、现在是什么、哪个文件带来的",
            "what others wrote and does not count: the value, what stands, which file brought it",
        ),
        "help_refused_seen": ("知道了，以后不再提", "read: do not tell it again"),
        "help_refused_take": (
            "照他写的改，由中心写进去",
            "take it over: the centre writes it on his behalf",
        ),
        "help_refused_again": ("看过的再提一次", "tell again what was read"),
        "refused_none": ("没有不算数的", "everything counts"),
        "refused_which": (
            "要写明是哪一条：gridapp refused 号 --seen",
            "say which one: gridapp refused MARK --seen",
        ),
        "refused_no": (
            "没有「{mark}」。有哪些：gridapp refused",
            'There is no "{mark}". See gridapp refused',
        ),
        "refused_line": (
            "{mark}  设备 {device}  {place}  {kind} {n} 份  {why}",
            "{mark}  device {device}  {place}  {kind}: {n}  {why}",
        ),
        "refused_value": (
            "    {field}：写的是 {his}，现在是 {now}  {at}  {file}",
            "    {field}: wrote {his}, now {now}  {at}  {file}",
        ),
        "refused_right": ("他的岗位不能写这一类", "his role may not write this kind"),
        "refused_values": ("写的内容不合规定", "a value that does not hold"),
        "refused_claimed": ("编号不是这台设备能用的", "an id that is not this device's to give"),
        "refused_elsewhere": (
            "写的时候，这份记录不在他的片区里",
            "the record was not in his area when he wrote it",
        ),
        "refused_seen": ("记下了，以后不再提", "noted; it is told no more"),
        "refused_taken": ("已照他写的改", "taken over as written"),
        "refused_again": ("又提起 {n} 处", "told again: {n}"),
    }
)

"""What the program says about mediation and its dossier: (zh, en)."""

from __future__ import annotations

from types import MappingProxyType

MEDIATION = MappingProxyType(
    {
        "help_mediate": ("调解一件纠纷，内容从标准输入读", "mediate a dispute, read from stdin"),
        "help_mediate_open": (
            "登记纠纷和当事人（parties），accept 为 true 就一并受理",
            "register a dispute with its parties; accept it too where accept is true",
        ),
        "help_mediate_session": ("记一次调解或调查", "a mediation session, or an inquiry"),
        "help_mediate_agree": (
            "记下达成的协议和分期履行（instalments）",
            "the agreement reached, and what is to be performed (instalments)",
        ),
        "help_mediate_perform": ("记下一笔履行情况", "how one thing agreed on was performed"),
        "help_mediate_revisit": ("记一次回访", "a return visit"),
        "help_mediate_settle": (
            "当场调解好了：一次记下调解、口头协议和履行完毕",
            "settled on the spot: mediation, oral agreement and performance at once",
        ),
        "help_mediators": (
            "这里的调解员：专长、手上几件、最近哪天到期",
            "the mediators here: trade, cases in hand, the next day due",
        ),
        "help_mediators_for": (
            "给哪件纠纷选：专长对得上的在前",
            "for which dispute: those of its trade first",
        ),
        "help_mediators_trade": ("只要这一行业的，如 03", "of this trade alone, such as 03"),
        "mediators_which_trade": (
            "没有「{said}」这个行业。可以：{known}",
            'There is no trade "{said}". There are: {known}',
        ),
        "mediators_none": ("这里还没有登记调解员", "no mediators are registered here"),
        "mediators_line": (
            "{fits} {name}  {trade}  手上 {n} 件  最近 {day}  {committee}  {id}",
            "{fits} {name}  {trade}  in hand: {n}  next: {day}  {committee}  {id}",
        ),
        "help_circuit": (
            "约调解、排巡回调解：哪天、在哪里、调解员、哪几件",
            "invite to mediation, plan circuit sessions: day, place, mediators, which disputes",
        ),
        "help_circuit_plan": (
            "一场巡回：meets_on、meets_at、mediator，disputes 里每件写 dispute 和 begins",
            "one session: meets_on, meets_at, mediator, and disputes, each with dispute and begins",
        ),
        "help_circuit_invite": (
            "约一件纠纷的双方哪天到哪里调解；再约一次就是改期",
            "the parties of one dispute to a day and place; once more, and it is moved",
        ),
        "help_circuit_move": (
            "整场改到另一天或另一处，写 meets_on、meets_at、why；每件几点不变",
            "everybody of one session to another day or place (meets_on, meets_at, why)",
        ),
        "help_circuit_off": (
            "取消一件约好的调解，或者整场",
            "call off the invitation of a dispute, or the whole session",
        ),
        "help_circuit_off_id": ("纠纷或者通知的编号", "the dispute, or the invitation"),
        "help_circuit_whole": ("整场都取消", "the whole session"),
        "help_circuit_places": (
            "这个村以前在哪里调解、有哪些地点，一处只列一种写法",
            "where mediations of this village were held, and its landmarks, each spelled once",
        ),
        "circuit_moved": (
            "整场改好了。要再通知各家，一次打全部通知书：gridapp print circuit-letters {id}",
            "moved. Tell everybody again, all letters at once: gridapp print circuit-letters {id}",
        ),
        "circuit_off": (
            "已取消，通知 {id}。双方要再通知一次：gridapp print invitation-change",
            "called off: {id}. Tell everybody again: gridapp print invitation-change",
        ),
        "circuit_off_whole": (
            "整场取消了。要再通知各家，一次打全部通知书：gridapp print circuit-letters {id}",
            "called off. Tell everybody, all letters at once: gridapp print circuit-letters {id}",
        ),
        "circuit_no_places": ("还没有用过的地点", "no places are known yet"),
        "help_circuit_list": (
            "排好的巡回，最近的在前，哪几件、结果怎样",
            "the sessions planned, the next first, with what is heard and what came of it",
        ),
        "help_circuit_all": ("也列不是巡回的", "those that are no circuit too"),
        "circuit_nothing": (
            "disputes 里一件纠纷也没有写：一场巡回至少要有一件，没有约任何人",
            "disputes names no dispute: a circuit session needs at least one; nobody was invited",
        ),
        "circuit_planned": (
            "巡回排好了，最后一件的通知 {id}",
            "planned; the last invitation is {id}",
        ),
        "circuit_invited": ("已约好，通知 {id}", "invited: {id}"),
        "circuit_none": ("没有排好的巡回调解", "no circuit session is planned"),
        "circuit_line": ("{day}  {where}  调解员 {who}", "{day}  {where}  mediators: {who}"),
        "circuit_heard": (
            "    {time}  {title}  {state}  {id}",
            "    {time}  {title}  {state}  {id}",
        ),
        "help_dossier": ("一案一卷：卷宗有什么、还缺什么", "the dossier: what it holds and lacks"),
        "help_dossier_docx": (
            "把文书写成 Word 文件，一份一个，放进这个文件夹",
            "write the forms as Word files into this folder, one each",
        ),
        "help_dossier_pdf": ("把整卷文书写成一个 PDF", "write all forms as one PDF"),
        "dossier_written": ("已写好：{file}", "written: {file}"),
        "dossier_where": (
            "要哪份文书，还要写明放哪里：--docx 文件夹 或 --pdf 文件.pdf",
            "with --form say where to: --docx FOLDER or --pdf F.pdf",
        ),
        "case_opened": ("已登记纠纷 {id}", "dispute {id} is registered"),
        "session_held": ("已记下调解 {id}", "session {id} is written down"),
        "agreed": ("已记下协议 {id}", "agreement {id} is written down"),
        "performance_noted": ("已记下履行情况 {id}", "performance {id} is noted"),
        "revisited": ("已记下回访 {id}", "return visit {id} is written down"),
        "dossier_of": ("{title}  卷号 {number}  {state}", "{title}  no. {number}  {state}"),
        "item_there": (
            "  {number:>2}  有    {name}  {form}",
            "  {number:>2}  there    {name}  {form}",
        ),
        "item_missing": (
            "  {number:>2}  缺    {name}  {form}",
            "  {number:>2}  MISSING  {name}  {form}",
        ),
        "item_not_needed": (
            "  {number:>2}  不需要  {name}  {form}",
            "  {number:>2}  not needed  {name}  {form}",
        ),
        "item_out": (
            "  {n} 页还没签回来（要有照片或原件）",
            "  pages not back yet (a picture or the paper): {n}",
        ),
        "dossier_lacks": ("还缺 {n} 项", "{n} items are missing"),
        "dossier_whole": ("卷宗齐全", "the dossier is complete"),
    }
)

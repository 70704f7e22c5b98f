<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>没有找到“{asked}”</source>
        <translation>Nothing found for &quot;{asked}&quot;</translation>
    </message>
    <message>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
</context>
<context>
    <name>LoopSteps</name>
    <message>
        <source>办理进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>now</translation>
    </message>
    <message>
        <source>接下来</source>
        <translation>next</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>演练</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>这里的人和事都是编的，放心练习：什么都不会送出去。</source>
        <translation>People and matters here are made up. Try anything: nothing leaves this computer.</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ReceiptChip</name>
    <message numerus="yes">
        <source>%n 条还没确认</source>
        <translation>
            <numerusform>%n entry not yet confirmed</numerusform>
            <numerusform>%n entries not yet confirmed</numerusform>
        </translation>
    </message>
    <message>
        <source>全部已确认</source>
        <translation>All confirmed</translation>
    </message>
    <message>
        <source>中心确认收到以后才算送达</source>
        <translation>Delivered only means: the centre has confirmed it</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>搜姓名、拼音首字母、地址、电话尾号  (Ctrl+K)</source>
        <translation>Name, initials, address, phone tail  (Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销刚才的操作</source>
        <translation>Undo what was just done</translation>
    </message>
</context>
</TS>

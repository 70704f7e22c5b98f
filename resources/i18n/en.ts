<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccessCard</name>
    <message>
        <source>谁看过全号</source>
        <translation>Who saw whole numbers</translation>
    </message>
    <message>
        <source>还没有人在这台设备上看过全号。</source>
        <translation>Nobody has looked at a whole number on this device yet.</translation>
    </message>
    <message>
        <source>记录一条接一条，没有人改过。</source>
        <translation>Each row is bound to the one before; nothing was changed.</translation>
    </message>
    <message>
        <source>记录被人动过，请告诉中心。</source>
        <translation>This log was tampered with; please tell the centre.</translation>
    </message>
</context>
<context>
    <name>AccessTable</name>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>看的是谁</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
</context>
<context>
    <name>ActivitiesPage</name>
    <message>
        <source>活动和项目</source>
        <translation>Activities and projects</translation>
    </message>
    <message>
        <source>新的项目</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>记一次活动</source>
        <translation>Note an activity</translation>
    </message>
    <message>
        <source>活动和项目名单</source>
        <translation>List of activities and projects</translation>
    </message>
    <message>
        <source>筛选活动</source>
        <translation>Filter activities</translation>
    </message>
    <message>
        <source>按名称、地点、内容筛选</source>
        <translation>Filter by name, place, content</translation>
    </message>
    <message>
        <source>还没有记过活动</source>
        <translation>No activity has been written down yet</translation>
    </message>
    <message>
        <source>走访时勾选联动、联宣、联树、联富就记下了；院坝会、培训在这里记。</source>
        <translation>Ticking one of these tasks on a visit writes it down; courtyard meetings and trainings are written here.</translation>
    </message>
    <message>
        <source>这里没有项目</source>
        <translation>No projects here</translation>
    </message>
    <message>
        <source>这里没有活动</source>
        <translation>No activities here</translation>
    </message>
    <message>
        <source>全部活动</source>
        <translation>All activities</translation>
    </message>
    <message>
        <source>致富项目</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>已结束的项目</source>
        <translation>Ended projects</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ActivityForm</name>
    <message>
        <source>这一户</source>
        <translation>This household</translation>
    </message>
    <message>
        <source>帮忙的人（几个人用顿号隔开）</source>
        <translation>Helpers (a comma between several)</translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>记一次活动</source>
        <translation>Note an activity</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>谁参加了</source>
        <translation>Who took part</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>打开项目</source>
        <translation>Open the project</translation>
    </message>
    <message>
        <source>还没有写谁参加了。</source>
        <translation>Nobody has been written down yet.</translation>
    </message>
    <message>
        <source>加一位参加的</source>
        <translation>Add who took part</translation>
    </message>
    <message>
        <source>找一户，或者写一个人的名字。</source>
        <translation>Find a household, or write somebody&apos;s name.</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
</context>
<context>
    <name>ActivityTable</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>多少人</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>确定：{act}</source>
        <translation>Really: {act}</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>什么都不变</source>
        <translation>Nothing changes</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>说这事的人</source>
        <translation>whoever told of it</translation>
    </message>
    <message>
        <source>有回话了，念给{name}听</source>
        <translation>Answered: read it to {name}</translation>
    </message>
    <message>
        <source>说是弄好了，问问{name}</source>
        <translation>Said to be mended: ask {name}</translation>
    </message>
    <message>
        <source>中心要问你一句</source>
        <translation>The centre asks you something</translation>
    </message>
    <message>
        <source>记下了，还没写进文件</source>
        <translation>Noted, in no file yet</translation>
    </message>
    <message>
        <source>还没报上去</source>
        <translation>Not reported yet</translation>
    </message>
    <message>
        <source>报上去了，等中心看</source>
        <translation>Reported, waiting for the centre</translation>
    </message>
    <message>
        <source>中心收下了，正在安排</source>
        <translation>Taken on by the centre</translation>
    </message>
    <message>
        <source>已经派人去办</source>
        <translation>Somebody has been sent</translation>
    </message>
    <message>
        <source>有人正在办</source>
        <translation>Somebody is at work on it</translation>
    </message>
    <message>
        <source>先放一放，过几天再办</source>
        <translation>Put off for some days</translation>
    </message>
    <message>
        <source>中心也在问上级</source>
        <translation>The centre is asking higher up</translation>
    </message>
    <message>
        <source>一直有人盯着</source>
        <translation>Somebody keeps an eye on it</translation>
    </message>
    <message>
        <source>办好了，中心还要看一看</source>
        <translation>Done; the centre will have a look</translation>
    </message>
    <message>
        <source>没办好，重新在办</source>
        <translation>Not done well, being done again</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>你报的“{title}”，中心问：{said}</source>
        <translation>You told of &quot;{title}&quot;. The centre asks: {said}</translation>
    </message>
    <message>
        <source>{name}，你说的“{title}”去弄过了：{said}弄好了没有？</source>
        <translation>{name}, somebody saw to &quot;{title}&quot;: {said} Is it mended?</translation>
    </message>
    <message>
        <source>已经办好了。</source>
        <translation>It is done.</translation>
    </message>
    <message>
        <source>“{title}”：{state}。</source>
        <translation>&quot;{title}&quot;: {state}.</translation>
    </message>
    <message>
        <source>{name}，你说的“{title}”有回话了：{said}</source>
        <translation>{name}, there is an answer to &quot;{title}&quot;: {said}</translation>
    </message>
    <message>
        <source>你说的“{title}”有回话了：{said}</source>
        <translation>There is an answer to &quot;{title}&quot;: {said}</translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>{who} {day}</source>
        <translation>{who} {day}</translation>
    </message>
</context>
<context>
    <name>Arrow</name>
    <message>
        <source>上面还有</source>
        <translation>More above</translation>
    </message>
    <message>
        <source>下面还有</source>
        <translation>More below</translation>
    </message>
</context>
<context>
    <name>AskChoice</name>
    <message>
        <source>好了，下一题</source>
        <translation>Done: the next one</translation>
    </message>
    <message>
        <source>不想答，跳过</source>
        <translation>Rather not say: go on</translation>
    </message>
    <message>
        <source>按回车</source>
        <translation>Press Enter</translation>
    </message>
</context>
<context>
    <name>AskDanger</name>
    <message>
        <source>有危险！先打电话，再记下来</source>
        <translation>Danger! Telephone first, write it down after</translation>
    </message>
    <message>
        <source>记在这里不等于报了警。打完一个，按一下它的数字。</source>
        <translation>Writing it here calls nobody. After each call press its number.</translation>
    </message>
    <message>
        <source>打过 {number} 了</source>
        <translation>I have called {number}</translation>
    </message>
    <message>
        <source>打过了，记下来</source>
        <translation>Called; write it down</translation>
    </message>
    <message>
        <source>没有危险，不用打</source>
        <translation>No danger, no call needed</translation>
    </message>
</context>
<context>
    <name>AskPhoto</name>
    <message>
        <source>哪一张照片？</source>
        <translation>Which photo?</translation>
    </message>
    <message>
        <source>没找到照片。手机或优盘接上电脑，再来一次。</source>
        <translation>No photo found. Connect the phone or the stick and try again.</translation>
    </message>
    <message>
        <source>从别处找…</source>
        <translation>Look elsewhere…</translation>
    </message>
</context>
<context>
    <name>AskWhat</name>
    <message>
        <source>说一句就行，或者按上面一句</source>
        <translation>One sentence is enough, or press one above</translation>
    </message>
    <message>
        <source>只写数字，不清楚就空着</source>
        <translation>Only a number; leave it empty if unsure</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 张了，还可以加</source>
        <translation>
            <numerusform>%n so far</numerusform>
            <numerusform>%n so far</numerusform>
        </translation>
    </message>
    <message>
        <source>没有也行</source>
        <translation>Not a must</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add a photo</translation>
    </message>
    <message>
        <source>有危险！先打电话：{numbers}</source>
        <translation>Danger! Telephone first: {numbers}</translation>
    </message>
    <message>
        <source>照平常说话写一句</source>
        <translation>Say it in your own words</translation>
    </message>
    <message>
        <source>在哪里，怎么样了</source>
        <translation>Where it is, and how it is</translation>
    </message>
    <message>
        <source>只有我和中心知道</source>
        <translation>Known to me and the centre</translation>
    </message>
    <message>
        <source>来了几个人</source>
        <translation>How many came</translation>
    </message>
    <message>
        <source>记下来</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>别说是他说的</source>
        <translation>Keep his name out</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>AskWho</name>
    <message>
        <source>谁说的？</source>
        <translation>Who told you?</translation>
    </message>
    <message>
        <source>找一家</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>名字、拼音首字母或住址</source>
        <translation>Name, initials or address</translation>
    </message>
    <message>
        <source>我自己看到的</source>
        <translation>I saw it myself</translation>
    </message>
    <message>
        <source>没写名字</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>不愿留名的人</source>
        <translation>Without a name</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>查阅</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>抽查几件</source>
        <translation>Draw some</translation>
    </message>
    <message>
        <source>谁看过什么</source>
        <translation>Who looked at what</translation>
    </message>
    <message>
        <source>没有叫这个名字的，也没有这个编号</source>
        <translation>Nobody is called this, and nothing has this number</translation>
    </message>
    <message>
        <source>没有叫这个名字的工作人员</source>
        <translation>No worker is called this</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 台设备的查看记录被删改过，见打印件。</source>
        <translation>
            <numerusform> On %n device the log was changed or shortened: see the printed list.</numerusform>
            <numerusform> On %n devices the log was changed or shortened: see the printed list.</numerusform>
        </translation>
    </message>
    <message>
        <source>已存成 Excel：{file}</source>
        <translation>Saved as Excel: {file}</translation>
    </message>
</context>
<context>
    <name>BackupBoard</name>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>这里没有备份。优盘或别的盘上有的，按“另选文件”。</source>
        <translation>There is no backup here. For one on a stick or another disk press &quot;Another file&quot;.</translation>
    </message>
    <message>
        <source>取回这一份的钥匙…</source>
        <translation>Take this one&apos;s keys…</translation>
    </message>
    <message>
        <source>换上这一份…</source>
        <translation>Put this one back…</translation>
    </message>
    <message>
        <source>另选文件…</source>
        <translation>Another file…</translation>
    </message>
    <message>
        <source>救出还能读的…</source>
        <translation>Save what can be read…</translation>
    </message>
    <message>
        <source>现在备份一次</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>不换了</source>
        <translation>Leave it as it is</translation>
    </message>
    <message>
        <source>备份那天的口令</source>
        <translation>Passphrase of that day</translation>
    </message>
    <message>
        <source>从哪几份备份里救</source>
        <translation>From which backups</translation>
    </message>
    <message>
        <source>把这本台账和勾上的备份里还能读的都救出来，做成新的台账；一份都不勾，就用最近的一份。每一段都凭签名核对过。坏的那本留在备份文件夹里。</source>
        <translation>Whatever can be read in this register and in the backups that are ticked becomes a new one; with none ticked the newest backup is read. Each part is checked by its signature. The damaged one stays in the folder of backups.</translation>
    </message>
    <message>
        <source>做成新的台账</source>
        <translation>Make a new register of it</translation>
    </message>
    <message>
        <source>只取回钥匙，台账不动。口令和备份那天的一样。</source>
        <translation>Only the keys come back; the register stays as it is. The passphrase is that of the backup&apos;s day.</translation>
    </message>
    <message>
        <source>取回钥匙</source>
        <translation>Take the keys</translation>
    </message>
    <message>
        <source>换成 {day} 的台账</source>
        <translation>Put the register of {day} here</translation>
    </message>
    <message>
        <source>现在这本会换下来，在备份文件夹里留一年。那天以后写过文件的，写出文件交给中心、收进回文就会回来。</source>
        <translation>The present register goes among the backups for a year. What went into files since that day comes back: write files, hand them to the centre and take in its answer.</translation>
    </message>
    <message numerus="yes">
        <source>那天起登记、还没写进文件的 %n 条只留在换下来的那本里。</source>
        <translation>
            <numerusform>%n entry made since then that is in no file yet stays in the present register alone.</numerusform>
            <numerusform>%n entries made since then that are in no file yet stay in the present register alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>备份没有在第二个文件夹里另放一份：{why}</source>
        <translation>No copy of the backup was put into the second folder: {why}</translation>
    </message>
    <message>
        <source>过去年份没有移进历年档案：{why}以后会再试。</source>
        <translation>Past years did not go into archives: {why} It is tried again later.</translation>
    </message>
    <message>
        <source>今天的备份没有做成：{why}以前的备份都在。</source>
        <translation>Today&apos;s backup was not made: {why} Earlier backups are all there.</translation>
    </message>
</context>
<context>
    <name>BackupTable</name>
    <message>
        <source>每天的备份</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>手工备份</source>
        <translation>Made by hand</translation>
    </message>
    <message>
        <source>换下来的台账</source>
        <translation>Replaced register</translation>
    </message>
    <message>
        <source>哪天的</source>
        <translation>Of</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>How it was made</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where it lies</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>备份和恢复</source>
        <translation>Backups and restoring</translation>
    </message>
    <message>
        <source>正在备份并核对……</source>
        <translation>Backing up and checking…</translation>
    </message>
    <message>
        <source>已备份，读回核对过。</source>
        <translation>Backed up, read back and checked.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>BatchHead</name>
    <message>
        <source>不分单元，逐户去找</source>
        <translation>No unit: find each</translation>
    </message>
    <message>
        <source>我自己的</source>
        <translation>My own</translation>
    </message>
    <message>
        <source>哪个单元</source>
        <translation>Which unit</translation>
    </message>
    <message>
        <source>谁的本子</source>
        <translation>Whose notebook</translation>
    </message>
    <message>
        <source>哪一天的</source>
        <translation>Of which day</translation>
    </message>
    <message>
        <source>要写到哪一天</source>
        <translation>Give the day as well</translation>
    </message>
    <message>
        <source>在今天之后，请核对</source>
        <translation>That is after today; check it</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>补录</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>保存这一页</source>
        <translation>Save this page</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>粘贴微信</source>
        <translation>Paste WeChat</translation>
    </message>
    <message>
        <source>把复制的微信变成一件事项  Ctrl+Shift+V</source>
        <translation>Turn a copied chat into a matter  Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>回车下一行 · 空格打勾没事 · Tab 右边一格 · Ctrl+Enter 保存 · Esc 先放着</source>
        <translation>Enter: line below · Space: tick all well · Tab: next cell · Ctrl+Enter: save · Esc: put aside</translation>
    </message>
    <message>
        <source>这天已经记过：{result}</source>
        <translation>Entered for this day already: {result}</translation>
    </message>
    <message>
        <source>记到已经报过的那件事上：{title}</source>
        <translation>Noted with the matter told of before: {title}</translation>
    </message>
    <message>
        <source>不是同一件</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>{day} 有人报过同样的事：{title}</source>
        <translation>Told of on {day} already: {title}</translation>
    </message>
    <message>
        <source>是同一件，加一个反映人</source>
        <translation>It is the same: add a reporter</translation>
    </message>
    <message>
        <source>这一页还什么都没写。没事的也要一户一户打勾。</source>
        <translation>Nothing stands on this page yet. Where all is well, tick each household.</translation>
    </message>
    <message>
        <source>先找到是哪一户</source>
        <translation>Find the household first</translation>
    </message>
    <message>
        <source>打了勾说没事，又写了别的，只能留一样</source>
        <translation>Ticked as all well, and something else is said: keep one of the two</translation>
    </message>
    <message>
        <source>写一句什么事；没事就打勾</source>
        <translation>Say what it is; tick it if all is well</translation>
    </message>
    <message>
        <source>第 {n} 行可能有危险，先打电话。确实不用打，就再按一次 Ctrl+Enter。</source>
        <translation>Line {n} may mean danger: telephone first. If there is really no need, press Ctrl+Enter once more.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 行这天已经记过。确实又去了一次，就再按一次 Ctrl+Enter。</source>
        <translation>
            <numerusform>%n line was entered for this day already. If it was another visit, press Ctrl+Enter once more.</numerusform>
            <numerusform>%n lines were entered for this day already. If those were other visits, press Ctrl+Enter once more.</numerusform>
        </translation>
    </message>
    <message>
        <source>和第 {n} 行是同一户</source>
        <translation>The same household as line {n}</translation>
    </message>
    <message numerus="yes">
        <source>已记下 %n 户</source>
        <translation>
            <numerusform>Entered %n line</numerusform>
            <numerusform>Entered %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 行要改，写在那一行下面。</source>
        <translation>
            <numerusform>%n line is to be put right; it says what below it.</numerusform>
            <numerusform>%n lines are to be put right; each says what below it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchSheet</name>
    <message>
        <source>号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>哪一户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>谁说的</source>
        <translation>Who told</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>怎么说的</source>
        <translation>Through</translation>
    </message>
    <message>
        <source>什么事</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>算哪一类</source>
        <translation>Taken as</translation>
    </message>
    <message>
        <source>没事</source>
        <translation>All well</translation>
    </message>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or initials</translation>
    </message>
    <message>
        <source>同上</source>
        <translation>as above</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>not given</translation>
    </message>
</context>
<context>
    <name>BehindWhy</name>
    <message>
        <source>遮住</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>看一看</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>BulletinLists</name>
    <message>
        <source>红黑榜按什么排</source>
        <translation>What the red and black lists go by</translation>
    </message>
    <message>
        <source>红榜取几名</source>
        <translation>How many on the red list</translation>
    </message>
    <message>
        <source>黑榜取几名</source>
        <translation>How many on the black list</translation>
    </message>
</context>
<context>
    <name>BulletinPage</name>
    <message>
        <source>通报</source>
        <translation>Bulletin</translation>
    </message>
    <message>
        <source>存成 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>存成 Word  Ctrl+S</source>
        <translation>Save as Word  Ctrl+S</translation>
    </message>
    <message>
        <source>存成 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>存成 PDF  Ctrl+P</source>
        <translation>Save as PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>数字存成 Excel</source>
        <translation>Figures as Excel</translation>
    </message>
    <message>
        <source>定稿：以后一个字也不能改</source>
        <translation>Sign: not a word can be changed afterwards</translation>
    </message>
    <message>
        <source>文件放在哪里</source>
        <translation>Where files go</translation>
    </message>
    <message>
        <source>打印出来的样子，PgDn 翻页</source>
        <translation>As it will be printed; PgDn turns the page</translation>
    </message>
    <message>
        <source>正在数……</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>还没有大走访</source>
        <translation>There is no round of visits yet</translation>
    </message>
    <message>
        <source>{day} 已定稿，核对码 {mark}。晚到的和要更正的，记在下一期。</source>
        <translation>Signed on {day}, mark {mark}. What comes late or is put right stands in the next one.</translation>
    </message>
    <message>
        <source>草稿：数字随收到的文件变，定稿以后不再变。</source>
        <translation>A draft: its figures follow the files that come in, until it is signed.</translation>
    </message>
    <message>
        <source>这一期还没有过完，过完才能定稿。</source>
        <translation>This span is not over yet; it can be signed once it is.</translation>
    </message>
    <message>
        <source>写好了：{file}</source>
        <translation>Written: {file}</translation>
    </message>
    <message>
        <source>{name} 已定稿，核对码 {mark}</source>
        <translation>{name} is signed, mark {mark}</translation>
    </message>
</context>
<context>
    <name>BulletinText</name>
    <message>
        <source>都用自动写的</source>
        <translation>Use the words made of the figures</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>说的话</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>take up again</translation>
    </message>
</context>
<context>
    <name>CallTable</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>哪天告诉的</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>怎么说</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>还没打</source>
        <translation>Not called yet</translation>
    </message>
</context>
<context>
    <name>CallbacksPage</name>
    <message>
        <source>抽查回访</source>
        <translation>Call-backs</translation>
    </message>
    <message>
        <source>哪段时间告诉的</source>
        <translation>Told when</translation>
    </message>
    <message>
        <source>百分之几</source>
        <translation>How many in a hundred</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>抽签号</source>
        <translation>Draw number</translation>
    </message>
    <message>
        <source>换一批人</source>
        <translation>Draw others</translation>
    </message>
    <message>
        <source>回访名单</source>
        <translation>Call-back list</translation>
    </message>
    <message>
        <source>{name}：{said}</source>
        <translation>{name}: {said}</translation>
    </message>
    <message>
        <source>回访时说不满意</source>
        <translation>not satisfied when called back</translation>
    </message>
    <message>
        <source>重新办理：{title}</source>
        <translation>Taken up again: {title}</translation>
    </message>
    <message>
        <source>抽了 {n} 位，打了 {called} 位，接通 {reached} 位，满意 {content} 位</source>
        <translation>{n} drawn, {called} called, {reached} reached, {content} content</translation>
    </message>
    <message>
        <source>这段时间没有可以回访的</source>
        <translation>Nobody to call back in these days</translation>
    </message>
</context>
<context>
    <name>CareTags</name>
    <message numerus="yes">
        <source>看 %n 个敏感的关爱标签</source>
        <translation>
            <numerusform>Show %n sensitive care tag</numerusform>
            <numerusform>Show %n sensitive care tags</numerusform>
        </translation>
    </message>
    <message>
        <source>遮住敏感的关爱标签</source>
        <translation>Hide sensitive care tags</translation>
    </message>
</context>
<context>
    <name>CentreForm</name>
    <message>
        <source>建立综治中心</source>
        <translation>Set up a centre</translation>
    </message>
    <message>
        <source>区划代码（县 6 位、乡镇 9 位、村 12 位）</source>
        <translation>Place code (county 6, township 9, village 12 digits)</translation>
    </message>
    <message>
        <source>例如 520381003</source>
        <translation>for example 520381003</translation>
    </message>
    <message>
        <source>中心名称</source>
        <translation>Name of the centre</translation>
    </message>
    <message>
        <source>例如 金华街道综治中心</source>
        <translation>for example Jinhua Community Centre</translation>
    </message>
    <message>
        <source>你的姓名</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Set up</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>ChapterTable</name>
    <message>
        <source>各章</source>
        <translation>Chapters</translation>
    </message>
</context>
<context>
    <name>CircuitPage</name>
    <message>
        <source>排一场巡回调解</source>
        <translation>Plan a circuit session</translation>
    </message>
    <message>
        <source>巡回调解</source>
        <translation>Circuit sessions</translation>
    </message>
    <message>
        <source>一场巡回调解</source>
        <translation>A circuit session</translation>
    </message>
    <message>
        <source>哪几件</source>
        <translation>What is heard</translation>
    </message>
    <message>
        <source>排好的</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>在纠纷名单里按空格选几件，按 P 排一场。</source>
        <translation>In the list of disputes choose several with Space, and plan them with P.</translation>
    </message>
    <message>
        <source>还没有排好的巡回调解。</source>
        <translation>No circuit session is planned.</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Called off</translation>
    </message>
    <message>
        <source>打印全部取消通知书</source>
        <translation>Print all letters that it is off</translation>
    </message>
    <message>
        <source>打印全部改期通知书</source>
        <translation>Print all letters that it moved</translation>
    </message>
    <message>
        <source>打印全部通知书</source>
        <translation>Print all invitations</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>cases: {n}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>这几件在 {n} 个村，会是 {n} 场，各村各打各的。</source>
        <translation>They lie in {n} villages and become {n} sessions, each printed for itself.</translation>
    </message>
    <message>
        <source>按选的先后一件接一件；地点按 ↓ 看用过的。</source>
        <translation>One after another in the order chosen; ↓ shows places used before.</translation>
    </message>
    <message>
        <source>整场改期</source>
        <translation>Move the session</translation>
    </message>
    <message>
        <source>每件几点不变。存好后在右边一次打全部改期通知书，双方要再通知一次。</source>
        <translation>Each keeps its hour. Once saved, print all letters at once on the right: both sides have to be told again.</translation>
    </message>
    <message>
        <source>取消以后，在右边一次打全部取消通知书。</source>
        <translation>Afterwards print all letters at once on the right.</translation>
    </message>
    <message>
        <source>整场取消</source>
        <translation>Call off the session</translation>
    </message>
</context>
<context>
    <name>Claimer</name>
    <message>
        <source>{who}正在办这一件</source>
        <translation>{who} has this open on another computer</translation>
    </message>
</context>
<context>
    <name>DangerStrip</name>
    <message>
        <source>{number} 已在 {clock} 打过</source>
        <translation>{number} called at {clock}</translation>
    </message>
    <message>
        <source>打过 {number} {name}  Ctrl+{key}</source>
        <translation>Called {number} {name}  Ctrl+{key}</translation>
    </message>
    <message>
        <source>已经打过电话</source>
        <translation>Somebody was called</translation>
    </message>
    <message>
        <source>时间会和这件事记在一起。</source>
        <translation>The time is kept with the matter.</translation>
    </message>
    <message>
        <source>可能有危险，先打电话</source>
        <translation>There may be danger: call first</translation>
    </message>
    <message>
        <source>保存下来不等于报了警。打完电话按一下。</source>
        <translation>Saving is not reporting. Press here once you have telephoned.</translation>
    </message>
</context>
<context>
    <name>DecideForm</name>
    <message>
        <source>本人</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>告知日期</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>记下：已经告诉本人</source>
        <translation>Note that he was told</translation>
    </message>
    <message>
        <source>依法删除…</source>
        <translation>Erase by order…</translation>
    </message>
    <message>
        <source>同意删除要先看清删什么、留什么，由两个人决定；那里写完，请求就办好了。</source>
        <translation>Deletion is granted by an order: see what goes and what stays, decided by two people. That closes the request.</translation>
    </message>
    <message>
        <source>只填要改的；改以前的写法留在经过里。</source>
        <translation>Fill in only what is to be changed; what stood before stays in the history.</translation>
    </message>
    <message>
        <source>不同意要写法律依据；本人可以申诉，也可以起诉。锁定同时解除。</source>
        <translation>A refusal needs its legal basis; he may complain, or go to court. What was locked is unlocked.</translation>
    </message>
    <message>
        <source>同意以后，在住户页打印个人信息副本，当面交给本人。</source>
        <translation>Once granted, print the copy of his data from the household&apos;s page and hand it to him.</translation>
    </message>
</context>
<context>
    <name>DecidePage</name>
    <message>
        <source>答复个人信息请求</source>
        <translation>Answer a data request</translation>
    </message>
    <message>
        <source>已决定：{what}</source>
        <translation>Decided: {what}</translation>
    </message>
    <message>
        <source>记下了：已告诉本人</source>
        <translation>Noted: he has been told</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>没有设备</source>
        <translation>No device</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This device</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>等着启用</source>
        <translation>Waiting to be used</translation>
    </message>
    <message>
        <source>过期没用</source>
        <translation>Not used in time</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>两台重了</source>
        <translation>Two of one file</translation>
    </message>
    <message>
        <source>被复制过</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>证书快到期</source>
        <translation>Certificate ends soon</translation>
    </message>
    <message>
        <source>重写启用文件</source>
        <translation>Start-up file again</translation>
    </message>
    <message>
        <source>新登一位</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>名片发到下面每台设备，所以不记电话。</source>
        <translation>The card goes to every device below, so it has no telephone number.</translation>
    </message>
    <message>
        <source>发一台设备</source>
        <translation>Hand out a device</translation>
    </message>
    <message>
        <source>写一个启用文件，14 天内启用。启用码另外告诉本人。</source>
        <translation>Writes a start-up file, to be used within 14 days. Tell the person its code apart from the file.</translation>
    </message>
    <message>
        <source>替班</source>
        <translation>Cover for a colleague</translation>
    </message>
    <message>
        <source>给他一个启用文件，管同事的网格或单元几天；到期自己清空。</source>
        <translation>A start-up file for a colleague&apos;s grid or unit for some days; afterwards it empties itself.</translation>
    </message>
    <message>
        <source>改名片</source>
        <translation>Change the card</translation>
    </message>
    <message>
        <source>换网格不改设备：停掉旧的，再按新的范围发一台。</source>
        <translation>For another grid the device is not changed: stop the old one, then hand out one for the new area.</translation>
    </message>
    <message>
        <source>调解专长</source>
        <translation>Mediation trade</translation>
    </message>
    <message>
        <source>旧的启用文件作废，写一个新的。</source>
        <translation>The old start-up file is worth nothing; a new one is written.</translation>
    </message>
    <message>
        <source>旧设备停用，已收到第 {n} 个文件，以前算数的照样算数；没送来的不再算数，先把它还能写出的文件收进来。新设备第一次导入回文就有这里的全部记录。</source>
        <translation>The old device is stopped. What came up to its file {n} counts; what it has not sent does not, so take in first what it can still write. The new device has all that is here with its first return file.</translation>
    </message>
    <message>
        <source>重写 {tag} 的启用文件</source>
        <translation>Start-up file of {tag} again</translation>
    </message>
    <message>
        <source>旧的 {tag} 作废，写新的</source>
        <translation>End the old {tag}, write a new one</translation>
    </message>
    <message>
        <source>停用 {tag}</source>
        <translation>Stop {tag}</translation>
    </message>
    <message>
        <source>已经算数的照样算数；以后写的、没送来的，在每台设备上都不算数。</source>
        <translation>What counts goes on counting; what it writes from now on, or has not sent, counts on no device.</translation>
    </message>
    <message>
        <source>停用 {tag}，以后写的不算数</source>
        <translation>Stop {tag}: what it writes now counts no more</translation>
    </message>
</context>
<context>
    <name>DispatchPage</name>
    <message>
        <source>抽查回访</source>
        <translation>Call-backs</translation>
    </message>
    <message>
        <source>派单</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>等中心办的事项</source>
        <translation>Matters that wait for the centre</translation>
    </message>
    <message>
        <source>筛选事项</source>
        <translation>Filter matters</translation>
    </message>
    <message>
        <source>按编号、事由、地点筛选</source>
        <translation>Filter by number, title, place</translation>
    </message>
    <message>
        <source>没有等着受理的事项</source>
        <translation>Nothing waits to be accepted</translation>
    </message>
    <message>
        <source>收进文件以后，新上报的事项排在这里，险情在最前面。</source>
        <translation>Once files are taken in, what was reported stands here, danger first.</translation>
    </message>
    <message>
        <source>去收文件</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>这里没有事项</source>
        <translation>No matters here</translation>
    </message>
    <message>
        <source>登记事项</source>
        <translation>New matter</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>待派单</source>
        <translation>To dispatch</translation>
    </message>
    <message>
        <source>已派出</source>
        <translation>At a handler&apos;s</translation>
    </message>
    <message>
        <source>承办有答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>还没告诉群众</source>
        <translation>Not yet told</translation>
    </message>
    <message>
        <source>退回补充</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>With</translation>
    </message>
</context>
<context>
    <name>DispatchTable</name>
    <message>
        <source>轻重</source>
        <translation>Gravity</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>反映</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>险情</source>
        <translation>Danger</translation>
    </message>
</context>
<context>
    <name>DisputeActs</name>
    <message>
        <source>再加一位当事人</source>
        <translation>One more party</translation>
    </message>
    <message>
        <source>登记纠纷</source>
        <translation>Register a dispute</translation>
    </message>
    <message>
        <source>走访时听到的纠纷，在走访里勾选登记，不用再写一遍。</source>
        <translation>A quarrel heard of on a visit is ticked there, and need not be written again here.</translation>
    </message>
    <message>
        <source>说明会写进卷宗情况说明（F10）。右边列着卷宗里还缺什么。</source>
        <translation>What you write goes into the account of the case (F10). What the dossier lacks is listed beside it.</translation>
    </message>
    <message>
        <source>约定的还有 {n} 样没有记履行，在右边可以一样一样记。</source>
        <translation>Of what was agreed {n} parts are not noted as performed; note each at the right.</translation>
    </message>
    <message>
        <source>调解不成，要告诉双方还可以走哪些渠道。</source>
        <translation>Without an agreement both sides have to be told what other routes are open to them.</translation>
    </message>
    <message>
        <source>当场调解好了</source>
        <translation>Settled on the spot</translation>
    </message>
    <message>
        <source>一次记下调解、口头协议和当场履行。</source>
        <translation>Writes down the mediation, the oral agreement and its performance in one go.</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Return visit</translation>
    </message>
    <message>
        <source>记一次调解</source>
        <translation>Note a session</translation>
    </message>
    <message>
        <source>记一次调查</source>
        <translation>Note an inquiry</translation>
    </message>
    <message>
        <source>加一笔要履行的</source>
        <translation>Add something to be performed</translation>
    </message>
    <message>
        <source>司法确认</source>
        <translation>Judicial confirmation</translation>
    </message>
    <message>
        <source>告知权利义务</source>
        <translation>Tell rights and duties</translation>
    </message>
    <message>
        <source>加一位当事人</source>
        <translation>Add a party</translation>
    </message>
    <message>
        <source>修改案情</source>
        <translation>Edit the case</translation>
    </message>
    <message>
        <source>履行：{what}</source>
        <translation>Performed: {what}</translation>
    </message>
</context>
<context>
    <name>DisputePage</name>
    <message>
        <source>登记纠纷</source>
        <translation>Register a dispute</translation>
    </message>
    <message>
        <source>纠纷</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>要签字的页</source>
        <translation>Pages to be signed</translation>
    </message>
    <message>
        <source>照片和材料</source>
        <translation>Pictures and evidence</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>协议和履行</source>
        <translation>Agreement and performance</translation>
    </message>
    <message>
        <source>卷宗里有什么、缺什么</source>
        <translation>What the dossier holds and lacks</translation>
    </message>
    <message>
        <source>案情</source>
        <translation>The case</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>看来自的事项</source>
        <translation>Open the matter it came from</translation>
    </message>
    <message>
        <source>在 {name} 手里</source>
        <translation>With {name}</translation>
    </message>
    <message>
        <source>记履行</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>还没有达成协议。</source>
        <translation>No agreement yet.</translation>
    </message>
    <message>
        <source>去补</source>
        <translation>Add it</translation>
    </message>
</context>
<context>
    <name>DisputeTable</name>
    <message>
        <source>事由</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>DisputeWords</name>
    <message>
        <source>已回访，待归档</source>
        <translation>visited again, to be filed</translation>
    </message>
    <message>
        <source>调解</source>
        <translation>mediation</translation>
    </message>
    <message>
        <source>司法确认</source>
        <translation>confirmation</translation>
    </message>
    <message>
        <source>履行</source>
        <translation>performance</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>return visit</translation>
    </message>
    <message>
        <source>回复移送单位</source>
        <translation>Answering who referred it</translation>
    </message>
    <message>
        <source>{what}逾期 {n} 天</source>
        <translation>{what}: {n} d overdue</translation>
    </message>
    <message>
        <source>{what}今天到期</source>
        <translation>{what}: due today</translation>
    </message>
    <message>
        <source>{what}剩 {n} 天</source>
        <translation>{what}: {n} d left</translation>
    </message>
    <message>
        <source>{what}还有 {n} 天</source>
        <translation>{what}: {n} d left</translation>
    </message>
    <message>
        <source>可能激化，已报告</source>
        <translation>May escalate, reported</translation>
    </message>
    <message>
        <source>两处同时办理</source>
        <translation>Two people acted at once</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>有</source>
        <translation>There</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>{n} 页还没签回来</source>
        <translation>pages not back yet: {n}</translation>
    </message>
    <message>
        <source>代理人 {name}</source>
        <translation>represented by {name}</translation>
    </message>
    <message>
        <source>逾期没履行</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>{day} 前</source>
        <translation>by {day}</translation>
    </message>
    <message>
        <source>延到 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>已告知：{routes}</source>
        <translation>told of: {routes}</translation>
    </message>
    <message>
        <source>来晚了，没有起作用</source>
        <translation>came too late to count</translation>
    </message>
    <message>
        <source>调解记录</source>
        <translation>Record of mediation</translation>
    </message>
    <message>
        <source>调查记录</source>
        <translation>Record of inquiry</translation>
    </message>
    <message>
        <source>协议（{form}）：{terms}</source>
        <translation>Agreement ({form}): {terms}</translation>
    </message>
    <message>
        <source>司法确认：{how}</source>
        <translation>Before the court: {how}</translation>
    </message>
    <message>
        <source>履行：{what}</source>
        <translation>Performed: {what}</translation>
    </message>
    <message>
        <source>送达文书：{form}</source>
        <translation>Paper handed over: {form}</translation>
    </message>
    <message>
        <source>{day} 取消</source>
        <translation>called off {day}</translation>
    </message>
    <message>
        <source>原来约的：{was}</source>
        <translation>before: {was}</translation>
    </message>
    <message>
        <source>回访记录</source>
        <translation>Record of the return visit</translation>
    </message>
</context>
<context>
    <name>DisputesPage</name>
    <message>
        <source>排好的巡回</source>
        <translation>Sessions planned</translation>
    </message>
    <message>
        <source>排一场巡回（选了 {n} 件）  P</source>
        <translation>Plan a session (chosen: {n})  P</translation>
    </message>
    <message>
        <source>按空格选一件，再按一次不选</source>
        <translation>Space chooses one, and again lets go of it</translation>
    </message>
    <message>
        <source>“{title}”已经不用调解了</source>
        <translation>&quot;{title}&quot; needs no mediation any more</translation>
    </message>
    <message>
        <source>还没有选：先按空格选几件</source>
        <translation>None is chosen yet: choose some with Space</translation>
    </message>
    <message>
        <source>纠纷</source>
        <translation>Disputes</translation>
    </message>
    <message>
        <source>纠纷名单</source>
        <translation>List of disputes</translation>
    </message>
    <message>
        <source>筛选纠纷</source>
        <translation>Filter disputes</translation>
    </message>
    <message>
        <source>按事由、卷号、当事人筛选</source>
        <translation>Filter by subject, number, party</translation>
    </message>
    <message>
        <source>还没有登记过纠纷</source>
        <translation>No dispute has been registered yet</translation>
    </message>
    <message>
        <source>走访时勾选矛盾纠纷就登记了；来申请调解的，在这里登记。</source>
        <translation>Ticking a dispute on a visit registers it; whoever comes and asks for mediation is registered here.</translation>
    </message>
    <message>
        <source>登记纠纷</source>
        <translation>Register a dispute</translation>
    </message>
    <message>
        <source>这里没有纠纷</source>
        <translation>No disputes here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>调解中</source>
        <translation>In mediation</translation>
    </message>
    <message>
        <source>履行中</source>
        <translation>Being performed</translation>
    </message>
    <message>
        <source>可司法确认</source>
        <translation>Court may confirm</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>Return visit due</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>可能激化</source>
        <translation>May escalate</translation>
    </message>
    <message>
        <source>移送来、移送走</source>
        <translation>Referred here or on</translation>
    </message>
    <message>
        <source>待归档</source>
        <translation>To be filed</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>DocketPage</name>
    <message>
        <source>交办单</source>
        <translation>Docket</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>等着签收</source>
        <translation>Not signed for yet</translation>
    </message>
    <message>
        <source>已签收</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>退单了</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>{name}交办</source>
        <translation>Given by {name}</translation>
    </message>
</context>
<context>
    <name>DoingWords</name>
    <message>
        <source>{n} 户</source>
        <translation>Households: {n}</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>People: {n}</translation>
    </message>
    <message>
        <source>已记下</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Going on</translation>
    </message>
    <message>
        <source>{name} 家</source>
        <translation>Household of {name}</translation>
    </message>
    <message>
        <source>已退出</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>参加中</source>
        <translation>In it</translation>
    </message>
    <message>
        <source>项目开始</source>
        <translation>The project begins</translation>
    </message>
    <message>
        <source>项目结束：{outcome}</source>
        <translation>The project ended: {outcome}</translation>
    </message>
</context>
<context>
    <name>DossierFiles</name>
    <message>
        <source>打印卷宗</source>
        <translation>Print the dossier</translation>
    </message>
    <message>
        <source>文书存成 Word</source>
        <translation>Save the forms as Word</translation>
    </message>
    <message>
        <source>文书写好了，号码是遮住的：{folder}</source>
        <translation>Forms written, numbers half hidden: {folder}</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
</context>
<context>
    <name>DraftPictures</name>
    <message>
        <source>第 {n} 张</source>
        <translation>No. {n}</translation>
    </message>
</context>
<context>
    <name>DrawBoard</name>
    <message>
        <source>找到 {here} 件，没有列入 {out} 个；PDF 里都写明。</source>
        <translation>Found: {here}; left out: {out}. The PDF says why.</translation>
    </message>
    <message>
        <source>每一件从反映到答复、扫描件照片、回访、谁看过，合成一份 PDF，有目录、页码和核对码。</source>
        <translation>Each from the report to the answer, with scans, pictures, call-backs and who looked at it, in one PDF with contents, page numbers and digests.</translation>
    </message>
    <message>
        <source>编号，一行一个</source>
        <translation>Numbers, one a line</translation>
    </message>
    <message>
        <source>事项、纠纷、12345 工单的编号，或帮扶的记录号</source>
        <translation>Numbers of matters, disputes, hotline orders, or ids of help</translation>
    </message>
    <message>
        <source>合成一份 PDF</source>
        <translation>All in one PDF</translation>
    </message>
    <message>
        <source>合成一份 PDF  Ctrl+P</source>
        <translation>All in one PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>每个编号是什么</source>
        <translation>What each number is</translation>
    </message>
</context>
<context>
    <name>DrawnTable</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>删除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>去掉姓名电话</source>
        <translation>Names and numbers go</translation>
    </message>
    <message>
        <source>移交档案室</source>
        <translation>To the archive</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>从哪天算</source>
        <translation>Counted from</translation>
    </message>
    <message>
        <source>到哪天满</source>
        <translation>Kept until</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What is done</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>值班电话</source>
        <translation>Duty numbers</translation>
    </message>
    <message>
        <source>说到险情时，这里的电话和 119、110、120 一起摆出来，先打电话再登记；离得近的、专管这种险情的排在前面，最多三个。</source>
        <translation>When words speak of danger these numbers stand beside 119, 110 and 120: telephone first, then write. The nearest and those for that very sort of danger come first, three at most.</translation>
    </message>
    <message>
        <source>中心还没有定值班电话。</source>
        <translation>The centre has set no duty number yet.</translation>
    </message>
    <message>
        <source>加一个</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Take away</translation>
    </message>
    <message>
        <source>加一个值班电话</source>
        <translation>Add a duty number</translation>
    </message>
    <message>
        <source>改值班电话</source>
        <translation>Change the duty number</translation>
    </message>
    <message>
        <source>值班电话已定下：{name}</source>
        <translation>Duty number set: {name}</translation>
    </message>
    <message>
        <source>值班电话已去掉：{name}</source>
        <translation>Duty number taken away: {name}</translation>
    </message>
</context>
<context>
    <name>DutyTable</name>
    <message>
        <source>打给谁</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>什么险情</source>
        <translation>Sort of danger</translation>
    </message>
    <message>
        <source>管哪里</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>什么险情都打</source>
        <translation>Any danger</translation>
    </message>
</context>
<context>
    <name>EntryTable</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>About</translation>
    </message>
    <message>
        <source>到哪里了</source>
        <translation>How far</translation>
    </message>
    <message>
        <source>在哪个文件里</source>
        <translation>In which file</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>ErasePage</name>
    <message>
        <source>依法删除</source>
        <translation>Erasing by order</translation>
    </message>
    <message>
        <source>先选是谁的。</source>
        <translation>First choose whose.</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>会删掉的</source>
        <translation>What would go</translation>
    </message>
    <message>
        <source>请读一遍，是不是说他</source>
        <translation>Read whether it speaks of him</translation>
    </message>
    <message>
        <source>依法保存，不删</source>
        <translation>Kept by law</translation>
    </message>
    <message>
        <source>下决定</source>
        <translation>The order</translation>
    </message>
    <message>
        <source>这些话里有同样的名字。说的就是他的，点一下，一起删。</source>
        <translation>The same name stands in these texts. Press those that speak of this person to have them erased too.</translation>
    </message>
    <message numerus="yes">
        <source>%n 条里的这些内容，在每台设备上都会清空。</source>
        <translation>
            <numerusform>These fields of %n record are emptied on every device.</numerusform>
            <numerusform>These fields of %n records are emptied on every device.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有可删的，或者早已按决定删了。</source>
        <translation>There is nothing to erase, or it was erased by an earlier order.</translation>
    </message>
    <message numerus="yes">
        <source>……还有 %n 条</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>不删</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>他在 {day} 请求删除；下决定，就是同意他的请求。</source>
        <translation>He asked for it on {day}; this order grants his request.</translation>
    </message>
    <message>
        <source>这一户还有别人，删后请另写户主。</source>
        <translation>Others live there: enter another head afterwards.</translation>
    </message>
    <message>
        <source>以前的备份里还有，一年内随备份清掉；优盘上另存的，请自己删。</source>
        <translation>Earlier backups still have it, for a year at most; delete copies on sticks yourself.</translation>
    </message>
    <message>
        <source>一起删</source>
        <translation>Erase too</translation>
    </message>
    <message>
        <source>删掉这些，每台设备照着删，收不回来</source>
        <translation>Erase this on every device, for good</translation>
    </message>
    <message>
        <source>个人信息保护法第十九条、第四十七条：保存期满</source>
        <translation>PIPL 19 and 47: kept long enough</translation>
    </message>
    <message>
        <source>个人信息保护法第四十七条</source>
        <translation>PIPL 47</translation>
    </message>
    <message>
        <source>正在删除并清空……</source>
        <translation>Erasing and emptying…</translation>
    </message>
    <message numerus="yes">
        <source>已决定删除 %n 条里的内容；下次写出的文件告诉每台设备，照着删。</source>
        <translation>
            <numerusform>Ordered erased from %n record; the next files tell every device to do the same.</numerusform>
            <numerusform>Ordered erased from %n records; the next files tell every device to do the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EveryAccessTable</name>
    <message>
        <source>本机</source>
        <translation>here</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>这一项要填</source>
        <translation>This has to be filled in</translation>
    </message>
    <message>
        <source>太长了，最多 {most} 个字</source>
        <translation>Too long: {most} characters at most</translation>
    </message>
    <message>
        <source>里面有看不见的字符，请重新输入</source>
        <translation>It holds invisible characters; please type it again</translation>
    </message>
    <message>
        <source>日期请写成 2026-11-23 这样</source>
        <translation>Write the date like 2026-11-23</translation>
    </message>
    <message>
        <source>年份太早了，请核对</source>
        <translation>The year is too early; please check it</translation>
    </message>
    <message>
        <source>年份太远了，请核对</source>
        <translation>The year is too far off; please check it</translation>
    </message>
    <message>
        <source>时间请写成 09:30 这样</source>
        <translation>Write the time as 09:30</translation>
    </message>
    <message>
        <source>电话只写数字</source>
        <translation>Only digits in a telephone number</translation>
    </message>
    <message>
        <source>身份证号是 18 位</source>
        <translation>An ID number has 18 places</translation>
    </message>
    <message>
        <source>请写一个数字</source>
        <translation>Write a number</translation>
    </message>
    <message>
        <source>这样写存不下来，请改一改</source>
        <translation>This cannot be kept as it is; please change it</translation>
    </message>
    <message>
        <source>手机号一般是 11 位，这里有 {n} 位</source>
        <translation>A mobile number usually has 11 digits; this has {n}</translation>
    </message>
    <message>
        <source>没有这样开头的号码，请再看一看</source>
        <translation>No number begins like this; please look again</translation>
    </message>
    <message>
        <source>电话里有认不出的字</source>
        <translation>There is something here that is no digit</translation>
    </message>
    <message>
        <source>最后一位对不上，请照着证件再看一看</source>
        <translation>The last place does not fit; please compare with the card</translation>
    </message>
    <message>
        <source>里面的出生日期不对</source>
        <translation>The birth date in it does not exist</translation>
    </message>
    <message>
        <source>里面有认不出的字</source>
        <translation>There is something here that cannot be read</translation>
    </message>
    <message>
        <source>后几位已经丢了，请照着证件重新输入</source>
        <translation>Its last digits are lost; type it again from the card</translation>
    </message>
    <message>
        <source>金额请写成 1280.50 这样，单位是元</source>
        <translation>Please write the sum in yuan, as 1280.50</translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>写出</source>
        <translation>out</translation>
    </message>
    <message>
        <source>收进</source>
        <translation>in</translation>
    </message>
</context>
<context>
    <name>FillBoard</name>
    <message>
        <source>要看一看的</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>与登记册不一样的也改过来</source>
        <translation>Also write anew what differs from the register</translation>
    </message>
    <message>
        <source>填好并另存  Ctrl+Enter</source>
        <translation>Fill and save a copy  Ctrl+Enter</translation>
    </message>
    <message>
        <source>换一张表…</source>
        <translation>Another sheet…</translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>把要表单位发来的表拖到这里</source>
        <translation>Drop the sheet that somebody asks for here</translation>
    </message>
    <message>
        <source>认得的栏按登记册填好，标题、格式和别的栏一概不动。先看会填什么，再另存。</source>
        <translation>Known columns are filled from the register; titles, formats and all other columns stay as they are. See first what would be filled, then save.</translation>
    </message>
    <message>
        <source>选一张表…</source>
        <translation>Choose a sheet…</translation>
    </message>
    <message>
        <source>正在填 {file}……</source>
        <translation>Filling {file}…</translation>
    </message>
    <message>
        <source>正在看 {file}……</source>
        <translation>Looking at {file}…</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>选一张表</source>
        <translation>Choose a sheet</translation>
    </message>
</context>
<context>
    <name>FillRemarkTable</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>栏</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>FillWords</name>
    <message>
        <source>没有能填的空格。</source>
        <translation>No blank cell can be filled.</translation>
    </message>
    <message numerus="yes">
        <source>表是空的，会填上 %n 行</source>
        <translation>
            <numerusform>The table is blank; %n row would be added</numerusform>
            <numerusform>The table is blank; %n rows would be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>认出 %n 行</source>
        <translation>
            <numerusform>%n row is known</numerusform>
            <numerusform>%n rows are known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>会填 %n 格</source>
        <translation>
            <numerusform>%n cell would be filled</numerusform>
            <numerusform>%n cells would be filled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>改 %n 格</source>
        <translation>
            <numerusform>%n cell written anew</numerusform>
            <numerusform>%n cells written anew</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>填了 %n 格</source>
        <translation>
            <numerusform>%n cell filled</numerusform>
            <numerusform>%n cells filled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>改了 %n 格</source>
        <translation>
            <numerusform>%n cell written anew</numerusform>
            <numerusform>%n cells written anew</numerusform>
        </translation>
    </message>
    <message>
        <source>{all}，填好的表在 {file}</source>
        <translation>{all}; the filled sheet is {file}</translation>
    </message>
    <message>
        <source>这些栏一概不动：{all}。</source>
        <translation>Left as they are: {all}.</translation>
    </message>
    <message>
        <source>{all}要说了为什么才填</source>
        <translation>{all} are filled only when you say why</translation>
    </message>
    <message numerus="yes">
        <source>未满14岁的 %n 人要说了为什么才填</source>
        <translation>
            <numerusform>%n child under 14 is filled in only when you say why</numerusform>
            <numerusform>%n children under 14 are filled in only when you say why</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>表里没有空行了，还有 %n 行填不进去。</source>
        <translation>
            <numerusform>The table has no blank row left for %n more.</numerusform>
            <numerusform>The table has no blank rows left for %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处请看一看</source>
        <translation>
            <numerusform>%n place to look at</numerusform>
            <numerusform>%n places to look at</numerusform>
        </translation>
    </message>
    <message>
        <source>{all}。</source>
        <translation>{all}.</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>改记事项</source>
        <translation>A matter instead</translation>
    </message>
    <message>
        <source>改记活动</source>
        <translation>An activity instead</translation>
    </message>
</context>
<context>
    <name>FirstDay</name>
    <message>
        <source>跟着练一遍</source>
        <translation>Show me round</translation>
    </message>
    <message>
        <source>学会了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>八步都做对了，可以用真的了。</source>
        <translation>All eight steps were right: begin for real.</translation>
    </message>
    <message>
        <source>好</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>第 {n} 步，共 {of} 步</source>
        <translation>Step {n} of {of}</translation>
    </message>
    <message>
        <source>不练了</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>中心正在看你的文件，等一小会儿……</source>
        <translation>The centre is reading your file, wait a moment…</translation>
    </message>
    <message>
        <source>Ctrl+N 走访一户，按 F9，写“路灯不亮”，有人反映，Ctrl+Enter。</source>
        <translation>Ctrl+N, find a household, F9, write that a lamp is out, who told you, Ctrl+Enter.</translation>
    </message>
    <message>
        <source>再走访一户，按 F4 记一件纠纷，Ctrl+Enter。</source>
        <translation>Visit another household, F4, write down a quarrel, Ctrl+Enter.</translation>
    </message>
    <message>
        <source>走访一户，什么事也没有：找到就 Ctrl+Enter。</source>
        <translation>Visit one where all is well: find it, then Ctrl+Enter.</translation>
    </message>
    <message>
        <source>按 F3 写“后山塌方，有人被困”，按“打过 119”（不真打），再保存。</source>
        <translation>F3, write 后山塌方，有人被困, press that you called 119 (do not), save.</translation>
    </message>
    <message>
        <source>再记一次走访，十秒之内按 Ctrl+Z 撤销。</source>
        <translation>Save one more visit, and within ten seconds press Ctrl+Z.</translation>
    </message>
    <message>
        <source>Ctrl+E 写今天的文件。</source>
        <translation>Ctrl+E writes today&apos;s file.</translation>
    </message>
    <message>
        <source>中心答复了：在“同步”里按“收进整个文件夹”，就收现在这个。</source>
        <translation>The centre has answered: on Sync, take in the whole folder, the one that is shown.</translation>
    </message>
    <message>
        <source>在“今日”里打开“还没告诉群众”的那件，记下告诉了他。</source>
        <translation>On Today open what is settled and not told, and note that he was told.</translation>
    </message>
    <message>
        <source>按 1“灯不亮”，点一家，按一句话，再按“记下来”。</source>
        <translation>Press 1, a light is out; a household; a sentence; write it down.</translation>
    </message>
    <message>
        <source>回到开头，按 5，记一件吵架的事。</source>
        <translation>Back to the start, press 5, write down a quarrel.</translation>
    </message>
    <message>
        <source>回到开头，按 8，再按 0，点两家，按“记下来”。</source>
        <translation>Back to the start, 8, then 0, tick two doors, write it down.</translation>
    </message>
    <message>
        <source>按 7，写“后山塌方，有人被困”；电话不真打。</source>
        <translation>Press 7, write 后山塌方，有人被困; do not really call.</translation>
    </message>
    <message>
        <source>随便记一件，再按“刚才那条不要了”。</source>
        <translation>Write down anything, then press: Take that back.</translation>
    </message>
    <message>
        <source>回到开头，按 9 写今天的文件。</source>
        <translation>Back to the start, 9 writes today&apos;s file.</translation>
    </message>
    <message>
        <source>中心答复了：按“收回来的文件”。</source>
        <translation>The centre has answered: take in the answer file.</translation>
    </message>
    <message>
        <source>按 0 听回话，念出来，再按“念给他听了”。</source>
        <translation>Press 0, read the answer out, press that you did.</translation>
    </message>
</context>
<context>
    <name>FirstFrame</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>不用联网。资料只在这台电脑上，每天用一个文件和中心来往。</source>
        <translation>No network needed. The records stay on this computer; one file a day goes to and from the centre.</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>打开启用文件</source>
        <translation>Open a start-up file</translation>
    </message>
    <message>
        <source>中心给了你一个文件和十二位启用码：加入中心</source>
        <translation>The centre gave you a file and a 12-digit code: join it</translation>
    </message>
    <message>
        <source>建立综治中心</source>
        <translation>Set up a centre</translation>
    </message>
    <message>
        <source>县、乡镇或村的中心，给别的设备发启用文件</source>
        <translation>For a county, township or village; it hands out start-up files</translation>
    </message>
    <message>
        <source>用样例演练</source>
        <translation>Practise with sample data</translation>
    </message>
    <message>
        <source>一个编出来的街道，随便点、随便写，不会送出去</source>
        <translation>An invented township: try anything, nothing is sent</translation>
    </message>
    <message>
        <source>用备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>换了电脑或硬盘坏了：从优盘上的备份接着用</source>
        <translation>A new computer, or a broken disk: go on from a backup on a stick</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>正在编一个街道的一天……</source>
        <translation>Making up a day in a township…</translation>
    </message>
    <message>
        <source>正在核对启用文件……</source>
        <translation>Checking the start-up file…</translation>
    </message>
    <message>
        <source>正在建立……</source>
        <translation>Setting up…</translation>
    </message>
    <message>
        <source>原来的电脑没有了</source>
        <translation>the former computer is gone</translation>
    </message>
    <message>
        <source>正在核对备份……</source>
        <translation>Checking the backup…</translation>
    </message>
    <message>
        <source>备份那天以前的都在。旧电脑上的这本台账请不要再用。</source>
        <translation>All up to the day of the backup is here. Use this register no more on the old computer.</translation>
    </message>
    <message>
        <source>请写出文件交给中心，再收进回文：后来写过的会回来。在那以前新记的先存着。</source>
        <translation>Write files, hand them to the centre and take in its answer: what was written since comes back. Until then new work is kept here.</translation>
    </message>
    <message>
        <source>台账恢复了</source>
        <translation>The register is restored</translation>
    </message>
    <message numerus="yes">
        <source>中心换了日常钥匙，旧钥匙从现在起不算数；%n 台设备照样认，不用重新启用。</source>
        <translation>
            <numerusform>The centre has a new daily key, and the old one ends here; %n device goes on without a new start-up file.</numerusform>
            <numerusform>The centre has a new daily key, and the old one ends here; %n devices go on without a new start-up file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>备份里还没写进文件的 %n 条丢了，请重新登记。</source>
        <translation>
            <numerusform>%n entry of the backup that was in no file yet is lost; enter it again.</numerusform>
            <numerusform>%n entries of the backup that were in no file yet are lost; enter them again.</numerusform>
        </translation>
    </message>
    <message>
        <source>请把下级的文件再收一遍，再写出文件发给大家。</source>
        <translation>Take in the files from below once more, then write files for everybody.</translation>
    </message>
    <message>
        <source>中心恢复了</source>
        <translation>The centre works again</translation>
    </message>
    <message>
        <source>已加入{centre}</source>
        <translation>Joined {centre}</translation>
    </message>
    <message>
        <source>你的范围：{place}
请打电话给中心，核对上面八位数字。对得上再开始；对不上，说明文件不是中心发的。</source>
        <translation>Your place: {place}
Telephone the centre and compare the eight digits above. Begin only if they agree; if not, the file did not come from the centre.</translation>
    </message>
    <message>
        <source>中心已建立，把下面的数字抄在纸上</source>
        <translation>The centre is set up. Write these digits down on paper</translation>
    </message>
    <message>
        <source>这二十四位数字只显示这一次，用来打开根密钥文件：{file}
把这个文件另存一份到优盘，和抄下的数字分开锁好。
核对号：{number}。别人加入时，电话里核对这八位数字。</source>
        <translation>These 24 digits are shown only now. They open the root key file: {file}
Keep a copy of that file on a stick, locked away apart from the digits.
Check number: {number}. Whoever joins compares these eight digits by telephone.</translation>
    </message>
    <message>
        <source>正在加密……</source>
        <translation>Encrypting…</translation>
    </message>
    <message>
        <source>演练里的人和事会全部删掉，真的台账不动。以后可以再编一份。</source>
        <translation>Everybody and everything in practice is deleted; no real register is touched. It can be made anew later.</translation>
    </message>
    <message>
        <source>删掉演练</source>
        <translation>Delete practice</translation>
    </message>
    <message>
        <source>正在删……</source>
        <translation>Deleting…</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>换文件夹…</source>
        <translation>Change folder…</translation>
    </message>
</context>
<context>
    <name>ForceKey</name>
    <message>
        <source>打开专班（{key}）</source>
        <translation>Open its task force ({key})</translation>
    </message>
    <message>
        <source>成立专班（{key}）</source>
        <translation>Set up a task force ({key})</translation>
    </message>
</context>
<context>
    <name>ForcePage</name>
    <message>
        <source>成立专班</source>
        <translation>Set up a task force</translation>
    </message>
    <message>
        <source>专班</source>
        <translation>Task force</translation>
    </message>
    <message>
        <source>任务和期限</source>
        <translation>Tasks and deadlines</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>专班经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>{name} 牵头</source>
        <translation>Led by {name}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>还没有任务。写一项要办的，定个人、定个日子。</source>
        <translation>No tasks yet. Write what is to be done, by whom and when.</translation>
    </message>
    <message>
        <source>加一位成员</source>
        <translation>Add a member</translation>
    </message>
    <message>
        <source>加一项任务</source>
        <translation>Add a task</translation>
    </message>
    <message>
        <source>办完了：{what}</source>
        <translation>Done: {what}</translation>
    </message>
    <message>
        <source>改 {name} 的职责</source>
        <translation>Change the duty of {name}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>结束专班</source>
        <translation>End the task force</translation>
    </message>
    <message>
        <source>写清化解的结果。事项和纠纷照旧走自己的办理，群众的答复另外告诉。</source>
        <translation>Say what came of it. The matter and the dispute go on with their own steps; who reported it is told there.</translation>
    </message>
</context>
<context>
    <name>ForceWords</name>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>{n} 项任务逾期</source>
        <translation>{n} tasks overdue</translation>
    </message>
    <message>
        <source>没有要办的任务</source>
        <translation>Nothing left to do</translation>
    </message>
    <message>
        <source>还没分工</source>
        <translation>No duties yet</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>纠纷</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>牵头</source>
        <translation>Leads</translation>
    </message>
    <message>
        <source>办完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没有办</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>成立专班</source>
        <translation>Task force set up</translation>
    </message>
    <message>
        <source>专班结束</source>
        <translation>Task force ended</translation>
    </message>
</context>
<context>
    <name>ForcesPage</name>
    <message>
        <source>专班</source>
        <translation>Task forces</translation>
    </message>
    <message>
        <source>专班名单</source>
        <translation>Task forces</translation>
    </message>
    <message>
        <source>筛选专班</source>
        <translation>Filter task forces</translation>
    </message>
    <message>
        <source>按名称、事由、牵头人、成员筛选</source>
        <translation>Filter by name, matter, leader or member</translation>
    </message>
    <message>
        <source>现在没有在办的专班</source>
        <translation>No task force is at work</translation>
    </message>
    <message>
        <source>打开重大的事项或纠纷，按“成立专班”。</source>
        <translation>Open a grave matter or dispute and press Set up a task force.</translation>
    </message>
    <message>
        <source>看事项</source>
        <translation>See the matters</translation>
    </message>
    <message>
        <source>这里没有专班</source>
        <translation>No task forces here</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>过了期限</source>
        <translation>Past the deadline</translation>
    </message>
    <message>
        <source>任务逾期</source>
        <translation>Tasks overdue</translation>
    </message>
    <message>
        <source>没有要办的任务</source>
        <translation>Nothing left to do</translation>
    </message>
    <message>
        <source>还没分工</source>
        <translation>No duties yet</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>{done} / {all} 项</source>
        <translation>{done} of {all} tasks</translation>
    </message>
    <message>
        <source>为哪件事</source>
        <translation>For</translation>
    </message>
    <message>
        <source>办完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>专班经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>打开专班</source>
        <translation>Open the task force</translation>
    </message>
</context>
<context>
    <name>ForcesTable</name>
    <message>
        <source>专班</source>
        <translation>Task force</translation>
    </message>
    <message>
        <source>为哪件事</source>
        <translation>For</translation>
    </message>
    <message>
        <source>牵头人</source>
        <translation>Led by</translation>
    </message>
    <message>
        <source>办完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>下一项任务</source>
        <translation>Next task</translation>
    </message>
    <message>
        <source>化解期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>ForgottenCard</name>
    <message>
        <source>申请写在 {file}。把它送到中心，再打电话核对上面八位数字；中心会做一个答复文件。</source>
        <translation>The request lies in {file}. Hand it to the centre and compare the eight digits above by telephone; the centre makes an answer file.</translation>
    </message>
    <message>
        <source>忘了口令</source>
        <translation>Forgotten passphrase</translation>
    </message>
    <message>
        <source>口令谁也查不到，但中心能让这台设备换一个新的。写的都在，一条不少。</source>
        <translation>Nobody can look a passphrase up, but the centre can let this device have a new one. Everything that was written stays.</translation>
    </message>
    <message>
        <source>第一步：写申请文件…</source>
        <translation>Step 1: write a request…</translation>
    </message>
    <message>
        <source>第二步：拿到中心的答复文件以后，定一个新口令。</source>
        <translation>Step 2: with the centre&apos;s answer file, choose a new passphrase.</translation>
    </message>
    <message>
        <source>答复文件</source>
        <translation>Answer file</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>换口令并打开</source>
        <translation>Change it and open</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
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
    <name>HandOutPage</name>
    <message>
        <source>一次发很多设备</source>
        <translation>Many devices at once</translation>
    </message>
    <message>
        <source>{place}：没有设备的 {n} 人，等着启用的 {m} 个。</source>
        <translation>{place}: {n} without a device, {m} start-up files waiting.</translation>
    </message>
    <message>
        <source>1 填表、导入</source>
        <translation>1 Fill in and load</translation>
    </message>
    <message>
        <source>2 写启用文件</source>
        <translation>2 Start-up files</translation>
    </message>
    <message>
        <source>3 启用码纸条</source>
        <translation>3 Code slips</translation>
    </message>
    <message>
        <source>一张表填地点，一张表填人员。有问题的行在副本里写明；导两次不会多出来。</source>
        <translation>One sheet for places, one for people. What is wrong stands beside its row in a copy; twice adds nothing.</translation>
    </message>
    <message>
        <source>给没有设备的每个人写一个，按村分文件夹。一个约半秒；停了再按就接着写。</source>
        <translation>One for everybody who has no device, in folders by village. Each takes about half a second; after a stop press again to go on.</translation>
    </message>
    <message>
        <source>这台电脑是中心发下来的，自己不能再发设备，请到乡镇中心发。</source>
        <translation>This computer was handed out by a centre and can hand out none itself; have the township centre do it.</translation>
    </message>
    <message>
        <source>Ctrl+P 打印出来剪开，和启用文件分开交给本人。没启用的随时可以再打。</source>
        <translation>Ctrl+P prints them: cut them apart, and give each person his, apart from the file. As long as one is not used it can be printed again.</translation>
    </message>
    <message>
        <source>写一张空表…</source>
        <translation>An empty workbook…</translation>
    </message>
    <message>
        <source>导入填好的表…</source>
        <translation>Load a filled workbook…</translation>
    </message>
    <message>
        <source>启用文件写到</source>
        <translation>Start-up files go to</translation>
    </message>
    <message>
        <source>写启用文件</source>
        <translation>Write start-up files</translation>
    </message>
    <message>
        <source>写启用码纸条…</source>
        <translation>Write the code slips…</translation>
    </message>
    <message>
        <source>写一张空表</source>
        <translation>An empty workbook</translation>
    </message>
    <message>
        <source>人员和地点.xlsx</source>
        <translation>people-and-places.xlsx</translation>
    </message>
    <message>
        <source>写好了：{file}</source>
        <translation>Written: {file}</translation>
    </message>
    <message>
        <source>导入填好的表</source>
        <translation>Load a filled workbook</translation>
    </message>
    <message>
        <source>正在导入……</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>正在写启用文件……</source>
        <translation>Writing start-up files…</translation>
    </message>
    <message>
        <source>写启用码纸条</source>
        <translation>Write the code slips</translation>
    </message>
    <message>
        <source>启用码纸条.xlsx</source>
        <translation>code-slips.xlsx</translation>
    </message>
    <message>
        <source>{n} 张纸条写好了：{file}</source>
        <translation>{n} slips written: {file}</translation>
    </message>
    <message>
        <source>停下了，写好的都在；再按就接着写。</source>
        <translation>Stopped; what was written stands. Press again to go on.</translation>
    </message>
    <message>
        <source>写了 {n} 个启用文件。</source>
        <translation>{n} start-up files written.</translation>
    </message>
    <message>
        <source>新增 {n} 条。</source>
        <translation>{n} added.</translation>
    </message>
    <message>
        <source>表里一行也没有填，没有新增。</source>
        <translation>Nothing was filled in the workbook; nothing was added.</translation>
    </message>
    <message>
        <source>有 {n} 处要看，写在 {file}。</source>
        <translation> {n} to be looked at, beside their rows in {file}.</translation>
    </message>
</context>
<context>
    <name>HandbookDialog</name>
    <message>
        <source>使用手册</source>
        <translation>Handbook</translation>
    </message>
    <message>
        <source>返回  Esc</source>
        <translation>Back  Esc</translation>
    </message>
</context>
<context>
    <name>HandbookPage</name>
    <message>
        <source>使用手册</source>
        <translation>Handbook</translation>
    </message>
</context>
<context>
    <name>Happenings</name>
    <message>
        <source>登记事项：{title}（{state}）</source>
        <translation>Matter registered: {title} ({state})</translation>
    </message>
    <message>
        <source>来晚了，没有起作用</source>
        <translation>came too late, without effect</translation>
    </message>
    <message>
        <source>{title}：{what}</source>
        <translation>{title}: {what}</translation>
    </message>
    <message>
        <source>交给 {name}，{due} 前办完</source>
        <translation>to {name}, due {due}</translation>
    </message>
    <message>
        <source>交给 {name}</source>
        <translation>Handed to {name}</translation>
    </message>
    <message>
        <source>{due} 前办完</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>登记了这一户</source>
        <translation>Household registered</translation>
    </message>
    <message>
        <source>与“{name}”合并成一户</source>
        <translation>Merged with &quot;{name}&quot; into one household</translation>
    </message>
    <message>
        <source>与“{name}”分开，不是同一户</source>
        <translation>Parted from &quot;{name}&quot;: not the same household</translation>
    </message>
    <message>
        <source>补上{name}：{new}</source>
        <translation>Added {name}: {new}</translation>
    </message>
    <message>
        <source>去掉{name}（原来是 {old}）</source>
        <translation>Removed {name} (was {old})</translation>
    </message>
    <message>
        <source>{name}由 {old} 改为 {new}</source>
        <translation>Changed {name} from {old} to {new}</translation>
    </message>
    <message>
        <source>敏感标签 {n} 个</source>
        <translation>sensitive tags: {n}</translation>
    </message>
    <message>
        <source>{what}（到这一户）</source>
        <translation>{what} (to this household)</translation>
    </message>
    <message>
        <source>开始帮扶</source>
        <translation>Help begun</translation>
    </message>
    <message>
        <source>结对帮扶：{name}</source>
        <translation>Paired with {name}</translation>
    </message>
    <message>
        <source>帮扶措施：{what}</source>
        <translation>Help given: {what}</translation>
    </message>
    <message>
        <source>帮扶措施（还没做）：{what}</source>
        <translation>Help still to be given: {what}</translation>
    </message>
    <message>
        <source>参加致富项目：{name}</source>
        <translation>Takes part in the project {name}</translation>
    </message>
    <message>
        <source>送达文书：{form}</source>
        <translation>Paper handed over: {form}</translation>
    </message>
</context>
<context>
    <name>HelpLine</name>
    <message>
        <source>使用手册  F1</source>
        <translation>Handbook  F1</translation>
    </message>
    <message>
        <source>按键说明  Shift+F1</source>
        <translation>Keys  Shift+F1</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>联帮</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>帮扶名单</source>
        <translation>List of helped households</translation>
    </message>
    <message>
        <source>筛选帮扶</source>
        <translation>Filter help</translation>
    </message>
    <message>
        <source>按户主、帮扶人、目标筛选</source>
        <translation>Filter by head, helper, goal</translation>
    </message>
    <message>
        <source>现在没有正在帮扶的户</source>
        <translation>No household is being helped now</translation>
    </message>
    <message>
        <source>走访时勾选困难帮扶就登记了；也可以在这里找一户开始。</source>
        <translation>Ticking help on a visit registers it; or find a household here and begin.</translation>
    </message>
    <message>
        <source>开始帮扶一户</source>
        <translation>Help a household</translation>
    </message>
    <message>
        <source>这里没有帮扶的户</source>
        <translation>No household here</translation>
    </message>
    <message>
        <source>正在帮扶</source>
        <translation>Being helped</translation>
    </message>
    <message>
        <source>措施逾期</source>
        <translation>Measure overdue</translation>
    </message>
    <message>
        <source>还没结对</source>
        <translation>Nobody paired</translation>
    </message>
    <message>
        <source>帮扶人离任</source>
        <translation>Helper left</translation>
    </message>
    <message>
        <source>没有下一步</source>
        <translation>Nothing planned</translation>
    </message>
    <message>
        <source>一个月没人去看</source>
        <translation>Not seen lately</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>帮扶人</source>
        <translation>Helpers</translation>
    </message>
    <message>
        <source>帮扶经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>打开帮扶</source>
        <translation>Open the help plan</translation>
    </message>
</context>
<context>
    <name>HelpPlanPage</name>
    <message>
        <source>开始帮扶</source>
        <translation>Begin to help</translation>
    </message>
    <message>
        <source>联帮</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>帮扶 {name}</source>
        <translation>Help for {name}</translation>
    </message>
    <message>
        <source>帮扶措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>结对</source>
        <translation>Helpers</translation>
    </message>
    <message>
        <source>这一户</source>
        <translation>The household</translation>
    </message>
    <message>
        <source>帮扶经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>去走访这一户</source>
        <translation>Visit this household</translation>
    </message>
    <message>
        <source>打开这一户</source>
        <translation>Open the household</translation>
    </message>
    <message>
        <source>办了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>换人</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>还没有措施。写一项要做的，定个日子。</source>
        <translation>No measure yet. Write one down and set a day.</translation>
    </message>
    <message>
        <source>还没有结对的人。</source>
        <translation>Nobody is paired yet.</translation>
    </message>
    <message>
        <source>加一位帮扶人</source>
        <translation>Add a helper</translation>
    </message>
    <message>
        <source>加一项措施</source>
        <translation>Add a measure</translation>
    </message>
    <message>
        <source>要做的写计划日期；已经做了的，写完成日期和结果。</source>
        <translation>For what is to be done give the day planned; for what was done the day and the result.</translation>
    </message>
    <message>
        <source>办了：{what}</source>
        <translation>Done: {what}</translation>
    </message>
    <message>
        <source>接替 {name}</source>
        <translation>In place of {name}</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>结束帮扶</source>
        <translation>End the help</translation>
    </message>
    <message>
        <source>写清成效；结对一起结束。</source>
        <translation>Say what came of it; the pairings end with it.</translation>
    </message>
</context>
<context>
    <name>HelpTable</name>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>困难类型</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>帮扶人</source>
        <translation>Helpers</translation>
    </message>
    <message>
        <source>还没结对</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>下一步措施</source>
        <translation>Next measure</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>正在帮扶</source>
        <translation>Being helped</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>{n} 项措施逾期</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>还没结对</source>
        <translation>Nobody paired</translation>
    </message>
    <message>
        <source>没有下一步措施</source>
        <translation>Nothing planned</translation>
    </message>
    <message>
        <source>已换人</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>结对中</source>
        <translation>Paired</translation>
    </message>
    <message>
        <source>办了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没定日子</source>
        <translation>No day set</translation>
    </message>
    <message>
        <source>开始帮扶</source>
        <translation>Help begins</translation>
    </message>
    <message>
        <source>结对：{name}</source>
        <translation>Paired: {name}</translation>
    </message>
    <message>
        <source>帮扶结束：{outcome}</source>
        <translation>Help ended: {outcome}</translation>
    </message>
</context>
<context>
    <name>HouseholdBox</name>
    <message>
        <source>姓名、拼音首字母、住址、电话尾号</source>
        <translation>Name, initials, address, end of the number</translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>走访这一户  Ctrl+N</source>
        <translation>Visit this household  Ctrl+N</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>人户变动</source>
        <translation>Life event</translation>
    </message>
    <message>
        <source>信息请求</source>
        <translation>Data request</translation>
    </message>
    <message>
        <source>帮扶</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>划转</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>依法删除…</source>
        <translation>Erase by order…</translation>
    </message>
</context>
<context>
    <name>HouseholdForm</name>
    <message>
        <source>选一个联户单元</source>
        <translation>Choose a household unit</translation>
    </message>
    <message>
        <source>请先选联户单元。</source>
        <translation>Choose a household unit first.</translation>
    </message>
    <message>
        <source>可能登记过了：{name}（{why}）。不是同一户就照样保存。</source>
        <translation>Perhaps registered already: {name} ({why}). If it is another household, save all the same.</translation>
    </message>
    <message>
        <source>看那一户</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>联户单元</source>
        <translation>Household unit</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Ctrl+Enter 保存 · Esc 先放着</source>
        <translation>Ctrl+Enter saves · Esc leaves it for later</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>新登一户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>{year} 年的档案读不到，那时的经过暂时查不到</source>
        <translation>The archive of {year} cannot be read; what happened then is not to be seen until it is back</translation>
    </message>
    <message>
        <source>已保存 {head}</source>
        <translation>Saved {head}</translation>
    </message>
</context>
<context>
    <name>HouseholdTable</name>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>人口</source>
        <translation>People</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>上次走访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>未办事项</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>还没走访</source>
        <translation>not yet</translation>
    </message>
</context>
<context>
    <name>HouseholdView</name>
    <message>
        <source>这一户的经过</source>
        <translation>What happened at this household</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Members</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>住户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>住户名单</source>
        <translation>List of households</translation>
    </message>
    <message>
        <source>筛选住户</source>
        <translation>Filter households</translation>
    </message>
    <message>
        <source>按姓名、住址、电话筛选</source>
        <translation>Filter by name, address, telephone</translation>
    </message>
    <message>
        <source>导入台账</source>
        <translation>Load a ledger</translation>
    </message>
    <message>
        <source>从 Excel 导入住户台账</source>
        <translation>Load a household ledger from Excel</translation>
    </message>
    <message>
        <source>新登一户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>新登一户  N</source>
        <translation>New household  N</translation>
    </message>
    <message>
        <source>只看 {first}–{last} 没走访到的</source>
        <translation>Only not visited {first}–{last}</translation>
    </message>
    <message>
        <source>按一下看全部</source>
        <translation>Press to see all</translation>
    </message>
    <message numerus="yes">
        <source>共 %n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message>
        <source>这些天每一户都走访到了</source>
        <translation>Every household was visited in these days</translation>
    </message>
    <message>
        <source>按上面的“只看”看全部。</source>
        <translation>Press &quot;Only&quot; above to see all.</translation>
    </message>
    <message>
        <source>没有找到这样的住户</source>
        <translation>No such household</translation>
    </message>
    <message>
        <source>换一个字试试，或者清空筛选。</source>
        <translation>Try another word, or clear the filter.</translation>
    </message>
    <message>
        <source>这里还没有住户</source>
        <translation>No households here yet</translation>
    </message>
    <message>
        <source>把手里的花名册 Excel 导进来，或者先登一户。</source>
        <translation>Load the Excel list you have, or enter one household first.</translation>
    </message>
    <message>
        <source>导入花名册</source>
        <translation>Load a list</translation>
    </message>
    <message>
        <source>住户由网格员登记。</source>
        <translation>Households are entered by the grid worker.</translation>
    </message>
</context>
<context>
    <name>InboxBoard</name>
    <message>
        <source>收优盘“{name}”，答复写在上面</source>
        <translation>Take in the stick &quot;{name}&quot;, answers onto it</translation>
    </message>
    <message>
        <source>收进文件…</source>
        <translation>Take in files…</translation>
    </message>
    <message>
        <source>收进整个文件夹…</source>
        <translation>Take in a folder…</translation>
    </message>
    <message>
        <source>把文件或文件夹拖到这一页的哪里都行。收完自动写回文。</source>
        <translation>Or drop files or folders anywhere on this page. The return files are written by themselves afterwards.</translation>
    </message>
    <message>
        <source>收件夹：新文件自己收进来</source>
        <translation>Inbox folder: new files are taken in by themselves</translation>
    </message>
    <message>
        <source>回文写到</source>
        <translation>Return files go to</translation>
    </message>
    <message>
        <source>收件夹</source>
        <translation>Inbox folder</translation>
    </message>
    <message>
        <source>本机的收件夹</source>
        <translation>the inbox of this computer</translation>
    </message>
    <message>
        <source>回文写到哪个文件夹</source>
        <translation>Folder for return files</translation>
    </message>
    <message>
        <source>本机的发件夹</source>
        <translation>the outbox of this computer</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>再收一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>收起来</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>把这个文件移到本机的 aside 文件夹，不再列出</source>
        <translation>Move this file into the folder aside of this computer, and list it no more</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Which to see</translation>
    </message>
    <message>
        <source>收进的文件</source>
        <translation>Files taken in</translation>
    </message>
    <message>
        <source>多日没有收到的设备</source>
        <translation>Devices of which nothing came</translation>
    </message>
    <message>
        <source>这一次</source>
        <translation>This time</translation>
    </message>
    <message>
        <source>放在一边</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>收过的</source>
        <translation>Came before</translation>
    </message>
    <message>
        <source>多日没有收到</source>
        <translation>Nothing received</translation>
    </message>
    <message>
        <source>这一次还没有收文件</source>
        <translation>No files taken in this time</translation>
    </message>
    <message>
        <source>插上优盘，或者把文件拖进来。</source>
        <translation>Plug in a stick, or drop the files here.</translation>
    </message>
    <message>
        <source>没有放在一边的</source>
        <translation>No file is set aside</translation>
    </message>
    <message>
        <source>读不了的文件会列在这里。</source>
        <translation>Files that cannot be read are listed here.</translation>
    </message>
    <message>
        <source>还没有收过文件</source>
        <translation>No file has come yet</translation>
    </message>
    <message>
        <source>每台设备这两天都收到过</source>
        <translation>Something came from every device these two days</translation>
    </message>
    <message>
        <source>联户长的设备不在内。</source>
        <translation>Unit leaders&apos; devices are left out.</translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>收件</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>正在收文件……</source>
        <translation>Taking files in…</translation>
    </message>
    <message numerus="yes">
        <source>%n 个放在一边</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message>
        <source>正在写回文……</source>
        <translation>Writing the return files…</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>已停下，收进的都在；接着收就从停的地方往下。</source>
        <translation>Stopped. What was taken in stays; going on continues where it stopped.</translation>
    </message>
    <message>
        <source>接着收</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>收进文件</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>收进整个文件夹</source>
        <translation>Take in a folder</translation>
    </message>
    <message>
        <source>{name} 收到了 aside 文件夹。</source>
        <translation>{name} was put into the folder aside.</translation>
    </message>
</context>
<context>
    <name>InboxWords</name>
    <message>
        <source>这个文件夹现在打不开：看看网络盘或优盘接上没有。接上了会自己收。</source>
        <translation>This folder cannot be reached now: is the network drive or the stick there? Once it is, files are taken in.</translation>
    </message>
    <message>
        <source>先不自己收；点“接着收”就继续。</source>
        <translation>Nothing is taken in by itself until you press Go on.</translation>
    </message>
    <message numerus="yes">
        <source>%n 个文件还在拷，拷完就收。</source>
        <translation>
            <numerusform>%n file is still being copied and comes in then.</numerusform>
            <numerusform>%n files are still being copied and come in then.</numerusform>
        </translation>
    </message>
    <message>
        <source>正看着这个文件夹，来了新文件自己收。</source>
        <translation>Watching this folder; new files are taken in by themselves.</translation>
    </message>
    <message numerus="yes">
        <source>回文写好 %n 个文件，在 {folder}。</source>
        <translation>
            <numerusform>%n return file was written, in {folder}.</numerusform>
            <numerusform>%n return files were written, in {folder}.</numerusform>
        </translation>
    </message>
    <message>
        <source>回文没有写成：{why}</source>
        <translation>The return files could not be written: {why}</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>打开启用文件</source>
        <translation>Open a start-up file</translation>
    </message>
    <message>
        <source>启用文件</source>
        <translation>Start-up file</translation>
    </message>
    <message>
        <source>中心发给你的文件，一般在优盘上</source>
        <translation>The file the centre gave you, usually on a stick</translation>
    </message>
    <message>
        <source>启用码</source>
        <translation>Start-up code</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>按键说明</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>这一页</source>
        <translation>On this page</translation>
    </message>
    <message>
        <source>新的走访</source>
        <translation>New visit</translation>
    </message>
    <message>
        <source>补录一页笔记本</source>
        <translation>Type in a notebook page</translation>
    </message>
    <message>
        <source>粘贴微信，变成一件事项</source>
        <translation>Paste WeChat as a matter</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>左边人人都有的各页，从上往下；Alt+0 是设置</source>
        <translation>the pages at the left that everybody has, from the top; Alt+0 is Settings</translation>
    </message>
    <message>
        <source>写今天的文件</source>
        <translation>Write today&apos;s file</translation>
    </message>
    <message>
        <source>打印，或存成 PDF</source>
        <translation>Print, or save as PDF</translation>
    </message>
    <message>
        <source>保存，接着下一个</source>
        <translation>Save and go on to the next</translation>
    </message>
    <message>
        <source>下一格；在列表里是打开</source>
        <translation>Next field; in a list, open</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>在今日里直接办</source>
        <translation>In Today: settle it right there</translation>
    </message>
    <message>
        <source>撤销刚才的操作</source>
        <translation>Undo what was just done</translation>
    </message>
    <message>
        <source>返回，没写完的会留着</source>
        <translation>Back; what is half-typed is kept</translation>
    </message>
    <message>
        <source>锁上屏幕</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>换人用</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>使用手册，翻到这一页</source>
        <translation>the handbook, about this page</translation>
    </message>
    <message>
        <source>这张说明</source>
        <translation>This card</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>电脑存满了，有 %n 份写了一半的还没存上。现在关掉就没有了。</source>
        <translation>
            <numerusform>The computer is full: %n half-written form is not kept yet. If you close now, it is gone.</numerusform>
            <numerusform>The computer is full: %n half-written forms are not kept yet. If you close now, they are gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>先不要关，请网格员来腾地方；一有地方就自己存好。</source>
        <translation>Do not close yet; ask your grid worker to make room. As soon as there is some, it is kept by itself.</translation>
    </message>
    <message numerus="yes">
        <source>磁盘满了，有 %n 份草稿还没有存上。现在关窗口就没有了。</source>
        <translation>
            <numerusform>The disk is full: %n half-written form is not kept yet. If you close the window now, it is gone.</numerusform>
            <numerusform>The disk is full: %n half-written forms are not kept yet. If you close the window now, they are gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>先不关：腾出地方，草稿会自己存上。</source>
        <translation>Stay: make room, and drafts are kept by themselves.</translation>
    </message>
    <message>
        <source>先不关</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>关掉，不要了</source>
        <translation>Close, and lose it</translation>
    </message>
</context>
<context>
    <name>LedgerForm</name>
    <message>
        <source>常用的栏</source>
        <translation>The usual columns</translation>
    </message>
    <message>
        <source>哪一本</source>
        <translation>Which ledger</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>哪段时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>哪些栏</source>
        <translation>Which columns</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>本季</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>从哪天</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>写成 Excel  Ctrl+Enter</source>
        <translation>Write as Excel  Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>LedgerPanel</name>
    <message>
        <source>正在写台账……</source>
        <translation>Writing the ledger…</translation>
    </message>
    <message numerus="yes">
        <source>写好了 %n 行，在 {file}</source>
        <translation>
            <numerusform>%n row written: {file}</numerusform>
            <numerusform>%n rows written: {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgersPage</name>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>填别人的表</source>
        <translation>Fill a sheet</translation>
    </message>
    <message>
        <source>写台账</source>
        <translation>Write a ledger</translation>
    </message>
    <message>
        <source>写好的表放在哪里</source>
        <translation>Where the files go</translation>
    </message>
</context>
<context>
    <name>LeftOver</name>
    <message>
        <source>还有这些要交接</source>
        <translation>Still to be handed on</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>没办完的事项：{title}</source>
        <translation>Open matter: {title}</translation>
    </message>
    <message>
        <source>还在帮扶，{day} 开始</source>
        <translation>Help still given, begun {day}</translation>
    </message>
    <message>
        <source>结对的人：{name}</source>
        <translation>Paired with {name}</translation>
    </message>
    <message>
        <source>还没告诉结果：{name}</source>
        <translation>Still to be told: {name}</translation>
    </message>
</context>
<context>
    <name>LifeForm</name>
    <message>
        <source>先选是什么变动</source>
        <translation>Choose first what happened</translation>
    </message>
    <message>
        <source>选一种变动</source>
        <translation>Choose what happened</translation>
    </message>
    <message>
        <source>是哪几个人（都不选就是全户）</source>
        <translation>Who (nobody ticked: the whole household)</translation>
    </message>
    <message>
        <source>到哪一户</source>
        <translation>To which household</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Ctrl+Enter 登记 · Esc 先放着</source>
        <translation>Ctrl+Enter enters · Esc leaves it for later</translation>
    </message>
</context>
<context>
    <name>LifePage</name>
    <message>
        <source>人户变动</source>
        <translation>Life event</translation>
    </message>
    <message>
        <source>已登记：{what}</source>
        <translation>Entered: {what}</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>只看 {what}</source>
        <translation>Only {what}</translation>
    </message>
    <message>
        <source>按一下看全部</source>
        <translation>Press to see all</translation>
    </message>
    <message>
        <source>换一个筛选看看。</source>
        <translation>Try another filter.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
</context>
<context>
    <name>LoadBoard</name>
    <message>
        <source>导入  Ctrl+Enter</source>
        <translation>Load  Ctrl+Enter</translation>
    </message>
    <message>
        <source>写出带说明的表  Ctrl+Enter</source>
        <translation>Write the remarks  Ctrl+Enter</translation>
    </message>
    <message>
        <source>导入什么</source>
        <translation>What to load</translation>
    </message>
    <message>
        <source>没导入的和要核对的</source>
        <translation>Not taken, and to be checked</translation>
    </message>
    <message>
        <source>带说明的表放在</source>
        <translation>Copy with remarks goes to</translation>
    </message>
    <message>
        <source>带说明的表放在哪里</source>
        <translation>Where the copy with remarks goes</translation>
    </message>
    <message>
        <source>去看住户</source>
        <translation>To the households</translation>
    </message>
    <message>
        <source>去看工单</source>
        <translation>Go to the orders</translation>
    </message>
    <message>
        <source>换一个文件…</source>
        <translation>Another file…</translation>
    </message>
</context>
<context>
    <name>LoadLists</name>
    <message>
        <source>住户花名册</source>
        <translation>Household ledger</translation>
    </message>
    <message>
        <source>单位名单</source>
        <translation>Enterprises</translation>
    </message>
    <message>
        <source>网格和单元</source>
        <translation>Grids and units</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Workers</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediators</translation>
    </message>
    <message>
        <source>12345 工单</source>
        <translation>12345 orders</translation>
    </message>
    <message>
        <source>结对帮扶名单</source>
        <translation>Helped households</translation>
    </message>
</context>
<context>
    <name>LoadPage</name>
    <message>
        <source>导入台账</source>
        <translation>Load a ledger</translation>
    </message>
    <message>
        <source>导入到 {place}。可选 .xlsx 或 .xls，也可以把文件拖到这里。先看清会导入什么，再决定。</source>
        <translation>For {place}. Any .xlsx or .xls will do; it may be dropped here. You see what would be loaded before you decide.</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>选一份表：{list}</source>
        <translation>Choose a sheet: {list}</translation>
    </message>
    <message>
        <source>正在看 {file}……</source>
        <translation>Looking at {file}…</translation>
    </message>
    <message>
        <source>正在导入 {file}……</source>
        <translation>Loading {file}…</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Workbooks</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message numerus="yes">
        <source>%n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个单元</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message>
        <source>表里有 {all}。</source>
        <translation>The sheet holds {all}.</translation>
    </message>
    <message>
        <source>本机都已经有了，没有要导入的。</source>
        <translation>All of it is here already; there is nothing to load.</translation>
    </message>
    <message>
        <source>没有能导入的，原因列在下面。</source>
        <translation>Nothing of it can be loaded; the list below says why.</translation>
    </message>
    <message>
        <source>导入会{all}。一户、一人各算一条；本机已有的不会改动。</source>
        <translation>Loading it gives: {all}. A household and a person count as one each; what is here is never overwritten.</translation>
    </message>
    <message>
        <source>没有读的工作表：{all}。</source>
        <translation>Sheets not read: {all}.</translation>
    </message>
    <message>
        <source>没有要导入的，台账没有变。</source>
        <translation>There was nothing to load; the register is as it was.</translation>
    </message>
    <message>
        <source>不导入的栏：{all}。</source>
        <translation>Columns left out: {all}.</translation>
    </message>
    <message numerus="yes">
        <source>表里有 %n 行。</source>
        <translation>
            <numerusform>The sheet holds %n row.</numerusform>
            <numerusform>The sheet holds %n rows.</numerusform>
        </translation>
    </message>
    <message>
        <source>导入会{all}。本机已有的不会改动。</source>
        <translation>Loading it gives: {all}. What is here is never overwritten.</translation>
    </message>
    <message>
        <source>没有读的行：{all}。</source>
        <translation>Rows that were not read: {all}.</translation>
    </message>
    <message numerus="yes">
        <source>%n 处没导入</source>
        <translation>
            <numerusform>%n value not taken</numerusform>
            <numerusform>%n values not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 处请核对</source>
        <translation>
            <numerusform>%n value to be checked</numerusform>
            <numerusform>%n values to be checked</numerusform>
        </translation>
    </message>
    <message>
        <source>已停下，导入了的都在。再导一次会接着来，不会重复。</source>
        <translation>Stopped; what was loaded stands. Loading again goes on from there, and nothing is doubled.</translation>
    </message>
    <message>
        <source>已导入：{all}。</source>
        <translation>Loaded: {all}.</translation>
    </message>
    <message>
        <source>带说明的表写在 {file}</source>
        <translation>The copy with remarks is {file}</translation>
    </message>
    <message>
        <source>带说明的表没有写成：{why}</source>
        <translation>The copy with remarks could not be written: {why}</translation>
    </message>
    <message numerus="yes">
        <source>新增 %n 条</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>补上 %n 条的空白</source>
        <translation>
            <numerusform>blanks filled in %n</numerusform>
            <numerusform>blanks filled in %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条已有不动</source>
        <translation>
            <numerusform>%n here already</numerusform>
            <numerusform>%n here already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>错得太多，等一会儿才能再试。</source>
        <translation>Too many wrong ones: wait a while before the next.</translation>
    </message>
    <message>
        <source>口令不对。错得太多，等一会儿才能再试。</source>
        <translation>That is not the passphrase. Too many wrong ones: wait a while before the next.</translation>
    </message>
    <message>
        <source>口令不对。看清大小写，再输一遍。</source>
        <translation>That is not the passphrase. Mind capital letters and try again.</translation>
    </message>
    <message>
        <source>还要等 {n} 秒</source>
        <translation>Wait {n} seconds</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>PIN（六位数字）</source>
        <translation>PIN (six digits)</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>屏幕已锁。写了一半的都留着，打开就接着写。</source>
        <translation>The screen is locked. What is half typed is kept; open it and go on.</translation>
    </message>
    <message>
        <source>台账加了密，输口令才打得开。</source>
        <translation>The register is encrypted; its passphrase opens it.</translation>
    </message>
    <message>
        <source>PIN 错了五次，已经作废。关掉工作台重新打开；写了一半的都留着。</source>
        <translation>Five wrong PINs: it is gone. Close the desk and open it again; what is half typed is kept.</translation>
    </message>
    <message>
        <source>只锁屏幕：这台电脑上的台账没有加密。</source>
        <translation>This locks the screen alone: the register on this computer is not encrypted.</translation>
    </message>
    <message>
        <source>忘了口令…</source>
        <translation>Forgotten…</translation>
    </message>
    <message>
        <source>关掉工作台</source>
        <translation>Close the desk</translation>
    </message>
</context>
<context>
    <name>Locker</name>
    <message>
        <source>还没有 PIN。先在“设置”里定一个，就能锁屏幕。</source>
        <translation>There is no PIN yet. Choose one in Settings, and the screen can be locked.</translation>
    </message>
    <message numerus="yes">
        <source>PIN 不对，还可以试 %n 次。</source>
        <translation>
            <numerusform>That is not the PIN; %n more try.</numerusform>
            <numerusform>That is not the PIN; %n more tries.</numerusform>
        </translation>
    </message>
    <message>
        <source>PIN 错了五次，已经作废，请输口令。</source>
        <translation>Five wrong PINs: it is gone. Type the passphrase.</translation>
    </message>
</context>
<context>
    <name>LookUpBoard</name>
    <message>
        <source>查一查</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>查一查  Ctrl+Enter</source>
        <translation>Look up  Ctrl+Enter</translation>
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
    <name>MadeCard</name>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>要不要加口令？加了，电脑丢了别人也看不到；不加就空着，以后在设置里也能加。</source>
        <translation>A passphrase? With one nobody can read the register of a lost computer; leave it empty for none. It can be set later in Settings too.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>九联（演练）</source>
        <translation>Jiulian (practice)</translation>
    </message>
    <message>
        <source>台账文件坏了，现在只能看，不能写。换上备份，或者把还能读的救出来。</source>
        <translation>The register file is damaged: it can be looked at, not written. Put a backup in its place, or save what can be read.</translation>
    </message>
    <message>
        <source>去恢复…</source>
        <translation>Put it right…</translation>
    </message>
</context>
<context>
    <name>Masked</name>
    <message>
        <source>遮住</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>看全号</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>MatterForm</name>
    <message>
        <source>写一句怎么办好的</source>
        <translation>Say in a few words how it was settled</translation>
    </message>
    <message>
        <source>今天有人报过同样的事：{title}</source>
        <translation>Somebody reported the same today: {title}</translation>
    </message>
    <message numerus="yes">
        <source>同样的事 %n 天前有人报过：{title}</source>
        <translation>
            <numerusform>Somebody reported the same %n day ago: {title}</numerusform>
            <numerusform>Somebody reported the same %n days ago: {title}</numerusform>
        </translation>
    </message>
    <message>
        <source>是同一件，加一个反映人</source>
        <translation>It is the same: add a reporter</translation>
    </message>
    <message>
        <source>当场已经办好</source>
        <translation>Settled on the spot</translation>
    </message>
    <message>
        <source>怎么办好的</source>
        <translation>How it was settled</translation>
    </message>
    <message>
        <source>记到已经报过的那件事上，办好以后也告诉这位反映人。</source>
        <translation>Goes to the matter known already; this reporter will be told as well.</translation>
    </message>
    <message>
        <source>不是同一件</source>
        <translation>It is not the same</translation>
    </message>
</context>
<context>
    <name>MatterPage</name>
    <message>
        <source>事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>复制成微信文字</source>
        <translation>Copy as a message</translation>
    </message>
    <message>
        <source>是什么事</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Reporters</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>Steps taken</translation>
    </message>
    <message>
        <source>没有人名、电话、证件号和住址</source>
        <translation>Without names, telephones, numbers and addresses</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>打开纠纷卷宗</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>打开帮扶</source>
        <translation>Open the help plan</translation>
    </message>
    <message>
        <source>已复制，可以去微信粘贴了</source>
        <translation>Copied: paste it into WeChat</translation>
    </message>
</context>
<context>
    <name>MatterPanel</name>
    <message>
        <source>办理经过</source>
        <translation>Steps taken</translation>
    </message>
    <message>
        <source>打开办理</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有选中的</source>
        <translation>Nothing is chosen</translation>
    </message>
    <message>
        <source>在名单里用上下键选一条。</source>
        <translation>Choose one in the list with the arrow keys.</translation>
    </message>
</context>
<context>
    <name>MatterTable</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>MatterWords</name>
    <message>
        <source>还有 {n} 位没告诉</source>
        <translation>Still to tell: {n}</translation>
    </message>
    <message>
        <source>等 {n} 家协办答复</source>
        <translation>Waits for {n} helping</translation>
    </message>
    <message>
        <source>期限暂定</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>两处同时办理</source>
        <translation>Moved twice at once</translation>
    </message>
    <message>
        <source>{name} 办好了，等核查</source>
        <translation>{name} has done it; to be verified</translation>
    </message>
    <message>
        <source>在 {name} 手里，{due}</source>
        <translation>With {name}; {due}</translation>
    </message>
    <message>
        <source>在 {name} 手里</source>
        <translation>With {name}</translation>
    </message>
    <message>
        <source>{due} 前受理</source>
        <translation>to be accepted by {due}</translation>
    </message>
    <message>
        <source>{due} 前告诉反映人</source>
        <translation>reporter to be told by {due}</translation>
    </message>
    <message>
        <source>{due} 再看</source>
        <translation>to be looked at again on {due}</translation>
    </message>
    <message>
        <source>上级 {due} 前答复</source>
        <translation>level above to answer by {due}</translation>
    </message>
    <message>
        <source>{due} 前办完</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>并入的 {number}</source>
        <translation>merged from {number}</translation>
    </message>
    <message>
        <source>已公示</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>办好后公示</source>
        <translation>To be posted when done</translation>
    </message>
    <message>
        <source>还没告诉</source>
        <translation>Not told yet</translation>
    </message>
    <message>
        <source>办好后告诉</source>
        <translation>To be told when done</translation>
    </message>
    <message>
        <source>还没告诉的 {n} 位，同样的答复</source>
        <translation>All {n} who wait, one answer</translation>
    </message>
</context>
<context>
    <name>MattersPage</name>
    <message>
        <source>事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>事项名单</source>
        <translation>List of matters</translation>
    </message>
    <message>
        <source>筛选事项</source>
        <translation>Filter matters</translation>
    </message>
    <message>
        <source>按编号、事由、地点筛选</source>
        <translation>Filter by number, title, place</translation>
    </message>
    <message>
        <source>登记纠纷</source>
        <translation>Register a dispute</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>还没告诉群众</source>
        <translation>Reply owed</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>这里没有事项</source>
        <translation>No matters here</translation>
    </message>
    <message>
        <source>还没有登记过事项</source>
        <translation>No matter registered yet</translation>
    </message>
    <message>
        <source>走访时看到、听到的事，勾一下就登记了。</source>
        <translation>What you see or hear on a visit is registered with one tick.</translation>
    </message>
    <message>
        <source>去走访</source>
        <translation>Go visiting</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>家庭成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>还没有登记家庭成员</source>
        <translation>No members registered yet</translation>
    </message>
    <message>
        <source>看这一位的全号</source>
        <translation>Show this person&apos;s numbers</translation>
    </message>
</context>
<context>
    <name>MembersTable</name>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
</context>
<context>
    <name>MendingPage</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>正在救出台账</source>
        <translation>Saving what can be read</translation>
    </message>
    <message>
        <source>正在换上备份</source>
        <translation>Putting the backup back</translation>
    </message>
    <message>
        <source>一本大台账要几分钟，请不要关电脑。做完以前，原来的那本不动。</source>
        <translation>A large register takes some minutes; do not switch off. Until it is done the old one stays as it is.</translation>
    </message>
    <message>
        <source>钥匙文件不见了</source>
        <translation>The key file is gone</translation>
    </message>
    <message>
        <source>台账坏了，打不开</source>
        <translation>The register is damaged and does not open</translation>
    </message>
    <message>
        <source>台账是加密的，本身没有坏，只是打开它的 keys.bin 不在了。选一份备份，从它旁边取回钥匙；没有备份的，请中心发新的启用文件。</source>
        <translation>The register is encrypted and not damaged; only keys.bin, which opens it, is gone. Choose a backup to take the keys from beside it; without one, ask the centre for a new start-up file.</translation>
    </message>
    <message>
        <source>先试最近的备份；备份也没有的，把还能读的救出来。坏的那本会留着，送到过中心的都会随回文回来。</source>
        <translation>Try the newest backup first; without one, save what can be read. The damaged register is kept, and all that reached the centre comes back with its answer.</translation>
    </message>
    <message>
        <source>救出来了</source>
        <translation>Saved</translation>
    </message>
    <message numerus="yes">
        <source>新的台账里有 %n 条。</source>
        <translation>
            <numerusform>The new register has %n entry.</numerusform>
            <numerusform>The new register has %n entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>其中还没写进过文件的改动 %n 处，也在。</source>
        <translation>
            <numerusform>%n change of it was in no file yet, and is there.</numerusform>
            <numerusform>%n changes of it were in no file yet, and are there.</numerusform>
        </translation>
    </message>
    <message>
        <source>台账已换成备份</source>
        <translation>The backup stands in the register&apos;s place</translation>
    </message>
    <message>
        <source>原来的那本留在备份文件夹里。</source>
        <translation>The register that was here lies among the backups.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 条还没写进过文件，只在那本里。</source>
        <translation>
            <numerusform>%n entry was in no file yet and is there alone.</numerusform>
            <numerusform>%n entries were in no file yet and are there alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>备份里不含照片：还缺的 %n 张，别处有的会随回文送来。</source>
        <translation>
            <numerusform>A backup holds no pictures: %n that is lacking comes with the answers of whoever has it.</numerusform>
            <numerusform>A backup holds no pictures: %n that are lacking come with the answers of whoever has them.</numerusform>
        </translation>
    </message>
    <message>
        <source>请写出文件发给各设备，再收进他们和上级中心的文件：后来写过的会回来。在那以前新记的先存着。</source>
        <translation>Write files for the devices and take in theirs, and those of a centre above: what was written since comes back. Until then new work is kept here.</translation>
    </message>
    <message>
        <source>请写出文件交给中心，再收进回文：后来写过的会回来。在那以前新记的先存着。</source>
        <translation>Write files, hand them to the centre and take in its answer: what was written since comes back. Until then new work is kept here.</translation>
    </message>
    <message>
        <source>没有换成</source>
        <translation>It was not done</translation>
    </message>
    <message>
        <source>台账和原来一样。</source>
        <translation>The register is as it was.</translation>
    </message>
    <message>
        <source>打开台账</source>
        <translation>Open the register</translation>
    </message>
</context>
<context>
    <name>Named</name>
    <message>
        <source>选填</source>
        <translation>optional</translation>
    </message>
</context>
<context>
    <name>NetPage</name>
    <message>
        <source>一张网</source>
        <translation>One net</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>看到哪一级</source>
        <translation>Which places</translation>
    </message>
    <message>
        <source>哪些日子</source>
        <translation>Which days</translation>
    </message>
    <message>
        <source>方向键换一格，回车看这个数后面的，加号看下一级，减号回上一级。</source>
        <translation>Arrows go to another tile, Enter opens what is behind its number, plus goes into its place, minus comes out.</translation>
    </message>
    <message>
        <source>这里还没有网格</source>
        <translation>There are no grids here yet</translation>
    </message>
    <message>
        <source>网格和单元可以从 Excel 一次建好。</source>
        <translation>Grids and units can be made at once from Excel.</translation>
    </message>
    <message>
        <source>导入网格和单元</source>
        <translation>Load grids and units</translation>
    </message>
</context>
<context>
    <name>NetPanel</name>
    <message>
        <source>全部数字</source>
        <translation>All figures</translation>
    </message>
    <message>
        <source>看下一级  +</source>
        <translation>Go in  +</translation>
    </message>
</context>
<context>
    <name>NetWords</name>
    <message numerus="yes">
        <source>还有 %n 台设备</source>
        <translation>
            <numerusform>and %n more device</numerusform>
            <numerusform>and %n more devices</numerusform>
        </translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>本季度</source>
        <translation>This quarter</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>看设备</source>
        <translation>See the device</translation>
    </message>
    <message numerus="yes">
        <source>看没走访到的 %n 户</source>
        <translation>
            <numerusform>See the %n not visited</numerusform>
            <numerusform>See the %n not visited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>看这 %n 次</source>
        <translation>
            <numerusform>See this one</numerusform>
            <numerusform>See these %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>看这 %n 件</source>
        <translation>
            <numerusform>See this one</numerusform>
            <numerusform>See these %n</numerusform>
        </translation>
    </message>
    <message>
        <source>收到过</source>
        <translation>received</translation>
    </message>
    <message>
        <source>没走访</source>
        <translation>none visited</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} days</translation>
    </message>
    <message>
        <source>几天没有收到文件</source>
        <translation>Days without a file</translation>
    </message>
    <message>
        <source>走访到的户</source>
        <translation>Households visited</translation>
    </message>
    <message>
        <source>{task}：办了几次</source>
        <translation>{task}: done in these days</translation>
    </message>
    <message>
        <source>{task}：未办结几件</source>
        <translation>{task}: open matters</translation>
    </message>
    <message>
        <source>{measure}几件</source>
        <translation>{measure}, matters</translation>
    </message>
    <message>
        <source>{tier} {n} 个</source>
        <translation>{tier}: {n}</translation>
    </message>
    <message>
        <source>其中不在任何{tier}上的：{what}</source>
        <translation>of these at none of the {tier}: {what}</translation>
    </message>
</context>
<context>
    <name>NewSecret</name>
    <message>
        <source>两次输的不一样，请再输一遍。</source>
        <translation>The two are not alike; type them again.</translation>
    </message>
    <message>
        <source>还没有输。</source>
        <translation>Nothing was typed.</translation>
    </message>
    <message>
        <source>新的 PIN（六位数字）</source>
        <translation>New PIN (six digits)</translation>
    </message>
    <message>
        <source>新口令（至少十个字符）</source>
        <translation>New passphrase (at least ten characters)</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
</context>
<context>
    <name>OneBelow</name>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>OneMoreForm</name>
    <message>
        <source>加一个反映人</source>
        <translation>Add a reporter</translation>
    </message>
</context>
<context>
    <name>OrderActs</name>
    <message>
        <source>承办人写的办理结果已经填好，改成答复的话就行。</source>
        <translation>What the handler wrote is filled in; make it the words of an answer.</translation>
    </message>
    <message>
        <source>承办人还没写办理结果。</source>
        <translation>The handler has not said yet what was done.</translation>
    </message>
    <message>
        <source>要在到期前申请。原来的期限 {day} 一直留着。</source>
        <translation>To be asked for before the deadline. The first one, {day}, stays on record.</translation>
    </message>
    <message>
        <source>还没人动手的事项一并作废。</source>
        <translation>Its matter goes along, unless somebody has begun on it.</translation>
    </message>
    <message>
        <source>反映人不满意的，事项也重新办。</source>
        <translation>Where the caller was not satisfied, the matter is taken up again too.</translation>
    </message>
    <message>
        <source>热线回访过的，写上满意不满意。</source>
        <translation>Where the hotline has called back: say whether the caller is satisfied.</translation>
    </message>
    <message>
        <source>还没签收、受理的一并办；期限不改就按工单的。没有电脑的，选纸质或电话，写上谁接的。</source>
        <translation>Signing for and accepting are done along with it; due when the order is unless changed. For whoever has no computer choose paper or telephone, and write who took it.</translation>
    </message>
</context>
<context>
    <name>OrderPage</name>
    <message>
        <source>12345 工单</source>
        <translation>12345 orders</translation>
    </message>
    <message>
        <source>按事项去办</source>
        <translation>Its matter</translation>
    </message>
    <message>
        <source>要办什么</source>
        <translation>What is wanted</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>看事项（Ctrl+M）</source>
        <translation>See the matter (Ctrl+M)</translation>
    </message>
    <message>
        <source>首次期限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>OrderTable</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>OrderWords</name>
    <message>
        <source>派单</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>超时答复</source>
        <translation>Answered late</translation>
    </message>
    <message>
        <source>两处同时办理</source>
        <translation>Handled in two places at once</translation>
    </message>
    <message>
        <source>还没回访</source>
        <translation>Not called back yet</translation>
    </message>
    <message>
        <source>打 12345 反映的</source>
        <translation>Called 12345</translation>
    </message>
    <message>
        <source>没有事项，派单时会登记。</source>
        <translation>No matter yet; one is made when it is dispatched.</translation>
    </message>
    <message>
        <source>工单{action}</source>
        <translation>Order: {action}</translation>
    </message>
    <message>
        <source>延到 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>来晚了，没有起作用</source>
        <translation>came too late, without effect</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>12345 工单</source>
        <translation>12345 orders</translation>
    </message>
    <message>
        <source>S 签收   D 派单   R 答复   X 延期   B 退单   U 催办   O 重办   F 办结   M 看事项</source>
        <translation>S sign   D dispatch   R reply   X extend   B return   U urge   O redo   F done   M matter</translation>
    </message>
    <message>
        <source>工单名单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>筛选工单</source>
        <translation>Filter the orders</translation>
    </message>
    <message>
        <source>按编号、诉求、地址筛选</source>
        <translation>Number, words, address</translation>
    </message>
    <message>
        <source>还没有工单</source>
        <translation>No orders yet</translation>
    </message>
    <message>
        <source>把热线发来的 Excel 导入进来，每一行就是一张工单。</source>
        <translation>Load the sheet that the hotline sends: each row is an order.</translation>
    </message>
    <message>
        <source>导入工单</source>
        <translation>Load orders</translation>
    </message>
    <message>
        <source>这里没有工单</source>
        <translation>No orders here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>待签收</source>
        <translation>To sign for</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Being handled</translation>
    </message>
    <message>
        <source>可以答复</source>
        <translation>Answer ready</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Urged</translation>
    </message>
    <message>
        <source>已延期</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>重办</source>
        <translation>To redo</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已退单</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>归属</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>全部签收（{n}）</source>
        <translation>Sign for all ({n})</translation>
    </message>
    <message>
        <source>一周没有回访的办结（{n}）</source>
        <translation>End those not asked for a week ({n})</translation>
    </message>
    <message>
        <source>{number}：签收</source>
        <translation>{number}: signed for</translation>
    </message>
    <message>
        <source>待签收的全部签收了</source>
        <translation>All that waited are signed for</translation>
    </message>
    <message>
        <source>一周没有回访的都办结了</source>
        <translation>All not asked for a week are ended</translation>
    </message>
</context>
<context>
    <name>PageKeys</name>
    <message>
        <source>成立专班，或看专班</source>
        <translation>Set up a task force, or look at it</translation>
    </message>
    <message>
        <source>下一格、下一个按钮</source>
        <translation>Next field or button</translation>
    </message>
    <message>
        <source>按下去；在格子里是打开</source>
        <translation>Press it; in a field: open</translation>
    </message>
    <message>
        <source>我是这个人，打开</source>
        <translation>Open as this person</translation>
    </message>
    <message>
        <source>上一个人、下一个人</source>
        <translation>The person above, the person below</translation>
    </message>
    <message>
        <source>回到开头</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>回到输口令</source>
        <translation>Back to the passphrase</translation>
    </message>
    <message>
        <source>新的住户</source>
        <translation>New household</translation>
    </message>
    <message>
        <source>走访完接着问问卷</source>
        <translation>Go on with the survey after a visit</translation>
    </message>
    <message>
        <source>撤回选中的一条，还没写进文件的</source>
        <translation>take the chosen row back, while it is in no file</translation>
    </message>
    <message>
        <source>选好，到下一题</source>
        <translation>Choose, and on to the next question</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>选这一件，排进一场巡回</source>
        <translation>choose this one for a circuit session</translation>
    </message>
    <message>
        <source>把选的几件排成一场巡回</source>
        <translation>plan the chosen ones as one session</translation>
    </message>
    <message>
        <source>受理、派单、签收、处置完毕</source>
        <translation>Accept, assign, sign for, finish</translation>
    </message>
    <message>
        <source>核查通过、核查不通过、办结</source>
        <translation>Verify, reject, close</translation>
    </message>
    <message>
        <source>退回补充、上报上级、告知其他渠道</source>
        <translation>Send back for facts, send up, tell of another way</translation>
    </message>
    <message>
        <source>请人协办、协办的答复</source>
        <translation>Ask to help, a helper&apos;s answer</translation>
    </message>
    <message>
        <source>告诉反映人、把承办的答复记进事项</source>
        <translation>Tell the reporter, enter a handler&apos;s answer</translation>
    </message>
    <message>
        <source>并到最像的一件</source>
        <translation>Join it to the likeliest</translation>
    </message>
    <message>
        <source>记下满意不满意</source>
        <translation>Write down how content</translation>
    </message>
    <message>
        <source>没接通</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>不满意的，重新办</source>
        <translation>Take up again what was not content</translation>
    </message>
    <message>
        <source>签收这一件、签收全部</source>
        <translation>Sign for this one, for all</translation>
    </message>
    <message>
        <source>派单、答复、办结</source>
        <translation>Assign, reply, done</translation>
    </message>
    <message>
        <source>延期、退单、催办、重办</source>
        <translation>Extend, reject, urge, redo</translation>
    </message>
    <message>
        <source>看事项、填反馈表</source>
        <translation>Open the matter, fill the reply sheet</translation>
    </message>
    <message>
        <source>看事项</source>
        <translation>Open the matter</translation>
    </message>
    <message>
        <source>走到旁边一格</source>
        <translation>To the tile beside it</translation>
    </message>
    <message>
        <source>看下一级、回上一级</source>
        <translation>A tier down, a tier up</translation>
    </message>
    <message>
        <source>存成 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>存成 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>名单存成 Excel</source>
        <translation>save a list as Excel</translation>
    </message>
    <message>
        <source>选这一种答法</source>
        <translation>Choose this answer</translation>
    </message>
    <message>
        <source>是同一个、不是同一个</source>
        <translation>The same one, not the same</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>是同一个</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>不是同一个</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>打开先登记的</source>
        <translation>Open the earlier</translation>
    </message>
    <message>
        <source>打开后登记的</source>
        <translation>Open the later</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>分类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>紧急程度</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>交办日期</source>
        <translation>Given on</translation>
    </message>
    <message>
        <source>限办日期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>谁接的</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>办好后请把这张交回{centre}，或者打电话报编号。</source>
        <translation>When it is done, bring this sheet back to {centre}, or telephone and say the number.</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed for by</translation>
    </message>
    <message>
        <source>签收日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>怎么办的、办到哪天</source>
        <translation>What was done, and by when</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>哪天告诉的</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>回访结果</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>{since} 到 {until}，百分之 {share}，抽签号 {seed}，共 {n} 位</source>
        <translation>{since} to {until}, {share} in a hundred, draw number {seed}, {n} people</translation>
    </message>
    <message>
        <source>这段时间没有可以回访的</source>
        <translation>Nobody to call back in these days</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>星期</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>天气</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>今日安排</source>
        <translation>Plan of the day</translation>
    </message>
    <message>
        <source>阅签</source>
        <translation>Seen by</translation>
    </message>
    <message>
        <source>哪一户、在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>群众信息</source>
        <translation>What was heard and seen</translation>
    </message>
    <message>
        <source>采取措施</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>结果反馈</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>这一天没有登记什么</source>
        <translation>Nothing was entered for this day</translation>
    </message>
    <message>
        <source>明日事项</source>
        <translation>Due the next day</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>共 {n} 件</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>没有纠纷</source>
        <translation>No disputes</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Nothing yet</translation>
    </message>
    <message>
        <source>协议和履行</source>
        <translation>Agreement and what was kept of it</translation>
    </message>
    <message>
        <source>卷宗里有什么、缺什么</source>
        <translation>What the dossier holds and lacks</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What was seen</translation>
    </message>
    <message>
        <source>办理经过</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>要做的事</source>
        <translation>To be done</translation>
    </message>
    <message>
        <source>多少、几时</source>
        <translation>How much, by when</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>什么事</source>
        <translation>What</translation>
    </message>
    <message>
        <source>多少人</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>没有活动</source>
        <translation>No activities</translation>
    </message>
    <message>
        <source>谁参加了</source>
        <translation>Who took part</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>带动的户</source>
        <translation>Households in it</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediator</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>更早的还有 {n} 条，在电脑里看</source>
        <translation>Earlier still: {n} more, see them on the computer</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>困难类型</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>帮扶人</source>
        <translation>Helper</translation>
    </message>
    <message>
        <source>下一步措施</source>
        <translation>Next measure</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>没有帮扶的户</source>
        <translation>No household is helped</translation>
    </message>
    <message>
        <source>还没结对</source>
        <translation>Not paired yet</translation>
    </message>
    <message>
        <source>帮扶措施</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>结对</source>
        <translation>Paired with</translation>
    </message>
    <message>
        <source>帮扶经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>门牌</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>家庭人口</source>
        <translation>People</translation>
    </message>
    <message>
        <source>上次走访</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>还没走访</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>走访类型</source>
        <translation>Kind of visit</translation>
    </message>
    <message>
        <source>走访结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>What is wanted</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>户主签名（可免）</source>
        <translation>Head (may be left)</translation>
    </message>
    <message>
        <source>走访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>变动</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>到哪一户</source>
        <translation>To household</translation>
    </message>
    <message>
        <source>登记人</source>
        <translation>Registered by</translation>
    </message>
    <message>
        <source>本人或户主</source>
        <translation>The person or the head</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>请求</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>法律依据</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>告知日期</source>
        <translation>Answered on</translation>
    </message>
    <message>
        <source>我们会在答复期限之前告诉您结果。对结果不满意，可以向上级投诉，也可以向人民法院起诉。</source>
        <translation>You will be told the outcome before the answer is due. If you do not agree with it, you may complain to the authority above, or go to court.</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>敏感标签 {n} 个</source>
        <translation>{n} sensitive</translation>
    </message>
    <message>
        <source>已送达个人信息告知书</source>
        <translation>Notice handed over</translation>
    </message>
    <message>
        <source>关爱标签</source>
        <translation>Care tags</translation>
    </message>
    <message>
        <source>家庭成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>关系</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>还没有登记家庭成员</source>
        <translation>No members are registered yet</translation>
    </message>
    <message>
        <source>还没办完的事</source>
        <translation>Not settled yet</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>核查人</source>
        <translation>Verified by</translation>
    </message>
    <message>
        <source>走到哪一步</source>
        <translation>How far it is</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Reporters</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>怎么说的</source>
        <translation>Through what</translation>
    </message>
    <message>
        <source>告诉了没有</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>How content</translation>
    </message>
    <message>
        <source>没有反映人</source>
        <translation>Nobody told of it</translation>
    </message>
    <message>
        <source>{name}，您好：</source>
        <translation>Dear {name},</translation>
    </message>
    <message>
        <source>您好：</source>
        <translation>Good day,</translation>
    </message>
    <message>
        <source>您反映的事，我们的答复如下。</source>
        <translation>this is our answer to what you told us.</translation>
    </message>
    <message>
        <source>哪天反映的</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>怎么办的</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>到哪天</source>
        <translation>By when</translation>
    </message>
    <message>
        <source>满意不满意，都请告诉我们：□ 满意  □ 基本满意  □ 不满意</source>
        <translation>Please tell us:  □ satisfied  □ mostly  □ not satisfied</translation>
    </message>
    <message>
        <source>还有话要说，请找{who}，报上面的编号。</source>
        <translation>If there is more to say, ask for {who} and give the number above.</translation>
    </message>
    <message>
        <source>答复人</source>
        <translation>Answered by</translation>
    </message>
    <message>
        <source>已经办好了</source>
        <translation>It is settled</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>It is being worked on</translation>
    </message>
    <message>
        <source>{day} 前办完</source>
        <translation>to be settled by {day}</translation>
    </message>
    <message>
        <source>人口</source>
        <translation>People</translation>
    </message>
    <message>
        <source>未办事项</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>共 {n} 户</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>没有住户</source>
        <translation>No households</translation>
    </message>
    <message>
        <source>任务</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>没有事项</source>
        <translation>No matters</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>还没告诉群众</source>
        <translation>Replies owed</translation>
    </message>
    <message>
        <source>已逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>走访对象</source>
        <translation>Whom to visit</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>没有大走访</source>
        <translation>No rounds of visits</translation>
    </message>
    <message>
        <source>各处还剩多少</source>
        <translation>Left at each place</translation>
    </message>
    <message>
        <source>还没走到的</source>
        <translation>Still to be visited</translation>
    </message>
    <message>
        <source>还有 {n} 处没有列出来。</source>
        <translation>{n} more are not listed.</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>去过没有</source>
        <translation>Called before</translation>
    </message>
    <message>
        <source>都走到了</source>
        <translation>All visited</translation>
    </message>
    <message>
        <source>共 {n} 次</source>
        <translation>{n} times</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>看的是什么</source>
        <translation>What was looked at</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>here</translation>
    </message>
    <message>
        <source>没有人看过</source>
        <translation>Nobody has looked</translation>
    </message>
    <message>
        <source>查看记录有没有被动过</source>
        <translation>Whether the access log was changed</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>今天没有要办的事</source>
        <translation>Nothing waits today</translation>
    </message>
    <message>
        <source>{n} 天没去</source>
        <translation>{n} days ago</translation>
    </message>
    <message>
        <source>等了 {n} 天</source>
        <translation>waits {n} days</translation>
    </message>
    <message>
        <source>共 {n} 行</source>
        <translation>{n} rows</translation>
    </message>
    <message>
        <source>这段时间没有内容</source>
        <translation>Nothing in this period</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>写出</source>
        <translation>out</translation>
    </message>
    <message>
        <source>收进</source>
        <translation>in</translation>
    </message>
    <message>
        <source>还没有文件</source>
        <translation>No files yet</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>到哪里了</source>
        <translation>How far</translation>
    </message>
    <message>
        <source>在哪个文件里</source>
        <translation>In which file</translation>
    </message>
    <message>
        <source>还没有记过什么</source>
        <translation>Nothing was entered yet</translation>
    </message>
    <message>
        <source>谁看过（连同各台设备报上来的）</source>
        <translation>Who looked at it, on all devices</translation>
    </message>
    <message>
        <source>每一笔：什么时候录的、谁、哪台设备</source>
        <translation>Every entry: when it was written down, by whom, on which device</translation>
    </message>
    <message>
        <source>录入时间</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>写了什么</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>满意不满意</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>说的话</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>谁打的</source>
        <translation>Called by</translation>
    </message>
    <message>
        <source>扫描件和照片</source>
        <translation>Scans and pictures</translation>
    </message>
    <message>
        <source>{what}：文件还没有送到这台电脑</source>
        <translation>{what}: the file has not come to this computer yet</translation>
    </message>
    <message>
        <source>一条</source>
        <translation>One</translation>
    </message>
    <message>
        <source>另一条</source>
        <translation>The other</translation>
    </message>
    <message>
        <source>一样的</source>
        <translation>Alike in</translation>
    </message>
    <message>
        <source>不一样的</source>
        <translation>Different in</translation>
    </message>
    <message>
        <source>是不是同一个</source>
        <translation>The same?</translation>
    </message>
    <message>
        <source>□ 是  □ 不是</source>
        <translation>□ yes  □ no</translation>
    </message>
    <message>
        <source>没有可能重复的</source>
        <translation>No likely duplicates</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>哪一户</source>
        <translation>Household</translation>
    </message>
    <message>
        <source>谁说的</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>没事打勾</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>记事本</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>{place}    日期 ________    记的人 ________</source>
        <translation>{place}    Date ________    Written by ________</translation>
    </message>
    <message>
        <source>{when} 打印</source>
        <translation>printed {when}</translation>
    </message>
    <message>
        <source>含个人信息，用完收好</source>
        <translation>holds personal data: keep it safe</translation>
    </message>
    <message>
        <source>第 {n} 页 / 共 {total} 页</source>
        <translation>page {n} of {total}</translation>
    </message>
    <message>
        <source>工单编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>共 {n} 张</source>
        <translation>{n} orders in all</translation>
    </message>
    <message>
        <source>没有工单</source>
        <translation>No orders</translation>
    </message>
    <message>
        <source>首次期限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>现在的期限</source>
        <translation>Deadline now</translation>
    </message>
    <message>
        <source>归属</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Called back</translation>
    </message>
    <message>
        <source>没有留名</source>
        <translation>Left no name</translation>
    </message>
    <message>
        <source>审核人</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>启用码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>怎么用</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>没有等着启用的启用文件</source>
        <translation>No start-up file waits to be used</translation>
    </message>
    <message>
        <source>沿横线剪开，和启用文件分开交给本人。</source>
        <translation>Cut along the lines; give each person his, apart from the file.</translation>
    </message>
    <message>
        <source>专班</source>
        <translation>Task force</translation>
    </message>
    <message>
        <source>为哪件事</source>
        <translation>For</translation>
    </message>
    <message>
        <source>牵头人</source>
        <translation>Led by</translation>
    </message>
    <message>
        <source>办完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>下一项任务</source>
        <translation>Next task</translation>
    </message>
    <message>
        <source>化解期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>共 {n} 个</source>
        <translation>{n} task forces</translation>
    </message>
    <message>
        <source>没有专班</source>
        <translation>No task forces</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Member</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>职责</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>任务和期限</source>
        <translation>Tasks and deadlines</translation>
    </message>
    <message>
        <source>专班经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>要签的都签回来了，没有要打印的。</source>
        <translation>Everything to be signed has come back; there is nothing to print.</translation>
    </message>
    <message>
        <source>抽了多少个编号</source>
        <translation>Numbers drawn</translation>
    </message>
    <message>
        <source>列入几件</source>
        <translation>In here</translation>
    </message>
    <message>
        <source>没有列入几个</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>Phone and ID numbers</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>核对码：凭它可以再调一次</source>
        <translation>Digests: by them the same can be drawn again</translation>
    </message>
    <message>
        <source>全号，理由已记入查看记录</source>
        <translation>whole; the reason is in the access log</translation>
    </message>
    <message>
        <source>遮住一半</source>
        <translation>half hidden</translation>
    </message>
    <message>
        <source>没有列入的，和要说明的</source>
        <translation>What was left out, and notes</translation>
    </message>
    <message>
        <source>核对码</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>每一件的核对码由它的全部记录算出，有一个字不一样，核对码就不一样；看过、打印过不影响它。</source>
        <translation>Each digest is worked out from all records of the chain: one letter changed, and it is another. Looking and printing do not change it.</translation>
    </message>
    <message>
        <source>哪一件</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>几条记录</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>没有列入的</source>
        <translation>Nothing is in here</translation>
    </message>
    <message>
        <source>在哪里调的</source>
        <translation>Drawn at</translation>
    </message>
    <message>
        <source>谁调的</source>
        <translation>Drawn by</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>再调一次的命令</source>
        <translation>The command that draws them again</translation>
    </message>
    <message>
        <source>问谁</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>没有问卷</source>
        <translation>No surveys</translation>
    </message>
    <message>
        <source>地方</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>不记名：不用写姓名、电话和门牌。</source>
        <translation>Anonymous: write no name, telephone or house number.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>按地方</source>
        <translation>By place</translation>
    </message>
    <message>
        <source>按月份</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>还没有收到</source>
        <translation>No answers yet</translation>
    </message>
    <message>
        <source>调解自愿，不收费。</source>
        <translation>Mediation is voluntary and free.</translation>
    </message>
    <message>
        <source>邻里、家庭、土地、房屋这些矛盾，</source>
        <translation>Neighbours, family, land, houses:</translation>
    </message>
    <message>
        <source>当天来说一声就行，也可以先告诉网格员。</source>
        <translation>just come and say so, or tell the grid worker before.</translation>
    </message>
    <message>
        <source>涉及隐私的，可以要求不公开。</source>
        <translation>What is private can be heard in private.</translation>
    </message>
    <message>
        <source>当天调解的</source>
        <translation>Heard on the day</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>At</translation>
    </message>
    <message>
        <source>事由和当事人</source>
        <translation>What and who</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>当天来的、要转办的</source>
        <translation>Who came on the day, what goes on elsewhere</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>星期一 星期二 星期三 星期四 星期五 星期六 星期日</source>
        <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
    </message>
    <message>
        <source>{time} 开始</source>
        <translation>from {time}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>□ 书面协议  □ 口头协议</source>
        <translation>□ written  □ oral</translation>
    </message>
    <message>
        <source>□ 继续调解  □ 调解不成</source>
        <translation>□ goes on  □ failed</translation>
    </message>
    <message>
        <source>□ 双方到场
□ 一方没来</source>
        <translation>□ both came
□ one did not</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>整改时限</source>
        <translation>To be put right by</translation>
    </message>
    <message>
        <source>照片张数</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Under which rule</translation>
    </message>
    <message>
        <source>整改要求</source>
        <translation>What is to be done</translation>
    </message>
    <message>
        <source>复查结果</source>
        <translation>Found when looked at again</translation>
    </message>
    <message>
        <source>复查人</source>
        <translation>Looked at again by</translation>
    </message>
    <message>
        <source>销号人</source>
        <translation>Cleared by</translation>
    </message>
    <message>
        <source>原时限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>现在的时限</source>
        <translation>Deadline now</translation>
    </message>
    <message>
        <source>超期天数</source>
        <translation>Days overdue</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>What is asked for</translation>
    </message>
    <message>
        <source>签发人</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Signed for</translation>
    </message>
    <message>
        <source>派单意见</source>
        <translation>What was asked</translation>
    </message>
    <message>
        <source>办理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>核查意见</source>
        <translation>What was found when verified</translation>
    </message>
</context>
<context>
    <name>PartyList</name>
    <message>
        <source>还没有写当事人。文书要写清双方。</source>
        <translation>No party has been written down. The papers have to name both sides.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>谁来用？</source>
        <translation>Who works now?</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Practice</translation>
    </message>
    <message>
        <source>删掉演练…</source>
        <translation>Delete practice…</translation>
    </message>
    <message>
        <source>再加一个人</source>
        <translation>One more person</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>人员设备</source>
        <translation>People and devices</translation>
    </message>
    <message>
        <source>各行业</source>
        <translation>Every trade</translation>
    </message>
    <message>
        <source>调解员的行业</source>
        <translation>Trade of mediators</translation>
    </message>
    <message>
        <source>打开这个地点</source>
        <translation>Open this place</translation>
    </message>
    <message>
        <source>从 Excel 导入，一次发很多</source>
        <translation>From Excel, many at once</translation>
    </message>
    <message>
        <source>人员名单</source>
        <translation>People</translation>
    </message>
    <message>
        <source>筛选人员</source>
        <translation>Narrow the people</translation>
    </message>
    <message>
        <source>按姓名、地点、设备号筛选</source>
        <translation>By name, place or device</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>先登一位，或者填好一张 Excel 一起导进来。</source>
        <translation>Enter a person, or load many from a workbook.</translation>
    </message>
    <message>
        <source>新登一位</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>这里没有这样的人</source>
        <translation>Nobody like that here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>没有设备</source>
        <translation>No device</translation>
    </message>
    <message>
        <source>等着启用</source>
        <translation>Waiting to be used</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>要看一看</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediators</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>负责范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>职务或部门</source>
        <translation>Duty or department</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>专长</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>打开，发设备或者停用</source>
        <translation>Open: hand out or stop</translation>
    </message>
    <message>
        <source>打开纠纷名单</source>
        <translation>Open the disputes</translation>
    </message>
    <message>
        <source>手上 {n} 件</source>
        <translation>in hand: {n}</translation>
    </message>
</context>
<context>
    <name>PeopleTable</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>负责范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>手上</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>设备号</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>最近收到</source>
        <translation>Last received</translation>
    </message>
    <message>
        <source>专长</source>
        <translation>Trade</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>M月d日</source>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>最近用：{day}</source>
        <translation>last used {day}</translation>
    </message>
    <message>
        <source>第 {name} 份台账</source>
        <translation>Register {name}</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Practice</translation>
    </message>
</context>
<context>
    <name>PictureStrip</name>
    <message>
        <source>剪贴板里没有图片。请先在微信或别处复制一张。</source>
        <translation>There is no picture to paste. Copy one first, in WeChat or elsewhere.</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>照片：回车放大，Delete 拿掉</source>
        <translation>Photos: Enter shows one large, Delete takes it away</translation>
    </message>
    <message>
        <source>还没有照片。可以选文件、粘贴，或者把照片拖到这里。</source>
        <translation>No photos yet. Choose files, paste one, or drop photos here.</translation>
    </message>
    <message>
        <source>还没有照片。</source>
        <translation>No pictures yet.</translation>
    </message>
    <message>
        <source>加照片…</source>
        <translation>Add photos…</translation>
    </message>
    <message>
        <source>粘贴照片</source>
        <translation>Paste a photo</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>正在打开……</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>照片还在路上</source>
        <translation>The photo is still on its way</translation>
    </message>
    <message>
        <source>照片打不开，文件可能坏了</source>
        <translation>The photo cannot be opened; its file may be damaged</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>第 {n} 张 / 共 {total} 张</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关上  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>在这里工作的</source>
        <translation>Who works here</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>这里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>下面新设一个</source>
        <translation>New place below</translation>
    </message>
    <message>
        <source>编码用过一次就不再用。撤并、拆分：新设一个接替旧的，划转住户，再停用旧的。</source>
        <translation>A code is never used twice. To split or merge: begin one that succeeds the old one, transfer the households, close the old one.</translation>
    </message>
    <message>
        <source>停用这里</source>
        <translation>Close this place</translation>
    </message>
    <message>
        <source>先把这里的住户划转走。停用后不再收新记录，编码也不再用。</source>
        <translation>Transfer its households first. A closed place takes no more records, and its code is never used again.</translation>
    </message>
    <message>
        <source>停用，不能再打开</source>
        <translation>Close it for good</translation>
    </message>
</context>
<context>
    <name>PlaceTree</name>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>PracticeBand</name>
    <message>
        <source>人和事都是编的，什么都不会送出去。</source>
        <translation>All made up: nothing leaves this computer.</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Practice</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印什么</source>
        <translation>What to print</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>竖</source>
        <translation>Upright</translation>
    </message>
    <message>
        <source>横</source>
        <translation>On its side</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Plain</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>遮住</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>全号</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>打印  Ctrl+P</source>
        <translation>Print  Ctrl+P</translation>
    </message>
    <message>
        <source>存成 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>存成 PDF  Ctrl+S</source>
        <translation>Save as PDF  Ctrl+S</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>存成 Excel  Ctrl+Shift+S</source>
        <translation>Save as Excel  Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>文件放在哪里</source>
        <translation>Where files go</translation>
    </message>
    <message>
        <source>打印出来的样子，PgDn 翻页</source>
        <translation>As it will be printed; PgDn turns the page</translation>
    </message>
    <message>
        <source>已送到打印机</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>已存成 PDF：{file}</source>
        <translation>Saved as {file}</translation>
    </message>
    <message>
        <source>已存成 Excel：{file}</source>
        <translation>Saved as Excel: {file}</translation>
    </message>
    <message>
        <source>这台电脑没有装打印机。可以先存成 PDF，拿到有打印机的电脑上打。</source>
        <translation>This computer has no printer. Save it as a PDF and print that on one that has.</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>程序出了没料到的问题。已经保存的都在，请把日志交给管理人员。</source>
        <translation>Something unforeseen went wrong. What was saved is safe; please hand the log to whoever looks after this computer.</translation>
    </message>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
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
    <name>ProjectPage</name>
    <message>
        <source>新的项目</source>
        <translation>New project</translation>
    </message>
    <message>
        <source>致富项目</source>
        <translation>Livelihood project</translation>
    </message>
    <message>
        <source>带动的户</source>
        <translation>Households in it</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>The project</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>How it goes</translation>
    </message>
    <message>
        <source>记一次培训或销售</source>
        <translation>Note a training or a sale</translation>
    </message>
    <message>
        <source>{n} 户在里面</source>
        <translation>Households: {n}</translation>
    </message>
    <message>
        <source>累计 {sum} 元</source>
        <translation>¥{sum} in all</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>还没有户参加。</source>
        <translation>No household is in it yet.</translation>
    </message>
    <message>
        <source>记一笔进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>加一户</source>
        <translation>Add a household</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>结束项目</source>
        <translation>End the project</translation>
    </message>
    <message>
        <source>写清成效；参加的户一起退出。</source>
        <translation>Say what came of it; the households leave with it.</translation>
    </message>
    <message>
        <source>这一户退出</source>
        <translation>This household leaves</translation>
    </message>
</context>
<context>
    <name>QuestionBoard</name>
    <message numerus="yes">
        <source>有 %n 件事等一句话：选一行，看是怎么回事、怎么答、答了会怎样。</source>
        <translation>
            <numerusform>%n matter waits for a word: choose it to see what it is about, what can be answered, and what comes of it.</numerusform>
            <numerusform>%n matters wait for a word: choose one to see what it is about, what can be answered, and what comes of it.</numerusform>
        </translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Of what sort</translation>
    </message>
    <message>
        <source>等一句话的事</source>
        <translation>What waits for a word</translation>
    </message>
    <message>
        <source>没有要核对的</source>
        <translation>Nothing to settle</translation>
    </message>
    <message>
        <source>读入文件和保存以后会自己比对：写得不一样的、可能重复的、先收着的，都会列在这里。</source>
        <translation>After files come in and after every save it is compared by itself: what was written differently, what may be one thing entered twice, what is held, all of it is listed here.</translation>
    </message>
    <message>
        <source>去收文件</source>
        <translation>Take in files</translation>
    </message>
</context>
<context>
    <name>QuestionTable</name>
    <message>
        <source>哪一类</source>
        <translation>Of what sort</translation>
    </message>
    <message>
        <source>什么事</source>
        <translation>What it is about</translation>
    </message>
</context>
<context>
    <name>QuestionWords</name>
    <message>
        <source>个人信息请求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>先收着的</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>两份历史</source>
        <translation>Two histories</translation>
    </message>
    <message>
        <source>写得不一样</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>没算数</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>两处同时办</source>
        <translation>Moved twice</translation>
    </message>
    <message>
        <source>可能重复</source>
        <translation>Maybe one</translation>
    </message>
    <message>
        <source>出现了两份历史</source>
        <translation>has two histories</translation>
    </message>
    <message>
        <source>两个人同时办了下一步</source>
        <translation>moved by two at once</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Resident</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>已经决定，还没有告诉本人。把信念给他听或者交给他。</source>
        <translation>It is decided, and he has not been told. Read him the letter, or hand it to him.</translation>
    </message>
    <message>
        <source>已经告诉本人</source>
        <translation>He has been told</translation>
    </message>
    <message>
        <source>记下今天告知；可以撤销。</source>
        <translation>Notes that he was told today; it can be undone.</translation>
    </message>
    <message>
        <source>打开，看信、打印</source>
        <translation>Open, read the letter, print</translation>
    </message>
    <message>
        <source>信上写着决定和理由。</source>
        <translation>It says what was decided, and why.</translation>
    </message>
    <message>
        <source>同意、部分同意，还是不同意？要在期限以前答复本人。</source>
        <translation>Granted, in part, or refused? He is to be answered by the day above.</translation>
    </message>
    <message>
        <source>他的信息已经锁定，不在名单里。</source>
        <translation> His data are locked and in no list.</translation>
    </message>
    <message>
        <source>打开，作决定</source>
        <translation>Open and decide</translation>
    </message>
    <message>
        <source>写明理由，打印答复。</source>
        <translation>Give the reasons, print the answer.</translation>
    </message>
    <message>
        <source>已经过期。</source>
        <translation>It is late. </translation>
    </message>
    <message>
        <source>经手人</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>两步都留着，先按后一步算。问清楚以后，在它的页上再办一步，就定下来了。</source>
        <translation>Both steps are kept, and the later holds for now. Ask, then take one more step on its page: that settles it.</translation>
    </message>
    <message>
        <source>打开它，办下一步</source>
        <translation>Open it and take the next step</translation>
    </message>
    <message>
        <source>办了下一步，这里就不再提。</source>
        <translation>Once a step is taken it is told here no more.</translation>
    </message>
    <message>
        <source>（空着）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>哪个对？定下来以后，两边的台账都会改成它；另一个留在经过里。</source>
        <translation>Which one is right? Both registers will then say so; the other stays in the history.</translation>
    </message>
    <message>
        <source>两处写得不一样，由中心来定，定好了会随中心的文件带来。</source>
        <translation>It was written differently in two places. The centre settles it; its answer comes with its files.</translation>
    </message>
    <message>
        <source>打开{record}</source>
        <translation>Open: {record}</translation>
    </message>
    <message>
        <source>谁的设备</source>
        <translation>Whose device</translation>
    </message>
    <message>
        <source>识别码</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>设备上写的时间</source>
        <translation>Written, by its own clock</translation>
    </message>
    <message>
        <source>收到时间</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>认定以后不能改，另一台写的不算数。</source>
        <translation>This cannot be changed later; what the other one wrote does not count.</translation>
    </message>
    <message>
        <source>认定这一台</source>
        <translation>This is the true one</translation>
    </message>
    <message numerus="yes">
        <source>这 %n 条就算数，放行以后收不回。</source>
        <translation>
            <numerusform>This row counts then, and that cannot be taken back.</numerusform>
            <numerusform>These %n rows count then, and that cannot be taken back.</numerusform>
        </translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Let it count</translation>
    </message>
    <message>
        <source>写的是 {his}</source>
        <translation>wrote {his}</translation>
    </message>
    <message>
        <source>写的是 {his}，现在是 {now}</source>
        <translation>wrote {his}, now {now}</translation>
    </message>
    <message>
        <source>还有 {n} 处</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>什么时候写的</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>在哪个文件里</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>写的都还留着，只是不算数。</source>
        <translation>All of it is kept, it only does not count. </translation>
    </message>
    <message>
        <source>问清楚以后，可以替他记上；岗位不对的，到人员设备页重发启用文件。</source>
        <translation>Ask, then it can be written on his behalf; where his role is wrong, hand out a new start-up file on the People page.</translation>
    </message>
    <message>
        <source>请本人照规定再写一次；他的同步页上也会看到被退回。</source>
        <translation>Ask him to write it once more as it should be; his Files page says that it came back.</translation>
    </message>
    <message>
        <source>请本人在自己的设备上重新登记一次。</source>
        <translation>Ask him to enter it once more on his own device.</translation>
    </message>
    <message>
        <source>多半是划转以后，原来的设备还在改。写得对，就照他写的改；不对，就算了。</source>
        <translation>Mostly a device that went on after a household was handed over. If it is right, take it over; if not, leave it.</translation>
    </message>
    <message>
        <source>要由中心来处理，处理好了会随中心的文件带来。</source>
        <translation>The centre has to settle it; what it decides comes with its files.</translation>
    </message>
    <message>
        <source>问一问本人：他设备的“设置”页上，识别码是不是 {mark}？是，才认定。</source>
        <translation>Ask the person: does the Settings page of the device say mark {mark}? Only then is it the true one.</translation>
    </message>
    <message>
        <source>这台写的不算数。请给它发一个新的启用文件，把记录再记一遍。</source>
        <translation>What this device wrote does not count. Hand out a new start-up file for it and have the records entered again.</translation>
    </message>
    <message>
        <source>核对过是本人写的，就放行。请他把设备时钟改对。</source>
        <translation>Once it is checked that the person wrote it, let it count, and have the clock put right.</translation>
    </message>
    <message>
        <source>这台设备有八份以上的历史。查清楚以后放行，再发新的启用文件。</source>
        <translation>This device has more than eight histories. Find out why, let it count, and hand out a new start-up file.</translation>
    </message>
    <message>
        <source>核对过是停用以前写的，就放行。</source>
        <translation>Once it is checked that it was written before the device was stopped, let it count.</translation>
    </message>
    <message>
        <source>等它的证书到了会自己算上，现在不用做什么。</source>
        <translation>It counts by itself once the certificate has come; nothing is to be done now.</translation>
    </message>
    <message>
        <source>硬盘拷贝过、虚拟机复制过，或放回过旧的台账，就会这样。两份记的都在。</source>
        <translation>A copied disk, a cloned machine or an older register put back does this. All that was entered in both is here.</translation>
    </message>
    <message>
        <source>请只用一台，向中心要新的启用文件。</source>
        <translation> Use only one, and ask the centre for a new start-up file.</translation>
    </message>
    <message>
        <source>由中心来处理。</source>
        <translation> The centre sees to it.</translation>
    </message>
    <message>
        <source>已收下的都算数，以后写的不算；接着给本人发新的启用文件。</source>
        <translation>What came counts, what it writes from now on does not; then hand out a new start-up file.</translation>
    </message>
    <message>
        <source>停用这台设备</source>
        <translation>Stop this device</translation>
    </message>
    <message>
        <source>不改，以后不再提这几条；可以再提。</source>
        <translation>Nothing changes and these are told no more; they can be told again.</translation>
    </message>
    <message>
        <source>由中心照原样写进去，经过里写明是中心改的；可以撤销。</source>
        <translation>The centre writes it as it is, and the history says so; it can be undone.</translation>
    </message>
    <message>
        <source>照他写的改</source>
        <translation>Take it over as written</translation>
    </message>
    <message>
        <source>谁写的</source>
        <translation>Who wrote it</translation>
    </message>
    <message>
        <source>写了什么</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>{kind} {count} 份</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>他的岗位不能写这一类</source>
        <translation>not for this role to write</translation>
    </message>
    <message>
        <source>写的内容不合规定</source>
        <translation>what was written is against the rules</translation>
    </message>
    <message>
        <source>编号不是这台设备能用的</source>
        <translation>a number that is not this device&apos;s to give</translation>
    </message>
    <message>
        <source>写的时候，这份记录不在他的片区里</source>
        <translation>this record did not stand in his area then</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>the centre</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>住户</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>查阅</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>纠纷</source>
        <translation>Disputes</translation>
    </message>
    <message>
        <source>联帮</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>大走访</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>派单</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>一张网</source>
        <translation>One net</translation>
    </message>
    <message>
        <source>收件</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>专班</source>
        <translation>Task forces</translation>
    </message>
    <message>
        <source>通报</source>
        <translation>Bulletin</translation>
    </message>
    <message>
        <source>12345</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>人员设备</source>
        <translation>People</translation>
    </message>
    <message>
        <source>问卷</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>各章</source>
        <translation>Chapters</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Handbook</translation>
    </message>
</context>
<context>
    <name>ReasonChoice</name>
    <message>
        <source>不列</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>敏感的栏和未满14岁的人：要列就先说为什么</source>
        <translation>Sensitive columns and children under 14: say why to include them</translation>
    </message>
</context>
<context>
    <name>ReceiptChip</name>
    <message>
        <source>还没都送到</source>
        <translation>Not all delivered</translation>
    </message>
    <message>
        <source>有退回来的</source>
        <translation>Something was sent back</translation>
    </message>
    <message>
        <source>都送到了</source>
        <translation>All have arrived</translation>
    </message>
    <message numerus="yes">
        <source>%n 条还没确认</source>
        <translation>
            <numerusform>%n not confirmed</numerusform>
            <numerusform>%n not confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条被退回</source>
        <translation>
            <numerusform>%n sent back</numerusform>
            <numerusform>%n sent back</numerusform>
        </translation>
    </message>
    <message>
        <source>其余都已确认</source>
        <translation>The rest is confirmed</translation>
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
    <name>ReceivedTable</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>With</translation>
    </message>
    <message>
        <source>条数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>以前收过，不会加倍</source>
        <translation>known already, nothing is doubled</translation>
    </message>
    <message>
        <source>这一包里别的设备的，交给他们</source>
        <translation>files in it for other devices; hand it on to them</translation>
    </message>
    <message>
        <source>前面还缺文件，写回文时会向对方要</source>
        <translation>an earlier file is missing; the return file asks for it</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>未填</source>
        <translation>not given</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>{name}：{act}</source>
        <translation>{name}: {act}</translation>
    </message>
</context>
<context>
    <name>RecordPictures</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>{what}（还在路上）</source>
        <translation>{what} (still on its way)</translation>
    </message>
    <message numerus="yes">
        <source>已附上 %n 张照片</source>
        <translation>
            <numerusform>%n photo attached</numerusform>
            <numerusform>%n photos attached</numerusform>
        </translation>
    </message>
    <message>
        <source>已拿掉 1 张照片</source>
        <translation>1 photo taken away</translation>
    </message>
    <message>
        <source>照片是什么</source>
        <translation>What the photo shows</translation>
    </message>
</context>
<context>
    <name>Referring</name>
    <message>
        <source>手上 {n} 件</source>
        <translation>in hand: {n}</translation>
    </message>
    <message>
        <source>指定调解员</source>
        <translation>Give to a mediator</translation>
    </message>
    <message>
        <source>专长对得上的在前，其余按专长和姓名排。</source>
        <translation>Those of its trade come first; the others by trade and name.</translation>
    </message>
    <message>
        <source>约调解</source>
        <translation>Invite to mediation</translation>
    </message>
    <message>
        <source>调解改期</source>
        <translation>Move the mediation</translation>
    </message>
    <message>
        <source>存好后按 Ctrl+P 打改期通知书，双方要再通知一次。</source>
        <translation>Once saved, Ctrl+P prints the letter that says so: both sides have to be told again.</translation>
    </message>
    <message>
        <source>同一天、同一地点的几件，就是一场巡回调解；地点按 ↓ 看用过的。存好后按 Ctrl+P 打通知书、公告和安排。</source>
        <translation>Several on one day at one place are one circuit session; ↓ shows places used before. Once saved, Ctrl+P prints invitations, the notice and the plan.</translation>
    </message>
    <message>
        <source>取消约好的调解</source>
        <translation>Call off the mediation</translation>
    </message>
    <message>
        <source>存好后按 Ctrl+P 打取消通知书，双方要再通知一次。</source>
        <translation>Once saved, Ctrl+P prints the letter that says so: both sides have to be told again.</translation>
    </message>
    <message>
        <source>写明办到了哪一步、结果怎样。存好后按 Ctrl+P 打复函，带回执。</source>
        <translation>Say how far it has come and with what result. Once saved, Ctrl+P prints the letter, with a slip to send back.</translation>
    </message>
    <message>
        <source>写明为什么不用回复，如对方已撤回移送。以后不再催。</source>
        <translation>Say why no answer is wanted, such as that the referral was withdrawn. It is not asked for again.</translation>
    </message>
    <message>
        <source>还没回复移送单位（{day} 前）。归档以后还是要回复，一直列在名单和今日里；不用回复的，按“不用回复移送单位”写明原因。</source>
        <translation>Whoever referred it has no answer yet (due {day}). Filing does not end that: it stays in the list and on Today. Where none is wanted, say why with &quot;No answer wanted&quot;.</translation>
    </message>
</context>
<context>
    <name>RefusalTable</name>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>栏</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>表里写的</source>
        <translation>In the sheet</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>没导入</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>联户单元</source>
        <translation>Household unit</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
</context>
<context>
    <name>RemovedPage</name>
    <message>
        <source>最近删除</source>
        <translation>Recently removed</translation>
    </message>
    <message>
        <source>不要了的表和撤回的登记在这里留 90 天，回车拿回来。按决定依法删除的拿不回来。</source>
        <translation>Forms thrown away and entries taken back stay here for 90 days; Enter brings one back. What was erased by order does not come back.</translation>
    </message>
    <message>
        <source>拿回来</source>
        <translation>Bring it back</translation>
    </message>
    <message>
        <source>最近 90 天没有删过什么</source>
        <translation>Nothing was removed within 90 days</translation>
    </message>
    <message>
        <source>不要了的表、撤回的登记会列在这里。</source>
        <translation>Forms thrown away and entries taken back are listed here.</translation>
    </message>
    <message>
        <source>拿回来了：{label}</source>
        <translation>Brought back: {label}</translation>
    </message>
</context>
<context>
    <name>RemovedTable</name>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>还留多久</source>
        <translation>Kept for</translation>
    </message>
    <message>
        <source>{form}，没保存的</source>
        <translation>{form}, unsaved</translation>
    </message>
    <message>
        <source>{kind}，撤回的</source>
        <translation>{kind}, taken back</translation>
    </message>
    <message>
        <source>没写名字</source>
        <translation>No name</translation>
    </message>
    <message numerus="yes">
        <source>{label} 等 %n 条</source>
        <translation>
            <numerusform>{label}</numerusform>
            <numerusform>{label} and others, %n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplyStrip</name>
    <message>
        <source>填反馈表…</source>
        <translation>Fill a reply sheet…</translation>
    </message>
    <message>
        <source>把上次以后答复的填进热线自己的表（T）</source>
        <translation>Fills what was answered since the last into the hotline&apos;s own sheet (T)</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>选热线的反馈表</source>
        <translation>Choose the hotline&apos;s sheet</translation>
    </message>
    <message>
        <source>还有 {n} 处</source>
        <translation>and {n} more</translation>
    </message>
</context>
<context>
    <name>ReporterForm</name>
    <message>
        <source>写下怎么称呼</source>
        <translation>Say how to call this person</translation>
    </message>
    <message>
        <source>反映人是谁</source>
        <translation>Who reported it</translation>
    </message>
    <message>
        <source>去掉这位反映人</source>
        <translation>Remove this reporter</translation>
    </message>
</context>
<context>
    <name>ReporterList</name>
    <message>
        <source>自己发现的，没有反映人。</source>
        <translation>Found by the worker; nobody reported it.</translation>
    </message>
</context>
<context>
    <name>ReportersForm</name>
    <message>
        <source>再加一位反映人</source>
        <translation>Another reporter</translation>
    </message>
    <message>
        <source>有人反映</source>
        <translation>Somebody reported it</translation>
    </message>
    <message>
        <source>没有人反映就算自己发现的，不用告诉谁。</source>
        <translation>Without a reporter it counts as found by yourself; nobody is to be told.</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>请求删除或反对的，登记后当即锁定：只保存，不再出现在名单、查找和台账里。</source>
        <translation>Whoever asks for deletion or objects is locked at once: only stored, in no list, search or ledger.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>依法删除…</source>
        <translation>Erase by order…</translation>
    </message>
    <message>
        <source>Ctrl+Enter 登记 · Esc 先放着</source>
        <translation>Ctrl+Enter enters · Esc leaves it for later</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>个人信息请求</source>
        <translation>Personal data request</translation>
    </message>
    <message>
        <source>已登记请求：{what}</source>
        <translation>Request entered: {what}</translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>用备份恢复</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>备份文件</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>在优盘上，或在从旧电脑复制来的文件夹里</source>
        <translation>On a stick, or in the folder copied from the old computer</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>备份那天的口令</source>
        <translation>Passphrase of that day</translation>
    </message>
    <message>
        <source>根钥匙文件</source>
        <translation>Root file</translation>
    </message>
    <message>
        <source>建立中心时存在优盘上的那个</source>
        <translation>Saved on a stick when the centre was set up</translation>
    </message>
    <message>
        <source>根钥匙的二十四位数字</source>
        <translation>The 24 digits of the root file</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>这份备份旁边没有钥匙。中心的备份，凭根钥匙文件和抄下的数字恢复；网格和联户单元的设备，把旧电脑的整个资料文件夹复制来再选，或请中心发新的启用文件。</source>
        <translation>No keys lie beside this backup. A centre&apos;s is restored with its root file and the digits on paper; for a grid&apos;s or unit&apos;s device copy the whole folder of the old computer and choose again, or ask the centre for a new start-up file.</translation>
    </message>
    <message>
        <source>旧电脑不要再用这本台账：两台一起写，会写出两份历史。</source>
        <translation>Use this register no more on the old computer: two that write at once make two histories.</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <source>保存期满</source>
        <translation>Kept long enough</translation>
    </message>
    <message>
        <source>到哪年年底</source>
        <translation>By the end of</translation>
    </message>
    <message>
        <source>按规定删除…</source>
        <translation>Erase by the rules…</translation>
    </message>
    <message>
        <source>到那年年底没有保存期满的</source>
        <translation>Nothing is kept long enough by the end of that year</translation>
    </message>
    <message>
        <source>各种记录保存几年有规定，F1 有说明；到期的会列在这里，不会自己删。</source>
        <translation>For how many years each kind is kept is ruled; F1 says more. What is due is listed here and never deleted by itself.</translation>
    </message>
    <message numerus="yes">
        <source>到年底保存期满的 %n 条。只列出来，不会自己删：删除要两个人下决定。</source>
        <translation>
            <numerusform>%n record is kept long enough by the end of the year. It is only listed: an order by two people erases it.</numerusform>
            <numerusform>%n records are kept long enough by the end of the year. They are only listed: an order by two people erases them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>待核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>已定下来</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>像的地方：{reasons}</source>
        <translation>Alike: {reasons}</translation>
    </message>
    <message>
        <source>不一样的地方：{reasons}</source>
        <translation>Different: {reasons}</translation>
    </message>
    <message>
        <source>中心</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>谁登记的</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>已照他写的改</source>
        <translation>Taken over as written</translation>
    </message>
    <message>
        <source>记下了：以后不再提这几条。</source>
        <translation>Noted: these are told no more.</translation>
    </message>
    <message>
        <source>再提一次</source>
        <translation>Tell again</translation>
    </message>
    <message>
        <source>记下了：已告诉本人</source>
        <translation>Noted: he has been told</translation>
    </message>
    <message>
        <source>刚刚又收到了新的写法，请再看一次。</source>
        <translation>Another way of writing it has just come in: look again.</translation>
    </message>
    <message numerus="yes">
        <source>{who} 的 %n 条现在算数了，下次写文件会告诉各台设备。</source>
        <translation>
            <numerusform>%n row by {who} counts now; the next files tell every device.</numerusform>
            <numerusform>%n rows by {who} count now; the next files tell every device.</numerusform>
        </translation>
    </message>
    <message>
        <source>出现了两份历史</source>
        <translation>has two histories</translation>
    </message>
    <message numerus="yes">
        <source>已停用 {tag}，它的 %n 条照样算数。请给本人发新的启用文件。</source>
        <translation>
            <numerusform>{tag} is stopped; its one row counts all the same. Hand out a new start-up file.</numerusform>
            <numerusform>{tag} is stopped; its %n rows count all the same. Hand out a new start-up file.</numerusform>
        </translation>
    </message>
    <message>
        <source>已合并：{name}</source>
        <translation>Merged: {name}</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 件工单号一样、别的也没有不一样。</source>
        <translation>
            <numerusform>%n more order has the number of another, and nothing else differs.</numerusform>
            <numerusform>%n more orders have the number of another, and nothing else differs.</numerusform>
        </translation>
    </message>
    <message>
        <source>都合并</source>
        <translation>Merge them all</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 户，连家里人都写得一样。</source>
        <translation>
            <numerusform>%n other household is told alike, people and all.</numerusform>
            <numerusform>%n other households are told alike, people and all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 户以上，连家里人都写得一样。</source>
        <translation>
            <numerusform>At least %n other household is told alike, people and all.</numerusform>
            <numerusform>At least %n other households are told alike, people and all.</numerusform>
        </translation>
    </message>
    <message>
        <source>记下了：不是同一个，以后不再问。</source>
        <translation>Noted: not the same; it will not be asked again.</translation>
    </message>
    <message>
        <source>再问一次</source>
        <translation>Ask again</translation>
    </message>
</context>
<context>
    <name>RoomTeller</name>
    <message>
        <source>电脑存满了。您写的字都在，先不要关电脑；请网格员来腾地方，一有地方就自己存好。</source>
        <translation>The computer is full. Your words are all here, so leave it on; ask the grid worker to make room, and they are saved by themselves.</translation>
    </message>
    <message>
        <source>磁盘满了，没有存上。写的都还在，先不要关窗口；腾出地方，草稿会自己存上，再保存一次。</source>
        <translation>The disk is full and this was not saved. All you typed is still here: leave the window open and free some space; drafts are then kept by themselves, and you can save again.</translation>
    </message>
    <message>
        <source>有地方了，写的都存好了。</source>
        <translation>There is room again: all you wrote is saved.</translation>
    </message>
    <message>
        <source>有地方了，草稿都存好了；刚才没存上的，再保存一次。</source>
        <translation>There is room again and all drafts are kept; save again what could not be saved.</translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message>
        <source>安排一轮</source>
        <translation>Plan a round</translation>
    </message>
    <message>
        <source>大走访</source>
        <translation>Round of visits</translation>
    </message>
    <message>
        <source>走到哪里了</source>
        <translation>How far it has come</translation>
    </message>
    <message>
        <source>各处还剩多少</source>
        <translation>Left at each place</translation>
    </message>
    <message>
        <source>这一轮</source>
        <translation>This round</translation>
    </message>
    <message>
        <source>还没走到的</source>
        <translation>Still to be visited</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>还没走到的（回车去走访）</source>
        <translation>Still to be visited (Enter: visit)</translation>
    </message>
    <message>
        <source>都走到了</source>
        <translation>All visited</translation>
    </message>
    <message>
        <source>还没走到的，先列 {n}（回车去走访）</source>
        <translation>Still to be visited, the first {n} (Enter: visit)</translation>
    </message>
    <message>
        <source>改名称和截止日</source>
        <translation>Change name and last day</translation>
    </message>
    <message>
        <source>写好了：{file}</source>
        <translation>Written: {file}</translation>
    </message>
</context>
<context>
    <name>RoundTable</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>走访对象</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>还剩</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>RoundWords</name>
    <message>
        <source>正在走</source>
        <translation>Going on</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>已截止</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>都走到了</source>
        <translation>All visited</translation>
    </message>
    <message>
        <source>还有 {n}，共 {total}</source>
        <translation>{n} left of {total}</translation>
    </message>
    <message>
        <source>一共要走</source>
        <translation>To be visited</translation>
    </message>
    <message>
        <source>走到了</source>
        <translation>Visited</translation>
    </message>
    <message>
        <source>不愿接受</source>
        <translation>Declined</translation>
    </message>
    <message>
        <source>还没走到</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>其中去过没人在</source>
        <translation>Of these nobody was in at</translation>
    </message>
    <message>
        <source>发现的事</source>
        <translation>Matters found</translation>
    </message>
    <message>
        <source>已经办好并告诉了</source>
        <translation>Settled and told</translation>
    </message>
    <message>
        <source>{n}（住户 {homes}，单位 {firms}）</source>
        <translation>{n} (households {homes}, enterprises {firms})</translation>
    </message>
    <message>
        <source>还有 {n}，共 {total}，走了 {share}</source>
        <translation>{n} left of {total}, {share} done</translation>
    </message>
    <message>
        <source>{day} 去过，没人在</source>
        <translation>{day}: nobody was in</translation>
    </message>
</context>
<context>
    <name>RoundsPage</name>
    <message>
        <source>大走访</source>
        <translation>Rounds of visits</translation>
    </message>
    <message>
        <source>安排一轮</source>
        <translation>Plan a round</translation>
    </message>
    <message>
        <source>中心安排了大走访，导入中心的文件后就列在这里。</source>
        <translation>A round that the centre plans stands here once the centre&apos;s file has been taken in.</translation>
    </message>
    <message>
        <source>大走访名单</source>
        <translation>List of rounds</translation>
    </message>
    <message>
        <source>筛选大走访</source>
        <translation>Filter rounds</translation>
    </message>
    <message>
        <source>按名称筛选</source>
        <translation>Filter by name</translation>
    </message>
    <message>
        <source>还没有安排大走访</source>
        <translation>No round of visits is planned</translation>
    </message>
    <message>
        <source>定好范围和截止日，谁还没走到，一看就知道。</source>
        <translation>Set an area and a last day, and see at any moment who is still to be visited.</translation>
    </message>
    <message>
        <source>这里没有大走访</source>
        <translation>No rounds here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>正在走</source>
        <translation>Going on</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>已截止</source>
        <translation>Past</translation>
    </message>
    <message>
        <source>打开，看还剩谁</source>
        <translation>Open: who is left</translation>
    </message>
</context>
<context>
    <name>SameList</name>
    <message>
        <source>是同一件，并过去</source>
        <translation>It is the same: join it</translation>
    </message>
    <message>
        <source>看那一件</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>可能是同一件事</source>
        <translation>Possibly the same matter</translation>
    </message>
</context>
<context>
    <name>SavedForm</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ctrl+Enter 保存</source>
        <translation>Ctrl+Enter saves</translation>
    </message>
</context>
<context>
    <name>SealingPage</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
    <message>
        <source>正在加密</source>
        <translation>Encrypting</translation>
    </message>
    <message>
        <source>一本大台账要几分钟。写的都在；断了电，下次输口令会接着做完。</source>
        <translation>A large register takes some minutes. Nothing is lost; if the power goes, it goes on with the next passphrase.</translation>
    </message>
    <message>
        <source>正在加密……</source>
        <translation>Encrypting…</translation>
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
    <name>SecretField</name>
    <message>
        <source>看一眼输了什么</source>
        <translation>Show what was typed</translation>
    </message>
</context>
<context>
    <name>SecretForm</name>
    <message>
        <source>现在的口令</source>
        <translation>Passphrase now</translation>
    </message>
    <message>
        <source>加密</source>
        <translation>Encrypt</translation>
    </message>
    <message>
        <source>定下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>SecurityCard</name>
    <message>
        <source>锁屏和口令</source>
        <translation>Lock and passphrase</translation>
    </message>
    <message>
        <source>没人碰多久就锁屏</source>
        <translation>Lock when left alone for</translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>不锁</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>台账已经加密：没有口令，拿走电脑也看不到。</source>
        <translation>The register is encrypted: without the passphrase whoever takes the computer sees nothing.</translation>
    </message>
    <message>
        <source>台账没有加密：谁拿走这台电脑都能读。可以在这里加密。</source>
        <translation>The register is not encrypted: whoever takes this computer can read it. It can be encrypted here.</translation>
    </message>
    <message>
        <source>台账没有加密，这个安装也没有带加密的部件。锁屏只挡路过的人。</source>
        <translation>The register is not encrypted, and this installation lacks what encrypts. A locked screen stops only who passes by.</translation>
    </message>
    <message>
        <source>还没有 PIN，屏幕不会锁。</source>
        <translation> There is no PIN yet: the screen is not locked.</translation>
    </message>
    <message>
        <source>现在锁屏  Ctrl+L</source>
        <translation>Lock now  Ctrl+L</translation>
    </message>
    <message>
        <source>换 PIN…</source>
        <translation>Change PIN…</translation>
    </message>
    <message>
        <source>定一个 PIN…</source>
        <translation>Choose a PIN…</translation>
    </message>
    <message>
        <source>去掉 PIN</source>
        <translation>No PIN</translation>
    </message>
    <message>
        <source>换口令…</source>
        <translation>Change passphrase…</translation>
    </message>
    <message>
        <source>给台账加密…</source>
        <translation>Encrypt the register…</translation>
    </message>
</context>
<context>
    <name>SeenBoard</name>
    <message>
        <source>只列最近 {n} 次；缩小范围，或者存成 Excel。</source>
        <translation>Only the newest {n} are listed: narrow it down, or save as Excel.</translation>
    </message>
    <message numerus="yes">
        <source>看过 %n 次</source>
        <translation>
            <numerusform>Looked at once</numerusform>
            <numerusform>Looked at %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>谁看过……</source>
        <translation>Who looked at …</translation>
    </message>
    <message>
        <source>居民或户主姓名，或事项、纠纷、工单编号</source>
        <translation>name of a resident or head, or number of a matter, dispute or order</translation>
    </message>
    <message>
        <source>看的人是……</source>
        <translation>Looked by …</translation>
    </message>
    <message>
        <source>工作人员姓名，不写就是所有人</source>
        <translation>a worker&apos;s name; everybody without one</translation>
    </message>
    <message>
        <source>最近 {n} 天</source>
        <translation>Last {n} days</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>哪些天</source>
        <translation>Which days</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>打印，或存成 PDF</source>
        <translation>Print, or save as PDF</translation>
    </message>
    <message>
        <source>打印，或存成 PDF  Ctrl+P</source>
        <translation>Print, or save as PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>查阅记录</source>
        <translation>Access log</translation>
    </message>
</context>
<context>
    <name>SenderAsk</name>
    <message>
        <source>名册里没有，只记名字</source>
        <translation>Nobody known here: keep the name</translation>
    </message>
    <message>
        <source>联户长 {name}</source>
        <translation>Unit leader {name}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这条微信是「{names}」发来的，是哪一位？</source>
        <translation>This message is from &quot;{names}&quot;. Who is that?</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>PIN 已定下。</source>
        <translation>The PIN is chosen.</translation>
    </message>
    <message>
        <source>PIN 已去掉。</source>
        <translation>There is no PIN any more.</translation>
    </message>
    <message>
        <source>口令已换。</source>
        <translation>The passphrase is changed.</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>文件放在哪里</source>
        <translation>Where files go</translation>
    </message>
    <message>
        <source>这台设备</source>
        <translation>This device</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>字的大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>大字版</source>
        <translation>Simple mode</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>用大字版：一次一件事</source>
        <translation>Large, one thing at a time</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>写出的文件</source>
        <translation>Files written</translation>
    </message>
    <message>
        <source>收进的文件</source>
        <translation>Files taken in</translation>
    </message>
    <message>
        <source>写的时候再选</source>
        <translation>Chosen when writing</translation>
    </message>
    <message>
        <source>收的时候再选</source>
        <translation>Chosen when taking in</translation>
    </message>
    <message>
        <source>备份另放一份</source>
        <translation>A copy of each backup</translation>
    </message>
    <message>
        <source>只放在本机</source>
        <translation>On this computer alone</translation>
    </message>
    <message>
        <source>中心几台电脑共用</source>
        <translation>Shared by the centre&apos;s computers</translation>
    </message>
    <message>
        <source>不共用，看不到谁正在办</source>
        <translation>Not shared: nobody sees who is on what</translation>
    </message>
    <message>
        <source>备份和恢复…</source>
        <translation>Backups and restoring…</translation>
    </message>
    <message>
        <source>最近删除…</source>
        <translation>Recently removed…</translation>
    </message>
    <message>
        <source>值班电话…</source>
        <translation>Duty numbers…</translation>
    </message>
    <message>
        <source>保存期满…</source>
        <translation>Kept long enough…</translation>
    </message>
    <message>
        <source>换人用…</source>
        <translation>Change person…</translation>
    </message>
    <message>
        <source>回到开始页：换另一个人，或再加一个人  Ctrl+Shift+L</source>
        <translation>Back to the start page: another person, or one more  Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>中心：{centre}
岗位：{role}
设备号：{tag}
识别码：{mark}
资料存放：{home}</source>
        <translation>Centre: {centre}
Role: {role}
Device: {tag}
Mark: {mark}
Records kept in: {home}</translation>
    </message>
    <message>
        <source>还没有备份。工作的日子每天自动备份一次。</source>
        <translation>No backup yet. One is made by itself every day you work.</translation>
    </message>
    <message>
        <source>最近一次备份：{day}。工作的日子每天自动备份一次。</source>
        <translation>Last backup: {day}. One is made by itself every day you work.</translation>
    </message>
    <message>
        <source>过去年份的底稿在历年档案里：{years}。经过照样查得到。</source>
        <translation>Past years lie in archives: {years}. What happened then is found as before.</translation>
    </message>
    <message>
        <source>{years} 年的档案读不到，那时的经过暂时查不到。请把档案文件放回资料存放的文件夹。</source>
        <translation>The archives of {years} cannot be read; what happened then is not to be found for now. Put their files back where the data lies.</translation>
    </message>
</context>
<context>
    <name>SilentTable</name>
    <message>
        <source>谁的设备</source>
        <translation>Whose device</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>上次的文件</source>
        <translation>Last file</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>第 {n} 号</source>
        <translation>no. {n}</translation>
    </message>
</context>
<context>
    <name>SimpleAnswersPage</name>
    <message>
        <source>听回话</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>我报的事怎么样了？</source>
        <translation>What became of what I told?</translation>
    </message>
    <message>
        <source>照平常说话回一句</source>
        <translation>Answer in your own words</translation>
    </message>
    <message>
        <source>收回来的文件</source>
        <translation>Take in the answer file</translation>
    </message>
    <message>
        <source>回到开头</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>没有要念的，也没有在办的</source>
        <translation>Nothing to read out, nothing under way</translation>
    </message>
    <message>
        <source>优盘拿回来了，就按“收回来的文件”。</source>
        <translation>When the stick is back, press: Take in the answer file.</translation>
    </message>
    <message>
        <source>念给他听了</source>
        <translation>I read it to him</translation>
    </message>
    <message>
        <source>他说没弄好</source>
        <translation>He says it is not mended</translation>
    </message>
    <message>
        <source>他说弄好了</source>
        <translation>He says it is mended</translation>
    </message>
    <message>
        <source>回这一句</source>
        <translation>Send this answer</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
    <message>
        <source>打印成大字</source>
        <translation>Print it large</translation>
    </message>
    <message>
        <source>写一句回他们</source>
        <translation>Write one sentence</translation>
    </message>
    <message>
        <source>回了中心：{title}</source>
        <translation>Answered the centre: {title}</translation>
    </message>
    <message>
        <source>念过了：{title}</source>
        <translation>Read out: {title}</translation>
    </message>
    <message>
        <source>没弄好：{title}</source>
        <translation>Not mended: {title}</translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Done, back to the start</translation>
    </message>
    <message>
        <source>念下一个</source>
        <translation>Read the next one</translation>
    </message>
    <message>
        <source>刚才那条不要了</source>
        <translation>Take that back</translation>
    </message>
    <message>
        <source>记下了：已经告诉他了</source>
        <translation>Noted: he has been told</translation>
    </message>
    <message>
        <source>记下了：他怎么说，会告诉中心</source>
        <translation>Noted: the centre will hear what he says</translation>
    </message>
    <message>
        <source>记下了：这一句会回给中心</source>
        <translation>Noted: this goes to the centre</translation>
    </message>
    <message>
        <source>收工时写今天的文件，才送得到中心。</source>
        <translation>It reaches the centre only with today&apos;s file.</translation>
    </message>
</context>
<context>
    <name>SimpleFilesPage</name>
    <message>
        <source>今天的文件</source>
        <translation>Today&apos;s file</translation>
    </message>
    <message>
        <source>写今天的文件</source>
        <translation>Write today&apos;s file</translation>
    </message>
    <message>
        <source>收回来的文件</source>
        <translation>Take in the answer file</translation>
    </message>
    <message>
        <source>以前写的，中心还没说都收到。</source>
        <translation>The centre has not yet said that all of what was written has arrived.</translation>
    </message>
    <message>
        <source>以前写的，中心都收到了。</source>
        <translation>All that was written has reached the centre.</translation>
    </message>
    <message>
        <source>有的退回来了，打电话问问中心怎么写。</source>
        <translation>Some was sent back: ask the centre by telephone how to write it.</translation>
    </message>
    <message>
        <source>有新记的，还没写进文件。插上优盘，按“写今天的文件”。</source>
        <translation>What you noted is not in a file yet. Plug in the stick and press &quot;Write today&apos;s file&quot;.</translation>
    </message>
    <message>
        <source>记下的都写进文件了。</source>
        <translation>All that was noted is in a file.</translation>
    </message>
    <message numerus="yes">
        <source>去听回话（%n）</source>
        <translation>
            <numerusform>Hear the answer (%n)</numerusform>
            <numerusform>Hear the answers (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>中心请我办的事（%n）</source>
        <translation>
            <numerusform>The centre asks me to do (%n)</numerusform>
            <numerusform>The centre asks me to do (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>放到别的地方…</source>
        <translation>Put it elsewhere…</translation>
    </message>
    <message>
        <source>到别的地方找…</source>
        <translation>Look elsewhere…</translation>
    </message>
    <message>
        <source>先放在这台电脑里</source>
        <translation>Keep it on this computer</translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Done, back to the start</translation>
    </message>
    <message>
        <source>没看到优盘。</source>
        <translation>No stick is there.</translation>
    </message>
    <message>
        <source>还是没看到优盘。</source>
        <translation>Still no stick is there.</translation>
    </message>
    <message>
        <source>插上优盘，等一小会儿，再按一次。</source>
        <translation>Put the stick in, wait a moment, press again.</translation>
    </message>
    <message>
        <source>正在写，不要拔优盘……</source>
        <translation>Writing; leave the stick in…</translation>
    </message>
    <message>
        <source>正在收，不要拔优盘……</source>
        <translation>Taking in; leave the stick in…</translation>
    </message>
    <message>
        <source>没有新的要写，上次写的还在。</source>
        <translation>Nothing new to write; the last file stands.</translation>
    </message>
    <message>
        <source>写好了，先放在这台电脑里。</source>
        <translation>Written; kept on this computer for now.</translation>
    </message>
    <message>
        <source>写好了，放在 {where}。</source>
        <translation>Written to {where}.</translation>
    </message>
    <message>
        <source>收好了，有新消息。</source>
        <translation>Taken in; there is news.</translation>
    </message>
    <message>
        <source>优盘来了再按一次“写今天的文件”。</source>
        <translation>When there is a stick, press: Write today&apos;s file again.</translation>
    </message>
    <message>
        <source>现在可以拔下优盘，交给网格员，或送到中心。</source>
        <translation>You may pull the stick out now. Give it to the grid worker, or take it to the centre.</translation>
    </message>
    <message>
        <source>演练用的优盘</source>
        <translation>the practice stick</translation>
    </message>
    <message>
        <source>可以拔下优盘了。</source>
        <translation>You may pull the stick out.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 个文件看不懂，请网格员看一看。</source>
        <translation>
            <numerusform>%n file cannot be read; ask the grid worker.</numerusform>
            <numerusform>%n files cannot be read; ask the grid worker.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有新的回话。</source>
        <translation>There is nothing new.</translation>
    </message>
    <message>
        <source>没有做成。</source>
        <translation>That did not work.</translation>
    </message>
</context>
<context>
    <name>SimpleGivenPage</name>
    <message>
        <source>中心请我办的事</source>
        <translation>What the centre asks me to do</translation>
    </message>
    <message>
        <source>要办哪一件？</source>
        <translation>Which one?</translation>
    </message>
    <message>
        <source>没有等着办的</source>
        <translation>Nothing waits to be done</translation>
    </message>
    <message>
        <source>{day} 前办完</source>
        <translation>To be done by {day}</translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Good, back to the start</translation>
    </message>
    <message>
        <source>为什么办不了，写一句</source>
        <translation>Why not, in a few words</translation>
    </message>
    <message>
        <source>怎么办的，照平常说话写一句</source>
        <translation>How it was done, as you would say it</translation>
    </message>
    <message>
        <source>退给中心</source>
        <translation>Hand it back</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>It is done</translation>
    </message>
    <message>
        <source>知道了，我去办</source>
        <translation>Yes, I will do it</translation>
    </message>
    <message>
        <source>我办不了</source>
        <translation>I cannot do it</translation>
    </message>
    <message>
        <source>写一句给中心</source>
        <translation>Write a few words to the centre</translation>
    </message>
    <message>
        <source>我去办：{title}</source>
        <translation>I will do it: {title}</translation>
    </message>
    <message>
        <source>办好了：{title}</source>
        <translation>Done: {title}</translation>
    </message>
    <message>
        <source>退给中心：{title}</source>
        <translation>Handed back: {title}</translation>
    </message>
    <message>
        <source>刚才那条不要了</source>
        <translation>Take that back</translation>
    </message>
    <message>
        <source>看下一件</source>
        <translation>The next one</translation>
    </message>
    <message>
        <source>记下了：{said}</source>
        <translation>Written down. {said}</translation>
    </message>
    <message>
        <source>收工时写今天的文件，才送得到中心。</source>
        <translation>It reaches the centre with today&apos;s file.</translation>
    </message>
</context>
<context>
    <name>SimpleMorePage</name>
    <message>
        <source>走访和九样事</source>
        <translation>Visits and the nine tasks</translation>
    </message>
    <message>
        <source>今天做了什么？</source>
        <translation>What was done today?</translation>
    </message>
    <message>
        <source>挨家走访了</source>
        <translation>I went from door to door</translation>
    </message>
    <message>
        <source>没事的，点一下那一家就行</source>
        <translation>All well? Tick the household</translation>
    </message>
    <message>
        <source>入户问卷，按数字就答好了</source>
        <translation>The survey at the door: press the digits</translation>
    </message>
</context>
<context>
    <name>SimplePage</name>
    <message>
        <source>九联 · 大字版</source>
        <translation>Jiulian · simple mode</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>走访和九样事</source>
        <translation>Visits, nine tasks</translation>
    </message>
    <message>
        <source>我有件事。是哪样？</source>
        <translation>Something is the matter. What is it?</translation>
    </message>
    <message>
        <source>{name}家还有什么事？</source>
        <translation>What else at {name}&apos;s door?</translation>
    </message>
    <message>
        <source>都写好了</source>
        <translation>All is written</translation>
    </message>
    <message>
        <source>有新记的，还没写进去</source>
        <translation>What you noted is not in it yet</translation>
    </message>
    <message>
        <source>写今天的文件</source>
        <translation>Write today&apos;s file</translation>
    </message>
    <message>
        <source>我报的事怎么样了</source>
        <translation>What became of it</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 个人等着听</source>
        <translation>
            <numerusform>%n person waits to hear</numerusform>
            <numerusform>%n people wait to hear</numerusform>
        </translation>
    </message>
    <message>
        <source>听回话</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>中心请我办的事</source>
        <translation>What the centre asks me to do</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 件等着办</source>
        <translation>
            <numerusform>%n waits to be done</numerusform>
            <numerusform>%n wait to be done</numerusform>
        </translation>
    </message>
    <message>
        <source>接着写没写完的</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>刚才那条不要了</source>
        <translation>Take that back</translation>
    </message>
    <message>
        <source>刚才那条不要了，已经划掉：{said}</source>
        <translation>Taken back: {said}</translation>
    </message>
</context>
<context>
    <name>SimpleRoundPage</name>
    <message>
        <source>挨家走访</source>
        <translation>Door to door</translation>
    </message>
    <message>
        <source>哪几家去看过了，都没事？点一下那家</source>
        <translation>Where were you, and all was well? Tick the household</translation>
    </message>
    <message>
        <source>还没去过</source>
        <translation>Never visited</translation>
    </message>
    <message numerus="yes">
        <source>%n 天没去</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>今天去过</source>
        <translation>Visited today</translation>
    </message>
    <message numerus="yes">
        <source>记下来：%n 家没事</source>
        <translation>
            <numerusform>Write it down: all well at %n door</numerusform>
            <numerusform>Write it down: all well at %n doors</numerusform>
        </translation>
    </message>
    <message>
        <source>先点一家</source>
        <translation>Tick a household first</translation>
    </message>
    <message numerus="yes">
        <source>走访了 %n 家</source>
        <translation>
            <numerusform>%n household visited</numerusform>
            <numerusform>%n households visited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>记下了：%n 家都没事</source>
        <translation>
            <numerusform>Noted: all well at %n door</numerusform>
            <numerusform>Noted: all well at %n doors</numerusform>
        </translation>
    </message>
    <message>
        <source>刚才那条不要了</source>
        <translation>Take that back</translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Done, back to the start</translation>
    </message>
    <message>
        <source>收工时写今天的文件，才送得到中心。</source>
        <translation>It reaches the centre only with today&apos;s file.</translation>
    </message>
    <message>
        <source>刚才那条不要了，已经划掉</source>
        <translation>Taken back</translation>
    </message>
</context>
<context>
    <name>SimpleSurveyPage</name>
    <message>
        <source>问问卷</source>
        <translation>Ask a survey</translation>
    </message>
    <message>
        <source>问的是哪一家？</source>
        <translation>Whose door is it?</translation>
    </message>
    <message>
        <source>找一家</source>
        <translation>Find a household</translation>
    </message>
    <message>
        <source>名字、拼音首字母或住址</source>
        <translation>Name, initials or address</translation>
    </message>
    <message>
        <source>先这样说</source>
        <translation>Say this first</translation>
    </message>
    <message>
        <source>不写是哪一家。谁问的、什么时候问的照样记着，别说“谁也查不出来”。</source>
        <translation>No household is written down. Who asked and when is kept all the same: do not say that nobody could find out.</translation>
    </message>
    <message>
        <source>说好了，开始问</source>
        <translation>Said: begin to ask</translation>
    </message>
    <message>
        <source>您好，想问您几句话，答不答都行。</source>
        <translation>Good day. May I ask you a few things? You need not answer.</translation>
    </message>
    <message>
        <source>问完了</source>
        <translation>That was all</translation>
    </message>
    <message>
        <source>第 {n} 题，共 {all} 题：{said}</source>
        <translation>{n} of {all}: {said}</translation>
    </message>
    <message>
        <source>没写名字</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>每家都问过了</source>
        <translation>Every household was asked</translation>
    </message>
    <message>
        <source>记下来</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>一题也没答，回到开头</source>
        <translation>Nothing answered: back to the start</translation>
    </message>
    <message>
        <source>答了 {n} 题，谢谢。</source>
        <translation>{n} answered, thank you.</translation>
    </message>
    <message>
        <source>已记下一份：{name}</source>
        <translation>One answer written down: {name}</translation>
    </message>
    <message>
        <source>刚才那份不要了</source>
        <translation>Take that one back</translation>
    </message>
    <message>
        <source>记下了，谢谢这一家</source>
        <translation>Written down; thanks to this household</translation>
    </message>
    <message>
        <source>再问一家</source>
        <translation>Ask the next household</translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Done: back to the start</translation>
    </message>
    <message>
        <source>收工时写今天的文件，才送得到中心。</source>
        <translation>It reaches the centre with the file you write at the end of the day.</translation>
    </message>
    <message>
        <source>刚才那份不要了，已经划掉</source>
        <translation>That one is taken back</translation>
    </message>
</context>
<context>
    <name>SimpleTellPage</name>
    <message>
        <source>做了什么？</source>
        <translation>What was done?</translation>
    </message>
    <message>
        <source>什么事？</source>
        <translation>What is it?</translation>
    </message>
    <message>
        <source>是同一件事吗？</source>
        <translation>Is it the same thing?</translation>
    </message>
    <message>
        <source>{who}说的：什么事？</source>
        <translation>{who} told it: what is it?</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>这几天有人说过：{title}</source>
        <translation>Somebody told of this lately: {title}</translation>
    </message>
    <message>
        <source>就是这件，再加一个人</source>
        <translation>The same; add one more person</translation>
    </message>
    <message>
        <source>不是，是另一件</source>
        <translation>No, another thing</translation>
    </message>
    <message>
        <source>这件事已经记过了，不用再记</source>
        <translation>This is noted already</translation>
    </message>
    <message>
        <source>记下了：{said}</source>
        <translation>Noted: {said}</translation>
    </message>
    <message>
        <source>收工时写今天的文件，才送得到中心。</source>
        <translation>It reaches the centre only with today&apos;s file.</translation>
    </message>
    <message>
        <source>编号 {number}。</source>
        <translation>Number {number}. </translation>
    </message>
    <message>
        <source>好了，回到开头</source>
        <translation>Done, back to the start</translation>
    </message>
    <message>
        <source>这一家还有一件事</source>
        <translation>Something else at this door</translation>
    </message>
    <message>
        <source>刚才那条不要了</source>
        <translation>Take that back</translation>
    </message>
    <message>
        <source>刚才那条不要了，已经划掉</source>
        <translation>Taken back</translation>
    </message>
</context>
<context>
    <name>SpanChips</name>
    <message>
        <source>哪一种通报</source>
        <translation>Which sort of bulletin</translation>
    </message>
    <message>
        <source>哪一期</source>
        <translation>Of which span</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>季度</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>大走访</source>
        <translation>Round of visits</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>还没告诉群众</source>
        <translation>Reply owed</translation>
    </message>
    <message>
        <source>过了 {n} 天</source>
        <translation>{n} days past</translation>
    </message>
    <message>
        <source>逾期 {n} 天</source>
        <translation>{n} d overdue</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} d left</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
</context>
<context>
    <name>StepButtons</name>
    <message>
        <source>加一个反映人</source>
        <translation>Add a reporter</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>还没有核查。留名的反映人说满意，就算核查通过；说不满意，就退回重办。联系不上的，或者是急事、大隐患，要请中心核查。</source>
        <translation>Not verified yet. If a reporter who gave a name is content, that verifies the work; if not content, that sends it back. If not reached, or if the matter is urgent or a serious hazard, ask the centre to verify it.</translation>
    </message>
    <message>
        <source>反映人要求保密，地点像是他家：交办单上只写到单元，不写门牌。到哪里去，请当面或打电话跟承办人说，不要说是谁反映的。</source>
        <translation>Somebody told in confidence, and this looks like his home: the docket names the unit and no house. Say where to go yourself, face to face or by telephone, and not who told of it.</translation>
    </message>
    <message>
        <source>替{name}登记</source>
        <translation>Entered for {name}</translation>
    </message>
    <message>
        <source>协办人</source>
        <translation>Helper</translation>
    </message>
</context>
<context>
    <name>StepTaker</name>
    <message>
        <source>{number}：{action}</source>
        <translation>{number}: {action}</translation>
    </message>
</context>
<context>
    <name>SubjectBox</name>
    <message>
        <source>整个{place}</source>
        <translation>All of {place}</translation>
    </message>
    <message>
        <source>走访了哪里</source>
        <translation>What did you visit</translation>
    </message>
    <message>
        <source>姓名、拼音首字母、住址、电话尾号，也可以是地点或点位</source>
        <translation>Name, initials, address, end of a number; or a place or spot</translation>
    </message>
</context>
<context>
    <name>SubjectLine</name>
    <message>
        <source>先找到走访的是哪一户，或者哪个单元、点位</source>
        <translation>First find the household, unit or spot you visited</translation>
    </message>
    <message>
        <source>走访了哪里</source>
        <translation>What did you visit</translation>
    </message>
    <message>
        <source>换一户</source>
        <translation>Another</translation>
    </message>
</context>
<context>
    <name>SurveyAnswerPage</name>
    <message>
        <source>答问卷</source>
        <translation>Answer a survey</translation>
    </message>
    <message>
        <source>在哪里问的</source>
        <translation>Where it was asked</translation>
    </message>
    <message>
        <source>问的哪一户</source>
        <translation>Who was asked</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>不记名：只记到网格，不记哪一户</source>
        <translation>Anonymous: only the grid is kept, no household</translation>
    </message>
    <message>
        <source>户主或单位</source>
        <translation>Head or enterprise</translation>
    </message>
    <message>
        <source>谁录的、什么时候录的照样记着；拿着登记册费些工夫，能对出是哪次走访问的。</source>
        <translation>Who entered it and when is still kept: whoever has the register could, with effort, match it to a visit.</translation>
    </message>
    <message>
        <source>哪天问的</source>
        <translation>Asked on</translation>
    </message>
    <message>
        <source>保存，下一份</source>
        <translation>Save, next one</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>按数字就选好，回车跳过 · 可选几个的按完再回车 · Ctrl+Enter 保存</source>
        <translation>A digit chooses, Enter passes over · several: digits, then Enter · Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>已记下一份：{name}</source>
        <translation>One more answer: {name}</translation>
    </message>
</context>
<context>
    <name>SurveyOffer</name>
    <message>
        <source>接着问问卷：{name}</source>
        <translation>Go on with the survey: {name}</translation>
    </message>
</context>
<context>
    <name>SurveyPage</name>
    <message>
        <source>出一份问卷</source>
        <translation>New survey</translation>
    </message>
    <message>
        <source>入户问卷</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>收到多少</source>
        <translation>How many answered</translation>
    </message>
    <message>
        <source>按地方和月份</source>
        <translation>By place and month</translation>
    </message>
    <message>
        <source>这份问卷</source>
        <translation>This survey</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>答得怎样</source>
        <translation>What it came to</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>地方</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>答一份</source>
        <translation>Answer one</translation>
    </message>
    <message>
        <source>存成 Excel</source>
        <translation>Save as Excel</translation>
    </message>
    <message>
        <source>全部地方</source>
        <translation>All places</translation>
    </message>
    <message>
        <source>全部月份</source>
        <translation>All months</translation>
    </message>
    <message>
        <source>改截止日</source>
        <translation>Change the last day</translation>
    </message>
    <message>
        <source>发下去</source>
        <translation>Send down</translation>
    </message>
    <message>
        <source>改名称和范围</source>
        <translation>Change title and area</translation>
    </message>
    <message>
        <source>不问民族、宗教和政治；不记名的也不问姓名、电话。</source>
        <translation>Nothing about ethnicity, religion or politics; an anonymous one asks for no name or telephone.</translation>
    </message>
    <message>
        <source>加一道题</source>
        <translation>Add a question</translation>
    </message>
    <message>
        <source>去掉第 {n} 题</source>
        <translation>Take out question {n}</translation>
    </message>
    <message>
        <source>随下一批回文到每台设备；发下去以后题目不能再改。</source>
        <translation>It goes to every device with the next return files; from then on its questions stay as they are.</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>以后不再问；到今天答的仍算。</source>
        <translation>Nobody is asked any more; what was answered until today counts.</translation>
    </message>
    <message>
        <source>写好了：{file}</source>
        <translation>Written: {file}</translation>
    </message>
    <message>
        <source>写好了：{file}。没有逐份答卷：{why}</source>
        <translation>Written: {file}. No answers as rows: {why}</translation>
    </message>
</context>
<context>
    <name>SurveyTable</name>
    <message>
        <source>问卷</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>问谁</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>SurveyWords</name>
    <message>
        <source>不记名</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>应问</source>
        <translation>To ask</translation>
    </message>
    <message>
        <source>不在起止日内，没有算</source>
        <translation>Of other days, not counted</translation>
    </message>
    <message>
        <source>同一户答了两次，只算后一份</source>
        <translation>Given twice, the last counts</translation>
    </message>
</context>
<context>
    <name>SurveysPage</name>
    <message>
        <source>入户问卷</source>
        <translation>Surveys</translation>
    </message>
    <message>
        <source>出一份问卷</source>
        <translation>New survey</translation>
    </message>
    <message>
        <source>中心出了问卷，导入中心的文件后就列在这里。</source>
        <translation>Once a centre makes one, it is listed here after its file is read in.</translation>
    </message>
    <message>
        <source>问卷名单</source>
        <translation>List of surveys</translation>
    </message>
    <message>
        <source>筛选问卷</source>
        <translation>Filter the surveys</translation>
    </message>
    <message>
        <source>按名称筛选</source>
        <translation>Filter by title</translation>
    </message>
    <message>
        <source>还没有问卷</source>
        <translation>There are no surveys yet</translation>
    </message>
    <message>
        <source>出好题、发下去，上门时按数字就能答。</source>
        <translation>Make the questions, send it down, and it is answered by digits at the door.</translation>
    </message>
    <message>
        <source>这里没有问卷</source>
        <translation>No surveys here</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>正在问</source>
        <translation>Being asked</translation>
    </message>
    <message>
        <source>还没发下去</source>
        <translation>Not sent down</translation>
    </message>
    <message>
        <source>还没开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>已截止</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>打开，看答得怎样</source>
        <translation>Open, see what it came to</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已写进文件，还没送到</source>
        <translation>In a file, not delivered</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已接收</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>给别人的</source>
        <translation>For another</translation>
    </message>
    <message>
        <source>已写好</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>已收进</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>以前收过</source>
        <translation>Known already</translation>
    </message>
    <message>
        <source>先留着</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>中间缺几条</source>
        <translation>Some missing</translation>
    </message>
    <message>
        <source>放在一边</source>
        <translation>Set aside</translation>
    </message>
</context>
<context>
    <name>SyncBoard</name>
    <message>
        <source>写今天的文件  Ctrl+E</source>
        <translation>Write today&apos;s file  Ctrl+E</translation>
    </message>
    <message>
        <source>写到哪个文件夹</source>
        <translation>Folder to write into</translation>
    </message>
    <message>
        <source>还没选，先放在本机的发件夹</source>
        <translation>None chosen: goes to this computer&apos;s outbox</translation>
    </message>
    <message>
        <source>收进文件…</source>
        <translation>Take in files…</translation>
    </message>
    <message>
        <source>收进整个文件夹…</source>
        <translation>Take in a folder…</translation>
    </message>
    <message>
        <source>收进并写上答复…</source>
        <translation>Take in and answer…</translation>
    </message>
    <message>
        <source>一个优盘一次办完：收进上面的文件，再把给他们的答复写在同一个优盘上</source>
        <translation>One stick, one act: take in what lies on it, then write the answers for whoever handed it in onto the same stick</translation>
    </message>
    <message>
        <source>全部再写一次</source>
        <translation>Write all again</translation>
    </message>
    <message>
        <source>上次的文件丢了：没有回执的，连同答复，全部再写一个文件</source>
        <translation>The last file got lost: everything not confirmed, and the answers, go into a file once more</translation>
    </message>
    <message>
        <source>也可以把文件或文件夹拖到这里</source>
        <translation>Files and folders can also be dropped here</translation>
    </message>
    <message>
        <source>一次收很多，去收件页</source>
        <translation>Many at once: the Inbox page</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to show</translation>
    </message>
    <message>
        <source>收发的文件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>我记下的，和到了哪里</source>
        <translation>My entries and how far they have come</translation>
    </message>
    <message>
        <source>撤回这一条</source>
        <translation>Take this back</translation>
    </message>
    <message>
        <source>还没写进文件的，选中一条按 Delete 撤回，从最近删除里拿得回来</source>
        <translation>What is in no file yet: choose a row and press Delete; Recently removed brings it back</translation>
    </message>
    <message>
        <source>我记下的</source>
        <translation>My entries</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>去待核</source>
        <translation>Go to Review</translation>
    </message>
    <message>
        <source>撤回了：{what}</source>
        <translation>Taken back: {what}</translation>
    </message>
    <message>
        <source>正在写今天的文件……</source>
        <translation>Writing today&apos;s file…</translation>
    </message>
    <message>
        <source>收进文件</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>收进整个文件夹</source>
        <translation>Take in a folder</translation>
    </message>
    <message>
        <source>收进并写上答复</source>
        <translation>Take in and answer</translation>
    </message>
    <message>
        <source>正在收文件……</source>
        <translation>Taking files in…</translation>
    </message>
    <message numerus="yes">
        <source>%n 个放在一边</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message>
        <source>已停下，收进的都在。</source>
        <translation>Stopped. What was taken in is kept.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>有 %n 条还没写进文件。</source>
        <translation>
            <numerusform>%n entry is in no file yet.</numerusform>
            <numerusform>%n entries are in no file yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>记下的都已写进文件。</source>
        <translation>All entries are in a file.</translation>
    </message>
    <message>
        <source>还没写过文件。</source>
        <translation>No file has been written yet.</translation>
    </message>
    <message>
        <source>上次写的文件：{when}，{name}，已读回核对。</source>
        <translation>Last file: {when}, {name}, read back and compared.</translation>
    </message>
    <message>
        <source>这里就是中心，记下的就算数。</source>
        <translation>This is the centre: what is entered counts.</translation>
    </message>
    <message>
        <source>中心已确认 {confirmed} 条。</source>
        <translation>The centre has confirmed {confirmed}.</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 条没确认。</source>
        <translation>
            <numerusform>%n is not confirmed yet.</numerusform>
            <numerusform>%n are not confirmed yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>全部送达。</source>
        <translation>All are delivered.</translation>
    </message>
    <message numerus="yes">
        <source>其中 %n 条中心收到了、先收着，原因在下面。</source>
        <translation>
            <numerusform>The centre has %n of them and holds it back; the reason is below.</numerusform>
            <numerusform>The centre has %n of them and holds them back; the reason is below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>被退回 %n 条。</source>
        <translation>
            <numerusform>%n was sent back.</numerusform>
            <numerusform>%n were sent back.</numerusform>
        </translation>
    </message>
    <message>
        <source>有设备的查看记录变短或对不上（{names}），请审计员查一查。</source>
        <translation>The access log of some device got shorter or does not match ({names}); the auditor should look.</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 台设备的记录先收着，还没算数。</source>
        <translation>
            <numerusform>What one device wrote is held and does not count yet.</numerusform>
            <numerusform>What %n devices wrote is held and does not count yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>本设备出现了两份历史，两份记的都在：请只用一台，向中心要新的启用文件。</source>
        <translation>This device has two histories, and all of both is there: use one of them, and ask the centre for a new start-up file.</translation>
    </message>
    <message>
        <source>设备 {tag}（{worker}）出现了两份历史，两份记的都在：请停用它，再发新的启用文件。</source>
        <translation>The device {tag} ({worker}) has two histories, and all of both is there: stop it, and hand out a new start-up file.</translation>
    </message>
    <message>
        <source>本机的日期时间比中心来的文件还早，请核对时钟。</source>
        <translation>This computer&apos;s clock is behind the files that came from the centre; please check it.</translation>
    </message>
    <message>
        <source>本机的日期时间比上一次晚了一年多，请核对时钟。</source>
        <translation>This computer&apos;s clock is more than a year later than the last time; please check it.</translation>
    </message>
    <message>
        <source>正在问别人这里丢了什么，收到回文以前新记的不写进文件。</source>
        <translation>It is being asked what was lost here; until the answer is taken in, new work goes into no file.</translation>
    </message>
    <message>
        <source>台账是从另一台电脑搬来的；那台若还在用，请向中心要新的启用文件。</source>
        <translation>The register came from another computer; if that one is still in use, ask the centre for a new start-up file.</translation>
    </message>
    <message>
        <source>中心已停用本设备（{reason}）：以后写的不算数。</source>
        <translation>The centre has stopped this device ({reason}): what is written now does not count.</translation>
    </message>
    <message numerus="yes">
        <source>收来的文件中间缺 %n 段，下次写文件会向对方要。</source>
        <translation>
            <numerusform>%n stretch is missing from what came in; the next file asks for it.</numerusform>
            <numerusform>%n stretches are missing from what came in; the next file asks for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 台设备好几天没来文件，请看看设备：{names}。</source>
        <translation>
            <numerusform>Nothing has come from %n device for days, please check it: {names}.</numerusform>
            <numerusform>Nothing has come from %n devices for days, please check them: {names}.</numerusform>
        </translation>
    </message>
    <message>
        <source>没有要写的，也没有要收的。</source>
        <translation>There was nothing to write and nothing to take in.</translation>
    </message>
    <message numerus="yes">
        <source>写好 %n 个文件，一台设备一个，已读回核对。</source>
        <translation>
            <numerusform>Wrote %n file, one for each device, and read it back.</numerusform>
            <numerusform>Wrote %n files, one for each device, and read them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>写好 %n 个文件，已读回核对。</source>
        <translation>
            <numerusform>%n file written, read back and compared.</numerusform>
            <numerusform>%n files written, read back and compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 条。</source>
        <translation>
            <numerusform>%n entry in all.</numerusform>
            <numerusform>%n entries in all.</numerusform>
        </translation>
    </message>
    <message>
        <source>放在 {folder}</source>
        <translation>In {folder}</translation>
    </message>
    <message numerus="yes">
        <source>看过 %n 个文件。</source>
        <translation>
            <numerusform>%n file looked at.</numerusform>
            <numerusform>%n files looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>收进 %n 条。</source>
        <translation>
            <numerusform>%n entry taken in.</numerusform>
            <numerusform>%n entries taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个是给别的设备的。</source>
        <translation>
            <numerusform>%n is for another device.</numerusform>
            <numerusform>%n are for other devices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 个放在一边，原因在下面。</source>
        <translation>
            <numerusform>%n set aside; the reason is below.</numerusform>
            <numerusform>%n set aside; the reasons are below.</numerusform>
        </translation>
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
    <name>TodayPage</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今天要办的事</source>
        <translation>What waits today</translation>
    </message>
    <message>
        <source>回车打开 · 空格直接办</source>
        <translation>Enter opens · Space settles</translation>
    </message>
    <message>
        <source>粘贴微信</source>
        <translation>Paste WeChat</translation>
    </message>
    <message>
        <source>把复制的微信变成一件事项  Ctrl+Shift+V</source>
        <translation>Turn a copied chat into a matter  Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>今天没有要办的事</source>
        <translation>Nothing waits today</translation>
    </message>
    <message>
        <source>收进下面交来的文件，新上报的事就会列在这里。</source>
        <translation>Take in the files handed to you: what is reported is then listed here.</translation>
    </message>
    <message>
        <source>去收文件</source>
        <translation>Take in files</translation>
    </message>
    <message>
        <source>收进中心的文件，新登记的纠纷就会列在这里。</source>
        <translation>Take in the centre&apos;s files: disputes newly registered are then listed here.</translation>
    </message>
    <message>
        <source>看到什么、听到什么，随手记一次走访。</source>
        <translation>Whatever you see or hear, note it as a visit.</translation>
    </message>
    <message>
        <source>去走访  Ctrl+N</source>
        <translation>New visit  Ctrl+N</translation>
    </message>
    <message>
        <source>已经逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>到期了</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>还没告诉群众</source>
        <translation>Replies owed</translation>
    </message>
    <message>
        <source>该去走访</source>
        <translation>Due a visit</translation>
    </message>
    <message>
        <source>等着受理</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>等着核查</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>要办的纠纷</source>
        <translation>Disputes waiting</translation>
    </message>
</context>
<context>
    <name>TodayTable</name>
    <message numerus="yes">
        <source>共 %n 件</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}，先列 {shown}</source>
        <translation>{count}, the first {shown} shown</translation>
    </message>
    <message>
        <source>等着受理</source>
        <translation>To be accepted</translation>
    </message>
    <message>
        <source>等着核查</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>已经逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>到期了</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>派给我的</source>
        <translation>Handed to me</translation>
    </message>
    <message>
        <source>退回补充</source>
        <translation>Sent back for more facts</translation>
    </message>
    <message>
        <source>还没告诉群众</source>
        <translation>Replies owed</translation>
    </message>
    <message>
        <source>正在办的</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>要办的纠纷</source>
        <translation>Disputes waiting</translation>
    </message>
    <message>
        <source>交办给我的</source>
        <translation>Dockets for me</translation>
    </message>
    <message>
        <source>专班要办的</source>
        <translation>of task forces</translation>
    </message>
    <message>
        <source>帮扶要办的</source>
        <translation>Help that is due</translation>
    </message>
    <message>
        <source>该去走访的</source>
        <translation>Households due a visit</translation>
    </message>
    <message>
        <source>没写完的</source>
        <translation>Half-typed</translation>
    </message>
    <message>
        <source>还没走访过</source>
        <translation>never visited</translation>
    </message>
    <message numerus="yes">
        <source>%n 天没去</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>等了 %n 天</source>
        <translation>
            <numerusform>waits %n day</numerusform>
            <numerusform>waits %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>今天的</source>
        <translation>today</translation>
    </message>
    <message>
        <source>没写名字</source>
        <translation>(no name yet)</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>go on</translation>
    </message>
</context>
<context>
    <name>ToldForm</name>
    <message>
        <source>听别人说的（谁说的、怎么说的）  Alt+T</source>
        <translation>Told by somebody else (who, through what)  Alt+T</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>换人用</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>换人用  Ctrl+Shift+L</source>
        <translation>Change person  Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印，或存成 PDF  Ctrl+P</source>
        <translation>Print, or save as PDF  Ctrl+P</translation>
    </message>
    <message>
        <source>使用手册</source>
        <translation>Handbook</translation>
    </message>
    <message>
        <source>使用手册  F1</source>
        <translation>Handbook  F1</translation>
    </message>
    <message>
        <source>按键说明</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>按键说明  Shift+F1</source>
        <translation>Keys  Shift+F1</translation>
    </message>
</context>
<context>
    <name>TopFeed</name>
    <message>
        <source>M月d日 dddd</source>
        <translation>dddd d MMMM</translation>
    </message>
</context>
<context>
    <name>TransferPage</name>
    <message>
        <source>划转住户</source>
        <translation>Transfer a household</translation>
    </message>
    <message>
        <source>一起过去的</source>
        <translation>What goes along</translation>
    </message>
    <message>
        <source>划转到哪里</source>
        <translation>Transfer it where?</translation>
    </message>
    <message>
        <source>划转过去，不能撤销</source>
        <translation>Transfer it, for good</translation>
    </message>
    <message>
        <source>这一户和它的一切在新地方重新登记，原来的网格只能看，不能再改。划转后请写出文件，两边都要导入。</source>
        <translation>The household and all it has is told again at the new place; the grid where it was can read it and change it no more. Write the files afterwards: both sides have to take them in.</translation>
    </message>
</context>
<context>
    <name>TriagePanel</name>
    <message>
        <source>已记下承办人的答复</source>
        <translation>The handler&apos;s answer is entered</translation>
    </message>
    <message>
        <source>承办人答复了：</source>
        <translation>The handler answered:</translation>
    </message>
    <message>
        <source>记进事项  G</source>
        <translation>Enter it  G</translation>
    </message>
    <message>
        <source>像是险情，先打电话：{who}</source>
        <translation>This looks like danger. Telephone first: {who}</translation>
    </message>
</context>
<context>
    <name>TripActs</name>
    <message>
        <source>签字页都签了</source>
        <translation>All pages were signed</translation>
    </message>
    <message>
        <source>原件都放好了</source>
        <translation>All originals were filed</translation>
    </message>
    <message>
        <source>还没回来的页一次记下。只签回来几页的，在右边一页一页记。</source>
        <translation>Notes all pages that are still out at once. If only some were signed, note them one by one in the list of pages.</translation>
    </message>
    <message>
        <source>这张是哪一页</source>
        <translation>Which page is this?</translation>
    </message>
</context>
<context>
    <name>TripFiles</name>
    <message>
        <source>打印去签字</source>
        <translation>Print to be signed</translation>
    </message>
    <message>
        <source>签字文书存成 Word</source>
        <translation>Save as Word to be signed</translation>
    </message>
    <message>
        <source>要签的都签回来了，没有要打印的。</source>
        <translation>Everything to be signed has come back; there is nothing to print.</translation>
    </message>
</context>
<context>
    <name>TripPages</name>
    <message>
        <source>收照片、扫描件…</source>
        <translation>Take in photos or scans…</translation>
    </message>
    <message>
        <source>收一个文件夹…</source>
        <translation>Take in a folder…</translation>
    </message>
    <message>
        <source>停</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>没用上的页去掉</source>
        <translation>Take unused pages off</translation>
    </message>
    <message>
        <source>每页右下角有识别码。签完拍照或扫描，拖到这里，就各归各页。</source>
        <translation>Each page has a mark in its lower right corner. Photograph or scan the signed pages and drop the pictures here: each goes to its page.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>重新打印</source>
        <translation>Print anew</translation>
    </message>
    <message>
        <source>还没有打印过要签的文书。</source>
        <translation>Nothing was printed to be signed yet.</translation>
    </message>
    <message>
        <source>正在看第 {n} 个文件，共 {total} 个</source>
        <translation>Looking at file {n} of {total}</translation>
    </message>
    <message>
        <source>归好 {put} 张，已有的 {again} 张，留给您看的 {left} 张</source>
        <translation>Put with their pages: {put}. Known already: {again}. Left for you: {left}.</translation>
    </message>
    <message>
        <source>还有 {n} 个文件没看。</source>
        <translation>Files not looked at: {n}.</translation>
    </message>
    <message>
        <source>留下的太多，先停在这里：归好这些，再收其余的。</source>
        <translation>Too many are left, so it stops here: place these, then take in the rest.</translation>
    </message>
    <message>
        <source>一次最多 {most} 个，其余的请分几次收。</source>
        <translation>No more than {most} in one go: take in the rest in parts.</translation>
    </message>
    <message>
        <source>归到…</source>
        <translation>Put with…</translation>
    </message>
    <message>
        <source>别的纠纷的 {n} 张放过去</source>
        <translation>Put {n} with the other disputes</translation>
    </message>
    <message>
        <source>照写的页次归好 {n} 张</source>
        <translation>Put {n} as their lines say</translation>
    </message>
    <message>
        <source>照片和扫描件</source>
        <translation>Photos and scans</translation>
    </message>
    <message>
        <source>去掉了没用上的 {n} 页</source>
        <translation>Unused pages taken off: {n}</translation>
    </message>
</context>
<context>
    <name>TripWords</name>
    <message>
        <source>/共 {n} 页</source>
        <translation> of {n}</translation>
    </message>
    <message>
        <source>{day} 打印</source>
        <translation>printed {day}</translation>
    </message>
    <message>
        <source>{day} 签字</source>
        <translation>signed {day}</translation>
    </message>
    <message>
        <source>{n} 张照片</source>
        <translation>pictures: {n}</translation>
    </message>
    <message>
        <source>原件在{where}</source>
        <translation>original: {where}</translation>
    </message>
    <message>
        <source>不在清单上：把它的照片再拖来一次，或者重新打印</source>
        <translation>not on the list: drop its picture here again, or print it anew</translation>
    </message>
    <message>
        <source>缺页</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>{file} 第 {n} 页</source>
        <translation>{file}, page {n}</translation>
    </message>
    <message>
        <source>{why}；接下来缺的是第 {n} 页</source>
        <translation>{why}; page {n} is missing next</translation>
    </message>
    <message>
        <source>{form} 第 {n} 页</source>
        <translation>{form}, page {n}</translation>
    </message>
</context>
<context>
    <name>TypedAhead</name>
    <message>
        <source>正在打开，先打的字会接着填进去</source>
        <translation>Opening; what is typed goes into it</translation>
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
<context>
    <name>UnlockPage</name>
    <message>
        <source>九联</source>
        <translation>Jiulian</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>看到什么、听到什么，点一下就展开</source>
        <translation>Seen or heard something? Tick it and its fields unfold</translation>
    </message>
</context>
<context>
    <name>VisitMore</name>
    <message>
        <source>回访的是哪一件</source>
        <translation>Which one it returns to</translation>
    </message>
    <message>
        <source>没有指明</source>
        <translation>None in particular</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>保存，下一户</source>
        <translation>Save, next</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>补录笔记本</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <source>粘贴微信</source>
        <translation>Paste WeChat</translation>
    </message>
    <message>
        <source>把复制的微信变成一件事项  Ctrl+Shift+V</source>
        <translation>Turn a copied chat into a matter  Ctrl+Shift+V</translation>
    </message>
    <message>
        <source>补录一页笔记本  Ctrl+B</source>
        <translation>Type in a notebook page  Ctrl+B</translation>
    </message>
    <message>
        <source>回车下一格 · Ctrl+Enter 保存 · F2–F10 九联 · Esc 先放着</source>
        <translation>Enter: next field · Ctrl+Enter: save · F2–F10: nine tasks · Esc: later</translation>
    </message>
    <message>
        <source>先打电话。确实不用打，就再按一次 Ctrl+Enter。</source>
        <translation>Call first. If no call is needed, press Ctrl+Enter once more.</translation>
    </message>
    <message>
        <source>已记下走访：{name}</source>
        <translation>Visit noted: {name}</translation>
    </message>
    <message numerus="yes">
        <source>已记下走访：{name}，一起登记 %n 件</source>
        <translation>
            <numerusform>Visit noted: {name}, with %n entry</numerusform>
            <numerusform>Visit noted: {name}, with %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Where</name>
    <message>
        <source>本机的发件夹</source>
        <translation>the outbox of this computer</translation>
    </message>
    <message>
        <source>本机的收件夹</source>
        <translation>the inbox of this computer</translation>
    </message>
    <message>
        <source>本机的报表夹</source>
        <translation>the reports folder of this computer</translation>
    </message>
    <message>
        <source>本机的备份夹</source>
        <translation>the backups of this computer</translation>
    </message>
    <message>
        <source>本机的资料夹</source>
        <translation>the data folder of this computer</translation>
    </message>
    <message>
        <source>桌面</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>文档</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>下载</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>个人文件夹</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>为什么要看 {name} 家的关爱标签？</source>
        <translation>Why do you need to see the care tags of {name}&apos;s household?</translation>
    </message>
    <message>
        <source>为什么要看 {name} 家的困难和需要？</source>
        <translation>Why do you need to read what the household of {name} needs?</translation>
    </message>
    <message>
        <source>为什么要看 {name} 的全号？</source>
        <translation>Why do you need {name}&apos;s whole numbers?</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
    <message>
        <source>没有复制到文字或照片。在微信里选中消息，复制以后再来粘贴。</source>
        <translation>Neither text nor a picture was copied. Select the messages in WeChat, copy them, then paste here.</translation>
    </message>
</context>
<context>
    <name>WorkerPage</name>
    <message>
        <source>新登一位</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>人员设备</source>
        <translation>People and devices</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>等着启用的，启用码</source>
        <translation>Waiting to be used: codes</translation>
    </message>
    <message>
        <source>启用文件写到</source>
        <translation>Start-up files go to</translation>
    </message>
    <message>
        <source>这台电脑是中心发下来的，自己不能再发设备，请到乡镇中心发。</source>
        <translation>This computer was handed out by a centre and can hand out none itself; have the township centre do it.</translation>
    </message>
    <message>
        <source>还没有设备</source>
        <translation>No device yet</translation>
    </message>
    <message>
        <source>设备号 {tag}，{day}前启用</source>
        <translation>Device {tag}, use it by {day}</translation>
    </message>
    <message>
        <source>没有等着启用的启用文件</source>
        <translation>No start-up file waits to be used</translation>
    </message>
</context>
</TS>

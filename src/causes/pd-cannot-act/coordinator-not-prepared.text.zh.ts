import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 仍在等待 Region 上报，尚未开始调度',
  explain: `
## 发生了什么
PD 启动或 PD Leader 切换之后，会先收集 Region 心跳，然后才运行各个 Checker 和调度器：它要求大部分 Region 已经上报，无论是总体上，还是在每个没有下线的 Store 上。

## 为什么停在这里
处于 Down 状态的 Store，或没有 Leader 的 Region，使上报比例一直偏低。5 分钟后 PD 无论如何都会开始调度；但每个新的 PD Leader 都要重新收集。将 Store 置为墓碑 (Tombstone) 则不需要等待。

## 看起来是什么样
pd.log 中有 \`coordinator starts to collect cluster information\`，其后没有 \`coordinator has finished cluster information preparation\` 或 \`coordinator starts to run schedulers\`。

## 不要混淆
始终没有 Leader 的 Region：在 \`load regions\` 之后的两分钟内，所有 Region 看起来都是这样。反复切换的 PD Leader。

## 怎么办
等待 5 分钟后再查看。如果仍然如此，恢复那些 Region 没有上报的 Store。

## 来源
tikv/pd server/cluster/prepare_checker.go、coordinator.go collectTimeout；tikv/pd#7016。
`,
}

export const says: Catalog = {
  'no log of the PD leader from its last start on': '没有 PD Leader 自上次启动以来的日志',
  'the PD leader has finished its preparation and runs its checkers': 'PD Leader 已完成准备，正在运行各个 Checker',
  'a checker has made an operator since the PD leader loaded its Regions: its log only lacks the line': 'PD Leader 加载 Region 之后，已有 Checker 创建了 Operator：只是日志缺少那一行',
  'The PD leader loaded its Regions {0} before the end of the bundle and still waits for reports: until then it makes no operator{1}.': 'PD Leader 在诊断包结束前 {0} 加载了 Region，仍在等待上报：在此之前不{1} 创建 Operator。',
  ' for {0} on store `{1}`': '为 Store `{1}` 上的 {0}',
  'the PD leader loads its Regions': 'PD Leader 加载 Region',
  'it begins to collect; no line says that it runs its schedulers': '它开始收集上报；没有日志表明它已运行调度器',
  'Look again after five minutes': '五分钟后再次查看',
  'pd.log says `coordinator starts to run schedulers`, and operators appear. If not, find the stores whose Regions do not report: they hold PD back.': 'pd.log 中出现 `coordinator starts to run schedulers`，并出现 Operator。否则，找出哪些 Store 的 Region 没有上报：是它们拖住了 PD。',
}

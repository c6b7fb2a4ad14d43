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

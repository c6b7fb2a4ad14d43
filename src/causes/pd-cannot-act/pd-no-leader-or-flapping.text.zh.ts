import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 没有 Leader，或 Leader 反复切换',
  explain: `
## 发生了什么
只有 PD Leader 会运行各个 Checker、下发 Operator，并把已经空了的 Store 置为墓碑 (Tombstone)。

## 为什么停在这里
没有 PD Leader，这些都不会发生。每个新的 PD Leader 加载的 Region 都不带 Leader，也没有任何 Operator，并且最多等待 5 分钟的上报才开始调度：如果每隔几分钟就切换一次，调度永远无法开始。

## 看起来是什么样
pd-ctl 返回 \`[503] no leader\`；\`member\` 中没有 Leader。或者 pd.log 在半小时内多次出现 \`load regions\` 和 \`no longer a leader because lease has expired\`。在 v6.5 之前，显示的各项数量为 0。

## 不要混淆
一次 Leader 切换：它只能解释两分钟之内的数量为 0 和缺少 Leader，仅此而已。

## 怎么办
恢复 PD 的多数派；查明 lease 为何丢失，多半是磁盘太慢。在此之前，其他一切都无关紧要。

## 来源
tikv/pd server/server.go campaignLeader；server/cluster/coordinator.go。
`,
}

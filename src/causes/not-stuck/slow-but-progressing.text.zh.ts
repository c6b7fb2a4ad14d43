import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它仍在迁出数据，只是较慢',
  explain: `
## 发生了什么
PD 逐个迁移 Region。速度取决于目标 Store 的 add-peer 限制（默认每个 Store 每分钟 15 个）、快照，以及 Region 的大小。

## 为什么停在这里
它并没有停住，只是需要时间。一个有 30,000 个 Region、3 个目标 Store 的 Store 需要 11 个小时。

## 看起来是什么样
\`region store N\` 在两次导出之间下降，或者留在该 Store 上的 Region 的 Operator 已经完成了若干步骤。从 v6.1 起，API \`stores/progress\` 会显示速度和剩余时间。

## 不要混淆
其他 Region 的 \`operator finish\`。各个 Checker 已关闭时，balance-region 仍在迁移 Peer。先快速下降，最后停在一个很小的数字上：剩下的那些是因为另外的原因而卡住。

## 怎么办
等待。如果磁盘允许，调高 \`store limit all N add-peer\`。

## 来源
tikv/pd server/schedule/operator_controller.go；server/cluster/cluster.go progress。
`,
}

export const says: Catalog = {
  'the removal is over: nothing is left that could move': '下线已经结束：没有留下可以迁移的内容',
  'the number of Regions has fallen, but none of those left can move': 'Region 数已经下降，但剩余的 Region 都无法迁移',
  '{0} in two samples {1} apart': '相隔 {1} 的两次采样中，{0}',
  'the same {0}': '都是 {0}',
  '{0} Regions, then {1},': '先有 {0} 个 Region，后有 {1} 个',
  'one moment only: nothing shows whether the number of Regions falls': '只有一个时刻：看不出 Region 数是否在下降',
  'Store `{0}` drains: from {1} to {2} in {3}, {4} a minute; at this pace {5} more.': 'Store `{0}` 正在迁出：{3} 内从 {1} 降到 {2}，每分钟 {4} 个；按此速度还需 {5}。',
  '{0} off store `{1}` {2} done a step: it may be draining.': '{0}从 Store `{1}` 迁出 Region 的 Operator 已完成一步：它可能正在迁出。',
  '1 operator that takes a Region': '有 1 个',
  '{0} operators that take Regions': '有 {0} 个',
  '{0} of Region {1} is at step {2}': 'Region {1} 的 {0} 已到第 {2} 步',
  'the store is empty; whether PD buries it, a second look tells': '该 Store 已空；PD 是否会将其置为墓碑 (Tombstone)，要再看一次才知道',
  'the store has been empty for longer than PD needs to bury it': '该 Store 变空的时间，已超过 PD 将其置为墓碑 (Tombstone) 所需的时间',
  'Store `{0}` is empty since a moment ago: PD makes it Tombstone at its next tick.': 'Store `{0}` 刚刚变空：PD 会在下一轮检查时将其置为墓碑 (Tombstone)。',
  'its last move that pd.log shows': 'pd.log 中它的最后一次迁移',
  'the removal began only now': '下线刚刚开始',
  'Within two minutes it says `Tombstone`, or that there is no such store. If not, analyze again.': '两分钟内显示 `Tombstone`，或提示没有该 Store。否则请再次分析。',
  'Wait, and look again': '等待，之后再次查看',
  'The count falls. If it stops at a small number, the Regions in that tail have a reason of their own: analyze again.': '数量下降。如果停在一个很小的数字，剩下的那些 Region 另有原因：请再次分析。',
  'Let PD move more at once': '让 PD 同时迁移更多',
  'the other stores have IO to spare': '其他 Store 的 IO 有余量',
  'from 6.1': '从 v6.1 起',
  'pd.log shows more `operator finish` a minute.': 'pd.log 中每分钟的 `operator finish` 增多。',
}

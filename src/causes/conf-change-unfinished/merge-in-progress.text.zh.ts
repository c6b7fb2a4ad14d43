import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 的合并已经开始，却没有结束',
  explain: `
## 发生了什么
PD 会合并相邻的小 Region。源 Region 一旦开始合并 (\`PrepareMerge\`)，在合并完成或回滚之前，两个 Region 都拒绝任何成员变更。

## 为什么停在这里
PD 巡检时会跳过已有 Operator 的 Region，所以合并排在下线之前；即便轮到下线，处于合并状态的 TiKV 也会拒绝。

## 看起来是什么样
\`operator show\` 中的 \`merge-region {merge: region A to B}\` 持续数分钟，或者反复出现它的 \`operator timeout\`。A 的 Leader 打印 \`try to merge\`，然后是 \`failed to schedule merge, rollback\`，始终没有 \`merge finished\`。

## 不要混淆
因 Peer 落后而被 Leader 拒绝的合并 (\`skip merge\`)：它还没有开始。只持续几秒的合并。

## 怎么办
在该 Store 下线期间将 \`merge-schedule-limit\` 设为 0，并移除这些 Operator。如果合并在 TiKV 中已经开始，需要先恢复目标 Region 的多数派。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs propose_conf_change；tikv/pd server/cluster/coordinator.go patrolRegions；tikv/pd#4119。
`,
}

export const says: Catalog = {
  'no Region left is held by a merge that has begun': '剩余的 Region 都没有被已开始的合并占住',
  'no merge of the bundle fails to end': '诊断包中没有未能结束的合并',
  'Region {0} is being merged into Region {1}{2}, and the merge does not end: until then neither takes a change of members.': 'Region {0} 正在合并到 Region {1}{2}，而合并没有结束：在此之前，两者都不接受成员变更。',
  ', and {0} more alike': '（另有 {0} 个类似的合并）',
  'Look after Region {0}, the target': '查看合并的目标 Region {0}',
  'the merge has begun in TiKV and lasts for longer than ten minutes: as a rule the target has no quorum': 'TiKV 中的合并已经开始，并持续了 10 分钟以上：通常是目标 Region 没有多数派',
  'The target has a leader, and the state of the source is no longer `Merging`.': '目标 Region 有 Leader，源 Region 的状态不再是 `Merging`。',
  'on each store with a peer': '在每个有 Peer 的 Store 上',
}

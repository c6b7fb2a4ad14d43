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

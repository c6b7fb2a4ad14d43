import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 上有多余的 Peer，要等其他 Peer 都健康才会被移除',
  explain: `
## 发生了什么
一个 Region 的 Peer 可能多于规则的要求，例如超时的 Operator 留下的 Learner。PD 把多余的 Peer 称为孤儿副本 (orphan peer)：无论其所在的 Store 是否下线，它只会被移除，不会被替换。

## 为什么停在这里
只有当每条规则的 Peer 都已补齐，并且（自 tikv/pd#4045 修复以来）其中没有处于 pending 或 down 状态的，PD 才会移除孤儿副本；在较新的版本中，还要求没有 Peer 位于 Disconnected 的 Store 上。别处只要有一个 Peer 异常，下线 Store 上的孤儿副本就会一直留着。

## 看起来是什么样
该 Region 的 Peer 多于副本数，往往是下线 Store 上有一个 Learner，同时另一个 Peer 在 \`pending_peers\` 或 \`down_peers\` 中。没有 Operator。\`region check offline-peer\` 不会列出它。

## 不要混淆
\`down-or-pending-sibling-peer\`：那里下线 Store 上的 Peer 正是规则所要求的。

## 怎么办
修复异常的 Peer；或手动移除多余的 Peer。新增 Store 或调高限制没有用。

## 来源
tikv/pd server/schedule/checker/rule_checker.go fixOrphanPeers；tikv/pd#4045、tikv/pd#6559、tikv/pd#6573。
`,
}

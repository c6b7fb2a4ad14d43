import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no peer on the store is one too many that waits for others to get well': '该 Store 上没有多余的、要等其他 Peer 恢复健康的 Peer',
  '{0} {1} a peer too many on store `{2}`. PD only removes such a peer, and not before all others are well.': '{0} 在 Store `{2}` 上有多余的 Peer。PD 只会移除这样的 Peer，而且要等其他 Peer 都健康才会移除。',
  'no Region piles up learners that nobody removes': '没有 Region 堆积无人移除的 Learner',
  'Region {0} piles up learners (stores {1}): the operators that made them time out, and PD does not remove what they leave.': 'Region {0} 堆积了 Learner（Store {1}）：创建它们的 Operator 超时，而 PD 没有移除遗留的 Learner。',
  'its operators time out, {0}': '它的 Operator 超时 {0}',
  'it is a learner that no rule wants, so that the quorum stays': '它是没有规则要求的 Learner，移除它不影响多数派',
  'store {0} pending': 'Store {0} 为 pending',
  'store {0} down': 'Store {0} 为 down',
  'Region {0} has {1}{2}{3}': 'Region {0} 有 {1}{2}{3}',
  ', learners on {0}': '，Learner 在 {0} 上',
  '; {0}': '；{0}',
  'Cure the peers on {0} that PD waits for': '使 PD 所等待的 {0} 上的 Peer 恢复健康',
  '`region ID` has no `pending_peers` and no `down_peers`: then PD makes `remove-orphan-peer` by itself. New stores or higher limits do nothing here.': '`region ID` 中没有 `pending_peers` 和 `down_peers`：之后 PD 会自动创建 `remove-orphan-peer`。在这里，增加 Store 或调高限制都没有用。',
  'of the leader and of that store: snapshots, connection, slow apply': 'Leader 和该 Store 的日志：快照、连接、apply 慢',
}

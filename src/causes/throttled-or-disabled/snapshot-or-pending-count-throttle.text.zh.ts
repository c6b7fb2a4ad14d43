import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '候选 Store 的快照或 pending Peer 过多',
  explain: `
## 发生了什么
如果某个 Store 正在发送或接收的 Raft 快照多于 \`max-snapshot-count\`，或 pending Peer 多于 \`max-pending-peer-count\`，PD 就不再向它调度 Peer。在 v4.0 及更早版本中，正在应用的快照也计算在内。

## 为什么停在这里
所有候选 Store 都超过了限制。如果它们的快照和 pending Peer 没有进展，下线也就没有进展。

## 看起来是什么样
候选 Store 的 \`receiving_snap_count\`、\`sending_snap_count\` 或 \`pending_peer_count\` 一直高于限制：v5.2 及更早版本中默认为 3 和 16，从 v5.3 起默认为 64。

## 不要混淆
已经用完的 store limit。短时间内快照集中，而 Region 仍在继续迁出。

## 怎么办
查明候选 Store 上的快照为何滞留；如果磁盘 IO 还有余量，调高这些限制。

## 来源
tikv/pd server/schedule/filter/filters.go tooManySnapshots、tooManyPendingPeers。
`,
}

export const says: Catalog = {
  'no Region left waits for stores that have too many snapshots or pending peers': '没有剩余的 Region 在等待快照或 pending Peer 过多的 Store',
  '{0} on store `{1}` could go to {2} only, which {3} more {4} than PD allows.': 'Store `{1}` 上的 {0} 只能迁往 {2}，而其 {4} 超过了 PD 允许的数量。',
  'snapshots under way': '正在进行的快照',
  'pending peers': 'pending Peer',
  'so many snapshots may be under way on a store': '一个 Store 上允许同时进行的快照数',
  'so many pending peers may be on a store': '一个 Store 上允许的 pending Peer 数',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '应当接收新 Peer 的 Store 拒绝了快照',
  explain: `
## 发生了什么
一个 Store 同时最多接收 32 个快照，超出的会被拒绝。如果快照的范围仍属于该 Store 上的另一个 Peer，也会被拒绝。

## 为什么停在这里
Leader 每次都从头开始。如果名额始终空不出来，或者另一个 Peer 始终不消失，就没有快照能够进来。

## 看起来是什么样
在接收端：\`too many recving snapshot tasks, ignore\` 或 \`snapshot range overlaps, wait source destroy finish\`；在发送端：针对该 Region 的 \`failed to send snap … the number of received snapshot tasks 32 exceeded the limitation 32\`。

## 不要混淆
中断的流 (\`snapshot-send-failing-or-throttled\`)。一阵集中的拒绝，但 Region 仍在继续迁移。

## 怎么办
调低 store limit，让同时到来的快照减少；如果没有快照进来而它仍然拒绝，重启该 Store。如果范围重叠的 Region 在 PD 中已不再登记于此，它就是过期的 (stale) Peer。

## 来源
tikv/tikv src/server/snap.rs recv_snap；components/raftstore/src/store/fsm/peer.rs；tikv/tikv#15972、#17019、pingcap/tiflash#8008。
`,
}

export const says: Catalog = {
  'the receiver refuses the snapshot of Region {0}{1}': '接收端拒绝 Region {0} 的快照{1}',
  ': its range still belongs to Region {0} there': '：它的范围在那里仍属于 Region {0}',
  'no TiKV in the bundle refuses a snapshot of these Regions': '诊断包中没有 TiKV 拒绝这些 Region 的快照',
  'store {0}, on which the peer of Region {1} waits, refuses snapshots': 'Region {1} 的 Peer 所等待的 Store {0} 拒绝快照',
  '{0} refuses snapshots: too many come at once.': '{0} 拒绝快照：同时到来的快照过多。',
  'a snapshot is refused, concurrent-recv-snap-limit is reached': '有快照被拒绝，已达到 concurrent-recv-snap-limit',
  'The store that should get {0} refuses the snapshot, and the leader begins again: the new peer never gets its data.': '应当接收 {0} 的 Store 拒绝了快照，Leader 又重新开始：新的 Peer 始终得不到数据。',
  'Send fewer snapshots to the refusing store at once': '减少同时发往该 Store 的快照',
  'it says `too many recving` or `exceeded the limitation`': '它的日志中有 `too many recving` 或 `exceeded the limitation`',
  'The line no longer appears, and `operator finish` lines do.': '该日志不再出现，而出现 `operator finish`。',
  'Restart the refusing TiKV': '重启拒绝快照的 TiKV',
  'it refuses although nothing comes in: snapshots that broke off may hold its slots': '没有快照到来而它仍然拒绝：中断的快照可能占住了名额',
  'The learners on it leave `pending_peers`.': '它上面的 Learner 从 `pending_peers` 中消失。',
  'See whether the overlapping Region still belongs there': '查看重叠的 Region 是否仍属于那里',
  'the line is `snapshot range overlaps`': '日志为 `snapshot range overlaps`',
  'If PD does not list it on that store and it never goes away, the store holds a stale peer: restart it first.': '如果 PD 中它不在该 Store 上，而该日志一直不消失，说明该 Store 上有过期的 Peer：先重启该 Store。',
}

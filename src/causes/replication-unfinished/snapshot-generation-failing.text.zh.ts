import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Leader 无法为新的 Peer 生成快照',
  explain: `
## 发生了什么
新的 Peer 通过 Leader 的快照获得数据。Leader 最多尝试 5 次；数据损坏、磁盘已满或线程池资源不足都会导致失败。

## 为什么停在这里
Learner 一直处于 pending 状态，Operator 超时，而下一个 Learner 又向同一个 Leader 请求快照。

## 看起来是什么样
Leader 的 tikv.log 中，针对该 Region：反复出现 \`requesting snapshot\`，带 \`times\` 的 \`failed to try generating snapshot\`，带错误信息的 \`failed to generate snap!!!\`，以及 \`snapshot is stale, generate again\`。

## 不要混淆
已经生成、但没有发送成功的快照 (\`failed to send snap\`)。Leader 所在的磁盘已满 (\`leader-store-disk-full\`)：错误信息中会写明。

## 怎么办
如果错误信息中有 \`Corruption\`：把 Leader 转移给另一个 Voter，并替换损坏的副本。如果没有：减少同时进行的迁移，或增大线程池。

## 来源
tikv/tikv components/raftstore/src/store/peer_storage.rs MAX_SNAP_TRY_CNT、worker/region.rs、worker/snap_gen.rs。
`,
}

export const says: Catalog = {
  'the snapshot of Region {0} cannot be made{1}': '无法生成 Region {0} 的快照{1}',
  ': the data of the leader is damaged': '：Leader 的数据已损坏',
  'no leader in the bundle fails to make a snapshot of these Regions': '诊断包中没有 Leader 在为这些 Region 生成快照时失败',
  'The leader of {0} tries to make the snapshot for the new peer and fails: the learner never gets its data.': '{0} 的 Leader 尝试为新的 Peer 生成快照而失败：Learner 始终得不到数据。',
  'Hand the leadership to another voter: it makes the snapshot from its own data': '把 Leader 转移给另一个 Voter：它会用自己的数据生成快照',
  'another voter is Up and not pending': '有另一个 Voter 为 Up 且不处于 pending 状态',
  'The new leader logs `sent snapshot` for Region {0}, and its learner leaves `pending_peers`.': '对于 Region {0}，新的 Leader 的日志中出现 `sent snapshot`，其 Learner 从 `pending_peers` 中消失。',
  'Replace the replica whose data is damaged': '替换数据已损坏的副本',
  'the error says `Corruption`, the leadership is elsewhere, and the other voters are a majority': '错误信息中有 `Corruption`，Leader 在其他 Store 上，且其他 Voter 构成多数派',
  'PD adds the replica anew on a healthy store.': 'PD 在健康的 Store 上重新补齐该副本。',
  'Give snapshots more room': '为快照提供更多余量',
  'nothing is damaged and many Regions wait at once': '数据没有损坏，而同时等待的 Region 很多',
  '`requesting snapshot` no longer repeats for the same Region.': '同一个 Region 不再反复出现 `requesting snapshot`。',
  'tikv: raftstore.snap-generator-pool-size: 4 (default 2)': 'TiKV 的 raftstore.snap-generator-pool-size: 4（默认 2）',
}

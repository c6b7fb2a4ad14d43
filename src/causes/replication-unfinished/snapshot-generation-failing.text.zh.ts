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

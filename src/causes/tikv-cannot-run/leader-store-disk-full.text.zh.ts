import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'Leader 所在的磁盘已满，无法写出给新 Peer 的快照',
  explain: `
## 发生了什么
Leader 会把给新 Learner 的快照写到自己的磁盘上。失败 5 次之后，raft-rs 把它当作致命错误：添加一个 Learner，就会使该 TiKV 退出。

## 为什么停在这里
PD 再添加下一个 Learner，而下一个磁盘已满的 Leader 也会退出。

## 看起来是什么样
添加 Learner 的 \`conf change successfully\` 之后紧接着出现 \`failed to get snapshot after 5 times\`；带 \`No space left\` 的 \`failed to generate snap!!!\`；\`disk usage …->AlreadyFull\`；Leader 所在 Store 的 \`available\` 接近 0。

## 不要混淆
目标 Store 的磁盘已满 (\`target-disk-full\`)。因其他原因生成失败的快照 (\`snapshot-generation-failing\`)。

## 怎么办
在该磁盘上腾出空间（TiKV 留有预留文件），在此期间不要让 Leader 落到该 Store 上。

## 来源
tikv/tikv components/raftstore/src/store/peer_storage.rs；tikv/raft-rs src/raft.rs prepare_send_snapshot；tikv/tikv#18406。
`,
}

export const says: Catalog = {
  'no leader in the bundle fails to write a snapshot for want of space': '诊断包中没有 Leader 因空间不足而无法写出快照',
  'The disk of {0} is full: it cannot write the snapshot for a new learner, and adding one ends that TiKV.': '{0} 的磁盘已满：它无法为新的 Learner 写出快照，而添加 Learner 会使该 TiKV 退出。',
  'the leader': 'Leader',
  '{0}: the snapshot cannot be written': '{0}：无法写出快照',
  'PD has a leader add a learner to Region {0} at that time': '当时 PD 让 Leader 给 Region {0} 添加 Learner',
  'Make room on that disk': '为该磁盘腾出空间',
  'TiKV starts, and the leader logs `sent snapshot` for the Region.': 'TiKV 启动，对于该 Region，Leader 的日志中出现 `sent snapshot`。',
  'Keep leaders off that store meanwhile': '在此期间不让 Leader 位于该 Store 上',
  'its process runs': '它的进程正在运行',
  'Its `leader_count` falls to 0; remove the scheduler once the disk has room.': '它的 `leader_count` 降到 0；磁盘有空间后移除该调度器。',
  'what TiKV keeps in reserve, and makes anew': 'TiKV 的预留文件，会自动重建',
}

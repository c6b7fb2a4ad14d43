import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '应当接收 Peer 的 Store 磁盘已满',
  explain: `
## 发生了什么
PD 选中了这个 Store，说明在 PD 看来它还有空间。TiKV 自己也监控磁盘，磁盘将满时会拒绝写入和快照。

## 为什么停在这里
Learner 始终收不到数据，或者始终得不到提升；Operator 超时后，PD 可能再次选中同一个 Store。

## 看起来是什么样
目标 Store 的 tikv.log 中有 \`disk usage Normal->AlmostFull\`；Operator 停在该 Store 上的 \`add learner peer\` 或 \`promote\`；\`available\` 接近 0。

## 不要混淆
完全没有 Operator：那是 PD 自己找不到有空间的 Store (\`all-candidates-low-space\`)。Leader 所在的磁盘已满。

## 怎么办
在目标 Store 上腾出空间；调低 \`low-space-ratio\`，让 PD 不再选中它；新增一个 Store。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs、components/tikv_util/src/sys/disk.rs。
`,
}

export const says: Catalog = {
  'no store on which a Region left waits for its new peer has a full disk': '剩余 Region 等待接收新 Peer 的 Store，磁盘都没有满',
  'no TiKV of the bundle says that its disk is full': '诊断包中没有 TiKV 报告磁盘已满',
  'The disk of {0} is full: TiKV refuses writes and snapshots there.': '{0} 的磁盘已满：TiKV 在那里拒绝写入和快照。',
  'PD moves {0} to {1}, whose disk is full: it takes neither writes nor snapshots.': 'PD 正在把 {0} 迁往 {1}，而其磁盘已满：既不接受写入，也不接受快照。',
  'Make room on the disk of the target': '为目标 Store 的磁盘腾出空间',
  'Its tikv.log says `disk usage AlmostFull->Normal`, and the learners leave `pending_peers`.': '它的 tikv.log 中出现 `disk usage AlmostFull->Normal`，这些 Learner 从 `pending_peers` 中消失。',
  'Let PD leave the store alone earlier': '让 PD 更早避开该 Store',
  'New operators name other stores.': '新的 Operator 选择其他 Store。',
  'no other store has space': '没有其他有空间的 Store',
  'logs, backups, other processes': '日志、备份、其他进程',
}

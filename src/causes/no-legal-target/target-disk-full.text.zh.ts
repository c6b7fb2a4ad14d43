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

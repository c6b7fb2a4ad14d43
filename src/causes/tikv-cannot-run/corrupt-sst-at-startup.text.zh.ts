import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 因数据文件损坏而无法启动',
  explain: `
## 发生了什么
RocksDB 拒绝打开，或者后台错误在数据目录中留下标记文件并使 TiKV 退出；之后只要标记文件存在，每次启动都会被拒绝。

## 为什么停在这里
已退出的进程只有在需要其副本时才会阻碍下线：为了凑成某个 Region 的多数派，或者它是最后一份数据。

## 看起来是什么样
FATAL 日志 \`failed to create kv engine: Storage Engine Corruption …\`、\`rocksdb background error … Corruption\`，之后是 \`panic_mark_file … exists\`。\`tikv-ctl bad-ssts\` 会列出文件和 Region。

## 不要混淆
启动时的 \`No space left\`：文件是完好的。某个 Region 的快照损坏，或 Raft 日志末尾缺失。

## 怎么办
先确认没有该 Store 时各 Region 是否有 Leader：如果有，下线该 Store，由 PD 补齐副本。不要只是删除标记文件。只有在需要这个副本时，才按 \`bad-ssts\` 的建议操作。

## 来源
tikv/tikv components/engine_rocks/src/event_listener.rs；cmd/tikv-server。
`,
}

export const says: Catalog = {
  'no TiKV in the bundle reports a damaged data file': '诊断包中没有 TiKV 报告数据文件损坏',
  'The TiKV of {0} cannot start: a data file is damaged.': '{0} 的 TiKV 无法启动：有数据文件损坏。',
  'RocksDB refuses the file': 'RocksDB 拒绝该文件',
  '`bad-ssts` names Region {0} for the damaged file': '`bad-ssts` 指出损坏的文件属于 Region {0}',
  'Have tikv-ctl name the damaged files and the Regions in them': '用 tikv-ctl 找出损坏的文件及其中的 Region',
  'the TiKV is stopped': '该 TiKV 已停止',
  'It ends with `suggested operations` for each file.': '对每个文件，最后都会给出 `suggested operations`。',
}

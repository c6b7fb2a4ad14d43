import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 TiKV 因 Raft 日志末尾缺失而 panic',
  explain: `
## 发生了什么
断电之后，或在 \`sync-log=false\` 时，已经确认的日志并没有落盘。raft-rs 拒绝超出日志范围的 commit index，并使进程退出。

## 为什么停在这里
每次启动后收到第一条消息时就会 panic，一个 Region 接着一个 Region。

## 看起来是什么样
\`to_commit X is out of range [last_index Y]\`，文本中带有 Region；\`unexpected raft log index: last_index A < applied_index B\` (v3.0)、\`raft state … not match apply state\` (v4.0)、\`… doesn't exist, may lose data\`（从 v5.2 起）。

## 不要混淆
因快照而 panic (\`broken-snapshot-panic-loop\`)。OOM killer。

## 怎么办
该副本不得再参与投票。如果其他 Store 上有多数派，下线该 Store，或只把日志中点名的 Region 在该 Store 上标记为 tombstone。切勿修改 index。

## 来源
tikv/raft-rs src/raft_log.rs commit_to；tikv/tikv components/raftstore/src/store/peer_storage.rs；tikv/tikv#4731、#5508。
`,
}

export const says: Catalog = {
  'no TiKV in the bundle misses the end of a raft log': '诊断包中没有 TiKV 缺失 Raft 日志的末尾',
  'The TiKV of {0} panics: the end of the raft log of {1} is missing on its disk.': '{0} 的 TiKV 发生 panic：其磁盘上缺失 {1} 的 Raft 日志末尾。',
  'entries that were acknowledged are not there': '已确认的日志条目不存在',
}

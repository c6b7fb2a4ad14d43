import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '实验性的 raftstore-v2 引擎在下线方面有它自己的缺陷',
  explain: `
## 发生了什么
\`storage.engine = "partitioned-raft-kv"\`（v6.6 至 v7.x，实验特性）替换了 TiKV 的 Raft Store。

## 为什么停在这里
快照是整个 tablet 的拷贝，可能卡住；已移除的 Store 上的 Peer 由另外的机制回收。

## 看起来是什么样
TiKV 启动时打印的配置中有 \`partitioned-raft-kv\`，或日志中有 \`begin to send snapshot file\`：可以确定是这个引擎。PD 中 \`store-limit-version\` 为 v2，以及 \`gc peer on tombstone store\`，只是线索。

## 不要混淆
普通引擎，只是手动把 store limit 设成了 v2。

## 怎么办
先确认是哪种引擎。对于这种引擎，tikv-ctl 既没有 \`remove-fail-stores\`，也没有 \`recreate-region\`。

## 来源
tikv/tikv src/server/debug2.rs；tikv/tikv#15153。
`,
}

export const says: Catalog = {
  'release {0} has no raftstore-v2': '{0} 版本没有 raftstore-v2',
  'nothing shows the experimental engine': '没有迹象表明使用了实验性引擎',
  'The cluster {0} the experimental partitioned engine (raftstore-v2), which has bugs of its own when peers are removed.': '该集群{0}实验性的分区引擎 (raftstore-v2)，它在移除 Peer 方面有自己的缺陷。',
  'runs': '使用的是',
  'seems to run': '看起来使用的是',
  'Make sure which engine it is, before any repair by hand': '在做任何手动修复之前，先确认使用的是哪种引擎',
  '`partitioned-raft-kv`: tikv-ctl cannot recover or recreate Regions here; only online unsafe recovery can.': '若为 `partitioned-raft-kv`：此时 tikv-ctl 无法恢复或重建 Region，只能使用 Online Unsafe Recovery。',
  'raftstore-v2: snapshots get stuck': 'raftstore-v2：快照卡住',
  'TiKV starts with `partitioned-raft-kv`': 'TiKV 启动时的配置中有 `partitioned-raft-kv`',
  'TiKV sends a tablet as a snapshot, which only raftstore-v2 does': 'TiKV 以快照的形式发送 tablet，只有 raftstore-v2 才会这样做',
  '`store-limit-version` is v2, as PD sets it for this engine': '`store-limit-version` 为 v2，PD 对该引擎会这样设置',
  'only raftstore-v2 says so': '只有 raftstore-v2 会输出这样的日志',
}

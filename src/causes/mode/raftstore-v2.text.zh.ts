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

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'DR Auto-Sync 的状态阻碍了副本补齐或恢复',
  explain: `
## 发生了什么
\`replication-mode\` 为 dr-auto-sync 时，副本按某个标签分布在主中心和灾备中心，并由一个状态（\`sync\`、\`async_wait\`、\`async\`、\`sync_recover\`）决定提交所需的条件。

## 为什么停在这里
如果某个中心的 Store 不足，Region 就达不到该状态所要求的完整性；某个中心的最后一个 Store 也没有地方可以迁出 Peer。

## 看起来是什么样
\`replication_mode/status\`、各 Region 的 \`replication_status.state\`，以及 pd.log 中的 \`switched to sync_recover state\`。

## 不要混淆
\`isolation-level-unsatisfiable\` 和 \`placement-rule-unsatisfiable\`：在这类集群中，它们由放置规则 (Placement Rules) 引起，更为常见。

## 怎么办
查看当前状态；在 Store 不足的中心新增 Store。

## 来源
tikv/pd pkg/replication/replication_mode.go。
`,
}

export const says: Catalog = {
  'the configuration has no replication mode': '配置中没有复制模式 (replication-mode)',
  'the replication mode is {0}': '复制模式为 {0}',
  'the replication mode is dr-auto-sync': '复制模式为 dr-auto-sync',
  'the configuration does not show the replication mode': '配置中看不到复制模式',
  'Store `{0}` is the last one of {1} `{2}` in a DR Auto-Sync cluster: without it PD keeps the other side alone and waits.': '在 DR Auto-Sync 集群中，Store `{0}` 是 {1} `{2}` 的最后一个 Store：没有它，PD 只保留另一侧并等待。',
  'The cluster runs in DR Auto-Sync mode, whose state may hold replication and recovery back.': '集群以 DR Auto-Sync 模式运行，该模式的状态可能会阻碍副本补齐和恢复。',
  'See the state of the replication': '查看复制状态',
  '`state` is `sync`; `async_wait` and `sync_recover` say what it waits for.': '`state` 为 `sync`；若为 `async_wait` 或 `sync_recover`，则说明它在等待什么。',
  'a host of {0} {1} is to be had': '可以找到一台 {0} 为 {1} 的主机',
}

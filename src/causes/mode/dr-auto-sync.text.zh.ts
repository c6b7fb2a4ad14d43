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

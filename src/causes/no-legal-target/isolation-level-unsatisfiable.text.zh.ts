import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '`isolation-level` 排除了剩下的每一个 Store',
  explain: `
## 发生了什么
\`isolation-level\`（从 v5.0 起）是硬性要求：同一个 Region 的任意两个副本不能位于同一个 zone、rack 或 host。单独的 \`location-labels\` 只是尽量满足，从不阻止调度。

## 为什么停在这里
正在下线的 Store 是它所在位置的最后一个。其他有空间的 Store 都与该 Region 的另一个副本处于同一位置，因此 PD 每一轮都找不到目标 Store。

## 看起来是什么样
位置的数量与副本数相同；正在下线的 Store 独占一个位置。其他 Store 为 Up，空间充足且空闲；\`region_count\` 保持不变。

## 不要混淆
\`not-enough-up-stores\`。只写在配置里而没有任何规则带有的隔离级别：开启放置规则 (Placement Rules) 后只以规则为准，而在 v6.5.6、v7.1.2 和 v7.4 之前，\`config set isolation-level\` 不会把它写入规则。

## 怎么办
在即将空出的位置新增一个 Store，恢复该位置上一个 Down 的 Store，或放弃这个隔离级别。

## 来源
tikv/pd server/schedule/filter/filters.go isolationFilter；tikv/pd#7121。
`,
}

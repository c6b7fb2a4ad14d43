import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no Region left has lost its last candidate to an isolation level': '没有剩余的 Region 因隔离级别而失去最后一个候选 Store',
  'Isolation level `{0}` forbids every remaining store to {1} on store `{2}`: each one with room shares its `{3}` with another replica.': '对于 Store `{2}` 上的 {1}，隔离级别 `{0}` 排除了剩下的每一个 Store：凡是有空间的 Store，都与另一个副本处于同一个 `{3}`。',
  'placement rule `{0}` has isolation level `{1}`': '放置规则 `{0}` 的隔离级别为 `{1}`',
  '`isolation-level` is `{0}`, and placement rules are off': '`isolation-level` 为 `{0}`，且未开启放置规则 (Placement Rules)',
  'they stand in the place that is missing': '它们位于所缺的位置',
  'The stores are Up, and PD makes operators for the Regions left.': '这些 Store 为 Up，PD 为剩余的 Region 创建 Operator。',
  'a host in {0} is to be had': '可以找到一台位于 {0} 的主机',
  'another place': '其他位置',
  'Give the isolation level up': '取消隔离级别',
  'Give the isolation level of `{0}` up': '取消 `{0}` 的隔离级别',
  'two replicas in one place are acceptable for the time being': '暂时可以接受同一位置有两个副本',
  '`config placement-rules show` has no `isolation_level` any more, and the store drains.': '`config placement-rules show` 中不再有 `isolation_level`，该 Store 开始迁出数据。',
  'or take isolation_level out of the rule: config placement-rules save': '或从规则中去掉 isolation_level：config placement-rules save',
}

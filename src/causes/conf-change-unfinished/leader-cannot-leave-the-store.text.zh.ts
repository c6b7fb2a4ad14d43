import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 上有 Leader，而其他 Store 都不允许承接这些 Leader',
  explain: `
## 发生了什么
要把 Leader 所在的 Peer 从该 Store 上移走，必须先把 Leader 转移到其他 Store。以下 Store 不会被 PD 选中：处于 Offline、Down、Disconnected 或繁忙状态的，被 evict-leader 或 slow-store 调度器暂停的，被 \`label-property reject-leader\` 指定的，以及放置规则 (Placement Rules) 要求为 Follower 的。

## 为什么停在这里
如果一个都不剩，Operator 根本无法创建（\`no valid leader\`，DEBUG 级别）。执行 delete 时的检查（从 v6.1 起）只看那一个时刻。

## 看起来是什么样
该 Store 的 Follower 在减少，而 \`leader_count\` 一直大于 0。\`scheduler show\` 列出的 \`evict-leader-scheduler\` 不带 Store ID；这些 ID 可以在 \`config show all\` 以及 pd.log 的 \`create scheduler\` 中找到。

## 不要混淆
TiKV 拒绝转移 Leader：那种情况下存在 Operator。针对正在下线的 Store 自身的 evict-leader 调度器：它起不到作用，只会让 pd.log 充满 \`operator canceled\`。

## 怎么办
删除 evict-leader 调度器，或去掉某个 Follower 所在 Store 的 reject-leader 标签；或者新增一个可以承接 Leader 的 Store。调整 \`leader-schedule-limit\` 从来不起作用。

## 来源
tikv/pd server/schedule/filter/filters.go；server/schedule/operator/builder.go；tikv/pd#4591。
`,
}

export const says: Catalog = {
  'for every Region left that the store leads, some other store may lead': '对于 Leader 在该 Store 上的每个剩余 Region，都有其他 Store 可以承接 Leader',
  'Store `{0}` leads {1} that no other store may lead, so that PD can build no operator for {2}.': 'Store `{0}` 上有 {1} 的 Leader，而其他 Store 都不允许承接这些 Leader，PD 因此无法为其创建 Operator。',
  'Region {0} is led by store {1}: {2}': 'Region {0} 的 Leader 在 Store {1} 上：{2}',
  '{0} keeps leaders off store {1}': '{0} 不允许 Store {1} 承接 Leader',
  'an evict-leader scheduler': '某个 evict-leader 调度器',
  'stores with these labels may not lead': '带有这些标签的 Store 不能成为 Leader',
  'Remove the evict-leader scheduler': '移除 evict-leader 调度器',
  'Remove an evict-leader scheduler (one of the stores {0} is enough if it has a peer of each Region)': '移除一个 evict-leader 调度器（Store {0} 中，只要有一个在每个 Region 上都有 Peer，移除它的即可）',
  'Remove `{0}` while the store leaves': '在该 Store 下线期间移除 `{0}`',
  'the store that it spares cannot be cured soon: a slow store leads slowly': '它所避开的 Store 短期内无法恢复：慢 Store 上的 Leader 也会变慢',
  'Take `reject-leader` back, or relabel the store of one follower': '撤销 `reject-leader`，或修改某个 Follower 所在 Store 的标签',
  '`operator show` lists operators for the Regions that the store leads.': '`operator show` 中出现针对该 Store 上各 Leader 所属 Region 的 Operator。',
  'it may lead: not under the same label or rule. `leader-schedule-limit` never helps here': '它可以承接 Leader：不受同样的标签或规则限制。调整 `leader-schedule-limit` 对此从来没有帮助',
  'no line says that PD finds no valid leader (PD says it at DEBUG only)': '日志中没有 PD 找不到合法 Leader 的记录（PD 只在 DEBUG 级别输出）',
  'PD finds no store that may lead, and makes no operator (`no valid leader`).': 'PD 找不到可以承接 Leader 的 Store，因而不创建 Operator (`no valid leader`)。',
  'PD\'s checker gives up: no valid leader': 'PD 的 Checker 放弃处理：没有合法的 Leader',
}

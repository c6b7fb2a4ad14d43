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

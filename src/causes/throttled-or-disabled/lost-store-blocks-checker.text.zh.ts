import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Peer 位于 PD 不认识的 Store 上，使其 Region 的检查提前结束',
  explain: `
## 发生了什么
未开启放置规则 (Placement Rules) 时，Replica Checker 按顺序检查 Region 的各个 Peer。遇到所在 Store 没有记录的 Peer 时，它打印 \`lost the store, maybe you are recovering the PD cluster\`，然后停止。

## 为什么停在这里
这个未知的 Store 是被强制移除的，或者在 Region 仍有 Peer 位于其上时就被清除了。它在列表中排在正在下线的 Store 之前，因此 PD 永远轮不到后者。

## 看起来是什么样
\`peers\` 中有一个 ID，既不在 \`store\` 中，也不在墓碑 (Tombstone) Store 的列表中；pd.log 反复打印该告警。

## 不要混淆
没有 Leader 的 Region：那里起决定作用的是多数派。已开启放置规则时，未知的 Peer 不构成障碍；排在正在下线的 Store 之后的也不构成障碍。

## 怎么办
逐个 Region 手动移除位于未知 Store 上的 Peer。

## 来源
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer。
`,
}

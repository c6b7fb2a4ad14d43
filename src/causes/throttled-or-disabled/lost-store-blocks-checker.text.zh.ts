import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'placement rules are on, or no Region left has a peer on a store that PD does not know before the one on the leaving store': '已开启放置规则 (Placement Rules)，或剩余的 Region 都没有位于 PD 不认识的 Store 上、且排在下线 Store 之前的 Peer',
  'Placement rules are off, and PD gives a Region up at the first peer on a store that it does not know: {0} on store `{1}` {2} {3} first.': '未开启放置规则 (Placement Rules)，PD 遇到第一个位于它不认识的 Store 上的 Peer 就放弃该 Region：Store `{1}` 上的 {0} 排在前面的是 {3}。',
  'pd.log: lost the store {0}, {1}': 'pd.log：lost the store {0}，{1}',
  'the other voters are a majority. A second command within seconds may be refused: repeat it': '其他 Voter 构成多数派。几秒内的第二条命令可能会被拒绝：请重试',
  'Turn placement rules on: the rule checker passes over such a peer': '开启放置规则 (Placement Rules)：Rule Checker 会跳过这样的 Peer',
  'nobody relies on rules being off': '没有人依赖于关闭规则',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '未开启放置规则 (Placement Rules)，而 Learner 拦住了 Replica Checker',
  explain: `
## 发生了什么
未开启放置规则时，由 Replica Checker 迁出下线 Store 上的 Peer。它会跳过所有带有 Learner 的 Region，无论该 Learner 位于哪个 Store。

## 为什么停在这里
该 Learner 是超时的 Operator 留下的，或者是 Operator 执行到一半时 PD 重启留下的。它处于 pending 状态，无法提升，也没有什么会把它移走。

## 看起来是什么样
\`enable-placement-rules\` 为 false。留下的每个 Region 都有一个角色为 Learner 的 Peer；没有 Learner 的 Region 都已迁走。留下的 Region 没有 Operator，或反复出现 \`promote-learner\`。

## 不要混淆
已开启放置规则时的 Learner：它会作为孤儿副本 (orphan peer) 被移除，或被提升。Learner 所在的 Store 处于 Down 状态的时间超过 \`max-store-down-time\`：这种修复会先执行，并扫清障碍。

## 怎么办
让该 Learner 追上进度，或将其移除。它为何落后才是根源：查看 Leader 和它所在 Store 的日志。

## 来源
tikv/pd server/schedule/checker/replica_checker.go checkOfflinePeer。
`,
}

export const says: Catalog = {
  'placement rules are on, or no Region left has a learner': '已开启放置规则 (Placement Rules)，或剩余的 Region 都没有 Learner',
  'Placement rules are off, and PD replaces no peer of a Region that has a learner: {0} on store `{1}` {2} one on {3}.': '未开启放置规则 (Placement Rules)，PD 不会替换带有 Learner 的 Region 的任何 Peer：Store `{1}` 上的 {0} 在 {3} 上有 Learner。',
  '{0}learner on store {1}': 'Store {1} 上的 {0}Learner',
  'pending ': 'pending ',
  'Region {0} has a {1}': 'Region {0} 有 {1}',
  'the learners can then catch up and be promoted': '这些 Learner 之后可以追上数据并得到提升',
  'the learner does not catch up. PD may choose the same store again: cure that store first, or the learner is back': '该 Learner 没有追上数据。PD 可能再次选择同一个 Store：先使该 Store 恢复正常，否则 Learner 又会回来',
  'Turn placement rules on: the rule checker has no such gate': '开启放置规则 (Placement Rules)：Rule Checker 没有这一限制',
  'every TiKV and PD is at least 4.0, and nobody relies on rules being off': '每个 TiKV 和 PD 的版本都不低于 v4.0，且没有人依赖于关闭规则',
}

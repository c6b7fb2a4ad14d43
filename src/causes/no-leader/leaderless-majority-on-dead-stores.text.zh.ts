import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 的多数派 Voter 位于没有运行的 Store 上',
  explain: `
## 发生了什么
只有超过半数的 Voter 在运行时，Region 才能选出 Leader。这里多数 Voter 位于 Down、进程已退出或墓碑 (Tombstone) 状态的 Store 上；正在下线的 Store 也可能是其中之一。

## 为什么停在这里
存活的副本请求投票，却得不到选票。PD 继续保留这个 Region 的记录：PD 重启之后显示没有 Leader，否则显示它所知道的最后一个 Leader；PD 自己不会把它清掉。发给这种 Leader 的 Operator 到第 0 步就结束了。

## 看起来是什么样
\`region ID\` 中没有 \`leader.id\`，或者 Leader 位于没有运行的 Store 上；其 Voter 中位于心跳正常的 Store 上的不足半数加一。存活副本的 tikv.log 反复出现 \`became pre-candidate\` 和 \`leader missing longer than …\`。\`region check down-peer\` 什么也列不出来，因为这需要由 Leader 上报。

## 不要混淆
没有运行的 Learner：它们不参与投票。失联不到半小时的 Store：可能一分钟后就会恢复。已被清除的 Store，即其记录已被 PD 删除 (\`leaderless-peers-on-purged-stores\`)。

## 怎么办
带着原有数据启动其中一个没有运行的 Store：不会丢失任何数据。只有确定再也无法启动时，才使用有损恢复 (Unsafe Recovery)：它可能丢失最后的写入，并且会立即把列出的 Store 置为墓碑 (Tombstone)。

## 来源
tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；server/core/region.go；raft-rs src/raft.rs。
`,
}

export const says: Catalog = {
  'a majority of the voters is alive in every Region without a leader': '每个没有 Leader 的 Region，其 Voter 的多数派都存活',
  'the stores of the other voters are not in the bundle ({0})': '诊断包中没有其他 Voter 所在的 Store（{0}）',
  '{0} on store `{1}`': 'Store `{1}` 上的 {0}',
  '{0} ({1}) {2} lost the majority of {3} voters: {4} not run.': '{0}（{1}）已失去多数派的 Voter：{4} 没有运行。',
  'which stores run': '哪些 Store 在运行',
  'PD has just loaded its Regions': 'PD 刚刚加载了 Region',
  'no Region has lost the majority of its voters with stores that do not run': '没有 Region 因 Store 未运行而失去多数派的 Voter',
  'store {0} does': 'Store {0}',
  'stores {0} do': 'Store {0}',
  'the data is intact; this loses nothing': '数据完好；这样做不会丢失任何数据',
  'no store is leaving, and nobody has given stores up': '没有正在下线的 Store，也没有人放弃过 Store',
  'no Region of the bundle has its majority on the stores that were given up': '诊断包中没有 Region 的多数派位于已被放弃的 Store 上',
  '{0} ({1}) {2} majority on stores {3}, which somebody has given up as lost.': '{0}（{1}）的多数派位于 Store {3} 上，而这些 Store 已被当作丢失而放弃。',
  'one of their disks can still be mounted; this loses nothing': '其中某个磁盘仍可挂载；这样做不会丢失任何数据',
  '; its leader in PD, on store {0}, is only the last one known': '；PD 中显示它的 Leader 在 Store {0} 上，那只是最后一个已知的 Leader',
  'Region {0}: {1}{2}': 'Region {0}：{1}{2}',
  'store {0} is {1} and {2}': 'Store {0} 的状态为 {1}，判断为{2}',
}

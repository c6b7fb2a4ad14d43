import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '表所要求的 TiFlash 副本数多于下线后剩余的 TiFlash Store',
  explain: `
## 发生了什么
对每张带有 TiFlash 副本的表，TiDB 都会写入一条放置规则 \`tiflash/table-ID-r\`：要求在带有 \`engine=tiflash\` 的 Store 上有若干个 Learner。正在下线的 TiFlash Store 上的每个 Learner 都需要另一个 TiFlash Store 来承接。

## 为什么停在这里
规则要求的 Learner 数量与 TiFlash Store 的总数（包括正在下线的）相同。PD 找不到目标 Store，Learner 只能留在原处。

## 看起来是什么样
留下的 Peer 全部是 Learner。规则的 \`count\` 大于保留下来的 TiFlash Store 数量。在 v4.0 及更早版本中，\`region store N\` 不显示 Learner，因此什么也看不到。

## 不要混淆
\`tiflash-rules-after-drop\`：那里的规则是已不存在的表遗留下来的。查询 INFORMATION_SCHEMA.TIFLASH_REPLICA 可以区分两者。

## 怎么办
\`ALTER TABLE … SET TIFLASH REPLICA n\`，其中 n 不大于保留下来的 Store 数量；如果全部下线，则为 0。

## 来源
docs.pingcap.com，Scale in a TiFlash cluster（缩容 TiFlash 节点）；tikv/pd server/schedule/checker/rule_checker.go。
`,
}

export const says: Catalog = {
  'every TiFlash rule of a table that is still wanted finds a store for its replicas': '对于仍然需要的表，每条 TiFlash 规则都有 Store 可以存放其副本',
  '{0} {1}, and without store `{2}` {3} left.': '{0} {1}，而没有 Store `{2}`，{3}。',
  '{0} TiFlash replica': '{0} 个 TiFlash 副本',
  'no TiFlash store is': '就不再有 TiFlash Store',
  'only {0} ({1}) would be': '就只剩下 {0}（{1}）',
  '{0} TiFlash store': '{0} 个 TiFlash Store',
  'Rule {0} wants': '规则 {0} 要求',
  'Rules {0} want up to': '规则 {0} 最多要求',
  'TiDB wants {0} of table {1} on TiFlash': 'TiDB 要求表 {1} 在 TiFlash 上有 {0}',
  'Ask for no TiFlash replicas of these tables': '不再为这些表要求 TiFlash 副本',
  'Ask for at most {0} of these tables': '把这些表要求的副本减至最多 {0}',
  'the queries can do without': '查询可以不依赖它们',
  'The rule of the table has the new count, and the learners leave the store. A table that is not listed was dropped: then its rule is the cause.': '表的规则显示新的副本数，这些 Learner 离开该 Store。未列出的表已被删除：这时原因在于它的规则。',
  'the tables need all their replicas': '这些表需要全部的副本',
  'Add a TiFlash store': '增加一个 TiFlash Store',
  'TABLE_ID {0}': 'TABLE_ID {0}',
}

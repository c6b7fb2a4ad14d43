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

import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有放置规则 (Placement Rules) 没有给它的 Region 留下可用的 Store',
  explain: `
## 发生了什么
每个 Region 都遵循其 Key 范围的放置规则：PD 自身的规则、SQL 放置策略 (Placement Rules in SQL) 的规则、TiFlash 的规则。带有标签约束的规则只承认带有这些标签的 Store。

## 为什么停在这里
除去正在下线的 Store，这样的 Store 已经不够。如果某条规则缺少 Peer 而又找不到 Store，就轮不到处理它自己位于下线 Store 上的那个 Peer；在 v4.0 及更早版本中，排在它后面的规则也不会再检查 (tikv/pd#3293)。PD 只在 DEBUG 级别的日志中说明。

## 看起来是什么样
其他 Store 为 Up，空间充足且空闲。留下的 Region 都属于同一张表或同一个放置策略，其余的都已迁走。典型情形：新增的 Store 没有 \`pd/default\` 所要求的标签。

## 不要混淆
\`isolation-level-unsatisfiable\`：那里标签之所以起决定作用，是因为其他副本所处的位置。\`not-enough-up-stores\`：那里没有特殊的规则，只是 Store 太少。

## 怎么办
给某个 Store 加上标签，新增一个带有该标签的 Store，或放宽规则或放置策略。

## 来源
tikv/pd server/schedule/checker/rule_checker.go、server/schedule/placement/label_constraint.go；tikv/pd#3293、tikv/pd#7185。
`,
}

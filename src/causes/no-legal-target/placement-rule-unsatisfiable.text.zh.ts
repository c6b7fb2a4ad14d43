import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no placement rule has lost its last store to its label constraints': '没有放置规则因标签约束而失去最后一个可用的 Store',
  '{0} leaves no store for {1} on store `{2}`{3}.': '{0} 没有给 Store `{2}` 上的 {1} 留下可用的 Store{3}。',
  'Placement rule `{0}`': '放置规则 `{0}`',
  'No placement rule': '不存在相应的放置规则，因此',
  ': {0} ({1}) {2} not meet its label constraints': '：{0}（{1}）不满足其标签约束',
  '{0} other store': '其他 {0} 个 Store',
  'the store really is such a place: same rack, same kind of disk': '该 Store 确实符合这一标签：同一机架、同一种磁盘',
  'no store that is there may take the label': '现有的 Store 都不能打上该标签',
  'Ask less of the placement policy': '放宽放置策略 (Placement Policy)',
  'Ask less of rule `{0}/{1}`': '放宽规则 `{0}/{1}`',
  'the data need not stay where the rule wants it; fewer replicas than before are a decision, not an accident': '数据不必留在规则要求的位置；副本数减少应当是有意的决定，而不是意外',
  'PD makes operators for the Regions left within a minute.': '一分钟内 PD 为剩余的 Region 创建 Operator。',
  'Give the key range a placement rule': '为该 Key 范围设置放置规则',
  'Every key range has a rule with a voter.': '每段 Key 范围都有一条带 Voter 的规则。',
  'after the change': '改好之后',
  'which policy is it?': '是哪个策略？',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '另一个无法结束的 Operator 占住了这些 Region',
  explain: `
## 发生了什么
一个 Region 同一时间只有一个 Operator。PD 巡检时会跳过已有 Operator 的 Region，只有优先级更高的 Operator 才能取代它。

## 为什么停在这里
无法结束的 Operator（向失联的 Store 做均衡迁移、手动发起的转移）会让 Peer 一直留在原处，直到超时：10 分钟甚至更久。之后往往又来一个同样的 Operator。

## 看起来是什么样
\`operator show\` 中，某个留下的 Region 有一个名称不带 \`offline\` 的 Operator，两次查看都停在同一步；pd.log 不断下发同一步。对于目标 Store 已宕机的 Operator，PD 要到 \`max-store-down-time\` 之后才会丢弃（\`operator is stale\`、\`target store is down\`）。

## 不要混淆
下线自身的 Operator：那就要问它为何没有结束。Region 合并。只看一次一个刚创建不久的 Operator。

## 怎么办
\`operator remove REGION\`；处理该 Operator 所等待的 Store；在该 Store 迁出数据期间关闭均衡调度器。

## 来源
tikv/pd server/cluster/coordinator.go patrolRegions、operator_controller.go；tikv/pd#4128、#11143。
`,
}

export const says: Catalog = {
  'no operator of a scheduler or of an administrator holds a Region left for long': '没有调度器或管理员的 Operator 长时间占住剩余的 Region',
  'no operator of the bundle fails to end': '诊断包中没有未能结束的 Operator',
  'PD gave the operator of Region {0} up only when its target had been down for max-store-down-time': '直到目标 Store 停止的时间超过 max-store-down-time，PD 才放弃 Region {0} 的 Operator',
  'An operator is on {0}; one look does not tell whether it gets on.': '{0} 有 Operator；只看一次，无法判断它是否在进行。',
  'An operator that does not end holds {0}: PD\'s patrol passes over a Region that has one.': '有一个无法结束的 Operator 占住了 {0}：PD 的巡检会跳过已有 Operator 的 Region。',
  'from 6.1.7': '从 v6.1.7 起',
  'Remove the operators that do not end': '移除无法结束的 Operator',
  '`operator show` has operators of the checkers (`…offline…`) for these Regions a moment later.': '片刻之后，`operator show` 中出现 Checker 为这些 Region 创建的 Operator (`…offline…`)。',
  'Keep the balancer from making new ones while the store drains': '在该 Store 下线期间，不让均衡调度器创建新的 Operator',
  'the operators are `balance-region` and come back': '这些 Operator 是 `balance-region`，且会再次出现',
  'pd.log adds no further `balance-region`. Set it back once the store is Tombstone.': 'pd.log 中不再新增 `balance-region`。待该 Store 变为墓碑 (Tombstone) 后，再改回原值。',
}

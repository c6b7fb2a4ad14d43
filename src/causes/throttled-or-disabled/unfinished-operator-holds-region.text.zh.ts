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

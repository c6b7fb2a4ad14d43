import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 的巡检停在正在运行的 Operator 后面，跳过了这些 Region',
  explain: `
## 发生了什么
PD 的巡检按 Key 的顺序遍历各个 Region。在 v6.4 及更早版本中，只有经过没有 Operator 的 Region 时，巡检位置才会前移。

## 为什么停在这里
当 Key 空间末尾的 Region 上有结束不了的 Operator 时，巡检无法回到开头，排在它们前面的 Region 就不会被检查：大约每经过一个 Operator 的存活时间才能完成一轮。

## 看起来是什么样
从某个 Key 到末尾，每个 Region 在 \`operator show\` 中都有 Operator；而该 Key 之前、留在该 Store 上的 Region 有合法的目标 Store，却没有 Operator。

## 不要混淆
已经用完的 \`replica-schedule-limit\`。只是迁出较慢的 Store：那里每个 Region 都会轮到。

## 怎么办
移除末尾那些 Region 的 Operator，或通过 \`regions/accelerate-schedule\` 让 PD 检查其他 Region；升级。

## 来源
tikv/pd server/cluster/coordinator.go patrolRegions；在 v6.5 中修复（pkg/schedule checkRegions）。
`,
}

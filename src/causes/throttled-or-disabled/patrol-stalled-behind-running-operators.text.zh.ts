import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'PD {0} moves its patrol past Regions with an operator': 'PD {0} 的巡检会越过已有 Operator 的 Region',
  'which Regions hold operators at the end of the key space': 'Key 空间末尾的哪些 Region 被 Operator 占住',
  'the last Region of the key space holds no operator, so that the patrol comes round': 'Key 空间的最后一个 Region 没有 Operator，巡检可以回到开头',
  'every Region left that could move has an operator': '可以迁移的剩余 Region 都有 Operator',
  'PD\'s patrol waits behind {0} at the end of the key space that hold running operators; {1} before them could move and {2} not looked at.': 'PD 的巡检停在 Key 空间末尾被运行中 Operator 占住的 {0} 后面；在它们之前有 {1} 可以迁移，却没有被检查。',
  'from Region {0} to the end of the key space every Region holds an operator': '从 Region {0} 到 Key 空间末尾，每个 Region 都有 Operator',
  'Region {0} could move and has none': 'Region {0} 可以迁移，却没有 Operator',
  'Remove the operators at the end of the key space': '移除 Key 空间末尾的 Operator',
  '`operator show` lists operators for Regions before them within a minute.': '一分钟内 `operator show` 中出现针对它们之前的 Region 的 Operator。',
  'Have PD look at the Regions that wait': '让 PD 检查等待中的 Region',
  'from 4.0 on': 'v4.0 及之后',
  'pd.log has `add operator` lines for them.': 'pd.log 中出现针对它们的 `add operator`。',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '位置最优的唯一一个 Store 目前不能接收 Peer',
  explain: `
## 发生了什么
从 v5.0 起，PD 分两个阶段选择目标 Store：先按位置标签 (location labels) 选出位置最优的一组 Store，再只在这一组中挑选已连接、不繁忙且未达到限制的 Store。

## 为什么停在这里
位置最优的一组往往就是某个 zone 中仅剩的另一个 Store，它在第二阶段被排除。PD 不会退而选择位置次优的 Store：只要这种状态持续，就不创建 Operator。

## 看起来是什么样
设置了 \`location-labels\`。其他位置的 Store 为 Up，空间充足且空闲。位置合适的那个 Store 处于繁忙或 Disconnected 状态、store limit 已用完，或者快照或 pending Peer 过多。

## 不要混淆
\`isolation-level-unsatisfiable\`：那种情况永远不会自行消失。\`target-disconnected-busy-slow\`、\`store-limit-too-low\` 和 \`snapshot-or-pending-count-throttle\`：那里在这一组之外没有其他 Store。

## 怎么办
让该 Store 恢复可用。如果它只是 Disconnected，超过 \`max-store-down-time\` 之后就会被视为不可用。

## 来源
tikv/pd server/schedule/checker/replica_strategy.go。
`,
}

export const says: Catalog = {
  'no Region left waits for the store in the best place while others would do': '没有剩余的 Region 在其他 Store 可用时仍等待位置最优的 Store',
  'For {0} on store `{1}` PD wants {2}, in the best place by the location labels, and no other; and {3} no peer now.': '对于 Store `{1}` 上的 {0}，PD 只选按 location label 位置最优的 {2}，不选其他 Store；而 {3} 目前不能接收 Peer。',
  'that one takes': '该 Store',
  'those take': '这些 Store',
  'the labels that tell places apart': '用来区分位置的标签',
  'Let PD use the stores in other places': '让 PD 使用其他位置的 Store',
  'a worse spread is acceptable for the time being; with a placement rule of your own, take `location_labels` out of that rule': '暂时可以接受较差的分布；如果使用自定义的放置规则，则从该规则中去掉 `location_labels`',
}

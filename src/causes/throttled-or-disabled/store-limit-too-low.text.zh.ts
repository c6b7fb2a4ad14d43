import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 store limit 几乎为 0',
  explain: `
## 发生了什么
每个 Store 对迁入 (\`add-peer\`) 和迁出 (\`remove-peer\`) 的 Peer 都有令牌，按每分钟的数量计，默认为 15。执行 delete 时，PD 会放开正在下线的 Store 的 \`remove-peer\`。

## 为什么停在这里
如果每分钟远不到一个令牌，这些 Store 接收一个 Peer 之后，很长时间内不会再接收。在 delete 之后执行 \`store limit all\`，也会覆盖正在下线的 Store 已经放开的限制。

## 看起来是什么样
\`store limit\` 显示的值远小于 1。起初有几个 Operator，之后就没有了；\`region_count\` 保持不变。

## 不要混淆
较低但正常的限制：此时该 Store 仍在迁出，只是慢。正在下线的 Store 的 \`remove-peer\` 为 100000000 是正常的。

## 怎么办
调高这些限制。在 v8.5.6 之前，PD 可能仍沿用已经耗尽的 \`add-peer\` 限制：执行 \`member leader resign\` 可以解决。

## 来源
tikv/pd server/schedule/operator_controller.go exceedStoreLimit；server/schedule/filter/filters.go。
`,
}

export const says: Catalog = {
  'no Region left waits for a store limit that is all but 0': '没有剩余的 Region 在等待几乎为 0 的 store limit',
  'The store limit is so low that {0} on store `{1}` {2} for hours: {3}.': 'store limit 过低，Store `{1}` 上的 {0} 要等待数小时：{3}。',
  'store {0} may take next to no peer': 'Store {0} 几乎不能接收 Peer',
  'the leaving store may lose next to no peer': '下线的 Store 几乎不能移除 Peer',
  'somebody set the limit of all stores': '有人设置了所有 Store 的限制',
  'a limit set for all stores has overwritten the one that PD lifts for a leaving store': '针对所有 Store 设置的限制，覆盖了 PD 为下线 Store 放开的限制',
}

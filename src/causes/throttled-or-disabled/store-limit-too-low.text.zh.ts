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

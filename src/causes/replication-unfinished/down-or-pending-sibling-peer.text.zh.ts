import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它的 Region 有另一个 Peer 处于 down 或 pending 状态，并且排在前面处理',
  explain: `
## 发生了什么
PD 对一个 Region 每次只修复一个 Peer。在同一条规则内（未开启放置规则时按 Peer 的顺序），由第一个处于 down 状态或位于下线 Store 上的 Peer 决定。

## 为什么停在这里
如果为这第一个 Peer 找不到 Store，PD 这一轮就放弃该 Region，永远轮不到下线 Store 上的那个 Peer。另外，如果 Leader 在下线 Store 上，PD 可能把 Leader 转移给一个处于 pending 状态的 Voter：转移指令一再下发，却无法完成。

## 看起来是什么样
留下的 Region 中有 \`down_peers\` 或 \`pending_peers\`。\`region check down-peer\` 和 \`pending-peer\` 会列出它们。

## 不要混淆
某个 Peer 处于 pending 状态，并不妨碍 PD 替换另一个 Peer。\`orphan-peer-not-removed\`：那里下线 Store 上的 Peer 是多余的。

## 怎么办
恢复另一个 Store，或为它的 Peer 提供新的位置。如果移除后仍有多数派，手动移除那个不在运行的 Peer。

## 来源
tikv/pd server/schedule/checker/rule_checker.go fixRulePeer；tikv/pd#7808。
`,
}

import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'no other peer of a Region left is down or pending and comes first': '剩余的 Region 没有其他处于 down 或 pending 状态、排在前面处理的 Peer',
  '{0} on store `{1}` {2} for another peer that comes first{3}.': 'Store `{1}` 上的 {0} 在等待另一个排在前面处理的 Peer{3}。',
  'PD hands the leadership of Region {0} to store {1}, whose peer is pending': 'PD 把 Region {0} 的 Leader 转移给 Store {1}，而该 Store 上的 Peer 处于 pending 状态',
  ': the one on store {0}': '：Store {0} 上的 Peer',
  ': those on stores {0}': '：Store {0} 上的 Peer',
  '{0} {1} as well': '{0} 同样要迁出',
  '{0} {1} down or pending{2}': '{0} 处于 down 或 pending 状态{2}',
  ', or leave as well': '，或同样要迁出',
  'its data is intact': '它的数据完好',
  'the store of the sick peer does not come back: its peers need a place first': '异常 Peer 所在的 Store 无法恢复：它的 Peer 需要先有去处',
  'the peers that remain are a healthy majority; PD may put the new one on the same store again': '留下的 Peer 构成健康的多数派；PD 可能会把新的 Peer 再次放到同一个 Store 上',
}

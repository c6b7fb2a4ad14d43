import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'TiKV 没有按 PD 的要求转移 Leader',
  explain: `
## 发生了什么
要把 Leader 所在的 Peer 从该 Store 上移走，必须先由另一个 Voter 成为 Leader。PD 下发转移指令；Leader 检查另一个 Voter 是否合适，并拒绝转移。

## 为什么停在这里
每个新的 Operator 都从同样的转移开始，得到同样的答复。

## 看起来是什么样
该 Store 的 \`leader_count\` 一直大于 0；Operator 停在 \`transfer leader from store N to store M\`，直到超时。正在下线的 Store 的 tikv.log 打印 \`reject to transfer leader\` 并带有 \`reason\`：pending conf change、pending snapshot 或 log gap。

## 不要混淆
只拒绝一次：目标落后了几条日志，下一次尝试就会成功。完全没有 Operator：那是没有任何 Store 允许成为 Leader (\`leader-cannot-leave-the-store\`)。

## 怎么办
手动把 Leader 转移给另一个 Voter。如果原因是某个成员变更始终没有应用，检查该 Store 的磁盘并重启其 TiKV。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs ready_to_transfer_leader、pre_transfer_leader；tikv/tikv#9041、#16435。
`,
}

export const says: Catalog = {
  'store {0} leads none of the Regions left': '剩余的 Region 中，没有 Leader 在 Store {0} 上的',
  'no transfer of the leadership is ordered for long without effect': '没有长时间下发而未生效的 Leader 转移',
  'the leader of Region {0} keeps the leadership ({1})': 'Region {0} 的 Leader 没有交出 Leader（{1}）',
  'see its `err`': '见其 `err`',
  'no TiKV of the bundle refuses a transfer of the leadership again and again': '诊断包中没有 TiKV 反复拒绝 Leader 转移',
  'The leader of {0} refused a transfer of the leadership once: that passes by itself as a rule.': '{0} 的 Leader 拒绝过一次 Leader 转移：这种情况通常会自行消失。',
  'PD orders a transfer of the leadership of {0} again and again, and TiKV does not hand it over.': 'PD 反复要求转移 {0} 的 Leader，而 TiKV 没有交出。',
  'Hand the leadership to another voter': '把 Leader 转移给另一个 Voter',
  'another voter is Up and not in `pending_peers`': '有另一个 Voter 处于 Up 状态，且不在 `pending_peers` 中',
  '`{0} region {1}` shows another leader.': '`{0} region {1}` 显示 Leader 已换成另一个 Peer。',
  'Restart the TiKV that keeps the leadership': '重启不交出 Leader 的 TiKV',
  'the reason is a change of members that it never applies, and the other voters of its Regions are a majority': '原因是它一直没有 apply 某个成员变更，且其各 Region 的其他 Voter 构成多数派',
  'The others elect a leader within seconds, and PD moves the Region on.': '其他 Voter 在几秒内选出 Leader，PD 继续迁移该 Region。',
}

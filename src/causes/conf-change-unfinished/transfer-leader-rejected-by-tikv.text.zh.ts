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

import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'TiKV 中的 Leader 没有执行 PD 下发的成员变更',
  explain: `
## 发生了什么
PD 向 Region 的 Leader 下发成员变更：提升新的 Peer，移除旧的 Peer。TiKV 会先做检查：凡是可能丢失多数派或已提交数据的变更一律拒绝；前一个变更尚未应用时到来的变更则推迟。

## 为什么停在这里
PD 随每次心跳重复下发同一条指令，Operator 超时，下一个 Operator 又得到同样的答复。

## 看起来是什么样
新的 Learner 已存在且不在 \`pending_peers\` 中，或者应被移除的 Peer 一直还在；\`send schedule command\` 反复出现，而 \`conf_ver\` 没有变化。Leader 的 tikv.log 打印 \`failed to propose confchange … unsafe to perform conf change\`（v4.0 及更早版本为 \`rejects unsafe conf change request\`）或 \`there is a pending conf change, try later\`。

## 不要混淆
这样的日志只出现一次：只说明前一个变更正在应用。位于 \`pending_peers\` 中的 Learner：它还在等待自己的数据。处于 joint 状态，或 Region 合并已经开始。

## 怎么办
找出落后的 Voter，让它追上进度，或先把它替换掉。如果前一个变更始终没有应用，检查 Leader 所在的磁盘，并把 Leader 转移走。切勿强行变更。

## 来源
tikv/tikv components/raftstore/src/store/peer.rs check_conf_change、propose_conf_change。
`,
}

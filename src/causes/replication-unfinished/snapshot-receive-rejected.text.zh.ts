import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '应当接收新 Peer 的 Store 拒绝了快照',
  explain: `
## 发生了什么
一个 Store 同时最多接收 32 个快照，超出的会被拒绝。如果快照的范围仍属于该 Store 上的另一个 Peer，也会被拒绝。

## 为什么停在这里
Leader 每次都从头开始。如果名额始终空不出来，或者另一个 Peer 始终不消失，就没有快照能够进来。

## 看起来是什么样
在接收端：\`too many recving snapshot tasks, ignore\` 或 \`snapshot range overlaps, wait source destroy finish\`；在发送端：针对该 Region 的 \`failed to send snap … the number of received snapshot tasks 32 exceeded the limitation 32\`。

## 不要混淆
中断的流 (\`snapshot-send-failing-or-throttled\`)。一阵集中的拒绝，但 Region 仍在继续迁移。

## 怎么办
调低 store limit，让同时到来的快照减少；如果没有快照进来而它仍然拒绝，重启该 Store。如果范围重叠的 Region 在 PD 中已不再登记于此，它就是过期的 (stale) Peer。

## 来源
tikv/tikv src/server/snap.rs recv_snap；components/raftstore/src/store/fsm/peer.rs；tikv/tikv#15972、#17019、pingcap/tiflash#8008。
`,
}

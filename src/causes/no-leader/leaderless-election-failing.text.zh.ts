import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 的多数派存活，却选不出 Leader',
  explain: `
## 发生了什么
有足够多的 Voter 在运行，但没有候选者能拿到足够的选票：它的日志落后，而条件更好的 Peer 又无法发起选举（处于静默状态、是 Witness、仍在应用快照、有尚未应用的成员变更），或者消息只能单向送达，或者其余副本在它们自己的 Store 上已是 Tombstone (\`tikv-ctl tombstone\`)。

## 为什么停在这里
每一轮选举的结果都和上一轮一样。对于没有 Leader 的 Region，PD 无能为力。

## 看起来是什么样
各 Voter 的 tikv.log 中，\`starting a new election\`、\`became pre-candidate\`、带 \`vote=false\` 的 \`received votes response\` 或 \`rejected vote from\` 持续超过 10 分钟，却始终没有 \`became leader\`；其间穿插着 \`leader missing longer than …\`；有时还有 \`cannot campaign at term … pending configuration changes\`。

## 不要混淆
重启之后的选举：几秒内就会以 \`became leader\` 结束。发出的投票请求无人应答：说明多数派已经不在运行 (\`leaderless-majority-on-dead-stores\`)。

## 怎么办
检查各 Voter 之间的网络。重启日志最新的那个 Voter。如果它仍然无法当选，在有损恢复 (Unsafe Recovery) 中指定故障的 Store，同时要清楚这可能丢失写入。

## 来源
raft-rs src/raft.rs；tikv/tikv components/raftstore/src/store/peer.rs；tikv/tikv#16429、tikv/tikv#8678。
`,
}

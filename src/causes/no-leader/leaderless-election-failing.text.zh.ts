import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  '{0} on store `{1}` ({2}) {3} a living majority that elects nobody: {4}.': 'Store `{1}` 上的 {0}（{2}）多数派存活，却选不出 Leader：{4}。',
  'too many of the voters are Tombstone on their own stores, and a Tombstone peer answers no vote': '太多 Voter 在自己的 Store 上是墓碑 (Tombstone)，而 Tombstone 的 Peer 不会投票',
  'votes are asked for and refused': '有 Peer 请求投票，但被拒绝',
  'the reason for the missing leader is another one, see the other findings': '没有 Leader 是另外的原因，见其他发现',
  'A living majority of {0} may be asking for votes in vain: only the logs of the voters can tell.': '{0} 的多数派存活，但可能一直在徒劳地请求投票：只有各 Voter 的日志能说明。',
  'the list of Regions tells which have no leader': 'Region 列表已说明哪些 Region 没有 Leader',
  'neither a list of Regions nor the log of any TiKV': '既没有 Region 列表，也没有任何 TiKV 的日志',
  'no TiKV of the bundle asks for votes in vain': '诊断包中没有 TiKV 徒劳地请求投票',
  'The voters of {0} ask for votes for ten minutes and longer and are refused: nobody is elected.': '{0} 的 Voter 在 10 分钟以上的时间里不断请求投票而被拒绝：一直选不出 Leader。',
  'TiKV is stopped on the stores that still have the Region, and its peers on {0} are given up. What the survivor lacks is lost': '仍有该 Region 的 Store 上 TiKV 已停止，并放弃它在 {0} 上的 Peer。存活副本所缺的数据会丢失',
  'Compare what each voter has of the Region': '比较各个 Voter 拥有该 Region 的哪些内容',
  'The voter with the highest term and last index is the one that must win the election.': 'term 和 last index 最高的 Voter，就是必须在选举中胜出的那一个。',
  'Restart the TiKV of the voter with the most advanced log': '重启日志最新的 Voter 所在的 TiKV',
  'the network between the voters works in both directions': 'Voter 之间的网络双向正常',
  'tikv.log says `became leader at term` for the Region, and PD shows the leader.': '对于该 Region，tikv.log 中出现 `became leader at term`，PD 中显示 Leader。',
}

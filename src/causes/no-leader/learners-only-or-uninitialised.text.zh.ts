import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 上有 Region 只剩下 Learner',
  explain: `
## 发生了什么
某个 Region 的所有 Voter 都位于已经不存在的 Store 上。仍在运行的只有 Learner（多数在 TiFlash 上），或者从未获得数据的 Peer。

## 为什么停在这里
Learner 和未初始化的 Peer 既不投票，也不发起选举。该 Region 没有 Leader，也不会再有。

## 看起来是什么样
没有 \`leader\`。所有 Voter 所在的 Store 都是 Down、已被清除或进程已退出，而某个 Learner 所在的 Store 为 Up。TiKV 甚至不会告警缺少 Leader：这类 Peer 不在检查之列。

## 不要混淆
\`leaderless-majority-on-dead-stores\`：那里还剩下一个 Voter。\`all-replicas-lost\`：那里什么都不剩。

## 怎么办
恢复一个 Voter 所在的 Store。否则使用 Online Unsafe Recovery（在线有损恢复），它会把该 Region 重建为空；之后 TiFlash 副本从 TiKV 重新同步，而不是反过来。

## 来源
tikv/raft-rs src/raft.rs；tikv/pd pkg/unsaferecovery/unsafe_recovery_controller.go；tikv/pd#9624。
`,
}

export const says: Catalog = {
  'no Region left has only learners on stores that run': '没有剩余的 Region 在正在运行的 Store 上只剩下 Learner',
  'Of {0} ({1}) on store `{2}` only the learner on {3} is left on a store that runs, and a learner elects nobody.': 'Store `{2}` 上的 {0}（{1}），在正在运行的 Store 上只剩下 {3} 上的 Learner，而 Learner 无法选出 Leader。',
  'up to 8.5.4: unsafe recovery ignores TiFlash learners that are Tombstone': 'v8.5.4 及之前：有损恢复 (Unsafe Recovery) 会忽略状态为 Tombstone 的 TiFlash Learner',
  'store {0} runs{1}': 'Store {0} 正在运行{1}',
  ', a TiFlash: its replica can be read by nobody without a leader': '，是 TiFlash：没有 Leader，它的副本就无法读取',
  'one of their disks can still be read: a learner cannot stand in for it': '其中某个磁盘仍然可读：Learner 代替不了它',
  '{0}. TiFlash replicas are no source: these Regions come back empty': '{0}。TiFlash 副本不能作为数据来源：这些 Region 恢复后为空',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '新的 Learner 始终没有收齐数据，PD 因此不提升它',
  explain: `
## 发生了什么
PD 分步迁移 Peer：在新的 Store 上添加 Learner，等到 Leader 不再上报它为 pending，将其提升为 Voter，再移除旧的 Peer。这里 Learner 已经存在，但一直处于 pending 状态。

## 为什么停在这里
只有当该 Learner 不再出现在 \`pending_peers\` 中，这一步才算完成。Operator 超时后，该 Learner 作为孤儿副本 (orphan peer) 被移除，PD 重新开始，而且往往选中同一个 Store。

## 看起来是什么样
某个角色为 Learner 的 Peer 同时也在 \`pending_peers\` 中；Operator 停在 \`add learner peer\` 或 \`promote learner peer\`，直到超时；其他 Region 几秒内就迁移完成。

## 不要混淆
较大的快照仍在传输：稍后再看。目标 Store 没有响应。Learner 并未处于 pending 状态：那就是 Leader 拒绝提升它 (\`confchange-rejected-or-pending\`)。

## 怎么办
查看 Leader 和目标 Store 的 tikv.log：从中可以看出快照是哪一半失败了。重启目标 Store，或换一个 Store 承接该 Peer。

## 来源
tikv/pd server/schedule/operator/step.go AddLearner.IsFinish、builder.go；tikv/tikv#9918。
`,
}

export const says: Catalog = {
  'no Region left waits for a new learner on a living store to catch up': '剩余的 Region 都不是在等待存活 Store 上新的 Learner 追上数据',
  'no operator of the bundle waits for a learner to catch up': '诊断包中没有 Operator 在等待 Learner 追上数据',
  'the new learner of Region {0} on store {1} is there, and pending': 'Region {0} 在 Store {1} 上的新 Learner 已经存在，处于 pending 状态',
  'The new learner of {0} on {1} is pending: it has not got its data{2}.': '{0} 在 {1} 上的新 Learner 处于 pending 状态：它还没有收齐数据{2}。',
  ' yet, which a large snapshot looks like as well': '；快照较大时也会是这样',
  ', and PD promotes nobody before': '，在此之前 PD 不会提升它',
  'Read what the leader and the target say about the snapshot': '查看 Leader 和目标端的日志中关于快照的内容',
  '`failed to generate snap`, `failed to send snap`, `too many recving snapshot tasks` or a begin without end of the apply names the half that fails.': '`failed to generate snap`、`failed to send snap`、`too many recving snapshot tasks`，或有开始而没有结束的 apply，说明是哪一端出了问题。',
  'Restart the TiKV of store {0}': '重启 Store {0} 的 TiKV',
  'its log shows no refusal and no apply, and only learners on it stay behind': '它的日志中既没有拒绝也没有 apply，并且只有它上面的 Learner 落后',
  '`{0} region {1}` has no pending peers.': '`{0} region {1}` 中没有 pending Peer。',
  'another store can take the peer: PD begins again, and may choose the same store': '有另一个 Store 可以接收该 Peer：PD 会重新开始，也可能仍选择同一个 Store',
  'on the store of the leader and on store {0}': '在 Leader 所在的 Store 和 Store {0} 上',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有 Region 进入了 joint 状态，而它的 Leader 没有退出该状态',
  explain: `
## 发生了什么
从 v5.0 起，一次迁移会同时变更多个成员：Region 先进入 joint 状态，此时新旧两组 Voter 都必须达成一致，再由第二条指令退出该状态。这里第二条指令没有生效。

## 为什么停在这里
PD 的 Joint-State Checker 先于其他所有 Checker 执行，并且只会重复下发 \`leave joint state\`。在它成功之前，其他任何 Operator 都无法创建：\`cannot build operator for region which is in joint state\`。

## 看起来是什么样
在相隔一分钟的两次导出中都有角色为 \`IncomingVoter\` 或 \`DemotingVoter\` 的 Peer；pd.log 中同一条 \`leave joint state\` 指令一再重复，并出现 \`leave-joint-state\` 的 \`operator timeout\`。WARN 日志 \`region is still in the joint state\` 可以证实这一点，但常常没有打印。

## 不要混淆
正在进行的迁移：joint 状态转瞬即过，只看一次说明不了什么。没有 Leader 的 Region：此时没有谁能执行这条指令，原因要到那里去找。

## 怎么办
确认 Joint-State Checker 没有被暂停。把 Leader 转移给会保留下来的 Voter；如果被拒绝，查看 Leader 的日志并重启该 TiKV。调整 store limit 或新增 Store 没有用。

## 来源
tikv/pd server/schedule/checker/joint_state_checker.go；server/schedule/operator/builder.go；tikv/pd#3494、#3499、#5788。
`,
}

export const says: Catalog = {
  'no Region left that has a leader is in a joint state': '剩余的 Region 中，有 Leader 的都不处于 joint 状态',
  'no operator of the bundle waits for a Region to leave the joint state': '诊断包中没有 Operator 在等待 Region 退出 joint 状态',
  '{0} {1} in a joint state, which a move passes through in moments: seen once, it proves nothing.': '{0} 处于 joint 状态；每次迁移都会短暂经过这一状态，只看到一次说明不了问题。',
  '{0} entered a joint state and {1} not leave it. Until then PD builds no other operator for {2}.': '{0} 进入了 joint 状态而没有退出。在退出之前，PD 不会为其创建其他 Operator。',
  'before 6.5.1': 'v6.5.1 之前',
  '{0} on store {1}': 'Store {1} 上的 {0}',
  'the same roles {0} before': '{0} 之前就是同样的角色',
  'See whether somebody has paused the joint-state checker': '查看是否有人暂停了 joint-state Checker',
  'It answers `"paused": false`.': '返回结果为 `"paused": false`。',
  'Give the leadership to a voter that stays': '把 Leader 转移给会保留下来的 Voter',
  'the Region has a leader and both halves have a majority: the new leader carries out the pending leave': '该 Region 有 Leader，且新旧两组成员都有多数派：新的 Leader 会完成尚未执行的退出操作',
  '`{0} region {1}` shows no peer with role IncomingVoter or DemotingVoter; the rest of the move follows by itself.': '`{0} region {1}` 中不再有角色为 IncomingVoter 或 DemotingVoter 的 Peer；迁移的后续步骤会自动完成。',
  'Restart the TiKV that leads the Region': '重启该 Region 的 Leader 所在的 TiKV',
  'a transfer is refused and its log shows why the leave is not applied': 'Leader 转移被拒绝，且其日志说明了为什么没有 apply 退出操作',
  'Another voter becomes leader and the Region leaves the joint state.': '另一个 Voter 成为 Leader，该 Region 退出 joint 状态。',
  'a peer with role Voter or IncomingVoter': '角色为 Voter 或 IncomingVoter 的 Peer',
}

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

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

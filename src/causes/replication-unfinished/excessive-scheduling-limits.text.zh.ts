import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 发起的迁移超出了目标 Store 的承受能力',
  explain: `
## 发生了什么
一个 Store 同时最多接收 32 个快照。为了加快下线而把限制放开到数千之后，PD 发起的迁移就超过了快照名额和磁盘所能承受的数量。

## 为什么停在这里
快照被拒绝或排队，Learner 一直处于 pending 状态，Operator 超时后又重新开始：做得更多，进展更少。

## 看起来是什么样
\`store limit … add-peer\`、\`replica-schedule-limit\` 或 \`max-snapshot-count\` 远高于默认值，**并且**多个 Store 上出现 \`too many recving snapshot tasks\`；整个集群到处是停在 \`add learner peer\` 的 \`operator timeout\`。

## 不要混淆
正在下线的 Store 的 \`remove-peer\` 为 100000000：这是 PD 自己设置的。只是迁出较慢的 Store。

## 怎么办
恢复各项限制（\`store limit all 15 add-peer\`、64、64），并等待一轮 Operator。

## 来源
tikv/pd server/config/config.go；tikv/tikv src/server/snap.rs；tikv/tikv#15972。
`,
}

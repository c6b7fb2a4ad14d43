import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 发起的迁移超出了目标 Store 的承受能力',
  explain: `
## 发生了什么
一个 Store 同时最多接收 32 个快照。为了加快下线而把限制放开到数千之后，PD 发起的迁移就超过了快照名额和磁盘所能承受的数量。

## 为什么停在这里
快照被拒绝或排队，Learner 一直处于 pending 状态，Operator 超时后又重新开始：做得更多，进展更少。

## 看起来是什么样
\`store limit … add-peer\`、\`replica-schedule-limit\` 或 \`max-snapshot-count\` 远高于默认值，并且多个 Store 上出现 \`too many recving snapshot tasks\`；整个集群到处是停在 \`add learner peer\` 的 \`operator timeout\`。

## 不要混淆
正在下线的 Store 的 \`remove-peer\` 为 100000000：这是 PD 自己设置的。只是迁出较慢的 Store。

## 怎么办
恢复各项限制（\`store limit all 15 add-peer\`、64、64），并等待一轮 Operator。

## 来源
tikv/pd server/config/config.go；tikv/tikv src/server/snap.rs；tikv/tikv#15972。
`,
}

export const says: Catalog = {
  'no limit of PD is far above its default': 'PD 的限制都没有远高于默认值',
  'the limits of PD': 'PD 的各项限制',
  'limits are wide open; whether the targets drown in snapshots, their logs tell': '限制放得很开；目标 Store 是否因快照过多而无法承受，要看它们的日志',
  'limits are wide open, but fewer than two stores refuse snapshots': '限制放得很开，但拒绝快照的 Store 不足两个',
  'PD\'s limits are opened so wide that {0} drown in snapshots and refuse them.': 'PD 的限制放得过开，{0} 因快照过多而无法承受，拒绝接收。',
  'snapshots are refused': '快照被拒绝',
  'store limit add-peer of store {0} is {1}': 'Store {0} 的 store limit add-peer 为 {1}',
  'store limit add-peer was set to {0}': 'store limit add-peer 曾被设为 {0}',
  'Put the limits back to their defaults': '把各项限制恢复为默认值',
  'After one round of operators the stores refuse no more snapshots, and `operator finish` lines outnumber `operator timeout`.': '经过一轮 Operator 后，各 Store 不再拒绝快照，`operator finish` 的行数多于 `operator timeout`。',
}

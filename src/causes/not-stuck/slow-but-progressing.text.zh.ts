import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '它仍在迁出数据，只是较慢',
  explain: `
## 发生了什么
PD 逐个迁移 Region。速度取决于目标 Store 的 add-peer 限制（默认每个 Store 每分钟 15 个）、快照，以及 Region 的大小。

## 为什么停在这里
它并没有停住，只是需要时间。一个有 30,000 个 Region、3 个目标 Store 的 Store 需要 11 个小时。

## 看起来是什么样
\`region store N\` 在两次导出之间下降，或者留在该 Store 上的 Region 的 Operator 已经完成了若干步骤。从 v6.1 起，API \`stores/progress\` 会显示速度和剩余时间。

## 不要混淆
其他 Region 的 \`operator finish\`。各个 Checker 已关闭时，balance-region 仍在迁移 Peer。先快速下降，最后停在一个很小的数字上：剩下的那些是因为另外的原因而卡住。

## 怎么办
等待。如果磁盘允许，调高 \`store limit all N add-peer\`。

## 来源
tikv/pd server/schedule/operator_controller.go；server/cluster/cluster.go progress。
`,
}

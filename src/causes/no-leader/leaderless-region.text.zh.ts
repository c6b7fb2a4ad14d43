import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '有一个没有 Leader 的 Region 在该 Store 上仍有 Peer',
  explain: `
## 发生了什么
当 PD 缓存中不再有任何 Region 在某个 Store 上有 Peer 时，PD 才会把该 Store 置为 \`Tombstone\`。Peer 要离开，需要所属 Region 的 Leader 执行 PD 在 Leader 心跳的应答中下发的 Operator。

## 为什么停在这里
没有 Leader，就没有可供应答的心跳，也没有谁来执行。PD 的各个 Checker 会跳过这样的 Region，手动添加 Operator 也会被拒绝，报错 \`cannot build operator for region with no leader\`。该 Region 的记录会一直留在 PD 缓存中，只要有一条这样的记录，该 Store 就永远无法完成下线。等待或调高调度限制都没有用。

## 看起来是什么样
\`region store N\` 列出的某个 Region 的 \`leader\` 没有 ID：该字段缺失（v5.0.2 及更早版本），或为 \`{"role_name":"Voter"}\`（v5.0.3 至 v6.2），或为 \`{"role_name":""}\`（从 v6.3 起）。如果同时 \`approximate_size\` 为 0，说明自 PD 加载该 Region 以来还没有 Leader 上报过。\`region check\` 的各个列表中什么也没有：它们的数据来自心跳。在 v6.4 及更早版本中，\`store N\` 显示的数量可能为 0。

## 不要混淆
刚刚启动的 PD：在一两分钟内所有 Region 都没有 Leader。Learner（无论是否位于 TiFlash）从不计入多数派，哪怕它们全都不在运行。

## 怎么办
先弄清属于哪一种情况：多数派 Voter 已丢失，选举失败，只有 PD 还登记着这个 Region（幽灵 Region），或者存在 Leader 但 PD 不接受它的上报。每种情况的处理方法各不相同，用错会丢失数据。先把已停止的 Store 启动起来，这样做不会丢失任何数据。

## 来源
tikv/pd server/schedule/operator/builder.go；server/schedule/checker/rule_checker.go；server/cluster/cluster.go checkStores；issue tikv/pd#4953。
`,
}

import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '该 Store 已经空了，而 PD 没有将其置为墓碑 (Tombstone)',
  explain: `
## 发生了什么
PD Leader 每 10 秒（v3.0 及更早版本为每分钟）检查一次正在下线的 Store，把不再有任何 Region 登记的 Store 置为墓碑 (Tombstone)。这既不需要该 Store 的进程在运行，也不需要各个 Checker 已经就绪。

## 为什么停在这里
这些检查没有执行，状态变更无法持久化，或者某个缺陷把该 Store 漏掉：升级到 v6.0 后，此前已处于 Offline 状态的 Store 会被跳过。

## 看起来是什么样
\`region store N\` 的 count 为 0，完整的 Region 导出中没有任何 Region 在该 Store 上有 Peer，而数分钟后该 Store 仍为 Offline。pd.log 中可能有 \`bury store failed\`。

## 不要混淆
显示为 0 的 \`region_count\`：在 v6.4 及更早版本中它说明不了什么。在 v4.0 及更早版本中，\`region store N\` 不显示 Learner。刚变空不到一分钟的 Store。

## 怎么办
检查 PD：Leader、磁盘、etcd。然后切换 PD Leader，检查会随之重新启动。

## 来源
tikv/pd server/cluster/cluster.go checkStores；tikv/pd#4874、tikv/pd#8997。
`,
}

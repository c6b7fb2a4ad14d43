import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'store {0} is not waiting to be buried': 'Store {0} 并不处于等待变为墓碑 (Tombstone) 的状态',
  'whether anything is left on the store': '该 Store 上是否还留有 Region',
  'Regions are left on it: PD has nothing to bury yet': '它上面还有 Region：PD 还不会将其置为墓碑 (Tombstone)',
  'since when the store is empty is not in the bundle': '诊断包没有显示该 Store 从何时起已空',
  'the store is empty since {0} at most: PD buries it at its next round': '该 Store 变空的时间最多只有 {0}：PD 会在下一轮检查时将其置为墓碑 (Tombstone)',
  'Nothing is left on store `{0}`{1}, and PD does not turn it Tombstone{2}.': 'Store `{0}` {1}已没有任何 Region，PD 却没有将其置为墓碑 (Tombstone){2}。',
  ' since {0} or longer': '至少从 {0} 前起',
  ': it cannot save the change': '：它无法保存这一变更',
  'store {0} is still {1}': 'Store {0} 仍为 {1}',
  'PD fails to bury it': 'PD 将其置为墓碑 (Tombstone) 时失败',
  '6.0: a store that was Offline before the upgrade is never buried': 'v6.0：升级之前已是 Offline 的 Store 永远不会变为墓碑 (Tombstone)',
  'up to 8.5.4: the removal of a store that was still Preparing is taken back': 'v8.5.4 及之前：仍处于 Preparing 状态的 Store，其下线会被撤销',
  'Look again': '再次查看',
  'Still Offline with `count` 0 after two minutes: go on.': '两分钟后仍为 Offline 且 `count` 为 0：继续下一步。',
  'Let PD save again: free its disk, or lift the quota of etcd': '让 PD 能够重新保存数据：释放其磁盘空间，或提高 etcd 的配额',
  'pd.log has no further `bury store failed`.': 'pd.log 中不再出现 `bury store failed`。',
  'Hand the PD leadership to another server': '把 PD Leader 转移到另一个 PD',
  'PD is healthy; a short TSO pause follows': 'PD 正常；TSO 会短暂中断',
  'pd.log of the new leader says `store has been Tombstone` within a minute.': '新的 PD Leader 的 pd.log 中，一分钟内出现 `store has been Tombstone`。',
}

import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 中登记着一个在任何 TiKV 上都已不存在的 Region',
  explain: `
## 发生了什么
该 Region 的每个副本都已在各自的 TiKV 上被销毁（Region 合并、\`tikv-ctl tombstone\`、磁盘被清空），但 PD 从未得知：只有 Leader 的心跳才能改变 PD 的记录。

## 为什么停在这里
PD 会持久化这条记录，每次重启后重新加载，并等待一个不可能出现的 Leader。在 v8.5 及更早版本中，PD 按 Region 数量决定是否将 Store 置为墓碑 (Tombstone)，因此一条记录就能让该 Store 永远无法完成下线。从 v9.0.0-beta.2 起，PD 改为按 Region 大小求和：此时这条记录会一直拦住该 Store，直到 PD 重启。

## 看起来是什么样
没有 Leader，\`approximate_size\` 为 0，多数派所在的 Store 都在运行，而所有 Voter 所在 TiKV 的日志在两个小时内从未提到这个 Region。在每个 Store 上执行 \`tikv-ctl raft region -r ID\`，要么找不到，要么显示 \`Tombstone\`。如果 TiDB 的 \`/regions/ID\` 返回 \`"frames": null\`，说明对应的表已经不存在。

## 不要混淆
静默的 Region (Hibernate Region)：半小时之内会有 Voter 醒来并打印 \`leader missing\`。同一 Key 范围上还有一个正常的 Region，但因为幽灵 Region 的 version 更高而被 PD 拒绝 (\`leader-exists-but-pd-stale\`)。

## 怎么办
先在每个 Voter 所在的 Store 上用 \`tikv-ctl\` 证实。如果这个 Key 范围仍然需要，执行 \`recreate-region\`（恢复后为空）；如果不再需要，删除 PD 中的这条记录。单独执行 \`tikv-ctl tombstone\` 不会改变 PD 中的任何内容。

## 来源
tikv/pd server/core/region_storage.go、server/cluster/cluster.go；tikv/pd#1655、tikv/pd#4953。
`,
}

export const says: Catalog = {
  'TiKVs have the Regions without a leader, or their logs mention them, or a leader has reported them': '没有 Leader 的 Region 在 TiKV 上存在，或 TiKV 的日志提到过它们，或有 Leader 上报过它们',
  'PD lists {0} with a peer on store `{1}`, and no TiKV with such a peer has {2}.': 'PD 中 {0} 在 Store `{1}` 上有 Peer，而应有其 Peer 的 TiKV 上都没有这些 Region。',
  '{0} on store `{1}` ({2}) {3} to exist in PD only: {4} {5}{6}.': 'Store `{1}` 上的 {0}（{2}）似乎只存在于 PD 中：{6}{4}。',
  'the TiKVs that were asked do not have': '查询过的 TiKV 上都没有',
  'the logs of all living voters are silent about': '所有存活 Voter 的日志都没有提到',
  ' for hours': '几小时内，',
  '{0} may exist in PD only: no leader has reported {1} since PD loaded its records.': '{0} 可能只存在于 PD 中：自 PD 加载其记录以来，没有 Leader 上报过。',
  'Region {0} has no leader and size {1} ({2})': 'Region {0} 没有 Leader，大小为 {1}（{2}）',
  'every release': '所有版本',
  'store {0}: its log of two hours and more, which ends here, never names the Region': 'Store {0}：其日志持续两小时以上，至此为止从未提到该 Region',
  'TiDB knows no table in the range of the Region: nothing would be lost with it': 'TiDB 中没有任何表位于该 Region 的范围内：放弃它不会丢失数据',
  'no TiKV has the Region and its range is not needed (its table is dropped)': '没有任何 TiKV 拥有该 Region，且不再需要这段范围（表已删除）',
  'Prove that no TiKV has Region {0}': '证实没有任何 TiKV 拥有 Region {0}',
  'Every store with a voter says that it has no such Region, or that it is Tombstone. A dead voter\'s disk counts: look there too.': '每个有 Voter 的 Store 都显示没有该 Region，或该 Region 为 Tombstone。已死的 Voter 的磁盘也算在内，同样要查看。',
}

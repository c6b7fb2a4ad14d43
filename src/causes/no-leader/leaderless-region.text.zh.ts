import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'the one Region left has a leader in PD': '唯一剩余的 Region 在 PD 中有 Leader',
  'the {0} Regions left have a leader in PD': '剩余的 {0} 个 Region 在 PD 中都有 Leader',
  'All {0} Regions': '全部 {0} 个 Region',
  '{0} of the {1} Regions': '{1} 个 Region 中有 {0} 个',
  '{0} left on store `{1}` ({2}) {3} no leader{4}, so that PD cannot move {5}: {6}.': 'Store `{1}` 上剩余的 {0}（{2}）{4}没有 Leader，PD 因此无法迁移：{6}。',
  'the store stays': '该 Store 留在原处',
  'this release buries the store by the sizes of its Regions, and with a size of 0 they do not keep it': '该版本按 Region 大小之和决定是否将 Store 置为墓碑 (Tombstone)，大小为 0 的 Region 留不住它',
  ' in PD': '在 PD 中',
  'every Region of the bundle has a leader in PD': '诊断包中的每个 Region 在 PD 中都有 Leader',
  '{0} ({1}) without a leader in PD: nothing can be read, written or moved there.': '有 {0}（{1}）在 PD 中没有 Leader：这些 Region 既不能读写，也不能迁移。',
  'The only Region': '唯一一个 Region',
  'Both Regions': '两个 Region',
  '{0} before the dump': '导出前 {0}',
  'after the newest heartbeat of the dump': '导出中最新一次心跳之后',
  'shortly before the dump': '导出前不久',
  '{0} without a leader, but PD had loaded its Regions {1}: their leaders may yet report': '有 {0} 没有 Leader，但 PD 在 {1} 才加载了 Region：它们的 Leader 可能稍后就会上报',
  'Region {0} has peers on stores {1} and {2}': 'Region {0} 在 Store {1} 上有 Peer，{2}',
  'names the last leader it knew, on store {0}': '记录的是最后一个已知的 Leader，位于 Store {0}',
  '; size 0: no leader has reported it since PD loaded it': '；大小为 0：自 PD 加载它以来，没有 Leader 上报过',
  '{0}{1} ({2})': '{0}{1}（{2}）',
  'PD refuses {0}: no leader, no operator': 'PD 拒绝了 {0}：没有 Leader，就没有 Operator',
  'a manual operator': '手动添加的 Operator',
  'the data is intact; this loses nothing and often ends it': '数据完好；这样做不会丢失任何数据，而且往往就能解决问题',
  'Let PD load its Regions anew, as a test': '让 PD 重新加载 Region，作为试验',
  'every voter that can run runs: each TiKV then reports its leaders at once. A short TSO pause follows': '每个能运行的 Voter 都在运行：此时每个 TiKV 会立即上报自己的 Leader。TSO 会短暂中断',
  'After two minutes `curl {0}/region/id/{1}` shows a leader, or the reason lies with TiKV. Use unsafe recovery, `recreate-region` or `tombstone` only once it is known which.': '两分钟后，如果 `curl {0}/region/id/{1}` 显示有 Leader，问题即已解决；否则原因在 TiKV。只有在弄清是哪一种原因之后，才可使用有损恢复 (Unsafe Recovery)、`recreate-region` 或 `tombstone`。',
}

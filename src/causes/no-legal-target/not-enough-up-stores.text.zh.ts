import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '符合条件的 Up Store 少于副本数',
  explain: `
## 发生了什么
对于下线 Store 上的每个 Peer，PD 要在一个没有同一 Region 副本的 Store 上补一个新的 Peer。3 副本时，这需要另外 3 个处于 Up 状态的 TiKV Store。

## 为什么停在这里
剩下的每个 Store 都已经有该 Region 的 Peer。PD 找不到目标 Store，不创建 Operator，而且只在 DEBUG 级别的日志中说明。

## 看起来是什么样
除去正在下线的 Store，状态为 Up 且未 Down 的 TiKV Store 数量少于副本数（未开启放置规则时为 \`max-replicas\`，开启时为规则的 \`count\`）。\`region_count\` 保持不变。v4.0 及更早版本，或未开启放置规则时，pd.log 中有 \`store may not turn into Tombstone\`。

## 不要混淆
Store 足够，但空间不足 (\`all-candidates-low-space\`) 或标签不符。TiFlash Store 从不算在内，但在 v8.5 及更早版本中，执行 delete 时的检查却把它们算进去了：因此 delete 还是被接受。

## 怎么办
新增 TiKV，或取消下线。减少副本数也可以，代价是冗余降低；当 \`pd/default\` 与配置不一致时，PD 会拒绝修改。

## 来源
tikv/pd server/schedule/checker/replica_strategy.go；server/cluster/cluster.go checkReplicaBeforeOfflineStore；tikv/pd#9933、tikv/pd#10350。
`,
}

export const says: Catalog = {
  'no Region left lacks a store that is Up and may hold its peer': '剩余的 Region 都有状态为 Up、可以存放其 Peer 的 Store',
  '{0} on store `{1}` {2} no store to go to: each of the other {3} ({4}) already has a peer of {5}.': 'Store `{1}` 上的 {0} 没有可以迁往的 Store：其他 {3}（{4}）都已有其 Peer。',
  '{0} Up TiKV store': '{0} 个状态为 Up 的 TiKV Store',
  'the number of replicas that PD is configured for': 'PD 配置的副本数',
  'nothing is left on the store': '该 Store 上已没有 Region',
  'a TiFlash store leaves: the placement rules decide': '下线的是 TiFlash Store：取决于放置规则',
  'No other TiKV store is Up: nothing on store `{0}` has anywhere to go.': '没有其他状态为 Up 的 TiKV Store：Store `{0}` 上的任何 Region 都无处可去。',
  'The other {0} ({1}) hold every Region already, and the cluster is set for more replicas than that.': '其他 {0}（{1}）已经拥有每一个 Region，而集群要求的副本数多于此数。',
  'tiup warns: fewer TiKV than max-replicas after the scale-in': 'tiup 告警：缩容后 TiKV 数少于 max-replicas',
  'store {0} is {1}{2}{3}': 'Store {0} 的状态为 {1}{2}{3}',
  ', a TiFlash: it takes no voters': '，是 TiFlash：不接收 Voter',
  ' and leaves': '，正在下线',
  'a host is to be had; this is online and without risk': '可以找到一台主机；这一操作在线进行，没有风险',
  'Keep fewer replicas': '减少副本数',
  'less redundancy is a decision, not an accident; one replica of everything is given up': '降低冗余度应当是有意的决定，而不是意外；所有数据都会少一个副本',
  '`{0} config show replication` and the rule `pd/default` say the same number; the store drains.': '`{0} config show replication` 与规则 `pd/default` 中的数值一致；该 Store 开始迁出数据。',
  'PD refuses it when the rule `pd/default` is gone or differs from the configuration': '如果规则 `pd/default` 不存在或与配置不一致，PD 会拒绝',
}

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

import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: 'PD 拒绝了它的 delete 请求，或从未收到',
  explain: `
## 发生了什么
从 v6.1 起，如果下线后剩余的 Up Store 会少于 \`max-replicas\`，或没有 Store 能够承接 Leader，PD 会拒绝 delete。\`tiup scale-in --force\` 把这一拒绝当作警告，照样清空该节点并将其从拓扑中去掉。

## 为什么停在这里
PD 中没有正在进行的下线。该 Store 先是 Up，然后是 Disconnected，最后是 Down，并一直如此。

## 看起来是什么样
\`state_name\` 为 Up、Disconnected 或 Down。pd.log 中没有该 Store 的 \`store has been offline\`。delete 的返回结果为 \`can not remove store N since the number of up stores would be …\`。

## 不要混淆
已被取消的下线 (\`reverted-to-up\`)。只是宕机、并不打算下线的 Store。

## 怎么办
新增 TiKV，然后重新执行 delete。在 v8.5 及更早版本中，这项检查把 TiFlash Store 也算在内。

## 来源
tikv/pd server/cluster/cluster.go checkReplicaBeforeOfflineStore；tikv/pd#4775、pingcap/tiup#2705。
`,
}

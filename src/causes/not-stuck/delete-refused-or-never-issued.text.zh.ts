import type {Catalog} from '../../model/say.js'
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

export const says: Catalog = {
  'pd.log shows that PD took the delete of store {0}': 'pd.log 显示 PD 已接受对 Store {0} 的 delete 请求',
  'store {0} is {1}: PD took the delete': 'Store {0} 的状态为 {1}：PD 已接受 delete 请求',
  'neither a record of store {0} nor PD\'s answer to a delete': '既没有 Store {0} 的记录，也没有 PD 对 delete 请求的答复',
  'no list of stores': '没有 Store 列表',
  'every store is Up': '每个 Store 都为 Up',
  'PD refused to delete store `{0}`: too few Up stores would be left.': 'PD 拒绝了对 Store `{0}` 的 delete 请求：剩下的 Up Store 会过少。',
  'PD\'s answer to the delete': 'PD 对 delete 请求的答复',
  'store {0} is {1}': 'Store {0} 的状态为 {1}',
  'the store is still to leave; delete it again afterwards: PD counts the stores at that moment': '该 Store 仍要下线；之后再次 delete：PD 会在那一刻统计 Store 数',
  'store {0} is Up and pd.log shows no delete of it: nobody asked for a removal': 'Store {0} 为 Up，pd.log 中也没有对它的 delete 请求：没有人要求它下线',
  'store {0} is Up; whether a delete was tried only pd.log or PD\'s answer tells': 'Store {0} 为 Up；是否尝试过 delete，只有 pd.log 或 PD 的答复能说明',
  'Store `{0}` is {1}, not Offline: PD has no removal of it{2}. It stays like this until somebody deletes it.': 'Store `{0}` 的状态为 {1} 而不是 Offline：PD 中没有它的下线{2}。在有人 delete 它之前，会一直如此。',
  'Stores {0} are {1}, not Offline: PD has no removal of them{2}. They stay like this until somebody deletes them.': 'Store {0} 的状态为 {1} 而不是 Offline：PD 中没有它们的下线{2}。在有人 delete 它们之前，会一直如此。',
  ', and its log shows no delete': '，PD 的日志中也没有 delete 请求',
  'Delete the store': '对该 Store 执行 delete',
  'it is to leave, and enough other stores are Up': '它确实要下线，且有足够的其他 Store 为 Up',
  '`{0} store {1}` says `Offline`, and pd.log `store has been offline`.': '`{0} store {1}` 显示 `Offline`，pd.log 中出现 `store has been offline`。',
}

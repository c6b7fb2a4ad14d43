import type {Catalog} from '../../model/say.js'
import type {CauseText} from '../cause.js'

export const text: CauseText = {
  title: '候选 Store 失联或繁忙',
  explain: `
## 发生了什么
超过 20 秒没有心跳的 Store，以及上报 \`is_busy\` 的 Store，PD 都不会向其调度 Peer。v4.0 不检查连接状态：它会创建在失联的 Store 上添加 Learner 的 Operator。

## 为什么停在这里
能够承接这些 Region 的 Store 都处于这种状态。它们恢复后问题随之消失。一直失联的 Store 超过 \`max-store-down-time\`（默认 30 分钟）后被视为 Down；此后就变成 Store 太少。

## 看起来是什么样
\`store\` 中每个候选 Store 要么是 \`Disconnected\`，要么 \`last_heartbeat_ts\` 陈旧，要么带有 \`is_busy\`。v4.0：Operator 停在 \`add learner peer … on store\`，目标正是失联的 Store。

## 不要混淆
慢节点评分 (slow score)：它排除的是 Leader，而不是 Peer。\`best-location-store-temporarily-unavailable\`：那里其他 Store 本可以承接，但位置较差。\`not-enough-up-stores\`：那里的 Store 已经长期 Down。

## 怎么办
启动该 Store，或查明它为何繁忙。或者新增一个 Store。

## 来源
tikv/pd server/schedule/filter/filters.go；server/core/store.go storeDisconnectDuration。
`,
}

export const says: Catalog = {
  '{0} of Region {1} is to bring a peer to store {2}, which is {3}': 'Region {1} 的 {0} 要把 Peer 迁到 Store {2}，而它的状态为 {3}',
  'no Region left waits for a store that is silent or busy': '没有剩余的 Region 在等待失联或繁忙的 Store',
  'store {0} is Down to PD, and since when a store counts as Down is not in the bundle': 'PD 认为 Store {0} 为 Down，而诊断包没有显示失联多久才算 Down',
  '{0} on store `{1}` could go to {2} only, and {3} not ready: {4}.': 'Store `{1}` 上的 {0} 只能迁往 {2}，而 {3} 尚未就绪：{4}。',
  'that one is': '该 Store',
  'those are': '这些 Store',
  'busy': '繁忙',
  'out of store limit': 'store limit 已耗尽',
  'full of snapshots': '快照过多',
  'full of pending peers': 'pending Peer 过多',
}
